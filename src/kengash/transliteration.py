"""From another script of a language to its home script, word by word, by the tables in `scripts/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kengash.derived import derived, read_table

_WORD = re.compile(r"[^\W\d_]{1,99}(?:-[^\W\d_]{1,99}){0,9}")  # a longer run of letters is no word: in pieces
_SPACED = re.compile(r"(?<![\w.])[^\W\d_](?: [^\W\d_]){1,6}(?![\w.])")  # "U N": the letters of one abbreviation
_HOME_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")  # "the III forum": a number in any script
_SHORTEST_STEM = 4
_CACHED_WORDS = 100_000
_CACHED_LENGTH = 40


def load(name: str) -> dict[str, Any]:
    """The table `scripts/<name>.toml`. Raises FileNotFoundError or tomllib.TOMLDecodeError."""
    return read_table(files("kengash") / "scripts" / f"{name}.toml")


class Harmony:
    """Vowel letters with a back and a front value, and what in a word tells which of them is meant."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.pairs: dict[str, str] = table["pairs"]
        self._hamza = re.compile(f"[{table['hamza']}]")
        self._cues = {letter: 1 for letter in table["front"]} | {letter: 0 for letter in table["back"]}
        self._neutral = re.compile(table["neutral"])
        self._first_only = frozenset(table["first_only"])
        self._loan = re.compile(table["loan"])
        self._loan_back = frozenset(table["loan_back"])
        self._vowels = frozenset(self.pairs) | frozenset(table["vowels"])

    def vowel(self, word: str, at: int) -> str:
        """The home letter of the two-valued vowel `word[at]`; each part of a compound has vowels of its own."""
        start, end = word.rfind("-", 0, at) + 1, word.find("-", at)
        word, at = word[start : end if end > 0 else len(word)], at - start
        letter = word[at]
        hamza = self._hamza.search(word) is not None
        if self._later(word, at):
            return self.pairs[letter][0]
        if letter in self._loan_back and not hamza and self._loan.search(word):
            return self.pairs[letter][0]
        return self.pairs[letter][self._front(word, at, hamza)]

    def _front(self, word: str, at: int, hamza: bool) -> int:
        cues = self._cues
        neutral = self._neutral.search(word)
        last = neutral.start() if neutral else len(word)
        reach = 2 if hamza else len(word)
        for distance in range(1, reach):
            for near in (at + distance, at - distance):
                if 0 <= near < last and (word[near] in cues or self._later(word, near)):
                    return cues.get(word[near], 0)
        return int(hamza)

    def _later(self, word: str, at: int) -> bool:
        """Whether a letter that is front only as the first vowel stands here behind another vowel."""
        return word[at] in self._first_only and any(before in self._vowels for before in word[:at])


class _Spelling:
    """How a word of the home script is written in the other one."""

    def __init__(self, table: dict[str, Any]) -> None:
        letters = {home: letter for letter, home in reversed(table["letters"].items()) if len(home) == len(letter) == 1}
        harmony: dict[str, Any] = table.get("harmony", {"pairs": {}, "front": "", "hamza": ""})
        vowels = {home: letter for letter, pair in harmony["pairs"].items() for home in pair}
        self._letters = str.maketrans(letters | vowels | table["written"])
        self._front = frozenset(pair[1] for pair in harmony["pairs"].values())
        self._cues = frozenset(harmony["front"])
        self.hamza: str = harmony["hamza"]

    def __call__(self, word: str) -> str:
        written = word.translate(self._letters)
        marked = self._front & set(word) and not self._cues & set(written)
        return self.hamza[0] + written if marked else written


