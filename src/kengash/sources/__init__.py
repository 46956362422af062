"""What people have, as documents to read: text files, saved web pages, JSON Lines, folders, standard input."""

from kengash.sources.document import Failure, SourceDocument
from kengash.sources.files import documents

__all__ = ["Failure", "SourceDocument", "documents"]
