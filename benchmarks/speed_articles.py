"""Invented articles to measure speed with, in every language and script, from the templates of speed_texts.toml.

No two articles are alike: people and some words are made of syllables, so that what the reader remembers of one article
helps it with the next only as much as it would in a stream of news.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kengash.transliteration import load

TEMPLATES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("speed_texts.toml").read_text("utf-8"))
LENGTH = 2_000
WORD = re.compile(r"[^\W\d_]+")
SLOT = re.compile(r"\{([a-z])(\d?)\}")
# script -> the variant that it is written from, and the table that leads the other way
SCRIPTS = {
    "uz-Cyrl": ("uz-Latn", "uz-Cyrl"),
    "kk-Latn": ("kk-Cyrl", "kk-Latn-2018"),
    "kk-Arab": ("kk-Cyrl", "kk-Arab"),
}
VARIANTS = ("uz-Latn", "uz-Cyrl", "kk-Cyrl", "kk-Latn", "kk-Arab", "ky", "tk", "az", "tr", "ru", "en")
CYRILLIC = ("kk-Cyrl", "ky", "ru")


class Writer:
    """Writes articles in one language and script."""

    def __init__(self, variant: str, seed: int) -> None:
        self.variant = variant
        self.base = SCRIPTS.get(variant, (variant, ""))[0]
        self.texts = TEMPLATES[self.base]
        self.random = random.Random(f"{variant} {seed}")
        self.letters = "cyrillic" if self.base in CYRILLIC else "latin"
        self.spell: Callable[[str], str] = respelling(SCRIPTS[variant][1]) if variant in SCRIPTS else str

    def with_encounters(self) -> str:
        """A lead that tells of a meeting, what was said, and one or two meetings more."""
        return self._article(lambda n: self.texts["held"] if n % 5 == 0 and n < 15 else self.texts["more"])

    def without(self) -> str:
        """News of harvests, schools and teams."""
        return self._article(lambda _: self.texts["plain"])

    def nearly(self) -> str:
        """News that names offices, decrees and forums, and tells of no encounter."""
        return self._article(lambda n: TEMPLATES["close"][self.base] if n % 3 == 0 else self.texts["plain"])

    def _article(self, templates: Callable[[int], list[str]]) -> str:
        lines: list[str] = []
        size, number, facts = 0, 0, self._facts()
        while size < LENGTH:
            if number % 5 == 0:
                facts = self._facts()
            line = self._sentence(self.random.choice(templates(number)), facts)
            lines.append(line)
            size, number = size + len(line) + 1, number + 1
        return self.spell("\n".join(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3)))

    def _facts(self) -> dict[str, str]:
        """Two people with their states and offices, for some sentences."""
        states = self.random.sample(self.texts["states"], 2)
        facts: dict[str, str] = {}
        for place, state in enumerate(states, 1):
            office = self.random.randrange(len(self.texts["offices"]))
            given, family = self._name()
            facts |= {
                f"s{place}": state,
                f"o{place}": self.texts["offices"][office],
                f"p{place}": self.texts.get("offices_with", self.texts["offices"])[office],
                f"n{place}": f"{given} {family}",
                f"w{place}": self._with(given, family),
            }
        return facts

    def _with(self, given: str, family: str) -> str:
        return f"{given}ом {family}{TEMPLATES['names']['instrumental']}" if self.base == "ru" else f"{given} {family}"

    def _name(self) -> tuple[str, str]:
        given = self._pick(f"{self.letters}_given") + self._pick(f"{self.letters}_given_end")
        middle = self._pick(f"{self.letters}_middle") if self.random.random() < 0.7 else ""
        family = self._pick(f"{self.letters}_family") + middle + self._pick(f"{self.letters}_end")
        return given, family

    def _pick(self, key: str) -> str:
        return self.random.choice(str(TEMPLATES["names"][key]).split())

    def _sentence(self, template: str, facts: dict[str, str]) -> str:
        def fill(slot: re.Match[str]) -> str:
            kind, which = slot.groups()
            known = facts.get(kind + which)
            return known if known is not None else self._value(kind)

        written = SLOT.sub(fill, template)
        return written[:1].upper() + written[1:]

    def _value(self, kind: str) -> str:
        if kind == "d":
            return str(self.random.randint(1, 28))
        if kind == "c":
            return str(self.random.choice(self.texts["cities"]))
        if kind == "t":
            return str(self.random.choice(self.texts["topics"]))
        word = self._pick(f"{self.letters}_family") + "".join(self._pick(f"{self.letters}_middle") for _ in range(2))
        return word.lower()


def respelling(table: str) -> Callable[[str], str]:
    """From the home script back to the script of a table, roughly: the longest letters that the table knows."""
    data = load(table)
    pairs: dict[str, str] = dict(TEMPLATES["respelling"].get(table, {}))
    for section in ("end", "after_vowel", "letters"):
        for foreign, home in data.get(section, {}).items():
            if home:
                pairs.setdefault(home, foreign)
    for foreign, homes in data.get("harmony", {}).get("pairs", {}).items():
        pairs |= dict.fromkeys(homes, foreign)
    unit = re.compile("|".join(map(re.escape, sorted(pairs, key=len, reverse=True))), re.IGNORECASE)

    def letter(found: re.Match[str]) -> str:
        home = found.group()
        foreign = pairs[home.lower()]
        return foreign.capitalize() if home[0].isupper() else foreign

    def word(found: re.Match[str]) -> str:
        spelt = unit.sub(letter, found.group())
        return "ء" + spelt if _fronted(found.group().lower(), data) and not _cued(spelt, data) else spelt

    return lambda text: WORD.sub(word, text)


def _fronted(home: str, data: dict[str, Any]) -> bool:
    """Whether a word has vowels that its script tells by the hamza only."""
    return any(letter in home for _, letter in data.get("harmony", {}).get("pairs", {}).values())


def _cued(spelt: str, data: dict[str, Any]) -> bool:
    return any(letter in spelt for letter in data["harmony"]["front"])
