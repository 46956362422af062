"""What qualifies a noun: words of form, relative clauses."""

from __future__ import annotations

from kengash.clauses.nouns import Event, Part
from kengash.clauses.windows import Windows
from kengash.hits import Hit
from kengash.mentions.offices import Actor
from kengash.mentions.view import Item
from kengash.world import load

ADJECTIVES = frozenset(
    {"official", "working", "state", "regular", "extraordinary", "jubilee", "expanded", "narrow", "courtesy"}
)

BETWEEN = frozenset({"number", "dash", "word", "organizations", "nationalities", "states", "organs", "standing_bodies"})

OWN_NOUN = ("visit", "call")  # "arrived on an official visit": a verb of these takes its own noun


class Qualifying(Windows):
    """Finds what belongs to a noun."""

    def _relative(self, trigger: Item, start: int, parts: list[Part]) -> Actor | None:
        """ "X met Y, who visited Oslo": the subject of a relative clause is who stands right before it."""
        opener = next((i for i in self.items if i.kind == "clause_breaks" and i.end == start), None)
        if (
            opener is None
            or not self.family.case_before
            or any(p == "who" and a.start < trigger.start for p, a in parts)
            or (self.family.case_marked and not self.family.shape(self.view.tokens[opener.end - 1].key))
        ):
            return None  # "and on the 4th was received": a conjunction, where pronouns are declined, is no pronoun
        number = self.items.index(opener) - 1
        number -= number > 0 and self.items[number].kind == "comma"
        end = self.items[number].end if number >= 0 else -1
        return next((a for a in self.actors if a.end == end and a.kind in ("person", "group")), None)

    def _forms_of(self, hit: Hit, event: Event | None, frame: str | None, trigger: Item) -> bool:
        """ "A working visit to attend the regular session": a word of form right before a noun is that noun's own."""
        noun = next((i for i in self.items if i.kind == "events" and self._may_qualify(hit, i)), None)
        if noun is None or not self._adjoins(hit.end, noun.start):
            verb = next((i for i in self.items if i.start <= hit.start < i.end and i.kind == "predicates"), trigger)
            inside = trigger.start <= hit.start < trigger.end
            return inside or (verb is trigger and not (self.family.case_before and self._adjective(hit)))
        if event is not None:
            return noun is self.items[event.item]
        kind = load("frames").get(frame or "", {}).get("type")
        if not self.family.case_before:
            return kind is None or kind in noun.ids()
        return kind in noun.ids() and kind in OWN_NOUN

    def _may_qualify(self, hit: Hit, noun: Item) -> bool:
        """Whether the noun follows soon; or holds the word itself ("a state visit"), where nouns are listed with it."""
        if self.family.case_before:
            inside = hit.start < noun.start < hit.end  # "by video conference"
            return hit.start < noun.end and noun.start - hit.end <= 5 and not inside
        return noun.start <= hit.start < noun.end or 0 <= noun.start - hit.end <= 3

    def _adjective(self, hit: Hit) -> bool:
        """A word that says a form only of the noun that it stands before ("an official", "the member states" do not)."""
        return hit.end - hit.start == 1 and bool(ADJECTIVES.intersection(hit.ids("forms")))

    def _adjoins(self, start: int, end: int) -> bool:
        """Whether nothing stands between but numbers, adjectives and whose it is."""
        kinds = BETWEEN if self.family.case_before else ("number", "dash", "word")
        return all(i.kind in kinds for i in self.items if start <= i.start < end)
