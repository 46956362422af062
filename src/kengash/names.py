"""Written names, in any script, compared: `key`, `same_person`, `surname`, `full_key`.

The letters are folded by name_folding; the words that are no names are data (scripts/name_folding.toml).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, product
from typing import Final, NamedTuple

from kengash.name_folding import DATA, HYPHEN, fold, fold_ahead, key, merged, plain_word, readings, spelling

__all__ = [
    "SAME",
    "family_key",
    "fold_ahead",
    "full_key",
    "key",
    "merged",
    "readings",
    "same_person",
    "spelling",
    "surname",
]

_NEAR: Final[dict[tuple[str, str], float]] = {
    pair: cost for one, other, cost in DATA["near"]["pairs"] for pair in ((one, other), (other, one))
}
_LOST: Final[dict[str, float]] = DATA["near"]["lost"]
_LIMIT: Final[float] = DATA["near"]["limit"]
_VOWELS: Final = frozenset(DATA["near"]["vowels"])
_SHORTEST: Final[int] = DATA["near"]["shortest"]
_PARTICLES: Final = frozenset(DATA["particles"]["words"])
_LINES: Final = frozenset(DATA["particles"]["lines"])
_FATHER_ENDS: Final = tuple(DATA["patronymics"]["ends"])
_FATHER_WORDS: Final = frozenset(DATA["patronymics"]["words"])
_FAMILY_ENDS: Final = tuple(DATA["families"]["ends"])
_FAMILY_SHORTEST: Final[int] = DATA["families"]["shortest"]
_INITIALS: Final[dict[str, list[str]]] = DATA["initials"]
_FIRST: Final = frozenset(DATA["first"]["words"])
_WORD: Final = re.compile(r"[^\s,;()«»\"“”.]+(\.(?!\w))?|\.")

SAME: Final = 0.6
"""What `same_person` gives at least to two spellings that may stand for one person."""

_CLOSE_AT_MOST = 16
_INITIAL, _ALONE, _GIVEN_ALONE, _FAMILY_LEFT, _HALF = 0.85, 0.7, 0.4, 0.5, 0.9


class _Word(NamedTuple):
    """One word of a name: as written, plain, and whether it is only an initial."""

    raw: str
    plain: str
    initial: bool


class _Name(NamedTuple):
    """The words that count, which of them is the family name, the father's name, and signs of a line of descent."""

    words: tuple[_Word, ...]
    family: int
    father: str | None
    line: bool


# Taking a name apart


def _words(name: str) -> list[_Word]:
    """The words of a name in order; an initial is one letter, or few letters with a point."""
    found = []
    for match in _WORD.finditer(name):
        raw = match.group().rstrip(".")
        plain = plain_word(raw)
        if plain:
            found.append(_Word(raw, plain, len(plain) == 1 or (match.group() != raw and len(fold(plain)) <= 2)))
    return found


def _is_family_like(word: _Word) -> bool:
    folded = fold(word.plain)
    return len(folded) >= _FAMILY_SHORTEST and folded.endswith(_FAMILY_ENDS)


def _is_eastern(words: list[_Word]) -> bool:
    """Whether the family name stands first by custom: Xi Jinping, Ким Чен Ын."""
    return (
        words[0].plain in _FIRST
        and words[1].plain not in _PARTICLES
        and not words[-1].initial
        and not _is_family_like(words[-1])
    )


def _family(words: list[_Word]) -> int:
    """The index of the family name's last word."""
    full = [index for index, word in enumerate(words) if not word.initial]
    if len(full) < 2:
        return full[0] if full else len(words) - 1
    last = words[full[-1]]
    if _is_eastern(words) or (last.plain.endswith(_FATHER_ENDS) and len(full) > 2):
        return full[0]
    if _is_family_like(words[full[0]]) and not _is_family_like(last):
        return full[0]
    return full[-1]


