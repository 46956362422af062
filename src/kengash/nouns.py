"""The nouns of the pipeline: frozen data, no behaviour.

Offsets are half-open, in code points. Inside the reader they point into `Text.home` (the text in the language's home
script); in a `Reading` they point into the original text exactly as it was given.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Where something stands: `text[start:end]` is the quote."""

    start: int
    end: int


class Text(msgspec.Struct, frozen=True):
    """A text as given, and the same text in its language's home script.

    `offsets[i]` is the place in `original` of the character that `home[i]` came from; it has one entry more than
    `home` (the end). It is empty where both texts are the same, character by character.
    """

    original: str
    home: str
    language: str
    offsets: Sequence[int] = ()


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, number or mark of the home text. `key` is its folded form for look-up; `mark` is punctuation."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    kind: str  # "word", "number", "mark"


class Office(msgspec.Struct, frozen=True, omit_defaults=False):
    """`title` as written (null where the office is inferred from who the person is); `id` and `rank` from the world."""

    title: str | None
    id: str | None
    rank: str | None


class PersonRef(msgspec.Struct, frozen=True):
    """A person of the world files; `basis` is "named", or "office" where only the office was named."""

    id: str
    basis: str


class Participant(msgspec.Struct, frozen=True):
    """Who takes part (also the shape of an actor elsewhere). See RECORD: participants."""

    name: str | None
    person: PersonRef | None
    office: Office | None
    represents: str | None
    kind: str
    roles: list[str]
    evidence: list[Span]


class Body(msgspec.Struct, frozen=True):
    """The organ or standing format that convenes."""

    id: str | None
    name: str
    evidence: list[Span]


class When(msgspec.Struct, frozen=True):
    """ISO dates, as precise as `precision` says; `basis` is stated, relative or published."""

    start: str
    end: str | None
    precision: str
    basis: str
    evidence: list[Span]


class Place(msgspec.Struct, frozen=True):
    """English city name, ISO country code, the venue as written."""

    city: str | None
    country: str | None
    venue: str | None
    evidence: list[Span]


class Topic(msgspec.Struct, frozen=True):
    """What was discussed, as written."""

    text: str
    theme: str | None
    evidence: list[Span]


class Document(msgspec.Struct, frozen=True):
    """A paper adopted, signed, prepared…: kind and act from RECORD, title as written."""

    kind: str
    title: str | None
    act: str
    count: int | None
    evidence: list[Span]


class Note(msgspec.Struct, frozen=True):
    """What a careful reader would remark."""

    kind: str
    text: str
    evidence: list[Span]


class Encounter(msgspec.Struct, frozen=True):
    """One encounter as one document tells it. See RECORD: encounters."""

    id: str
    type: str
    status: str
    forms: list[str]
    ordinal: int | None
    body: Body | None
    date: When | None
    place: Place | None
    part_of: str | None
    participants: list[Participant]
    topics: list[Topic]
    documents: list[Document]
    evidence: list[Span]
    notes: list[Note]
    rules: list[str]


class Source(msgspec.Struct, frozen=True):
    """The document read."""

    id: str
    url: str | None
    title: str | None
    outlet: str | None
    attributed_to: list[Participant]
    published: str | None
    language: str | None


class Reading(msgspec.Struct, frozen=True):
    """What was read in one document. `input` names where it came from."""

    input: str | None
    document: Source
    encounters: list[Encounter]
