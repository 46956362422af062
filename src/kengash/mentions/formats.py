"""Formats told by their sides: "the summit of the European Union and the countries of Central Asia"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from kengash.mentions.bodies import BodySeen, beside_format, in_format
from kengash.mentions.view import Item, View
from kengash.world import facts, load

SIDES = frozenset({"organizations", "regions", "states"})
BETWEEN = frozenset(
    {"word", "groups", "anaphors", "number", "quote", "prepositions", "conjunctions", "markings", "dash"}
)
FARTHEST = 6  # items from one side to the other
NEAR = 3  # items from the sides to their summit


def joint(view: View, bodies: list[BodySeen]) -> list[BodySeen]:
    """The bodies of a sentence, those of two sides that have a format of their own brought into one.

    Of two sides that a dash joins and that have none, neither convenes: they meet.
    """
    for first, last, ident in _formats(view):
        if not ident:
            bodies = [b for b in bodies if not (b.id is None and b.start == view.items[first].start)]
            continue
        start, end = view.items[first].start, view.items[last].end
        if beside_format(view, first, last):
            bodies = [*bodies, msgspec.structs.replace(in_format(view, start, end, ident), sides=True)]
            continue
        inside = [b for b in bodies if start <= b.start and b.end <= end]
        if any(b.id != ident.lower() for b in inside) or (not inside and _meets(view, first, last)):
            type_ = inside[0].type if inside else "summit"
            whole = BodySeen(start, end, ident.lower(), type_, ident, (), view.chars(start, end), sides=True)
            bodies = [b for b in bodies if b not in inside] + [whole]
    return _of_format(bodies)


def _of_format(bodies: list[BodySeen]) -> list[BodySeen]:
    """ "The ministers' council in the «A – B» format": the format owns the organ that nobody else does."""
    told = [b for b in bodies if b.format]
    organs = [b for b in bodies if b.organ and b.organization is None and not b.states]
    if len(told) != 1 or len(organs) != 1:
        return bodies
    organization = str(told[0].organization)
    owned = msgspec.structs.replace(
        organs[0], id=f"{organization.lower()}/{organs[0].organ}", organization=organization, format=True
    )
    return [owned if b is organs[0] else b for b in bodies if b is not told[0]]


def _meets(view: View, first: int, last: int) -> bool:
    """Whether a summit is told of right beside the two sides."""
    beside = view.items[max(first - NEAR, 0) : first] + view.items[last + 1 : last + 1 + NEAR]
    return any(i.kind == "events" and "summit" in i.ids() for i in beside)


def _formats(view: View) -> Iterator[tuple[int, int, str]]:
    """Two items that are the sides of a format, joined by "and" or a dash, and which format that is; "" for none that is known."""
    sides = [at for at, item in enumerate(view.items) if item.kind in SIDES]
    for first, last in pairwise(sides):
        between = view.items[first + 1 : last]
        near = len(between) <= FARTHEST and all(i.kind in BETWEEN for i in between)
        if near and any(i.joins() or i.kind == "dash" for i in between):
            ident = _format(view.items[first], view.items[last]) or _format(view.items[last], view.items[first])
            if ident or ([i.kind for i in between] == ["dash"] and _meets(view, first, last)):
                yield first, last, ident


def _format(one: Item, other: Item) -> str:
    known = one.ids()[0].upper()
    return facts.format_with(known, other.ids()[0]) if one.kind != "states" and known in load("organizations") else ""
