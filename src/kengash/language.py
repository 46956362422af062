"""World + one language file -> one checked, immutable Language: its phrases in one trie, its markings, its words.

An unknown section or key, or a missing section, is a `LanguageError` that names file and key.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from kengash.derived import read_table
from kengash.families.germanic import Germanic
from kengash.families.marking import Family
from kengash.families.slavic import Slavic, learn
from kengash.families.turkic import Suffixes, Turkic
from kengash.gate import Gate
from kengash.hits import Hit
from kengash.nouns import Token
from kengash.phrases import Finder
from kengash.segmentation import fold
from kengash.stock import SWEPT, compile_tries, phrase_entries, prepared

CODES = ("uz", "kk", "ky", "tk", "az", "tr", "ru", "en")
QUOTES = frozenset("\"'«»“”„‟‹›‘’")

SIDES = frozenset({"states", "nationalities", "organizations", "cities"})
SECTIONS: dict[str, frozenset[str] | None] = {
    "language": frozenset({"code", "name", "family", "home", "scripts", "state"}),
    "common": frozenset({"words"}),
    "states": None,
    "nationalities": None,
    "capitals_for_states": None,
    "regions": None,
    "cities": None,
    "organizations": None,
    "organs": None,
    "standing_bodies": None,
    "offices": None,
    "office_modifiers": None,
    "ministries": None,
    "groups": None,
    "anaphors": None,
    "events": None,
    "predicates": None,
    "statuses": None,
    "forms": None,
    "documents": None,
    "markings": None,
    "conjunctions": None,
    "reporting": None,
    "topics": None,
    "dates": None,
    "numbers": None,
    "venues": frozenset({"words"}),
    "continuing": frozenset({"words"}),
    "formats": frozenset({"words"}),
    "not_events": frozenset({"words"}),
    "negation": frozenset({"words"}),
    "honorifics": frozenset({"words"}),
    "name_particles": frozenset({"words"}),
    "kin": frozenset({"words"}),
    "clause_breaks": frozenset({"words"}),
    "firms": frozenset({"words"}),
    "themes": None,
}
FAMILY_SECTIONS = {"turkic": {"nouns", "verbs"}, "slavic": {"prepositions"}, "germanic": {"prepositions", "irregular"}}


class LanguageError(ValueError):
    """A language file that does not fill its holes; the message names file and key."""


class Language(msgspec.Struct, frozen=True, gc=False):
    """A language ready to read with."""

    code: str
    name: str
    family: Family
    family_name: str
    state: str | None
    tries: tuple[dict[str, Any], ...]
    common: frozenset[str]
    particles: frozenset[str]
    topic_heads: frozenset[str]
    refer_back: frozenset[str]  # nouns that only refer back, as listed; a plural among them counts nothing
    counts: Mapping[str, int]
    finder: Finder
    gate: Gate
    themes: Finder  # looks at topics only
    uncased: bool = False  # the text's script has no capitals

    def hits(self, words: list[Token], layer: int) -> list[Hit]:
        """The phrases of one layer, left to right, longest first, none overlapping."""
        return self.finder.sweep(words)[layer]

    def names_side(self, key: str) -> bool:
        """Whether the word alone is a state, a nationality, an organization or a city."""
        nodes = (self.tries[0].get(f.lemma, {}) for f in self.family.forms(key))
        return any(e.section in SIDES for node in nodes for e in node.get("", ()))

    def without_capitals(self) -> Language:
        """The language as read in a script that has no capitals."""
        finder = Finder(self.tries[:SWEPT], self.family, self.common, uncased=True)
        gate = Gate(Finder(self.gate.finder.tries, self.family, self.common, uncased=True), self.gate.keys, self.code)
        return msgspec.structs.replace(self, finder=finder, gate=gate, uncased=True)


def check(data: Mapping[str, Any], name: str) -> None:
    """Every section and no other; every value a list of phrases."""
    family = data.get("language", {}).get("family", "")
    expected = set(SECTIONS) | FAMILY_SECTIONS.get(family, set())
    for section in data:
        if section not in expected:
            raise LanguageError(f"{name}: unknown section [{section}]")
    for section in sorted(expected):
        if section not in data:
            raise LanguageError(f"{name}: section [{section}] is missing")
        allowed = SECTIONS.get(section)
        for ident in data[section]:
            if allowed is not None and ident not in allowed:
                raise LanguageError(f"{name}: unknown key [{section}] {ident}")


def build_family(data: Mapping[str, Any], vocabulary: frozenset[str]) -> Family:
    name = data["language"]["family"]
    if name == "turkic":
        return Turkic(Suffixes(data["nouns"], data["verbs"]), data["nouns"].get("softening", {}), vocabulary)
    if name == "slavic":
        return Slavic(vocabulary)
    return Germanic(data["irregular"], vocabulary)


def read_file(code: str) -> dict[str, Any]:
    """The language file as it stands. KeyError-free: a missing file is a LanguageError."""
    path = files("kengash") / "languages" / f"{code}.toml"
    if not path.is_file():
        raise LanguageError(f"{code}.toml: no such language file")
    data = read_table(path)
    return {section: {"words": words} if isinstance(words, list) else words for section, words in data.items()}


@cache
def load(code: str) -> Language:
    """The language of this code ("uz", without script), loaded once. Raises LanguageError."""
    data = read_file(code)
    check(data, f"{code}.toml")
    family = data["language"]["family"]
    entries = list(phrase_entries(data))
    if family == "slavic":
        learn(frozenset(word for _, _, phrase in entries for word in phrase.casefold().split()))
    compiled = compile_tries(prepared(data))
    counts: dict[str, int] = {}
    for section, _, _ in entries:
        counts[section] = counts.get(section, 0) + 1
    built = build_family(data, compiled.vocabulary)
    common = frozenset(fold(w, code) for w in data["common"]["words"])
    return Language(
        code,
        data["language"]["name"],
        built,
        family,
        data["language"].get("state") or None,
        compiled.tries,
        common,
        frozenset(fold(w, code) for w in data["name_particles"]["words"]),
        frozenset(fold(w, code) for w in data["topics"].get("heads", [])),
        frozenset(fold(w, code) for w in data["continuing"]["words"]),
        counts,
        Finder(compiled.tries[:SWEPT], built, common),
        Gate(Finder((compiled.opening,), built, common), compiled.keys, code),
        Finder(compiled.tries[SWEPT:], built, common),
    )
