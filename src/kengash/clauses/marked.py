"""The marking that stands at an actor: its case, its postposition or the preposition before it."""

from __future__ import annotations

from kengash.clauses.nouns import CITED, RELATIONS
from kengash.mentions.offices import Actor
from kengash.mentions.places import choose_preposition
from kengash.mentions.view import Item, View

ASIDE = "on_margins"  # "on the sidelines of the UN General Assembly, X met Y": where, and no side
COMMON = frozenset({"word", "firms"})
LIST_MARKINGS = frozenset({"with", "object"})
LONGEST_TAIL = 3  # words of the last member of a list
OF_SIDES = frozenset({"side.of", "delegation.of"})
INSIDE_PARTICIPLE = frozenset({"prepositions", "cities", "states", "word", "months", "number", "weekdays"})


class Marked:
    """Reads the relation of one actor."""

    def __init__(self, view: View) -> None:
        self.view, self.items, self.family = view, view.items, view.language.family
        self.ending = {item.end: n for n, item in enumerate(self.items)}  # the item that ends at a token

    def _small(self, item: Item) -> bool:
        return item.kind == "word" and self.view.tokens[item.start].key in self.view.language.common

    def _relation(self, actor: Actor) -> str:
        if actor.relation:
            return actor.relation
        if self.family.case_before:
            led = self._before(actor)
            if not led and (self._signs(actor) or self._announces(actor)):
                return CITED
            if led == "of" and self._beside_a_visit(actor):
                return "object"
            return CITED if led == "of" and self._cited(actor) else led
        place = next((n for n, i in enumerate(self.items) if i.start >= actor.end), None)
        if place is not None and self.items[place].kind == "honorifics" and place + 1 < len(self.items):
            ending = next((m.case for m in self.items[place].markings() if m.case), "")
            if ending and self._marking_at(place + 1) is None:
                return ending  # "Mr" after a name carries its ending
            place += 1
        if place is not None:
            if (found := self._marking_at(place)) is not None:
                return "with" if found == "led_by" and actor.kind == "state" else found  # "with the leadership of X"
            if not actor.marking.case and (found := self._after_others(place)):
                return found
        if actor.marking.case == "of" and actor.kind == "person" and self._cited(actor):
            return CITED
        return actor.marking.case

    def _beside_a_visit(self, actor: Actor) -> bool:
        """ "Received the being-in-Oslo-with-a-visit minister": "with a visit" is nobody's; genitive and accusative look alike."""
        place = self.ending.get(actor.start, -1)
        visit = place > 0 and self.items[place].kind == "events" and "visit" in self.items[place].ids()
        while visit and place > 1 and self.items[place - 1].kind == "word":
            place -= 1
        before = self.items[place - 1] if visit else None
        return before is not None and before.kind == "prepositions" and "with+ins" in before.ids()

    def _announces(self, actor: Actor) -> bool:
        """ "Petrov: the presidents will meet": whoever stands before the colon that a headline opens with only says so."""
        after = self.view.tokens[actor.end : actor.end + 1]
        return actor.start == 0 and actor.kind == "person" and [t.text for t in after] == [":"]

    def _signs(self, actor: Actor) -> bool:
        """ "The talks will be held in Minsk — the minister": whoever a headline ends with, after a dash, only says so."""
        place = self.ending.get(actor.start, -1)
        alone = actor.kind == "person" and not (actor.titles and actor.name)
        last = actor.end == len(self.view.tokens) and place > 0 and self.items[place].kind == "dash"
        return last and alone and self.family.case_marked and any(i.kind == "predicates" for i in self.items[:place])

    def _cited(self, actor: Actor) -> bool:
        """ "In the words of X, Y and Z will talk": whose words they are, in none of what they tell."""
        if not self.family.case_before:  # "X's words according to": what gives a source, right behind the genitive
            return any(h.start == actor.end and h.ids("reports") for h in self.view.aside)
        return self.family.case_marked and any(h.end == actor.start and h.ids("reports") for h in self.view.aside)

    def _marking_at(self, place: int) -> str | None:
        item = self.items[place]
        if item.kind != "markings":
            return None
        return next((i for i in item.ids() if i in RELATIONS), None)

    def _tailed(self, actor: Actor) -> bool:
        """Whether "and others" follows an actor: then the commas before him part the members of a list."""
        place = next((n for n, i in enumerate(self.items) if i.start >= actor.end), None)
        return place is not None and not actor.marking.case and bool(self._after_others(place))

    def _after_others(self, place: int) -> str:
        """ "X, Y and others with": a plural that no file lists closes a list of names and carries their marking."""
        place += self.items[place].kind == "comma" and place + 1 < len(self.items)  # "X, Y, as well as others with"
        if not self.items[place].joins():
            return ""
        if of_people := self._people_of(place + 1):
            return of_people
        last = place + 1
        while last - place < LONGEST_TAIL and self._common_noun(last + 1):
            last += 1
        if not self._common_noun(last) or last + 1 == len(self.items):
            return ""
        word = self.view.tokens[self.items[last].end - 1].key
        chains = getattr(self.family, "suffixes", None)
        forms = [m for cut in range(3, len(word)) for m in chains.nominal(word[cut:])] if chains else []
        marked = self._marking_at(last + 1)
        cases = [marked or m.case for m in forms if m.plural and not m.attributive and not (marked and m.case)]
        return next((c for c in cases if c in LIST_MARKINGS), "")

    def _people_of(self, place: int) -> str:
        """ "X and the people-to of Iran": a state, and right after it what is its own, in a case of its own."""
        pair = [i.kind for i in self.items[place : place + 2]] == ["states", "word"]
        chains = getattr(self.family, "suffixes", None) if pair else None
        word = self.view.tokens[self.items[place + 1].start].key if chains else ""
        forms = (m for cut in range(3, len(word)) for m in chains.nominal(word[cut:])) if chains else ()
        return next((m.case for m in forms if m.possessive and m.case in ("object", "to")), "")

    def _common_noun(self, place: int) -> bool:
        item = self.items[place] if place < len(self.items) else None
        return item is not None and item.kind in COMMON and not self.view.tokens[item.start].capital

    def _over_adjectives(self, place: int, case: str) -> int:
        """ "With the new ambassadors": where case is marked, words may part a preposition from its noun."""
        before = place
        while before > max(place - 3, 0) and self._agrees_in(self.items[before], case):
            before -= 1
        if before >= 0 and self.items[before].kind == "prepositions":
            return before
        return self._over_participle(place)

    def _agrees_in(self, item: Item, case: str) -> bool:
        """A word that can agree with a noun in this case: "with the new ambassadors", not "with the appointment of"."""
        if item.kind not in ("word", "statuses"):
            return False
        shapes = self.family.shape(self.view.tokens[item.start].key)
        return not shapes or (case or "object") in shapes

    def _over_guest(self, place: int, actor: Actor) -> int:
        """ "With visiting President X", "with newly elected President X": adjectives between a preposition and an office."""
        before = place
        while before > max(place - 2, 0) and self._says_which(self.items[before]):
            before -= 1
        item = self.items[before] if actor.titles and before >= 0 else None
        led = item is not None and item.kind == "prepositions" and not {"with", "between"}.isdisjoint(item.ids())
        return before if led else place

    def _says_which(self, item: Item) -> bool:
        guest = item.kind == "predicates" and "visit" in item.ids() and item.end - item.start == 1
        return guest or (item.kind == "word" and not self.view.tokens[item.start].capital)

    def _over_participle(self, place: int) -> int:
        """ "With the come-to-Moscow minister": a participle with all that belongs to it."""
        before = place
        while before > max(place - 6, 0) and self.items[before].kind in INSIDE_PARTICIPLE:
            before -= 1
        verb = self.items[before]
        participle = verb.kind == "predicates" and verb.hit is not None and before > 0
        if participle and any(m.nonfinite == "participle" for m in verb.hit.verbal()):  # type: ignore[union-attr]
            return before - 1 if self.items[before - 1].kind == "prepositions" else place
        return place

    def _under_participle(self, place: int) -> bool:
        """ "Received the staying-in-Yerevan envoy": past a participle in his own case the verb, of which he is the object."""
        for before in range(place, max(place - 6, 0), -1):
            item = self.items[before]
            key = self.view.tokens[item.start].key
            if item.kind == "word" and self.family.case_marked and self.family.participle_of(key):
                return self.items[before - 1].kind == "predicates"
            if item.kind not in INSIDE_PARTICIPLE:
                return False
        return False

    def _ungoverned(self, place: int, actor: Actor) -> bool:
        """ "The day before X met", "on that day the delegation": no preposition governs a nominative that stands apart from it."""
        alone = all("+" in i for i in self.items[place].ids())
        apart = bool(actor.name) or self.items[place].end < actor.start
        return self.family.case_marked and alone and not actor.marking.case and apart

    def _before(self, actor: Actor) -> str:
        place = self.ending.get(actor.start, -1)
        while place >= 0 and (
            self.items[place].kind in ("honorifics", "forms", "anaphors") or self._small(self.items[place])
        ):
            place -= 1
        bare = self.family.bare.get(actor.marking.case, actor.marking.case)
        if actor.marking.case and not self.family.case_marked:
            return actor.marking.case  # "ahead of the President's meeting"
        place = (
            self._over_adjectives(place, actor.marking.case)
            if self.family.case_marked
            else self._over_guest(place, actor)
        )
        if place < 0:
            return bare
        item = self.items[place]
        if item.kind == "markings":
            aside = ASIDE if ASIDE in item.ids() and actor.kind == "organization" else ""
            return next((i for i in item.ids() if i in RELATIONS), aside)
        if item.kind == "prepositions":
            head = next((i for i in self.items if i.start >= actor.start), item)
            if actor.rule in OF_SIDES:  # an adjective says less of its case than its noun
                head = next((i for i in self.items if i.end == actor.end), head)
            return bare if self._ungoverned(place, actor) else choose_preposition(item, head)
        return "object" if bare == "of" and self._under_participle(place) else bare
