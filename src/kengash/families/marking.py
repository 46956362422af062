"""What a word form says about itself: the abstract markings that all families fill.

`case` is one of `of object to at from with` or "" (bare); the names are the markings of the frames, not those of any
one grammar.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec


class Marking(msgspec.Struct, frozen=True, gc=False):
    """One reading of a word form."""

    case: str = ""
    plural: bool = False
    possessive: bool = False
    attributive: bool = False  # "-dagi": an adjective made of a locative; a participle that stands by its noun
    tense: str = ""  # past present progressive future conditional imperative
    nonfinite: str = ""  # converb participle participle_future verbal_noun infinitive
    passive: bool = False
    negative: bool = False
    first: bool = False  # "I met", "we met"


BARE = Marking()


class Form(msgspec.Struct, frozen=True, gc=False):
    """A word read as a form of a vocabulary word: as a noun, as a verb, or as neither (then it is no such form)."""

    lemma: str
    exact: bool
    nominal: tuple[Marking, ...]
    verbal: tuple[Marking, ...]


class Family(Protocol):
    """How one family of languages cuts and reads words."""

    head_first: bool  # "minister of X" (True) against "X minister" (False)
    infinitive_status: str  # the status that a bare infinitive gives ("in order to meet", "managed to meet")
    present_status: str  # the status that a predicate in the present gives an encounter
    case_before: bool  # markings stand before what they mark (prepositions)
    bare: Mapping[str, str]  # what a case means without any preposition, where that is something else
    case_marked: bool  # the case alone tells subject from object, wherever they stand
    adjectives_inside: bool  # "the head of the Russian ministry": a nationality may part the words of a title
    possessive_plurals: str  # the ending after which a mark makes a genitive ("the ministers’ meeting"); or ""

    def forms(self, key: str) -> tuple[Form, ...]:
        """Every reading of the word as a form of a word of the vocabulary; empty for unknown words."""

    def inner(self, form: Form) -> bool:
        """Whether the form may stand inside a phrase, before its last word."""

    def head(self, path: tuple[Form, ...], verbal: bool) -> Form:
        """The form of a phrase's words that inflects for all of it: its verb, or its head noun."""

    def helps_future(self, key: str) -> bool:
        """Whether the word makes a future of the infinitive after it."""

    def shape(self, key: str) -> frozenset[str]:
        """What a word can be at the head of a listed phrase: its cases, "noun", or "verbal" for a verbal noun."""

    def tells_future(self, key: str) -> bool:
        """Whether the word, unknown to the vocabulary, is a verb in the future."""

    def tells_present(self, key: str) -> bool:
        """Whether the word is a verb or participle of the present, where the vocabulary need not know it."""

    def verb_tense(self, key: str) -> str:
        """The tense of a word that the vocabulary need not know, if it is a finite verb; empty otherwise."""

    def only_predicate(self, key: str, infinitive: bool) -> bool:
        """Whether the word can be nothing but a predicate (or an infinitive), where the vocabulary need not know it."""

    def participle_of(self, key: str) -> bool:
        """Whether the word is a participle that can stand with an object or an owner."""

    def pronoun_case(self, key: str) -> str:
        """What a pronoun that can be no subject is to its verb; empty: any."""

    def name_cases(self, name: str, given: str = "") -> frozenset[str]:
        """The cases that a name, after a given one, can stand in; empty: any."""

    def name_stems(self, name: str, shortest: int = 3) -> list[tuple[str, Marking]]:
        """Possible nominatives of an unknown name, the likeliest first, each with the marking that was taken off."""


class WithoutDictionary:
    """What a family whose words no dictionary lists says of an unknown one: nothing."""

    def helps_future(self, key: str) -> bool:
        return False

    def tells_future(self, key: str) -> bool:
        return False

    def tells_present(self, key: str) -> bool:
        return False

    def verb_tense(self, key: str) -> str:
        return ""

    def only_predicate(self, key: str, infinitive: bool) -> bool:
        return False

    def participle_of(self, key: str) -> bool:
        return False

    def pronoun_case(self, key: str) -> str:
        return ""

    def name_cases(self, name: str, given: str = "") -> frozenset[str]:
        return frozenset()
