"""The nominative of a name: its stem and the marking that stands on it."""

from __future__ import annotations

import unicodedata
from collections import Counter

from kengash.families.marking import BARE, Marking
from kengash.language import Language
from kengash.mentions.view import View
from kengash.names import key, of_a_man, of_a_woman, surname
from kengash.names.folding import fold
from kengash.names.parts import like_family_name
from kengash.people import People, Person

CASES = ("", "of", "object", "with", "to", "at")
VOICELESS, VOICED = frozenset("ptkq"), frozenset("aeioulmnr")  # as names are folded
SHORTEST_SURNAME = 3  # letters
LONG_ENDING = 3  # letters
SHORTEST_CUT = 4  # of what an ending may have been cut from
NO_SUCH_FORM = 3.0
CASE_STEP = 0.3  # how much less likely each further case is


def _unvoiced(stem: str, word: str) -> bool:
    """An ending that begins without voice follows no sound that has one: `Tanaka` is no dative of `Tana`."""
    ending = word[len(stem) :]
    return bool(ending) and fold(ending[0]) in VOICELESS and fold(stem[-1]) in VOICED


def _forms(words: list[str], spelled: list[str]) -> bool:
    """Whether each word can be a form of the one in its place, by how both begin: the last one is the same."""
    if len(words) != len(spelled) or words[-1] != spelled[-1]:
        return False
    pairs = ((_plain(a), _plain(b)) for a, b in zip(words, spelled, strict=True))
    return all(a.startswith(b[: max(len(b) - 1, SHORTEST_SURNAME)]) for a, b in pairs)


