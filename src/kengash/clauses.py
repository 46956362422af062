"""Mentions + predicate -> Clause: which predicate or event noun, with whom in which marking, when, where, in which state.

The rules know abstract markings only. Two orders of a clause are read: the predicate at the end of what belongs to it
(Turkic), and the predicate between its subject and the rest (Slavic, Germanic).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kengash.families.marking import BARE, Marking
from kengash.mentions.actors import Actor, Reader
from kengash.mentions.bodies import Bodies, BodySeen
from kengash.mentions.dates import Calendar, Day
from kengash.mentions.names import NameBook
from kengash.mentions.places import Map, Spot, choose_preposition
from kengash.mentions.view import Item, View, roman
from kengash.nouns import Span
from kengash.world import load

SETTINGS = ("during", "on_margins", "concluding", "after", "before")
RELATIONS = frozenset(
    {
        "with",
        "between",
        "by",
        "chaired_by",
        "led_by",
        "attended_by",
        "invited_by",
        "hosted_by",
        "along_with",
        "on_behalf_of",
        "from",
        "to",
        "of",
        "about",
        "at",
        "for_purpose",
        "instead_of",
    }
)
LIGHT = frozenset(
    {
        "holding",
        "hosting",
        "attending",
        "chairing",
        "heading_delegation",
        "representing",
        "beginning",
        "concluding",
        "opening",
        "inviting",
        "gathering",
    }
)
INFINITIVE = Marking(nonfinite="infinitive")
PAPER_FRAMES = frozenset(
    {"signing", "adopting", "approving", "initialling", "ratifying", "preparing", "exchanging_documents"}
)


class Event(msgspec.Struct, frozen=True, gc=False):
    """An event noun in a sentence."""

    item: int
    type: str  # "" for a noun that only refers back
    marking: Marking
    relation: str
    plural: bool
    span: Span


class Clause(msgspec.Struct, frozen=True, gc=False):
    """What one predicate or event noun says."""

    sentence: int
    frame: str | None
    event: Event | None
    marking: Marking
    start: int  # tokens of the window
    at: int  # where the predicate (or event noun) begins
    end: int
    actors: tuple[tuple[str, Actor], ...]  # (marking, actor)
    spots: tuple[Spot, ...]
    days: tuple[Day, ...]
    bodies: tuple[BodySeen, ...]
    forms: tuple[str, ...]
    statuses: tuple[str, ...]
    negated: bool
    ordinal: int | None
    span: Span
    rule: str


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence with its mentions and clauses."""

    view: View
    actors: tuple[Actor, ...]
    settings: tuple[tuple[str, Event], ...]  # (during | on_margins | concluding …, event noun)
    spots: tuple[Spot, ...]
    days: tuple[Day, ...]
    bodies: tuple[BodySeen, ...]
    clauses: tuple[Clause, ...]


def read_sentence(view: View, book: NameBook, published: str | None) -> Sentence:
    """The mentions and clauses of one sentence."""
    return Clauses(view, book, published).read()


