"""From rows of the store to the reports that the pair rule compares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .days import when
from .model import GROUPS, Report, Who

Row = Sequence[Any]
VAGUE = frozenset({"head"})  # "the heads of three states": of what, and how high, it does not say


def anchor(sha256: str, number: int) -> str:
    """A report's name by content alone: what orders reports whenever an order is needed."""
    return f"{sha256[:16]}:{number}"


def _who(row: Row) -> Who:
    _, name, key, surname, world, office, rank, side, kind, roles = row
    if office in VAGUE:
        office = rank = ""
    return Who(name, key or "", surname or "", world or "", office, rank, side, kind, frozenset(roles.split()))


def _people(rows: Iterable[Row]) -> dict[int, list[Who]]:
    people: dict[int, list[Who]] = {}
    for row in rows:
        people.setdefault(row[0], []).append(_who(row))
    return people


def _report(row: Row, people: tuple[Who, ...]) -> Report:
    number, sha, ordinal_in_text, document, kind, status, forms, ordinal, body, known = row[:10]
    day, until, precision, basis, city, country, whole, whole_body, whole_type, published, official, language = row[10:]
    present = tuple(who for who in people if "absent" not in who.roles)
    if day is None and published:
        day, until, precision, basis = published, None, "day", "published"
    return Report(
        number,
        anchor(sha, ordinal_in_text),
        document,
        kind,
        GROUPS.get(kind or "", kind or ""),
        status,
        frozenset(forms.split()),
        ordinal,
        body or "",
        bool(known),
        when(day, until, precision, basis, status),
        city or "",
        country or "",
        people,
        present,
        frozenset(who.side for who in present if who.side),
        any(who.kind == "group" for who in people),
        whole,
        whole_body or "",
        whole_type or "",
        published or "",
        bool(official),
        (language or "").split("-")[0],
    )


def reports(rows: Iterable[Row], participants: Iterable[Row]) -> dict[int, Report]:
    """Reports by number."""
    people = _people(participants)
    return {row[0]: _report(row, tuple(people.get(row[0], ()))) for row in rows}
