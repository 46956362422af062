"""The Turkic family: suffix chains after an unchanging stem, read once for all six languages.

A language gives its allomorphs slot by slot; this file knows the order of the slots and nothing else.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from kengash.families.marking import BARE, Form, Marking, WithoutDictionary

CASES = {
    "genitive": "of",
    "accusative": "object",
    "dative": "to",
    "locative": "at",
    "ablative": "from",
    "instrumental": "with",
    "equative": "",
}
FINITE = ("past", "pluperfect", "evidential", "present", "progressive", "future", "conditional", "imperative")
TENSES = {
    "pluperfect": "past",
    "evidential": "past",
    "present": "future",
}  # the present-future of news tells of what is to come
NONFINITE = {
    "converb": "converb",
    "participle_past": "participle",
    "participle_present": "participle",
    "participle_future": "participle_future",
    "verbal_noun": "verbal_noun",
    "infinitive": "infinitive",
}
NOMINAL = ("participle_past", "participle_present", "participle_future", "verbal_noun", "infinitive")
VOICES = ("reciprocal", "passive", "negative")  # a causative makes another verb: "come" becomes "bring"
CLASS = re.compile(r"\[([^\]]+)\]|(.)")
APOSTROPHES = str.maketrans("", "", "'’ʼ")
REMEMBERED = 200_000  # words and their forms
PRONOMINAL = frozenset({"to", "at", "from"})  # the cases with an ending of their own after a possessive
SHORTEST_STEM = 2
VOWELS = frozenset("aeiouöüyıəä")


def expand(pattern: str) -> Iterator[str]:
    """All strings of an allomorph pattern: `l[ae]r` gives `lar`, `ler`."""
    parts = [many or one for many, one in CLASS.findall(pattern)]
    return ("".join(letters) for letters in itertools.product(*parts))


def slot(patterns: Sequence[str]) -> tuple[str, ...]:
    """The allomorphs of one slot, longest first."""
    return tuple(sorted({s for p in patterns for s in expand(p) if s}, key=lambda s: (-len(s), s)))


class Suffixes:
    """The chains that one language allows, parsed slot by slot and remembered."""

    def __init__(self, nouns: Mapping[str, Sequence[str]], verbs: Mapping[str, Sequence[str]]) -> None:
        self.plural = slot(nouns["plural"])
        self.possessive = slot(nouns["possessive"])
        self.linking = ("", *slot(nouns["linking"]))
        self.attributive = slot(nouns["attributive"])
        self.cases = tuple((case, s) for name, case in CASES.items() for s in slot(nouns[name]))
        self.voices = {name: slot(verbs[name]) for name in VOICES}
        self.endings = tuple((name, s) for name in (*FINITE, *NONFINITE) for s in slot(verbs[name]))
        self.person = ("", *slot(verbs["person"]))
        self.first = frozenset(slot(verbs["first_person"]))
        self.future = frozenset(s + p for s in slot(verbs["future"]) for p in self.person)
        self._nominal: dict[str, tuple[Marking, ...]] = {}
        self._verbal: dict[str, tuple[Marking, ...]] = {}

    def nominal(self, chain: str) -> tuple[Marking, ...]:
        """Readings of a chain after a noun; empty if it is none."""
        if (known := self._nominal.get(chain)) is None:
            known = self._nominal[chain] = tuple(dict.fromkeys(self._nouns(chain)))
        return known

    def verbal(self, chain: str) -> tuple[Marking, ...]:
        """Readings of a chain after a verb; empty if it is none."""
        if (known := self._verbal.get(chain)) is None:
            known = self._verbal[chain] = tuple(dict.fromkeys(self._verbs(chain, BARE, 0)))
        return known

    def _nouns(self, chain: str) -> Iterator[Marking]:
        for plural, rest in self._optional(chain, self.plural):
            for possessive, rest2 in self._optional(rest, self.possessive):
                for case, attributive in self._case(rest2, possessive):
                    yield Marking(case=case, plural=plural, possessive=possessive, attributive=attributive)

    def _optional(self, chain: str, allomorphs: tuple[str, ...]) -> Iterator[tuple[bool, str]]:
        yield False, chain
        for s in allomorphs:
            if chain.startswith(s):
                yield True, chain[len(s) :]

    def _case(self, chain: str, possessive: bool) -> Iterator[tuple[str, bool]]:
        if not chain:
            yield "", False
            return
        for link in self.linking if possessive else ("",):
            if not chain.startswith(link):
                continue
            rest = chain[len(link) :]
            for case, s in self.cases:
                if rest == s:
                    yield case, False
                elif case == "at" and rest.startswith(s) and self._attributive(rest[len(s) :]):
                    yield case, True

    def _attributive(self, rest: str) -> bool:
        return any(rest.startswith(a) and (rest == a or self.nominal(rest[len(a) :])) for a in self.attributive)

    def _verbs(self, chain: str, sofar: Marking, step: int) -> Iterator[Marking]:
        if step < len(VOICES):
            yield from self._verbs(chain, sofar, step + 1)
            for s in self.voices[VOICES[step]]:
                if chain.startswith(s) and len(chain) > len(s):
                    changed = msgspec.structs.replace(
                        sofar,
                        passive=sofar.passive or VOICES[step] == "passive",
                        negative=sofar.negative or VOICES[step] == "negative",
                    )
                    yield from self._verbs(chain[len(s) :], changed, step + 1)
            return
        for name, ending in self.endings:
            if chain.startswith(ending):
                yield from self._after_ending(name, chain[len(ending) :], sofar)

    def _after_ending(self, name: str, rest: str, sofar: Marking) -> Iterator[Marking]:
        if name in FINITE and rest in self.person:
            yield msgspec.structs.replace(sofar, tense=TENSES.get(name, name), first=rest in self.first)
        if name in NONFINITE and not rest:
            yield msgspec.structs.replace(sofar, nonfinite=NONFINITE[name])
        if name in NOMINAL and rest:
            for noun in self.nominal(rest):
                yield msgspec.structs.replace(
                    noun, nonfinite=NONFINITE[name], passive=sofar.passive, negative=sofar.negative
                )


# "Babuşkin", "Jilkin": the ending of a family name, that looks like that of a case of "Babuşk" or "Babuşki"
SURNAME_KI = re.compile("[bcçdfghjklmnpqrştvwxyz]ki?$")


class Turkic(WithoutDictionary):
    """Reads the words of one Turkic language."""

    head_first = False
    infinitive_status = "announced"
    present_status = "announced"
    case_before = False
    bare: Mapping[str, str] = {}
    case_marked = False
    adjectives_inside = False
    possessive_plurals = ""

    def __init__(self, suffixes: Suffixes, softening: Mapping[str, str], vocabulary: frozenset[str]) -> None:
        self.suffixes = suffixes
        self.vocabulary = vocabulary
        self.hardening: dict[str, list[str]] = {}
        for hard, soft in softening.items():
            self.hardening.setdefault(soft, []).append(hard)
        self.soft_lengths = sorted({len(s) for s in self.hardening})
        self._forms: dict[str, tuple[Form, ...]] = {}

    def forms(self, key: str) -> tuple[Form, ...]:
        known = self._forms.get(key)
        if known is None:
            if len(self._forms) >= REMEMBERED:
                self._forms.clear()
            plain = key.translate(
                APOSTROPHES
            )  # "Semerkant'ta", "Konseyi'nin": the mark can stand anywhere in the chain
            both = [*self._read(key), *self._read(plain)] if plain != key else self._read(key)
            known = self._forms[key] = tuple(dict.fromkeys(both))
        return known

    def inner(self, form: Form) -> bool:
        return form.exact or any(m.case in ("of", "") and not m.attributive for m in form.nominal)

    def head(self, path: tuple[Form, ...], verbal: bool) -> Form:
        return path[-1]

    def _read(self, key: str) -> Iterator[Form]:
        if key in self.vocabulary:
            yield Form(key, True, (BARE,), self.suffixes.verbal(""))
        for hard in self.hardening.get(key[-1:], ()):
            if hard in VOWELS and (lemma := key[:-1] + hard) in self.vocabulary:
                yield Form(lemma, False, (Marking(case="to"),), ())  # Türkiýe: Türkiýä
        for cut in range(len(key) - 1, SHORTEST_STEM - 1, -1):
            stem, chain = key[:cut], key[cut:].removeprefix("-")
            for lemma in self._lemmas(stem):
                nominal, verbal = self.suffixes.nominal(chain), self.suffixes.verbal(chain)
                if nominal or verbal:
                    yield Form(lemma, False, nominal, verbal)

    def _lemmas(self, stem: str) -> Iterator[str]:
        if stem in self.vocabulary:
            yield stem
        for length in self.soft_lengths:
            for hard in self.hardening.get(stem[-length:], ()):
                if (lemma := stem[:-length] + hard) in self.vocabulary:
                    yield lemma

    def tells_future(self, key: str) -> bool:
        """Whether a verb that no file lists ends as the definite future does ("edəcək")."""
        return any(key[cut:] in self.suffixes.future for cut in range(SHORTEST_STEM, len(key)))

    def shape(self, key: str) -> frozenset[str]:
        return frozenset()

    def _pronominal(self, chain: str, marking: Marking) -> bool:
        """Whether a case ending is the one that stands after a possessive: "-na" for "-ga", "-nda" for "-da"."""
        if marking.case not in PRONOMINAL or not chain.startswith(self.suffixes.linking[1:]):
            return False
        return marking.case == "to" or any(m.case == marking.case for m in self.suffixes.nominal(chain[1:]))

    def _owned(self, stem: str) -> bool:
        """Whether a name ends as a possessive does: the word for "son" in a patronymic."""
        return any(m.possessive for n in (1, 2) for m in self.suffixes.nominal(stem[-n:].casefold()))

    def name_stems(self, name: str, shortest: int = 3) -> list[tuple[str, Marking]]:
        for mark in "'’ʼ":
            if mark in name[2:]:
                stem, _, chain = name.rpartition(mark)
                readings = self.suffixes.nominal(chain.casefold())
                if not readings:
                    continue  # the mark is a letter of the name
                return [(stem, next((m for m in readings if m.case and not m.possessive), readings[-1]))]
        cuts = []
        for cut in range(len(name) - 1, shortest - 1, -1):
            chain = name[cut:].casefold().removeprefix("-")
            cases = [m for m in self.suffixes.nominal(chain) if m.case and not m.plural and not m.possessive]
            cases = [m for m in cases if not self._pronominal(chain, m) or self._owned(name[:cut])]
            if cases and not (SURNAME_KI.search(name[:cut]) and chain[:1] in ("n", "i")):
                cuts += [(name[:cut].rstrip("-"), m) for m in cases]
        return [(name, BARE), *cuts]
