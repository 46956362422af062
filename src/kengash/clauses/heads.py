"""Who heads the delegation of which state."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import msgspec

from kengash.clauses.marked import Marked
from kengash.mentions.offices import Actor

HEADING = frozenset({"heading_delegation", "chairing"})
TAKING = frozenset({"attending", "representing", "heading_delegation", "chairing", "signing"})
SIDE_OF = ("to", "object", "on_behalf_of")  # "to the side", "the delegation-object", "on behalf of"


class Heads(Marked):
    """Gives the heads of delegations the state that they speak for."""

    def _heads(self, actors: list[Actor]) -> list[Actor]:
        """ "The delegation-to of Kazakhstan a minister led": he is a minister of that state."""
        for n, (a, b) in enumerate(itertools.pairwise(actors)):
            if (
                a.rule == "delegation.of"
                and a.relation == "to"
                and b.titles
                and b.represents is None
                and not any(a.end <= i.start and i.end <= b.start for i in self.items)
                and (verb := next((i for i in self.items if i.start >= b.end and i.kind == "predicates"), None))
                and "heading_delegation" in verb.ids()
            ) or self._led_by(a, b):
                actors[n + 1] = msgspec.structs.replace(b, represents=a.represents)
        return actors

    def _led_by(self, delegation: Actor, head: Actor) -> bool:
        """ "The Kazakh delegation-object will head the minister": the verb stands between them."""
        between = [i for i in self.items if delegation.end <= i.start and i.end <= head.start]
        heading = len(between) == 1 and "heading_delegation" in between[0].ids()
        return (
            heading
            and delegation.kind == "group"
            and bool(delegation.represents and head.titles)
            and head.represents is None
        )

    def _led(self, actors: list[Actor]) -> list[Actor]:
        """ "Representatives of Norway, led by a deputy minister": whoever leads a delegation is of its state."""
        for n, (a, b) in enumerate(itertools.pairwise(actors)):
            between = [i.kind for i in self.items if a.end <= i.start and i.end <= b.start]
            apart = {"predicates", "said", "clause_breaks"}.intersection(between)
            several = n and a.group and a.group == actors[n - 1].group  # "the delegations of A and B led by X and Y"
            known = self.family.case_marked and (b.refers == "known" or several)
            if (
                b.relation == "led_by"
                and b.represents is None
                and not known
                and a.kind in ("state", "group")
                and not apart
            ):
                actors[n + 1] = msgspec.structs.replace(b, represents=a.represents)
        return actors

    def _each_his_own(self, actors: list[Actor]) -> list[Actor]:
        """ "The A delegation X, the B delegation Y headed": where the verb comes last, all of them are its subjects."""
        pairs = [n for n, (a, b) in enumerate(itertools.pairwise(actors)) if self._side_and_head(a, b)]
        verb = next(
            (i for i in self.items if i.kind == "predicates" and pairs and i.start >= actors[pairs[-1] + 1].end), None
        )
        if len(pairs) < 2 or verb is None or not HEADING.intersection(verb.ids()):
            return actors
        for n in pairs:
            state = actors[n + 1].represents or actors[n].represents
            actors[n + 1] = msgspec.structs.replace(actors[n + 1], represents=state, listed=True)
        return actors

    def _side_and_head(self, side: Actor, head: Actor) -> bool:
        """A delegation, or a state on whose behalf somebody speaks, and right after it who heads it."""
        told = side.kind in ("state", "group") and side.relation in SIDE_OF and bool(side.represents)
        apart = any(side.end <= i.start and i.end <= head.start and i.kind != "markings" for i in self.items)
        bare = head.kind == "person" and bool(head.titles) and not head.relation
        return told and bare and not apart and not self.family.case_before

    def _unsaid_verb(self, actors: list[Actor]) -> list[Actor]:
        """ "The A delegation was headed by X, the B side by Y": the second verb is not said again."""
        led = False
        for n, (a, b) in enumerate(itertools.pairwise(actors)):
            between = [i for i in self.items if a.end <= i.start and i.end <= b.start]
            side = led and b.relation == "by" and len(between) == 1 and a.kind in ("state", "group")
            if side and b.titles and self._after_comma(a):
                actors[n] = msgspec.structs.replace(a, relation="")
                actors[n + 1] = msgspec.structs.replace(b, relation="led_by", represents=b.represents or a.represents)
            led = led or b.relation == "led_by"
        return actors

    def _after_comma(self, actor: Actor) -> bool:
        """ ", the B side", "and the B side": where a phrase of its own begins."""
        before = [i for i in self.items if i.end <= actor.start][-2:]
        return any(i.kind == "comma" or i.joins() for i in before)

    def _of_sides(self, actors: list[Actor]) -> list[Actor]:
        """ "From the A side took part the minister X, from the B – Y": who takes part speaks for the side told last."""
        if not (self.family.case_before and self.family.case_marked):
            return actors
        if not any([i.kind == "predicates" and not TAKING.isdisjoint(i.ids()) for i in self.items]):
            return actors
        sides = list(self._sides_told(actors))
        for n, actor in enumerate(actors):
            told = [state for start, state in sides if start < actor.start]
            bare = actor.kind == "person" and not actor.relation and actor.refers not in ("pronouns", "counterpart")
            if told and bare and actor.represents is None:
                actors[n] = msgspec.structs.replace(actor, represents=told[-1])
        return actors

    def _sides_told(self, actors: list[Actor]) -> Iterator[tuple[int, str]]:
        """Where a sentence says from which side the next ones are: "from the A side", "the A delegation", "the B –"."""
        sides = ("from", "by", "of", "object")
        told = [a for a in actors if a.rule == "side.of" and a.relation in sides]
        told += [a for a in actors if a.kind == "state" and a.relation == "from" and a not in told]
        yield from sorted(
            [(a.start, str(a.represents)) for a in told]
            + [
                (item.start, item.ids()[0])
                for item, after in itertools.pairwise(self.items)
                if item.kind == "nationalities" and after.kind == "dash" and self._starts_person(after.end, actors)
            ]
        )

    def _starts_person(self, place: int, actors: list[Actor]) -> bool:
        return any(a.kind == "person" and 0 <= a.start - place <= 1 for a in actors)
