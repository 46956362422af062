"""One sentence as the mention rules see it: its tokens, its hits, and the runs of capitalised words between them."""

from __future__ import annotations

import msgspec

from kengash.families.marking import Marking
from kengash.hits import Hit
from kengash.language import QUOTES, Language
from kengash.mentions.asides import adjective, in_a_name, inflected, inside_a_name, name_particle
from kengash.mentions.given import of_states, patronymic, with_members, with_nouns, without_given, without_idle
from kengash.mentions.runs import initial, name_run, roman, short_name
from kengash.mentions.words import parted
from kengash.nouns import Span, Token
from kengash.phrases import DASHES
from kengash.segmentation import letter, tokens
from kengash.transliteration import load
from kengash.world import facts

# A word inside one of these says nothing by itself: "State" in "Secretary of State" is no form of a visit.
SOLID = frozenset(
    {
        "states",
        "organizations",
        "nationalities",
        "cities",
        "capitals_for_states",
        "offices",
        "organs",
        "standing_bodies",
        "markings",
    }
)
SHORTEST_SURNAME = 4


COMMAS = frozenset(load("marks")["commas"])
MARKS = (
    dict.fromkeys(DASHES, "dash")
    | dict.fromkeys(QUOTES, "quote")
    | dict.fromkeys(COMMAS, "comma")
    | {"(": "open", ")": "close", "/": "dash"}
)


class Item(msgspec.Struct, frozen=True, gc=False):
    """A step of a sentence: a hit, a name (a run of capitalised words that no phrase covers), a mark or a word."""

    kind: str
    start: int
    end: int
    hit: Hit | None = None

    def ids(self) -> tuple[str, ...]:
        return self.hit.phrase.ids.get(self.kind, ()) if self.hit else ()

    def joins(self) -> bool:
        """Whether it can be "and": also a with-word between two names ("X ile Y")."""
        return self.kind == "conjunctions" or (
            self.kind == "markings" and self.hit is not None and bool(self.hit.ids("conjunctions"))
        )

    def markings_in_case(self) -> tuple[Marking, ...]:
        return tuple(m for m in self.markings() if m.case)

    def markings(self) -> tuple[Marking, ...]:
        return self.hit.phrase.nominal.get(self.kind, ()) if self.hit else ()


class View(msgspec.Struct, frozen=True, gc=False):
    """A sentence with everything found in it."""

    number: int
    span: Span
    home: str
    tokens: list[Token]
    items: list[Item]
    aside: list[Hit]  # the other layers: forms, statuses, relative days, ordinals
    language: Language

    def text(self, start: int, end: int) -> str:
        """The words of tokens [start, end), as written in the home text."""
        return self.home[self.tokens[start].start : self.tokens[end - 1].end]

    def chars(self, start: int, end: int) -> Span:
        return Span(self.tokens[start].start, self.tokens[end - 1].end)


def build(number: int, span: Span, home: str, language: Language) -> View:
    words = parted(tokens(home, span, language.code), language)
    names, first, second = language.finder.sweep(words)
    aside = sorted(first + second, key=_start)
    adjectives = {(h.start, h.end) for h in aside if adjective(h)}
    names = [h for h in without_idle(words, names, aside, language) if not inside_a_name(words, h, language)]
    solid = {place for h in names if h.kind in SOLID for place in range(h.start, h.end)}
    known: frozenset[str] = getattr(language.family, "vocabulary", frozenset())
    begun = {h.start for h in names}
    aside = [
        h
        for h in aside
        if h.start not in solid and not in_a_name(words, h, known) and not name_particle(words, h, begun, language)
    ]
    manner = [h for h in aside if h.ids("forms") and h.end - h.start > 1]
    names = [h for h in names if not _of_manner(h, manner, language)]
    names = of_states(words, with_nouns(words, without_given(words, names, language), language), language)
    names = with_members(words, names, language)
    names = [h for h in names if not (h.kind == "conjunctions" and short_name(words, h.start))]
    names = [h for h in names if not _initials(words, h)]
    if not language.family.case_before:
        added = {h.start for h in aside if h.ids("additive")}
        names = [h for h in names if h.kind != "conjunctions" or h.start not in added or _after_comma(words, h)]
    if adjectives:
        names = [h for h in names if (h.start, h.end) not in adjectives or h.kind != "predicates"]
    return View(number, span, home, words, _items(words, names, aside, language), aside, language)


def _of_manner(hit: Hit, manner: list[Hit], language: Language) -> bool:
    """ "In the format of a video conference": an event noun inside words of form; where verbs come last, only one of a call."""
    if hit.kind != "events" or not (language.family.case_before or "call" in hit.ids("events")):
        return False
    return any(m.start <= hit.start and hit.end <= m.end and (m.start, m.end) != (hit.start, hit.end) for m in manner)


def _after_comma(words: list[Token], hit: Hit) -> bool:
    """ "X, also Y" lists; "X also received Y" does not."""
    return hit.start > 0 and words[hit.start - 1].text in COMMAS


def _initials(words: list[Token], hit: Hit) -> bool:
    """ "A. I. Sokolov" where the file lists "a.i.", or a single letter: capitals before a name are its initials."""
    if not initial(words, hit.start):
        return False
    letters = all(w.text == "." or (len(w.text) == 1 and w.capital) for w in words[hit.start : hit.end])
    led = hit.end < len(words) and words[hit.end].capital
    return hit.end - hit.start == 1 or (letters and led and not any(e.proper for e, _ in hit.readings))


