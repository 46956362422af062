"""Whose minister somebody is of whom no state is told."""

from __future__ import annotations

import msgspec

from kengash.encounters.drafts import Draft


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
        if part.roles == {"participant"} and figure.kind == "person" and own:
            part.roles = {"guest"}
            part.figure = msgspec.structs.replace(figure, represents=next(iter(sides)), presumed=False)
