"""Event nouns: their type, their marking, and the settings they make ("during the meeting")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kengash.clauses.belonging import Belonging
from kengash.clauses.nouns import HAPPENING, SETTINGS, Event
from kengash.families.marking import BARE, Marking
from kengash.hits import Hit
from kengash.mentions.places import choose_preposition
from kengash.mentions.runs import roman
from kengash.mentions.view import Item
from kengash.world import facts, load

WHEN_AND_WHERE = frozenset({"cities", "states", "months", "number", "prepositions", "weekdays", "close", "quote"})
OPENING = frozenset("«“„‹")
FATAL = frozenset({"comma", "events", "said", "predicates"})  # what ends the words about a noun
FARTHEST_FATE = 14
CALLED_OFF = frozenset({"cancelled", "postponed", "denied"})
SITTING = frozenset(
    {"minister", "head_of_state", "head_of_government"}
)  # levels of organs that do not sit all the time
# Short endings only: a word joined to a figure counts something else ("under 35-articles").
ORDINAL = re.compile(r"^(\d{1,3})(?:-?([^\W\d]{1,6}))?$")


class Events(Belonging):
    """Reads the event nouns of a sentence."""

    def _event(self, number: int, item: Item) -> Event:
        readings = item.markings() or (BARE,)
        marking = next((m for m in readings if m.case or m.possessive), readings[0])
        if self._after_verb(number):
            marking = next((m for m in readings if not m.case), marking)  # "are planned the meetings"
        if marking.case == "object" and self._awaited(item):
            marking = next((m for m in readings if m.possessive and not m.case), marking)
        kind = item.ids()[0] if item.kind == "events" else ""
        relation = self._event_relation(number, marking)
        return Event(
            number,
            kind,
            marking,
            relation,
            self._plural(readings, relation),
            self.view.chars(item.start, item.end),
        )

    def _after_verb(self, number: int) -> bool:
        """Whether a verb stands right before a noun that can be its subject."""
        place = number - 1
        while place > max(number - 3, 0) and self._agreeing(self.items[place]):
            place -= 1
        before = self.items[place] if place >= 0 and self.family.case_marked else None
        if before is None:
            return False
        told = any(
            h.end == self.items[place + 1].start and any(f.verbal for _, f in h.readings) for h in self.view.aside
        )
        return told or before.kind == "predicates"

    def _awaited(self, item: Item) -> bool:
        """ "His meeting with X is planned", where verbs come last: what looks like an object right before its word of status."""
        return not self.family.case_before and any(h.start == item.end and h.ids("statuses") for h in self.view.aside)

    def _agreeing(self, item: Item) -> bool:
        """A word that can be an adjective of a subject."""
        return item.kind == "word" and "object" in self.family.shape(self.view.tokens[item.start].key)

    def _plural(self, readings: Sequence[Marking], relation: str) -> bool:
        """Whether the noun stands in the plural; as a subject or object, whatever its genitive singular looks like."""
        if self.family.case_marked and relation in ("", "object"):
            readings = [m for m in readings if m.case in ("", "object")] or readings
        return any(m.plural for m in readings) and all(m.plural for m in readings)

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
        if event.relation == "at" and event.type == "call" and self.family.case_marked:
            return True  # "the presidents confirmed in a telephone conversation"
        noun = self.items[event.item]
        bodies = any(-6 <= b.start - noun.end <= 3 or 0 <= noun.start - b.end <= 4 for b in self.bodies)
        return event.relation == "at" and event.type in ("summit", "session", "conference") and bodies

    def _on_a_visit(self, event: Event) -> bool:
        """A visit in a place marking is where the rest happens ("signed on his official visit to")."""
        return not self.family.case_before and event.type == "visit" and event.relation == "at"

    def _forums(self) -> list[Event]:
        """A forum that is known by name ("the Antalya Diplomacy Forum") is an event noun itself; so is a format that takes place."""
        found = []
        for number, item in enumerate(self.items):
            kind = self._kind_of_name(number, item) if item.kind == "organizations" else ""
            if item.kind == "organs" and not self.family.case_before:
                kind = self._kind_of_organ(number, item)
            if kind and (item.kind == "organs" or not self._event_beside(number)):
                marking = next((m for m in item.markings() if m.case), BARE)
                span = self.view.chars(item.start, item.end)
                found.append(Event(number, kind, marking, self._event_relation(number, marking), False, span))
        return found

    def _kind_of_organ(self, number: int, item: Item) -> str:
        """ "The NATO Defence Ministers' Meeting": an organ whose name ends in the noun of what it holds."""
        after = self.items[number + 1] if number + 1 < len(self.items) else None
        if after is not None and after.kind == "events":
            return ""
        named = self.view.language.hits(self.view.tokens[item.end - 1 : item.end], 0)
        kinds = {i for hit in named for i in hit.ids("events")}
        return "summit" if "summit" in kinds else "session" if kinds & {"session", "meeting"} else ""

    def _kind_of_name(self, number: int, item: Item) -> str:
        known = load("organizations").get(item.ids()[0], {})
        if known.get("type") == "conference":
            return "conference"
        return "summit" if known.get("kind") == "format" and self._happens(number) else ""

    def _happens(self, number: int) -> bool:
        """ "The G20 will take place in Rio": the verb of an event, without an object, over places and dates alone."""
        for place, item in enumerate(self.items[number + 1 : number + 5], number + 1):
            if item.kind == "predicates":
                after = self.items[place + 1].kind if place + 1 < len(self.items) else "mark"
                return bool(HAPPENING & set(item.ids())) and after in {"mark", "comma", *WHEN_AND_WHERE} - {"quote"}
            if item.kind not in WHEN_AND_WHERE and not self._small(item):
                return False
        return False

    def _formats(self) -> list[tuple[str, Event]]:
        """ "On the sidelines of the G20": a format named alone stands for its summit, a council of ministers for its session."""
        found = []
        for number, item in [(n, i) for n, i in enumerate(self.items) if i.kind in ("organs", "organizations")]:
            type_, kinds = self._convening(item)
            if not type_:
                continue
            event = Event(number, type_, BARE, "", False, self.view.chars(item.start, item.end))
            kind = self._setting(event)
            if kind in kinds and not self._event_beside(number, item):
                found.append((str(kind), event))
        return found

    def _convening(self, item: Item) -> tuple[str, tuple[str, ...]]:
        """What a format or an organ that sits at times only holds when it meets, and the settings that say that it does."""
        if item.kind == "organs":
            organ = facts.organ(item.ids()[0])
            return (str(organ.get("type", "")), ("on_margins",)) if organ.get("level") in SITTING else ("", ())
        known = load("organizations").get(item.ids()[0], {})
        summit = known.get("kind") == "format" and known.get("type") != "conference"
        return ("summit", ("on_margins", "during")) if summit else ("", ())

    def _event_beside(self, number: int, own: Item | None = None) -> bool:
        near = self.items[max(number - 3, 0) : number + 3]
        return any(i.kind in ("events", "organs") and i is not own for i in near)

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
            if item.kind == "prepositions":
                return self._place_setting(item, self.items[event.item])
            closed = item.kind == "quote" and place == event.item + 1  # "during the «… Summit»"
            if closed or self._attendance(item) or self._quoted_marking(item, place):
                place += step
                continue
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
                "offices",
                "honorifics",
            ):
                return None
            place += step
        return None

    def _attendance(self, item: Item) -> bool:
        """ "Within her taking part in the session": the verbal noun between a noun and the word of the setting."""
        if self.family.case_before or item.kind != "predicates" or item.hit is None or "attending" not in item.ids():
            return False
        return any(m.nonfinite == "verbal_noun" and m.case == "of" for m in item.hit.verbal())

    def _quoted_marking(self, item: Item, place: int) -> bool:
        """ "«On the sidelines» of the summit": the quote that closes after the words of the setting."""
        around = [i.kind for i in self.items[max(place - 2, 0) : place]]
        return item.kind == "quote" and self.family.case_before and around == ["quote", "markings"]

    def _place_setting(self, preposition: Item, noun: Item) -> str | None:
        """ "At the meeting they discussed", where the case of the noun tells it from "came to the meeting"."""
        kinds = preposition.hit.ids("markings") if preposition.hit else ()
        placed = kinds and choose_preposition(preposition, noun) in ("at", *SETTINGS)
        return next((k for k in kinds if k in SETTINGS), None) if placed else None

    def _given_name(self, number: int, item: Item) -> bool:
        """ "The committee's chairman Ziyafat Asgarov": between a title and a surname a noun is a first name."""
        around = [i.kind for i in self.items[max(number - 1, 0) : number + 2]]
        return around == ["offices", item.kind, "name"] and self.view.tokens[item.start].capital

    def _fate(self, event: Event | None, verb: Item) -> tuple[str, ...]:
        """ "The visit that he plans to pay was postponed": what the verb of the noun itself says, where verbs stand last."""
        if event is None or self.family.case_before or event.relation not in ("", "object", "of"):
            return ()
        noun = self.items[event.item]
        if noun.start < verb.start:
            return ()
        stop = min(
            (i.start for i in self.items if i.start >= noun.end + (i.kind == "comma") and i.kind in FATAL),
            default=10_000,
        )
        near = [h for h in self.view.aside if noun.end <= h.start <= noun.end + FARTHEST_FATE and h.start < stop]
        return tuple(s for h in near for s in h.ids("statuses") if s in CALLED_OFF)

    def _called_off_before(self, hit: Hit, verb: Item, frame: str | None) -> bool:
        """ "Since he called off his visit, the minister will attend": where verbs stand last, told of what stands before it."""
        return (
            bool(frame)
            and not self.family.case_before
            and hit.end <= verb.start
            and bool(CALLED_OFF & set(hit.ids("statuses")))
        )

    def _ordinal(self, event: Event | None) -> int | None:
        if event is None:
            return None
        at = self.items[event.item].start
        near = [(h.end, int(h.ids("ordinals")[0])) for h in self.view.aside if h.ids("ordinals")]
        near += [
            (n + 1, value) for n, t in enumerate(self.view.tokens) if t.capital and (value := roman(t.text)) is not None
        ]
        dated = {p for d in self.days for p in range(d.at, d.end_at)}
        near += [(end, value) for end, value in self._numbered(at) if end - 1 not in dated]
        named = {p for i in self.items if i.kind == "organizations" for p in range(i.start, i.end)}  # "C5+1"
        near = [(end, value) for end, value in sorted(near) if 0 <= at - end <= 8 and end - 1 not in named]
        return near[-1][1] if near else None

    def _numbered(self, at: int) -> Iterator[tuple[int, int]]:
        """Ordinals in figures: "12th session", `12-zhyiyn` (a number right before the noun), "8. toplantı"."""
        for place in range(max(at - 6, 0), at):
            token = self.view.tokens[place]
            found = ORDINAL.match(token.text) if token.kind == "number" else None
            if found and (
                found[2] or at - place <= 1 or (self.view.tokens[place + 1].text in ("-", ".") and at - place <= 3)
            ):
                yield place + 1, int(found[1])

    def _opens(self, quote: Item) -> bool:
        """Whether a quotation mark opens: by its shape, or as every other one of those that have none."""
        text = self.view.tokens[quote.start].text
        before = sum(t.text == text for t in self.view.tokens[: quote.start])
        return text in OPENING or (text == '"' and before % 2 == 0)