def _start(hit: Hit) -> int:
    return hit.start


def _items(words: list[Token], hits: list[Hit], aside: list[Hit], language: Language) -> list[Item]:
    told = [hit for hit in aside if not (language.uncased and inflected(hit))]
    taken = {place for hit in (*hits, *told) for place in range(hit.start, hit.end)}
    starts = {hit.start: hit for hit in hits}
    items: list[Item] = []
    helping = {_after_small(words, h, language) for h in aside if h.ids("statuses")}
    at = 0
    while at < len(words):
        word, end = words[at], at + 1
        first = at + _regnal(words, at, items)  # "King VI Felipe"
        if hit := starts.get(at):
            end = hit.end
            kind = _kind_here(hit, items, starts.get(hit.end), helping, not language.family.case_marked)
            items.append(Item("honorifics" if _courtesy(words, hit) else kind, at, end, hit))
        elif at not in taken and (last := _name_end(words, first, taken, language, items)) > first:
            end = last + _regnal(words, last, items)
            items.append(Item("name", at, end))
        else:
            items.append(Item(word.kind if word.kind != "mark" else MARKS.get(word.text, "mark"), at, end))
        at = end
    return items


def _courtesy(words: list[Token], hit: Hit) -> bool:
    """ "HE Sheikh X", "HE Dr. Y": a pronoun all in capitals right before a capitalised word that is not is "His Excellency"."""
    word = words[hit.start].text
    if len(word) < 2 or not word.isupper() or hit.end - hit.start > 1 or "pronouns" not in hit.ids("anaphors"):
        return False
    after = words[hit.end] if hit.end < len(words) else None
    return after is not None and after.capital and not after.text.isupper()


def _regnal(words: list[Token], end: int, items: list[Item]) -> bool:
    """ "King Abdullah II": the number of a king or a pope is part of his name."""
    before = items[-1] if items and items[-1].kind == "offices" else None
    reigns = before is not None and any(facts.rank(i) == "royal" or i == "pope" for i in before.ids())
    return reigns and end < len(words) and roman(words[end].text) is not None


def _after_small(words: list[Token], hit: Hit, language: Language) -> int:
    """Where the verb stands that a small word of status helps: "will visit", "would visit" listed whole, not "upcoming visit"."""
    helped = hit.end if hit.end - hit.start == 1 else hit.end - 1
    return helped if helped - hit.start == 1 and words[hit.start].key in language.common else -1


def _kind_here(hit: Hit, before: list[Item], after: Hit | None, helping: set[int], verbs_alike: bool) -> str:
    """ "Will visit Astana", "X visits Baku": what can be noun or verb is the verb after an auxiliary, or between a name and a place."""
    if hit.phrase.kind == "markings" and hit.end - hit.start == 1 and hit.ids("prepositions"):
        return "prepositions"  # the case of its noun says which
    if hit.phrase.kind != "events" or not hit.ids("predicates") or not before or not verbs_alike:
        return hit.phrase.kind
    last = before[-1]
    led = last.kind == "prepositions" and "to" in last.ids()
    auxiliary = hit.start in helping
    between = last.kind == "name" and after is not None and after.kind in ("cities", "states", "capitals_for_states")
    return "predicates" if auxiliary or between or led else hit.phrase.kind


def _name_end(words: list[Token], at: int, taken: set[int], language: Language, items: list[Item]) -> int:
    """Where a script has no capitals, the two unknown words after a title are the name."""
    if not language.uncased:
        return name_run(words, at, taken, language)
    before = [i.kind for i in items[-2:]]
    if (last := _after_initials(words, at, taken, before[-1:] == ["offices"])) > at:
        return last
    colleague = before[-1:] == ["anaphors"] and "counterpart" in items[-1].ids()
    if before[-1:] not in (["offices"], ["honorifics"]) and before != ["offices", "office_modifiers"] and not colleague:
        return at
    end = at
    while (
        end < min(at + 2, len(words))
        and end not in taken
        and words[end].kind == "word"
        and words[end].key not in language.common
    ):
        end += 1
    third = end == at + 2 and end + 1 < len(words)
    return end + (third and (_third(words, end, taken, language) or patronymic(words[end], language)))


def _after_initials(words: list[Token], at: int, taken: set[int], titled: bool) -> int:
    """Single letters with dots and the word right behind them, in a script without capitals; `at` where there are none."""
    end = at
    while end + 2 < len(words) and letter(words[end].text) and words[end + 1].text == ".":
        end += 2
    word = words[end]
    beside = titled or word.start == words[end - 1].end
    close = end > at and word.kind == "word" and beside and end not in taken
    return end + 1 if close and words[at].kind == "word" and len(word.text) >= SHORTEST_SURNAME else at


def _third(words: list[Token], at: int, taken: set[int], language: Language) -> bool:
    """A third word of a name, if it carries the name's ending before something known ("Rejep Taiyp Erdoganmen")."""
    word = words[at]
    known = at + 1 in taken or words[at + 1].key in language.common
    free = at not in taken and word.kind == "word" and word.key not in language.common and known
    return free and any(m.case in ("with", "of", "object") for _, m in language.family.name_stems(word.text))
