"""A document before it is read. Frozen data, no behaviour."""

from __future__ import annotations

import msgspec


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
