"""What stands around an event noun or predicate: its complements, its body, its place, its day."""

from __future__ import annotations

import msgspec

from kengash.clauses import Clause, Event, Sentence
from kengash.encounters.drafts import GROUPS, Draft
from kengash.encounters.whereabouts import Whereabouts, embedded
from kengash.families.marking import Marking
from kengash.mentions.bodies import BodySeen
from kengash.mentions.offices import Actor
from kengash.mentions.view import Item, View
from kengash.nouns import Span
from kengash.world import facts, load

EVENT_PARTS = {
    "who": "participant",
    "with": "participant",
    "between": "participant",
    "of": "participant",
    "by": "participant",
    "along_with": "participant",
    "attended_by": "participant",
    "chaired_by": "chair",
    "led_by": "head_of_delegation",
    "hosted_by": "host",
}
RECEPTION_PARTS = EVENT_PARTS | {"who": "guest", "in_honour_of": "guest", "on_behalf_of": "host", "by": "host"}
VISIT_PARTS = {
    "who": "guest",
    "of": "guest",
    "by": "guest",
    "led_by": "head_of_delegation",
    "along_with": "participant",
}
CALL_PARTS = EVENT_PARTS | {"to": "participant", "from": "participant"}  # "in a phone call to X"
SHARED_PARTS = {
    "chaired_by": "chair",
    "led_by": "head_of_delegation",
    "hosted_by": "host",
    "attended_by": "participant",
    "along_with": "participant",
}
SETTINGS_OF = frozenset({"during", "on_margins", "concluding", "after", "before"})
CEREMONY_PARTS = EVENT_PARTS | {
    "object": "participant",
    "for_purpose": "guest",
}  # "a ceremony of welcoming the president"
OWN_PARTS = {
    "visit": VISIT_PARTS,
    "reception": RECEPTION_PARTS,
    "ceremony": CEREMONY_PARTS,
    "call": CALL_PARTS,
    "correspondence": CALL_PARTS,
}
ACTS = ("signing", "adopting", "approving", "initialling", "ratifying", "preparing", "exchanging_documents")
NEAR = 4
OF_NOUNS = frozenset({"of", "between", "with", "led_by"})  # whose a noun is, where it comes last
OFFICIAL = {"state", "official", "working"}
HIGH = ("head_of_state", "royal", "head_of_government", "minister", "speaker", "deputy_head_of_government")
BLOCKERS = frozenset({"said", "clause_breaks", "mark", "documents"})
# What may stand between a participant and the event noun without parting them: places, dates, a participle.
TRANSPARENT = frozenset(
    {
        "cities",
        "months",
        "number",
        "predicates",
        "markings",
        "prepositions",
        "comma",
        "conjunctions",
        "offices",
        "name",
        "states",
        "office_modifiers",
        "honorifics",
        "nationalities",
    }
)


def endings(view: View, item: Item) -> list[Marking]:
    """How an unknown word reads as a verb, of a stem of three letters and more."""
    suffixes = getattr(view.language.family, "suffixes", None)
    key = view.tokens[item.start].key
    return [m for cut in range(3, len(key)) for m in suffixes.verbal(key[cut:])] if suffixes else []


