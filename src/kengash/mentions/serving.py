"""Whose adviser or envoy somebody is: "Trump's adviser X", "the president's representative for Y Z"."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from kengash.mentions.offices import Actor
from kengash.people import Person
from kengash.world.facts import LEADERS

LONGEST_TASK = 6  # words from whose envoy he is to his title
SIDES = frozenset({"state", "organization"})

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


def serving(
    found: list[Actor], known: Callable[[str], Person | None], on: str | None, tasks: frozenset[int]
) -> list[Actor]:
    """The actors without those who only own the office right after their name, which is that of their state.

    `tasks` are the places where a task ends ("for Afghanistan"): it may stand between the two.
    """
    kept: list[Actor] = []
    for actor in found:
        before = len(kept) - 1
        while actor.start in tasks and before >= 0 and kept[before].kind in SIDES:
            before -= 1
        master = kept[before] if before >= 0 else None
        if master is None or not _serves(master, actor, tasks):
            kept.append(actor)
            continue
        person = known(master.name or "")
        held = [h for h in person.offices if on is None or h.at(on)] if person else []
        offices = held or (list(person.offices[:1]) if person else [])
        represents = actor.represents or master.represents or (offices[0].represents if offices else None)
        kept[before:] = [msgspec.structs.replace(actor, represents=represents)]
    return kept


def _serves(master: Actor, actor: Actor, tasks: frozenset[int]) -> bool:
    own = any(t.id in SERVING for t in actor.titles[:1]) and bool(actor.name)
    alike = actor.represents is None or (not master.name and actor.represents == master.represents)
    if not (own and alike) or master.kind != "person" or master.marking.case != "of":
        return False
    tasked = actor.start in tasks and actor.start - master.end <= LONGEST_TASK
    return (tasked or master.end == actor.start) and (bool(master.name) or master.rank in LEADERS)
