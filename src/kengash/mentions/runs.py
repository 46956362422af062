"""How far a name reaches: capitalised words, initials, small words inside names."""

from __future__ import annotations

from collections.abc import Sequence

from kengash.language import Language
from kengash.mentions.asides import SHORTEST_SON
from kengash.mentions.words import may_part
from kengash.nouns import Token

LONGEST_SMALL = 4
LATIN_END = "\u0370"
LONGEST_NAME = 14  # words and the dots of initials; a longer run is a headline in capitals
ROMAN_LOOKALIKES = {0x0425: "X", 0x0406: "I", 0x0421: "C"}


def roman(text: str) -> int | None:
    """The value of a Roman numeral of two letters and more, in Latin or look-alike Cyrillic letters."""
    plain = text.translate(ROMAN_LOOKALIKES)
    if not 1 < len(plain) < 8 or not set(plain) <= set("IVXLC"):
        return None
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[c] for c in plain]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def is_initial(token: Token) -> bool:
    return token.capital and len(token.text.rstrip(".")) <= 2 and token.kind == "word"


def name_run(words: list[Token], at: int, taken: set[int], language: Language) -> int:
    """The end of the run of name words that begins at `at`; `at` itself if none does."""
    end, place = at, at
    first = words[at]
    if not (first.capital or "-" in first.text or first.key in language.particles):
        return at
    while place < min(len(words), at + LONGEST_NAME) and place not in taken:
        word = words[place]
        if word.kind == "word" and (word.text < LATIN_END) != (first.text < LATIN_END):
            break  # "Donald Trump on Truth Social", in another alphabet
        if place > at + 2 and len(first.text) == 1 and len(words[place - 1].text) > 1 and initial(words, place):
            break  # "A. Smith B. Jones": the initial of another name
        goes_on = place > at and (
            short_name(words, place) or _small_name(words, place, language) or _son_of(words, place, language)
        )
        if goes_on or _named(word, language) or initial(words, place):
            end = place + 1
            if not language.family.case_before and may_part(word.text, language) and not _led_on(words, end, language):
                break  # a case ending closes the name
        elif (
            word.kind == "word" and word.key in language.particles and (word.capital or word.key not in language.common)
        ):
            end = place + 1 if end > at and len(word.key) > 3 else end  # "oglu" closes a name, "van" goes on
        elif not _initial_dot(words, place, at):
            break
        place += 1
    return end


def _led_on(words: list[Token], at: int, language: Language) -> bool:
    """ "Ursula von der": a particle of names goes on with what looks like a name in a case."""
    word = words[at] if at + 1 < len(words) else None
    return word is not None and not word.capital and word.key in language.particles and word.key not in language.common


def _son_of(words: list[Token], at: int, language: Language) -> bool:
    """ "Mohammed ben Salman", where the particle is also "and": between two capitalised words it is part of the name."""
    word = words[at]
    if len(word.key) < SHORTEST_SON or word.key not in language.particles or word.key not in language.common:
        return False
    near = (words[at - 1], words[at + 1]) if at + 1 < len(words) else ()
    return bool(near) and not word.capital and all(w.capital and w.kind == "word" for w in near)


def _small_name(words: list[Token], at: int, language: Language) -> bool:
    """A name that looks like a small word, right after another name and not in a headline: "Zhang Ming", "Lee On"."""
    word, before = words[at], words[at - 1]
    written = (
        word.capital
        and not word.text.isupper()
        and len(word.text) <= LONGEST_SMALL
        and word.kind == "word"
        and word.key in language.common
    )
    return written and not language.family.case_before and before.capital and before.kind == "word"


def _named(word: Token, language: Language) -> bool:
    if word.kind != "word" or word.key in language.common:
        return False
    capital = word.capital or word.text.rpartition("-")[2][:1].isupper()  # "es-Sisi"
    return capital and roman(word.text) is None


def initial(words: Sequence[Token], at: int) -> bool:
    """A single capital letter with a dot right behind it, and a capitalised word after: "A. B. Smith"."""
    letter = words[at]
    if len(letter.text) != 1 or not letter.capital or letter.kind != "word" or at + 2 >= len(words):
        return False
    return words[at + 1].text == "." and words[at + 1].start == letter.end and words[at + 2].capital


def _initial_dot(words: list[Token], place: int, at: int) -> bool:
    return words[place].text == "." and place > at and is_initial(words[place - 1])


def short_name(words: list[Token], at: int) -> bool:
    """A single capital letter right after a capitalised word inside a sentence is part of the name."""
    return (
        at > 0
        and len(words[at].text) == 1
        and words[at].capital
        and words[at].kind == "word"
        and words[at - 1].capital
        and words[at - 1].kind == "word"
    )
