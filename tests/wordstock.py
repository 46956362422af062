"""What random texts are made of: the phrases of the language files in their forms, in every script, and oddities."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

from kengash.families.turkic import Suffixes
from kengash.identify import LANGUAGES
from kengash.language import read_file
from kengash.stock import phrase_entries
from kengash.transliteration import load as table

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NAMES = (
    "Anvar Sodiqov",
    "Alibek Bakayev",
    "A. Bakayev",
    "Hakan Fidan",
    "Murat Yalçın",
    "Ərəstun Əliyev",
    "Қасым-Жомарт Тоқаев",
    "А. Б. Иванова",
    "Иванов",
    "Сергей Лавров",
    "باقاەۆ",
    "John O'Neill-Smith",
    "J. D. van der Berg",
    "XIV",
    "G7",
)
DATES = ("8 mart", "26-njy", "2026", "2026-03-08", "7 mart 2026", "31.02.2026", "1–3", "30-avgust", "99", "0", "12/13")
MARKS = (
    *".,;:!?…()[]{}«»“”„‘’\"'`ʻʼ-–—/\\+&|*#@%_=<>~^$№°",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    "...",
    " — ",
    "://",
    "?!",
)
ODD = (
    "\0",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\ud800",
    "\udfff",
    "\ufeff",
    "\u00ad",
    "\u200b",
    "\u200d",
    "\u202e",
    "\u0307",
    "\u0301\u0301",
    "\u2028",
    "\u3000",
    "İ",
    "ı",
    "I",
    "ß",
    "ŉ",
    "ﬁ",
    "ﷺ",
    "ﻼ",
    "İİ",
    "Ⅷ",
    "²",
    "٣",
    "①",
    "½",
    "漢字",
    "สวัสดี",
    "🤝",
    "👨‍👩‍👧",
    "ǅ",
    "ς",
    "\U0010ffff",
    "\\n",
    "\\'",
    "a" * 60,
    "ӘәІіҢң",
)
HEADERS = (" date 2026-03-08 ", "date 2026-02-31 ", " date 2026-03-08 \n", "date 0000-00-00 x\n")


@cache
def phrases(language: str) -> tuple[str, ...]:
    """Every phrase of the language file, written in the script of `language`."""
    data = read_file(language.split("-")[0])
    found = dict.fromkeys(p.partition("+")[0] for _, _, p in phrase_entries(data))
    return tuple(written(p, language) for p in found)


@cache
def by_section(language: str) -> dict[str, tuple[str, ...]]:
    """The phrases of each section, so that the few verbs are met as often as the many states."""
    found: dict[str, list[str]] = {}
    for section, _, phrase in phrase_entries(read_file(language.split("-")[0])):
        found.setdefault(section, []).append(written(phrase.partition("+")[0], language))
    return {section: tuple(words) for section, words in found.items()}


@cache
def endings(language: str) -> tuple[str, ...]:
    """What may follow a stem: single suffixes, and two or three of them in a row."""
    data = read_file(language.split("-")[0])
    if "verbs" not in data:
        return ("", "", "s", "'s", "s'", "ed", "ing", "-го", "ом", "а", "ов")
    suffixes = Suffixes(data["nouns"], data["verbs"])
    single = {*suffixes.plural, *suffixes.possessive, *suffixes.attributive, *(s for _, s in suffixes.cases)}
    verbal = {*(s for _, s in suffixes.endings), *suffixes.person, *(s for v in suffixes.voices.values() for s in v)}
    rng = random.Random(language)
    nouns, verbs = sorted(single), sorted(verbal)
    chains = ["".join(rng.choice(nouns) for _ in range(rng.randint(2, 3))) for _ in range(200)]
    chains += ["".join(rng.choice(verbs) for _ in range(2)) for _ in range(200)]
    return tuple(written(s, language) for s in ("", *nouns, *verbs, *chains))


@cache
def letters(language: str) -> dict[str, str]:
    """Home letters to those of another script of the language, as far as one letter answers to one."""
    name = {"kk-Latn": "kk-Latn-2021"}.get(language, language)
    if name not in ("uz-Cyrl", "kk-Arab", "kk-Latn-2021"):
        return {}
    found: dict[str, Any] = {}
    for other, home in table(name)["letters"].items():
        if home:
            found.setdefault(home, other)
    return found


def written(home: str, language: str) -> str:
    """A home phrase roughly in the script of `language`."""
    mapped = letters(language)
    if not mapped:
        return home
    out, at = [], 0
    while at < len(home):
        piece = next((home[at : at + n] for n in (3, 2, 1) if home[at : at + n].lower() in mapped), "")
        other = mapped[piece.lower()] if piece else home[at]
        out.append(other.capitalize() if piece and piece[0].isupper() else other)
        at += len(piece) or 1
    return "".join(out)


@cache
def examples() -> tuple[str, ...]:
    """The sentences of the example files."""
    import tomllib

    texts = [
        e["text"]
        for path in sorted(EXAMPLES.glob("*/*.toml"))
        for e in tomllib.loads(path.read_text(encoding="utf-8")).get("example", [])
    ]
    return tuple(texts) or ((EXAMPLES / "sample.txt").read_text(encoding="utf-8"),)


def inflected(rng: random.Random, language: str) -> str:
    """One phrase of the language, with a likely ending or a wild one."""
    sections = by_section(language)
    phrase = rng.choice(sections[rng.choice(sorted(sections))])
    if rng.random() < 0.6:
        phrase += rng.choice(endings(language))
    if rng.random() < 0.3:
        phrase = phrase[:1].upper() + phrase[1:]
    return phrase


# The order of a plain clause, verb last and verb between, so that rules have something to read.
VERB_LAST = "states offices name cities months states offices name markings events predicates"
VERB_FIRST = "states offices name predicates events prepositions states offices name prepositions cities"


def clause(rng: random.Random, language: str) -> str:
    """Something like a sentence about an encounter, with words left out here and there."""
    order = VERB_FIRST if language in ("ru", "en") else VERB_LAST
    sections = by_section(language)
    words = []
    for section in order.split():
        if rng.random() < 0.25:
            continue
        if section == "name":
            words.append(name(rng, language))
        else:
            words.append(rng.choice(sections[section]) + (rng.choice(endings(language)) if rng.random() < 0.5 else ""))
    return " ".join(words) + rng.choice((".", ".", "", ",", "\n"))


def name(rng: random.Random, language: str) -> str:
    found = rng.choice(NAMES)
    return found + rng.choice(endings(language)) if rng.random() < 0.4 else found


def oddity(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return rng.choice(ODD)
    return "".join(chr(rng.randrange(0x110000)) for _ in range(rng.randint(1, 4)))


def damaged(rng: random.Random, text: str) -> str:
    """A true sentence with pieces cut out, doubled or overwritten."""
    for _ in range(rng.randint(0, 3)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(("", oddity(rng), rng.choice(MARKS))) + text[at + rng.randint(0, 12) :]
    return text


def text(rng: random.Random, pieces: int = 14) -> tuple[str, str]:
    """A random text and the language that its words are mostly of."""
    language = rng.choice(LANGUAGES)
    if rng.random() < 0.15:
        return damaged(rng, rng.choice(examples())), language
    out = [rng.choice(HEADERS)] if rng.random() < 0.03 else []
    for _ in range(rng.randint(1, pieces)):
        out.append(piece(rng, language))
        out.append(" " if rng.random() < 0.85 else rng.choice(MARKS))
    return "".join(out), language


def piece(rng: random.Random, language: str) -> str:
    draw = rng.random()
    if draw < 0.2:
        return clause(rng, language)
    draw = rng.random()
    if draw < 0.62:
        return inflected(rng, language)
    if draw < 0.76:
        return name(rng, language)
    if draw < 0.83:
        return rng.choice(DATES)
    if draw < 0.92:
        return rng.choice(MARKS)
    return oddity(rng) if draw < 0.97 else inflected(rng, rng.choice(LANGUAGES))
