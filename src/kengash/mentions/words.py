"""The words of a sentence as the mention rules need them: numbers, pairs of states and possessives apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from kengash.language import QUOTES, Language
from kengash.nouns import Token

WHOLES = frozenset({"regions", "organizations"})
MONTH_AND_DAY = re.compile(r"^([^\W\d]{3,})[-–—](\d{1,2})$")
APOSTROPHE = re.compile(r"\w\w['’ʼ]\w")
APOSTROPHES = re.compile("['’ʼ]")
NUMBERED_WORD = re.compile(r"^(\d+(?:[-–—]\d+)?)[-–—](\w+)$")


def parted(words: list[Token], language: Language) -> list[Token]:
    """The tokens of a sentence, cut and joined."""
    words = _numbered(words, language)
    ending = language.family.possessive_plurals
    return _possessives(words, ending) if ending else words


def _possessives(words: list[Token], ending: str) -> list[Token]:
    """`ministers’ meeting`: the mark that closes a plural is part of it, unless a quotation ends there."""
    marks = [n for n, w in enumerate(words) if w.kind == "mark" and w.text in QUOTES]
    kept = list(words)
    for n in reversed(marks):
        if _closes_plural(words, n, ending) and not any(m < n - 1 for m in marks):
            word, mark = words[n - 1], words[n]
            joined = msgspec.structs.replace(word, end=mark.end, text=word.text + mark.text, key=word.key + mark.text)
            kept[n - 1 : n + 1] = [joined]
    return kept


def _closes_plural(words: list[Token], mark: int, ending: str) -> bool:
    if not 0 < mark < len(words) - 1:
        return False
    before, after = words[mark - 1], words[mark + 1]
    beside = before.end == words[mark].start < after.start - 1
    return beside and before.kind == after.kind == "word" and before.key.endswith(ending)


def _numbered(words: list[Token], language: Language) -> list[Token]:
    """`30-avgust` is a number and a month; `16-njy` stays one number."""
    if not any([word.end - word.start > 2 and not word.text.isalnum() for word in words]):
        return words
    after = [*words[1:], None]
    pairs = zip(words, after, strict=True)
    return [part for word, then in pairs for part in (_parts(word, then, language) if len(word.text) > 2 else (word,))]


def _parts(word: Token, after: Token | None, language: Language) -> Sequence[Token]:
    if word.kind == "word" and "-" in word.text:
        return _month_and_day(word, language) or _pair(word, after, language) or _several(word, language) or (word,)
    found = NUMBERED_WORD.match(word.text) if word.kind == "number" else None
    tail = NUMBERED_WORD.match(word.key) if found else None
    if found and tail and len(found[2]) > 2 and language.family.forms(tail[2]):
        return (
            Token(word.start, word.start + found.end(1), found[1], found[1], False, "number"),
            Token(word.start + found.start(2), word.end, found[2], tail[2], False, "word"),
        )
    return (word,)


def _month_and_day(word: Token, language: Language) -> list[Token]:
    """`29 aprel-4 may`: a month and the day that a span of days ends with."""
    found = MONTH_AND_DAY.match(word.text)
    if not found or not any(h.kind == "months" for h in language.hits([_part(word, found.end(1))], 0)):
        return []
    dash = Token(word.start + found.end(1), word.start + found.start(2), "-", "-", False, "mark")
    day = Token(word.start + found.start(2), word.end, found[2], found[2], False, "number")
    return [_part(word, found.end(1)), dash, day]


def _part(word: Token, end: int) -> Token:
    """The beginning of a word, as a word."""
    return Token(word.start, word.start + end, word.text[:end], word.key[:end], word.capital, "word")


def _region(word: Token, halves: list[str], after: Token | None, language: Language) -> bool:
    """ "China-Central Asia", "Norway-European Union": the second half begins the name of a whole that the next word ends."""
    if after is None or after.kind != "word":
        return False
    second = Token(word.end - len(halves[1]), word.end, halves[1], halves[1].casefold(), word.capital, "word")
    return any(h.kind in WHOLES and h.end == 2 for h in language.hits([second, after], 0))


def _several(word: Token, language: Language) -> list[Token]:
    """`Peru-Nepal-Oman`: three states and more, each a name by itself."""
    halves, keys = word.text.split("-"), word.key.split("-")
    if len(halves) < 3 or len(keys) != len(halves) or not all(language.names_side(key) for key in keys):
        return []
    found: list[Token] = []
    at = word.start
    for half, key in zip(halves, keys, strict=True):
        if found:
            found.append(Token(at - 1, at, "-", "-", False, "mark"))
        found.append(Token(at, at + len(half), half, key, half[:1].isupper(), "word"))
        at += len(half) + 1
    return found


def _pair(word: Token, after: Token | None, language: Language) -> list[Token]:
    """`Qazaqstan-Pákistan` is two states, where `Nyu-York` is one city: both halves must be names by themselves."""
    halves, keys = word.text.split("-"), word.key.split("-")
    if len(halves) != 2 or len(keys) != 2 or min(map(len, keys)) < 2:
        return []
    if not language.names_side(keys[1]) and not (
        language.names_side(keys[0]) and _region(word, halves, after, language)
    ):
        return []
    if not language.names_side(keys[0]) and not (
        word.capital and halves[1][:1].isupper() and language.family.case_before
    ):
        return []
    middle = word.start + len(halves[0])
    return [
        Token(word.start, middle, halves[0], keys[0], word.capital, "word"),
        Token(middle, middle + 1, "-", "-", False, "mark"),
        Token(middle + 1, word.end, halves[1], keys[1], halves[1][:1].isupper(), "word"),
    ]


def may_part(word: str, language: Language) -> bool:
    """Whether an apostrophe may part an ending from a name (`Ankara'da`): in `Neʼmatovning` what follows it is none."""
    if not APOSTROPHE.search(word):
        return False
    suffixes = getattr(language.family, "suffixes", None)
    return suffixes is None or bool(list(suffixes.nominal(APOSTROPHES.split(word)[-1].casefold())))
