"""Whose "our country" is meant, where neither the language nor the outlet says."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from kengash.mentions.view import Item, View
from kengash.world import facts

OURS = frozenset({"country", "head_of_state_here"})
LEADING = frozenset({"head_of_state", "head_of_government", "minister", "deputy_minister", "speaker"})


def told_state(views: Sequence[View]) -> str | None:
    """The state of the first high office that a text names with its state, if the text speaks of "our country" at all."""
    if not any(i.kind == "anaphors" and OURS & set(i.ids()) for view in views for i in view.items):
        return None
    return next((state for view in views for state in _owners(view.items)), None)


def _owners(items: Sequence[Item]) -> Iterator[str]:
    for title, owner in itertools.pairwise(items):
        high = title.kind == "offices" and any(facts.rank(ident) in LEADING for ident in title.ids())
        if high and owner.kind == "states":
            yield owner.ids()[0]
