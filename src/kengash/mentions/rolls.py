"""Roll calls: "the ambassadors of Cuba – X, of Peru – Y": one title, and each state with its name after it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kengash.mentions.offices import Actor, Title
from kengash.mentions.sides import Sides
from kengash.mentions.view import Item
from kengash.world import facts

WIDEST_STEP = 3  # words between two of several states, each with a name: "and of the"
ASIDE = frozenset(  # inside brackets
    {"word", "prepositions", "markings", "cities", "states", "name", "ordinal", "nationalities", "mark", "predicates"}
)


class Rolls(Sides):
    """Reads lists of states with names."""

    def _roll(self, titles: list[Title], first: int, last: int) -> list[Actor]:
        """The persons of a roll call whose first state ends at item `last`; none where no second state follows."""
        called = list(self._called(last))
        if len(called) < 2:
            return []
        marking = self._marking(self.items[self._head(first)])
        self.used.update(range(first, called[-1][1] + 1))
        return [self._answering(titles, first, owner, name, marking) for owner, name in called]

    def _called(self, owner: int) -> Iterator[tuple[int, int]]:
        """Items of states and of the names that stand after their dashes."""
        while owner + 1 < len(self.items) and self.items[owner].kind == "states":
            name = owner + 1 + self._led_in(owner + 1)
            if not self._name_at(name):
                return
            yield owner, name
            owner = self._past_brackets(name + 1)
            while owner < len(self.items) and (self.items[owner].kind == "comma" or self.items[owner].joins()):
                owner += 1

    def _led_in(self, place: int) -> bool:
        """Whether a dash leads to the name; where nouns are declined, a name may follow its state at once."""
        return self.items[place].kind == "dash" or not self.view.language.family.case_marked

    def _plain(self) -> bool:
        return self.head_first and not self.view.language.family.case_marked

    def _one_by_one(self, names: list[int], owners: list[str], end: int) -> tuple[list[int], list[str], int]:
        """ "The presidents of A N.N., of B N.N. and of C N.N.": each state with the name of its holder."""
        while end < len(self.items) and (self.items[end].kind == "comma" or self.items[end].joins()):
            place = end + 1
            while self._kind(place) in ("word", "conjunctions", "prepositions") and place - end < WIDEST_STEP:
                place += 1
            if self._kind(place) not in ("states", "organizations") or not self._name_at(place + 1):
                break
            owner = facts.represents(self.items[place].kind, self.items[place].ids()[0])
            names, owners, end = [*names, place + 1], [*owners, str(owner)], place + 2
        return names, owners, end

    def _with_its_state(self, name: int) -> Item:
        """Where a later name of a list begins: with the state right before it."""
        before = self.items[name - 1]
        return before if before.kind in ("states", "organizations") and self._plain() else self.items[name]

    def _past_aside(self, last: int) -> int:
        """ "The Ambassador (residing in Astana) X": over what stands in brackets after a title, where the name follows."""
        if self._resides(last + 1) and self._name_at(last + 3):
            return last + 2
        name = self._past_brackets(last + 1)
        return name - 1 if name > last + 4 and self._name_at(name) else last

    def _resides(self, place: int) -> bool:
        """ "With residence in Beijing", before a place."""
        led, town = (self.items[n] if n < len(self.items) else None for n in (place, place + 1))
        residing = led is not None and led.kind == "markings" and "residing" in led.ids()
        return residing and town is not None and town.kind in ("cities", "states", "capitals_for_states")

    def _past_brackets(self, place: int) -> int:
        if place >= len(self.items) or self.items[place].kind != "open":
            return place
        end = place + 1
        while end < len(self.items) and self.items[end].kind in ASIDE:
            end += 1
        return end + 1 if end < len(self.items) and self.items[end].kind == "close" else place

    def _answering(self, titles: list[Title], first: int, owner: int, named: int, marking: object) -> Actor:
        item = self.items[named]
        title = self.items[first]
        name, _ = self.book.nominative(self.view, item.start, item.end, self._marking(title), self._title_cases(title))
        opens = any(i.kind == "states" for i in self.items[first:owner])
        state = self.items[owner] if opens else title
        span = self.view.chars(state.start, item.end)
        base = self._actor(self.items[first], "person", titles=tuple(titles), marking=marking, rule="office.roll")
        return msgspec.structs.replace(
            base,
            start=state.start,
            end=item.end,
            name=name,
            name_span=self.view.chars(item.start, item.end),
            represents=self.items[owner].ids()[0],
            spans=(span,),
        )
