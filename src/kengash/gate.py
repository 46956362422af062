"""Which texts and sentences can tell of an encounter at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kengash.phrases import REMEMBERED, Finder
from kengash.segmentation import fold, token

PART = re.compile(r"[^\W\d]+|\d+")
LONGEST = 14  # words of a phrase
LONGEST_WORD = 100  # characters of a word that is looked for; what is longer is data


class Gate:
    """Says cheaply which texts and sentences can tell of an encounter at all: those with a phrase that opens one.

    `keys` are words of which each of those phrases has one: where none stands, nothing else is looked at.
    """

    def __init__(self, finder: Finder, keys: frozenset[str], code: str) -> None:
        self.finder, self.keys, self.code = finder, keys, code
        self._known: dict[str, bool] = {}

    def opens(self, words: Sequence[str]) -> bool:
        """Whether a phrase that opens an encounter may be among the words, as written."""
        known = self._known
        for at, word in enumerate(words):
            key = known.get(word)
            if (self._learned(word) if key is None else key) and self._near(words, at):
                return True
        return False

    def _learned(self, word: str) -> bool:
        """Whether the word, or a part of it, is one of `keys`; remembered for the next time."""
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        parts = {part for part in (word, *PART.findall(word)) if len(part) <= LONGEST_WORD}
        forms = (f for part in parts for f in self.finder.family.forms(fold(part, self.code)))
        self._known[word] = found = any(form.lemma in self.keys for form in forms)
        return found

    def _near(self, words: Sequence[str], at: int) -> bool:
        """Whether the words around one of `keys` are such a phrase; a word of several parts is one for sure."""
        if not words[at].isalnum() and PART.fullmatch(words[at]) is None:
            return True
        near = words[max(at - LONGEST, 0) : at + LONGEST]
        return any(self.finder.sweep([token(word, self.code) for word in near]))
