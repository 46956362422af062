"""Home text to sentences and tokens, and the folded form of a word for look-up."""

from __future__ import annotations

import re
import sys
from functools import cache

from kengash.nouns import Span, Token
from kengash.transliteration import load

_CASE = load("case")
_DOTLESS = frozenset(_CASE["dotless"]["languages"])
_UNWRITTEN = dict.fromkeys(map(ord, _CASE["unwritten"]))
_SMALL = str.maketrans(_CASE["dotless"]["small"]) | _UNWRITTEN

# Words and numbers at once: what a token is, its first character tells.
_TOKEN = re.compile(r"\w+(?:[-'’]\w+|(?<=\d)[.,:/–]\d+)*|\.{2,}|[^\w\s]")

_STOPS = load("marks")["stops"]
_END = re.compile(f"[{_STOPS}\n]+")
_STOP = re.compile(f"[{_STOPS}]")
_CLOSERS = re.compile('["\'»”’)\\]]*(?=\\s|[^\\W\\d_]|[«“("–—]|$)')
_FIRST_LETTER = re.compile(r"[\s\"'«»“”„‘’()\[\]–—-]*(\w)")
_LAST_WORD = re.compile(r"[\w'-]+(?:\.[^\W\d_]+)*$")
_WORD_AFTER = re.compile(r"[\s\"'«“„]*([^\W\d_]+)")
_NEXT = re.compile(r"\S")
_ANY_WORD = re.compile(r"\w")
_WORD_REACH = 30
_ORDINAL_DIGITS = 2
_ROMAN = frozenset("IVX")
_LINE_REACH = 300
_LONGEST = 2_000  # characters of a sentence: four times the longest of the news; a longer one is cut
_CUTS = re.compile(r".*(?:;|,)(?=\s)|.*(?=\s)", re.DOTALL)
_LINE_ENDS = ".!?…:;»”"
_CONTINUING = ",)"


def fold(text: str, language: str) -> str:
    """`text` as it is looked up: no case (by the rules of `language`), no sign that may be left unwritten."""
    return text.translate(_SMALL if language in _DOTLESS else _UNWRITTEN).casefold()


def tokens(home: str, span: Span, language: str) -> list[Token]:
    """The words, numbers and marks of `home` within `span`, in order; their offsets are of `home`."""
    facts = _DOTLESS_FACTS if language in _DOTLESS else _FACTS
    found = []
    for match in _TOKEN.finditer(home, span.start, span.end):
        text = match.group()
        known = facts.get(text) or _learned(facts, text, language)
        found.append(Token(match.start(), match.end(), text, *known))
    return found


Facts = tuple[str, bool, str]
_FACTS: dict[str, Facts] = {}
_DOTLESS_FACTS: dict[str, Facts] = {}
_REMEMBERED = 200_000
_LONGEST_WORD = 100  # characters; what is longer is data, and read as a mark


def _learned(facts: dict[str, Facts], text: str, language: str) -> Facts:
    """Key, capital and kind of a token, remembered for the next time: a language has its words again and again."""
    first = text[0]
    kind = "word" if first.isalpha() else "number" if first.isdigit() else "mark"
    if len(text) > _LONGEST_WORD:
        return text, False, "mark"
    if len(facts) >= _REMEMBERED:
        facts.clear()
    facts[text] = fold(text, language), first.isupper(), kind
    return facts[text]


