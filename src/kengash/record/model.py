"""What the merge compares: a report reduced to what can tell two encounters apart. Frozen data, no behaviour."""

from __future__ import annotations

import msgspec


class Who(msgspec.Struct, frozen=True, gc=False):
    """One participant of a report. `world` only where the text named the person: an office proves no identity."""

    name: str | None
    key: str
    surname: str
    world: str
    office: str
    rank: str
    side: str
    kind: str
    roles: frozenset[str]


class When(msgspec.Struct, frozen=True, gc=False):
    """Day numbers: `first..last` is said; `earliest..latest` is how far the encounter may lie from it."""

    first: int
    last: int
    earliest: int
    latest: int
    precision: str
    basis: str


class Report(msgspec.Struct, frozen=True, gc=False):
    """One encounter as one document tells it."""

    id: int
    anchor: str
    document: int
    type: str
    group: str
    status: str
    forms: frozenset[str]
    ordinal: int | None
    body: str
    body_known: bool
    when: When | None
    city: str
    country: str
    people: tuple[Who, ...]
    present: tuple[Who, ...]
    sides: frozenset[str]
    several: bool
    whole: int | None
    whole_body: str
    whole_type: str
    published: str
    official: bool
    language: str


class Verdict(msgspec.Struct, frozen=True):
    """What the pair rule says: how alike, by which rules, or which rule forbids it (`conflict`)."""

    score: float
    rules: tuple[str, ...]
    conflict: str | None


ASSEMBLY = frozenset({"session", "summit", "conference"})
TALKS = frozenset({"meeting", "reception", "consultations"})
GROUPS = {
    **dict.fromkeys(ASSEMBLY, "assembly"),
    **dict.fromkeys(TALKS, "talks"),
    "call": "call",
    "visit": "visit",
    "ceremony": "ceremony",
    "correspondence": "correspondence",
}
HEIGHTS = {
    "head_of_state": 9,
    "royal": 9,
    "head_of_government": 8,
    "deputy_head_of_government": 7,
    "speaker": 7,
    "minister": 6,
    "secretary_general": 6,
    "head_of_agency": 5,
    "deputy_minister": 5,
    "special_representative": 4,
    "ambassador": 4,
    "director": 3,
    "military": 3,
    "member_of_parliament": 2,
    "other": 1,
}
COMING = frozenset({"announced", "proposed"})
PASSED = frozenset({"held", "ongoing"})
BASES = {"stated": 3, "relative": 2, "published": 1}
