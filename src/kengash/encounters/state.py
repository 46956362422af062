"""What is known at a point of the text: who, which encounters, which one is being told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kengash.encounters.drafts import Draft
from kengash.encounters.who import Cast
from kengash.world import load

REACH = 50  # encounters back: what a text can still mean, however long it is


class State:
    """The discourse so far; the chain of classes above it reads sentence after sentence into it."""

    def __init__(self, cast: Cast, published: str | None) -> None:
        self.cast, self.published = cast, published
        self.frames: dict[str, Any] = load("frames")
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self.main: Draft | None = None
        self.pending: Draft | None = None
        self.inner: Draft | None = None  # what was told of before its sentence named what it took place beside
        self.came: Draft | None = None  # a coming or going that is no visit by itself

    def _latest(self) -> Iterator[Draft]:
        """The encounters told so far, the last first."""
        return reversed(self.drafts[-REACH:])

    def _at(self, draft: Draft) -> Draft:
        self.current = draft
        return draft
