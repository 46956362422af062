"""Words of another meaning than the phrase lists give them: names of people, verbal nouns after an article."""

from __future__ import annotations

import re

import msgspec

from kengash.families.marking import BARE
from kengash.hits import Entry, Hit, phrase
from kengash.language import Language
from kengash.nouns import Token
from kengash.segmentation import fold

VERBS = frozenset({"predicates", "said"})
NAMES = frozenset({"kin", "months", "cities", "states", "offices", "events", "nationalities"})
SURNAMES = frozenset({"cities", "nationalities", "offices"})  # what a surname can look like
GIVEN = frozenset({"sultan", "emir"})  # titles that people are called by
BACK = re.compile("a[dn]$")
NISBA = re.compile("i(|['’](yi|ye|yle|nin|den|de))$")
INSIDE = frozenset({*GIVEN, "sheikh"})  # and one that stands inside names


def without_given(words: list[Token], names: list[Hit], language: Language) -> list[Hit]:
    """The phrases without those that are names of people."""
    names = _without_verbs_of_names(words, names, language)
    if not any([h.kind in NAMES for h in names]):
        return names
    names = [h for h in names if h.kind != "kin" or not _in_a_full_name(words, h)]
    names = [h for h in names if h.kind not in ("offices", "events") or not _given_title(words, h, names)]
    names = [h for h in names if h.kind != "months" or _in_it(h) or not _given_name(words, h, names)]
    names = [h for h in names if h.kind not in ("states", "cities") or not _of_origin(words, h)]
    if language.family.case_marked:
        begun = {h.start for h in names}
        names = [h for h in names if h.kind not in SURNAMES or not _surname(words, h, begun, language)]
    names = [h for h in names if h.kind != "nationalities" or not _given_people(words, h, names, language)]
    return [h for h in names if h.kind != "cities" or not _given_city(words, h, names, language)]


def _surname(words: list[Token], hit: Hit, begun: set[int], language: Language) -> bool:
    """ "Ivan Polyakov", a surname that is a form of "Poles" too: right behind a given name in the same case."""
    given = hit.start - 1
    if (
        hit.end - hit.start > 1
        or given < 0
        or given in begun
        or not words[hit.start].capital
        or not words[given].capital
    ):
        return False
    first, last = (language.family.name_cases(words[n].text) for n in (given, hit.start))
    return bool(first & last)


def _without_verbs_of_names(words: list[Token], names: list[Hit], language: Language) -> list[Hit]:
    """ "Ali Demir attended", "General Güler said": where verbs come last, a capital inside a sentence that has a small verb."""
    verbs = [h for h in names if h.kind in VERBS] if not language.family.case_before else []
    if len(verbs) < 2 or language.uncased or all(words[h.start].capital for h in verbs):
        return names
    return [h for h in names if h.kind not in VERBS or not _inside_a_run(words, h)]


def _inside_a_run(words: list[Token], hit: Hit) -> bool:
    """Whether a word stands with a capital right after another that has one too."""
    if hit.end - hit.start > 1 or not hit.start or not words[hit.start].capital:
        return False
    before = words[hit.start - 1]
    return before.capital and before.kind == "word" and not words[hit.start].text.isupper()


def _of_origin(words: list[Token], hit: Hit) -> bool:
    """ "Sudani", "Bağdadi": the family names of origin, with a vowel that no ending of these words has."""
    key = words[hit.start].key
    return (
        hit.end - hit.start == 1
        and bool(hit.readings)
        and all(BACK.search(f.lemma) and NISBA.match(key.removeprefix(f.lemma)) for _, f in hit.readings)
    )


def without_idle(words: list[Token], names: list[Hit], aside: list[Hit], language: Language) -> list[Hit]:
    """ "The day before (he) met": no preposition where the word tells a day too and what follows stands in no case of its own."""
    days = {h.start for h in aside if h.ids("days")}
    if not days or not language.family.case_marked:
        return names
    return [h for h in names if h.start not in days or not h.ids("prepositions") or _governs(words, h, language)]


