"""What every reading must be, whatever the text: the promises of the record's form, checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from kengash.nouns import Encounter, Reading, Span

TYPES = frozenset(
    [
        "session",
        "summit",
        "meeting",
        "reception",
        "call",
        "consultations",
        "visit",
        "conference",
        "ceremony",
        "correspondence",
    ]
)
STATUSES = frozenset(["held", "ongoing", "announced", "proposed", "postponed", "cancelled", "denied"])
FORMS = frozenset(
    [
        "informal",
        "regular",
        "extraordinary",
        "expanded",
        "narrow",
        "online",
        "phone",
        "closed",
        "state",
        "official",
        "working",
        "courtesy",
        "jubilee",
    ]
)
ROLES = frozenset(["chair", "host", "guest", "head_of_delegation", "participant", "invited", "absent"])
KINDS = frozenset(["person", "state", "organization", "group"])
RANKS = frozenset(
    [
        "head_of_state",
        "head_of_government",
        "deputy_head_of_government",
        "minister",
        "deputy_minister",
        "secretary_general",
        "speaker",
        "special_representative",
        "ambassador",
        "head_of_agency",
        "director",
        "member_of_parliament",
        "military",
        "royal",
        "other",
    ]
)
PAPERS = frozenset(
    [
        "joint_statement",
        "statement",
        "declaration",
        "communique",
        "agreement",
        "treaty",
        "memorandum",
        "protocol",
        "regulation",
        "programme",
        "roadmap",
        "plan",
        "resolution",
        "decision",
        "charter",
        "concept",
        "contract",
        "letter",
        "other",
    ]
)
ACTS = frozenset(
    ["adopted", "signed", "initialled", "exchanged", "approved", "ratified", "prepared", "presented", "discussed"]
)
NOTES = frozenset(["contradiction", "name_variant", "unknown_abbreviation", "inference"])


def spans(value: Any) -> Iterator[Span]:
    """Every span in a reading."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans(getattr(value, field))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from spans(one)


def wrong(reading: Reading, text: str) -> list[str]:
    """What is not as promised; empty for a good reading."""
    found = [f"span {s.start}:{s.end} of {len(text)}" for s in spans(reading) if not 0 <= s.start < s.end <= len(text)]
    ids = [e.id for e in reading.encounters]
    if ids != [f"e{n}" for n in range(1, len(ids) + 1)]:
        found.append(f"ids {ids}")
    for encounter in reading.encounters:
        found += [f"{encounter.id}: {fault}" for fault in faults(encounter, ids)]
    return found


def faults(e: Encounter, ids: list[str]) -> Iterator[str]:
    """What is wrong with one encounter."""
    if not e.evidence or not e.rules:
        yield "no evidence or no rule"
    if e.part_of is not None and (e.part_of not in ids or e.part_of == e.id):
        yield f"part of {e.part_of}"
    yield from outside("type", [e.type], TYPES)
    yield from outside("status", [e.status], STATUSES)
    yield from outside("form", e.forms, FORMS)
    yield from outside("document", [d.kind for d in e.documents], PAPERS)
    yield from outside("act", [d.act for d in e.documents], ACTS)
    yield from outside("note", [n.kind for n in e.notes], NOTES)
    yield from people(e)
    yield from day(e)
    if e.place and not (e.place.city or e.place.country or e.place.venue):
        yield "empty place"
    if any(not t.text.strip() or not t.evidence for t in e.topics) or any(not d.evidence for d in e.documents):
        yield "topic or document without words"


def people(e: Encounter) -> Iterator[str]:
    for p in e.participants:
        yield from outside("role", p.roles or [""], ROLES)
        yield from outside("kind", [p.kind], KINDS)
        yield from outside("rank", [p.office.rank] if p.office and p.office.rank else [], RANKS)
        if not p.evidence:
            yield "participant without evidence"
        if p.name is not None and not p.name.strip():
            yield "blank name"


def day(e: Encounter) -> Iterator[str]:
    if e.date is None:
        return
    yield from outside("precision", [e.date.precision], frozenset({"day", "month", "year"}))
    yield from outside("basis", [e.date.basis], frozenset({"stated", "relative", "published"}))
    size = {"day": 10, "month": 7, "year": 4}.get(e.date.precision, 0)
    for written in (e.date.start, e.date.end):
        if written is not None and (len(written) != size or not is_date(written)):
            yield f"date {written} {e.date.precision}"
    if e.date.end is not None and e.date.end < e.date.start:
        yield f"date {e.date.start} to {e.date.end}"


def is_date(written: str) -> bool:
    try:
        return date.fromisoformat((written + "-01-01")[:10] if len(written) < 10 else written) is not None
    except ValueError:
        return False


def outside(what: str, given: list[str], allowed: frozenset[str]) -> Iterator[str]:
    yield from (f"{what} {one!r}" for one in given if one not in allowed)
