"""The phrases of a language found in a sentence: one pass over its words for all layers, longest phrase first.

What a word can begin, and what a phrase says, is worked out once and remembered: a word that begins nothing costs one
look-up.
"""

from __future__ import annotations

from collections.abc import Sequence

from kengash.families.marking import Family, Form, Marking
from kengash.hits import Beginning, Entry, Hit, Node, Phrase, Readings, phrase
from kengash.nouns import Token

DASHES = frozenset("-–—―‑−")
INFLECTED = frozenset(
    {"days", "predicates", "said"}
)  # cut even where the inflected word is a common one ("on the day", "made")
MARKS = {c: Form("-" if c in DASHES else c, True, (Marking(),), ()) for c in (*DASHES, "+", "&", "/", ".", ",")}
REMEMBERED = 200_000


class Finder:
    """Finds the phrases of one language. `tries` are the layers; a word in `common` is not cut into stem and ending."""

    def __init__(self, tries: Sequence[Node], family: Family, common: frozenset[str], uncased: bool = False) -> None:
        self.tries, self.family, self.common, self.uncased = tries, family, common, uncased
        self._begin: dict[str, tuple[Beginning, ...]] = {}
        self._plurals: dict[str, bool] = {}  # whether the head of a phrase stands in the plural
        self._parted: set[tuple[int, str, str]] = set()  # words that begin no phrase together
        self._owners: dict[str, bool] = {}  # words that tell whose something is, and others
        self._phrases: dict[tuple[int, tuple[str, ...]], Phrase] = {}

    def sweep(self, words: Sequence[Token]) -> tuple[list[Hit], ...]:
        """The phrases of each layer, left to right, longest first, none of a layer overlapping."""
        found: tuple[list[Hit], ...] = tuple([] for _ in self.tries)
        ends = [0] * len(self.tries)
        known = self._begin
        for at, word in enumerate(words):
            begin = known.get(word.text)
            if begin is None:
                begin = self._learned(word)
            for one in begin:
                layer = one.layer
                if at >= ends[layer] and (hit := self._hit(words, at, one)) is not None:
                    found[layer].append(hit)
                    ends[layer] = hit.end
        return found

    def begins(self, word: Token) -> tuple[Beginning, ...]:
        """What the word can begin."""
        known = self._begin.get(word.text)
        return self._learned(word) if known is None else known

    def _hit(self, words: Sequence[Token], at: int, begin: Beginning) -> Hit | None:
        alone = begin.alone
        if begin.longer and at + 1 < len(words) and (longer := self._longest(words, at, begin)) is not None:
            return longer
        return Hit(at, at + 1, alone) if alone is not None else None

    def _learned(self, word: Token) -> tuple[Beginning, ...]:
        if len(self._begin) >= REMEMBERED:
            self._begin.clear()
        learned = tuple(b for n, trie in enumerate(self.tries) if (b := self._beginning(word, n, trie)) is not None)
        self._begin[word.text] = learned
        return learned

    def _beginning(self, word: Token, layer: int, root: Node) -> Beginning | None:
        readings: Readings = ()
        longer: list[tuple[Form, Node]] = []
        for form in self._forms(word):
            node = root.get(form.lemma)
            if node is None:
                continue
            if (entries := node.get("")) is not None:
                readings = self._merged(readings, self._fitting(entries, word, (form,)), form)
            if len(node) > (entries is not None) and self.family.inner(form):
                longer.append((form, node))
        if not readings and not longer:
            return None
        return Beginning(layer, phrase(readings) if readings else None, tuple(longer))

    def _longest(self, words: Sequence[Token], at: int, begin: Beginning) -> Hit | None:
        """The longest phrase of two words and more; None where there is none."""
        pair = (begin.layer, words[at].text, words[at + 1].text)
        if pair in self._parted:
            return None
        end = at + 2
        readings: Readings = ()
        further = self.family.adjectives_inside and self._owner(words[at + 1])
        stack: list[tuple[Node, int, tuple[Form, ...]]] = [(n, at + 1, (f,)) for f, n in begin.longer]
        while stack:
            node, place, path = stack.pop()
            if self.family.adjectives_inside and (after := self._after_adjectives(words, place)):
                stack.append((node, after, path))
            if words[place].text == "(" and (after := self._after_brackets(words, place)):
                stack.append((node, after, path))
            for form in self._forms(words[place]):
                child = node.get(form.lemma)
                if child is None:
                    continue
                entries = child.get("")
                if entries is not None and place + 1 >= end:
                    if place - at > len(path):
                        entries = self._across(entries, words[at:place])
                    fitting = self._fitting(entries, words[at], (*path, form))
                    if fitting and place + 1 > end:
                        end, readings = place + 1, fitting
                    else:
                        readings = self._merged(readings, fitting, form)
                if len(child) > (entries is not None) and self.family.inner(form):
                    further = True
                    if place + 1 < len(words):
                        stack.append((child, place + 1, (*path, form)))
        if not readings and not further:
            self._part(pair)
        return Hit(at, end, self._remembered(words, at, end, begin.layer, readings)) if readings else None

    @staticmethod
    def _across(entries: tuple[Entry, ...], passed: Sequence[Token]) -> tuple[Entry, ...]:
        """The entries that words of others may part: organs and offices for brackets, offices for adjectives."""
        kinds = ("organs", "offices") if any(w.text == "(" for w in passed) else ("offices",)
        return tuple(e for e in entries if e.section in kinds)

    def _part(self, pair: tuple[int, str, str]) -> None:
        if len(self._parted) >= REMEMBERED:
            self._parted.clear()
        self._parted.add(pair)

    def _after_brackets(self, words: Sequence[Token], place: int) -> int:
        """Past a word or two in brackets inside a phrase ("the council of heads of government (prime ministers)"), or 0."""
        ends = [n for n in range(place + 2, min(place + 6, len(words) - 1)) if words[n].text == ")"]
        return ends[0] + 1 if ends else 0

    def _after_adjectives(self, words: Sequence[Token], place: int) -> int:
        """Past whose it is, inside a title ("the head of the Russian and Belarusian ministries", "of Russia's ministry"), or 0."""
        end = place
        while end < len(words) and self._owner(words[end]):
            end += 1
            joins = end + 1 < len(words) and (words[end].text == "," or self._is(words[end], "conjunctions"))
            if joins and self._is(words[end + 1], "nationalities"):
                end += 1
        return end if place < end < len(words) else 0

    def _owner(self, word: Token) -> bool:
        known = self._owners.get(word.text)
        if known is None:
            if len(self._owners) >= REMEMBERED:
                self._owners.clear()
            known = self._owners[word.text] = self._owns(word)
        return known

    def _owns(self, word: Token) -> bool:
        """A nationality; a state, where nouns have no case but the genitive ("the head of the Uzbekistan Foreign Ministry")."""
        if self.family.case_marked or self._is(word, "nationalities"):
            return self._is(word, "nationalities")
        alone = (b.alone for b in self.begins(word) if b.alone is not None)
        return any(m.case in ("", "of") for p in alone for m in p.nominal.get("states", ()))

    def _is(self, word: Token, section: str) -> bool:
        return any(b.alone is not None and section in b.alone.ids for b in self.begins(word))

    def _remembered(self, words: Sequence[Token], at: int, end: int, layer: int, readings: Readings) -> Phrase:
        key = (layer, tuple([word.text for word in words[at:end]]))
        known = self._phrases.get(key)
        if known is None:
            if len(self._phrases) >= REMEMBERED:
                self._phrases.clear()
            known = self._phrases[key] = phrase(readings)
        return known

    def _merged(self, sofar: Readings, more: Readings, form: Form) -> Readings:
        """Two ways to read the same words."""
        if not sofar or not more:
            return sofar or more
        if any(e.fixed and f.exact for e, f in sofar):
            return sofar  # a word that never changes is not cut into another
        if form.exact and any(e.fixed for e, _ in more):
            return more
        return (*sofar, *more)

    def _fitting(self, entries: tuple[Entry, ...], first: Token, path: tuple[Form, ...]) -> Readings:
        read = [(e, self.family.head(path, e.verbal)) for e in entries]
        return tuple((e, f) for e, f in read if self._fits(e, first, len(path), f))

    def _fits(self, entry: Entry, first: Token, length: int, form: Form) -> bool:
        if entry.proper and not self.uncased and not self._capital(entry, first):
            return False
        if entry.fixed or (length == 1 and first.key in self.common and entry.section not in INFLECTED):
            return form.exact  # a function word is never cut into a stem and an ending
        if entry.section == "groups" and self.family.case_marked and form.nominal:
            return self._numbered(entry, form)
        if entry.section in ("statuses", "not_events"):
            return bool(form.verbal or form.nominal)
        return bool(form.verbal) if entry.verbal else bool(form.nominal)

    def _capital(self, entry: Entry, first: Token) -> bool:
        """Whether the word is written with the capitals of the phrase: two at least, where it is letters only."""
        letters = entry.phrase.isupper() and entry.phrase.isalpha() and len(first.text) > 1
        written = first.text[: 2 if letters else 1]
        return written.upper() == written

    def _numbered(self, entry: Entry, form: Form) -> bool:
        """ "The speakers of the parliaments": a group in the plural is not its single member."""
        plural = self._plurals.get(entry.phrase)
        if plural is None:
            path = [f for word in entry.phrase.split() for f in self.family.forms(word)[:1]]
            nominal = self.family.head(tuple(path), False).nominal if path else ()
            plural = self._plurals[entry.phrase] = bool(nominal) and all(m.plural for m in nominal if not m.case)
        return not plural or any(m.plural for m in form.nominal)

    def _forms(self, word: Token) -> tuple[Form, ...]:
        if word.kind == "mark":
            return (MARKS[word.text],) if word.text in MARKS else ()
        return self.family.forms(word.key)
