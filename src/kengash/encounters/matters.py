"""What was discussed, where the predicate stands before it: how far the phrase reaches, and where it lists.

A list is cut where its members are alike: each begins as the first does (with the same preposition, another article, a
verbal noun, a noun in the same case), or has a complement of its own. Members of a list inside a complement are none:
"cooperation in trade, energy and transport" is one topic, "the war, trade in grain and the fate of prisoners" are three.
"""

from __future__ import annotations

from collections.abc import Iterator

from kengash.clauses import Clause
from kengash.mentions.view import Item, View
from kengash.nouns import Span

LONGEST = 60  # tokens of what one predicate tells of
# Right before a finite verb, these are its subject, and no part of the topic.
SUBJECTS = frozenset({"name", "anaphors", "offices", "groups", "honorifics", "ministries", "press", "close"})
JOINTS = frozenset({"comma", "conjunctions"})
COMPANY = frozenset({"attended_by", "chaired_by", "led_by", "hosted_by", "along_with"})
RELATIVE = frozenset({"today", "yesterday", "tomorrow", "day_before_yesterday"})
AWAY = frozenset({"during", "concluding", "after", "before"})  # "in the course of the meeting" is no topic
STAGES = ("call", "meeting", "consultations")
SHORTEST = 2  # words of a listed topic


# What can stand between an event noun and the preposition of its topic: with whom, whose, and in which format.
COMPLEMENT = frozenset(
    {
        "prepositions",
        "markings",
        "offices",
        "office_modifiers",
        "states",
        "nationalities",
        "organizations",
        "name",
        "quote",
        "groups",
        "honorifics",
    }
)
REACH = 10  # items


