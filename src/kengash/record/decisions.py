"""What a person decided: kept for ever, told by places in texts and by names, which no new reading renumbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from kengash.record.store import Store

Pair = tuple[int, int]


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a report stands: the text's digest, the type told, and where it is told."""

    sha256: str
    type: str
    start: int | None
    end: int | None


class Subject(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a decision is about: groups of places (or of written names); a fact's field and value."""

    places: list[list[Place]] = []
    names: list[list[list[str]]] = []
    field: str = ""
    value: str = ""
    fact: str = ""


class Decided(msgspec.Struct, frozen=True):
    """Decisions in force, as pairs of numbers of the store."""

    together: frozenset[Pair] = frozenset()
    separate: frozenset[Pair] = frozenset()


class Ruling(msgspec.Struct, frozen=True):
    """A fact confirmed or rejected, and the reports it was said of."""

    decision: int
    kind: str
    field: str
    value: str
    reports: frozenset[int]


def _across(groups: Sequence[Iterable[int]]) -> set[Pair]:
    return {(min(a, b), max(a, b)) for x, y in combinations(groups, 2) for a in x for b in y if a != b}


def _within(group: Iterable[int]) -> set[Pair]:
    ordered = sorted(set(group))
    return set(combinations(ordered, 2))


def _gather(steps: Iterable[tuple[str, list[list[int]]]]) -> Decided:
    """Later decisions override earlier ones."""
    together: set[Pair] = set()
    separate: set[Pair] = set()
    for kind, groups in steps:
        if kind == "merge":
            joined = _within(number for group in groups for number in group)
            together |= joined
            separate -= joined
        else:
            parted = _across(groups)
            separate |= parted
            together -= parted
    return Decided(frozenset(together), frozenset(separate))


def find_place(store: Store, place: Place) -> int | None:
    """The report that stands at a place now: most overlap first, then the same type, then nearest."""
    rows = store.reports_at(place.sha256)

    def fit(row: tuple[int, str, int | None, int | None]) -> tuple[bool, bool, int]:
        _, kind, start, end = row
        distance = abs((start or 0) - (place.start or 0))
        overlap = max(0, min(end or 0, place.end or 0) - max(start or 0, place.start or 0))
        return kind == place.type, overlap > 0, -distance

    return max(rows, key=fit)[0] if rows else None


def place_of(store: Store, report: int) -> Place:
    """Where a report stands."""
    sha256, _ = store.place_of(report)
    rows = store.reports_at(sha256)
    row = next(row for row in rows if row[0] == report)
    return Place(sha256, row[1], row[2], row[3])


def _reports(store: Store, groups: list[list[Place]]) -> list[list[int]]:
    found = [[find_place(store, place) for place in group] for group in groups]
    return [[number for number in group if number is not None] for group in found]


def find_names(store: Store, about: str, groups: list[list[list[str]]]) -> list[list[int]]:
    """The numbers of groups of written names of people or bodies, as far as they are there."""
    find = store.find_person_name if about == "person" else store.find_body_name
    found = [[find(*name) for name in group] for group in groups]
    return [[number for number in group if number is not None] for group in found]


def _active(store: Store, about: str, kinds: tuple[str, ...]) -> list[tuple[int, str, Subject]]:
    return [
        (number, kind, msgspec.json.decode(subject, type=Subject))
        for number, kind, what, subject in store.active_decisions()
        if what == about and kind in kinds
    ]


def of_encounters(store: Store) -> Decided:
    """Which reports somebody joined or parted."""
    active = _active(store, "encounter", ("merge", "split"))
    return _gather((kind, _reports(store, subject.places)) for _, kind, subject in active)


def of_names(store: Store, about: str) -> Decided:
    """Which written names of people or bodies somebody joined or parted."""
    active = _active(store, about, ("merge", "split"))
    return _gather((kind, find_names(store, about, subject.names)) for _, kind, subject in active)


def rulings(store: Store) -> list[Ruling]:
    """Facts confirmed or rejected; the last word on each counts."""
    last: dict[tuple[str, str, frozenset[int]], Ruling] = {}
    for number, kind, subject in _active(store, "encounter", ("confirm", "reject")):
        reports = frozenset(r for group in _reports(store, subject.places) for r in group)
        last[subject.field, subject.value, reports] = Ruling(number, kind, subject.field, subject.value, reports)
    return list(last.values())
