"""Persons named without a listed title."""

from __future__ import annotations

from kengash.families.marking import BARE, Marking
from kengash.language import QUOTES
from kengash.mentions.offices import Actor, Title
from kengash.mentions.referring import Referring
from kengash.mentions.view import Item
from kengash.world import facts

PAIRED = (2, 3)  # surnames that hyphens join
UNLISTED = frozenset({"word", "name", "ministries", "office_modifiers"})  # what a title may be made of


class Persons(Referring):
    """Reads names that stand alone, or after an office that no file lists."""

    def _name(self, at: int, item: Item) -> list[Actor]:
        if pair := self._pair_of_names(item):
            return pair
        name, marking = self.book.nominative(self.view, item.start, item.end, BARE, self._likely_cases(item))
        known = self.book.known(name) and not self._ordinary(item, name)
        if not known and not self.head_first and item.end in self.buildings:
            return []  # "at the Parsian Azadi hotel"
        if (
            self._thing(item)
            or self._of_firm(at)
            or (not known and (self._quoted(at) or self._part_of_title(at) or self._matter(item)))
        ):
            return []
        if not known and not self.head_first and (unlisted := self._unlisted_office(at, name, marking)):
            return [unlisted]
        if len(name) < 2 or self._kin_before(at):
            return []
        if item.end - item.start < 2 and (
            (not known and not self.book.introduced(name)) or self._modifies(at, marking)
        ):
            return []
        origin = self._origin(at)
        self.used.update(range(at + 1, self._past_origin(at) + 1))
        return [
            self._actor(
                item,
                "person",
                name=name,
                represents=origin,
                marking=marking,
                name_span=self.view.chars(item.start, item.end),
                refers="known" if known else "unknown",
                rule="name.known" if known else "name.alone",
            )
        ]

    def _kin_before(self, at: int) -> bool:
        """ "With his wife Michelle": a name right after a word for a relative, where nouns come first, is nobody known."""
        return self.head_first and at > 0 and self.items[at - 1].kind == "kin" and self.view.language.family.case_marked

    def _matter(self, item: Item) -> bool:
        """ "The Commission on Trade and Cultural Cooperation": capitals of a name that nobody bears."""
        return self.view.tokens[item.end - 1].key in self.view.language.topic_heads

    def _thing(self, item: Item) -> bool:
        """ "International Neutrality Day", where verbs come last: words of the language, all, or the last of them possessed."""
        if self.head_first or item.end - item.start < 2 or self.book.person(self.view.text(item.start, item.end)):
            return False
        words: frozenset[str] = getattr(self.view.language.family, "vocabulary", frozenset())
        first, last = self.view.tokens[item.start], self.view.tokens[item.end - 1]
        forms = (f for f in self.view.language.family.forms(last.key) if not f.exact and f.lemma in words)
        plain = all(t.key in words for t in self.view.tokens[item.start : item.end])
        return plain or (first.key in words and any(m.possessive for f in forms for m in f.nominal))

    def _ordinary(self, item: Item, name: str) -> bool:
        """A word of the language that only begins its sentence, though somebody is called so ("Son gelişmeler")."""
        words: frozenset[str] = getattr(self.view.language.family, "vocabulary", frozenset())
        opens = item.start == 0 and item.end == 1
        met = self.book.introduced(name) or name in self.book.parted
        return opens and self.view.tokens[0].key in words and not met

    def _modifies(self, at: int, marking: Marking) -> bool:
        """ "The Navruz holiday", "the Trump administration": a bare word before the head of a compound names a thing."""
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        return not self.head_first and not marking.case and after is not None and self._title_like(after)

    def _pair_of_names(self, item: Item) -> list[Actor]:
        """ "The Erdoğan-Putin meeting": two known surnames joined by a hyphen are its two sides."""
        halves = self.view.tokens[item.start].text.split("-")
        if (
            item.end - item.start != 1
            or len(halves) not in PAIRED
            or not all(self.book.known(h) for h in halves if h)
            or not all(halves)
        ):
            return []
        return [
            self._actor(item, "person", name=h, relation="between", refers="known", rule="name.pair") for h in halves
        ]

    def _part_of_title(self, at: int) -> bool:
        """Capitalised words right before a title, where titles stand before names, belong to it."""
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        return not self.head_first and after is not None and after.kind in ("offices", "ministries", "organs")

    def _quoted(self, at: int) -> bool:
        """A capitalised run in quotes is the name of a thing."""
        around = [[i.kind for i in self.items[max(at - 4, 0) : at]], [i.kind for i in self.items[at + 1 : at + 3]]]
        if not self.head_first and all("quote" in kinds for kinds in around):
            return True
        return at > 0 and self.view.tokens[self.items[at - 1].start].text in (*QUOTES, "(")

    def _of_firm(self, at: int) -> bool:
        """Whoever stands for a company, a party or a university is no side, nor is the university that bears a name."""
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        named = after is not None and after.kind == "firms" and self.view.tokens[after.start].capital
        if named and self.view.language.family.case_marked:
            return True
        for place in range(at - 1, max(at - 7, -1), -1):
            if self.items[place].kind == "firms":
                return True
            if self.items[place].kind in ("comma", "said", "predicates", "offices"):
                return False
        return False

    def _unlisted_office(self, at: int, name: str, marking: Marking) -> Actor | None:
        """ "US energy secretary Rick Perry", the title unknown: a state, some words, a name."""
        place = at - 1
        while place >= 0 and at - place <= 4 and self.items[place].kind in UNLISTED:
            place -= 1
        if place < 0 or at - place < 2 or self.items[place].kind not in ("states", "nationalities", "organizations"):
            return None
        owner, item = self.items[place], self.items[at]
        last = self.items[at - 1]
        if any(m.case not in ("", "of") for m in owner.markings()):
            return None
        if not (self._title_like(last) or last.kind == "office_modifiers"):
            return None
        if item.end - item.start < 2 and not self.book.introduced(name):
            return None
        title = Title("", "other", self.view.chars(self.items[place + 1].start, self.items[at - 1].end))
        self.used.update(range(place, at + 1))
        return Actor(
            owner.start,
            item.end,
            "person",
            name,
            (title,),
            facts.represents(owner.kind, owner.ids()[0]),
            marking,
            spans=(self.view.chars(owner.start, item.end),),
            name_span=self.view.chars(item.start, item.end),
            rule="office.unlisted",
        )

    def _title_like(self, item: Item) -> bool:
        """An unknown word that ends as the head of a possessive compound does (`sekretari`)."""
        suffixes = getattr(self.view.language.family, "suffixes", None)
        key = self.view.tokens[item.start].key
        return (
            item.kind == "word"
            and suffixes is not None
            and key not in self.view.language.common
            and any(
                m.possessive and not m.case and not m.plural
                for cut in range(3, len(key))
                for m in suffixes.nominal(key[cut:])
            )
        )