class Matters:
    """The topics of one predicate at tokens [start, end)."""

    def __init__(self, view: View, clause: Clause) -> None:
        self.view, self.clause, self.items = view, clause, view.items
        self.at = {i.start: i for i in view.items}
        self.verb = self.at.get(clause.at)

    def spans(self) -> list[Span]:
        start = self.clause.at if self.verb is None else self.verb.end
        begin = self._past_partners(start)
        if begin == start and self._passive():
            return self._subject()
        if self._bound(begin):
            return []
        begin = self._introduced(self._past_setting(begin))
        return list(self._pieces(begin, self._end(begin)))

    def _bound(self, start: int) -> bool:
        """ "Agreed to hold", "agreed that": what is agreed is no topic of the talk, unless it is agreed on."""
        if self.clause.frame != "agreeing" or self.verb is None:
            return False
        words = range(self.verb.start, min(start + 1, len(self.view.tokens)))
        return not any(self._says(place, "about") for place in words)

    def _says(self, place: int, marking: str) -> bool:
        """Whether the word is a preposition of this marking, alone or as the end of a verb phrase ("agree to")."""
        hits = self.view.language.hits(self.view.tokens[place : place + 1], 0)
        return any(i.partition("+")[0] == marking for hit in hits for i in hit.ids("prepositions"))

    def _past_setting(self, start: int) -> int:
        """ "Discussed at the meeting the plan": where and when it was, before what it was; all of it, if nothing else."""
        item = self.at.get(start)
        if item is None or item.kind not in ("prepositions", "markings") or self._about(item):
            return start
        nouns = [i.end for i in self.items if i.kind in ("events", "continuing") and 0 <= i.start - start <= 3]
        return nouns[0] if nouns else len(self.view.tokens)

    # --- where it begins ----------------------------------------------------------------------------------------------

    def _past_partners(self, start: int) -> int:
        """ "Discussed with his colleague the situation": the partner right after the verb is no part of the topic."""
        partners = ("with", "who", "along_with")
        return max([a.end for p, a in self.clause.actors if p in partners and 0 <= a.start - start <= 1], default=start)

    def _introduced(self, place: int) -> int:
        """Past marks and the preposition that introduces the topic."""
        while place < len(self.view.tokens) and self._introduces(place):
            place += 1
        return place

    def _introduces(self, place: int) -> bool:
        item = next((i for i in self.items if i.start <= place < i.end), None)
        return item is not None and (item.kind in ("mark", "quote") or self._about(item))

    def complement(self, begin: int) -> Iterator[Span]:
        """The topic after the preposition of a noun, to the next comma, the verb, or a word on who takes part."""
        end = self._end(begin)
        stops = [i.start for i in self.items if begin < i.start < end and self._stops(i)]
        return self._pieces(begin, self._before_little(begin, min([end, *stops])))

    def _stops(self, item: Item) -> bool:
        if item.kind == "markings":
            return bool(COMPANY.intersection(item.ids()))
        return item.kind == "comma" or (item.kind == "predicates" and item.start == self.clause.at)

    def about(self, item: Item) -> bool:
        """Whether the item introduces what is talked about."""
        return self._about(item)

    def _about(self, item: Item) -> bool:
        return item.kind in ("prepositions", "markings") and "about" in [i.partition("+")[0] for i in item.ids()]

    def _passive(self) -> bool:
        """ "The plan was discussed": the topic stands before the verb, unless it follows all the same."""
        after = self.at.get(self.verb.end) if self.verb else None
        follows = after is not None and after.kind in ("word", "states", "nationalities", "ordinal", "number", "quote")
        return self.clause.marking.passive and not follows

    def _subject(self) -> list[Span]:
        """The subject of a passive: after the verb before it or the setting that the sentence opens with."""
        ends = [i.end for n, i in enumerate(self.items) if i.end <= self.clause.at and self._parts_clauses(n, i)]
        ends += [i.end for i in self.items if i.kind == "comma" and i.start < self.clause.at and self._sets(i)]
        begin = max(ends, default=0)
        return list(self._pieces(begin, self._before_little(begin, self.clause.at)))

    def _before_little(self, begin: int, end: int) -> int:
        """Without the small words a topic ends in ("the plan was | discussed")."""
        while end > begin and self.at.get(end - 1) and self.at[end - 1].kind == "word" and self._little(end - 1):
            end -= 1
        return end

    def _parts_clauses(self, number: int, item: Item) -> bool:
        return item.kind == "clause_breaks" or (item.kind in ("predicates", "said") and self._finite(number, item))

    def _sets(self, comma: Item) -> bool:
        """Whether what stands before the comma only says when or in the course of what."""
        before = [i for i in self.items if i.start < comma.start]
        return len(before) <= 6 and any(i.kind in ("events", "continuing", "markings", "months") for i in before)

    # --- where it ends ------------------------------------------------------------------------------------------------

    def _end(self, begin: int) -> int:
        """The token after the topic: before a clause of its own, a setting, a partner, or whoever says so."""
        last = min(len(self.view.tokens), begin + LONGEST)
        for number, item in enumerate(self.items):
            if item.start < begin:
                continue
            if item.start >= last:
                break
            if self._closes(number, item):
                return self._back(begin, item.start) if item.kind in ("predicates", "said") else item.start
        return last

    def _closes(self, number: int, item: Item) -> bool:
        if item.kind in ("clause_breaks", "reports") or self.view.tokens[item.start].text in (";", ":", "."):
            return True
        if item.kind == "markings":
            return bool(AWAY.intersection(item.ids())) and self._event_after(number)
        if item.kind == "prepositions":
            if self._stage(number, item):
                return True
            return "with" in [i.partition("+")[0] for i in item.ids()] and self._partner(item.end)
        return item.kind in ("predicates", "said") and self._finite(number, item)

    def _stage(self, number: int, item: Item) -> bool:
        """ "Discussed the crisis in a phone call to X": where it was discussed, unless a participle stands before."""
        event = self.clause.event
        if event is None or event.type not in STAGES or "at" not in [i.partition("+")[0] for i in item.ids()]:
            return False
        between = self.items[number + 1 : event.item]
        own = 0 < event.item - number <= 4 and all(i.kind in ("word", "forms", "ordinal") for i in between)
        return own and number > 0 and self.items[number - 1].kind != "predicates"

    def _event_after(self, number: int) -> bool:
        return any(i.kind in ("events", "continuing", "organs") for i in self.items[number + 1 : number + 7])

    def _partner(self, place: int) -> bool:
        """ "The crisis with Minister X": a person with whom it was discussed."""
        return any(
            p == "with" and a.kind == "person" and (a.titles or a.refers == "known") and 0 <= a.start - place <= 2
            for p, a in self.clause.actors
        )

    def _finite(self, number: int, item: Item) -> bool:
        """A verb of its own: where its form can be a participle too, only after what can be its subject."""
        readings = item.hit.verbal() if item.hit else ()
        tenses = [m for m in readings if m.tense]
        sure = self.view.language.family.case_marked and not any(m.nonfinite for m in readings)
        before = self.items[number - 1] if number else None
        if not tenses or before is None:
            return False
        subject = before.kind in SUBJECTS and "two" not in before.ids()
        return sure or subject or before.kind in JOINTS or self._helped(before) or self._last_word(number)

    def _last_word(self, number: int) -> bool:
        """ "…, a local paper reported.": a verb of saying that ends the sentence."""
        said = {"said", "stating"}.intersection((self.items[number].kind, *self.items[number].ids()))
        return bool(said) and all(i.kind == "mark" for i in self.items[number + 1 :])

    def _helped(self, before: Item) -> bool:
        """Whether a small word between a subject and the verb helps it: "the minister has said"."""
        number = self.items.index(before)
        return (
            before.kind == "word"
            and self._little(before.start)
            and number > 0
            and self.items[number - 1].kind in SUBJECTS
        )

    def _back(self, begin: int, verb: int) -> int:
        """The subject of the next verb is no part of the topic: back to the comma or conjunction before it."""
        parted = [i.start for i in self.items if i.kind in ("comma", "conjunctions", "dash") and begin < i.start < verb]
        return max(parted, default=verb)

    # --- where it lists -----------------------------------------------------------------------------------------------

    def _pieces(self, begin: int, end: int) -> Iterator[Span]:
        for first, last in self._cut(begin, end):
            first, last = self._trimmed(first, last)
            if last > first:
                yield self.view.chars(first, last)

    def _cut(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        first = begin
        for place, after in self._separators(begin, end):
            if place <= first or after >= end:
                continue
            if self._trails(first, place, after):
                yield first, place
                return
            if self._apart(begin, first, place, after, end):
                yield first, place
                first = self._introduced(after)
        yield first, end

    def _separators(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Commas, conjunctions and words of addition: [place, after)."""
        after, depth = begin, 0
        loose = {h.start: h.end for h in self.view.aside if h.ids("additive")}
        dated = {p for day in self.clause.days for p in range(day.at, day.end_at)}
        for item in self.items:
            depth += (item.kind == "open") - (item.kind == "close")
            joint = item.kind in ("comma", "conjunctions") or item.start in loose
            if not joint or depth or item.start in dated or not max(begin, after) <= item.start < end:
                continue
            after = item.end
            while after < end and (loose.get(after) or self.at.get(after, item).kind in ("comma", "conjunctions")):
                after = loose.get(after) or after + 1
            yield item.start, after

    def _trails(self, first: int, place: int, after: int) -> bool:
        """ "Ties, building on the treaty": a verbal noun after a comma, where the topic is none, only goes on about it."""
        return self._comma(place) and after == place + 1 and self._verbal(after) and not self._verbal(first)

    def _apart(self, begin: int, first: int, place: int, after: int, end: int) -> bool:
        """Whether what follows a separator is a topic of its own."""
        stop = next((p for p, _ in self._separators(after, end) if p > after), end)
        if self._words(after, stop) < SHORTEST or self._words(first, place) < SHORTEST:
            return self._repeats(begin, after) or (self._added(place, after) and self._words(after, stop) >= SHORTEST)
        if self._repeats(begin, after) or self._added(place, after):
            return True
        if self._verbal(first) or self._verbal(after):
            return self._verbal(first) and self._verbal(after)
        if not self._alike(first, after):
            return False
        if self.view.language.family.case_marked and not self._alike(first, place - 1):
            return not self._alike(place - 1, after)  # in the case of the first, not of its complement
        own, his = self._complemented(first, place), self._complemented(after, stop)
        if self._determined(after):
            return his or not own
        if not (self._comma(place) or self.view.language.family.case_marked):
            return False  # "security and economic assistance to": one noun for both
        if self._aims(first, place):
            return False  # "efforts to fight the flood, support the schools"
        return his if own else self._comma(place)

    def _repeats(self, begin: int, after: int) -> bool:
        """ "On A and on B"."""
        return self._says(begin - 1, "about") and self._says(after, "about")

    def _added(self, place: int, after: int) -> bool:
        """ "As well as", "and also": more than a comma or "and" alone."""
        joints = [i for i in self.items if place <= i.start < after and i.kind == "conjunctions"]
        additive = any(h.ids("additive") and place <= h.start < after for h in self.view.aside)
        return additive or any(i.end - i.start > 1 for i in joints)

    def _alike(self, first: int, after: int) -> bool:
        shape = self.view.language.family.shape
        keys = self.view.tokens
        one, two = shape(keys[first].key), shape(keys[after].key)
        return bool(one & two)

    def _verbal(self, place: int) -> bool:
        return not self._little(place) and "verbal" in self.view.language.family.shape(self.view.tokens[place].key)

    def _complemented(self, first: int, stop: int) -> bool:
        """Whether a preposition stands inside: what follows it may be its list."""
        return any(i.kind in ("prepositions", "markings") and first < i.start < stop for i in self.items)

    def _aims(self, first: int, stop: int) -> bool:
        """Whether the phrase has a purpose of its own, whose verbs may be what is listed."""
        return not self.view.language.family.case_marked and any(self._says(p, "to") for p in range(first + 1, stop))

    def _determined(self, place: int) -> bool:
        item = self.at.get(place)
        return item is not None and self._little(place) and item.kind in ("word", "anaphors")

    def _words(self, first: int, stop: int) -> int:
        """How much a phrase says; a name, or a noun with its article, says enough."""
        item = self.at.get(first)
        if item is not None and (
            self._determined(first) or item.kind in ("states", "name", "organizations", "regions")
        ):
            return SHORTEST
        return sum(t.kind != "mark" and t.key not in self.view.language.common for t in self.view.tokens[first:stop])

    def _comma(self, place: int) -> bool:
        return self.view.tokens[place].text == ","

    def _little(self, place: int) -> bool:
        return self.view.tokens[place].key in self.view.language.common

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Without marks, conjunctions, adverbs and days at either end."""
        aside = [h for h in self.view.aside if h.ids("additive") or RELATIVE.intersection(h.ids("days"))]
        while last > first and (end := self._loose_end(first, last, {h.end: h.start for h in aside})) < last:
            last = max(end, first)
        starts = {h.start: h.end for h in aside if h.ids("additive")}
        while first < last and (first in starts or self._joint(first) or self._leads(first)):
            first = starts.get(first, first + 1)
        return first, last

    def _leads(self, place: int) -> bool:
        item = self.at.get(place)
        return item is not None and (item.kind == "prepositions" or self._told_to_do(item))

    def _told_to_do(self, item: Item) -> bool:
        """ "Consider and agree the draft": the second verb is no part of what both are about."""
        readings = item.hit.verbal() if item.hit and item.kind == "predicates" else ()
        return (
            self.view.language.family.case_marked
            and bool(readings)
            and all(m.nonfinite == "infinitive" for m in readings)
        )

    def _loose_end(self, first: int, last: int, aside: dict[int, int]) -> int:
        if last in aside and aside[last] > first:
            return aside[last]
        item = next((i for i in self.items if i.end == last), None)
        prepositional = item is not None and item.kind in ("prepositions", "markings", "conjunctions")
        return item.start if item is not None and prepositional else last - self._joint(last - 1)

    def _joint(self, place: int) -> bool:
        item = next((i for i in self.items if i.start <= place < i.end), None)
        mark = self.view.tokens[place].kind == "mark" and (item is None or item.kind not in ("open", "close", "quote"))
        return mark or (item is not None and item.kind == "conjunctions")


def matters(view: View, clause: Clause) -> list[Span]:
    """The topics of a clause of discussing, in the home text."""
    return Matters(view, clause).spans()


def of_noun(view: View, clause: Clause) -> list[Span]:
    """ "Talks on the crisis", "a conference on water": the topic that an event noun has for itself."""
    noun = clause.event
    if noun is None:
        return []
    place, left = noun.item + 1, REACH
    while place < len(view.items) and left and view.items[place].kind in COMPLEMENT:
        dated = any(d.at <= view.items[place].end < d.end_at for d in clause.days)
        if Matters(view, clause).about(view.items[place]) and not dated:  # "a call on December 24"
            return list(Matters(view, clause).complement(view.items[place].end))
        place, left = place + 1, left - 1
    return []
