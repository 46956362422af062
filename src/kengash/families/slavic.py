"""The Slavic family (Russian): inflected words compared by lemma; pymorphy3 reads them, loaded when first needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec

from kengash.derived import derived
from kengash.families.marking import BARE, Form, Marking

CASES = {
    "gent": "of",
    "gen2": "of",
    "accs": "object",
    "datv": "to",
    "loct": "at",
    "loc2": "at",
    "ablt": "with",
    "nomn": "",
}
TENSES = {"past": "past", "pres": "present", "futr": "future"}
REMEMBERED = 1 << 16  # words, parsed at a tenth of a millisecond each
SHORT_WORD, LONG_WORD = 5, 8  # letters
SHORT_START, LONG_START = 3, 4
SOFT = chr(0x44C)  # the letter of a soft ending
YO = {0x451: 0x435}  # the letter that is written or left out
VERBS = ("VERB", "INFN", "GRND", "PRTF", "PRTS")
PREDICATES = frozenset({"VERB", "PRTS"})
NOUNS = ("NOUN", "ADJF", "NUMR", "NPRO", "PRTF")
UNCHANGING = tuple(Marking(case=case) for case in dict.fromkeys(CASES.values()))  # of letters read as a word
NAMES = frozenset({"Name", "Surn", "Patr"})
SURNAME_LIKE = frozenset({"Surn", "Patr"})


@cache
def analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=REMEMBERED)
def parses(word: str) -> tuple[Any, ...]:
    try:
        return tuple(analyser().parse(word))
    except ValueError:  # it asks for the names of letters, and some letters have none
        return ()


def lemma(parse: Any) -> str:
    """The dictionary form; of a participle its own, not its verb's ("former" is no form of "to be")."""
    if parse.tag.POS == "PRTF" and (own := parse.inflect({"nomn", "masc", "sing"})):
        return str(own.word).translate(YO)
    return str(parse.normal_form).translate(YO)


def marking(tag: Any) -> Marking:
    """The reading of one pymorphy tag."""
    perfective_present = tag.tense == "pres" and tag.aspect == "perf"
    return Marking(
        case=CASES.get(tag.case or "", ""),
        plural=tag.number == "plur",
        attributive=tag.POS == "PRTF",
        tense="future" if perfective_present else TENSES.get(tag.tense or "", "") if tag.POS == "VERB" else "",
        nonfinite={"INFN": "infinitive", "GRND": "converb", "PRTF": "participle", "PRTS": "participle"}.get(
            tag.POS, ""
        ),
        passive="pssv" in tag or False,
    )


def verbal(tag: Any) -> Marking:
    """The reading of a tag as a verb form; a full participle stands before a noun, a short one is a predicate."""
    read = marking(tag)
    return msgspec.structs.replace(read, attributive=True) if tag.POS == "PRTF" else read


_LEMMAS: dict[str, list[str]] = {}


def learn(words: frozenset[str]) -> None:
    """The lemmas of all these words at one go: worked out once, since that takes longer than all else at the start."""
    import pymorphy3_dicts_ru as dictionary

    sources = (Path(__file__).read_bytes(), dictionary.__version__.encode(), *(w.encode() for w in sorted(words)))
    _LEMMAS.update(derived("lemmas-ru", sources, dict[str, list[str]], lambda: {w: Slavic.lemmas(w) for w in words}))


