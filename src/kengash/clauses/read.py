"""Mentions + predicate -> Clause: which predicate or event noun, with whom in which marking, when and where.

The rules know abstract markings only. Two orders of a clause are read: the predicate at the end of what belongs to it
(Turkic), and the predicate between its subject and the rest (Slavic, Germanic).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from kengash.clauses.gathering import gathered
from kengash.clauses.nouns import MATTERS, PAPER_FRAMES, Clause, Event, Sentence
from kengash.clauses.parts import Parts
from kengash.families.marking import BARE, Marking
from kengash.hits import Hit
from kengash.mentions.names import NameBook
from kengash.mentions.view import Item, View
from kengash.mentions.years import Day
from kengash.world import load

BEFORE_NOUN = frozenset({"word", "nationalities", "number", "ordinal"})
CIRCUMSTANCES = BEFORE_NOUN | {"months", "weekdays", "prepositions", "cities"}
LONGEST_SETTING = 8  # words between a noun and its word of status
UNDONE = frozenset({"cancelled", "postponed", "denied", "proposed"})
SPOKEN = frozenset({"stating", "congratulating", "condoling"})  # what is said at a talk


class Clauses(Parts):
    """Reads one sentence; see `read`."""

    def read(self) -> Sentence:
        if not any(map(self._tells, self.items)):
            return Sentence(self.view, tuple(self.actors), (), (), (), (), ())
        self._circumstances()
        nouns = [(n, i) for n, i in enumerate(self.items) if i.kind in ("events", "continuing")]
        events = [self._event(n, i) for n, i in nouns if not self._given_name(n, i)]
        events = self._own_names(sorted([*events, *self._forums()], key=lambda e: e.item))
        settings = [(s, e) for e in events if (s := self._setting(e))] + self._formats()
        settings += [("during", e) for e in events if self._on_a_visit(e) and e not in [s for _, s in settings]]
        aside = {e.item for _, e in settings}
        free = [e for e in events if e.item not in aside]
        clauses = tuple(gathered(list(self._clauses(free, events))))
        settings += [("during", c.event) for c in clauses if c.event and self._scene(c.frame, c.event)]
        return Sentence(
            self.view,
            tuple(self.actors),
            tuple((s, msgspec.structs.replace(e, ordinal=self._ordinal(e))) for s, e in settings),
            tuple(self.spots),
            tuple(self.days),
            tuple(self.bodies),
            clauses,
            self.venues,
        )

    def _own_names(self, events: list[Event]) -> list[Event]:
        """ "The first summit of the dialogue": where owners come first, a noun right before the one that it owns only names it."""
        if self.family.case_before:
            return events
        after = {a.item: b for a, b in itertools.pairwise(events)}
        return [e for e in events if not self._owns_next(e, after.get(e.item))]

    def _owns_next(self, event: Event, after: Event | None) -> bool:
        if event.relation != "of" or after is None or not after.marking.possessive or after.item - event.item > 2:
            return False
        return all(i.kind in BEFORE_NOUN for i in self.items[event.item + 1 : after.item])

    def _tells(self, item: Item) -> bool:
        """Whether an encounter, or something about one, may be told by this item."""
        if item.kind == "organizations":
            known = load("organizations").get(item.ids()[0], {})
            return bool(known.get("kind") == "format" or known.get("type") == "conference")
        return item.kind in ("events", "continuing") or (item.kind == "predicates" and item.ids() != ("stating",))

    def _scene(self, frame: str | None, event: Event) -> bool:
        """ "At the G7 summit", or "said, congratulated him at his meeting with X": where the rest happens."""
        if frame is None or (self.family.case_before and "type" in load("frames").get(frame, {})):
            return self._stage(event)
        return frame in SPOKEN and event.relation == "at" and event.type in ("meeting", "call")

    def _clauses(self, events: list[Event], every: list[Event]) -> Iterator[Clause]:
        predicates = self._outside_topics(self._predicates())
        used: set[int] = set()
        inner: list[
            range
        ] = []  # "(within the summit) to be held in Baku on Friday": nothing of it is the main clause's
        last, opening = 0, self._opening(predicates)
        for order, (number, item) in enumerate(predicates):
            stop = self._stop(predicates, order)
            window = self._window(last, item, stop, opening)
            frames = self._frames(item, window)
            reach = self._reach(number, item, window[1])
            near = [e for e in events if window[0] <= self.items[e.item].start < reach and e.item not in used]
            if reach > window[1] and self._ahead(every, events, item, reach):
                near, inner = [], [*inner, range(max([window[0], *(self.items[e.item].end for e in near)]), item.end)]
            if not self._subjects_of(near) and (before := self._antecedent(window[0], every, item)) is not None:
                near, window = [before], (self._since(before, predicates), window[1])
            for frame in frames or ["stating"]:
                governed = self._all_governed(frame, near, item)
                used.update(e.item for e in (*governed, *self._spent(frame, near)))
                if frame == "discussing":
                    used.update(e.item for e in near if self._matter(e, item))
                if not governed:
                    yield self._clause(frame, None, item, window, inner)
                for event in governed:
                    yield self._clause(frame, event, item, window, inner)
            if self._closes(number, item):
                last = item.end
        for event in events:
            if event.item not in used:
                item = self.items[event.item]
                yield self._clause(None, event, item, self._noun_window(event, predicates, events), inner)

    def _predicates(self) -> list[tuple[int, Item]]:
        """The predicates that have a clause of their own."""
        told = [(n, i) for n, i in enumerate(self.items) if i.kind in ("predicates", "said")]
        told = [(n, i) for n, i in told if not (self._handing(i) or self._aspect(n, i) or self._of_a_guest(n, i))]
        return [(n, i) for n, i in told if not self._of_no_paper(n, i)]

    def _of_no_paper(self, number: int, item: Item) -> bool:
        """ "The newly approved minister": a participle of what is done to papers, where the sentence has none."""
        if not self.family.case_marked or item.kind != "predicates" or not PAPER_FRAMES.issuperset(item.ids()):
            return False
        papers = any(i.kind == "documents" for i in self.items)
        return not papers and self._verb_marking(number, item).attributive

    def _subjects_of(self, near: list[Event]) -> list[Event]:
        """Of the nouns of a clause, those that can be what its verb tells of, where case says so."""
        return [e for e in near if e.relation in ("", "object")] if self.family.case_marked else near

    def _matter(self, event: Event, verb: Item) -> bool:
        """ "Discussed the meetings to come": talks in the plural inside a topic are none in particular."""
        if self.family.case_before:
            return event.plural and self.items[event.item].start > verb.start
        return event.plural and event.relation in MATTERS and self.items[event.item].start < verb.start

    def _since(self, noun: Event, predicates: list[tuple[int, Item]]) -> int:
        """ "Cancelled his visit, which was to": what stands before the noun, unless it is a predicate's, is told of it too."""
        start = self.items[noun.item].start
        if not self.family.case_marked:
            return start
        opening = max((i.end for i in self.items if i.kind == "clause_breaks" and i.end <= start), default=0)
        return start if any(opening <= i.start < start for _, i in predicates) else opening

    def _ahead(self, every: list[Event], free: list[Event], verb: Item, reach: int) -> bool:
        """ "A forum within the summit that will be held in Baku": the participle is that of the noun of the setting."""
        return any(verb.end <= self.items[e.item].start < reach for e in every if e not in free)

    def _clause(
        self, frame: str | None, event: Event | None, item: Item, window: tuple[int, int], inner: Sequence[range]
    ) -> Clause:
        start, end = window
        end = max(end, item.end)
        inside = range(start, end)
        noun = item if event is None else self.items[event.item]
        aside = self._told_beside(start, self._heard(end, item), item)
        marking = self._purposeful(self.items.index(item), item) if frame else event.marking if event else BARE
        named = not frame or (marking.nonfinite == "verbal_noun" and not marking.case)
        beside = self._before_status(item) if named else range(0)
        return Clause(
            self.view.number,
            frame,
            event,
            marking,
            start,
            item.start,
            end,
            self._parts(frame, event, item, marking if frame else BARE, self._with_its_noun(event, marking, inside)),
            tuple(s for s in self.spots if (s.at in inside and not any(s.at in i for i in inner)) or s.at in beside),
            tuple(
                d
                for d in self.days
                if (d.at in inside and not any(d.at in i for i in inner) and not self._of_another(d, noun))
                or d.at in beside
                or (not frame and self._set_for(d, item))
            ),
            tuple(b for b in self.bodies if b.start in inside),
            tuple(f for h in aside if self._forms_of(h, event, frame, item) for f in h.ids("forms")),
            self._statuses(item, event, aside, frame),
            self._negated(aside, item) or marking.negative or self._denied(item),
            self._ordinal(event),
            self.view.chars(min(start, item.start), end),
            f"clause.{frame or 'event'}",
        )

    def _with_its_noun(self, event: Event | None, marking: Marking, inside: range) -> range:
        """ "The held-in-X A-B talks": where verbs come last, what stands between a participle and its noun is the noun's."""
        noun = self.items[event.item].start if event is not None else 0
        ahead = not self.family.case_before and marking.nonfinite == "participle" and noun >= inside.stop
        return range(inside.start, noun) if ahead else inside

    def _negated(self, aside: list[Hit], item: Item) -> bool:
        """A word of negation; where case tells the parts of a clause, after the verb only one that denies a verb too."""
        said = [h for h in aside if h.ids("negation")]
        verbs = {i.start for i in self.items if i.kind in ("predicates", "said")} if self.family.case_marked else set()
        return any(h.start <= item.end or h.end in verbs or not self.family.case_marked for h in said)

    def _statuses(self, item: Item, event: Event | None, aside: list[Hit], frame: str | None) -> tuple[str, ...]:
        if fate := self._fate(event, item):
            return fate
        owner = None if "type" in load("frames").get(frame or "", {}) and self.family.case_marked else event
        heard = [h for h in aside if self._of(h, owner) and not self._called_off_before(h, item, frame)]
        heard = [h for h in heard if not (self._of_title(h, item, frame) or self._of_matter(h, item, frame))]
        said = tuple(s for h in heard for s in h.ids("statuses"))
        number = self.items.index(item)
        ahead = bool(frame) and (self._foretold(number, item) or self._shares_auxiliary(number))
        return (*said, "announced") if ahead else said

    def _of_title(self, hit: Hit, verb: Item, frame: str | None) -> bool:
        """ "Signed an agreement on the cancelling of visas": what stands in the title of a paper, where that follows its verb."""
        papers = [i.end for i in self.items if i.kind == "documents" and i.start >= verb.end]
        titled = frame in PAPER_FRAMES and self.family.case_marked and self.family.case_before
        return titled and bool(papers) and papers[0] <= hit.start

    def _of_matter(self, hit: Hit, verb: Item, frame: str | None) -> bool:
        """ "Discussed the cancelling of visas", "met X and proposed to": after a verb of the past, what is called off is not its own."""
        past = verb.hit is not None and any(m.tense == "past" for m in verb.hit.verbal())
        over = bool(frame) and past and self.family.case_marked and self.family.case_before and hit.start >= verb.end
        return over and not UNDONE.isdisjoint(hit.ids("statuses"))

    def _noun_ahead(self, hit: Hit) -> Item | None:
        """What stands after a word of status, over adjectives; where nouns are declined, over a day and a place too."""
        reach, over = (8, CIRCUMSTANCES) if self.family.case_marked else (3, BEFORE_NOUN)
        after = [i for i in self.items if i.start >= hit.end][:reach]
        return next((i for i in after if i.kind not in over), None)

    def _of_another(self, day: Day, item: Item) -> bool:
        """ "The visit, in preparation of the planned-on-24-May session": a day between a word of status and its noun."""
        if not self.family.case_marked:
            return False
        before = (h for h in self.view.aside if h.ids("statuses") and 0 <= day.at - h.end <= 1)
        nouns = (self._noun_ahead(h) for h in before)
        return any(n is not None and n.kind == "events" and n is not item for n in nouns)

    def _set_for(self, day: Day, noun: Item) -> bool:
        """ "His visit is planned for 28 February": where the verb comes last, the day between a noun and its word of status."""
        if self.family.case_before or not 0 <= day.at - noun.end <= 1:
            return False
        return any(h.ids("statuses") and 0 <= h.start - day.end_at <= 1 for h in self.view.aside)

    def _before_status(self, noun: Item) -> range:
        """ "The summit in Bishkek on Friday was": where verbs come last, days and places alone up to a word of status."""
        said = (h.start for h in self.view.aside if h.start >= noun.end and h.ids("statuses"))
        stop = min(said, default=0)
        if self.family.case_before or not noun.end < stop <= noun.end + LONGEST_SETTING:
            return range(0)
        told = {t for d in self.days for t in range(d.at, d.end_at)}
        told |= {t for s in self.spots if s.relation == "at" for t in range(s.at, s.end_at)}
        return range(noun.end, stop) if told.issuperset(range(noun.end, stop)) else range(0)

    def _told_beside(self, start: int, end: int, item: Item) -> list[Hit]:
        """The words of status and form of a clause; where verbs come first, one right before an infinitive is its own."""
        inside = [h for h in self.view.aside if start <= h.start < end]
        if not self.family.case_before:
            return inside
        if not self.family.case_marked:  # "addresses the session, following which he will hold talks"
            helping = (h for h in self.view.aside if h.ids("statuses") and h.end == item.start and h.start < start)
            return [*helping, *inside]
        verbs = {i.start for i in self.items if i.kind == "predicates" and i.start != item.start}
        own = [h for h in self.view.aside if h.start < item.start <= h.end and h.ids("statuses") and h not in inside]
        return [h for h in inside if not (h.end in verbs and h.ids("statuses"))] + own

    def _of(self, hit: Hit, event: Event | None) -> bool:
        """ "Upcoming", "planned" right before an event noun belong to that noun alone."""
        noun = self._noun_ahead(hit)
        if noun is None or noun.kind not in ("events", "continuing", "not_events"):
            return True
        return event is not None and self.items[event.item] is noun


def read_sentence(view: View, book: NameBook, published: str | None) -> Sentence:
    """The mentions and clauses of one sentence."""
    return Clauses(view, book, published).read()
