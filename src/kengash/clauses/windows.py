"""How far a predicate or event noun reaches, and what its form says."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec

from kengash.clauses.helping import Helping
from kengash.clauses.nouns import INFINITIVE, PAPER_FRAMES, Event
from kengash.families.marking import BARE, Marking
from kengash.mentions.view import Item

# What a participle may tell of the noun right before it, where its form can be a finite verb too.
QUALIFIED = {"documents": PAPER_FRAMES, "events": frozenset({"holding"})}
BEFORE_ATTRIBUTE = frozenset({"prepositions", "months", "weekdays", "number"})
CIRCUMSTANCES = frozenset(
    {"word", "prepositions", "cities", "states", "capitals_for_states", "times", "months", "weekdays", "number"}
)
IN_NOUN_PHRASE = frozenset(
    {
        "word",
        "conjunctions",
        "organizations",
        "organs",
        "nationalities",
        "number",
        "standing_bodies",
        "regions",
        "firms",
    }
)
LONGEST_PHRASE = 10  # items from a participle to the noun that it describes
FARTHEST_VERB = 5  # items from a verb to a participle that describes its object


class Windows(Helping):
    """Windows and markings of predicates."""

    def _closes(self, number: int, item: Item) -> bool:
        if self.family.case_before:
            return not self._attributive(number)
        marking = self._verb_marking(number, item)
        if marking.nonfinite and self._before_time(number):
            return True
        if marking.nonfinite == "converb":  # before another verb form it only makes a compound verb
            return self._ends_clause(number)
        return bool(marking.tense) or not marking.nonfinite

    def _before_time(self, number: int) -> bool:
        """ "Before meeting X": a form of a verb that a word of time turns into an adverb keeps what stands before it."""
        after = self.items[number + 1] if number + 1 < len(self.items) else None
        return after is not None and after.kind == "markings" and bool({"before", "after"} & set(after.ids()))

    def _stop(self, predicates: list[tuple[int, Item]], order: int) -> int:
        known = {number for number, _ in predicates}
        for number in range(predicates[order][0] + 1, len(self.items)):
            item = self.items[number]
            if self._attributive(number):
                continue
            if number in known or item.kind == "clause_breaks":
                return item.start
        return len(self.view.tokens)

    def _attributive(self, number: int) -> bool:
        """ "With the arrived minister", "the visiting delegation": a participle before its noun ends no clause."""
        before, item = self.items[number - 1] if number else None, self.items[number]
        if not self.family.case_marked or item.kind != "predicates":
            return False
        if not self._verb_marking(number, item).attributive:
            return False
        return before is None or before.kind in BEFORE_ATTRIBUTE or self._governs(number - 1)

    def _governs(self, number: int) -> bool:
        """ "Received today the arrived-acc minister": a verb before a participle that stands in a case."""
        place = number
        while place > max(number - FARTHEST_VERB, 0) and self.items[place].kind in CIRCUMSTANCES:
            place -= 1
        number, item = place, self.items[place]
        return item.kind == "predicates" and not self._verb_marking(number, item).nonfinite.startswith("participle")

    def _of_a_guest(self, number: int, item: Item) -> bool:
        """ "The visiting President of X", right before an office: says who he is, and tells of no visit."""
        if not self.family.case_before or "visit" not in item.ids() or (number and self._helped(number)):
            return False
        marking = self._verb_marking(number, item)
        return not marking.tense and any(a.start == item.end and a.titles for a in self.actors)

    def _reach(self, number: int, item: Item, end: int) -> int:
        """A participle looks forward: "the meeting held by them" stands after the verb where the verb comes last."""
        if self.family.case_before:
            return end
        nonfinite = self._verb_marking(number, item).nonfinite
        planned = nonfinite == "verbal_noun" and self._participle(number + 1)
        if not planned and not nonfinite.startswith("participle"):
            return end
        place, held = number + 4 + planned, "holding" in item.ids()
        while (
            held and place < min(number + LONGEST_PHRASE, len(self.items)) and self.items[place].kind in IN_NOUN_PHRASE
        ):
            place += 1
        return self.items[min(place, len(self.items) - 1)].start + 1

    def _participle(self, number: int) -> bool:
        """ "Its holding planned": the participle right after a verbal noun, whose noun both describe."""
        after = self.items[number : number + 1]
        forms = self.family.forms(self.view.tokens[after[0].start].key) if after else ()
        return any(m.nonfinite.startswith("participle") for form in forms for m in form.verbal)

    def _opening(self, predicates: list[tuple[int, Item]]) -> Item | None:
        """ "Visiting Oslo, the minister met": the comma between a converb phrase that opens a sentence and the subject."""
        if not self.family.case_before or len(predicates) < 2:
            return None
        (number, item), (_, main) = predicates[:2]
        if self._verb_marking(number, item).nonfinite != "converb" or any(a.start < item.start for a in self.actors):
            return None
        between = [a for a in self.actors if item.end <= a.start and a.end <= main.start]
        if not between or between[-1].relation or between[-1].kind not in ("person", "group"):
            return None
        since = max((a.end for a in between[:-1]), default=item.end)
        commas = (i for i in self.items if i.kind == "comma" and since <= i.start < between[-1].start)
        return next(commas, None)

    def _window(self, last: int, item: Item, stop: int, opening: Item | None) -> tuple[int, int]:
        if not self.family.case_before:
            return last, item.start
        parts = [i for i in self.items if i.kind == "clause_breaks" or i is opening]
        breaks = [i.end for i in parts if last <= i.end <= item.start]
        stop = opening.start if opening is not None and opening.start > item.start else stop
        if last and not breaks and not self._spoken(last):
            owner = [a.start for a in self.actors if a.end == item.start and a.relation == "of"]
            return min(
                [*owner, item.start]
            ), stop  # what stands between two verbs is the first one's; the subject is shared
        return max([last, *breaks]), stop

    def _spoken(self, end: int) -> bool:
        """Whether the verb that ends here is one of saying: then what follows it has a subject of its own."""
        return any(i.end == end and (i.kind == "said" or "stating" in i.ids()) for i in self.items)

    def _noun_window(self, event: Event, predicates: list[tuple[int, Item]], events: list[Event]) -> tuple[int, int]:
        at = self.items[event.item].start
        predicates = [(n, i) for n, i in predicates if not self._attributive(n)]
        before = max((i.end for n, i in predicates if i.end <= at and self._closes(n, i)), default=0)
        own = ("for_purpose",) if self.family.case_marked else ()  # "the visit of X for talks is expected on the 5th"
        nouns = [self.items[e.item] for e in events if e.type and e.relation not in own]
        after = min(
            (i.start for i in [*(i for _, i in predicates), *nouns] if i.start > at), default=len(self.view.tokens)
        )
        if self.family.case_before:
            before = max([before, *(n.end for n in nouns if n.end <= at)])
            if any(i.end == before for _, i in predicates):  # "which will be held in May, as well as the visit"
                before = max([before, *(i.end for i in self.items if before <= i.start < at and i.joins())])
        if not self.family.case_before and not self._place_follows(event):
            return max(before, self._joined_before(event, events)), self.items[event.item].end
        return before, after  # "will be on a visit in Russia": the place follows the noun

    def _joined_before(self, event: Event, events: list[Event]) -> int:
        """ "A meeting with X and talks with Y": where verbs come last, what stands before "and" is the first noun's."""
        joints = (self.items[e.item + 1] for e in events if e.type and e.item + 1 < event.item)
        return max((i.end for i in joints if i.joins()), default=0)

    def _place_follows(self, event: Event) -> bool:
        """ "With a visit in Russia will be", "his first visit to Turkey he pays": the place after the noun is the visit's."""
        after = self.items[event.item + 1] if event.item + 1 < len(self.items) else None
        if event.type != "visit" or after is None:
            return False
        return "with" in after.ids() or (event.relation == "object" and after.kind == "states")

    def _heard(self, end: int, item: Item) -> int:
        """Words of status and form belong to a predicate up to the next clause only; a noun hears the verb after it."""
        helped = 1 if self._helped_converb(item) else 0  # "is taking place", in two words
        heard = max(end, item.end + (2 if self._named_act(item) else helped))
        return min([i.start for i in self.items if i.kind == "clause_breaks" and i.start > item.start] + [heard])

    def _helped_converb(self, item: Item) -> bool:
        """A converb right before a word of status, which is its auxiliary."""
        readings = item.hit.verbal() if item.hit and not self.family.case_before else []
        auxiliary = any(h.start == item.end and h.ids("statuses") for h in self.view.aside)
        return auxiliary and any(m.nonfinite == "converb" for m in readings)

    def _denied(self, item: Item) -> bool:
        """A word of negation that stands right after its verb, where verbs come last."""
        after = (h for h in self.view.aside if h.start == item.end and h.ids("negation"))
        return not self.family.case_before and any(after)

    def _named_act(self, item: Item) -> bool:
        """A verbal noun where the verb comes last is what the next word speaks of: "its holding is planned"."""
        readings = item.hit.verbal() if item.hit and not self.family.case_before else []
        return bool(readings) and all(m.nonfinite in ("verbal_noun", "infinitive") for m in readings)

    def _verb_marking(self, number: int, item: Item) -> Marking:
        """A form that is both finite and participle (`-gan`) is finite only at the end of its clause."""
        readings = item.hit.verbal() if item.hit else []
        finite = [m for m in readings if m.tense]
        participles = [m for m in readings if m.nonfinite.startswith("participle")]
        if finite and participles and not self.family.case_before and not self._ends_clause(number):
            return participles[0]
        if finite and (acts := self._feeling(readings)) and not self._ends_clause(number):
            return acts[0]
        if readings and self.family.case_before and self._after_to(number):
            return INFINITIVE
        helped = self._helped(number) if participles and self.family.case_before else ""
        if finite and participles and self.family.case_before and not helped and self._qualifies(number, item):
            return participles[0]
        if any(m.passive for m in participles) and helped:
            return msgspec.structs.replace(next(m for m in participles if m.passive), tense=helped, nonfinite="")
        to_come = bool(readings) and not finite and readings[0].nonfinite in ("infinitive", "participle")
        if to_come and not readings[0].attributive and self._after_future(number):
            return msgspec.structs.replace(readings[0], tense="future", nonfinite="")
        if not finite and readings and readings[0].nonfinite == "converb":
            return self._chained(number, readings[0])
        return (finite or readings or [BARE])[0]

    def _feeling(self, readings: Sequence[Marking]) -> list[Marking]:
        """ "Glad to host you": an infinitive in the case of a cause, however much it looks like a tense."""
        return [m for m in readings if m.nonfinite == "infinitive" and m.case == "from"]

    def _chained(self, number: int, converb: Marking) -> Marking:
        """A converb has the tense of the finite verb that closes its clause ("will come and meet")."""
        if self.family.case_before:
            return converb
        rest = enumerate(self.items[number + 1 :], number + 1)
        own = itertools.takewhile(lambda at: at[1].kind != "clause_breaks", rest)  # not "to meet X, he wrote"
        later = ((n, i.hit) for n, i in own if i.kind == "predicates" and i.hit is not None)
        tenses = [self._told_tense(m) for n, hit in later if not self._inside_phrase(n) for m in hit.verbal()]
        tenses = [t for t in tenses if t]
        if not tenses and self._ends_in_future():
            tenses = ["future"]
        return msgspec.structs.replace(converb, tense=tenses[0]) if tenses else converb

    def _inside_phrase(self, number: int) -> bool:
        """ "Meeting X, they discussed the visit to be paid": a participle of what is to come right before its noun."""
        after = self.items[number + 1] if number + 1 < len(self.items) else None
        return after is not None and after.kind == "events"

    def _ends_in_future(self) -> bool:
        """Whether the sentence ends in a verb of what is to come that no file lists ("will try")."""
        last = next((i for i in reversed(self.items) if i.kind not in ("mark", "quote", "close")), None)
        return last is not None and last.kind == "word" and self.family.tells_future(self.view.tokens[last.start].key)

    def _told_tense(self, marking: Marking) -> str:
        """ "Said that he would come and meet": a participle of what is to come, made a noun, tells as a verb does."""
        if marking.nonfinite == "participle_future" and marking.case:
            return "future"
        return marking.tense if not marking.nonfinite else ""

    def _purposeful(self, number: int, item: Item) -> Marking:
        """ "In order to attend": a verbal noun before a word of purpose tells of what is still to come."""
        marking = self._verb_marking(number, item)
        after = self.items[number + 1] if number + 1 < len(self.items) else None
        if (
            marking.nonfinite == "verbal_noun"
            and after is not None
            and after.kind == "markings"
            and "for_purpose" in after.ids()
        ):
            return INFINITIVE
        return marking

    def _qualifies(self, number: int, item: Item) -> bool:
        """ "The declaration signed by", "the summit held in": right after its noun, in a sentence with a verb of its own."""
        place = number - 1
        while place > max(number - 7, 0) and self.items[place].kind in ("word", "prepositions", "name"):
            place -= 1
        before = self.items[place] if number else None
        near = before is not None and (before.kind == "documents" or place == number - 1)
        if place == number - 1 and before is not None and before.kind in QUALIFIED:
            return not QUALIFIED[before.kind].isdisjoint(item.ids())  # a talk holds nothing, a paper signs nothing
        fits = near and before is not None and not QUALIFIED.get(before.kind, frozenset()).isdisjoint(item.ids())
        return fits and any(i.kind in ("predicates", "said") or self._helping(i) for i in self.items[:number])

    def _ends_clause(self, number: int) -> bool:
        after = self.items[number + 1] if number + 1 < len(self.items) else None
        if after is not None and after.kind == "quote" and self._opens(after):
            return False  # "the «Great Eight» summit that took place"
        return after is None or after.kind in (
            "mark",
            "quote",
            "comma",
            "close",
            "dash",
            "clause_breaks",
            "said",
            "predicates",
        )
