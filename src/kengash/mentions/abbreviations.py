"""Which organization the letters mean in this text: "the Economic Cooperation Organization (ECO)" says it once for all."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from kengash.hits import Hit, phrase
from kengash.mentions.view import Item, View

OPENED = ("organizations", "open")


def settle(views: Iterable[View]) -> None:
    """Gives letters the organization that the text explains them by; else, of several, the one that it names in full."""
    views = list(views)
    explained = {text: hit for view in views for text, hit in _explained(view)}
    full = {ident for view in views for item in view.items if _in_full(item) for ident in item.ids()}
    for view in views:
        for place, item in enumerate(view.items):
            if item.kind == "organizations" and not _in_full(item) and item.hit is not None:
                if (meant := _meant(view, item, explained, full)) is not None:
                    view.items[place] = msgspec.structs.replace(item, hit=meant)


def _in_full(item: Item) -> bool:
    return item.kind == "organizations" and item.end - item.start > 1


def _explained(view: View) -> Iterable[tuple[str, Hit]]:
    for place in range(len(view.items) - 3):
        name, opening, letters, closing = view.items[place : place + 4]
        if (name.kind, opening.kind) == OPENED and closing.kind == "close" and _in_full(name) and name.hit is not None:
            yield view.text(letters.start, letters.end), name.hit


def _meant(view: View, item: Item, explained: dict[str, Hit], full: set[str]) -> Hit | None:
    """The hit with the readings of the organization that is meant; None where nothing tells it from what was read."""
    assert item.hit is not None
    readings = item.hit.readings
    form = readings[0][1]
    if (named := explained.get(form.lemma.upper()) or explained.get(view.text(item.start, item.end))) is not None:
        entries = [entry for entry, _ in named.readings if entry.section == "organizations"]
        if {entry.id for entry in entries} == set(item.ids()):
            return None
        return msgspec.structs.replace(item.hit, phrase=phrase(tuple((e, f) for e in entries for _, f in readings)))
    known = full & set(item.ids())
    if len(item.ids()) < 2 or len(known) != 1:
        return None
    return msgspec.structs.replace(item.hit, phrase=phrase(tuple((e, f) for e, f in readings if e.id in known)))