class Slavic:
    """Reads the words of one Slavic language."""

    head_first = True
    infinitive_status = "held"
    present_status = "ongoing"
    case_before = True
    bare: Mapping[str, str] = {"with": "by"}  # an instrumental without a preposition is the agent
    case_marked = True
    adjectives_inside = True
    possessive_plurals = ""

    def __init__(self, vocabulary: frozenset[str]) -> None:
        self.vocabulary = frozenset(lemma for word in vocabulary for lemma in self.lemmas(word))
        self._starts = frozenset(lemma[:length] for lemma in self.vocabulary for length in (SHORT_START, LONG_START))
        self._forms: dict[str, tuple[Form, ...]] = {}

    @staticmethod
    def lemmas(word: str) -> list[str]:
        """The lemmas that a word of a phrase in the language file stands for."""
        if (known := _LEMMAS.get(word)) is not None:
            return known
        if any(p.tag.POS == "ADVB" and p.normal_form == word for p in parses(word)):
            return [word]  # an adverb is no short adjective: "perhaps", not "possible"
        found = parses(word)
        if any(p.tag.animacy == "anim" and p.tag.case == "nomn" and p.normal_form == word for p in found):
            found = tuple(p for p in found if p.tag.animacy != "inan")  # a premier is no premiere
        return list(dict.fromkeys([word, *(w for p in found if len(w := lemma(p)) > 2)]))

    def forms(self, key: str) -> tuple[Form, ...]:
        known = self._forms.get(key)
        if known is None:
            if len(self._forms) >= REMEMBERED:
                self._forms.clear()
            known = self._forms[key] = () if self._foreign(key) else tuple(self._read(key))
        return known

    def _foreign(self, key: str) -> bool:
        """A long word that the dictionary lacks and that begins as no word of the vocabulary: a name, mostly.

        How such a word inflects is guessed of its end, so that its dictionary form would begin as it does.
        """
        start = key[: SHORT_START if len(key) < LONG_WORD else LONG_START]
        return len(key) > SHORT_WORD and start not in self._starts and not analyser().word_is_known(key)

    def inner(self, form: Form) -> bool:
        return True

    def head(self, path: tuple[Form, ...], verbal: bool) -> Form:
        """The first word that can be the verb, or the first noun or adjective: what follows it agrees or is governed."""
        return next((f for f in path if (f.verbal if verbal else f.nominal)), path[-1])

    def _read(self, key: str) -> Iterator[Form]:
        found: dict[str, tuple[list[Marking], list[Marking]]] = {}
        for parse in parses(key):
            tag = parse.tag
            if tag.POS in NOUNS or tag.POS is None:
                found.setdefault(lemma(parse), ([], []))[0].extend(UNCHANGING if tag.POS is None else (marking(tag),))
            if tag.POS in VERBS:
                found.setdefault(parse.normal_form.translate(YO), ([], []))[1].append(verbal(tag))
            if tag.POS not in NOUNS and tag.POS not in VERBS:
                found.setdefault(lemma(parse), ([], []))[0].append(BARE)
        for word, (nouns, verbs) in found.items():
            if word not in self.vocabulary:
                word = self._soft(key, word)
            if word in self.vocabulary:
                yield Form(word, word == key, tuple(dict.fromkeys(nouns)), tuple(dict.fromkeys(verbs)))
        if key in self.vocabulary and key not in found:
            yield Form(key, True, (BARE,), ())

    def _soft(self, key: str, word: str) -> str:
        """What the dictionary lacks may end softly: "in Shenzhen", guessed as of a hard ending or a feminine."""
        guesses = (word + SOFT, word[:-1] + SOFT)
        return next((g for g in guesses if g in self.vocabulary and not analyser().word_is_known(key)), word)

    def shape(self, key: str) -> frozenset[str]:
        """The cases of a noun or adjective; nominative and accusative are one, since few words tell them apart."""
        return shapes(key)

    def name_stems(self, name: str, shortest: int = 3) -> list[tuple[str, Marking]]:
        """Every nominative that the word can come from as a singular name: names that the dictionary knows come first."""
        return list(nominatives(name))

    def helps_future(self, key: str) -> bool:
        """Whether the word makes a future of the infinitive after it: only that verb is imperfective and future at once."""
        return any(p.tag.POS == "VERB" and p.tag.tense == "futr" and p.tag.aspect == "impf" for p in parses(key))

    def tells_future(self, key: str) -> bool:
        return self.verb_tense(key) == "future"

    def tells_present(self, key: str) -> bool:
        """Whether the word is a verb or participle of the present: "is staying", "staying"."""
        return any(p.tag.POS in ("VERB", "PRTF") and p.tag.tense == "pres" for p in parses(key)[:1])

    def verb_tense(self, key: str) -> str:
        """The tense of the word's likeliest reading, if that is a finite verb."""
        likeliest = parses(key)[:1]
        return next((TENSES.get(p.tag.tense or "", "") for p in likeliest if p.tag.POS == "VERB"), "")

    def only_predicate(self, key: str, infinitive: bool) -> bool:
        """Whether the word can be nothing but a finite verb or a short participle ("assessed"), or an infinitive too."""
        found = {p.tag.POS for p in parses(key)} - ({"INFN"} if infinitive else set())
        return found <= PREDICATES and bool(parses(key))

    def participle_of(self, key: str) -> bool:
        """Whether the word is a full participle that can describe a living being as an object."""
        likeliest = parses(key)[:1]
        return any(p.tag.POS == "PRTF" for p in likeliest) and "of" in self.shape(key)

    def pronoun_case(self, key: str) -> str:
        """What a pronoun is to its verb, where its form cannot be a subject: whom the verb asks for, to whom."""
        cases = {p.tag.case for p in parses(key) if p.tag.POS == "NPRO"}
        return "" if "nomn" in cases else "object" if "accs" in cases else "to" if "datv" in cases else ""

    def name_cases(self, name: str, given: str = "") -> frozenset[str]:
        """The cases that a name of the dictionary can stand in; empty where it is unknown or never changes.

        After a given name that never changes, or is unknown, nor does the surname that men and women share.
        """
        cases = cases_of_name(name.casefold())
        woman = bool(given and cases) and not cases_of_name(given.casefold()) and not has_feminine(name.casefold())
        return frozenset() if woman else cases


