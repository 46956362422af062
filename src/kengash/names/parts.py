"""A written name taken apart: the words that count, the family name, the father's name.

The words that are no names, and the customs, are data (scripts/name_folding.toml).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from kengash.names.folding import DATA, HYPHEN, fold, merged, plain_word

_PARTICLES: Final = frozenset(DATA["particles"]["words"])
_LINES: Final = frozenset(DATA["particles"]["lines"])
_FATHER_ENDS: Final = tuple(DATA["patronymics"]["ends"])
_FATHER_WORDS: Final = frozenset(DATA["patronymics"]["words"])
_FAMILY_ENDS: Final = tuple(DATA["families"]["ends"])
_MEN: Final = tuple(DATA["families"]["men"])
_WOMEN: Final = tuple(DATA["families"]["women"])
_WOMEN_ONLY: Final = tuple(DATA["families"]["women_only"])
_STEMS: Final = tuple(DATA["families"]["stems"])
_FAMILY_SHORTEST: Final[int] = DATA["families"]["shortest"]
_FIRST: Final = frozenset(DATA["first"]["words"])
_WORD: Final = re.compile(r"[^\s,;()«»\"“”.]+(\.(?!\w))?|\.")


class Word(NamedTuple):
    """One word of a name: as written, plain, and whether it is only an initial."""

    raw: str
    plain: str
    initial: bool


class Name(NamedTuple):
    """The words that count, which of them is the family name, the father's name, and signs of a line of descent."""

    words: tuple[Word, ...]
    family: int
    father: str | None
    line: bool


def _words(name: str) -> list[Word]:
    """The words of a name in order; an initial is one letter, or few letters with a point."""
    found = []
    for match in _WORD.finditer(name):
        raw = match.group().rstrip(".")
        plain = plain_word(raw)
        if fold(plain):
            found.append(Word(raw, plain, len(plain) == 1 or (match.group() != raw and len(fold(plain)) <= 2)))
    return found


def _is_family_like(word: Word) -> bool:
    folded = fold(HYPHEN.sub("", word.plain))
    return len(folded) >= _FAMILY_SHORTEST and folded.endswith(_FAMILY_ENDS)


def like_family_name(word: str) -> bool:
    """Whether what is known for a part of a name ends as family names do: Orlov, Rahimzoda."""
    folded = fold(HYPHEN.sub("", plain_word(word)))
    alike = folded.endswith(_FAMILY_ENDS) or word.casefold().endswith(_STEMS)
    return len(folded) >= _FAMILY_SHORTEST - 1 and alike


def of_a_man(surname: str) -> bool:
    """Whether a family name ends as those of men do that women bear with one letter more."""
    return surname.casefold().endswith(_MEN)


def of_a_woman(surname: str, surely: bool = False) -> bool:
    """Whether a family name ends as those of women do: a man's in a case can look the same, unless it `surely` does not."""
    return surname.casefold().endswith(_WOMEN_ONLY if surely else _WOMEN)


def _is_eastern(words: list[Word]) -> bool:
    """Whether the family name stands first by custom: Xi Jinping, Kim Jong Un."""
    return (
        words[0].plain in _FIRST
        and words[1].plain not in _PARTICLES
        and not words[-1].initial
        and not _is_family_like(words[-1])
    )


def _family(words: list[Word]) -> int:
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


def _without_father(words: list[Word]) -> tuple[list[Word], str | None]:
    """The words without the father's name, and that name."""
    for index, word in enumerate(words):
        if index > 1 and word.plain in _FATHER_WORDS:
            return words[: index - 1] + words[index + 1 :], words[index - 1].plain
        if index and len(words) > 2 and not word.initial and word.plain.endswith(_FATHER_ENDS):
            return words[:index] + words[index + 1 :], word.plain
    return words, None


def _without_particles(words: list[Word]) -> list[Word]:
    """The words without al, bin, von …; a last word stays, and a first one that is a family name of the East."""
    last = len(words) - 1
    kept = [
        word
        for index, word in enumerate(words)
        if index == last or word.plain not in _PARTICLES or (index == 0 and word.plain in _FIRST)
    ]
    return [_without_article(word) for word in kept]


def _without_article(word: Word) -> Word:
    """Al-Zayani as Zayani."""
    head, hyphen, rest = word.plain.partition("-")
    return Word(word.raw, rest, False) if hyphen and head in _PARTICLES and rest else word


@lru_cache(maxsize=1 << 14)
def parse(name: str) -> Name:
    """A written name taken apart."""
    head, comma, rest = name.partition(",")
    words = _words(f"{rest} {head}" if comma else name)
    if not words:
        return Name((), 0, None, False)
    line = any(word.plain in _LINES for word in words)
    left, father = _without_father(words)
    family = left[-1] if comma else left[_family(left)]
    kept = _without_particles(left)
    at = next((index for index, word in enumerate(kept) if word.raw == family.raw), len(kept) - 1)
    return Name(tuple(kept), at, father, line)


@lru_cache(maxsize=1 << 14)
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


def _word_key(word: Word) -> str:
    return merged(fold(HYPHEN.sub("", word.plain)))


@lru_cache(maxsize=1 << 14)
def full_key(name: str) -> str:
    """The keys of all words that count, in alphabetical order: the same for any order of given and family name."""
    return " ".join(sorted(_word_key(word) for word in parse(name).words if not word.initial))


@lru_cache(maxsize=1 << 14)
def family_key(name: str) -> str:
    """The key of the family name without its particles."""
    parsed = parse(name)
    return _word_key(parsed.words[parsed.family]) if parsed.words else ""
