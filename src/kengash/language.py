"""World + one language file -> one checked, immutable Language: its phrases in one trie, its markings, its words.

An unknown section or key, or a missing section, is a `LanguageError` that names file and key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from kengash.families.germanic import Germanic
from kengash.families.marking import Family
from kengash.families.slavic import Slavic, learn
from kengash.families.turkic import Suffixes, Turkic
from kengash.nouns import Span, Token
from kengash.phrases import DASHES, Entry, Finder, Gate, Hit
from kengash.text import fold, tokens
from kengash.world import facts

CODES = ("uz", "kk", "ky", "tk", "az", "tr", "ru", "en")
QUOTES = frozenset("\"'«»“”„‟‹›‘’")

# Sections whose entries are found by one pass over the text; the layer keeps them from hiding one another.
LAYERS: tuple[tuple[str, ...], ...] = (
    (
        "states",
        "nationalities",
        "capitals_for_states",
        "regions",
        "cities",
        "organizations",
        "organs",
        "standing_bodies",
        "offices",
        "office_modifiers",
        "ministries",
        "groups",
        "anaphors",
        "events",
        "continuing",
        "not_events",
        "predicates",
        "documents",
        "markings",
        "prepositions",
        "conjunctions",
        "press",
        "months",
        "weekdays",
        "honorifics",
        "kin",
        "clause_breaks",
        "firms",
        "said",
    ),
    ("statuses", "forms", "negation", "additive", "reports", "outlets", "venues"),
    ("days", "ordinals", "cardinals"),
)
SIDES = frozenset({"states", "nationalities", "organizations", "cities"})
NUMBERED = ("months", "weekdays", "ordinals", "cardinals", "tens")
VERBAL = frozenset({"predicates", "said"})
FIXED = frozenset(
    {"markings", "prepositions", "conjunctions", "clause_breaks", "additive", "name_particles", "negation"}
)
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
    "not_events": frozenset({"words"}),
    "negation": frozenset({"words"}),
    "honorifics": frozenset({"words"}),
    "name_particles": frozenset({"words"}),
    "kin": frozenset({"words"}),
    "clause_breaks": frozenset({"words"}),
    "firms": frozenset({"words"}),
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
    counts: Mapping[str, int]
    finder: Finder
    gate: Gate
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
        finder = Finder(self.tries, self.family, self.common, uncased=True)
        gate = Gate(Finder(self.gate.finder.tries, self.family, self.common, uncased=True), self.gate.keys, self.code)
        return msgspec.structs.replace(self, finder=finder, gate=gate, uncased=True)


def key_words(phrase: str, code: str) -> list[str]:
    """A phrase of the language file as the words that a text is searched for."""
    return ["-" if t.text in DASHES else t.key for t in tokens(phrase, Span(0, len(phrase)), code)]


def phrase_entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(section, id, phrase) of everything in a language file that is found in texts."""
    for section, table in data.items():
        if section in ("language", "common", "nouns", "verbs", "irregular"):
            continue
        if section in ("dates", "numbers", "reporting", "topics"):
            yield from _special(section, table)
            continue
        for ident, phrases in table.items():
            for phrase in phrases:
                yield section, section if ident == "words" else ident, phrase


