"""Mentions + predicate -> clauses."""

from kengash.clauses.nouns import Clause, Event, Sentence
from kengash.clauses.read import read_sentence

__all__ = ["Clause", "Event", "Sentence", "read_sentence"]