def words(home: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
    """The texts of the tokens of `home` between two places: much cheaper than the tokens themselves."""
    return _TOKEN.findall(home, start, end)


def token(text: str, language: str) -> Token:
    """A token by itself, nowhere in a text."""
    facts = _DOTLESS_FACTS if language in _DOTLESS else _FACTS
    return Token(0, 0, text, *(facts.get(text) or _learned(facts, text, language)))


def letter(text: str) -> bool:
    """Whether a word is one letter, or two that stand for one ("Sh"), as initials are."""
    return text.isalpha() and (len(text) == 1 or text.title() in _digraphs())


def sentences(home: str, language: str) -> list[Span]:
    """The sentences of `home`, in order, without the space around them. Each letter and digit is in one."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(home):
        end = _end(home, start, match, language)
        if end:
            _add(spans, home, start, end)
            start = end
    _add(spans, home, start, len(home))
    return spans


def _end(home: str, start: int, match: re.Match[str], language: str) -> int:
    """Where the sentence ends that began at `start`, if stops or line breaks end it here; 0 where they do not."""
    marks = match.group()
    if "\n" in marks:
        return match.end() if _STOP.search(marks) or _line_stops(home, start, match, language) else 0
    closed = _CLOSERS.match(home, match.end())
    return closed.end() if closed and _stops(home, match, closed.end(), language) else 0


def _add(spans: list[Span], home: str, start: int, end: int) -> None:
    while end - start > _LONGEST:
        cut = _CUTS.match(home, start + _LONGEST // 2, start + _LONGEST)
        middle = cut.end() if cut else start + _LONGEST
        _add(spans, home, start, middle)
        start = middle
    while start < end and home[start].isspace():
        start += 1
    while end > start and home[end - 1].isspace():
        end -= 1
    if _ANY_WORD.search(home, start, end):
        spans.append(Span(start, end))


def _stops(home: str, match: re.Match[str], end: int, language: str) -> bool:
    """Whether a stop ends its sentence; `end` is behind the quotation marks that follow it."""
    if end == len(home) or home[end] == "\n":
        return True
    following = _FIRST_LETTER.match(home, end)
    if following and following[1].islower() and language not in _caseless():
        return False
    if match.group() != ".":
        return True
    before = _LAST_WORD.search(home, max(0, match.start() - _WORD_REACH), match.start())
    return before is None or _word_stops(home, before, end, language)


def _word_stops(home: str, before: re.Match[str], end: int, language: str) -> bool:
    """Whether the stop after the word `before` is more than a part of that word."""
    word = before.group()
    if word.isdecimal():
        return not _enumerates(home, before, language)
    if len(word) > 1 and set(word) <= _ROMAN and language in _ordinal_languages():
        return False  # "Papa XIV. Leo"
    key = fold(word, language)
    if key in _abbreviations(language, "before_name"):
        return False
    if key in _abbreviations(language, "anywhere"):
        following = _WORD_AFTER.match(home, end)
        return following is not None and fold(following[1], language) in _openers(language)
    last = word.rpartition(".")[2]
    if last[0].isupper() and (len(last) == 1 or last in _digraphs()):
        return False
    if letter(last) and language in _caseless():
        return False  # a letter alone is an initial, where there are no capitals to tell it
    return home[end].isspace() or ("." not in word and _sentence_like(home, end))


def _sentence_like(home: str, at: int) -> bool:
    """A stop with no space after it ends a sentence only before a capital or a quotation."""
    return home[at].isupper() or not home[at].isalpha()


def _enumerates(home: str, number: re.Match[str], language: str) -> bool:
    """`8.` is an ordinal where the language writes ordinals so, and at the beginning of a line everywhere."""
    if len(number.group()) > _ORDINAL_DIGITS:
        return False
    line_start = home[: number.start()].rstrip(" \t-–(")
    return language in _ordinal_languages() or not line_start or line_start.endswith("\n")


def _line_stops(home: str, start: int, match: re.Match[str], language: str) -> bool:
    """Whether a line break ends a sentence: not where the next line plainly goes on with this one."""
    line = home[max(start, match.start() - _LINE_REACH) : match.start()].rstrip()
    after = _NEXT.search(home, match.end(), match.end() + _LINE_REACH) if line else None
    if not line or not after or line[-1] in _LINE_ENDS:
        return True
    first = after.group()
    if first in _CONTINUING or (first.islower() and language not in _caseless()):
        return False
    return line[-1] != "," or "\n" in home[match.start() + 1 : after.start()]


@cache
def _caseless() -> frozenset[str]:
    return frozenset(load("abbreviations")["caseless"]["languages"])


@cache
def _ordinal_languages() -> frozenset[str]:
    return frozenset(load("abbreviations")["ordinals"]["languages"])


@cache
def _digraphs() -> frozenset[str]:
    return frozenset(load("abbreviations")["initials"]["digraphs"])


@cache
def _abbreviations(language: str, kind: str) -> frozenset[str]:
    table = load("abbreviations").get(_home_name(language), {})
    return frozenset(fold(word, language) for word in table.get(kind, ()))


@cache
def _openers(language: str) -> frozenset[str]:
    words = load("identification").get(_home_name(language), {}).get("words", "").split()
    return frozenset(fold(word, language) for word in words)


def _home_name(language: str) -> str:
    return {"uz-Cyrl": "uz-Latn", "kk-Latn": "kk-Cyrl", "kk-Arab": "kk-Cyrl"}.get(language, language)
