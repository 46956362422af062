"""A document before it is read. Frozen data, no behaviour."""

from __future__ import annotations

import msgspec

from kengash.engine import day
from kengash.identify import LANGUAGES


class SourceDocument(msgspec.Struct, frozen=True):
    """A text with what its source says of it, None where it says nothing. `input`: where it came from."""

    text: str
    input: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None


class Failure(msgspec.Struct, frozen=True):
    """An input that gave no document, and why, in one line. The batch goes on."""

    input: str
    reason: str


def known_day(given: str | None) -> str | None:
    """The day that a source gives, or None where it gives none that is a day."""
    try:
        return day(given)
    except ValueError:
        return None


def known_language(given: str | None) -> str | None:
    """The language that a source gives, with or without script or region; None where it is none that is read."""
    if given is None or given in LANGUAGES:
        return given
    plain = given.split("-")[0].split("_")[0].lower()
    return plain if any(tag.split("-")[0] == plain for tag in LANGUAGES) else None
