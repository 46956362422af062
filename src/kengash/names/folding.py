"""The letters of names: one written word, in any script, to folded letters and to a comparison key.

The letters are data (scripts/name_folding.toml); here is only what is done with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from itertools import islice, product
from typing import Any, Final

from kengash.derived import read_table

DATA: Final[dict[str, Any]] = read_table(resources.files("kengash").joinpath("scripts", "name_folding.toml"))
HYPHEN: Final = re.compile(r"[-‐‑–—]+")

_MARKS: Final = str.maketrans(
    dict.fromkeys(DATA["apostrophes"], "'") | dict.fromkeys(DATA["nothing"], "") | {"İ": "i", "I": "i"}
)
_UNITS: Final[dict[str, str]] = {"'": ""} | DATA["letters"] | DATA["groups"]
_GROUP: Final = re.compile("|".join(map(re.escape, sorted(DATA["groups"], key=len, reverse=True))))
_PRIVATE: Final = 0xE000  # where Unicode leaves room: a group stands as one letter until all are folded at once
_ONE: Final[dict[str, str]] = {group: chr(_PRIVATE + number) for number, group in enumerate(DATA["groups"])}
_REWRITE: Final = [(re.compile(rule["find"], re.MULTILINE), rule["by"]) for rule in DATA["rewrite"]]
_MERGE: Final = str.maketrans(DATA["merge"])
_READINGS: Final[dict[str, list[str]]] = DATA["readings"]
_READINGS_AT_MOST: Final = 16
_BREAK: Final = re.compile(r"[\s.,;()]+")
_REMEMBERED: Final = 1 << 17
_FOLDED: Final[dict[str, str]] = {}


def plain_word(text: str) -> str:
    """Lower case, one kind of apostrophe, nothing invisible."""
    return unicodedata.normalize("NFC", text).translate(_MARKS).lower()


class _Units(dict[int, str]):
    """The folded letters of one letter; an unknown letter loses its marks."""

    def __missing__(self, code: int) -> str:
        bare = unicodedata.normalize("NFD", chr(code))[0]
        folded = self[code] = _UNITS.get(bare, bare)
        return folded


_FOLDS: Final = _Units({ord(unit): folded for unit, folded in _UNITS.items() if len(unit) == 1})
_FOLDS.update({ord(_ONE[group]): folded for group, folded in DATA["groups"].items()})


def _letters(lines: str) -> str:
    """Plain words, one a line, in folded letters."""
    folded = _GROUP.sub(lambda found: _ONE[found.group()], lines).translate(_FOLDS)
    for find, by in _REWRITE:
        folded = find.sub(by, folded)
    return folded


def fold(plain: str) -> str:
    """One plain word in folded letters."""
    if (known := _FOLDED.get(plain)) is not None:
        return known
    if len(_FOLDED) >= _REMEMBERED:
        _FOLDED.clear()
    return _FOLDED.setdefault(plain, _letters(plain))


def fold_ahead(names: Iterable[str]) -> None:
    """Fold the words of many names at one go, several times faster than one by one; `fold` then remembers them."""
    lines = [line for line in _BREAK.sub("\n", HYPHEN.sub("", plain_word("\n".join(names)))).split("\n") if line]
    _FOLDED.update(zip(lines, _letters("\n".join(lines)).split("\n"), strict=True))


def keys(words: Sequence[str]) -> list[str]:
    """The comparison keys of many words without spaces or full stops, several times faster than one by one."""
    lines = HYPHEN.sub("", plain_word("\n".join(words)))
    return _letters(lines).translate(_MERGE).split("\n")


@lru_cache(maxsize=1 << 16)
def spelling(name: str) -> str:
    """A name in folded Latin letters: finer than `key`, it keeps a, e and o apart."""
    return " ".join(fold(word) for word in HYPHEN.sub("", plain_word(name)).replace(".", " ").split())


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """The comparison key of a name: the same for its spellings in all our languages and scripts."""
    return spelling(name).translate(_MERGE)


@lru_cache(maxsize=1 << 15)
def readings(word: str) -> tuple[str, ...]:
    """All spellings of one word whose letters can be read in several ways: c in Caferov, Macron, Cecilia.

    The first is what `spelling` gives; `key` follows from each by `merged`.
    """
    plain = HYPHEN.sub("", plain_word(word))
    choices = [[(old, new) for new in (old, *others)] for old, others in _READINGS.items() if old in plain]
    found = {spelling(plain): None}
    for choice in islice(product(*choices), _READINGS_AT_MOST):
        read = plain
        for old, new in choice:
            read = read.replace(old, new)
        found[spelling(read)] = None
    return tuple(found)


def merged(folded: str) -> str:
    """The key of a spelling."""
    return folded.translate(_MERGE)
