"""Whose adviser or envoy somebody is, where that is said by name: "Trump's adviser X"."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from kengash.mentions.offices import Actor
from kengash.people import Person

SERVING = frozenset(
    {
        "diplomat",
        "special-representative",
        "special-envoy",
        "representative",
        "adviser-to-the-president",
        "assistant-to-the-president",
    }
)


def serving(found: list[Actor], known: Callable[[str], Person | None], on: str | None) -> list[Actor]:
    """The actors without those who only own the office right after their name, which is that of their state."""
    kept: list[Actor] = []
    for actor in found:
        master = kept[-1] if kept else None
        if master is None or not _serves(master, actor):
            kept.append(actor)
            continue
        person = known(master.name or "")
        held = [h for h in person.offices if on is None or h.at(on)] if person else []
        offices = held or (list(person.offices[:1]) if person else [])
        represents = actor.represents or master.represents or (offices[0].represents if offices else None)
        kept[-1] = msgspec.structs.replace(actor, represents=represents)
    return kept


def _serves(master: Actor, actor: Actor) -> bool:
    own = any(t.id in SERVING for t in actor.titles[:1]) and actor.represents is None and bool(actor.name)
    return (
        own
        and master.kind == "person"
        and bool(master.name)
        and master.marking.case == "of"
        and master.end == actor.start
    )
