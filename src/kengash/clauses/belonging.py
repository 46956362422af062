"""Whom an event noun has for itself: "for talks with X" says nothing of who arrived, where nouns stand before their complements."""

from __future__ import annotations

from kengash.clauses.marked import ASIDE
from kengash.clauses.nouns import Event
from kengash.clauses.relations import Relations
from kengash.mentions.offices import Actor
from kengash.mentions.view import Item
from kengash.world import load

COMPLEMENTS = frozenset({"with", "between", "of"})
LEADING_UP = frozenset({"prepositions", "honorifics", "nationalities", "word", "anaphors"})
NOUN_OF_BODY = frozenset({"office.several", "group"})  # "the NATO speakers' summit": whose it is, nobody who acts
MEETING = frozenset({"meeting", "holding", "consultations", "gathering"})
OF_SETTING = frozenset(
    {"word", "organizations", "organs", "number", "nationalities", "states", "name", "standing_bodies", "regions"}
)
PARTED = frozenset({"after", "before", "concluding"})  # how a setting of another time is marked
FARTHEST = 4  # items from a noun to its complement


class Belonging(Relations):
    """Finds the event noun that each actor is a complement of."""

    def _belongings(self) -> dict[int, int]:
        """The first token of each actor that belongs to an event noun, and the item of that noun."""
        owned: dict[int, int] = {}
        if not self.family.case_before:
            return owned
        ends = {i.end: n for n, i in enumerate(self.items) if i.kind == "events"}
        before: Actor | None = None
        for actor in self.actors if ends else ():
            noun = ends.get(self._leading_up(actor)) if actor.relation in COMPLEMENTS else None
            if noun is None and before is not None and before.start in owned and self._goes_with(before, actor):
                noun = owned[before.start]
            if noun is not None and actor.relation == "with" and self._met_beside(noun):
                noun = None
            if noun is not None:
                owned[actor.start] = ends[actor.end] = noun
            before = actor
        return owned

    def _met_beside(self, noun: int) -> bool:
        """ "Met on the sidelines of the summit with X": of a setting after its verb, "with" is the verb's."""
        place = noun - 1
        while place > 0 and self.items[place].kind in OF_SETTING:
            place -= 1
        margins = self.items[place] if place >= 0 else None
        if margins is None or margins.kind != "markings" or ASIDE not in margins.ids():
            return False
        return any(MEETING & set(i.ids()) for i in self.items[:place] if i.kind in ("predicates", "events"))

    def _goes_with(self, before: Actor, actor: Actor) -> bool:
        return before.relation == actor.relation and self._coordinated(before, actor)

    def _leading_up(self, actor: Actor) -> int:
        """The end of what stands before an actor and its preposition and adjectives."""
        place = self.ending.get(actor.start, -1)
        farthest = place - FARTHEST
        while place > max(farthest, -1) and self.items[place].kind in LEADING_UP:
            place -= 1
        return self.items[place].end if place >= 0 else -1

    def _own_actors(self, frame: str | None, event: Event | None) -> list[Actor]:
        """The actors of the sentence that are no complements of another event noun."""
        kind = load("frames").get(frame or "", {}).get("type")
        return [a for a in self.actors if self._free(self.belongings.get(a.start), event, kind)]

    def _taken(self, actor: Actor, trigger: Item, event: Event | None) -> bool:
        """ "The X-obj visited envoy Y-obj visited": where verbs stand last, whom a participle asks for is its own."""
        if not self.family.case_before and actor.rule in NOUN_OF_BODY and not (actor.relation or actor.refers):
            own = self.items[event.item] if event is not None else None
            nouns = [i for i in self.items if i.start == actor.end and i.kind == "events" and i.end <= trigger.start]
            return any(i is not own for i in nouns)
        if self.family.case_before or actor.relation not in ("object", "with"):
            return False
        if actor.relation == "with" and "discussing" in trigger.ids() and self._of_noun(actor, trigger, event):
            return True
        between = (i for i in self.items if actor.end <= i.start < trigger.start and i.kind == "predicates")
        return any(self._asks(i, actor.relation) for i in between)

    def _of_noun(self, actor: Actor, trigger: Item, event: Event | None) -> bool:
        """ "Touched upon the coming talk with X": whom the noun of the talk is with, right before it."""
        own = self.items[event.item] if event is not None else None
        nouns = (i for i in self.items if i.kind == "events" and i is not own and actor.end <= i.start < trigger.start)
        return any(noun.start - actor.end <= 1 for noun in nouns)

    def _asks(self, verb: Item, relation: str) -> bool:
        """Whether a verb is a participle, and its frame has this part."""
        if verb.hit is None or not all(m.nonfinite.startswith("participle") for m in verb.hit.verbal()):
            return False
        frames = (load("frames").get(f, {}) for f in verb.ids())
        return any(("type" in f or relation == "with") and relation in f["parts"] for f in frames)

    def _free(self, noun: int | None, event: Event | None, kind: str | None) -> bool:
        if noun is None or (event is not None and noun == event.item):
            return True
        item: Item = self.items[noun]
        return event is None and kind in item.ids() and not self._at_another_time(noun)

    def _at_another_time(self, noun: int) -> bool:
        """ "After talks with X, Y met with Z": the noun tells of what came before, or will."""
        place = noun - 1
        while place > 0 and self.items[place].kind in OF_SETTING:
            place -= 1
        ids = {i.partition("+")[0] for i in self.items[place].ids()} if place >= 0 else set()
        return bool(PARTED & ids)
