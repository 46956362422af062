"""One encounter whole: what its reports say, united. Every value with its sources, disagreements side by side."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kengash.nouns import Document, Span
from kengash.record.attendees import Attendee, participants
from kengash.record.summary import FIELDS, status_history
from kengash.record.told import Fact, Ruled, Source, Told, facts_of, source

SINGLE = ("type", "date", "place", "body", "ordinal")


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


def _evidence(told: Told, field: str) -> tuple[Sequence[Span], str | None]:
    encounter = told.encounter
    if field == "date":
        basis = told.report.when.basis if told.report.when else None
        return (encounter.date.evidence if encounter.date else encounter.evidence[:1]), basis
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
        facts += facts_of(slug, field, said, ruled, True)
    return facts + _statuses(slug, tolds, ruled) + _forms(slug, tolds, ruled)


def _statuses(slug: str, tolds: Sequence[Told], ruled: Ruled) -> list[Fact]:
    said = [(t.encounter.status, 0, t, source(t, t.encounter.evidence[:1])) for t in tolds]
    return facts_of(slug, "status", said, ruled, False)


def _forms(slug: str, tolds: Sequence[Told], ruled: Ruled) -> list[Fact]:
    said = [(form, 0, t, source(t, t.encounter.evidence[:1])) for t in tolds for form in t.encounter.forms]
    return facts_of(slug, "form", said, ruled, False)


def _topics(slug: str, tolds: Sequence[Told], ruled: Ruled) -> list[Fact]:
    said = [(topic.text, 0, told, source(told, topic.evidence)) for told in tolds for topic in told.encounter.topics]
    return facts_of(slug, "topic", said, ruled, False)


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
    return facts_of(slug, "document", said, ruled, False)


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
        participants(slug, ordered, ruled),
        _topics(slug, ordered, ruled),
        _papers(slug, ordered, ruled),
        reports,
    )