def _governs(words: list[Token], hit: Hit, language: Language) -> bool:
    """Whether a word in the genitive, or no word at all, follows a preposition that asks for it."""
    after = words[hit.end] if hit.end < len(words) else None
    asks = any(i.endswith("+gen") for i in hit.ids("prepositions"))
    if not asks or after is None or after.kind != "word":
        return True
    if after.capital:  # "the day before Trump met": what may be a nominative is one
        return language.family.name_stems(after.text)[0][1].case == "of"
    return after.key not in language.common and "of" in language.family.shape(after.key)


def with_nouns(words: list[Token], names: list[Hit], language: Language) -> list[Hit]:
    """ "At a meeting with X": after an article or a possessive, the noun and its preposition, and no "to meet with"."""
    auxiliaries = getattr(language.family, "auxiliaries", None)
    if auxiliaries is None:
        return names
    found: list[Hit] = []
    ends = {h.end for h in names}
    for hit in names:
        before = words[hit.start - 1].key if hit.start and hit.start not in ends else ""
        verb = hit.kind != "predicates" or hit.end - hit.start < 2 or any(m.tense for m in hit.verbal())
        if verb or before not in language.common or before in auxiliaries:
            found.append(hit)
            continue
        alone = [_moved(h, hit.start) for h in language.hits(words[hit.start : hit.start + 1], 0)]
        rest = [_moved(h, hit.start + 1) for h in language.hits(words[hit.start + 1 : hit.end], 0)]
        found += [*alone, *rest] if any(h.kind == "events" for h in alone) else [hit]
    return found


def of_states(words: list[Token], names: list[Hit], language: Language) -> list[Hit]:
    """ "The X, Y and Z foreign ministers' meeting": after several states, the ministers and their meeting, not a body's session."""
    if language.family.case_before:
        return names
    ends = {h.end: h.start for h in names if h.kind == "states"}
    found: list[Hit] = []
    for hit in names:
        cut = hit.end - 1
        before = ends.get(hit.start)
        listed = before is not None and any(before - end in (1, 2) for end in ends)
        if hit.kind not in ("events", "organs") or cut - hit.start < 1 or not listed:
            found.append(hit)
            continue
        whose = [_moved(h, hit.start) for h in language.hits(words[hit.start : cut], 0)]
        noun = [_moved(h, cut) for h in language.hits(words[cut : hit.end], 0) if h.kind == "events"]
        held = [h for h in whose if h.kind == "offices" and (h.start, h.end) == (hit.start, cut)]
        found += [*held, *noun] if held and noun else [hit]
    return found


def with_members(words: list[Token], names: list[Hit], language: Language) -> list[Hit]:
    """ "The deputies X, Y and Z", "of the deputies X and Y", where titles stand before names: the office of each of them."""
    if language.family.head_first or not any([h.kind == "groups" for h in names]):
        return names
    begun = {h.start for h in names}
    return [_office_of_each(h) if _names_members(words, h, begun) else h for h in names]


def _names_members(words: list[Token], hit: Hit, begun: set[int]) -> bool:
    if hit.kind != "groups" or "parliamentarians" not in hit.ids("groups") or hit.end >= len(words) or hit.end in begun:
        return False
    cases = {m.case for m in hit.nominal("groups")}
    after = words[hit.end : hit.end + 2]
    return bool({"", "from"} & cases) and len(after) == 2 and all(w.capital and w.kind == "word" for w in after)


def _office_of_each(hit: Hit) -> Hit:
    form = hit.readings[0][1]
    entry = Entry("offices", "member-of-parliament", hit.readings[0][0].phrase, False, False, False)
    each = msgspec.structs.replace(form, nominal=(msgspec.structs.replace(BARE, plural=True),), verbal=())
    return Hit(hit.start, hit.end, phrase(((entry, each),)))


def _moved(hit: Hit, places: int) -> Hit:
    return Hit(hit.start + places, hit.end + places, hit.phrase)


def _in_a_full_name(words: list[Token], hit: Hit) -> bool:
    """ "Choe Son Hui": a capitalised word between two others of a name is part of it, whatever it means."""
    near = words[hit.start - 1 : hit.start] + words[hit.end : hit.end + 1]
    return len(near) == 2 and all(w.capital and w.kind == "word" for w in (*near, *words[hit.start : hit.end]))