def _without_father(words: list[_Word]) -> tuple[list[_Word], str | None]:
    """The words without the father's name, and that name."""
    for index, word in enumerate(words):
        if index > 1 and word.plain in _FATHER_WORDS:
            return words[: index - 1] + words[index + 1 :], words[index - 1].plain
        if index and len(words) > 2 and not word.initial and word.plain.endswith(_FATHER_ENDS):
            return words[:index] + words[index + 1 :], word.plain
    return words, None


def _without_particles(words: list[_Word]) -> list[_Word]:
    """The words without al, bin, von …; a last word stays, and a first one that is a family name of the East."""
    last = len(words) - 1
    kept = [
        word
        for index, word in enumerate(words)
        if index == last or word.plain not in _PARTICLES or (index == 0 and word.plain in _FIRST)
    ]
    return [_without_article(word) for word in kept]


def _without_article(word: _Word) -> _Word:
    """Al-Zayani as Zayani."""
    head, hyphen, rest = word.plain.partition("-")
    return _Word(word.raw, rest, False) if hyphen and head in _PARTICLES and rest else word


@lru_cache(maxsize=1 << 14)
def _parse(name: str) -> _Name:
    head, comma, rest = name.partition(",")
    words = _words(f"{rest} {head}" if comma else name)
    if not words:
        return _Name((), 0, None, False)
    line = any(word.plain in _LINES for word in words)
    left, father = _without_father(words)
    family = left[-1] if comma else left[_family(left)]
    kept = _without_particles(left)
    at = next((index for index, word in enumerate(kept) if word.raw == family.raw), len(kept) - 1)
    return _Name(tuple(kept), at, father, line)


def surname(name: str) -> str:
    """The family name as written: with its particles, and first where that is the custom."""
    head, comma, _ = name.partition(",")
    words, _ = _without_father(_words(head if comma else name))
    if not words:
        return ""
    end = _family(words)
    start = end
    while start > (0 if comma else 1) and words[start - 1].plain in _PARTICLES:
        start -= 1
    return " ".join(word.raw for word in words[start : end + 1])


@lru_cache(maxsize=1 << 14)
def full_key(name: str) -> str:
    """The keys of all words that count, in alphabetical order: the same for any order of given and family name."""
    return " ".join(sorted(key(word.plain) for word in _parse(name).words if not word.initial))


def family_key(name: str) -> str:
    """The key of the family name without its particles."""
    parsed = _parse(name)
    return key(parsed.words[parsed.family].plain) if parsed.words else ""


# Comparing


def _losses(word: str) -> list[float]:
    """What it costs to leave out each letter of a folded word."""
    costs = []
    for before, letter, after in zip(f" {word}", word, f"{word[1:]} ", strict=False):
        kept = not _VOWELS.isdisjoint((before, after)) if letter in _VOWELS else before == " "
        costs.append(1.0 if kept else _LOST.get(letter, 1.0))
    return costs


def _distance(one: str, other: str) -> float:
    """How far two folded words are from each other: the cost of what a foreign hand writes otherwise."""
    put = _losses(other)
    before = [0.0, *accumulate(put)]
    for letter, gone in zip(one, _losses(one), strict=True):
        row = [before[0] + gone]
        for column, opposite in enumerate(other):
            change = 0.0 if letter == opposite else _NEAR.get((letter, opposite), 1.0)
            row.append(min(before[column] + change, before[column + 1] + gone, row[-1] + put[column]))
        before = row
    return before[-1]


def _initials_agree(initial: _Word, word: _Word) -> bool:
    """А. and Alibek, Ch. and Чингиз, Y. and Ермек."""
    starts = tuple(_INITIALS.get(initial.plain, readings(initial.plain)))
    return any(read.startswith(starts) for read in readings(word.plain))


def _vowels(one: str, other: str) -> float:
    """How far two spellings of one key are from each other."""
    return sum(_NEAR.get((a, b), 1.0) for a, b in zip(one, other, strict=False) if a != b)


