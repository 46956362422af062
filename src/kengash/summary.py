"""An encounter as short facts, for examples and for people who compare readings."""

from __future__ import annotations

from kengash.nouns import Encounter, Participant


def facts(e: Encounter) -> list[str]:
    """The facts of an encounter, one string each; see examples/README.md for their forms."""
    found = [f"{e.type} {e.status}", *(f"{role}: {_who(p)}" for p in e.participants for role in p.roles)]
    found += [f"form: {form}" for form in e.forms]
    found += [f"topic: {t.text}" for t in e.topics]
    found += [f"theme: {t.theme}" for t in e.topics if t.theme]
    found += [f"document: {d.act} {d.kind}" for d in e.documents]
    found += [f"note: {n.kind}" for n in e.notes]
    if e.body:
        found.append(f"body: {e.body.id or '-'}")
    if e.place:
        found.append(f"place: {e.place.city or '-'} {e.place.country or '-'}")
        found += [f"venue: {e.place.venue}"] if e.place.venue else []
    if e.date:
        found.append(f"date: {e.date.start}")
    if e.ordinal:
        found.append(f"ordinal: {e.ordinal}")
    if e.part_of:
        found.append(f"part of: {e.part_of}")
    return found


def _who(p: Participant) -> str:
    rank = p.office.rank if p.office and p.office.rank else p.kind if p.kind != "person" else "-"
    return f"{p.name or '-'} {p.represents or '-'} {rank}"
