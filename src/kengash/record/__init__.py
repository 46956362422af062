"""The record: encounters, people and bodies as many documents tell them together, in one file.

with Record.open("record.sqlite") as record:
    record.add(arrivals)
    record.find("Bakayev")
    record.encounter("ots-cfm-2026-03-07")
"""

from kengash.record.asking import RecordError
from kengash.record.intake import Arrival
from kengash.record.keeping import Count, default_path
from kengash.record.record import Record
from kengash.record.search import Query, QueryError
from kengash.record.store import StoreError

__all__ = ["Arrival", "Count", "Query", "QueryError", "Record", "RecordError", "StoreError", "default_path"]
