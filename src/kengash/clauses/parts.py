"""Which actors of a clause fill which parts of its predicate."""

from __future__ import annotations

import msgspec

from kengash.clauses.lists import NATIONAL_OR_HEAD
from kengash.clauses.nouns import LIGHT, Event, Part
from kengash.clauses.subjects import Subjects
from kengash.families.marking import Marking
from kengash.mentions.offices import Actor
from kengash.mentions.view import Item
from kengash.world import load

# What may stand in a list between two of those who attend: who the next one is, in words that name no office.
GOING = frozenset({"arrival", "departure", "going", "visit", "touring", "having_been"})
RECEIVING = frozenset({"reception", "greeting"})
OPENING = frozenset({"prepositions", "months", "number", "weekdays", "comma", "cities"})
LED = frozenset(
    {"attending", "chairing", "heading_delegation", "representing", "hosting", "gathering"}
)  # by whom stands after the verb too
TAKES_TWO = frozenset({"meeting", "call", "consultations"})
STATE_LIST = frozenset({"states", "conjunctions", "markings", "comma"})


class Parts(Subjects):
    """Fills the parts of a predicate."""

    def _goers(self, parts: list[Part], frame: str | None, trigger: Item) -> list[Part]:
        """ "N. Gandhi came", "N. Gandhi was received": neither a verb of coming and going nor a passive has an object."""
        if self.family.case_before:
            return parts
        if any(p == "who" for p, _ in parts):
            return self._last_of_list(parts) if frame == "attending" else parts
        if frame not in GOING and (self._transitive(trigger) or "passive" not in load("frames").get(frame or "", {})):
            return parts
        cut = {"object", "to"} if frame in GOING else {"object"}  # "N. Qaxariya left for", who is no "N. Qaxari"
        told = any(p in cut and a.name_span and a.kind == "person" for p, a in parts)
        return [("who", self._in_full(a)) if told and p in cut and a.name_span else (p, a) for p, a in parts]

    def _last_of_list(self, parts: list[Part]) -> list[Part]:
        """ "X and N. Cibuti attended": the last of a list of those who attend, whose name looks like an object."""
        who = [a for p, a in parts if p == "who" and a.kind == "person"]
        last = [a for p, a in parts if p == "object" and a.name_span and any(self._coordinated(w, a) for w in who)]
        return [("who", self._in_full(a)) if a in last else (p, a) for p, a in parts]

    def _in_full(self, actor: Actor) -> Actor:
        """The actor by the whole of his name, where what looked like its case is a part of it."""
        words = [t.text for t in self.view.tokens[actor.start : actor.end]]
        last = (actor.name or "").rpartition(" ")[2]
        whole = next((w for w in reversed(words) if w.startswith(last)), last)
        name = f"{(actor.name or '').removesuffix(last)}{whole}"
        return msgspec.structs.replace(actor, name=name, relation="")

    def _receiver(self, here: list[Actor], actor: Actor) -> str:
        """ "X was at the reception of President Y": the last bare person before the predicate is the host."""
        bare = [a for a in here if not a.relation and a.kind in ("person", "group")]
        several = len(bare) > 1 and bare[-1].start != bare[-2].start  # not "the A and B ambassadors"
        return "of" if several and actor is bare[-1] else ""

    def _parts(
        self, frame: str | None, event: Event | None, trigger: Item, marking: Marking, inside: range
    ) -> tuple[Part, ...]:
        here = [a for a in self._own_actors(frame, event) if a.start in inside and not self._taken(a, trigger, event)]
        here = [a for a in here if not (self._at_setting(a, trigger) or self._quoted_by(a, trigger))]
        led = any(not a.relation and a.start < trigger.start for a in here)
        subjectless = not led and (self._may_follow(trigger) or self._is_held(trigger, event))
        parts = [("object" if self._fronted(a, trigger) else self._part(a, trigger, subjectless), a) for a in here]
        if frame is None and self.family.case_marked:  # "being there with a visit": whom the verb asks for is the guest
            parts = [("of" if p == "object" and self._beside_a_visit(a) else p, a) for p, a in parts]
        if not self.family.case_before and marking.nonfinite == "verbal_noun" and marking.case == "object":
            parts = self._without_teller(parts)
        parts = self._framed(frame, trigger, parts, here)
        if not self.family.case_before and (own := self._own_subject(frame, trigger, marking, parts)) is not None:
            return (*((p, a) for p, a in parts if p != "who" and a is not own), ("who", own))
        if (relative := self._relative(trigger, inside.start, parts)) is not None:
            return (*parts, ("who", relative))
        if marking.attributive and not marking.plural and len(parts) > 1:
            parts = self._only_last(trigger, parts)
        if marking.attributive and self.family.case_marked and not any(p == "who" for p, _ in parts):
            parts = self._described(trigger, marking, parts)
        led = any(p == "who" and not self._beside_owners(frame, trigger, parts, a) for p, a in parts)
        if self.family.case_before or led:
            return tuple(parts)
        return self._led_by_owner(frame, trigger, marking, parts)

    def _framed(self, frame: str | None, trigger: Item, parts: list[Part], here: list[Actor]) -> list[Part]:
        """The parts as the frame's verb takes them."""
        parts = parts if frame == "being_received" else self._subjects(parts, frame)
        parts = self._objects(frame, trigger, self._goers(parts, frame, trigger))
        if frame == "reception" and self.family.case_before and not self.family.case_marked:
            parts = [(p, a) for p, a in parts if p != "object" or not self._past_noun(trigger, a)]
        if frame == "being_received" and not self.family.case_before:
            parts = [(self._receiver(here, a) or p, a) for p, a in parts]
        if not self.family.case_before and self._has_noun(frame, trigger):
            parts = [("with" if p == "of" and self._in_talks(trigger, a) else p, a) for p, a in parts]
        return parts

    def _led_by_owner(self, frame: str | None, trigger: Item, marking: Marking, parts: list[Part]) -> tuple[Part, ...]:
        """Where no subject is told, whose the verb's form is."""
        if not marking.nonfinite:
            return tuple(("who" if self._possessed(frame, trigger, p, a) else p, a) for p, a in parts)
        if marking.nonfinite.startswith("participle"):
            ahead = self._right_after(trigger)
            if ahead:  # "the minister who came": the participle's subject stands after it
                return (*parts, *(("who", a) for a in self._those_who_met(frame, ahead[0])))
        # the subject of a nominalised clause is in the genitive
        owners = [a for p, a in parts if p == "of" and a.kind != "state"]
        own = [a for a in owners if not self._noun_between(a, owners[-1])]
        return tuple(("who" if p == "of" and a in own else p, a) for p, a in parts)

    def _noun_between(self, a: Actor, b: Actor) -> bool:
        """ "That after X's meeting Y's visit will take place": whoever owns a noun before the last owner owns no other."""
        return any(i.kind == "events" and a.end <= i.start and i.end <= b.start for i in self.items)

    def _described(self, trigger: Item, marking: Marking, parts: list[Part]) -> list[Part]:
        """ "Of X, who visited", "received the arrived X": whom a participle describes did what it says."""
        before = [("who", a) for a in self.actors if a.end == self._comma_before(trigger)]
        if before or marking.passive or not self._attributive(self.items.index(trigger)):
            return parts + before
        noun = next((a for p, a in parts if a.start > trigger.start and a.kind in ("person", "group")), None)
        return [("who" if a is noun else p, a) for p, a in parts]

    def _only_last(self, trigger: Item, parts: list[Part]) -> list[Part]:
        """ "X and Y, who-sing had come": a participle in the singular describes the one right before its comma."""
        last = [a for p, a in parts if p == "who" and a.end == self._comma_before(trigger)]
        return [(p, a) for p, a in parts if p != "who" or a in last] if last else parts

    def _comma_before(self, trigger: Item) -> int:
        """ "Of X, who visited": where a participle follows its noun after a comma."""
        before = next((i for i in self.items if i.end == trigger.start), None)
        return before.start if before is not None and before.kind == "comma" else -1

    def _past_noun(self, trigger: Item, actor: Actor) -> bool:
        """ "Received a briefing on the attempt to oust President X": what is received is the noun before a preposition."""
        days = {t for d in self.days for t in range(d.at, d.end_at)}
        noun = False
        for item in (i for i in self.items if trigger.end <= i.start < actor.start):
            if item.kind in ("predicates", "comma", "conjunctions") or item.joins():
                return noun and item.kind == "predicates"
            if noun and item.kind == "prepositions" and item.end not in days:
                return True
            noun = item.kind in ("word", "documents") and not self._small(item) and item.start not in days
        return False

    def _quoted_by(self, actor: Actor, trigger: Item) -> bool:
        """ "«He will meet X,» Minister Y said", "met X, the minister said": after a quotation or a comma whoever says it."""
        if not self.family.case_before or self.family.case_marked or actor.start < trigger.start:
            return False
        before = next((i for i in reversed(self.items) if i.end <= actor.start and not self._small(i)), None)
        after = next((i for i in self.items if i.start >= actor.end), None)
        said = after is not None and (after.kind == "said" or "stating" in after.ids())
        return said and before is not None and before.kind in ("quote", "comma")

    def _at_setting(self, actor: Actor, trigger: Item) -> bool:
        """ "On the eve of the meeting with X he talked to Y": whom the noun of another encounter takes is not the verb's."""
        if self.family.case_before or actor.relation != "with":
            return False
        nouns = (i for i in self.items if i.kind == "events" and actor.end <= i.start < trigger.start)
        noun = next(nouns, None)
        after = next((i for i in self.items if noun is not None and i.start == noun.end), None)
        return (
            after is not None
            and after.kind == "markings"
            and bool({"before", "after", "concluding"} & set(after.ids()))
        )

    def _in_talks(self, trigger: Item, actor: Actor) -> bool:
        """ "The talks of A and B took place", in one phrase and in the plural: states in a list that own its noun."""
        between = {i.kind for i in self.items if actor.end <= i.start and i.end <= trigger.start}
        chains, word = getattr(self.family, "suffixes", None), self.view.tokens[trigger.start].key
        if chains is None or actor.kind != "state" or not between <= STATE_LIST:
            return False
        return any(m.plural and m.possessive for cut in range(2, len(word)) for m in chains.nominal(word[cut:]))

    def _possessed(self, frame: str | None, trigger: Item, part: str, actor: Actor) -> bool:
        """ "The ministers' talks took place": who owns the noun inside a verb phrase."""
        sent = actor.kind == "group" and (actor.refers == "two" or (actor.represents and not actor.refers))
        return part == "of" and bool(actor.kind == "person" or sent) and self._has_noun(frame, trigger)

    def _beside_owners(self, frame: str | None, trigger: Item, parts: list[Part], actor: Actor) -> bool:
        """ "Within the council of the SCO X's and Y's meeting took place": an organization apart from the owners of the noun."""
        owned = self._has_noun(frame, trigger) and any(self._possessed(frame, trigger, p, a) for p, a in parts)
        return owned and actor.kind == "organization"

    def _has_noun(self, frame: str | None, trigger: Item) -> bool:
        """Whether the verb phrase names the event that somebody can own: "talks took place", "the visit began"."""
        owned = load("frames").get(frame or "", {}).get("type") in ("meeting", "call", "consultations", "visit")
        return owned and trigger.end - trigger.start > 1

    def _own_subject(self, frame: str | None, trigger: Item, marking: Marking, parts: list[Part]) -> Actor | None:
        """ "X met Y, who was on a visit": a participle with a subject of its own, after it or in the genitive before it."""
        bare = [a for p, a in parts if p == "who"]
        owners = [a for p, a in parts if p == "of" and a.kind in ("person", "group") and a.end <= trigger.start]
        nominal = marking.nonfinite == "verbal_noun" or bool(marking.nonfinite and marking.case)
        nouns = {i.start for i in self.items if i.kind == "events"}
        nominal = nominal and not any(o.end in nouns for o in owners)  # "his readiness to hold a meeting of X and Y"
        if nominal and bare and owners and owners[-1].kind == "person" and owners[-1].start > bare[-1].start:
            return owners[-1]  # "the spokesman said that the minister would visit"
        if (
            nominal
            and marking.case == "object"
            and bare
            and (inner := self._inner_subject(bare[0], trigger)) is not None
        ):
            return inner
        if not marking.nonfinite.startswith("participle"):
            return None
        if owners and owners[-1].end == trigger.start and self._has_noun(frame, trigger):
            return owners[-1]
        late = [a for a in owners if bare and a.start > bare[-1].start and self._parted(bare[-1], a)]
        if frame == "holding" and late:
            return late[0]
        if load("frames").get(frame or "", {}).get("type") != "visit":
            return None
        ahead = self._right_after(trigger)
        return ahead[0] if ahead and bare else None

    def _without_teller(self, parts: list[Part]) -> list[Part]:
        """ "The aide X Y and Z's first meeting how goes told": of two bare names side by side the first is whoever tells."""
        bare = [a for p, a in parts if p == "who" and a.kind == "person" and a.name]
        first = bare[0] if len(bare) > 1 and bare[0].titles and bare[0].end == bare[1].start else None
        told = first is not None and first.rank not in NATIONAL_OR_HEAD
        return [(p, a) for p, a in parts if a is not first] if told else parts

    def _inner_subject(self, first: Actor, trigger: Item) -> Actor | None:
        """ "The envoy told reporters that the two presidents would hold": the last bare one before the verb, apart from the first."""
        between = [a for a in self.actors if first.end <= a.start and a.end <= trigger.start]
        later = [a for a in between if not a.relation and a.kind in ("person", "group") and a.titles]
        told = any(a.relation == "to" for a in between[:1])
        return later[-1] if told and later and not self._coordinated(first, later[-1]) else None

    def _right_after(self, trigger: Item) -> list[Actor]:
        """Who stands right after a participle, or after one that helps it ("who will be visiting")."""
        helped = self.view.tokens[trigger.end : trigger.end + 1]
        ends = {trigger.end} | ({trigger.end + 1} if helped and helped[0].key in self.view.language.common else set())
        joined = not self.family.case_before and any(i.start == trigger.end and i.joins() for i in self.items)
        if not joined:
            return [a for a in self.actors if a.start in ends and a.kind in ("person", "group")]
        others = [a for a in self.actors if a.start > trigger.end and a.kind == "person" and a.marking.case != "of"]
        return [a for a in others if not self._finite_between(trigger.end, a.start)][:1]  # "who chairs and is called …"

    def _those_who_met(self, frame: str | None, first: Actor) -> list[Actor]:
        """ "X and Y, who met": of a verb that takes two, the one after whom "and" or "with" names another too."""
        if load("frames").get(frame or "", {}).get("type") not in TAKES_TWO:
            return [first]
        after = self.actors[self.actors.index(first) + 1 :][:1]
        both = (a for a in after if a.kind == first.kind == "person" and self._coordinated(first, a, by_comma=False))
        return [first, *(a for a in both if a.relation in ("", first.relation))]

    def _finite_between(self, start: int, end: int) -> bool:
        verbs = (n for n, i in enumerate(self.items) if i.kind == "predicates" and start <= i.start < end)
        return any(not self._verb_marking(n, self.items[n]).nonfinite for n in verbs)

    def _parted(self, a: Actor, b: Actor) -> bool:
        return any(i.kind == "comma" for i in self.items if a.end <= i.start and i.end <= b.start)

    def _may_follow(self, trigger: Item) -> bool:
        """Whether a bare case after the verb can be its subject: of "took place" the subject is the event itself."""
        frames = set(trigger.hit.ids("predicates")) if trigger.hit else set()
        passive = any(m.passive for m in trigger.hit.verbal()) if trigger.hit else False
        return self.family.case_marked and bool(frames) and not passive and not frames & (LIGHT - LED)

    def _fronted(self, actor: Actor, trigger: Item) -> bool:
        """ "The president-acc received the king": whoever opens the sentence in what looks like a genitive owns nothing there."""
        received = bool(RECEIVING & set(trigger.ids())) and self.family.case_marked and self.family.case_before
        if not received or actor.relation != "of" or actor.kind not in ("person", "group") or actor.end > trigger.start:
            return False
        days = {p for h in self.view.aside if h.ids("days") for p in range(h.start, h.end)}
        before = (i for i in self.items if i.end <= actor.start)
        return all(i.kind in OPENING or i.start in days for i in before)

    def _is_held(self, trigger: Item, event: Event | None) -> bool:
        """ "A meeting-acc will hold the ministers X and Y": a noun before its verb that can only be what is held."""
        noun = self.items[event.item] if event is not None else trigger
        cases = {m.case for m in noun.markings()}
        return self.family.case_marked and noun.end <= trigger.start and cases == {"object"}

    def _verbal_noun(self, trigger: Item) -> bool:
        readings = trigger.hit.verbal() if trigger.hit else ()
        plain = self.family.case_before and not self.family.case_marked
        return plain and bool(readings) and all(m.nonfinite == "converb" for m in readings)

    def _part(self, actor: Actor, trigger: Item, subjectless: bool = False) -> str:
        """The marking of an actor in this clause: written, or told by its place; a bare case is a subject where there is none before."""
        if actor.relation == "of" and actor.end == trigger.start and self._verbal_noun(trigger):
            return "who"  # "the President's meeting with X"
        if actor.relation:
            return actor.relation
        if self.family.case_before and actor.start > trigger.start and not subjectless:
            return "object"
        return "who"
