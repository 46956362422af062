"""The only place with SQL: one SQLite file, readable in the `sqlite3` shell, opened with nothing to start."""

from __future__ import annotations

from .base import Row, StoreError, plainly
from .filter import Filter
from .load import Loads
from .query import Queries
from .write import Writes


class Store(Writes, Loads, Queries):
    """A record's file."""


__all__ = ["Filter", "Row", "Store", "StoreError", "plainly"]