class Transliterator:
    """One table at work. `convert` gives the home text and, where positions move, the places they came from."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._letters: dict[str, str] = table["letters"]
        self._start: dict[str, str] = table.get("start", {})
        self._after_vowel: dict[str, str] = table.get("after_vowel", {})
        self._end: dict[str, str] = table.get("end", {})
        self._stems: dict[str, str] = table.get("stems", {})
        self._vowels = frozenset(table["vowels"])
        self._silent = frozenset(letter for letter, home in self._letters.items() if not home)
        self._harmony = Harmony(table["harmony"] | {"vowels": table["vowels"]}) if "harmony" in table else None
        self._lower = _lower_case(self._letters, table.get("capitals", {}))
        tables = (self._letters, self._start, self._after_vowel, self._end, self._stems)
        self._longest = max(len(piece) for one in tables for piece in one)
        self._words: dict[str, tuple[str, list[int] | None]] = {}
        self._spaced = bool(table.get("spaced"))
        self._learn(table)

    def _learn(self, table: dict[str, Any]) -> None:
        """Stems of the home language that the letters alone would not give back (`written`: how they are spelt)."""
        if "written" not in table:
            return
        spelling = _Spelling(table)
        code = table["home"].partition("-")[0]
        words = (files("kengash") / "languages" / f"{code}.toml").read_bytes()
        sources = (words, repr(table).encode(), Path(__file__).read_bytes())
        found = derived(
            f"stems-{table['script']}-{table.get('alphabet', '')}",
            sources,
            dict[str, str],
            lambda: self._unlike(spelling, words),
        )
        self._stems = found | self._stems
        self._longest = max(self._longest, *map(len, found), 0)

    def _unlike(self, spelling: _Spelling, data: bytes) -> dict[str, str]:
        words = sorted(set(_HOME_WORD.findall(data.decode("utf-8").casefold())))
        spelt = {
            word: written for word in words if word != (written := spelling(word)) and len(written) >= _SHORTEST_STEM
        }
        alike = {written.lstrip(spelling.hamza) for word, written in spelt.items() if self._spell(written)[0] == word}
        stems = {written.lstrip(spelling.hamza): word for word, written in spelt.items()}
        return {written: word for written, word in stems.items() if written not in alike}

    def convert(self, text: str) -> tuple[str, list[int] | None]:
        """`text` in the home script, and for each of its characters the place in `text` (None: the same place)."""
        if not self._spaced or _SPACED.search(text) is None:
            return self._converted(text)
        dropped = {place for run in _SPACED.finditer(text) for place in range(run.start() + 1, run.end(), 2)}
        kept = [place for place in range(len(text) + 1) if place not in dropped]
        home, places = self._converted("".join(text[place] for place in kept[:-1]))
        return home, kept if places is None else [kept[place] for place in places]

    def _converted(self, text: str) -> tuple[str, list[int] | None]:
        parts: list[str] = []
        places: list[int] = []
        done = 0
        moved = False
        for match in _WORD.finditer(text):
            start, end = match.span()
            home, inner = self._word(match.group())
            if inner is None:
                places.extend(range(done, end))
            else:
                moved = True
                places.extend(range(done, start))
                places.extend([start + place for place in inner])
            parts.append(text[done:start])
            parts.append(home)
            done = end
        parts.append(text[done:])
        places.extend(range(done, len(text) + 1))
        return "".join(parts), places if moved else None

    def _word(self, word: str) -> tuple[str, list[int] | None]:
        known = self._words.get(word)
        if known is None:
            known = self._spell(word)
            if len(self._words) < _CACHED_WORDS and len(word) < _CACHED_LENGTH:
                self._words[word] = known
        return known

    def _spell(self, word: str) -> tuple[str, list[int] | None]:
        if _ROMAN.fullmatch(word):
            return word, None
        home: list[str] = []
        places: list[int] = []
        shouted = len(word) > 1 and word.isupper()
        for start, end, piece in self._pieces(word.translate(self._lower)):
            written = _cased(piece, word[start:end], shouted)
            # A letter that is dropped at the beginning still belongs to the word.
            first = start if places else 0
            places.extend(first if not i else start + i * (end - start) // len(written) for i in range(len(written)))
            home.append(written)
        return "".join(home), None if places == list(range(len(word))) else places

    def _pieces(self, word: str) -> Iterator[tuple[int, int, str]]:
        at = 0
        while at < len(word):
            size, piece = self._longest_piece(word, at)
            yield at, at + size, piece
            at += size

    def _longest_piece(self, word: str, at: int) -> tuple[int, str]:
        tables = self._tables(word, at)
        for size in range(min(self._longest, len(word) - at), 0, -1):
            piece = word[at : at + size]
            if at + size == len(word) and piece in self._end:
                return size, self._end[piece]
            for table in tables:
                if piece in table:
                    return size, table[piece]
        if self._harmony and word[at] in self._harmony.pairs:
            return 1, self._harmony.vowel(word, at)
        return 1, word[at]

    def _tables(self, word: str, at: int) -> tuple[dict[str, str], ...]:
        before = word[at - 1] if at else "-"
        if before == "-" or (before in self._silent and at == 1):
            return (self._stems, self._start, self._letters)
        if before in self._vowels:
            return (self._after_vowel, self._letters)
        return (self._letters,)


def _lower_case(letters: dict[str, str], capitals: dict[str, str]) -> dict[int, str]:
    usual = {letter.upper(): letter for letter in letters if len(letter) == 1 and len(letter.upper()) == 1}
    return {ord(upper): lower for upper, lower in (usual | capitals).items() if upper != lower}


def _cased(piece: str, source: str, shouted: bool) -> str:
    if shouted:
        return piece.upper()
    if "-" in source and source.count("-") == piece.count("-"):
        return "-".join(map(_cased, piece.split("-"), source.split("-"), (False,) * (piece.count("-") + 1)))
    return piece[:1].upper() + piece[1:] if source[:1].isupper() else piece


@cache
def transliterator(name: str) -> Transliterator:
    """The transliterator of `scripts/<name>.toml`, built once. Raises as `load`; KeyError if it lacks a section."""
    return Transliterator(load(name))
