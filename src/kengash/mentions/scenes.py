"""Events of a gathering: "took part in the events of the summit", where possessors come first, is the summit."""

from __future__ import annotations

import msgspec

from kengash.hits import Hit
from kengash.mentions.view import Item

GATHERINGS = frozenset({"summit", "session", "conference"})


def scenes(items: list[Item]) -> list[Item]:
    """The items, with a gathering and the word for its events right after it as one."""
    if not any([item.kind == "continuing" for item in items]):
        return items
    kept: list[Item] = []
    for item in items:
        gathering = kept[-1] if kept else None
        if gathering is not None and (hit := _of_gathering(gathering, item)) is not None:
            kept[-1] = Item("events", gathering.start, item.end, hit)
        else:
            kept.append(item)
    return kept


def _of_gathering(gathering: Item, events: Item) -> Hit | None:
    """The gathering in the case of the word for its events."""
    if gathering.kind != "events" or events.kind != "continuing" or gathering.hit is None or events.hit is None:
        return None
    forms = events.markings()
    if not GATHERINGS.intersection(gathering.ids()) or not any(m.plural for m in forms):
        return None
    alone = tuple(msgspec.structs.replace(m, plural=False) for m in forms)
    own = gathering.hit.phrase
    phrase = msgspec.structs.replace(own, nominal={**own.nominal, "events": alone})
    return Hit(gathering.start, events.end, phrase)
