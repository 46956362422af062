"""Which case a title stands in, by its ending and by what governs it."""

from __future__ import annotations

from kengash.families.marking import BARE, Marking
from kengash.mentions.names import NameBook
from kengash.mentions.offices import Actor
from kengash.mentions.view import Item, View

# What tells when and where between a verb and its object.
CIRCUMSTANCES = frozenset(
    {"prepositions", "cities", "states", "capitals_for_states", "weekdays", "months", "number", "quote", "comma"}
)
GOVERNED = {"gen": "of", "acc": "object", "dat": "to", "loc": "at", "ins": "with"}


class Cases:
    """The sentence, and what has been used of it. `book` knows the names of the whole text."""

    def __init__(self, view: View, book: NameBook) -> None:
        self.view, self.items, self.book = view, view.items, book
        self.head_first = view.language.family.head_first
        self.ending = {i.end: i for i in view.items}  # the item that ends at a token
        self.circumstances = {h.start for h in view.aside if h.ids("days") or h.ids("venues")}
        self.buildings = {h.start for h in view.aside if h.ids("venues")}
        self.used: set[int] = set()
        self.found: list[Actor] = []

    def _marking(self, item: Item) -> Marking:
        """The reading of an inflected word that its neighbours allow."""
        readings = item.markings()
        if not readings:
            return BARE
        if not self.view.language.family.case_marked:
            owned = (
                m for m in readings if m.possessive and not m.case
            )  # "bakanı": of somebody, before it is an object
            if "sides" in item.ids():  # "the sides-obj", which nobody owns
                return next((m for m in readings if m.case), readings[0])
            of = (m for m in readings if m.case == "of")  # "Çinin" before "thy China"
            return next(of, next(owned, next((m for m in readings if m.case), readings[0])))
        by_case = {m.case: m for m in reversed(readings)}
        for case in self._likely_cases(item):
            if case in by_case:
                return by_case[case]
        return readings[0]

    def _likely_cases(self, item: Item) -> tuple[str, ...]:
        """After a preposition its own cases; after a noun the genitive; else the nominative before all."""
        before = self.ending.get(item.start)
        while before is not None and before.kind in ("honorifics", "office_modifiers", "quote"):
            before = self.ending.get(before.start)
        if before is not None and before.kind != "prepositions" and self._asked(before):
            return ("", "object", "to", "with", "at")
        if before is None or before.kind in ("comma", "conjunctions", "mark", "quote", "clause_breaks", "said", "dash"):
            return ("", "of", "object", "to", "with", "at")
        if before.kind == "prepositions":
            governed = [GOVERNED[c] for i in before.ids() if (c := i.partition("+")[2]) in GOVERNED]
            return tuple(dict.fromkeys([*governed, "with", "at", "to", "of", "object", ""]))
        if before.kind == "markings":
            return ("of", "with", "at", "to", "object")
        if before.kind in (
            "events",
            "offices",
            "groups",
            "organs",
            "organizations",
            "documents",
            "standing_bodies",
            "anaphors",
        ):
            return ("of", "", "with", "object", "to")
        return ("", "of", "object", "with", "to", "at")

    def _asked(self, item: Item) -> bool:
        """Whether nothing but time and place stands between a verb and what comes after `item`: "received in Astana today"."""
        step: Item | None = item
        while step is not None and (step.kind in CIRCUMSTANCES or step.start in self.circumstances):
            step = self._before_quoted(step) if step.kind == "quote" else self.ending.get(step.start)
        return step is not None and step.kind == "predicates"

    def _before_quoted(self, closing: Item) -> Item | None:
        """The item before the words in quotes that end with this mark; before the mark where none begin."""
        step = self.ending.get(closing.start)
        opening = self.ending.get(step.start) if step is not None and step.kind in ("name", "word") else None
        return self.ending.get(opening.start if opening and opening.kind == "quote" else closing.start)