def _given_name(words: list[Token], hit: Hit, hits: list[Hit]) -> bool:
    """ "Kasım Cömert" is a man, "Kasım 2024" a month: a capitalised word that nothing explains follows."""
    after = words[hit.end] if hit.end < len(words) else None
    return (
        after is not None
        and after.capital
        and after.kind == "word"
        and words[hit.start].capital
        and not any(h.start == hit.end for h in hits)
        and not (hit.start and words[hit.start - 1].kind == "number")
    )


def _in_it(hit: Hit) -> bool:
    """ "Noyabrda Putin": a month in the case of a time is nobody's first name."""
    readings = hit.nominal("months")
    return bool(readings) and all(m.case == "at" for m in readings)


def _given_title(words: list[Token], hit: Hit, hits: list[Hit]) -> bool:
    """ "The consul general Sultan Qasimov": such a title between another one and a word that nothing explains."""
    ids = GIVEN if hit.kind == "events" else set(hit.ids("offices"))  # "the committee's chairman Ziyafet N."
    if hit.end - hit.start > 1 or not INSIDE & ids or not _given_name(words, hit, hits):
        return False
    before = next((h for h in hits if h.end == hit.start), None)
    if before is None and hit.kind == "offices":  # "Hasan Sheikh Mahmud"
        return hit.start > 0 and words[hit.start - 1].capital and words[hit.start - 1].kind == "word"
    titled = before is not None and before.kind in ("offices", "honorifics")
    return titled and bool(GIVEN & ids) and all(f.exact for _, f in hit.readings)


def _given_people(words: list[Token], hit: Hit, hits: list[Hit], language: Language) -> bool:
    """ "The president Arman Karimov": what may be a people between a title, where whose it is stands before it, and a surname."""
    titled = any(h.end == hit.start and h.kind == "offices" for h in hits) and not language.family.head_first
    exact = hit.end - hit.start == 1 and all(f.exact for _, f in hit.readings)
    return titled and exact and _given_name(words, hit, hits)


def _given_city(words: list[Token], hit: Hit, hits: list[Hit], language: Language) -> bool:
    """ "Secretary General Bağdad Amreyev": a city's name between a title (or its owner) and a word that nothing explains."""
    before = ("offices", "organizations") if language.family.head_first else ("offices",)
    before = (*before, "states") if language.family.case_marked else before  # "the minister of X Darkhan N."
    if language.family.head_first and _family_name(words, hit, hits):
        return True
    closed = hit.start > 1 and words[hit.start - 1].text == ")"
    titled = any(h.end == hit.start - closed and h.kind in before for h in hits)
    if language.family.case_marked and _without_preposition(hit, hits):
        return _given_name(words, hit, hits)
    if language.family.case_marked and language.family.name_cases(words[hit.start].text):
        return _given_name(words, hit, hits) and not any(h.end == hit.start and _of_place(h) for h in hits)
    several = all(m.plural for m in hit.nominal("cities"))  # no city has several
    return titled and _given_name(words, hit, hits) and (several or all(f.exact for _, f in hit.readings))


def _without_preposition(hit: Hit, hits: list[Hit]) -> bool:
    """A form that only says where, and nothing before it that it needs for that."""
    cases = {m.case for m in hit.nominal("cities")}
    return cases == {"at"} and not any(
        h.end == hit.start and (h.kind == "markings" or h.ids("prepositions")) for h in hits
    )


def _of_place(hit: Hit) -> bool:
    """Whether a preposition of place stands there, and none of company: "in Vladimir", not "with Vladimir"."""
    ids = {i.partition("+")[0] for i in hit.ids("prepositions")}
    return bool({"at", "from"} & ids) and "with" not in ids


def _family_name(words: list[Token], hit: Hit, hits: list[Hit]) -> bool:
    """ "Prime Minister Joseph Muscat": a city's name after a title and one word that nothing explains is a family name."""
    given = hit.start - 1
    free = given > 0 and words[given].capital and words[given].kind == "word"
    titled = any(h.end == given and h.kind in ("offices", "states", "organizations") for h in hits)
    return free and titled and not any(h.start <= given < h.end for h in hits) and all(f.exact for _, f in hit.readings)


def patronymic(word: Token, language: Language) -> bool:
    """The word for "son" or "daughter" after a father's name, which some write apart."""
    stems = {word.key, *(fold(s, language.code) for s, m in language.family.name_stems(word.text) if m.case)}
    return word.kind == "word" and any(len(s) > 2 and s in language.particles for s in stems)
