"""Whose minister somebody is of whom no state is told; who is told of twice, as one of many and by name."""

from __future__ import annotations

from collections import Counter

import msgspec

from kengash.encounters.drafts import GROUPS, Draft, Part

RANKS = {"ambassadors": "ambassador", "parliamentarians": "member_of_parliament"}
HOLDERS = frozenset({"ministers", "foreign-ministers", "heads-of-state", "heads-of-government", "leaders"})


def of_others(draft: Draft) -> None:
    """ "The presidents of A and B met. The minister N.N. was there too": where nobody of our own is, he is not ours.

    Nor is who presides over a commission of two other states, wherever he is named.
    """
    told = {p.figure.represents for p in draft.parts.values() if not p.figure.presumed} - {None}
    stated = min((span.end for span in draft.spans), default=0)  # where verbs come last, whoever met stands before it
    of_two = draft.body is not None and len(draft.body.states) > 1
    for part in draft.parts.values() if len(told) > 1 else ():
        later = of_two or all(span.start > stated for span in part.spans)
        if part.figure.presumed and part.figure.represents not in told and later:
            _unknown(part)
    if of_two:
        _one_of_two_chairs(draft)


def _one_of_two_chairs(draft: Draft) -> None:
    """Two who preside over a commission of two states are one of each: the first one named may be ours, the second is not."""
    chairs = [p for p in draft.parts.values() if "chair" in p.roles and p.figure.kind == "person"]
    if len(chairs) == 2 and chairs[0].figure.represents == chairs[1].figure.represents and chairs[1].figure.presumed:
        _unknown(chairs[1])


def _unknown(part: Part) -> None:
    part.figure = msgspec.structs.replace(part.figure, represents=None)


def companions(draft: Draft) -> None:
    """ "On his visit the President is accompanied by the minister N.N.": whoever of the guest's own state is with him travels too."""
    sides = {p.figure.represents for p in draft.parts.values() if "guest" in p.roles} - {None}
    for part in draft.parts.values() if draft.type == "visit" and len(sides) == 1 else ():
        figure = part.figure
        own = figure.presumed or figure.represents in sides
        if "guest" in part.roles and figure.kind == "person" and figure.name and figure.represents is None:
            part.figure = msgspec.structs.replace(figure, represents=next(iter(sides)))  # one of those who travel
        if part.roles == {"participant"} and figure.kind == "person" and own:
            part.roles = {"guest"}
            part.figure = msgspec.structs.replace(figure, represents=next(iter(sides)), presumed=False)


def told_by_name(draft: Draft) -> None:
    """ "The new ambassadors", where two of them and more are told one by one, are nobody else."""
    ranks = Counter(p.figure.rank for p in draft.parts.values() if p.figure.kind == "person")
    named = Counter(p.figure.represents for p in draft.parts.values() if p.figure.kind == "person" and p.figure.name)
    several = sum(named.values()) > 1
    for ident, part in list(draft.parts.items()):
        figure = part.figure
        rank = RANKS.get(figure.group) or figure.rank
        nobody = figure.kind == "person" and not (figure.name or figure.represents) and GROUPS[draft.type] == "M"
        many = ranks[rank] > 1 or (several and ranks[rank] and draft.type == "visit")
        holder = figure.group in HOLDERS and figure.represents is not None and named[figure.represents] == 1
        if nobody and ranks[rank] > 1 and several:
            del draft.parts[ident]  # "the envoy" of a headline
        elif figure.kind == "group" and ((rank and figure.represents is None and many) or (holder and several)):
            del draft.parts[ident]
