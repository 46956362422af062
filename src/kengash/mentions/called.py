"""The names that belong to a title."""

from __future__ import annotations

from kengash.mentions.cases import Cases
from kengash.mentions.view import Item
from kengash.world import facts


class Called(Cases):
    """Finds names beside titles."""

    def _singular(self, at: int) -> bool:
        """A form that can be singular too, standing right before a name, is singular."""
        readings = self.items[at].markings()
        return any(not m.plural for m in readings) and any(m.possessive or not m.plural for m in readings)

    def _name_at(self, place: int) -> bool:
        if place < len(self.items) and self.items[place].kind == "honorifics":
            place += 1
        named = 0 <= place < len(self.items) and self.items[place].kind == "name" and place not in self.used
        return named and not self._building(self.items[place])

    def _building(self, name: Item) -> bool:
        """ "At the Presidential Residence": a capital word that is a building after a title is no name."""
        return not self.head_first and name.end - name.start == 1 and name.start in self.buildings

    def _names(self, first: int, last: int, plural: bool) -> tuple[list[int], int, int]:
        """Item numbers of the names that belong to the title, and the items [start, end) of it all."""
        names, place = [], last + 1
        if plural and place < len(self.items) and self.items[place].kind == "dash" and self._name_at(place + 1):
            place += 1  # "the ministers – X, Y and Z"
        while place < len(self.items) and (self._polite(place) or self._of_rank(place)):
            place += 1
        place += self._of_common(place)
        cases = frozenset(m.case for m in self.items[self._head(first)].markings() if plural or not m.plural)
        closed = not self.head_first and bool(self._marking(self.items[self._head(last)]).case)
        while self._name_at(place) and not closed and self._agrees(place, cases):
            place += self.items[place].kind == "honorifics"
            names.append(place)
            place = self._past_origin(place)
            if not plural or not self._joined_name(place):
                break
            place += 2
        if names and not self._of_a_thing(names, plural):
            return names, first, self._past_origin(names[-1]) + 1
        if not plural and self.head_first and first > 1 and self._name_at(first - 2):
            if self.items[first - 1].kind == "comma":
                return [first - 2], first - 2, last + 1
        return [], first, last + 1

    def _origin(self, name: int) -> str | None:
        """ "Igor Popov (Russia)": the state in brackets right behind a full name."""
        behind = self.items[name + 1 : name + 4]
        full = self.items[name].end - self.items[name].start > 1
        if not full or [i.kind for i in behind] != ["open", "states", "close"]:
            return None
        return behind[1].ids()[0]

    def _past_origin(self, name: int) -> int:
        return name + 3 * (self._origin(name) is not None)

    def _names_of(self, last: int, many: int) -> list[int]:
        """ "The ministers of X and Y, A and B": the names of as many holders as there are states, after them all."""
        place = last + 1
        place += place < len(self.items) and self.items[place].kind in ("comma", "dash")
        names: list[int] = []
        while self._name_at(place):
            place += self.items[place].kind == "honorifics"
            names.append(place)
            place += 1
            while place < len(self.items) and (self.items[place].kind == "comma" or self.items[place].joins()):
                place += 1
        return names if len(names) == many else []

    def _of_common(self, place: int) -> bool:
        """ "The secretary general of the alliance X": a common noun in the genitive between a title and its name."""
        family = self.view.language.family
        if not family.case_marked or place >= len(self.items) or self.items[place].kind != "word":
            return False
        word = self.view.tokens[self.items[place].start]
        return not word.capital and family.shape(word.key) >= {"of"} and self._name_at(place + 1)

    def _of_rank(self, place: int) -> bool:
        """ "The minister of Belarus Lieutenant General X", "of Qatar Sheikh X": a rank or a style between a title and its name."""
        item = self.items[place]
        return item.kind == "offices" and self.head_first and self._style(item) and self._name_at(place + 1)

    def _polite(self, place: int) -> bool:
        """ "HE", "Dr." before a name or another word of courtesy."""
        after = self.items[place + 1 : place + 2]
        joined = bool(after) and (
            after[0].kind in ("honorifics", "name") or (after[0].kind == "offices" and self._of_rank(place + 1))
        )
        return self.items[place].kind == "honorifics" and (joined or not self.head_first)

    def _owns_next(self, place: int) -> bool:
        """ "The minister met Trump's envoy", as headlines have it: one word in the genitive before the next title."""
        item = self.items[place]
        after = self.items[place + 1].kind if place + 1 < len(self.items) else ""
        if self.head_first or item.end - item.start > 1 or after not in ("offices", "office_modifiers"):
            return False
        word = self.view.tokens[item.start].text
        return any(m.case == "of" and self.book.known(s) for s, m in self.view.language.family.name_stems(word))

    def _of_a_thing(self, names: list[int], plural: bool) -> bool:
        """ "The presidents met before Independence-hall": after several officers one capitalised word is no name of theirs."""
        name, after = self.items[names[0]], self.items[names[0] + 1 : names[0] + 2]
        if self._owns_next(names[0]):
            return True
        alone = plural and not self.head_first and len(names) == 1
        if alone and name.end - name.start == 2 and after and after[0].kind == "word":
            suffixes = self.view.language.family.suffixes  # type: ignore[attr-defined]
            key = self.view.tokens[after[0].start].key
            return any(m.possessive and not m.case for cut in range(4, len(key)) for m in suffixes.nominal(key[cut:]))
        alone = alone and name.end - name.start == 1
        return (
            alone
            and bool(after)
            and after[0].kind in ("word", "quote")
            and not self.book.known(self.view.text(name.start, name.end))
        )

    def _agrees(self, place: int, cases: frozenset[str]) -> bool:
        """A name in another case than the title is somebody else."""
        item = self.items[place + (self.items[place].kind == "honorifics")]
        return self.book.agrees(self.view, item.start, item.end, cases)

    def _joined_name(self, place: int) -> bool:
        return (
            place + 2 < len(self.items)
            and (self.items[place + 1].kind == "comma" or self.items[place + 1].joins())
            and self._name_at(place + 2)
        )

    def _head(self, at: int) -> int:
        """The item whose last word carries the case: a deputy's or a second title's word, where one follows."""
        if self.head_first and not self.view.language.family.case_marked:
            return at  # "deputy foreign ministers": modifiers do not inflect
        if self.head_first:
            while at > 0 and self.items[at - 1].kind == "office_modifiers":
                at -= 1
            return at
        while at + 1 < len(self.items) and self.items[at + 1].kind == "office_modifiers":
            at += 1
        return at

    def _style(self, item: Item) -> bool:
        """A title that goes with a name, whatever the office: "Sheikh", "General", "Senator"."""
        return facts.rank(item.ids()[0]) in ("royal", "military") or item.ids()[0] == "senator"
