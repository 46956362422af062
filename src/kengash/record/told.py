"""What is told and by whom: the sources of a value, and the facts of one field with the best attested first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b

import msgspec

from kengash.nouns import Encounter, Reading, Span
from kengash.record.days import gap
from kengash.record.model import Report
from kengash.record.summary import ranked


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


def _other_day(a: Report, b: Report) -> bool:
    return not a.when or not b.when or gap(a.when, b.when) > 0


def _other_place(a: Report, b: Report) -> bool:
    return a.country != b.country or bool(a.city and b.city)


def _other_body(a: Report, b: Report) -> bool:
    return a.body_known and b.body_known


def _otherwise(a: Report, b: Report) -> bool:
    return True


CLASHES: dict[str, Callable[[Report, Report], bool]] = {"date": _other_day, "place": _other_place, "body": _other_body}
"""Whether two different values disagree: a day within a range, a country without its city only say less."""


def _disputed(field: str, standing: Sequence[str], said: Sequence[tuple[str, int, Told, Source]]) -> set[str]:
    first = {value: told.report for value, _, told, _ in reversed(said) if value in standing}
    clashes = CLASHES.get(field, _otherwise)
    return {a for a in first for b in first if a != b and clashes(first[a], first[b])}


def facts_of(
    slug: str, field: str, said: Sequence[tuple[str, int, Told, Source]], ruled: Ruled, single: bool
) -> list[Fact]:
    """Facts of one field, best attested first; what a person confirmed before all, what he rejected last."""
    order = ranked((value, weight, told.report) for value, weight, told, _ in said)
    order.sort(key=lambda value: {"confirm": 0, "reject": 2}.get(ruled.get((field, value), ""), 1))
    standing = [value for value in order if ruled.get((field, value)) != "reject"]
    if field == "date":  # the day of publication stands in where none is said: no disagreement with one that is
        standing = [v for v in standing if any(s.basis != "published" for x, _, _, s in said if x == v)] or standing[:1]
    disputed = _disputed(field, standing, said) if single else set[str]()
    return [
        Fact(
            fact_id(slug, field, value),
            field,
            value,
            [s for v, _, _, s in said if v == value],
            value in disputed,
            ruling=ruled.get((field, value)),
        )
        for value in order
    ]