def _plain(word: str) -> str:
    """Without the marks above letters that are written or left out."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _part_of_name(ending: str, marking: Marking) -> bool:
    """Whether a name may well end so by itself: not in a long ending, nor in a letter with a mark ("-nyň")."""
    short = len(ending) < LONG_ENDING and _plain(ending[-1:]) == ending[-1:]
    return (marking.case in ("of", "object") and short) or (marking.case == "to" and len(ending) == 1)


class Nominatives:
    """Cuts case endings from names."""

    def __init__(self, language: Language, people: People, on: str | None) -> None:
        self.language, self.people, self.on = language, people, on
        self.year: int | None = None  # of the text's dates that tell none, where no day of publication is known
        self.words: Counter[str] = Counter()
        self.full: set[str] = set()  # names of two words and more, as written
        self.titled: set[str] = set()  # of these, those that a title or its owner introduces
        self.parted: set[str] = set()  # words of names that the text parts from their endings by an apostrophe
        self.apostrophes = False  # this text parts endings from names by an apostrophe
        self._agreed: dict[tuple[str, tuple[str, ...]], tuple[str, Marking]] = {}
        self._cased: dict[tuple[str, str, bool], tuple[str, float]] = {}
        self._full: dict[tuple[str, str], tuple[str, Marking] | None] = {}
        self._longest: dict[str, int] | None = None  # family name -> letters of its longest full name
        self._nominative: dict[tuple[str, str, str], tuple[str, Marking]] = {}

    def _somebody(self, written: str) -> bool:
        """ "Lee Jae Myung", whose parts look like others' names: the full name of a person of the world, letter for letter."""
        person = self.people.find(written, self.on)
        return person is not None and self._spelled(person, written)

    def nominative(
        self, view: View, start: int, end: int, office: Marking, likely: tuple[str, ...] = ()
    ) -> tuple[str, Marking]:
        """The name of tokens [start, end) in the nominative, and the marking that its last word carried.

        `likely` are the cases that the name can stand in where all its words inflect, the likeliest first.
        """
        tokens = view.tokens[start:end]
        last = view.tokens[end - 1]
        if self.language.family.case_marked:
            return self._agreeing(view, start, end, likely or tuple(dict.fromkeys((office.case, *CASES))))
        before = view.home[tokens[0].start : last.start]
        if self._bare(view, end):
            return before + last.text, BARE
        stem, marking = self._of_full_name(before, last.text) or self._stem(last.text, office, before.partition(" ")[0])
        if marking.case not in ("", "of") and self._between(view, end):
            return before + last.text, BARE
        if self._before_comma(view, end) and _part_of_name(last.text[len(stem) :], marking):
            if not (self.known(stem) or self.words[stem] or like_family_name(stem)):
                return before + last.text, BARE  # nothing is owned or given before a comma: the end of the name itself
        return before + stem, marking

    def _between(self, view: View, end: int) -> bool:
        """Before a postposition of what is between two a name stands bare or in the genitive: "Laşa Darsaliya arasında"."""
        after = next((i for i in view.items if i.start == end), None)
        return after is not None and after.kind == "markings" and "between" in after.ids()

    def _before_comma(self, view: View, end: int) -> bool:
        return end < len(view.tokens) and view.tokens[end].text == ","

    def _agreeing(self, view: View, start: int, end: int, likely: tuple[str, ...]) -> tuple[str, Marking]:
        """All words of a name stand in one case: the one that explains most of them."""
        written = view.text(start, end)
        known = self._agreed.get((written, likely))
        if known is None:
            known = self._agreed[written, likely] = self._agreement(view, start, end, likely)
        return known

    def _agreement(self, view: View, start: int, end: int, likely: tuple[str, ...]) -> tuple[str, Marking]:
        words = [t.text for t in view.tokens[start:end] if t.capital and t.kind == "word"]
        best = max(
            enumerate(likely),
            key=lambda n: sum(self._told_by(w, n[1], w is words[-1]) for w in words) - n[0] * CASE_STEP,
        )[1]
        joined = view.text(start, end)
        for word in words:
            joined = joined.replace(word, self._stem_in(word, best, word is words[-1])[0], 1)
        if len(words) > 1:
            written = view.text(start, end)
            if joined != written and "" in likely and self._somebody(written):
                return written, BARE
            joined = self._as_spelled(joined) or joined
        return joined, Marking(case=best)

    def _as_spelled(self, name: str) -> str | None:
        """The known person's name that this is a form of, where the dictionary has no such given name."""
        person = self.people.find(name, self.on)
        if person is None and (within := self._known_within(name)) is not None:
            return within
        person = person or self.people.find(name.split()[-1], self.on)
        if person is None:
            return None
        return next((s for s in person.spellings() if s != name and _forms(name.split(), s.split())), None)

    def _known_within(self, written: str) -> str | None:
        """A person of the world whose full name is the beginning of the one written ("Kim Jong Un" in the genitive)."""
        cuts = (written[:-n] for n in (1, 2))
        return next((c for c in cuts if (p := self.people.find(c, self.on)) is not None and self._spelled(p, c)), None)

    def _told_by(self, word: str, case: str, last: bool) -> float:
        """How much a word says for a case; a given name of the dictionary stands in none but its own."""
        cases = self.language.family.name_cases(word)
        return self._stem_in(word, case, last)[1] - (NO_SUCH_FORM if cases and case not in cases and not last else 0)

    def _stem_in(self, word: str, case: str, last: bool) -> tuple[str, float]:
        """The nominative of a word that stands in this case, and how sure that is; a word without such a form never changes."""
        known = self._cased.get((word, case, last))
        if known is None:
            found = self.language.family.name_stems(word)
            stems = [s for s, m in found if m.case == case and (s != word or not case)]  # as it is, it tells no case
            changed = bool(case and stems)  # "Ivan-acc Zakharova": a surname that inflects does not stand as it is
            options = [(word, -1.0 + (0.0 if changed else self._known_bonus(word, word, last)))]
            options += [
                (s, 1 - 0.05 * n + self._known_bonus(s, word, last)) for n, s in enumerate(dict.fromkeys(stems))
            ]
            if case and last and not any(m.case for _, m in found):
                options += [(stem, 3.0) for stem in self._known_beginnings(word)]
            known = self._cased[word, case, last] = max(options, key=lambda o: o[1])
        return known

    def _known_beginnings(self, word: str) -> list[str]:
        """What a word that is no surname of the world begins with that is one: an ending that its family cannot tell."""
        if self.people.is_known_surname_key(key(word)):
            return []
        cuts = [word[:-n] for n in (1, 2, 3) if len(word) - n > SHORTEST_SURNAME]
        return [stem for stem in cuts if self.people.is_known_surname_key(key(stem))]

    def _known_bonus(self, stem: str, word: str, last: bool) -> float:
        """A surname of the world first, then a form met bare in the text."""
        return 3.0 * (last and self.people.is_known_surname_key(key(stem))) + 1.5 * (
            stem != word and self.words[stem] > 0
        )

    def agrees(self, view: View, start: int, end: int, cases: frozenset[str]) -> bool:
        """Whether a name can stand in one of these cases."""
        words = [t.text for t in view.tokens[start:end] if t.capital]
        told = zip(words, ["", *words], strict=False)
        found = [c for word, given in told if (c := self.language.family.name_cases(word, given))]
        return not found or not cases or any(c & cases for c in found)

    def _of_full_name(self, before: str, last: str) -> tuple[str, Marking] | None:
        """The cut of a known person's full name: `İlham Əliyevə` is he in the dative, `Mehriban Əliyeva` she herself."""
        if not before or self.apostrophes:
            return None
        whole = (before, last)
        if whole not in self._full:
            self._full[whole] = next(
                (
                    (stem, marking)
                    for stem, marking in self.language.family.name_stems(last, 1)
                    if (person := self.people.find(before + stem, self.on)) is not None
                    and (key(surname(person.name)) == key(stem) or self._spelled(person, before + stem))
                ),
                None,
            )
        return self._full[whole]

    def _spelled(self, person: Person, name: str) -> bool:
        """Whether this is one of the person's names, letter for letter: short names ("Wang Yi") leave no other proof."""
        return any(key(name) == key(known) for known in person.spellings())

    def _bare(self, view: View, end: int) -> bool:
        """Before a postposition of company a name has no ending: "Zhevtonko menen"."""
        after = next((i for i in view.items if i.start == end), None)
        return (
            after is not None
            and not self.language.family.case_before
            and after.hit is not None
            and (after.kind == "honorifics" or ("with" in after.hit.ids("markings") and after.end - after.start == 1))
            and after.kind in ("markings", "conjunctions", "honorifics")
        )

    def _stem(self, word: str, office: Marking, given: str) -> tuple[str, Marking]:
        """The cut of a family name; `given` is the first name, if one stands before it."""
        known = self._nominative.get((word, office.case, given))
        if known is None:
            known = self._nominative[word, office.case, given] = self._choose(word, office, given)
        return known

    def _choose(self, word: str, office: Marking, given: str) -> tuple[str, Marking]:
        found = self.language.family.name_stems(word)
        stems = [s for s in found if not _unvoiced(s[0], word)] or found
        if len(stems) == 1 or self.apostrophes:
            return stems[0]
        woman = of_a_woman(word)
        if woman and given:  # "Leyla Həsənova" is no dative of another's name, unless the text has him
            him = not of_a_woman(word, surely=True)
            his = him and self.people.called_as_men(given)
            stems = [s for s in stems if len(word) - len(s[0]) != 1 or his or (him and self.words[s[0]])]
            if his:
                return next((s for s in stems if len(word) - len(s[0]) == 1), stems[0])
        return max(stems, key=lambda s: self._support(s[0], s[1], word, office, woman))

    def _support(self, stem: str, marking: Marking, word: str, office: Marking, woman: bool) -> tuple[float, ...]:
        """A known name first, then a form met bare in the text, then the case of the title, then a long ending."""
        cut = len(word) - len(stem)
        seen = self.words[stem] if stem != word else 0
        known = self.people.is_known_surname_key(key(stem))
        plausible = 1 if cut > 1 or (cut == 1 and not woman and of_a_man(stem)) else 0
        placed = marking.case == "at"  # people are received and written to; nothing happens in them
        agrees = bool(office.case) and marking.case == office.case
        return (known, min(seen, 1), not placed, like_family_name(stem), agrees, plausible and cut)

    def introduced(self, name: str) -> bool:
        """Whether a longer name of this text ends with the same surname."""
        if self._longest is None:
            self._longest = {}
            for full in self.full:
                for family in self._families(full):
                    self._longest[family] = max(len(full), self._longest.get(family, 0))
        return self._longest.get(key(surname(name)), 0) > len(name)

    def _families(self, full: str) -> set[str]:
        """The keys of a family name as written, and of what that of a titled person can be a form of ("Luis Gomez'i")."""
        written = surname(full)
        cut = self.language.family.name_stems(written) if full in self.titled else []
        stems = (s for s, m in cut if self.language.family.case_marked or (m.case and len(s) >= SHORTEST_CUT))
        return {key(written), *map(key, stems)}

    def known(self, name: str) -> bool:
        return self.people.is_known_surname_key(key(name.split()[-1])) if name.split() else False

    def person(self, name: str) -> Person | None:
        return self.people.find(name, self.on)