class Clauses:
    """Reads one sentence; see `read`."""

    def __init__(self, view: View, book: NameBook, published: str | None) -> None:
        self.view, self.items = view, view.items
        self.family = view.language.family
        self.bodies = Bodies(view).read()
        self.actors = self._related(Reader(view, book).read())
        taken = {t for a in self.actors if a.kind != "state" for t in range(a.start, a.end)}
        taken |= {t for b in self.bodies for t in range(b.start, b.end)}
        self.spots = Map(view, taken).read()
        self.days = Calendar(view, published).read()

    def read(self) -> Sentence:
        events = [self._event(n, i) for n, i in enumerate(self.items) if i.kind in ("events", "continuing")]
        settings = [(s, e) for e in events if (s := self._setting(e))] + self._formats()
        aside = {e.item for _, e in settings}
        free = [e for e in events if e.item not in aside]
        clauses = tuple(self._clauses(free))
        settings += [("during", c.event) for c in clauses if c.frame is None and c.event and self._stage(c.event)]
        return Sentence(
            self.view,
            tuple(self.actors),
            tuple(settings),
            tuple(self.spots),
            tuple(self.days),
            tuple(self.bodies),
            clauses,
        )

    # --- relations -----------------------------------------------------------------------------------------------

    def _related(self, actors: list[Actor]) -> list[Actor]:
        related = self._paired([msgspec.structs.replace(a, relation=self._relation(a)) for a in actors])
        order = range(len(related)) if self.family.case_before else range(len(related) - 1, -1, -1)
        step = 1 if self.family.case_before else -1
        for at in order:
            near = at + step
            if 0 <= near < len(related) and not related[near].relation and related[at].relation:
                first, second = sorted((at, near))
                if self._coordinated(related[first], related[second]):
                    related[near] = msgspec.structs.replace(related[near], relation=related[at].relation)
        return related

    def _paired(self, actors: list[Actor]) -> list[Actor]:
        """ "The Kazakhstan-Pakistan forum": two states joined by a dash are the two sides of what follows."""
        paired = list(actors)
        for n, (a, b) in enumerate(zip(actors, actors[1:], strict=False)):
            between = [i.kind for i in self.items if a.end <= i.start and i.end <= b.start]
            if between == ["dash"] and {a.kind, b.kind} <= {"state", "organization"}:
                paired[n : n + 2] = [msgspec.structs.replace(x, relation="between") for x in (a, b)]
        return paired

    def _coordinated(self, a: Actor, b: Actor) -> bool:
        if a.start == b.start:
            return True
        between = [i for i in self.items if a.end <= i.start and i.end <= b.start]
        joined = any(
            i.kind in ("comma", "conjunctions") or (i.kind == "markings" and self._also_conjunction(i)) for i in between
        )
        return (
            joined
            and len(between) <= 5
            and all(i.kind in ("comma", "conjunctions", "honorifics", "markings", "word") for i in between)
        )

    def _small(self, item: Item) -> bool:
        return item.kind == "word" and self.view.tokens[item.start].key in self.view.language.common

    def _relation(self, actor: Actor) -> str:
        if self.family.case_before:
            return self._before(actor)
        place = next((n for n, i in enumerate(self.items) if i.start >= actor.end), None)
        if place is not None:
            if (found := self._marking_at(place)) is not None:
                return found
        return actor.marking.case

    def _marking_at(self, place: int) -> str | None:
        item = self.items[place]
        if item.kind != "markings":
            return None
        if self._also_conjunction(item) and not self._ends_list(place):
            return None
        return next((i for i in item.ids() if i in RELATIONS), None)

    def _also_conjunction(self, item: Item) -> bool:
        return item.hit is not None and any(e.section == "conjunctions" for e, _ in item.hit.readings)

    def _ends_list(self, place: int) -> bool:
        """ "X ile Y ile": a with-word that is also "and" joins two actors when another actor with its own marking follows."""
        return True

    def _before(self, actor: Actor) -> str:
        place = max((n for n, i in enumerate(self.items) if i.end <= actor.start), default=-1)
        while place >= 0 and (
            self.items[place].kind in ("honorifics", "forms", "anaphors") or self._small(self.items[place])
        ):
            place -= 1
        if place < 0:
            return actor.marking.case
        item = self.items[place]
        if item.kind == "markings":
            return next((i for i in item.ids() if i in RELATIONS), "")
        if item.kind == "prepositions":
            head = next((i for i in self.items if i.start >= actor.start), item)
            return choose_preposition(item, head)
        return actor.marking.case

    # --- events ----------------------------------------------------------------------------------------------------

    def _event(self, number: int, item: Item) -> Event:
        readings = item.markings() or (BARE,)
        marking = next((m for m in readings if m.case or m.possessive), readings[0])
        kind = item.ids()[0] if item.kind == "events" else ""
        relation = self._event_relation(number, marking)
        return Event(
            number,
            kind,
            marking,
            relation,
            any(m.plural for m in readings) and not any(not m.plural for m in readings),
            self.view.chars(item.start, item.end),
        )

    def _event_relation(self, number: int, marking: Marking) -> str:
        if not self.family.case_before:
            return marking.case
        place = number - 1
        while (
            place >= 0
            and self.items[place].kind
            in ("word", "nationalities", "number", "name", "organizations", "organs", "states")
            and number - place < 6
        ):
            place -= 1
        if place >= 0 and self.items[place].kind == "prepositions":
            return choose_preposition(self.items[place], self.items[number])
        if place >= 0 and self.items[place].kind == "markings":
            return next(iter(self.items[place].ids()), "")
        return marking.case

    def _stage(self, event: Event) -> bool:
        """ "At the G7 summit the two met": a session with a body of its own, named in a place marking, is where the rest happens."""
        noun = self.items[event.item]
        bodies = any(-6 <= b.start - noun.end <= 3 or 0 <= noun.start - b.end <= 4 for b in self.bodies)
        return event.relation == "at" and event.type in ("summit", "session", "conference") and bodies

    def _formats(self) -> list[tuple[str, Event]]:
        """ "On the sidelines of the G20": a format named alone stands for its summit."""
        found = []
        for number, item in enumerate(self.items):
            if item.kind == "organizations" and load("organizations").get(item.ids()[0], {}).get("kind") == "format":
                kind = self._setting(Event(number, "", BARE, "", False, self.view.chars(item.start, item.end)))
                if kind in ("on_margins", "during") and not self._event_beside(number):
                    found.append(
                        (kind, Event(number, "summit", BARE, "", False, self.view.chars(item.start, item.end)))
                    )
        return found

    def _event_beside(self, number: int) -> bool:
        return any(i.kind in ("events", "organs") for i in self.items[max(number - 3, 0) : number + 3])

    def _setting(self, event: Event) -> str | None:
        """ "during the meeting", "on the sidelines of the summit", "at the end of the session"."""
        step = -1 if self.family.case_before else 1
        place = event.item + step
        for _ in range(7):
            if not 0 <= place < len(self.items):
                return None
            item = self.items[place]
            if item.kind == "markings":
                return next((i for i in item.ids() if i in SETTINGS), None)
            if not self.family.case_before or item.kind not in (
                "word",
                "organizations",
                "organs",
                "states",
                "nationalities",
                "number",
                "name",
                "standing_bodies",
                "dash",
            ):
                return None
            place += step
        return None

    # --- clauses -----------------------------------------------------------------------------------------------------

    def _clauses(self, events: list[Event]) -> Iterator[Clause]:
        predicates = [(n, i) for n, i in enumerate(self.items) if i.kind in ("predicates", "said")]
        used: set[int] = set()
        last = 0
        for order, (number, item) in enumerate(predicates):
            stop = self._stop(predicates, order)
            window = self._window(last, item, stop)
            frames = self._frames(item, window)
            reach = self._reach(number, item, window[1])
            near = [e for e in events if window[0] <= self.items[e.item].start < reach and e.item not in used]
            for frame in frames or ["stating"]:
                governed = self._all_governed(frame, near, item)
                used.update(e.item for e in (*governed, *self._spent(frame, near)))
                for event in governed or [None]:
                    yield self._clause(frame, event, item, window)
            if self._closes(number, item):
                last = item.end
        for event in events:
            if event.item not in used:
                item = self.items[event.item]
                yield self._clause(None, event, item, self._noun_window(event, predicates, events))

    def _frames(self, item: Item, window: tuple[int, int]) -> list[str]:
        """Where one verb has several frames, what stands in the clause decides: a paper is adopted, a person received."""
        frames = item.hit.ids("predicates") if item.hit else []
        if len(frames) < 2:
            return frames
        inside = {i.kind for i in self.items if window[0] <= i.start < window[1]}
        delegation = any(
            i.kind in ("groups", "anaphors") and {"delegations", "delegation"} & set(i.ids())
            for i in self.items
            if window[0] <= i.start < window[1]
        )
        if "heading_delegation" in frames and "chairing" in frames:
            return ["heading_delegation" if delegation else "chairing"]
        papers = [f for f in frames if f in PAPER_FRAMES]
        others = [f for f in frames if f not in PAPER_FRAMES]
        return (papers if papers and "documents" in inside else others or papers)[:1]

    def _closes(self, number: int, item: Item) -> bool:
        if self.family.case_before:
            return True
        marking = self._verb_marking(number, item)
        return bool(marking.tense) or marking.nonfinite in ("converb", "")

    def _spent(self, frame: str, near: list[Event]) -> list[Event]:
        """The noun that only says what kind of visit or call the verb means: "arrived on an official visit"."""
        kind = load("frames").get(frame, {}).get("type")
        return [e for e in near if e.type == kind and kind in ("visit", "call")]

    def _reach(self, number: int, item: Item, end: int) -> int:
        """A participle looks forward: "the meeting held by them" stands after the verb where the verb comes last."""
        if self.family.case_before or not self._verb_marking(number, item).nonfinite.startswith("participle"):
            return end
        return self.items[min(number + 4, len(self.items) - 1)].start + 1

    def _stop(self, predicates: list[tuple[int, Item]], order: int) -> int:
        after = self.items[predicates[order][0] + 1 :]
        for item in after:
            if item.kind in ("predicates", "said", "clause_breaks"):
                return item.start
        return len(self.view.tokens)

    def _window(self, last: int, item: Item, stop: int) -> tuple[int, int]:
        if not self.family.case_before:
            return last, item.start
        breaks = [i.end for i in self.items if i.kind == "clause_breaks" and last <= i.end <= item.start]
        if last and not breaks and not self._spoken(last):
            return item.start, stop  # what stands between two verbs is the first one's; the subject is shared
        return max([last, *breaks]), stop

    def _spoken(self, end: int) -> bool:
        """Whether the verb that ends here is one of saying: then what follows it has a subject of its own."""
        return any(i.end == end and (i.kind == "said" or "stating" in i.ids()) for i in self.items)

    def _noun_window(self, event: Event, predicates: list[tuple[int, Item]], events: list[Event]) -> tuple[int, int]:
        at = self.items[event.item].start
        before = max((i.end for n, i in predicates if i.end <= at and self._closes(n, i)), default=0)
        nouns = [self.items[e.item] for e in events if e.type]
        after = min(
            (i.start for i in [*(i for _, i in predicates), *nouns] if i.start > at), default=len(self.view.tokens)
        )
        if self.family.case_before:
            before = max([before, *(n.end for n in nouns if n.end <= at)])
        return (before, self.items[event.item].end) if not self.family.case_before else (before, after)

    def _all_governed(self, frame: str, near: list[Event], verb: Item) -> list[Event]:
        """The event noun of a predicate; several where one verb tells of several: "a summit, a conference and a session will be held"."""
        one = self._governed(frame, near, verb)
        if one is None:
            return []
        if frame != "holding" or self.family.case_before or not one.type or one.relation:
            return [one]
        return [e for e in near if e.type and not e.relation and self.items[e.item].start < verb.start] or [one]

    def _governed(self, frame: str, near: list[Event], verb: Item) -> Event | None:
        """The event noun that the predicate is about: for light verbs the nearest; else one in a place marking."""
        if self.family.case_before and frame in LIGHT:
            after = [e for e in near if self.items[e.item].start > verb.start]
            return (after or near or [None])[0] if frame != "holding" else self._held(near, verb)
        if frame in LIGHT:
            ahead = [e for e in near if self.items[e.item].start > verb.start]
            marked = [e for e in near if e.relation in ("at", "to", "object", "")]
            return (ahead or marked[-1:] or [None])[0]
        return next((e for e in near if e.relation == "at"), None)

    def _held(self, near: list[Event], verb: Item) -> Event | None:
        passive = any(m.passive for m in verb.hit.verbal()) if verb.hit else False
        before = [e for e in near if self.items[e.item].start < verb.start]
        after = [e for e in near if self.items[e.item].start > verb.start]
        return (before[-1:] + after if passive or not after else after)[0] if near else None

    def _clause(self, frame: str | None, event: Event | None, item: Item, window: tuple[int, int]) -> Clause:
        start, end = window
        end = max(end, item.end)
        inside = range(start, end)
        aside = [h for h in self.view.aside if start <= h.start < self._heard(end, item)]
        marking = self._purposeful(self.items.index(item), item) if frame else event.marking if event else BARE
        return Clause(
            self.view.number,
            frame,
            event,
            marking,
            start,
            item.start,
            end,
            self._parts(item, marking if frame else BARE, inside),
            tuple(s for s in self.spots if s.at in inside),
            tuple(d for d in self.days if d.at in inside),
            tuple(b for b in self.bodies if b.start in inside),
            tuple(f for h in aside for f in h.ids("forms")),
            tuple(s for h in aside for s in h.ids("statuses")),
            any(h.ids("negation") for h in aside) or marking.negative,
            self._ordinal(event),
            self.view.chars(min(start, item.start), end),
            f"clause.{frame or 'event'}",
        )

    def _heard(self, end: int, item: Item) -> int:
        """Words of status and form belong to a predicate up to the next clause only; a noun hears the verb after it."""
        return min(
            [i.start for i in self.items if i.kind == "clause_breaks" and i.start > item.start] + [max(end, item.end)]
        )

    def _verb_marking(self, number: int, item: Item) -> Marking:
        """A form that is both finite and participle (`-gan`) is finite only at the end of its clause."""
        readings = item.hit.verbal() if item.hit else []
        finite = [m for m in readings if m.tense]
        participles = [m for m in readings if m.nonfinite.startswith("participle")]
        if finite and participles and not self.family.case_before and not self._ends_clause(number):
            return participles[0]
        if readings and self.family.case_before and self._after_to(number):
            return INFINITIVE
        return (finite or readings or [BARE])[0]

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

    def _after_to(self, number: int) -> bool:
        """ "to hold": a base form after the particle that is also the preposition of direction."""
        before = self.items[number - 1] if number else None
        return (
            self.view.language.family_name == "germanic"
            and before is not None
            and before.kind == "prepositions"
            and "to" in before.ids()
        )

    def _ends_clause(self, number: int) -> bool:
        after = self.items[number + 1] if number + 1 < len(self.items) else None
        return after is None or after.kind in ("mark", "comma", "close", "dash", "clause_breaks", "said", "predicates")

    def _parts(self, trigger: Item, marking: Marking, inside: range) -> tuple[tuple[str, Actor], ...]:
        parts = [(self._part(a, trigger), a) for a in self.actors if a.start in inside]
        if self.family.case_before or not marking.nonfinite or any(p == "who" for p, _ in parts):
            return tuple(parts)
        if marking.nonfinite.startswith("participle"):
            ahead = [a for a in self.actors if a.start == trigger.end and a.kind in ("person", "group")]
            if ahead:  # "the minister who came": the participle's subject stands after it
                return (*parts, ("who", ahead[0]))
        # the subject of a nominalised clause is in the genitive
        return tuple(("who" if p == "of" and a.kind != "state" else p, a) for p, a in parts)

    def _part(self, actor: Actor, trigger: Item) -> str:
        """The marking of an actor in this clause: written, or told by its place."""
        if actor.relation:
            return actor.relation
        if self.family.case_before and actor.start > trigger.start:
            return "object"
        return "who"

    def _ordinal(self, event: Event | None) -> int | None:
        if event is None:
            return None
        at = self.items[event.item].start
        near = [(h.end, int(h.ids("ordinals")[0])) for h in self.view.aside if h.ids("ordinals")]
        near += [
            (n + 1, value) for n, t in enumerate(self.view.tokens) if t.capital and (value := roman(t.text)) is not None
        ]
        near = [(end, value) for end, value in sorted(near) if 0 <= at - end <= 8]
        return near[-1][1] if near else None
