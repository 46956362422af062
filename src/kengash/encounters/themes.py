"""The theme of a topic: the most particular that its words name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from kengash.language import Language
from kengash.nouns import Span
from kengash.segmentation import tokens
from kengash.world import load


def theme(home: str, span: Span, language: Language, sides: Collection[str | None]) -> str | None:
    """The id of the theme, or None. `sides` are the states that take part: their own names tell no theme.

    A land that is spoken about comes before a field of work, and that before relations at large; of several fields the
    one that is named first.
    """
    words = tokens(home, span, language.code)
    lands = _lands(h for hit in language.hits(words, 0) for h in hit.ids("states") if h not in sides)
    if lands:
        return lands[0]
    said = [ident for hit in language.themes.sweep(words)[0] for ident in hit.ids("themes")]
    return next((t for t in said if not _themes()[t].get("general")), said[0] if said else None)


def _lands(states: Iterable[str]) -> list[str]:
    return [known for state in states if (known := _by_state().get(state))]


def _themes() -> dict[str, Any]:
    return load("themes")


@cache
def _by_state() -> dict[str, str]:
    return {state: ident for ident, about in _themes().items() for state in about.get("states", ())}
