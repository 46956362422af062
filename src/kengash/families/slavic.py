"""The Slavic family (Russian): inflected words compared by lemma; pymorphy3 reads them, loaded when first needed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

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
YO = {0x451: 0x435}  # the letter that is written or left out
VERBS = ("VERB", "INFN", "GRND", "PRTF", "PRTS")
NOUNS = ("NOUN", "ADJF", "NUMR", "NPRO", "PRTF")


@cache
def analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
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
        tense="future" if perfective_present else TENSES.get(tag.tense or "", "") if tag.POS == "VERB" else "",
        nonfinite={"INFN": "infinitive", "GRND": "converb", "PRTF": "participle", "PRTS": "participle"}.get(
            tag.POS, ""
        ),
        passive="pssv" in tag or False,
    )


class Slavic:
    """Reads the words of one Slavic language."""

    head_first = True
    infinitive_status = "held"
    present_status = "ongoing"
    case_before = True

    def __init__(self, vocabulary: frozenset[str]) -> None:
        self.vocabulary = frozenset(lemma for word in vocabulary for lemma in self.lemmas(word))
        self._forms: dict[str, tuple[Form, ...]] = {}

    @staticmethod
    def lemmas(word: str) -> list[str]:
        """The lemmas that a word of a phrase in the language file stands for."""
        return list(dict.fromkeys([word, *(lemma(p) for p in parses(word))]))

    def forms(self, key: str) -> tuple[Form, ...]:
        known = self._forms.get(key)
        if known is None:
            known = self._forms[key] = tuple(self._read(key))
        return known

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
                found.setdefault(lemma(parse), ([], []))[0].append(marking(tag))
            if tag.POS in VERBS:
                found.setdefault(parse.normal_form.translate(YO), ([], []))[1].append(marking(tag))
            if tag.POS not in NOUNS and tag.POS not in VERBS:
                found.setdefault(lemma(parse), ([], []))[0].append(BARE)
        for word, (nouns, verbs) in found.items():
            if word in self.vocabulary:
                yield Form(word, word == key, tuple(dict.fromkeys(nouns)), tuple(dict.fromkeys(verbs)))
        if key in self.vocabulary and key not in found:
            yield Form(key, True, (BARE,), ())

    def name_stems(self, name: str) -> list[tuple[str, Marking]]:
        stems = []
        for parse in parses(name.casefold()):
            if {"Surn", "Name", "Geox"} & set(parse.tag.grammemes) or not parse.is_known:
                nominative = parse.inflect({"nomn", "sing"})
                word = nominative.word if nominative else parse.normal_form
                stems.append((recase(word, name), marking(parse.tag)))
        return stems or [(name, BARE)]


def recase(word: str, like: str) -> str:
    """The word with the capitals of the name it was made from."""
    if like.isupper():
        return word.upper()
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