@lru_cache(maxsize=REMEMBERED)
def shapes(key: str) -> frozenset[str]:
    cases = (CASES.get(p.tag.case, "") for p in parses(key) if p.tag.POS in NOUNS and p.tag.case)
    return frozenset("object" if case == "" else case for case in cases)


def nameness(parse: Any) -> int:
    """How much a reading looks like that of a name."""
    named = bool(NAMES & set(parse.tag.grammemes))
    unchanging = "Fixd" in parse.tag and not parse.is_known  # a guess that stands behind every real ending
    return 2 * named + bool(parse.is_known) + bool(parse.tag.POS == "NOUN") - 3 * unchanging


def recase(word: str, like: str) -> str:
    """The word with the capitals of the name it was made from, and its letters where they are written two ways."""
    written = like.casefold()[: len(word)]
    word = "".join(b if b and a.translate(YO) == b else a for a, b in zip_longest(word, written, fillvalue=""))
    if like.isupper():
        return word.upper()
    word = "".join(b.upper() if like[n : n + 1].isupper() else b for n, b in enumerate(word))  # "O'Reilly"
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


@lru_cache(maxsize=REMEMBERED)
def nominatives(name: str) -> tuple[tuple[str, Marking], ...]:
    """Every singular nominative that a name can come from, each with the marking that it carries."""
    stems = list(_as_unknown(name))
    for parse in sorted(parses(name.casefold()), key=lambda p: -nameness(p)):
        if parse.tag.POS in ("NOUN", "ADJF") and parse.tag.number != "plur" and parse.tag.case != "voct":
            nominative = parse.inflect({"nomn", "sing"})
            word = nominative.word if nominative else parse.normal_form
            stems.append((recase(word, name), marking(parse.tag)))
            if parse.tag.case == "gent" and parse.tag.gender == "masc":
                stems.append((recase(word, name), Marking(case="object")))  # of living beings
    return tuple(dict.fromkeys(stems)) or ((name, BARE),)


def _as_unknown(name: str) -> Iterator[tuple[str, Marking]]:
    """A word that the dictionary has as no name, read as if it had it not: its end then tells of a surname too."""
    word = name.casefold()
    if not word or any(NAMES & set(p.tag.grammemes) for p in parses(word)):
        return
    for parse in parses(word[0] + word):
        if "Surn" in parse.tag and parse.tag.number != "plur" and (own := parse.inflect({"nomn", "sing"})):
            yield recase(str(own.word)[1:], name), marking(parse.tag)


@lru_cache(maxsize=REMEMBERED)
def has_feminine(surname: str) -> bool:
    """Whether the surname has a form of its own for women."""
    return any("femn" in form.tag for p in parses(surname) if "Surn" in p.tag for form in p.lexeme)


@lru_cache(maxsize=REMEMBERED)
def cases_of_name(name: str) -> frozenset[str]:
    readings = [p for p in parses(name) if NAMES & set(p.tag.grammemes)]
    if not any(p.is_known or SURNAME_LIKE & set(p.tag.grammemes) for p in readings):
        return frozenset()
    if any("Fixd" in p.tag for p in readings):
        return frozenset()
    return frozenset(CASES.get(p.tag.case or "", "") for p in readings if p.tag.number != "plur")
