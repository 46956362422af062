"""Where a phrase that tells what was discussed lists: which commas and conjunctions part topics of their own.

A list is cut where its members are alike: each begins as the first does (with the same preposition, another article, a
verbal noun, a noun in the same case), or has a complement of its own. Members of a list inside a complement are none:
"cooperation in trade, energy and transport" is one topic, "the war, trade in grain and the fate of prisoners" are three.
"""

from __future__ import annotations

from collections.abc import Iterator

from kengash.clauses import Clause
from kengash.hits import Hit
from kengash.language import QUOTES
from kengash.mentions.view import Item, View
from kengash.nouns import Span

RELATIVE = frozenset({"today", "yesterday", "tomorrow", "day_before_yesterday"})
APART = frozenset({"phone", "online"})
SHORTEST = 2  # words of a listed topic


def _manner(hit: Hit) -> bool:
    """ "By telephone": how it was talked over."""
    return hit.end - hit.start > 1 and bool(APART.intersection(hit.ids("forms")))


class Listing:
    """The topics of a phrase of tokens [begin, end)."""

    def __init__(self, view: View, clause: Clause) -> None:
        self.view, self.clause, self.items = view, clause, view.items
        self.at = {i.start: i for i in view.items}
        self.verb = self.at.get(clause.at)

    def _says(self, place: int, marking: str) -> bool:
        """Whether the word is a preposition of this marking, alone or as the end of a verb phrase ("agree to")."""
        hits = self.view.language.hits(self.view.tokens[place : place + 1], 0)
        return any(i.partition("+")[0] == marking for hit in hits for i in hit.ids("prepositions"))

    def _introduced(self, place: int) -> int:
        """Past marks and the preposition that introduces the topic."""
        while place < len(self.view.tokens) and self._introduces(place):
            place += 1
        return place

    def _introduces(self, place: int) -> bool:
        item = next((i for i in self.items if i.start <= place < i.end), None)
        return item is not None and (item.kind in ("mark", "quote") or self._about(item))

    def _about(self, item: Item) -> bool:
        return item.kind in ("prepositions", "markings") and "about" in [i.partition("+")[0] for i in item.ids()]

    def _pieces(self, begin: int, end: int) -> Iterator[Span]:
        for first, last in self._cut(begin, end):
            first, last = self._unquoted(*self._trimmed(first, last))
            if last > first and not self._says_when(first, last):
                yield self.view.chars(first, last)

    def _unquoted(self, first: int, last: int) -> tuple[int, int]:
        """Without a quote at one end whose other half stands outside."""
        quotes = [p for p in range(first, last) if self.view.tokens[p].text in QUOTES]
        if len(quotes) % 2 == 0:
            return first, last
        if first and quotes[0] > first and self.view.tokens[first - 1].text in QUOTES:
            return first - 1, last
        return first + (quotes[0] == first), last - (quotes[-1] == last - 1 > first)

    def _says_when(self, first: int, last: int) -> bool:
        """ "Sanctions to touch on is not planned", "the results of 2024": words of status or time alone are no matter."""
        said = (h for h in self.view.aside if h.ids("statuses") or h.ids("days"))
        told = {p for h in said for p in range(h.start, h.end)}
        inside = range(first, last)
        return any(p in told for p in inside) and all(p in told or self._little(p) for p in inside)

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
        aside = [h for h in self.view.aside if h.ids("additive") or RELATIVE.intersection(h.ids("days")) or _manner(h)]
        tails = {h.end: h.start for h in aside} | {d.end_at: d.at for d in self.clause.days if d.weekday}
        while last > first and (end := self._loose_end(first, last, tails)) < last:
            last = max(end, first)
        starts = {h.start: h.end for h in aside if h.ids("additive")}
        starts |= {place: day.end_at for day in self.clause.days for place in range(day.at, day.end_at)}
        while first < last and (first in starts or self._joint(first) or self._leads(first)):
            first = starts.get(first, first + 1)
        return min(first, last), last

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
