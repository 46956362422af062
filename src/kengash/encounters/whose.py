"""Whose minister somebody is of whom no state is told; who is told of twice, as one of many and by name."""

from __future__ import annotations

from collections import Counter

import msgspec

from kengash.encounters.drafts import GROUPS, Draft

RANKS = {"ambassadors": "ambassador", "parliamentarians": "member_of_parliament"}
HOLDERS = frozenset({"ministers", "foreign-ministers", "heads-of-state", "heads-of-government", "leaders"})


def of_others(draft: Draft) -> None:
    """ "The presidents of A and B met. The minister N.N. was there too": where nobody of our own is, he is not ours."""
    told = {p.figure.represents for p in draft.parts.values() if not p.figure.presumed} - {None}
    stated = min((span.end for span in draft.spans), default=0)  # where verbs come last, whoever met stands before it
    for part in draft.parts.values() if len(told) > 1 else ():
        figure = part.figure
        if figure.presumed and figure.represents not in told and all(span.start > stated for span in part.spans):
            part.figure = msgspec.structs.replace(figure, represents=None)


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
