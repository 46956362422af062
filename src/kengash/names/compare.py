"""Two written names compared: can they be one person's?"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, product
from typing import Final

from kengash.names.folding import DATA, HYPHEN, merged, readings
from kengash.names.parts import Name, Word, parse

_NEAR: Final[dict[tuple[str, str], float]] = {
    pair: cost for one, other, cost in DATA["near"]["pairs"] for pair in ((one, other), (other, one))
}
_LOST: Final[dict[str, float]] = DATA["near"]["lost"]
_LIMIT: Final[float] = DATA["near"]["limit"]
_VOWELS: Final = frozenset(DATA["near"]["vowels"])
_CONSONANTS: Final = str.maketrans("", "", DATA["near"]["vowels"] + "y")
_LEAST: Final = min(cost for pair, cost in _NEAR.items() if not set(pair) <= {*DATA["near"]["vowels"], "y"})
_SHORTEST: Final[int] = DATA["near"]["shortest"]
_INITIALS: Final[dict[str, list[str]]] = DATA["initials"]

SAME: Final = 0.6
"""What `same_person` gives at least to two spellings that may stand for one person."""

_CLOSE_AT_MOST = 16
_INITIAL, _ALONE, _GIVEN_ALONE, _FAMILY_LEFT, _HALF = 0.85, 0.7, 0.4, 0.5, 0.9


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


def _initials_agree(initial: Word, word: Word) -> bool:
    """Whether the initial can be the name's: A. and Alibek, Ch. and Chingiz, Y. and Ermek."""
    starts = tuple(_INITIALS.get(initial.plain, readings(initial.plain)))
    return any(read.startswith(starts) for read in readings(word.plain))


def _vowels(one: str, other: str) -> float:
    """How far two spellings of one key are from each other."""
    return sum(_NEAR.get((a, b), 1.0) for a, b in zip(one, other, strict=False) if a != b)


@lru_cache(maxsize=1 << 14)
def _cost(one: str, other: str, limit: float = _LIMIT) -> float:
    """The cost of taking two plain words for one name; above the limit they are two."""
    pairs = list(product(readings(one), readings(other)))
    if costs := [_vowels(a, b) for a, b in pairs if merged(a) == merged(b)]:
        return min(costs)
    close = [(a, b) for a, b in pairs if min(len(a), len(b)) >= _SHORTEST and abs(len(a) - len(b)) < 2][:_CLOSE_AT_MOST]
    near = [(a, b) for a, b in close if _LEAST * _other_consonants(a, b) <= limit]
    return min((_distance(a, b) for a, b in near), default=2 * limit if close else 1.0)


def _other_consonants(one: str, other: str) -> int:
    """How many consonants at least are not in the other word: each of them costs something, whatever it became."""
    a, b = one.translate(_CONSONANTS), other.translate(_CONSONANTS)
    return max(sum(max(0, x.count(letter) - y.count(letter)) for letter in set(x)) for x, y in ((a, b), (b, a)))


def _alike(one: Word, other: Word) -> float:
    """How well two words of names agree, 0 to 1."""
    if one.initial or other.initial:
        agree = (one.initial and _initials_agree(one, other)) or (other.initial and _initials_agree(other, one))
        return _INITIAL if agree else 0.0
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


def _pair(shorter: Name, longer: Name) -> tuple[float, set[int]]:
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


def _joined(name: Name) -> list[Name]:
    """The name as it is, and with two neighbours written as one: Abdul Aziz, Qasym Jomart."""
    names = [name]
    for index in range(len(name.words) - 1):
        one, other = name.words[index : index + 2]
        if not (one.initial or other.initial):
            both = Word(one.raw + other.raw, one.plain + other.plain, False)
            words = (*name.words[:index], both, *name.words[index + 2 :])
            names.append(Name(words, max(0, name.family - (name.family > index)), name.father, name.line))
    return names


def _score(one: Name, other: Name) -> float:
    shorter, longer = (one, other) if len(one.words) <= len(other.words) else (other, one)
    worst, taken = _pair(shorter, longer)
    if not worst:
        return 0.0
    if len(shorter.words) == 1:
        return worst * (_alone(longer, taken) if len(longer.words) > 1 else 1.0)
    if (longer.family not in taken and not longer.line) or _passed_over(shorter, longer, taken):
        return worst * _FAMILY_LEFT
    return worst


def _passed_over(shorter: Name, longer: Name, taken: set[int]) -> bool:
    """Whether full words agree with initials only, while a full given name is left: "Ali Kaya" is no "K. P. Sharma Oli"."""
    free = (word for index, word in enumerate(longer.words) if index not in taken | {longer.family})
    initials = any(longer.words[index].initial for index in taken)
    return initials and not any(word.initial for word in shorter.words) and any(not word.initial for word in free)


def _alone(longer: Name, taken: set[int]) -> float:
    """What one word in common is worth, the family name or another."""
    return _ALONE if longer.family in taken else _GIVEN_ALONE


def _fathers_differ(one: Name, other: Name) -> bool:
    if one.father is None or other.father is None:
        return False
    return _cost(one.father, other.father, 2 * _LIMIT) > 2 * _LIMIT


@lru_cache(maxsize=1 << 14)
def same_person(a: str, b: str) -> float:
    """How surely two written names can be one person's, 0 to 1; from `SAME` on they agree in all that both say.

    1 to 0.85: full names; 0.85: initials for given names; 0.7: the family name alone; below `SAME`: no.
    """
    one, other = parse(min(a, b)), parse(max(a, b))
    if not one.words or not other.words or _fathers_differ(one, other):
        return 0.0
    best = _score(one, other)
    if best < SAME and len(one.words) != len(other.words):
        best = max(_score(x, y) for x, y in product(_joined(one), _joined(other)))
    return round(best, 3)