@lru_cache(maxsize=1 << 14)
def _cost(one: str, other: str) -> float:
    """The cost of taking two plain words for one name; above the limit they are two."""
    pairs = list(product(readings(one), readings(other)))
    if costs := [_vowels(a, b) for a, b in pairs if merged(a) == merged(b)]:
        return min(costs)
    close = [(a, b) for a, b in pairs if min(len(a), len(b)) >= _SHORTEST and abs(len(a) - len(b)) < 2]
    return min((_distance(a, b) for a, b in close[:_CLOSE_AT_MOST]), default=1.0)


def _alike(one: _Word, other: _Word) -> float:
    """How well two words of names agree, 0 to 1."""
    if one.initial or other.initial:
        short, full = (one, other) if one.initial else (other, one)
        return _INITIAL if _initials_agree(short, full) else 0.0
    if one.plain == other.plain:
        return 1.0
    cost = _cost(one.plain, other.plain)
    if cost <= _LIMIT:
        return 1.0 - cost / 4
    return _part_alike(one.plain, other.plain)


def _part_alike(one: str, other: str) -> float:
    """A double name and one of its parts."""
    for double, single in ((one, other), (other, one)):
        parts = HYPHEN.split(double)
        if len(parts) > 1 and any(len(part) >= _SHORTEST and _cost(part, single) <= _LIMIT for part in parts):
            return _HALF
    return 0.0


def _pair(shorter: _Name, longer: _Name) -> tuple[float, set[int]]:
    """The worst agreement when each word of the shorter name takes its best in the longer, and which were taken."""
    taken: set[int] = set()
    worst = 1.0
    for word in sorted(shorter.words, key=lambda each: each.initial):
        free = [index for index in range(len(longer.words)) if index not in taken]
        best = max(free, key=lambda index: _alike(word, longer.words[index]))
        worst = min(worst, _alike(word, longer.words[best]))
        taken.add(best)
        if not worst:
            break
    return worst, taken


def _joined(name: _Name) -> list[_Name]:
    """The name as it is, and with two neighbours written as one: Abdul Aziz, Qasym Jomart."""
    names = [name]
    for index in range(len(name.words) - 1):
        one, other = name.words[index : index + 2]
        if not (one.initial or other.initial):
            both = _Word(one.raw + other.raw, one.plain + other.plain, False)
            words = (*name.words[:index], both, *name.words[index + 2 :])
            names.append(_Name(words, max(0, name.family - (name.family > index)), name.father, name.line))
    return names


def _score(one: _Name, other: _Name) -> float:
    shorter, longer = (one, other) if len(one.words) <= len(other.words) else (other, one)
    worst, taken = _pair(shorter, longer)
    if not worst:
        return 0.0
    if len(shorter.words) == 1:
        return worst * (_alone(longer, taken) if len(longer.words) > 1 else 1.0)
    if longer.family not in taken and not longer.line:
        return worst * _FAMILY_LEFT
    return worst


def _alone(longer: _Name, taken: set[int]) -> float:
    """What one word in common is worth, the family name or another."""
    return _ALONE if longer.family in taken else _GIVEN_ALONE


def _fathers_differ(one: _Name, other: _Name) -> bool:
    if one.father is None or other.father is None:
        return False
    return _cost(one.father, other.father) > 2 * _LIMIT


@lru_cache(maxsize=1 << 14)
def same_person(a: str, b: str) -> float:
    """How surely two written names can be one person's, 0 to 1; from `SAME` on they agree in all that both say.

    1 to 0.85: full names; 0.85: initials for given names; 0.7: the family name alone; below `SAME`: no.
    """
    one, other = _parse(a), _parse(b)
    if not one.words or not other.words or _fathers_differ(one, other):
        return 0.0
    best = _score(one, other)
    if best < SAME and len(one.words) != len(other.words):
        best = max(_score(x, y) for x, y in product(_joined(one), _joined(other)))
    return round(best, 3)
