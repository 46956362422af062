"""Where: cities, states and venues in a place marking, with the country that a city lies in."""

from __future__ import annotations

import msgspec

from kengash.families.marking import Marking
from kengash.families.turkic import VOWELS
from kengash.mentions.view import Item, View
from kengash.nouns import Span
from kengash.world import facts


class Spot(msgspec.Struct, frozen=True, gc=False):
    """A place mention; `relation` is its marking (at, to, from, of or "")."""

    at: int
    end_at: int
    city: str | None
    country: str | None
    relation: str
    span: Span


LONGEST_HALL = 4  # words of a building's name before its noun


class Map:
    """The places of one sentence. `taken` are tokens that belong to actors or bodies already."""

    def __init__(self, view: View, taken: set[int]) -> None:
        self.view, self.items, self.taken = view, view.items, taken
        self.halls: frozenset[int] = self._halls()

    def _halls(self) -> frozenset[int]:
        """ "At the Athens (International) Airport", where verbs come last: where the words before a building in a place marking begin."""
        found: set[int] = set()
        for hit in self.view.aside if not self.view.language.family.case_before else ():
            if hit.ids("venues") and any(m.case == "at" for m in hit.nominal("venues")):
                start = hit.start
                while start and self.view.tokens[start - 1].capital and hit.start - start < LONGEST_HALL:
                    start -= 1
                found.update(range(start, hit.end))
        return frozenset(found)

    def read(self) -> list[Spot]:
        found: list[Spot] = []
        at = 0
        while at < len(self.items):
            item = self.items[at]
            spot = None
            if item.kind in ("cities", "states", "capitals_for_states") and item.start not in self.taken:
                spot, at = self._spot(at, item)
                found.append(spot)
            elif item.kind == "nationalities" and self._unknown_town(at):
                found.append(
                    Spot(item.start, item.end, None, item.ids()[0], "at", self.view.chars(item.start, item.end))
                )
            elif item.kind == "anaphors" and "country" in item.ids() and item.start not in self.taken:
                relation, end = self._relation(at, at)
                here = self.view.language.state or "@here"
                found.append(Spot(item.start, end, None, here, relation, self.view.chars(item.start, end)))
            at += 1
        return found

    def _unknown_town(self, at: int) -> bool:
        """ "In the Estonian town of Pärnu": a town that no file lists, of the state that its adjective names."""
        family = self.view.language.family
        if not (family.case_marked and family.case_before) or not at or self.items[at - 1].kind != "prepositions":
            return False
        placed = any(m.case == "at" for m in self.items[at].markings()) and "at+loc" in self.items[at - 1].ids()
        after = [i.kind for i in self.items[at + 1 : at + 3]]
        return placed and (after[:1] == ["name"] or after == ["word", "name"])

    def _spot(self, at: int, item: Item) -> tuple[Spot, int]:
        city = (
            item.ids()[0]
            if item.kind == "cities"
            else facts.capital(item.ids()[0])
            if item.kind == "capitals_for_states"
            else None
        )
        country = facts.country_of(city) if city else item.ids()[0]
        last = at
        if city and (state := self._state_after(at)) is not None:
            country, last = state
        elif not city and (inner := self._city_after(at, item)) is not None:
            city, last = inner
        elif not city and self._capital_before(at):
            city = facts.capital(str(country))
        relation, end = self._relation(at, last)
        return Spot(
            item.start,
            max(end, self.items[last].end),
            city,
            country,
            relation,
            self.view.chars(item.start, max(end, self.items[last].end)),
        ), last

    def _capital_before(self, at: int) -> bool:
        """ "In the capital of Kazakhstan"."""
        before = self.items[at - 1] if at else None
        return before is not None and before.kind == "markings" and "capital" in before.ids()

    def _state_after(self, at: int) -> tuple[str, int] | None:
        """ "New Delhi, India", not "in Astana, Kazakhstan's president"."""
        after = self.items[at + 1 : at + 3]
        if [i.kind for i in after] == ["comma", "states"] and after[1].start not in self.taken:
            return self.items[at + 2].ids()[0], at + 2
        return None

    def _city_after(self, at: int, item: Item) -> tuple[str, int] | None:
        """ "of Uzbekistan, the city of Samarkand", "of Greece, its capital Athens": a state in the genitive or bare, then its city."""
        for step in (1, 2):
            if at + step < len(self.items) and self.items[at + step].kind == "cities":
                between = self.items[at + 1]
                if step == 1 or between.kind == "word" or (between.kind == "markings" and "at" in between.ids()):
                    city = self.items[at + step].ids()[0]
                    if facts.country_of(city) == item.ids()[0]:
                        return city, at + step
        return None

    def _relation(self, at: int, last: int) -> tuple[str, int]:
        family = self.view.language.family
        if family.case_before:
            return self._preposition(at), self.items[last].end
        after = self.items[last + 1] if last + 1 < len(self.items) else None
        if after is not None and after.kind == "markings" and (place := {"at", "to", "from"} & set(after.ids())):
            return min(place), after.end
        readings = self.items[last].markings()
        marked = next((m for m in readings if m.case), None)
        if (town := self._town_of(last, marked)) is not None:
            return town
        if marked is not None and not marked.attributive:
            return marked.case, self.items[last].end
        if marked is not None:
            return "at.attributive", self.items[last].end
        if self._merged(last):
            return "to", self.items[last].end
        hall = self.items[last].kind == "cities" and self.items[last].end in self.halls
        return ("at", self.items[last].end) if hall else self._class_word(last)

    def _merged(self, last: int) -> bool:
        """ "Ankara with a visit went": in Turkmen the dative of a name in -a looks like the name."""
        merging = not VOWELS.isdisjoint(getattr(self.view.language.family, "hardening", ()))
        ahead = [i.kind for i in self.items[last + 1 : last + 4]]
        ends = self.view.tokens[self.items[last].end - 1].key.endswith("a")
        visiting = ahead == ["events", "markings", "predicates"] and "visit" in self.items[last + 1].ids()
        return merging and ends and visiting and "with" in self.items[last + 2].ids()

    def _town_of(self, last: int, marked: Marking | None) -> tuple[str, int] | None:
        """ "To Kyrgyzstan's X city": a town that no file lists, between its state and the word for what it is."""
        after = self.items[last + 1] if last + 1 < len(self.items) else None
        owned = self.items[last].kind == "states" and (marked is None or marked.case == "of")
        if not owned or after is None or after.kind != "name":
            return None
        relation, end = self._class_word(last + 1)
        return (relation, end) if relation else None

    def _class_word(self, last: int) -> tuple[str, int]:
        """ "the city of", as a word after the name that carries the case: `Toshkent shahrida`, `Davos kurorttyq qalasynda`."""
        for after in self.items[last + 1 : last + 3]:
            if after.kind != "word" or after.end - after.start != 1:
                break
            for marking in self.class_word_markings(self.view.tokens[after.start].key):
                return marking.case + (".attributive" if marking.attributive else ""), after.end
        return "", self.items[last].end

    def class_word_markings(self, key: str) -> list[Marking]:
        """The readings of an unknown word as the possessed head of a place's name, in a place marking."""
        suffixes = getattr(self.view.language.family, "suffixes", None)
        if suffixes is None:
            return []
        readings = (m for cut in range(len(key) - 2, 2, -1) for m in suffixes.nominal(key[cut:]))
        return [m for m in readings if m.possessive and m.case in ("at", "to", "from")]

    def _town_in(self, at: int) -> int:
        """ "In the Turkish town of Alanya", "in the Kazakh capital, Astana": the item before the state's adjective."""
        place = at - 2
        told_so = at > 2 and (self.items[at - 1].kind == "comma" or self.items[at - 1].ids()[:1] == ("of",))
        if not told_so or self.view.language.family.case_marked:
            return at - 1
        while place > 0 and at - place <= 4 and self.items[place].kind == "word":
            place -= 1
        adjective = self.items[place]
        state = facts.country_of(self.items[at].ids()[0]) if self.items[at].kind == "cities" else None
        return place - 1 if adjective.kind == "nationalities" and state in adjective.ids() else at - 1

    def _preposition(self, at: int) -> str:
        place = nearest = self._town_in(at)
        while place >= 0 and self.items[place].kind in ("word", "nationalities") and nearest - place <= 2:
            place -= 1
        if at and self.items[at - 1].kind == "predicates":
            return "object"  # "will visit Astana", "arrived in Astana" where the preposition is the verb's
        if place >= 0 and self.items[place].kind == "predicates" and self._governs(place):
            return "object"  # "arrived in southern China"
        if place >= 0 and self.items[place].kind == "markings" and (led := {"at", "to"} & set(self.items[place].ids())):
            return min(led)  # "in the city of"
        if place >= 0 and self.items[place].kind in ("quote", "name") and self._in_venue(place):
            return "at"
        if place < 0 or self.items[place].kind != "prepositions" or self._posted(place):
            return ""
        return choose_preposition(self.items[place], self.items[at])

    def _posted(self, place: int) -> bool:
        """ "The ambassadors in our country": where they are posted is not where anything happens."""
        before = self.items[place - 1] if place else None
        return before is not None and before.kind == "groups" and "ambassadors" in before.ids()

    def _in_venue(self, place: int) -> bool:
        """ "In the hotel "Hilton Tashkent City": the name of a venue holds its city."""
        while place >= 0 and self.items[place].kind in ("quote", "name", "word"):
            place -= 1
        start = self.items[place].end if place >= 0 and self.items[place].kind == "prepositions" else -1
        at = any(i.startswith("at") for i in self.items[place].ids()) if start > 0 else False
        return at and any(h.ids("venues") and start <= h.start <= start + 2 for h in self.view.aside)

    def _governs(self, place: int) -> bool:
        """Whether a verb phrase ends with a preposition."""
        last = self.items[place].end
        verb = last - self.items[place].start > 1
        return verb and any(
            h.ids("prepositions") for h in self.view.language.hits(self.view.tokens[last - 1 : last], 0)
        )


def choose_preposition(preposition: Item, noun: Item) -> str:
    """The marking of a preposition before a noun: in Slavic the case of the noun decides among its meanings."""
    options = [i.partition("+") for i in preposition.ids()]
    names = {"gen": "of", "acc": "object", "dat": "to", "loc": "at", "ins": "with"}
    cases = {m.case for m in noun.markings()}
    fitting = [o[0] for o in options if not o[2] or not cases or names.get(o[2]) in cases]
    if {"at", "to"} <= set(fitting):
        return "at"  # an unchanging name says no more than where
    return (fitting or [o[0] for o in options] or [""])[0]
