"""In which building: a palace, residence, hotel or hall in a place marking, with the name that it bears."""

from __future__ import annotations

import msgspec

from kengash.hits import Hit
from kengash.language import QUOTES
from kengash.mentions.view import Item, View
from kengash.nouns import Span

WIDEST_NAME = 8  # words of a building's name beside its noun
LEADING = 5  # words between a preposition and the noun


class Venue(msgspec.Struct, frozen=True, gc=False):
    """A venue as written; `at` is its first token."""

    at: int
    span: Span


def venues(view: View, taken: frozenset[int]) -> tuple[Venue, ...]:
    """The venues of a sentence. `taken` are tokens that belong to other mentions: no part of a building's name."""
    hits = [h for h in view.aside if h.ids("venues")]
    reads = _after_preposition if view.language.family.case_before else _in_case
    return tuple(v for h in hits if (v := reads(view, h, taken)) is not None)


def _in_case(view: View, hit: Hit, taken: frozenset[int]) -> Venue | None:
    """ "In the Oguzhan palace" where the noun carries the case and its name stands before it."""
    end = hit.end if any(m.case == "at" for m in hit.nominal("venues")) else _building_after(view, hit.end)
    return _venue(view, _name_before(view, hit.start, taken), end) if end else None


def _building_after(view: View, end: int) -> int:
    """ "In the building of «Yntymak Ordo»": the end of the word of place behind a name without a case; 0 for none."""
    end += view.tokens[end].text in QUOTES if end < len(view.tokens) else 0
    return next((i.end for i in view.items if i.start == end and i.kind == "markings" and "at" in i.ids()), 0)


def _after_preposition(view: View, hit: Hit, taken: frozenset[int]) -> Venue | None:
    """ "In the Palace of Independence", "at the Hilton Hotel": after a preposition of place, with its name on either side."""
    place = next((i for i in view.items if i.kind == "prepositions" and _leads(view, i, hit, taken)), None)
    if place is None:
        return None
    start = place.end
    while start < hit.start and view.tokens[start].key in view.language.common:
        start += 1  # "the"
    return _venue(view, start, _name_after(view, hit.end, taken))


def _leads(view: View, item: Item, hit: Hit, taken: frozenset[int]) -> bool:
    between = range(item.end, hit.start)
    if not 0 <= hit.start - item.end <= LEADING or "at" not in {i.partition("+")[0] for i in item.ids()}:
        return False
    return not any(n in taken or (view.tokens[n].kind == "mark" and view.tokens[n].text not in QUOTES) for n in between)


def _name_before(view: View, start: int, taken: frozenset[int]) -> int:
    if start and view.tokens[start - 1].text in QUOTES:
        opened = [n for n in range(max(start - WIDEST_NAME, 0), start - 1) if view.tokens[n].text in QUOTES]
        return opened[-1] if opened else start - 1
    while start and start - 1 not in taken and view.tokens[start - 1].capital and start - 1 > 0:
        start -= 1
    return start


def _name_after(view: View, end: int, taken: frozenset[int]) -> int:
    words = view.tokens
    if end < len(words) and words[end].text in QUOTES:
        closed = [n for n in range(end + 1, min(end + WIDEST_NAME, len(words))) if words[n].text in QUOTES]
        return closed[0] + 1 if closed else end
    while end < len(words) and end not in taken and words[end].capital:
        end += 1
    return end


def _venue(view: View, start: int, end: int) -> Venue | None:
    """A common noun by itself ("in the hall") tells no venue."""
    named = end - start > 1 or view.tokens[start].capital
    return Venue(start, view.chars(start, end)) if named else None
