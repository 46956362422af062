"""Verbs that help others: auxiliaries, futures, infinitives."""

from __future__ import annotations

from collections.abc import Mapping

from kengash.clauses.events import Events
from kengash.mentions.view import Item


class Helping(Events):
    """Tells a verb's form by the verbs that help it."""

    def _after_future(self, number: int) -> bool:
        """ "Will be taking place", where the future has a verb of its own."""
        words = [i for i in self.items[max(number - 2, 0) : number] if i.kind == "word"]
        return any(self.family.helps_future(self.view.tokens[i.start].key) for i in words)

    def _shares_auxiliary(self, number: int) -> bool:
        """ "Will visit Oslo, meet the King and hold talks": bare verbs in a list with one that a word of what is to come helps."""
        if not self.family.case_before or self.family.case_marked or not self._bare_verb(self.items[number]):
            return False
        place = number - 1
        while place > 0 and self.items[place].kind == "word":
            place -= 1
        if place < 1 or not (self.items[place].kind == "comma" or self.items[place].joins()):
            return False
        before = next(
            (n for n in range(place - 1, -1, -1) if self.items[n].kind in ("predicates", "clause_breaks")), -1
        )
        if before < 0 or self.items[before].kind == "clause_breaks":
            return False
        start = self.items[before].start
        helped = any("announced" in h.ids("statuses") and 0 <= start - h.end <= 1 for h in self.view.aside)
        return helped or self._shares_auxiliary(before)

    def _bare_verb(self, verb: Item) -> bool:
        """A verb as it is listed: no subject in the singular goes with it."""
        readings = verb.hit.readings if verb.hit else ()
        return self.view.tokens[verb.start].key in self.family.vocabulary and any(  # type: ignore[attr-defined]
            m.tense == "present" for e, f in readings if e.verbal for m in f.verbal
        )

    def _helped(self, number: int) -> str:
        """The tense that an auxiliary gives a participle: "was received", "has been warmly received", "will be received"."""
        return (
            next((t for i in self.items[number - 1 : max(number - 3, -1) : -1] if (t := self._helping(i))), "")
            if number
            else ""
        )

    def _helping(self, item: Item) -> str:
        auxiliaries: Mapping[str, str] = getattr(self.family, "auxiliaries", {})
        return auxiliaries.get(self.view.tokens[item.start].key, "") if item.kind == "word" else ""

    def _after_to(self, number: int) -> bool:
        """ "to hold", "to be held": after the particle that is also the preposition of direction."""
        before = self.items[number - 1] if number else None
        if before is not None and number > 1 and self._helping(before):
            before = self.items[number - 2]
        if before is not None and before.kind == "predicates" and self._ends_with_to(before):
            return True  # "agreed to hold"
        return (
            self.view.language.family_name == "germanic"
            and before is not None
            and before.kind == "prepositions"
            and "to" in before.ids()
        )

    def _ends_with_to(self, verb: Item) -> bool:
        last = self.view.tokens[verb.end - 1 : verb.end]
        germanic = self.view.language.family_name == "germanic" and verb.end - verb.start > 1
        return germanic and any("to" in h.ids("prepositions") for h in self.view.language.hits(last, 0))
