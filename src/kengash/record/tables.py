"""Tables over many encounters: readouts side by side, who attended a body's sessions, who met whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from kengash.record.model import HEIGHTS
from kengash.record.store import Store
from kengash.record.told import Fact, Source
from kengash.record.unite import United

TALKS = ("meeting", "reception", "consultations", "call")
ALL = (*TALKS, "session", "summit", "conference", "ceremony", "visit")


class Said(msgspec.Struct, frozen=True):
    """One value and what each source says of it: its words, or nothing."""

    field: str
    value: str
    quotes: list[str | None]
    disputed: bool


class Comparison(msgspec.Struct, frozen=True):
    """The readouts of one encounter side by side: `only` is what a single source says."""

    id: str
    sources: list[Source]
    rows: list[Said]

    @property
    def only(self) -> list[Said]:
        """What one source says and all others leave out."""
        return [row for row in self.rows if sum(quote is not None for quote in row.quotes) == 1]


class Seat(msgspec.Struct, frozen=True):
    """Who came for one side to one session."""

    encounter: str
    day: str | None
    represents: str
    rank: str | None
    names: list[str]
    chair: bool
    absent: bool


class Attendance(msgspec.Struct, frozen=True):
    """Sessions of a body × sides."""

    body: str
    sessions: list[str]
    sides: list[str]
    seats: list[Seat]


class Tie(msgspec.Struct, frozen=True):
    """Two that met, how often, and at which ranks."""

    one: str
    other: str
    times: int
    ranks: list[str]


def facts(united: United) -> Iterable[Fact]:
    """Every fact of an encounter, in the order in which it is shown."""
    yield from united.facts
    for attendee in united.participants:
        yield from attendee.roles
    yield from united.topics
    yield from united.documents


def compare(united: United) -> Comparison:
    """Each value against each source, in the order of the encounter's facts."""
    order = [source.document for source in united.reports]
    rows = []
    for fact in facts(united):
        words = {source.document: source.quote for source in fact.sources}
        rows.append(Said(fact.field, fact.value, [words.get(document) for document in order], fact.disputed))
    return Comparison(united.id, united.reports, rows)


def _seat(rows: Sequence[tuple[str, str | None, str, str | None, str, str | None, str | None]]) -> Seat:
    encounter, day, side = rows[0][:3]
    top = max((row[3] for row in rows if row[3]), key=lambda rank: HEIGHTS.get(rank, 0), default=None)
    roles = [set(row[4].split()) for row in rows]
    names = {row[6] or row[5]: row[5] for row in rows if row[5]}
    return Seat(
        encounter,
        day,
        side,
        top,
        [str(name) for name in names.values()],
        any("chair" in role for role in roles),
        all("absent" in role for role in roles),
    )


def attendance(store: Store, body: int, slug: str, limit: int) -> Attendance:
    """Who came to the sessions of a body, for which side, at which rank, and who chaired."""
    met = store.encounters_of_body(body, limit)
    seats: dict[tuple[str, str], list[tuple[str, str | None, str, str | None, str, str | None, str | None]]] = {}
    for row in store.attendance(int(one[0]) for one in met):
        seats.setdefault((row[0], row[2]), []).append(row)
    sessions = [str(one[1]) for one in reversed(met)]
    return Attendance(slug, sessions, sorted({side for _, side in seats}), [_seat(rows) for rows in seats.values()])


def network(store: Store, since: str, until: str, types: Sequence[str] = ALL, by: str = "person") -> list[Tie]:
    """Pairs who sat in one held encounter, most often first; `by` person or side."""
    met: dict[int, dict[str, str]] = {}
    for encounter, person, _, side, rank in store.presences(since, until + "~", types):
        who = str(person if by == "person" else side or "")
        if who:
            there = met.setdefault(encounter, {})
            there[who] = max(there.get(who, ""), str(rank or ""), key=lambda r: HEIGHTS.get(r, 0))
    ties: dict[tuple[str, str], list[str]] = {}
    for people in met.values():
        for one, other in combinations(sorted(people), 2):
            ties.setdefault((one, other), []).append(f"{people[one]}–{people[other]}")
    listed = [Tie(a, b, len(ranks), sorted(set(ranks))) for (a, b), ranks in ties.items()]
    return sorted(listed, key=lambda tie: (-tie.times, tie.one, tie.other))