class Phrases(Whereabouts):
    """Reads places, days, bodies and complements out of a sentence."""

    def _complements(self, sentence: Sentence, actor: Actor, event: Event) -> bool:
        """Whether an actor belongs to the noun itself: "the President's visit", "the meeting of X with Y"."""
        if not 0 <= self._gap(sentence, actor, event) <= NEAR:
            return False
        if actor.kind in ("state", "organization") and actor.relation not in ("between", "with"):
            return False
        behind = actor.start > sentence.view.items[event.item].start
        if actor.rule == "pair" and behind and sentence.view.language.family.case_before:
            return (
                False  # "at the meeting the results of Russian-Kazakh cooperation": adjectives of the noun that follows
            )
        if not sentence.view.language.family.case_before:
            if actor.relation == "of" and (
                self._whose_words(sentence, actor) or self._of_a_noun_before(sentence, actor, event)
            ):
                return False
            return actor.relation in OF_NOUNS or (
                not actor.relation
                and self._unparted(sentence, actor, event)
                and not self._acts_beside(sentence, actor, event)
            )
        noun = sentence.view.items[event.item]
        before = actor.end <= noun.start
        between = (i for i in sentence.view.items if noun.end <= i.start and i.end <= actor.start)
        if any(i.kind in ("events", "predicates", "said") and not embedded(i) for i in between):
            return False  # "at the forum the minister held talks with X"
        aside = any(kind == "on_margins" and e is event for kind, e in sentence.settings)
        if aside and not before and actor.relation == "with" and self._told_of_verb(sentence, actor, noun.start):
            return False
        return actor.relation in (("of",) if before else ("of", "between", "with"))

    def _told_of_verb(self, sentence: Sentence, actor: Actor, at: int) -> bool:
        """ "Met on the sidelines of the summit with X": whom the verb before a setting has for itself."""
        told = (c for c in sentence.clauses if c.frame and c.at < at)
        return any(p == "with" and a is actor for c in told for p, a in c.actors)

    def _of_a_noun_before(self, sentence: Sentence, actor: Actor, event: Event) -> bool:
        """ "Of X's visit the minister spoke at the meeting with Y": a genitive owns the first noun after it."""
        noun = sentence.view.items[event.item].start
        return any(i.kind == "events" and actor.end <= i.start and i.end <= noun for i in sentence.view.items)

    def _whose_words(self, sentence: Sentence, actor: Actor) -> bool:
        """ "In X's words, during the meeting": a genitive right before a verb of saying."""
        after = next((i for i in sentence.view.items if i.start >= actor.end), None)
        return after is not None and (after.kind == "said" or (after.kind == "predicates" and "stating" in after.ids()))

    def _unparted(self, sentence: Sentence, actor: Actor, event: Event) -> bool:
        """ "As X told the radio, during the visit": a bare name before other words and a comma is the subject of those."""
        noun = sentence.view.items[event.item].start
        kinds = [i.kind for i in sentence.view.items if actor.end <= i.start < noun]
        return "comma" not in kinds[1:] or "word" not in kinds[: kinds.index("comma", 1)]

    def _acts_beside(self, sentence: Sentence, actor: Actor, event: Event) -> bool:
        """ "The ministers met on the sidelines of the session": who does something else there is no part of its noun."""
        if event.type not in ("session", "summit"):
            return False
        others = (c for c in sentence.clauses if c.frame and c.event is None)
        return any(part == "who" and a is actor for c in others for part, a in c.actors)

    def _within(self, sentence: Sentence, token: int, event: Event) -> bool:
        """Whether a place or date stands in the noun's own phrase."""
        noun = sentence.view.items[event.item]
        start, end = (token, noun.start) if token < noun.start else (noun.end, token)
        if token > noun.start and not sentence.view.language.family.case_before:
            return False
        return not any(
            i.kind in BLOCKERS or (i.kind == "predicates" and not embedded(i))
            for i in sentence.view.items
            if start <= i.start and i.end <= end
        )

    def _gap(self, sentence: Sentence, actor: Actor, event: Event) -> int:
        """Tokens between an actor and the event noun whose complement he can be; negative: he stands on the wrong side."""
        items = sentence.view.items
        noun = items[event.item]
        before = actor.end <= noun.start
        if not before and not sentence.view.language.family.case_before:
            return -1
        if before and actor.relation == "of" and sentence.view.language.family.case_marked:
            return -1  # an owner in the genitive follows his noun
        start, end = (actor.end, noun.start) if before else (noun.end, actor.start)
        between = [i for i in items if start <= i.start and i.end <= end]
        if any(i.kind in BLOCKERS or (i.kind == "predicates" and not embedded(i)) for i in between):
            return -1
        if before and any(self._sets_apart(sentence, i) for i in between):
            return -1
        return sum(i.kind not in TRANSPARENT for i in between)

    def _body_near(self, sentence: Sentence, event: Event) -> BodySeen | None:
        items = sentence.view.items
        noun = items[event.item]
        if noun.kind == "organizations":  # a format named alone: "on the sidelines of the G20"
            organization = noun.ids()[0]
            return BodySeen(noun.start, noun.end, organization.lower(), "summit", organization, (), event.span)
        if noun.kind == "organs":  # an organ that is named after what it holds
            return next((b for b in sentence.bodies if b.start <= noun.start < b.end), None)
        near = []
        for body in sentence.bodies:
            before = body.end <= noun.start
            if self._of_an_office(sentence, body) or not (before or sentence.view.language.family.case_before):
                continue
            between = self._between(sentence, body, noun)
            if not any(self._parts_from_body(sentence, i, before) for i in between):
                near.append((len(between), body.start, body))
        within = [n for n in near if n[0] <= (4 if sentence.view.language.family.case_before else 7)]
        return min(within, key=lambda n: n[:2])[2] if within else None

    def _between(self, sentence: Sentence, body: BodySeen, noun: Item) -> list[Item]:
        """The items between a body and an event's noun; the stop of an ordinal ("11. Zirve") is none."""
        start, end = (body.end, noun.start) if body.end <= noun.start else (noun.end, body.start)
        inside = (i for i in sentence.view.items if start <= i.start and i.end <= end)
        between = [i for i in inside if i.kind != "mark" or sentence.view.tokens[i.start - 1].kind != "number"]
        return between[self._own_noun(body, between) :]

    def _own_noun(self, body: BodySeen, between: list[Item]) -> int:
        """ "The «X plus Y» dialogue's first summit": how many of the items after a format are what it calls itself."""
        quote = int(bool(between) and between[0].kind == "quote")
        noun = between[quote] if quote < len(between) else None
        format_ = (
            body.organization is not None and load("organizations").get(body.organization, {}).get("kind") == "format"
        )
        named = format_ and noun is not None and noun.kind == "events" and any(m.possessive for m in noun.markings())
        return quote + 1 if named else 0

    def _parts_from_body(self, sentence: Sentence, item: Item, before: bool) -> bool:
        owner = item.kind == "events" and any(m.case == "of" for m in item.markings())
        if owner and not sentence.view.language.family.case_before:
            return False  # "the first summit of the dialogue X"
        return (
            item.kind in ("events", "mark", "comma", "said", "clause_breaks")
            or (before and self._sets_apart(sentence, item))
            or (item.kind == "predicates" and not embedded(item))
        )

    def _of_an_office(self, sentence: Sentence, body: BodySeen) -> bool:
        """ "Talks with the council's chairman X": where titles follow their owners, a body right before one only owns it."""
        if sentence.view.language.family.case_before:
            return False
        return any(i.kind == "offices" and i.start == body.end for i in sentence.view.items)

    def _sets_apart(self, sentence: Sentence, item: Item) -> bool:
        """ "Before the summit of X a session was held": what stands before such a word is another encounter's."""
        late = not sentence.view.language.family.case_before and item.kind == "markings"
        return late and not SETTINGS_OF.isdisjoint(item.ids())

    def _set_body(self, draft: Draft, body: BodySeen | None, sentence: Sentence) -> None:
        if body is None or GROUPS[draft.type] not in ("S", "M") or draft.type == "reception":
            return
        if draft.type == "meeting" and body.type == "" and body.id is None:
            return
        if draft.type == "summit" and body.id is None and body.organization:
            body = msgspec.structs.replace(body, id=facts.summit_of(body.organization))
        if body.organ and body.id is None and body.organization is None:
            body = self._told_before(body)
        draft.body, draft.body_name = body, sentence.view.text(body.start, body.end)
        self.cast.organization = (
            facts.represents("organizations", body.organization) if body.organization else self.cast.organization
        )
        if draft.type == "meeting":
            draft.type = "session"
        if body.type == "summit" and draft.type == "session":
            draft.type = "summit"

    def _earlier_one(self, told: Draft, draft: Draft) -> Draft | None:
        """ "The first such summit took place in Astana last year": of the body being told of, where its day and place are said."""
        if draft.status != "held" or told.body is None or draft.day is None or draft.spot is None or draft.topics:
            return None
        draft.type, draft.body, draft.body_name, draft.background = told.type, told.body, told.body_name, True
        self.drafts.append(draft)
        return draft

    def _told_before(self, organ: BodySeen) -> BodySeen:
        """ "The Council of Heads of State": of the organization whose summit the text has told of."""
        told = (d.body for d in self._latest() if d.body is not None and d.body.organization)
        same = next((b for b in told if (b.id or "").endswith(f"/{organ.organ}")), None)
        return msgspec.structs.replace(organ, id=same.id, organization=same.organization) if same else organ

    def _trigger(self, sentence: Sentence, clause: Clause) -> Span | None:
        item = next((i for i in sentence.view.items if i.start == clause.at), None)
        return sentence.view.chars(item.start, item.end) if item else None
