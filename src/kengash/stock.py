"""The word stock of a language file made ready to be found: its phrases, in one trie a layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from kengash.families.slavic import Slavic
from kengash.nouns import Span
from kengash.phrases import DASHES, Entry
from kengash.text import tokens
from kengash.world import facts

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
    ("themes",),
)
SWEPT = 3  # layers that every sentence is searched for
NUMBERED = ("months", "weekdays", "ordinals", "cardinals", "tens")
VERBAL = frozenset({"predicates", "said"})
FIXED = frozenset(
    {"markings", "prepositions", "conjunctions", "clause_breaks", "additive", "name_particles", "negation"}
)


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
