"""The word stock of a language file made ready to be found: its phrases, in one trie a layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from kengash.derived import derived
from kengash.families.slavic import Slavic
from kengash.hits import Entry
from kengash.nouns import Span
from kengash.phrases import DASHES
from kengash.segmentation import tokens
from kengash.world import facts, load

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
    ("statuses", "forms", "formats", "negation", "additive", "reports", "outlets", "venues"),
    ("days", "ordinals", "cardinals"),
    ("themes",),
)
SWEPT = 3  # layers that every sentence is searched for
SPECIAL = {
    "press_service": "press",
    "said": "said",
    "reports": "reports",
    "additive": "additive",
    "agenda": "additive",
    "leading": "additive",
    "severally": "additive",
}
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
    return SPECIAL.get(ident)


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


class Prepared(msgspec.Struct, frozen=True):
    """One phrase of a language file: its entry, the lemmas that each of its words may have, whether it can open an encounter."""

    entry: Entry
    words: list[list[str]]
    opens: bool


def prepared(data: Mapping[str, Any]) -> list[Prepared]:
    """The phrases of a language file that are looked for; kept for the next start."""
    sources = [
        msgspec.json.encode(data),
        msgspec.json.encode(load("frames")),
        msgspec.json.encode(load("organizations")),
    ]
    sources += [file.read_bytes() for file in _code()]
    return derived(f"phrases-{data['language']['code']}", sources, list[Prepared], lambda: list(_prepare(data)))


def _code() -> list[Traversable]:
    """The modules that a prepared phrase depends on."""
    package = files("kengash")
    names = ("stock.py", "segmentation.py", "phrases.py", "world/facts.py", "families/slavic.py", "scripts/case.toml")
    return [package.joinpath(*name.split("/")) for name in names]


def _prepare(data: Mapping[str, Any]) -> Iterator[Prepared]:
    code, slavic = data["language"]["code"], data["language"]["family"] == "slavic"
    for section, ident, written in phrase_entries(data):
        if layer_of(section) is None:
            continue
        governs = slavic and section == "prepositions"
        phrase, _, case = written.partition("+") if governs else (written, "", "")
        entry = Entry(
            section,
            f"{ident}+{case}" if case else ident,
            phrase,
            phrase[:1].isupper() and section not in FIXED,
            section in VERBAL,
            section in FIXED,
        )
        words = [Slavic.lemmas(w) if slavic and w.isalpha() else [w] for w in key_words(phrase, code)]
        yield Prepared(entry, words, facts.opens(section, ident))


def compile_tries(phrases: Iterable[Prepared]) -> Compiled:
    """The tries of the layers, and that of the phrases that can open an encounter."""
    tries: tuple[dict[str, Any], ...] = tuple({} for _ in LAYERS)
    opening: dict[str, Any] = {}
    openers: list[list[list[str]]] = []
    vocabulary: set[str] = set()
    layers = {section: n for n, layer in enumerate(LAYERS) for section in layer}
    for one in phrases:
        vocabulary.update(lemmas[0] for lemmas in one.words)  # the word itself
        _put(tries[layers[one.entry.section]], one.words, one.entry)
        if one.opens:
            _put(opening, one.words, one.entry)
            openers.append(one.words)
    return Compiled(tries, frozenset(vocabulary), opening, _keys(openers))


def _keys(phrases: list[list[list[str]]]) -> frozenset[str]:
    """One word of each phrase, as few as may be: those that are phrases by themselves, else the longest."""
    chosen = {lemma for phrase in phrases if len(phrase) == 1 for lemma in phrase[0]}
    for phrase in phrases:
        if phrase and not any(chosen.issuperset(lemmas) for lemmas in phrase):
            longest = max(phrase, key=lambda lemmas: len(lemmas[0]))
            chosen.update(longest)
    return frozenset(chosen)


def _put(root: dict[str, Any], words: list[list[str]], entry: Entry) -> None:
    for node in _paths(root, words):
        node[""] = (*node.get("", ()), entry)


def _paths(root: dict[str, Any], words: list[list[str]]) -> list[dict[str, Any]]:
    nodes = [root]
    for lemmas in words:
        nodes = [node.setdefault(lemma, {}) for node in nodes for lemma in lemmas]
    return nodes if words else []
