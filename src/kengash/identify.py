"""Which of our languages and scripts a text is in, by its letters, its commonest words and its endings."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import Any

import msgspec

from kengash.transliteration import load

LANGUAGES = ("uz-Cyrl", "uz-Latn", "kk-Cyrl", "kk-Latn", "kk-Arab", "ky", "tk", "az", "tr", "ru", "en")

_SAMPLE = 400
_NO_LANGUAGE = ""
_WORD = re.compile(r"[^\W\d_]+")
_GOES_ON = re.compile(r"[\w,)]$")  # the end of a word after which no sentence begins
# Apostrophes, and the dot that a lower-cased İ leaves behind.
_LEFT_OUT = dict.fromkeys(map(ord, "'’‘ʻʼ`´ʹ′\u0307"))
_SCRIPTS = {"Latn": (0x41, 0x24F), "Cyrl": (0x400, 0x52F), "Arab": (0x600, 0x6FF)}
_ALPHABETS = {"kk-Latn-2018": "kk-Latn", "kk-Latn-2021": "kk-Latn"}

_LETTER_WEIGHT = 0.5
_WORD_WEIGHT = 2.5
_ENDING_WEIGHT = 1.5
_OURS_WEIGHT = 0.8
_UNSEEN_COUNT = 0.5
_LONG_WORD = 6
_TELLING_WORDS = 6
_JUDGED_WORDS = 20
_KNOWN_SHARE = 0.18
_PLAIN_SHARE = 4


class Profile(msgspec.Struct, frozen=True):
    """What a language looks like: the logarithm of each letter's share, and of an unseen letter's."""

    code: str
    letters: dict[str, float]
    unseen: float
    ours: bool


class Profiles(msgspec.Struct, frozen=True):
    """All languages of one script; and for common words and endings the numbers of the languages that have them."""

    languages: list[Profile]
    words: dict[str, list[int]]
    endings: dict[str, list[int]]


class Hits(msgspec.Struct, frozen=True):
    """How many words were looked at, and for each language how many of them and of their endings it knows."""

    looked: int
    words: list[int]
    endings: list[int]


def identify(text: str) -> str | None:
    """One of LANGUAGES, or None for a text in another language or without letters.

    The beginning of the text decides; the middle does where the beginning is in no language (markup, lists of names).
    """
    language = _language(text[:_SAMPLE])
    if language == _NO_LANGUAGE and len(text) > 2 * _SAMPLE:
        middle = len(text) // 2
        language = _language(text[middle : middle + _SAMPLE])
    return language if language in LANGUAGES else None


def _language(part: str) -> str:
    sample, plain = (p.lower().translate(_LEFT_OUT) for p in (part, _without_names(part)))
    letters = {letter: count for letter, count in Counter(plain).items() if letter.isalpha()}
    script = _script(letters)
    if script is None:
        return _NO_LANGUAGE
    profiles = _profiles()[script]
    hits = msgspec.structs.replace(_hits(sample, profiles), looked=len(_WORD.findall(plain)))
    best = _best(letters, script, profiles, hits)
    return profiles.languages[best].code if _known(hits, best) else _NO_LANGUAGE


def _without_names(part: str) -> str:
    """The part without words capitalised inside a sentence: names are spelled as in other languages.

    The whole part where little else is left, as in headlines that capitalise every word.
    """
    words = part.split(" ")
    plain = [word for n, word in enumerate(words) if not (n and word[:1].isupper() and _GOES_ON.search(words[n - 1]))]
    rest = " ".join(plain)
    return rest if len(rest) * _PLAIN_SHARE > len(part) else part


def _script(letters: dict[str, int]) -> str | None:
    """The script of more than half of the letters, if it is one of ours."""
    shares = dict.fromkeys(_SCRIPTS, 0)
    for letter, count in letters.items():
        for name, (first, last) in _SCRIPTS.items():
            if first <= ord(letter) <= last:
                shares[name] += count
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] * 2 > sum(letters.values()) else None


def _hits(sample: str, profiles: Profiles) -> Hits:
    found = _WORD.findall(sample)
    words = [0] * len(profiles.languages)
    endings = [0] * len(profiles.languages)
    for word in found:
        for number in profiles.words.get(word, ()):
            words[number] += 1
        if len(word) >= _LONG_WORD:
            for number in profiles.endings.get(word[-3:], ()):
                endings[number] += 1
    return Hits(len(found), words, endings)


def _best(letters: dict[str, int], script: str, profiles: Profiles, hits: Hits) -> int:
    """The number of the likeliest language; where words already tell enough, only those they name are weighed."""
    first, last = _SCRIPTS[script]
    counts = [(letter, count) for letter, count in letters.items() if first <= ord(letter) <= last]
    most = max(hits.words)
    least = most // 3 if most >= _TELLING_WORDS else 0
    in_question = (number for number, words in enumerate(hits.words) if words >= least)
    return max(in_question, key=lambda number: _score(profiles.languages[number], number, counts, hits))


def _score(profile: Profile, number: int, counts: list[tuple[str, int]], hits: Hits) -> float:
    share, unseen = profile.letters, profile.unseen
    return (
        _LETTER_WEIGHT * sum([count * share.get(letter, unseen) for letter, count in counts])
        + _WORD_WEIGHT * hits.words[number]
        + _ENDING_WEIGHT * hits.endings[number]
        + _OURS_WEIGHT * profile.ours
    )


def _known(hits: Hits, number: int) -> bool:
    """Whether enough of the words are the language's: none of a language that no profile is of."""
    known = hits.words[number] + hits.endings[number]
    return hits.looked < _JUDGED_WORDS or known >= hits.looked * _KNOWN_SHARE


@cache
def _profiles() -> dict[str, Profiles]:
    found = {name: Profiles([], {}, {}) for name in _SCRIPTS}
    for code, entry in load("identification").items():
        profiles = found[entry["script"]]
        number = len(profiles.languages)
        for word in (*entry["words"].split(), *entry.get("diplomacy", "").split()):
            profiles.words.setdefault(word, []).append(number)
        for ending in entry["endings"].split():
            profiles.endings.setdefault(ending, []).append(number)
        profiles.languages.append(_profile(_ALPHABETS.get(code, code), entry))
    return found


def _profile(code: str, entry: dict[str, Any]) -> Profile:
    counts = {item[0]: int(item[1:]) for item in entry["letters"].split()}
    total = sum(counts.values())
    shares = {letter: math.log(count / total) for letter, count in counts.items()}
    return Profile(code, shares, math.log(_UNSEEN_COUNT / total), code in LANGUAGES)
