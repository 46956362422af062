"""Whole articles, read and merged: which of the reports that the reader finds come out as one encounter.

The corpus beside `make_corpus` is made of readings; this one is made of texts, `heldout/articles.txt`, in which
`{name|words}` says where encounter `name` is stated. What the reader does not find there cannot be merged, and is
counted apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kengash import read
from kengash.nouns import Encounter, Reading
from kengash.record import Arrival, Record

ARTICLES = Path(__file__).parent / "heldout" / "articles.txt"
_MARK = re.compile(r"\{([a-z0-9-]+)\|([^{}]+)\}")


class Mark(msgspec.Struct, frozen=True):
    """Encounter `name` is stated from `start` to `end`."""

    name: str
    start: int
    end: int


class Article(msgspec.Struct, frozen=True):
    """A text with what is known of it and the marks in it."""

    language: str
    published: str
    outlet: str
    text: str
    marks: tuple[Mark, ...]


def _unmarked(text: str) -> tuple[str, tuple[Mark, ...]]:
    plain, marks, last = "", [], 0
    for found in _MARK.finditer(text):
        plain += text[last : found.start()]
        marks.append(Mark(found[1], len(plain), len(plain) + len(found[2])))
        plain += found[2]
        last = found.end()
    return plain + text[last:], tuple(marks)


def articles() -> Iterator[Article]:
    """The corpus."""
    lines = [line for line in ARTICLES.read_text("utf-8").splitlines() if not line.startswith("#")]
    for block in "\n".join(lines).split("== ")[1:]:
        head, _, body = block.partition("\n")
        language, published, outlet = head.split(maxsplit=2)
        yield Article(language, published, outlet, *_unmarked(body.strip()))


def _states(encounter: Encounter, mark: Mark) -> bool:
    return any(span.start < mark.end and mark.start < span.end for span in encounter.evidence)


def labels(article: Article, reading: Reading) -> dict[int, str]:
    """Number of a report, and the encounter it tells: the first report whose evidence lies in a mark."""
    told: dict[int, str] = {}
    for mark in article.marks:
        found = (n for n, e in enumerate(reading.encounters, 1) if _states(e, mark) and n not in told)
        number = next(found, None)
        if number is not None:
            told[number] = mark.name
    return told


def read_all() -> list[tuple[Article, Reading]]:
    """Every article with its reading."""
    return [(one, read(one.text, published=one.published, outlet=one.outlet)) for one in articles()]


def merged(readings: list[tuple[Article, Reading]]) -> tuple[list[str], list[str]]:
    """(truth, found) of each report at a mark."""
    truth: list[str] = []
    found: list[str] = []
    with Record.open(":memory:") as record:
        record.add(Arrival(article.text, reading, "held-out") for article, reading in readings)
        for article, reading in readings:
            digest = reading.document.id.removeprefix("sha256:")
            for number, name in labels(article, reading).items():
                truth.append(name)
                found.append(record.encounter_at(digest, number))
    return truth, found
