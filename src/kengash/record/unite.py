"""One encounter whole: what its reports say, united. Every value with its sources, disagreements side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

import msgspec

from kengash.nouns import Document, Encounter, Participant, Reading, Span
from kengash.record import identity
from kengash.record.model import HEIGHTS, Report
from kengash.record.summary import FIELDS, ranked, status_history

SINGLE = ("type", "date", "place", "body", "ordinal")
ALONE = ("chair", "head_of_delegation")  # roles that one encounter gives once (heads: once a side)


class Source(msgspec.Struct, frozen=True):
    """Where a value is said, and in which words."""

    document: str
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    official: bool
    quote: str
    basis: str | None = None


class Fact(msgspec.Struct, frozen=True):
    """A value with all who say it. `ruling`: confirmed or rejected by a person; `inferred`: no text says it."""

    id: str
    field: str
    value: str
    sources: list[Source]
    disputed: bool = False
    inferred: bool = False
    ruling: str | None = None


class Attendee(msgspec.Struct, frozen=True):
    """One who took part, as all reports together tell it."""

    id: str
    name: str | None
    names: list[str]
    represents: str | None
    rank: str | None
    offices: list[str]
    kind: str
    roles: list[Fact]
    holder: str | None = None
    basis: str | None = None


class Person(msgspec.Struct, frozen=True):
    """Who a participant is: by name (`slug`), or by the office that he holds (`holder`, inferred)."""

    slug: str | None
    holder: str | None


class Told(msgspec.Struct, frozen=True):
    """One report with all that belongs to it: the material of a united encounter."""

    report: Report
    reading: Reading
    encounter: Encounter
    text: str
    persons: dict[int, Person]


class United(msgspec.Struct, frozen=True):
    """A merged encounter whole."""

    id: str
    type: str
    status: str
    part_of: str | None
    parts: list[str]
    history: list[tuple[str, str]]
    facts: list[Fact]
    participants: list[Attendee]
    topics: list[Fact]
    documents: list[Fact]
    reports: list[Source]


Ruled = dict[tuple[str, str], str]


def fact_id(slug: str, field: str, value: str) -> str:
    """`ots-cfm-2026-03-07#4f1a2b`: short, and the same as long as the value is."""
    return f"{slug}#{blake2b(f'{field}={value}'.encode(), digest_size=4).hexdigest()}"


def source(told: Told, evidence: Sequence[Span], basis: str | None = None) -> Source:
    """The place of some evidence."""
    document = told.reading.document
    quote = " … ".join(told.text[span.start : span.end] for span in evidence)
    return Source(
        document.id,
        document.outlet,
        document.published,
        document.language,
        document.url,
        told.report.official,
        quote,
        basis,
    )


def _facts(
    slug: str, field: str, said: Sequence[tuple[str, int, Told, Source]], ruled: Ruled, single: bool
) -> list[Fact]:
    """Facts of one field, best attested first; what a person confirmed before all, what he rejected last."""
    order = ranked((value, weight, told.report) for value, weight, told, _ in said)
    order.sort(key=lambda value: {"confirm": 0, "reject": 2}.get(ruled.get((field, value), ""), 1))
    standing = [value for value in order if ruled.get((field, value)) != "reject"]
    if field == "date":  # the day of publication stands in where none is said: no disagreement with one that is
        standing = [v for v in standing if any(s.basis != "published" for x, _, _, s in said if x == v)] or standing[:1]
    return [
        Fact(
            fact_id(slug, field, value),
            field,
            value,
            [s for v, _, _, s in said if v == value],
            single and len(standing) > 1 and value in standing,
            ruling=ruled.get((field, value)),
        )
        for value in order
    ]


def _evidence(told: Told, field: str) -> tuple[Sequence[Span], str | None]:
    encounter = told.encounter
    if field == "date" and encounter.date:
        return encounter.date.evidence, encounter.date.basis
    part = {"place": encounter.place, "body": encounter.body}.get(field)
    return (part.evidence if part else encounter.evidence[:1]), None


def _single(slug: str, tolds: Sequence[Told], ruled: Ruled) -> list[Fact]:
    facts: list[Fact] = []
    for field in SINGLE:
        said = []
        for told in tolds:
            value, weight = FIELDS[field](told.report)
            if value:
                said.append((value, weight, told, source(told, *_evidence(told, field))))
        facts += _facts(slug, field, said, ruled, True)
    return facts + _statuses(slug, tolds, ruled) + _forms(slug, tolds, ruled)


def _statuses(slug: str, tolds: Sequence[Told], ruled: Ruled) -> list[Fact]:
    said = [(t.encounter.status, 0, t, source(t, t.encounter.evidence[:1])) for t in tolds]
    return _facts(slug, "status", said, ruled, False)


def _forms(slug: str, tolds: Sequence[Told], ruled: Ruled) -> list[Fact]:
    said = [(form, 0, t, source(t, t.encounter.evidence[:1])) for t in tolds for form in t.encounter.forms]
    return _facts(slug, "form", said, ruled, False)


NOBODY = Person(None, None)
Said = tuple[Participant, str, Told, str | None]


def _label(who: Participant, slug: str | None) -> str:
    if slug:
        return slug
    office = (who.office.id or identity.key(who.office.title)) if who.office else ""
    return ":".join(part for part in (office or who.kind, who.represents or "") if part)


def _said(tolds: Iterable[Told]) -> list[Said]:
    return [
        (who, _label(who, person.slug), told, person.holder)
        for told in tolds
        for position, who in enumerate(told.encounter.participants, 1)
        for person in [told.persons.get(position, NOBODY)]
    ]


def _homes(said: Sequence[Said]) -> dict[str, str]:
    """An office told without a name goes to the one named person who is told in that office for that side."""
    named: dict[str, set[str]] = {}
    for who, label, _, _ in said:
        if who.name and who.office and who.office.id:
            named.setdefault(f"{who.office.id}:{who.represents or ''}".rstrip(":"), set()).add(label)
    return {office: min(labels) for office, labels in named.items() if len(labels) == 1}


def _most(values: Iterable[str | None]) -> str | None:
    counted = [value for value in values if value]
    return min(counted, key=lambda value: (-counted.count(value), value)) if counted else None


def _names(people: Iterable[Participant]) -> list[str]:
    return sorted(set(filter(None, (who.name for who in people))))


def _attendee(slug: str, label: str, said: Sequence[Said], ruled: Ruled) -> Attendee:
    roles: list[Fact] = []
    for role in sorted({role for who, _, _, _ in said for role in who.roles}):
        told = [
            (label, 0, t, source(t, who.evidence, None if who.name else "office"))
            for who, _, t, _ in said
            if role in who.roles
        ]
        roles += _facts(slug, role, told, ruled, False)
    people = [who for who, *_ in said]
    names = _names(people)
    rank = _most(who.office.rank for who in people if who.office)
    holder = _most(holder for *_, holder in said)
    return Attendee(
        label,
        _fullest(names),
        names,
        _most(w.represents for w in people),
        rank,
        sorted({w.office.title for w in people if w.office and w.office.title}),
        people[0].kind,
        roles,
        None if names else holder,
        None if names else ("office" if holder else None),
    )


def _fullest(names: Sequence[str]) -> str | None:
    return max(names, key=lambda name: (identity.full(name), len(name.split()), name)) if names else None


def _participants(slug: str, tolds: Sequence[Told], ruled: Ruled) -> list[Attendee]:
    said = _said(tolds)
    homes = _homes(said)
    grouped: dict[str, list[Said]] = {}
    for one in said:
        grouped.setdefault(homes.get(one[1], one[1]), []).append(one)
    attendees = [_attendee(slug, label, group, ruled) for label, group in grouped.items()]
    return _disputed(sorted(attendees, key=_seat))


def _seat(attendee: Attendee) -> tuple[bool, int, str, str]:
    chair = any(role.field in ("chair", "host") for role in attendee.roles)
    return not chair, -HEIGHTS.get(attendee.rank or "", 0), attendee.represents or "~", attendee.id


def _disputed(attendees: Sequence[Attendee]) -> list[Attendee]:
    """Marks two chairs of one encounter, and two heads of one side's delegation."""
    seats: dict[tuple[str, str | None], int] = {}
    for role, side in ((r.field, a.represents) for a in attendees for r in a.roles if r.ruling != "reject"):
        key = (role, None if role == "chair" else side)
        seats[key] = seats.get(key, 0) + 1

    def mark(attendee: Attendee, role: Fact) -> Fact:
        key = (role.field, None if role.field == "chair" else attendee.represents)
        return msgspec.structs.replace(role, disputed=role.field in ALONE and seats.get(key, 0) > 1)

    return [msgspec.structs.replace(a, roles=[mark(a, role) for role in a.roles]) for a in attendees]


