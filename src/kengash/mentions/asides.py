"""Words of time, status and addition that are parts of a name, or adjectives, where they stand."""

from __future__ import annotations

from kengash.hits import Hit
from kengash.language import Language
from kengash.nouns import Token

SHORTEST_SON = 3  # letters of "bin", "ben": shorter ones are small words in any language
DAYS = frozenset({"today", "yesterday", "tomorrow"})


def in_a_name(words: list[Token], hit: Hit, vocabulary: frozenset[str]) -> bool:
    """An inflected word of time that is capitalised inside a sentence is a name that looks like one; or another word."""
    if (
        hit.end - hit.start == 1
        and words[hit.start].key in vocabulary
        and DAYS.issuperset(hit.ids("days"))
        and inflected(hit)
    ):
        return True  # "Dunya", that is no form of "dun"
    return bool(hit.start) and words[hit.start].capital and inflected(hit)


def name_particle(words: list[Token], hit: Hit, begun: set[int], language: Language) -> bool:
    """ "Daniel Da Cruz": a capitalised particle between two words of a name, that alone would be "too"."""
    if not (0 < hit.start < hit.end < len(words)) or hit.end in begun or words[hit.start].key not in language.particles:
        return False
    near = words[hit.start - 1 : hit.end + 1]
    return len(near) == 3 and all(w.capital and w.kind == "word" and not w.text.isupper() for w in near)


def inside_a_name(words: list[Token], hit: Hit, language: Language) -> bool:
    """ "Ursula von der Leyen", where the third word would be "says": a particle alone between words of a name."""
    at, word = hit.start, words[hit.start]
    if hit.end - at > 1 or word.capital or word.key not in language.particles or not 0 < at < len(words) - 1:
        return False
    near = (words[at - 1], words[at + 1])
    if word.key in language.common:  # "Mohammed ben Salman", where the particle is also "and"
        return len(word.key) >= SHORTEST_SON and all(w.capital and w.kind == "word" for w in near)
    return all(w.capital or w.key in language.particles for w in near)


def inflected(hit: Hit) -> bool:
    """A word of time with an ending, which a name can look like ("Ayda")."""
    return bool(hit.ids("days")) and not any(f.exact for _, f in hit.readings)


def adjective(hit: Hit) -> bool:
    """A word of status that stands as it is listed."""
    return "statuses" in hit.phrase.ids and any(e.section == "statuses" and f.exact for e, f in hit.readings)
