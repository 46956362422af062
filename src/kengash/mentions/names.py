"""The names of one text: which forms stand for one person, and what the nominative is."""

from __future__ import annotations

from collections.abc import Iterable

from kengash.mentions.nominatives import Nominatives
from kengash.mentions.scenes import scenes
from kengash.mentions.view import Item, View
from kengash.mentions.words import APOSTROPHE, APOSTROPHES, may_part
from kengash.names import key

INITIAL = 2  # letters
SYLLABLE = 3  # letters of a part of a name of three parts
CLOSING = frozenset({"of", "object", "to", "from"})  # cases after which a name is over
SHORTEST_ALONE = 4  # letters of a surname without a first name, and of the word after it
SHORTEST_FAMILY_NAME = 5  # letters of a key: what is shorter may be any word
TITLES = frozenset({"offices", "states", "organizations", "nationalities", "honorifics", "anaphors"})


class NameBook(Nominatives):
    """Counts the capitalised words of a text, so that a case ending is told from the end of a name."""

    def learn(self, views: Iterable[View]) -> None:
        """Count the words of all names of the text, and part names that stand side by side."""
        views, self._longest = list(views), None
        if self.language.uncased:
            told = frozenset(pair for view in views for item in view.items for pair in self._introduced(view, item))
            for view in views:
                view.items[:] = self._known_runs(view, told)
        for view in () if self.language.family.case_before else views:
            view.items[:] = scenes(view.items)
        for view in views:
            self.apostrophes = self.apostrophes or any(self._parted_ending(t.text) for t in view.tokens if t.capital)
            for number, item in enumerate(view.items):
                if item.kind == "name":
                    ended = [t.text for t in view.tokens[item.start : item.end] if may_part(t.text, self.language)]
                    self.apostrophes |= bool(ended)
                    self.parted.update(APOSTROPHES.split(word)[0] for word in ended)
                    if item.end - item.start > 1:
                        self.full.add(view.text(item.start, item.end))
                        self._titled(view, item, view.items[number - 1] if number else None)
                    self.words.update(t.text for t in view.tokens[item.start : item.end] if t.capital)

        for view in views:
            view.items[:] = [part for item in view.items for part in self._parted(view, item)]

    def _introduced(self, view: View, item: Item) -> set[tuple[str, str]]:
        """The given name and the family name of whoever stands here by both, in every way that his name may end."""
        if item.kind != "name" or item.end - item.start != 2:
            return set()
        first, last = view.tokens[item.start : item.end]
        return {(key(first.text), name) for name in self._family_names(last.text)}

    def _family_names(self, word: str) -> set[str]:
        stems = {key(word), *(key(s) for s, _ in self.language.family.name_stems(word))}
        return {s for s in stems if len(s) >= SHORTEST_FAMILY_NAME}

    def _known_runs(self, view: View, told: frozenset[tuple[str, str]]) -> list[Item]:
        """Where a script has no capitals, two unknown words that name a known person, or somebody whom the text has named."""
        items: list[Item] = []
        families = {family for _, family in told}
        for item in view.items:
            first = items[-1] if items else None
            named = first is not None and item.kind == "word"
            if named and first is not None and self._goes_on(view, first, item, told):
                items[-1] = Item("name", first.start, item.end)
            elif item.kind == "word" and not families.isdisjoint(self._family_names(view.tokens[item.start].text)):
                items.append(Item("name", item.start, item.end))
            else:
                items.append(item)
        return items

    def _goes_on(self, view: View, first: Item, item: Item, told: frozenset[tuple[str, str]]) -> bool:
        """Whether a word and the one before it, or the name before it, are the full name of somebody."""
        if first.kind == "word":
            return self._full_name(view, first, item, told)
        stems = (s for s, _ in self.language.family.name_stems(view.tokens[item.start].text))
        return first.kind == "name" and any(
            self.people.find(f"{view.text(first.start, first.end)} {s}", self.on) for s in stems
        )

    def _full_name(self, view: View, first: Item, last: Item, told: frozenset[tuple[str, str]]) -> bool:
        stems = [s for s, _ in self.language.family.name_stems(view.tokens[last.start].text)]
        given = view.tokens[first.start].text
        if any((key(given), name) in told for name in self._family_names(view.tokens[last.start].text)):
            return True
        return any(
            self.people.is_known_surname_key(key(s)) and self.people.find(f"{given} {s}", self.on) for s in stems
        )

    def _parted(self, view: View, item: Item) -> list[Item]:
        """ "…Shavkat Mirziyoyev Vladimir Putin bilan…": a name of the text, or a known one, ends inside the run."""
        if item.kind == "name" and item.end - item.start == 2 and self._two_surnames(view, item):
            return [Item("name", item.start, item.start + 1), Item("name", item.start + 1, item.end)]
        if item.kind == "name" and (cut := self._after_cased(view, item)) is not None:
            return [Item("name", item.start, cut), *self._parted(view, Item("name", cut, item.end))]
        if item.kind == "name" and self._surname_alone(view, item):
            return [
                Item("name", item.start, item.start + 1),
                *self._parted(view, Item("name", item.start + 1, item.end)),
            ]
        if item.kind == "name" and (place := self._place_inside(view, item)) is not None:
            rest = [Item("name", place + 1, item.end)] if place + 1 < item.end else []
            return [*self._parted(view, Item("name", item.start, place)), Item("word", place, place + 1), *rest]
        if item.kind != "name" or item.end - item.start < 3 or self._somebody(view.text(item.start, item.end)):
            return [item]
        if (cut := self._after_initials(view, item)) is not None:
            return [Item("name", item.start, cut), *self._parted(view, Item("name", cut, item.end))]
        if self._before_compound(view, item) or self._before_master(view, item):
            return [Item("name", item.start, item.end - 1), Item("name", item.end - 1, item.end)]
        if (cut := self._joined_by_ending(view, item)) is not None:
            return [Item("name", item.start, cut), *self._parted(view, Item("name", cut, item.end))]
        if (cut := self._case_break(view, item)) is not None:
            return [Item("name", item.start, cut), *self._parted(view, Item("name", cut, item.end))]
        for cut in range(item.start + 2, item.end):
            if self._ends(view, item.start, cut) and self._ends(view, cut, item.end, alone=False):
                return [Item("name", item.start, cut), *self._parted(view, Item("name", cut, item.end))]
        if not self._syllable(view, item) and (cut := self._after_known(view, item)) is not None:
            return [Item("name", item.start, cut), *(Item("word", at, at + 1) for at in range(cut, item.end))]
        return [item]

    def _syllable(self, view: View, item: Item) -> bool:
        """ "Kim Min Su's": the last of three short words of a run is a part of the name, whoever else is called so."""
        stems = [s for s, m in self.language.family.name_stems(view.tokens[item.end - 1].text, 2) if m.case]
        return bool(stems) and min(map(len, stems)) <= SYLLABLE and item.end - item.start == SYLLABLE

    def _surname_alone(self, view: View, item: Item) -> bool:
        """ "(said that) Putin International Peace Day-on": a known surname, then a word of the language or one in a place."""
        if self.language.family.case_before or item.end - item.start < 2 or self._told_by_full_name(view, item):
            return False
        first, second = view.tokens[item.start : item.start + 2]
        if min(len(first.text), len(second.text)) < SHORTEST_ALONE or self.people.find(first.text, self.on) is None:
            return False
        vocabulary = getattr(self.language.family, "vocabulary", ())
        placed = any(m.case == "at" for _, m in self.language.family.name_stems(second.text))
        return (placed and item.end - item.start > 2) or second.key in vocabulary

    def _told_by_full_name(self, view: View, item: Item) -> bool:
        """Whether the run begins with the full name of somebody known, or of whom the text tells elsewhere."""
        runs = (view.text(item.start, end) for end in range(item.start + 2, item.end + 1))
        whole = view.text(item.start, item.end)
        return any((run in self.full and run != whole) or self.people.find(run, self.on) is not None for run in runs)

    def _after_cased(self, view: View, item: Item) -> int | None:
        """ "…Toʻqayev-obj Mustaqillik bayrami bilan": where verbs come last, a known surname in a case closes a name."""
        if self.language.family.case_before or item.end - item.start < 2:
            return None
        return next((at + 1 for at in range(item.start, item.end - 1) if self._closes_name(view.tokens[at].text)), None)

    def _closes_name(self, word: str) -> bool:
        stems = [s for s, m in self.language.family.name_stems(word) if m.case in CLOSING and not m.possessive]
        known = any(len(s) > SHORTEST_FAMILY_NAME and self.people.is_known_surname_key(key(s)) for s in stems)
        return known and not self.people.is_known_surname_key(key(word))

    def _after_initials(self, view: View, item: Item) -> int | None:
        """ "S.Orazow Energetika ministrligi": where initials are joined to the surname, it ends the name."""
        first, dot, surname = view.tokens[item.start : item.start + 3]
        joined = dot.text == "." and len(first.text) <= INITIAL and first.end == dot.start and dot.end == surname.start
        if self.language.family.case_before or not joined or len(surname.text) <= INITIAL:
            return None
        return item.start + 3 if item.end > item.start + 3 and view.tokens[item.start + 3].capital else None

    def _after_known(self, view: View, item: Item) -> int | None:
        """ "…Hakan Fidan Joint Planning Group's…": the name of a body right after the full name of somebody known."""
        if self.language.family.case_before or self.people.find(view.text(item.start, item.end), self.on):
            return None
        cuts = range(item.start + 2, item.end)
        return next((cut for cut in cuts if self._known_in_full(view.text(item.start, cut))), None)

    def _known_in_full(self, name: str) -> bool:
        person, words = self.people.find(name, self.on), name.split()
        spelled = [each.split() for each in person.spellings()] if person else []
        turned = any(key(each[0]) == key(words[-1]) or key(each[-1]) == key(words[0]) for each in spelled)
        return bool(spelled) and not turned and len(words) >= min(map(len, spelled))

    def _two_surnames(self, view: View, item: Item) -> bool:
        """ "Tramp Putin bilan" in a headline: two surnames of the world, the second in a case, that are nobody's full name."""
        first, second = view.tokens[item.start : item.end]
        if any(i.end == item.start and i.kind in ("offices", "office_modifiers", "honorifics") for i in view.items):
            return False
        if self.language.family.case_before or not self.people.is_known_surname_key(key(first.text)):
            return False
        stems = [s for s, m in self.language.family.name_stems(second.text) if m.case]
        known = [s for s in stems if self.people.is_known_surname_key(key(s))]
        return bool(known) and not any(self.people.find(f"{first.text} {s}", self.on) for s in (second.text, *stems))

    def _before_compound(self, view: View, item: Item) -> bool:
        """ "Shavkat Mirziyoyev Navruz bayrami": the last bare word of a long run, and the head of a compound after it."""
        suffixes = getattr(self.language.family, "suffixes", None)
        after = next((i for i in view.items if i.start == item.end), None)
        if (
            suffixes is None
            or after is None
            or after.kind != "word"
            or view.tokens[item.end - 2].text == "."  # "Sh. Karimov": nothing is left of a name without its surname
            or self._ends(view, item.start, item.end, alone=False)
        ):
            return False
        key = view.tokens[after.start].key
        heads = (m for cut in range(4, len(key)) for m in suffixes.nominal(key[cut:]))
        return any(m.possessive and not m.case and not m.plural for m in heads)

    def _before_master(self, view: View, item: Item) -> bool:
        """ "Ivan Koval Trump's adviser X (met)": the last word is a known surname that owns the office after it."""
        if self.language.family.case_before or not any(i.start == item.end and i.kind == "offices" for i in view.items):
            return False
        stems = self.language.family.name_stems(view.tokens[item.end - 1].text)
        return any(m.case == "of" and self.people.find(stem, self.on) is not None for stem, m in stems)

    def _joined_by_ending(self, view: View, item: Item) -> int | None:
        """ "Between X-with Y": where the first of two names carries the "and"."""
        after = next((i for i in view.items if i.start == item.end), None)
        if self.language.family.case_before or after is None or "between" not in after.ids():
            return None
        for at in range(item.start + 1, item.end - 1):
            stems = self.language.family.name_stems(view.tokens[at].text)
            if any(m.case == "with" for _, m in stems):
                return at + 1
        return None

    def _case_break(self, view: View, item: Item) -> int | None:
        """Where the words of a run stop agreeing in case another name begins ("by invitation of X Y arrived")."""
        common: frozenset[str] = frozenset()
        for at in range(item.start, item.end - 1):
            cases = self.language.family.name_cases(view.tokens[at].text)
            if common and cases and not common & cases and at - item.start >= 2:
                return at
            common = (common & cases or cases) if common and cases else common or cases
        return None

    def _ends(self, view: View, start: int, end: int, alone: bool = True) -> bool:
        """Whether tokens [start, end) are a whole name by themselves."""
        if not all(t.capital for t in view.tokens[start:end]):
            return False
        if alone and view.text(start, end) in self.full:
            return True
        stems = [stem for stem, _ in self.language.family.name_stems(view.tokens[end - 1].text)]
        return any(
            self.people.find(view.home[view.tokens[start].start : view.tokens[end - 1].start] + s, self.on)
            for s in stems
        )

    def _place_inside(self, view: View, item: Item) -> int | None:
        """ "…Trump in-Alaska Elmendorf…": the first word after a name that an ending makes an adjective of a place."""
        inside = range(item.start + 1, item.end)
        return next((n for n in inside if self._of_place(view.tokens[n].text)), None)

    def _of_place(self, word: str) -> bool:
        """ "In Johannesburg" made an adjective: a place that nobody knows, and no part of the name before it."""
        suffixes = getattr(self.language.family, "suffixes", None)
        if suffixes is None:
            return False
        tails = (word[cut:] for cut in range(len(word) - 3, 3, -1))
        return any(m.attributive and m.case == "at" and not m.plural for tail in tails for m in suffixes.nominal(tail))

    def _parted_ending(self, word: str) -> bool:
        """`Ankara'da`: a word of this text, name or not, that parts its ending by an apostrophe."""
        suffixes = getattr(self.language.family, "suffixes", None)
        if suffixes is None or not APOSTROPHE.search(word):
            return False
        return any(m.case for m in suffixes.nominal(APOSTROPHES.split(word)[-1].casefold()))

    def _titled(self, view: View, item: Item, before: Item | None) -> None:
        if before is not None and before.kind in TITLES:
            self.titled.add(view.text(item.start, item.end))
