"""Whose "our country" is meant, where neither the language nor the outlet says."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from kengash.mentions.view import Item, View
from kengash.nouns import Participant
from kengash.people import People
from kengash.world import facts

OURS = frozenset({"country", "head_of_state_here"})
LEADING = frozenset({"head_of_state", "head_of_government", "minister", "deputy_minister", "speaker"})


def told_state(views: Sequence[View]) -> str | None:
    """The state of the first high office that a text names with its state, if the text speaks of "our country" at all."""
    if not any([i.kind == "anaphors" and OURS & set(i.ids()) for view in views for i in view.items]):
        return None
    return next((state for view in views for state in _owners(view.items)), None)


def posting(views: Sequence[View]) -> str | None:
    """The one state to which the ambassadors of a text are posted ("of X in Y"), where no high office is told with its state."""
    if any(True for view in views for _ in _owners(view.items)):
        return None
    posts = {post for view in views for post in _posts(view.items)}
    return posts.pop() if len(posts) == 1 else None


def _posts(items: Sequence[Item]) -> Iterator[str]:
    for title, owner, led, post in zip(items, items[1:], items[2:], items[3:], strict=False):
        kinds = [title.kind, owner.kind, led.kind, post.kind]
        placed = kinds == ["offices", "states", "prepositions", "states"] and "at+loc" in led.ids()
        if placed and any(facts.rank(ident) == "ambassador" for ident in title.ids()):
            yield post.ids()[0]


def _owners(items: Sequence[Item]) -> Iterator[str]:
    for title, owner in itertools.pairwise(items):
        high = title.kind == "offices" and any(facts.rank(ident) in LEADING for ident in title.ids())
        if high and owner.kind == "states":
            yield owner.ids()[0]


def speaks(cited: Sequence[Participant], views: Sequence[View]) -> str | None:
    """The state whose press service or spokesperson alone the text cites: its titles without a state are that state's."""
    states = {c.represents for c in cited if c.represents}
    for view in views:
        for title, item in itertools.pairwise(reversed(view.items)):
            if title.kind == "offices" and "spokesperson" in title.ids() and item.kind == "capitals_for_states":
                states.add(item.ids()[0])
    return states.pop() if len(states) == 1 else None


def organization(views: Sequence[View], people: People, published: str | None) -> str | None:
    """The first organization of the text that has a secretary-general; the United Nations where it names none."""
    named = (facts.represents(i.kind, i.ids()[0]) for v in views for i in v.items if i.kind == "organizations")
    return next((o for o in named if o and people.holder("secretary-general", o, published)), "UN")
