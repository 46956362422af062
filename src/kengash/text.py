"""The text layer: a text as given, its home script with an offset map, and the way back.

`decode`, `identify`, `sentences`, `tokens` and `fold` are offered here too, so that the layers above import one file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kengash.decoding import UnreadableText, decode
from kengash.identify import LANGUAGES, identify
from kengash.nouns import Span, Text
from kengash.segmentation import fold, sentences, token, tokens, words
from kengash.transliteration import load, transliterator

__all__ = [
    "LANGUAGES",
    "UnreadableText",
    "decode",
    "fold",
    "identify",
    "read_text",
    "sentences",
    "to_original",
    "token",
    "tokens",
    "words",
]

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINES = "\u0085\u2028\u2029"
_HYPHENS = "\u2010\u2011"
_ONE_TO_ONE = {ord(c): " " for c in _SPACES} | {ord(c): "\n" for c in _LINES} | {ord(c): "-" for c in _HYPHENS}
_DROPPED = "\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_PRESENTATION = "\ufb00-\ufb06\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_MARKS = "\u0300-\u036f"
_ODD_SPACE = re.compile(f"[{_SPACES}{_LINES}{_HYPHENS}]")
_ODD = re.compile(rf"[{_DROPPED}{_PRESENTATION}{_MARKS}\\]")
_VARIABLE = re.compile(
    rf"(?P<drop>[{_DROPPED}]+)|(?P<composed>[^\W_][{_MARKS}]+)|(?P<mark>[{_MARKS}]+)|(?P<form>[{_PRESENTATION}])"
    rf"|\\(?P<quote>['\"’])|(?P<line>(?:\\[rn])+(?![^\W_]))"
)

_APOSTROPHES = "'’‘ʻʼ`´ʹ′＇‛ʽˈ"
_ANY_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_UZBEK_LETTER = re.compile(rf"([oOgG])[{_APOSTROPHES}](?=[^\W\d_]|[{_APOSTROPHES}])")
_UZBEK_LAST = re.compile(rf"([gG])[{_APOSTROPHES}](?!\w)(?<=\w..)")
_UZBEK_STOP = re.compile(rf"[{_APOSTROPHES.replace('ʻ', '')}](?=[^\W\d_])(?<=[^\W\d_].)")
_OPEN_QUOTE = re.compile(r"(?<!\w)['‘](?=\w)")
_QUOTE_REACH = 80
_INNER = re.compile(r"[’‘ʻʼ`´ʹ′＇‛ʽ](?=[^\W\d_])(?<=\w.)")

_LATIN = "A-Za-z\u00c0-\u024f\u0259"
_CYRILLIC = "\u0400-\u052f"
_LATIN_RUN = re.compile(f"[{_LATIN}]+")
_CYRILLIC_RUN = re.compile(f"[{_CYRILLIC}]+")
_HAS_CYRILLIC = re.compile(f"[{_CYRILLIC}]")
_STRAY_CYRILLIC = re.compile(f"(?![\u0456\u0406])[{_CYRILLIC}]")
_LETTER = f"[{_LATIN}{_CYRILLIC}{_MARKS}]"
_MIXED_WORD = re.compile(
    rf"{_LETTER}*(?:[{_LATIN}][{_MARKS}]*[{_CYRILLIC}]|[{_CYRILLIC}][{_MARKS}]*[{_LATIN}]){_LETTER}*"
)
_BEFORE_CYRILLIC = re.compile(rf"\.?[ ]?[{_CYRILLIC}]")

_KAZAKH_LATIN = ("kk-Latn-2018", "kk-Latn-2021")
_CYRILLIC_HOMES = frozenset(("uz-Cyrl", "kk-Cyrl", "ky", "ru"))
_LOOKALIKES = load("lookalikes")
_TO_CYRILLIC = {ord(a): b for a, b in (_LOOKALIKES["latin"] | _LOOKALIKES["also_latin"]).items()}
_TO_LATIN = {ord(b): a for a, b in _LOOKALIKES["latin"].items()}

Offsets = list[int] | None


def read_text(original: str, language: str | None = None) -> Text | None:
    """The text with its home script and offset map; None where it is in none of our languages.

    `language` is one of LANGUAGES, or "uz" or "kk" to have only the script found out. Raises ValueError for others.
    """
    found = _language(original, language)
    if found is None:
        return None
    clean, places = _cleaned(original, found)
    clean = _apostrophes(clean, found)
    home, moved = _home(clean, found)
    offsets = _composed(places, moved)
    return Text(original, home, found, offsets if offsets is not None else ())


def to_original(text: Text, span: Span) -> Span:
    """Where `span` of `text.home` stands in `text.original`; empty only where `span` is."""
    offsets = text.offsets
    last = len(text.home)
    start = min(max(span.start, 0), last)
    end = min(max(span.end, start), last)
    if not offsets:
        return Span(start, end)
    if start == end:
        return Span(offsets[start], offsets[start])
    while end < last and offsets[end] == offsets[end - 1]:
        end += 1
    return Span(offsets[start], offsets[end])


def _language(original: str, language: str | None) -> str | None:
    if language is None or language in LANGUAGES:
        return language or identify(original)
    variants = [code for code in LANGUAGES if code.startswith(f"{language}-")]
    if not variants:
        raise ValueError(f"unknown language {language!r}: one of {', '.join(LANGUAGES)}")
    found = identify(original)
    return found if found in variants else variants[0]


def _cleaned(text: str, language: str) -> tuple[str, Offsets]:
    if text.isascii() and "\\" not in text:
        return text, None
    if _ODD_SPACE.search(text):
        text = text.translate(_ONE_TO_ONE)
    text = _unmixed(text, language)
    return _shortened(text) if _ODD.search(text) else (text, None)


def _shortened(text: str) -> tuple[str, Offsets]:
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for match in _VARIABLE.finditer(text):
        start, end = match.span()
        written = _written(match)
        parts += (text[done:start], written)
        places.extend(range(done, start))
        places.extend(start + min(i, end - start - 1) for i in range(len(written)))
        done = end
    parts.append(text[done:])
    places.extend(range(done, len(text) + 1))
    clean = "".join(parts)
    return (clean, None) if clean == text else (clean, places)


def _written(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "composed":
        whole = unicodedata.normalize("NFC", match.group())
        # A stress mark that no letter has composed with is not part of the spelling.
        return "".join(c for c in whole if not unicodedata.combining(c))
    if kind == "form":
        return unicodedata.normalize("NFKC", match.group())
    return {"quote": match["quote"], "line": "\n"}.get(kind or "", "")


def _unmixed(text: str, language: str) -> str:
    if language == "kk-Arab":
        return text
    if language not in _CYRILLIC_HOMES:
        strays = _STRAY_CYRILLIC if language == "kk-Latn" else _HAS_CYRILLIC
        return _fewer_cyrillic(text, language) if strays.search(text) else text
    mixed = False
    for match in _LATIN_RUN.finditer(text):
        start, end = match.span()
        near = text[start - 1 : start] + text[end : end + 1]
        if _HAS_CYRILLIC.search(near):
            mixed = True
        elif end - start == 1 and _lone(text, start):
            text = text[:start] + text[start].translate(_TO_CYRILLIC) + text[end:]
    return _MIXED_WORD.sub(_majority, text) if mixed else text


def _lone(text: str, at: int) -> bool:
    """Whether a Latin letter stands alone before a Cyrillic word, as a preposition or an initial does."""
    before = text[at - 1] if at else " "
    return not (before.isalnum() or before in _APOSTROPHES) and _BEFORE_CYRILLIC.match(text, at + 1) is not None


def _fewer_cyrillic(text: str, language: str) -> str:
    kept = _kept(_alphabet(text)) if language == "kk-Latn" else ""
    return _MIXED_WORD.sub(lambda match: _majority(match, kept), text)


def _majority(match: re.Match[str], kept: str = "") -> str:
    """A word of mixed alphabets in the one that most of its letters are of, if all the others look alike in it."""
    word = match.group()
    latin = "".join(_LATIN_RUN.findall(word))
    cyrillic = "".join(c for c in word if _HAS_CYRILLIC.match(c) and c not in kept)
    ways = [(latin, _TO_CYRILLIC), (cyrillic, _TO_LATIN)]
    for strays, table in sorted(ways, key=lambda way: len(way[0])):
        if all(ord(c) in table for c in strays):
            return word.translate({ord(c): table[ord(c)] for c in strays})
    return word


def _alphabet(text: str) -> str:
    """The table for a kk-Latn text: the alphabet whose own letters it has more of."""
    return max(_KAZAKH_LATIN, key=lambda name: sum(map(text.count, _marks(name))))


@cache
def _marks(name: str) -> str:
    return str(load(name)["marks"])


@cache
def _kept(name: str) -> str:
    return str(load(name)["keep"])


def _apostrophes(text: str, language: str) -> str:
    if _ANY_APOSTROPHE.search(text) is None:
        return text
    if language == "uz-Latn":
        text = _UZBEK_LETTER.sub(r"\1ʻ", text)
        text = _UZBEK_LAST.sub(_last_apostrophe, text)
        return _UZBEK_STOP.sub("ʼ", text)
    return _INNER.sub("'", text)


def _last_apostrophe(match: re.Match[str]) -> str:
    """After a last g it is part of the letter, unless it closes a quotation."""
    at = match.start()
    opened = _OPEN_QUOTE.search(match.string, max(0, at - _QUOTE_REACH), at)
    return match.group() if opened and match.group()[-1] in "'’" else match[1] + "ʻ"


def _home(text: str, language: str) -> tuple[str, Offsets]:
    if language in ("uz-Cyrl", "kk-Arab"):
        return transliterator(language).convert(text)
    if language == "kk-Latn":
        return transliterator(_alphabet(text)).convert(text)
    if language == "uz-Latn" and _HAS_CYRILLIC.search(text):
        return transliterator("uz-Cyrl").convert(text)
    return text, None


def _composed(first: Offsets, second: Offsets) -> Offsets:
    if first is None or second is None:
        return second if first is None else first
    return [first[place] for place in second]
