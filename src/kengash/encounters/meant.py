"""Whom an actor stands for: a figure told of before, the two sides, whoever leads a delegation."""

from __future__ import annotations

import msgspec

from kengash.encounters.drafts import Draft
from kengash.encounters.holders import VAGUE, Figure
from kengash.encounters.status import Statuses
from kengash.mentions.offices import Actor, Title
from kengash.world import facts

LEADERS = ("leaders", "heads-of-state")


class Meant(Statuses):
    """Takes actors into drafts."""

    def _take(self, draft: Draft, actor: Actor, role: str, rule: str) -> None:
        if actor.titles and actor.titles[0].id == "spokesperson":
            return  # who only speaks about an encounter
        if self._leads_both(draft, actor):
            actor = self._as_two(actor)
        if actor.refers in ("sides", "two", "pronouns"):
            self._refer(draft, actor, role, rule)
            return
        figure = self._led(actor) or self.cast.resolve(actor)
        if actor.kind == "person" and not actor.relation:
            self.cast.protagonist = figure.ident
        draft.add(figure, role, rule)
        draft.counterparts |= actor.refers == "counterpart"

    def _leads_both(self, draft: Draft, actor: Actor) -> bool:
        """ "A session between A and B, with the presidents taking part": each of the two states gives way to its own."""
        leaders = actor.kind == "group" and actor.group in LEADERS and not actor.represents
        return leaders and [p.figure.kind for p in draft.parts.values()] == ["state", "state"]

    def _as_two(self, actor: Actor) -> Actor:
        title = actor.titles or (Title("president", "head_of_state", actor.spans[0]),)
        return msgspec.structs.replace(actor, refers="two", titles=title)

    def _led(self, actor: Actor) -> Figure | None:
        """ "The delegation met": whoever leads the one that the text has just told of."""
        if actor.refers != "delegation" or self.current is None:
            return None
        heads = (p.figure for p in self.current.parts.values() if "head_of_delegation" in p.roles)
        return next(heads, None)

    def _refer(self, draft: Draft, actor: Actor, role: str, rule: str) -> None:
        """ "They", "the two presidents": those whom the text has just named."""
        if actor.refers == "pronouns" and (acting := self._pointed_to(draft, actor, rule)):
            if role == "guest" and self._hosts(draft, acting):
                return
            draft.add(self.cast.figures[acting], role, rule)
        elif actor.refers == "sides":
            for figure in self._guest_and_host():
                draft.add(figure, role, rule)
        elif actor.refers == "two" and (sides := self._sides_of(draft, actor)):
            one = msgspec.structs.replace(actor, kind="person", refers="")
            for side in sides:
                draft.add(self.cast.resolve(msgspec.structs.replace(one, represents=side)), role, rule)
        elif actor.refers == "two":
            for figure in self._both_told(actor) or self._of_both(actor):
                draft.add(figure, role, rule)
            self._hosting_side(draft, actor, role, rule)

    def _guest_and_host(self) -> list[Figure]:
        """ "The sides held talks" after a visit: who pays it, and who is told to be the host."""
        visit = self.current
        if visit is None or visit.type != "visit" or not visit.hosts() or len(visit.sides()) != 2:
            return []
        return [p.figure for p in visit.parts.values() if p.figure.kind == "person"]

    def _sides_of(self, draft: Draft, actor: Actor) -> list[str]:
        """ "A, B and C will hold a meeting of foreign ministers": the states give way to who sits there for each."""
        states = [i for i, p in draft.parts.items() if p.figure.kind == "state"]
        if len(states) < 2 or not actor.titles or actor.represents or actor.name:
            return []
        return [str(draft.parts.pop(i).figure.represents) for i in states]

    def _both_told(self, actor: Actor) -> list[Figure]:
        """The holders of an office in the encounter being told; in the one told before, where this one has none yet."""
        definite = (
            not self.cast.book.language.family.case_marked
        )  # "the leaders", where nouns have articles or a number
        empty = self.current is not None and not self.current.parts
        told = [self.current, *self._latest()] if empty and definite else [self.current]
        for draft in told:
            known = draft.parts.values() if draft is not None else ()
            vague = bool(actor.titles) and actor.titles[0].id in VAGUE
            if meant := [p.figure for p in known if vague or actor.rank in (None, p.figure.rank)]:
                return meant
            leading = [p.figure for p in known if p.figure.rank in facts.LEADERS]
            if len(leading) == 2 and actor.titles and actor.titles[0].id == "head-of-state":
                return leading  # "the two leaders", whatever their states call them
        return []

    def _hosts(self, draft: Draft, ident: str) -> bool:
        """Whether he is the host of what is told, so that "they were received", "on the end of her term" mean others."""
        told = (d.parts.get(ident) for d in (draft, self.current) if d is not None)
        return any(part is not None and "host" in part.roles for part in told)

    def _pointed_to(self, draft: Draft, actor: Actor, rule: str) -> str | None:
        """Whom a pronoun means: who acts; where he himself acts on somebody ("received the guest"), who acted before."""
        acting = self.cast.protagonist or self._guest_told() or self.cast.last_person
        told = self.cast.before
        acted_on = actor.relation or rule.endswith(".object")
        return told if told and acting in draft.parts and acted_on and told not in draft.parts else acting

    def _guest_told(self) -> str | None:
        """ "The visit of X will take place. She will meet Y": whoever alone pays the visit being told of."""
        told = self.current
        if told is None or told.type != "visit" or not self.cast.book.language.family.case_marked:
            return None
        guests = [i for i, p in told.parts.items() if p.figure.name and "host" not in p.roles]
        return guests[0] if len(guests) == 1 else None

    def _of_both(self, actor: Actor) -> list[Figure]:
        """ "The heads of the two states", where two sides are being told of: the holder of that office on each."""
        sides = sorted(self.current.sides()) if self.current is not None else []
        if len(sides) != 2 or not actor.titles or actor.represents:
            return [self.cast.resolve(actor)]
        one = msgspec.structs.replace(actor, kind="person", refers="")
        return [self.cast.resolve(msgspec.structs.replace(one, represents=side)) for side in sides]

    def _hosting_side(self, draft: Draft, actor: Actor, role: str, rule: str) -> None:
        """ "The two presidents" during a visit: the guest, and the holder of the same office where he is."""
        visit = self.current
        if visit is None or visit.type != "visit" or visit.spot is None or not actor.titles or not draft.parts:
            return
        if (
            draft.body is not None and draft.body.organization
        ):  # "the meeting of the heads of state of the region" is that of all of them
            return
        if visit.spot.country and visit.spot.country not in draft.sides():
            host = msgspec.structs.replace(actor, kind="person", represents=visit.spot.country, refers="")
            draft.add(self.cast.resolve(host), role, f"{rule}.host")