def _special(section: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for ident, value in table.items():
        if ident in NUMBERED:
            yield from _numbered(ident, value)
        elif ident == "outlets":
            yield from (("outlets", outlet, phrase) for outlet, names in value.items() for phrase in names)
        elif (target := _target(section, ident)) is not None:
            yield from ((target, ident, phrase) for phrase in value)


def _numbered(ident: str, rows: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    """Months, weekdays and numbers: the place in the list is the id."""
    section, step = ("cardinals", 10) if ident == "tens" else (ident, 1)
    for number, names in enumerate(rows, 1):
        yield from ((section, str(number * step), phrase) for phrase in ([names] if isinstance(names, str) else names))


def _target(section: str, ident: str) -> str | None:
    """The section of the trie that a key of dates, reporting or topics goes to; None: it is not looked for."""
    if section == "dates":
        return "days" if ident not in ("ordinal_suffixes", "beginning", "middle", "end") else None
    return {"press_service": "press", "said": "said", "reports": "reports", "additive": "additive"}.get(ident)


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


def layer_of(section: str) -> int | None:
    return next((n for n, layer in enumerate(LAYERS) if section in layer), None)


class Compiled(msgspec.Struct, frozen=True):
    """The phrases of a language file made ready: one trie a layer, word -> node; under "" the entries that end there.

    `opening` is the trie of those that can open an encounter, `keys` are words of which each of these has one.
    """

    tries: tuple[dict[str, Any], ...]
    vocabulary: frozenset[str]
    opening: dict[str, Any]
    keys: frozenset[str]


def compile_tries(data: Mapping[str, Any], entries: Iterable[tuple[str, str, str]], family: str) -> Compiled:
    tries: tuple[dict[str, Any], ...] = tuple({} for _ in LAYERS)
    opening: dict[str, Any] = {}
    vocabulary: set[str] = set()
    openers: list[list[tuple[str, ...]]] = []
    for section, ident, phrase in entries:
        layer = layer_of(section)
        if layer is None:
            continue
        phrase, _, case = (
            phrase.partition("+") if section == "prepositions" and family == "slavic" else (phrase, "", "")
        )
        words = key_words(phrase, data["language"]["code"])
        vocabulary.update(words)
        entry = Entry(
            section,
            f"{ident}+{case}" if case else ident,
            phrase,
            phrase[:1].isupper() and section not in FIXED,
            section in VERBAL,
            section in FIXED,
        )
        choices = [_lemmas(word, family) for word in words]
        _put(tries[layer], choices, entry)
        if facts.opens(section, ident):
            _put(opening, choices, entry)
            openers.append(choices)
    return Compiled(tries, frozenset(vocabulary), opening, _keys(openers))


def _keys(phrases: list[list[tuple[str, ...]]]) -> frozenset[str]:
    """One word of each phrase, as few as may be: those that are phrases by themselves, else the longest."""
    chosen = {lemma for phrase in phrases if len(phrase) == 1 for lemma in phrase[0]}
    for phrase in phrases:
        if phrase and not any(chosen.issuperset(lemmas) for lemmas in phrase):
            longest = max(phrase, key=lambda lemmas: len(lemmas[0]))
            chosen.update(longest)
    return frozenset(chosen)


def _put(root: dict[str, Any], words: list[tuple[str, ...]], entry: Entry) -> None:
    for node in _paths(root, words):
        node[""] = (*node.get("", ()), entry)


def _lemmas(word: str, family: str) -> tuple[str, ...]:
    return tuple(Slavic.lemmas(word)) if family == "slavic" and word.isalpha() else (word,)


def _paths(root: dict[str, Any], words: list[tuple[str, ...]]) -> list[dict[str, Any]]:
    nodes = [root]
    for lemmas in words:
        nodes = [node.setdefault(lemma, {}) for node in nodes for lemma in lemmas]
    return nodes if words else []


def read_file(code: str) -> dict[str, Any]:
    """The language file as it stands. KeyError-free: a missing file is a LanguageError."""
    path = files("kengash") / "languages" / f"{code}.toml"
    if not path.is_file():
        raise LanguageError(f"{code}.toml: no such language file")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {section: {"words": table} if isinstance(table, list) else table for section, table in data.items()}


@cache
def load(code: str) -> Language:
    """The language of this code ("uz", without script), loaded once. Raises LanguageError."""
    data = read_file(code)
    check(data, f"{code}.toml")
    family = data["language"]["family"]
    entries = list(phrase_entries(data))
    if family == "slavic":
        learn(frozenset(word for _, _, phrase in entries for word in phrase.casefold().split()))
    compiled = compile_tries(data, entries, family)
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
        counts,
        Finder(compiled.tries, built, common),
        Gate(Finder((compiled.opening,), built, common), compiled.keys, code),
    )