def _topics(slug: str, tolds: Sequence[Told], ruled: Ruled) -> list[Fact]:
    said = [(topic.text, 0, told, source(told, topic.evidence)) for told in tolds for topic in told.encounter.topics]
    return _facts(slug, "topic", said, ruled, False)


def paper(document: Document, unique: bool) -> str:
    """What makes two reports' documents one: kind and act where no report has two such, else the title too."""
    count = f" ×{document.count}" if document.count else ""
    return f"{document.act} {document.kind}{count}" + ("" if unique or not document.title else f": {document.title}")


def _papers(slug: str, tolds: Sequence[Told], ruled: Ruled) -> list[Fact]:
    kinds = [[(d.act, d.kind) for d in told.encounter.documents] for told in tolds]
    twice = {kind for told in kinds for kind in told if told.count(kind) > 1}
    said = [
        (paper(d, (d.act, d.kind) not in twice), 0, told, source(told, d.evidence))
        for told in tolds
        for d in told.encounter.documents
    ]
    return _facts(slug, "document", said, ruled, False)


def unite(
    slug: str, tolds: Sequence[Told], ruled: Ruled, whole: str | None, parts: list[str], kind: str, status: str
) -> United:
    """The encounter that the reports tell together."""
    ordered = sorted(tolds, key=lambda told: (told.report.published, told.report.anchor))
    history = status_history([told.report for told in ordered])
    reports = [source(told, told.encounter.evidence[:1]) for told in ordered]
    return United(
        slug,
        kind,
        status,
        whole,
        parts,
        history,
        _single(slug, ordered, ruled),
        _participants(slug, ordered, ruled),
        _topics(slug, ordered, ruled),
        _papers(slug, ordered, ruled),
        reports,
    )
