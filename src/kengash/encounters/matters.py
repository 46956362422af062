"""What was discussed, where the predicate stands before it: where the phrase begins and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator

from kengash.clauses import Clause
from kengash.encounters.limits import Limits
from kengash.mentions.view import Item, View
from kengash.nouns import Span

COMPANY = frozenset({"attended_by", "chaired_by", "led_by", "hosted_by", "along_with"})


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


class Matters(Limits):
    """The topics of one predicate at tokens [start, end)."""

    def spans(self) -> list[Span]:
        start = self.clause.at if self.verb is None else self.verb.end
        if self._fronted(start):
            return self._without_actors(self._subject())
        begin = self._past_partners(start)
        if begin == start and self._passive():
            return self._subject()
        if self._bound(begin):
            return []
        begin = self._introduced(self._past_setting(begin))
        return self._without_actors(list(self._pieces(begin, self._end(begin))))

    def _without_actors(self, spans: list[Span]) -> list[Span]:
        """ "Trade discussed X and Y": whoever acts after his verb is no topic of it."""
        if not self.view.language.family.case_marked:
            return spans
        acting = [a.spans[0] for p, a in self.clause.actors if p == "who" and a.kind == "person" and a.spans]
        return [s for s in spans if not any(s.start <= a.start and a.end <= s.end for a in acting)]

    def _fronted(self, start: int) -> bool:
        """ "Matters of trade discussed the presidents X and Y": where case tells who acts, the topic may stand first."""
        who = [a for p, a in self.clause.actors if p == "who"]
        words = [i for i in self.items if self.clause.start <= i.start < self.clause.at and i.kind == "word"]
        late = bool(who) and all(a.start >= start for a in who) and who[0].start - start <= 1
        return self.view.language.family.case_marked and self.clause.frame == "discussing" and late and bool(words)

    def _bound(self, start: int) -> bool:
        """ "Agreed to hold", "agreed that": what is agreed is no topic of the talk, unless it is agreed on."""
        if self.clause.frame != "agreeing" or self.verb is None:
            return False
        words = range(self.verb.start, min(start + 1, len(self.view.tokens)))
        return not any(self._says(place, "about") for place in words)

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

    def _passive(self) -> bool:
        """ "The plan was discussed": the topic stands before the verb, unless it follows all the same."""
        after = self.at.get(self.verb.end) if self.verb else None
        follows = after is not None and after.kind in ("word", "states", "nationalities", "ordinal", "number", "quote")
        return self.clause.marking.passive and not follows

    def _subject(self) -> list[Span]:
        """The subject of a passive: after the verb before it or the setting that the sentence opens with."""
        ends = [i.end for n, i in enumerate(self.items) if i.end <= self.clause.at and self._parts_clauses(n, i)]
        ends += [i.end for i in self.items if i.kind == "comma" and i.start < self.clause.at and self._sets(i)]
        if not self._passive():  # "in the course of the talks matters of trade discussed X and Y"
            nouns = [i.end for i in self.items if i.kind in ("events", "continuing") and i.end <= self.clause.at]
            ends += nouns[:1]
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


def matters(view: View, clause: Clause) -> list[Span]:
    """The topics of a clause of discussing, in the home text."""
    return Matters(view, clause).spans()


def of_noun(view: View, clause: Clause) -> list[Span]:
    """ "Talks on the crisis", "a conference on water": the topic that an event noun has for itself."""
    noun = clause.event
    if noun is None or (noun.type in ("visit", "correspondence") and view.language.family.case_marked):
        return []  # "a tour of the states of the region"
    place, left = noun.item + 1, REACH
    while place < len(view.items) and left and view.items[place].kind in COMPLEMENT:
        dated = any(d.at <= view.items[place].end < d.end_at for d in clause.days)
        if Matters(view, clause).about(view.items[place]) and not dated:  # "a call on December 24"
            return list(Matters(view, clause).complement(view.items[place].end))
        place, left = place + 1, left - 1
    return []
