"""What stands between a title and whose it is, or whose name it carries: a gloss, a portfolio, a house, a task."""

from __future__ import annotations

from kengash.mentions.offices import is_local
from kengash.mentions.owning import Owning
from kengash.mentions.titles import WIDEST_PORTFOLIO
from kengash.mentions.view import Item
from kengash.world import facts

LONGEST_GLOSS = 6
WIDEST_HOUSE = 9
PLACED = frozenset({"regions", "states", "organizations", "cities", "anaphors"})  # where he is posted, or what for
HOUSE_NAME = PLACED | {"ministries", "standing_bodies", "prepositions", "conjunctions", "nationalities", "not_events"}
ENVOYS = frozenset({"special-envoy", "special-representative"})
TASK = frozenset({"states", "regions", "word", "conjunctions", "comma", "nationalities", "prepositions"})
LONGEST_TASK = 8


class Passing(Owning):
    """Steps over it."""

    def _past_gloss(self, place: int) -> int:
        """ "The speaker of the parliament (Sejm) of X": over a gloss in brackets, where the owner follows."""
        close = next((n for n in range(place + 1, place + LONGEST_GLOSS) if self._kind(n) == "close"), 0)
        if self._kind(place) != "open" or not close:
            return place
        led = self._kind(close + 1) == "prepositions" and any(i.startswith("of") for i in self.items[close + 1].ids())
        owned = self._kind(close + 1) == "states" and self._may_own(self.items[close + 1], close + 1)
        return close + 1 if led or owned else place

    def _past_portfolio(self, place: int, office: str) -> int:
        """ "The minister of foreign trade, investment and transport of X": over a list that ends with whose minister he is."""
        ranked = facts.rank(office) in ("minister", "deputy_minister") or office.startswith("deputy-minister")
        if (
            not ranked
            or not self.view.language.family.case_marked
            or self._kind(place) not in ("comma", "conjunctions")
        ):
            return place
        end = place
        while end - place < WIDEST_PORTFOLIO and self._kind(end) in ("comma", "word", "conjunctions"):
            end += 1
        owned = end > place + 1 and self._kind(end) == "states" and self._may_own(self.items[end], end)
        return end if owned else place

    def _past_house(self, last: int) -> int:
        """ "Head of the Kazakh Senate N.N.", "director for Political Affairs N.N.": over a house or a field, if a name follows."""
        if not self.head_first or self.view.language.family.case_marked:
            return last
        place = last + 1
        while place < len(self.items) and place - last <= WIDEST_HOUSE and self._of_house_name(place, last):
            place += 1
        after = self._kind(place)
        placed = self._kind(last + 1) == "prepositions" and self._kind(place - 1) in PLACED
        closed = place > last + 1 and (placed or self._kind(place - 1) in ("ministries", "standing_bodies"))
        return place - 1 if closed and (after == "name" or (placed and self._between_commas(place))) else last

    def _between_commas(self, comma: int) -> bool:
        """ "Minister for South Asia, Lord Tariq Ahmad, came", "his counterpart from Iraq, Fuad Hussein, came": a full name."""
        polite = self._kind(comma + 1) == "honorifics"
        kinds = [self._kind(comma), self._kind(comma + 1 + polite)]
        closed = self._kind(comma + 2 + polite) in ("", "comma", "mark")
        if kinds != ["comma", "name"] or not closed:
            return False
        return polite or self.items[comma + 1].end - self.items[comma + 1].start > 1

    def _of_house_name(self, place: int, last: int) -> bool:
        """A word of such a name; a capitalised word only where the word of an institution follows it."""
        item = self.items[place]
        if item.kind == "comma":
            return (
                place > last + 2 and self._kind(place + 1) in PLACED
            )  # "for the Middle East, Afghanistan and Pakistan"
        if item.kind == "name":
            ahead = [i.kind for i in self.items[place + 1 : place + 4]]
            return "ministries" in ahead or "standing_bodies" in ahead
        return item.kind in HOUSE_NAME or (item.kind == "word" and self._small(place))

    def _past_task(self, office: str, last: int) -> int:
        """ "The UN special envoy for Syria X": over what an envoy is sent for, if his name follows."""
        sent = office in ENVOYS and self._kind(last + 1) == "prepositions"
        if not self.head_first or not (sent or self._led_by_field(last + 1)):
            return last
        place = last + 2
        while place - last < LONGEST_TASK and (self._kind(place) in TASK or self._listed_region(place)):
            place += 1
        named = self._kind(place) == "name" and (sent or self.items[place].end - self.items[place].start > 1)
        return place - 1 if place > last + 2 and named else last

    def _past_region(self, office: str, last: int) -> int:
        """ "The governor of the Astrakhan-gen region-gen X": a region that no file lists, told by an adjective and a noun."""
        kinds = [self._kind(last + 1), self._kind(last + 2)]
        family = self.view.language.family
        if not (family.case_marked and is_local(office)) or kinds != ["name", "word"]:
            return last
        words = [self.view.tokens[i.start] for i in self.items[last + 1 : last + 3] if i.end - i.start == 1]
        owned = len(words) == 2 and not words[1].capital and all("of" in family.shape(w.key) for w in words)
        return last + 2 if owned else last

    def _led_by_field(self, place: int) -> bool:
        """ "The deputy minister on matters of Europe X": a word for a field after a title, where nouns are declined."""
        led = place < len(self.items) and self.view.language.family.case_marked
        return led and self._kind(place) in ("markings", "prepositions") and self._about_field(self.items[place])

    def _about_field(self, item: Item) -> bool:
        return any(i.partition("+")[0] == "about" for i in item.ids())

    def _listed_region(self, place: int) -> bool:
        """ "For South and Central Asia": the first of two names that share a noun."""
        return self._kind(place) == "name" and [self._kind(place + 1), self._kind(place + 2)] == [
            "conjunctions",
            "regions",
        ]

    def _kind(self, place: int) -> str:
        return self.items[place].kind if place < len(self.items) else ""

    def _may_own(self, item: Item, place: int) -> bool:
        return self.view.language.family_name != "slavic" or any(m.case == "of" for m in item.markings())

    def _small(self, place: int) -> bool:
        item = self.items[place]
        return item.kind == "word" and self.view.tokens[item.start].key in self.view.language.common
