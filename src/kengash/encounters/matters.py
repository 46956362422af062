"""What was discussed, where the predicate stands before it: where the phrase begins and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator

from kengash.clauses import Clause
from kengash.encounters.listing import Listing
from kengash.mentions.view import Item, View
from kengash.nouns import Span

LONGEST = 60  # tokens of what one predicate tells of
# Right before a finite verb, these are its subject, and no part of the topic.
SUBJECTS = frozenset({"name", "anaphors", "offices", "groups", "honorifics", "ministries", "press", "close"})
JOINTS = frozenset({"comma", "conjunctions"})
COMPANY = frozenset({"attended_by", "chaired_by", "led_by", "hosted_by", "along_with"})
AWAY = frozenset({"during", "concluding", "after", "before"})  # "in the course of the meeting" is no topic
STAGES = ("call", "meeting", "consultations")


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


class Matters(Listing):
    """The topics of one predicate at tokens [start, end)."""

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
