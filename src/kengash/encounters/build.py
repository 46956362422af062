"""The discourse of a text: every clause opens an encounter, goes on with one, or adds to it."""

from __future__ import annotations

from copy import copy, deepcopy
from typing import Any

import msgspec

from kengash.clauses import Clause, Event, Sentence
from kengash.encounters.drafts import GROUPS, MULTILATERAL, Draft, absorb, same, same_group
from kengash.encounters.papers import papers
from kengash.encounters.topics import topics
from kengash.encounters.who import Cast, Figure
from kengash.mentions.actors import Actor
from kengash.mentions.bodies import BodySeen
from kengash.mentions.dates import Day
from kengash.mentions.places import Spot
from kengash.mentions.view import Item
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
VISIT_PARTS = {
    "who": "guest",
    "of": "guest",
    "by": "guest",
    "led_by": "head_of_delegation",
    "along_with": "participant",
}
SHARED_PARTS = {
    "chaired_by": "chair",
    "led_by": "head_of_delegation",
    "hosted_by": "host",
    "attended_by": "participant",
    "along_with": "participant",
}
SIDE_PARTS = ("with", "between", "object")
ACTS = ("signing", "adopting", "approving", "initialling", "ratifying", "preparing", "exchanging_documents")
NEAR = 4
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


def _participle(item: Item) -> bool:
    return item.hit is not None and any(m.nonfinite.startswith("participle") for m in item.hit.verbal())


class Builder:
    """Builds the drafts of one text, sentence by sentence."""

    def __init__(self, cast: Cast, published: str | None) -> None:
        self.cast, self.published = cast, published
        self.frames: dict[str, Any] = load("frames")
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self.main: Draft | None = None
        self.pending: Draft | None = None

    def read(self, sentence: Sentence) -> None:
        """Take in one sentence."""
        for actor in sentence.actors:
            if actor.name and (actor.refers != "unknown" or self.cast.knows(actor.name)):
                self.cast.resolve(actor)
        margin = self._settings(sentence)
        opened: list[Draft] = []
        subject = self._subject(sentence)
        for clause in sentence.clauses:
            draft = self._clause(sentence, clause, subject, margin)
            if draft is not None:
                opened.append(draft)
        for draft in opened:
            if margin is not None and draft is not margin and draft.part_of is None and draft.type not in MULTILATERAL:
                if margin.part_of is not draft:
                    draft.part_of = margin

    # --- settings --------------------------------------------------------------------------------------------------

    def _settings(self, sentence: Sentence) -> Draft | None:
        """ "During the meeting", "on the sidelines of the summit": which encounter the sentence is about or beside."""
        margin = None
        for kind, event in sentence.settings:
            draft = self._referred(sentence, event)
            if draft is not None and kind == "concluding" and not event.type and draft.part_of is not None:
                draft = draft.part_of
            if draft is None:
                continue
            if not self._opens_sentence(sentence, event):
                continue
            self.current = draft
            if kind == "before" and draft.background and draft.status == "held":
                draft.status = "announced"  # "in advance of the summit"
            if kind == "on_margins" or draft.type in ("visit", *MULTILATERAL) and kind == "during":
                margin = draft
        return margin

    def _opens_sentence(self, sentence: Sentence, event: Event) -> bool:
        """Only at the head of the sentence does "during the visit" say what the sentence is about; inside a topic it does not."""
        if sentence.view.language.family.case_before:
            return True
        start = min(
            [a.start for a in sentence.actors if self._complements(sentence, a, event)]
            + [sentence.view.items[event.item].start]
        )
        subject = {t for a in sentence.actors if not a.relation for t in range(a.start, a.end)}
        heads = {t for h in sentence.view.aside if h.ids("additive") or h.ids("days") for t in range(h.start, h.end)}
        before = [
            i
            for i in sentence.view.items
            if i.end <= start
            and i.start not in subject | heads
            and i.kind in ("word", "predicates", "said", "documents")
        ]
        return len(before) <= 3 and not any(i.kind != "word" for i in before)

    def _referred(self, sentence: Sentence, event: Event) -> Draft | None:
        named = self._noun_draft(sentence, event)
        if named is not None and (
            named.body is not None or len(named.parts) > 1 or named.type == "visit" and named.parts
        ):
            return self._settle(named)
        if not event.type:
            return self.current
        fitting = [d for d in reversed(self.drafts) if same_group(d.type, event.type)]
        if self.current in fitting:
            return self.current
        return fitting[0] if fitting else self.current if event.type in ("meeting", "session") else None

    def _noun_draft(self, sentence: Sentence, event: Event) -> Draft | None:
        """An encounter stated only by a noun phrase: its own participants, body and place."""
        if not event.type:
            return None
        draft = Draft(event.type, "held", sentence.view.number, spans=[event.span], background=True)
        at = sentence.view.items[event.item].start
        body = self._body_near(sentence, event)
        self._set_body(draft, body, sentence)
        parts = VISIT_PARTS if draft.type == "visit" else EVENT_PARTS
        for actor in sentence.actors:
            if self._complements(sentence, actor, event) and parts.get(actor.relation or "who"):
                self._take(draft, actor, parts[actor.relation or "who"], "event.noun")
        self._with_protagonist(draft)
        draft.spot = self._spot(
            tuple(s for s in sentence.spots if self._within(sentence, s.at, event)), draft, sentence, at
        )
        days = [d for d in sentence.days if d.start and self._within(sentence, d.at, event)]
        draft.day = days[-1] if days else None
        said = [s for h in sentence.view.aside if -3 <= h.start - at <= 8 for s in h.ids("statuses")]
        draft.status = next((s for s in ("cancelled", "postponed", "announced", "ongoing") if s in said), "held")
        return draft

    def _complements(self, sentence: Sentence, actor: Actor, event: Event) -> bool:
        """Whether an actor belongs to the noun itself: "the President's visit", "the meeting of X with Y"."""
        if not 0 <= self._gap(sentence, actor, event) <= NEAR:
            return False
        if actor.kind in ("state", "organization") and actor.relation not in ("between", "with"):
            return False
        if not sentence.view.language.family.case_before:
            return actor.relation in ("of", "between", "with", "")
        before = actor.end <= sentence.view.items[event.item].start
        return actor.relation in (("of",) if before else ("of", "between", "with"))

    def _with_protagonist(self, draft: Draft) -> None:
        """ "During the meeting with the Serbian ambassador": the other side is the one whose day is being told."""
        acting = self.cast.figures.get(self.cast.protagonist or "")
        if (
            draft.type in ("meeting", "call")
            and len(draft.parts) == 1
            and acting is not None
            and acting.ident not in draft.parts
        ):
            if acting.represents not in draft.sides():
                draft.add(acting, "participant", "event.protagonist")

    def _within(self, sentence: Sentence, token: int, event: Event) -> bool:
        """Whether a place or date stands in the noun's own phrase."""
        noun = sentence.view.items[event.item]
        start, end = (token, noun.start) if token < noun.start else (noun.end, token)
        if token > noun.start and not sentence.view.language.family.case_before:
            return False
        return not any(
            i.kind in BLOCKERS or (i.kind == "predicates" and not _participle(i))
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
        start, end = (actor.end, noun.start) if before else (noun.end, actor.start)
        between = [i for i in items if start <= i.start and i.end <= end]
        if any(i.kind in BLOCKERS or (i.kind == "predicates" and not _participle(i)) for i in between):
            return -1
        return sum(i.kind not in TRANSPARENT for i in between)

    def _body_near(self, sentence: Sentence, event: Event) -> BodySeen | None:
        items = sentence.view.items
        noun = items[event.item]
        if noun.kind == "organizations":  # a format named alone: "on the sidelines of the G20"
            organization = noun.ids()[0]
            return BodySeen(noun.start, noun.end, organization.lower(), "summit", organization, (), event.span)
        near = []
        for body in sentence.bodies:
            before = body.end <= noun.start
            between = [
                i
                for i in items
                if (
                    body.end <= i.start and i.end <= noun.start
                    if before
                    else noun.end <= i.start and i.end <= body.start
                )
            ]
            if not before and not sentence.view.language.family.case_before:
                continue
            if len(between) <= 4 and not any(
                i.kind in ("events", "mark", "comma", "said", "predicates", "clause_breaks") for i in between
            ):
                near.append((len(between), body.start, body))
        return min(near, key=lambda n: n[:2])[2] if near else None

    # --- clauses -----------------------------------------------------------------------------------------------------

    def _subject(self, sentence: Sentence) -> Actor | None:
        """The bare person before the first predicate: who the later predicates of the sentence share."""
        first = min((c.at for c in sentence.clauses if c.frame), default=10_000)
        bare = [
            a
            for a in sentence.actors
            if not a.relation and a.kind == "person" and a.start < first and a.refers != "unknown"
        ]
        return bare[0] if bare else None

    def _clause(self, sentence: Sentence, clause: Clause, subject: Actor | None, margin: Draft | None) -> Draft | None:
        frame = clause.frame
        if frame == "stating":
            return None
        if frame in ("discussing", "agreeing"):
            return self._discussion(sentence, clause, subject)
        if frame in ACTS:
            return self._papers(sentence, clause)
        if frame is None or (frame in self.frames and "type" not in self.frames[frame]):
            return self._event(sentence, clause, subject)
        return self._predicate(sentence, clause, subject)

    def _predicate(self, sentence: Sentence, clause: Clause, subject: Actor | None) -> Draft | None:
        """A predicate that states an encounter by itself: met, received, visited, called."""
        spec = self.frames[clause.frame or ""]
        draft = self._draft(spec["type"], sentence, clause)
        parts = spec.get("passive", spec["parts"]) if clause.marking.passive else spec["parts"]
        self._cast_parts(draft, clause, parts, subject, sentence)
        if draft.type == "visit" and not self._official(draft, clause):
            return None
        if draft.type == "correspondence" and self.current is not None and set(draft.parts) <= set(self.current.parts):
            return None  # congratulated in the course of a meeting
        self._from_pending(draft)
        if draft.type in ("meeting", "reception") and "phone" in draft.forms:
            draft.type = "call"
        return self._open(draft, clause)

    def _official(self, draft: Draft, clause: Clause) -> bool:
        """Coming and going is a visit where the text calls it one, or where a named guest plainly goes to a place."""
        if draft.forms & OFFICIAL or clause.frame == "being_received":
            return True
        plain = bool(clause.marking.tense) or clause.marking.nonfinite in ("converb", "infinitive")
        explicit = any(
            p == "who" and a.kind == "person" and (a.titles or a.refers == "known") for p, a in clause.actors
        )
        return plain and explicit and not clause.negated

    def _event(self, sentence: Sentence, clause: Clause, subject: Actor | None) -> Draft | None:
        """An event noun, alone or under a light verb; or a light verb that goes on with the encounter at hand."""
        event = clause.event
        if event is None:
            return self._continued(sentence, clause)
        frame = self.frames.get(clause.frame or "", {})
        draft = self._draft(event.type or (self.current.type if self.current else "session"), sentence, clause)
        draft.spans = [event.span]
        draft.background = clause.frame is None or clause.marking.nonfinite == "participle"
        draft.spot = self._spot(clause.spots, draft, sentence, sentence.view.items[event.item].start) or draft.spot
        base = VISIT_PARTS if draft.type == "visit" else EVENT_PARTS
        parts = {
            **base,
            **(frame.get("parts", {}) if draft.type != "visit" or clause.frame in ("hosting", "inviting") else {}),
        }
        self._set_body(draft, self._body_near(sentence, event), sentence)
        self._cast_event(draft, clause, parts, subject, sentence, event)
        if draft.type in ("meeting", "reception") and "phone" in draft.forms:
            draft.type = "call"
        if event.plural and (apart := self._apart(draft, clause)):
            return apart
        if self.current is not None and self._goes_on(draft, clause, event):
            return self._continue(draft)
        self._from_pending(draft)
        return self._open(draft, clause)

    def _apart(self, draft: Draft, clause: Clause) -> Draft | None:
        """ "Held meetings with A, B and C": one encounter each."""
        partners = [self.cast.resolve(a).ident for p, a in clause.actors if p == "with" and a.kind == "person"]
        own = [i for i in draft.parts if i not in partners]
        if draft.type != "meeting" or len(partners) < 2 or not own:
            return None
        opened = None
        for partner in partners:
            one = copy(draft)
            one.parts = {i: deepcopy(p) for i, p in draft.parts.items() if i in own or i == partner}
            one.topics, one.documents, one.spans, one.rules = (
                [],
                [],
                list(draft.spans),
                [*draft.rules, "event.meeting.apart"],
            )
            if self._stands(one):
                opened = self._settle(one, fresh=True)
        return opened

    def _goes_on(self, draft: Draft, clause: Clause, event: Event) -> bool:
        """A noun that refers back, or "attended, chaired the meeting" without a body of its own."""
        assert self.current is not None
        if not event.type:
            return True
        alike = same_group(draft.type, self.current.type) or {draft.type, self.current.type} <= {
            "meeting",
            *MULTILATERAL,
        }
        return (
            clause.frame in ("attending", "chairing", "heading_delegation", "representing", "opening")
            and draft.body is None
            and alike
        )

    def _continued(self, sentence: Sentence, clause: Clause) -> Draft | None:
        if self.current is None or clause.frame not in (
            "attending",
            "chairing",
            "heading_delegation",
            "representing",
            "holding",
        ):
            return None
        draft = self._draft(self.current.type, sentence, clause)
        draft.spans = []
        for part, actor in clause.actors:
            if (role := self.frames[clause.frame]["parts"].get(part)) and (actor.kind != "state" or part == "who"):
                if clause.frame != "holding":
                    self._take(draft, actor, role, f"frame.{clause.frame}.{part}")
        return self._continue(draft)

    def _continue(self, draft: Draft) -> Draft | None:
        if self.current is None or not (draft.parts or draft.topics or draft.documents or draft.spot or draft.ordinal):
            return None
        draft.type, draft.status, draft.spot = self.current.type, self.current.status, self.current.spot or draft.spot
        absorb(self.current, draft)
        return self.current

    # --- parts -----------------------------------------------------------------------------------------------------

    def _draft(self, type_: str, sentence: Sentence, clause: Clause) -> Draft:
        trigger = sentence.view.chars(clause.at, min(clause.at + 1, len(sentence.view.tokens)))
        ordinal = clause.ordinal if type_ in MULTILATERAL or type_ == "consultations" else None
        draft = Draft(
            type_,
            self._status(clause, sentence),
            sentence.view.number,
            set(clause.forms),
            ordinal,
            spans=[self._trigger(sentence, clause) or trigger],
            rules=[clause.rule],
        )
        draft.day = self._day(clause, sentence)
        draft.spot = self._spot(clause.spots, draft, sentence, clause.at)
        return draft

    def _trigger(self, sentence: Sentence, clause: Clause) -> Span | None:
        item = next((i for i in sentence.view.items if i.start == clause.at), None)
        return sentence.view.chars(item.start, item.end) if item else None

    def _take(self, draft: Draft, actor: Actor, role: str, rule: str) -> None:
        if actor.refers in ("sides", "two", "pronouns"):
            self._refer(draft, actor, role, rule)
            return
        figure = self.cast.resolve(actor)
        if actor.kind == "person" and not actor.relation:
            self.cast.protagonist = figure.ident
        draft.add(figure, role, rule)

    def _refer(self, draft: Draft, actor: Actor, role: str, rule: str) -> None:
        """ "They", "the two presidents": those whom the text has just named."""
        if actor.refers == "pronouns" and self.cast.last_person:
            draft.add(self.cast.figures[self.cast.last_person], role, rule)
        elif actor.refers == "two":
            known = list(self.current.parts.values()) if self.current is not None else []
            meant = [p.figure for p in known if actor.rank in (None, p.figure.rank)]
            for figure in meant or [self.cast.resolve(actor)]:
                draft.add(figure, role, rule)
            self._hosting_side(draft, actor, role, rule)

    def _hosting_side(self, draft: Draft, actor: Actor, role: str, rule: str) -> None:
        """ "The two presidents" during a visit: the guest, and the holder of the same office where he is."""
        visit = self.current
        if visit is None or visit.type != "visit" or visit.spot is None or not actor.titles or not draft.parts:
            return
        if visit.spot.country and visit.spot.country not in draft.sides():
            host = msgspec.structs.replace(actor, kind="person", represents=visit.spot.country, refers="")
            draft.add(self.cast.resolve(host), role, f"{rule}.host")

    def _cast_parts(
        self, draft: Draft, clause: Clause, parts: dict[str, str], subject: Actor | None, sentence: Sentence
    ) -> None:
        for part, actor in clause.actors:
            role = parts.get(part) or SHARED_PARTS.get(part)
            if part == "along_with" and "who" in parts:
                role = parts["who"]
            if role in (None, "place") or (
                actor.kind in ("state", "organization") and not self._is_side(part, actor, clause, sentence)
            ):
                continue
            self._take(draft, actor, str(role), f"frame.{clause.frame}.{part}")
        if (
            subject is not None
            and not any(p == "who" for p, _ in clause.actors)
            and "who" in parts
            and not clause.marking.passive
        ):
            self._take(draft, subject, parts["who"], f"frame.{clause.frame}.shared_subject")

    def _is_side(self, part: str, actor: Actor, clause: Clause, sentence: Sentence) -> bool:
        """A state or organization takes part where it stands right beside the predicate as such ("talks with the EU")."""
        if actor.rule == "side.of":
            return True
        if part not in ("with", "between"):
            return False
        if not sentence.view.language.family.case_before:
            return 0 <= clause.at - actor.end <= 6
        return 0 <= actor.start - clause.at <= 8

    def _cast_event(
        self,
        draft: Draft,
        clause: Clause,
        parts: dict[str, str],
        subject: Actor | None,
        sentence: Sentence,
        event: Event,
    ) -> None:
        item = sentence.view.items[event.item]
        for part, actor in clause.actors:
            role = parts.get(part) or SHARED_PARTS.get(part)
            if role is None or (actor.kind in ("state", "organization") and not self._pair_member(part, actor, item)):
                continue
            near = 0 <= self._gap(sentence, actor, event) <= NEAR
            if part in ("who", "object") and clause.frame is None and not near:
                continue
            if part == "of" and not near:
                continue
            if part == "object" and draft.type != "visit" and clause.frame in ("holding", None):
                continue
            self._take(draft, actor, role, f"event.{draft.type}.{part}")
        if (
            subject is not None
            and clause.frame
            and not any(p == "who" for p, _ in clause.actors)
            and "who" in parts
            and not clause.marking.passive
        ):
            self._take(draft, subject, parts["who"], f"event.{draft.type}.shared_subject")

    def _pair_member(self, part: str, actor: Actor, item: Any) -> bool:
        if part == "between":
            return 0 <= item.start - actor.end <= 12 or 0 <= actor.start - item.end <= 6
        return actor.rule in ("side.of",) or (part in ("with", "attended_by") and abs(item.start - actor.end) <= NEAR)

    # --- body, place, day, status --------------------------------------------------------------------------------------

    def _set_body(self, draft: Draft, body: BodySeen | None, sentence: Sentence) -> None:
        if body is None or GROUPS[draft.type] not in ("S", "M"):
            return
        if draft.type == "meeting" and body.type == "":
            return
        draft.body, draft.body_name = body, sentence.view.text(body.start, body.end)
        self.cast.organization = (
            facts.represents("organizations", body.organization) if body.organization else self.cast.organization
        )
        if draft.type == "meeting":
            draft.type = "session"
        if body.type == "summit" and draft.type == "session":
            draft.type = "summit"

    def _spot(self, spots: tuple[Spot, ...], draft: Draft, sentence: Sentence, at: int) -> Spot | None:
        wanted = ("to", "at", "object", "near") if draft.type == "visit" else ("at",)
        body = draft.body
        fitting = [s for s in spots if s.relation in wanted and not (body and body.start <= s.at < body.end)]
        for relation in wanted:
            near = [
                s
                for s in fitting
                if s.relation == relation or (relation == "near" and not s.relation and s.end_at == at)
            ]
            if near:
                return min(near, key=lambda s: (s.city is None, abs(s.at - at)))
        beside = [
            s for s in spots if s.relation == "at.attributive" and 0 <= at - s.end_at <= 3
        ]  # "the meeting in Moscow"
        return beside[0] if beside else None

    def _day(self, clause: Clause, sentence: Sentence) -> Day | None:
        days = [d for d in clause.days if d.start]
        return min(days, key=lambda d: (d.precision != "day", abs(d.at - clause.at))) if days else None

    def _status(self, clause: Clause, sentence: Sentence) -> str:
        said = clause.statuses
        for status in ("cancelled", "denied", "postponed", "proposed"):
            if status in said:
                return status
        marking = clause.marking
        if clause.negated and clause.frame:
            return "cancelled"
        if clause.frame and marking.tense == "past" and self.frames[clause.frame].get("past"):
            return str(self.frames[clause.frame]["past"])
        if clause.frame and marking.tense == "past" or marking.nonfinite == "participle":
            return "held"
        if marking.nonfinite == "infinitive" and clause.frame:
            return "announced"
        if marking.tense == "present" and clause.frame and "announced" not in said:
            return sentence.view.language.family.present_status
        if "announced" in said or marking.tense == "future" or marking.nonfinite == "participle_future":
            return "announced"
        if marking.tense == "progressive" or "ongoing" in said:
            return "ongoing"
        if clause.frame is None:
            return self._ruling_status(clause, sentence)
        return "proposed" if marking.tense == "conditional" else "held"

    def _ruling_status(self, clause: Clause, sentence: Sentence) -> str:
        """A noun alone takes the status of the words that follow it in the sentence."""
        later = [s for h in sentence.view.aside if 0 <= h.start - clause.at <= 12 for s in h.ids("statuses")]
        return next((s for s in ("cancelled", "postponed", "proposed", "announced") if s in later), "held")

    # --- opening -------------------------------------------------------------------------------------------------------

    def _open(self, draft: Draft, clause: Clause) -> Draft | None:
        """The old draft that this is about, or a new one if it says enough to stand."""
        if (
            self.current is not None
            and not draft.parts
            and draft.body is None
            and same_group(draft.type, self.current.type)
        ):
            return self._continue(draft)
        if not self._stands(draft):
            self.pending = draft if draft.day or draft.spot or draft.ordinal else self.pending
            return self._about_known(draft)
        return self._settle(draft)

    def _from_pending(self, draft: Draft) -> None:
        """What an incomplete statement just before said of day and place ("on 30 August a ceremony was held")."""
        before, self.pending = self.pending, None
        if before is not None and same_group(before.type, draft.type) and draft.sentence - before.sentence <= 3:
            draft.day, draft.spot = draft.day or before.day, draft.spot or before.spot
            draft.ordinal, draft.forms = draft.ordinal or before.ordinal, draft.forms | before.forms
            draft.spans = [*before.spans, *draft.spans]

    def _about_known(self, draft: Draft) -> Draft | None:
        for old in reversed(self.drafts):
            if (
                same_group(old.type, draft.type)
                and draft.parts
                and set(draft.parts) <= set(old.parts)
                and same(old, draft)
            ):
                absorb(old, draft)
                return self._at(old)
        return None

    def _settle(self, draft: Draft, fresh: bool = False) -> Draft:
        for old in reversed(self.drafts):
            if same(old, draft) and not (fresh and set(draft.parts) != set(old.parts)):
                absorb(old, draft)
                return self._at(old)
        self.drafts.append(draft)
        draft.part_of = self._parent(draft)
        if self.main is None:
            self.main = draft
        return self._at(draft)

    def _at(self, draft: Draft) -> Draft:
        self.current = draft
        return draft

    def _parent(self, draft: Draft) -> Draft | None:
        """A meeting of the visitor in the state that he visits is part of the visit."""
        if GROUPS[draft.type] not in ("M", "Y"):
            return None
        for visit in reversed(self.drafts[:-1]):
            visitors = visit.persons() & {i for i, p in draft.parts.items() if "host" not in p.roles}
            if visit.type == "visit" and visitors and visit.spot is not None:
                others = {p.figure.represents for i, p in draft.parts.items() if i not in visit.parts}
                if visit.spot.country in others or (draft.spot and draft.spot.country == visit.spot.country):
                    return visit
        return None

    def _stands(self, draft: Draft) -> bool:
        """Whether enough is said for an encounter: two sides, or a body that convenes, or a guest and where he goes."""
        figures = [p.figure for p in draft.parts.values()]
        sides = draft.sides()
        if draft.type == "visit":
            return self._visit_stands(draft, [p.figure for p in draft.parts.values() if p.roles != {"host"}])
        if draft.type in MULTILATERAL and (
            draft.body is not None
            or (draft.spot and draft.day and "clause.holding" in draft.rules and not draft.background)
        ):
            return True
        if len(figures) < 2 and not any(f.kind == "group" for f in figures):
            return False
        envoys = any(
            f.kind == "group" and f.titles and f.rank == "ambassador" and f.represents is None for f in figures
        )
        return len(sides) + envoys >= 2

    def _visit_stands(self, draft: Draft, figures: list[Figure]) -> bool:
        guests = [f for f in figures if f.kind in ("person", "group")]
        if not guests:
            return False
        if draft.spot is None:  # "the President's working visit": the noun says enough of so high a guest
            return bool(draft.forms & OFFICIAL) and any(g.rank in HIGH for g in guests)
        return all(g.represents != draft.spot.country for g in guests) and any(g.represents for g in guests)

    # --- discussion and papers -----------------------------------------------------------------------------------------

    def _discussion(self, sentence: Sentence, clause: Clause, subject: Actor | None) -> Draft | None:
        found = topics(sentence, clause)
        draft = self._draft(self.current.type if self.current else "meeting", sentence, clause)
        for part, actor in clause.actors:
            if part in ("who", "with") and actor.kind == "person" and actor.refers != "unknown":
                self._take(draft, actor, "participant", f"frame.{clause.frame}.{part}")
        target = self._talkers(draft)
        if target is None:
            return None
        target.topics += [t for t in found if t.text not in {o.text for o in target.topics}]
        return target

    def _talkers(self, draft: Draft) -> Draft | None:
        if len(draft.sides()) >= 2:
            draft.type = "meeting"
            if self.current is None or not set(draft.parts) <= set(self.current.parts):
                return self._settle(draft)
        return self.current

    def _signatories(self, sentence: Sentence, clause: Clause) -> Draft | None:
        """ "A treaty was signed between two states": a ceremony, unless an encounter of both is at hand."""
        if clause.frame not in ("signing", "exchanging_documents"):
            return None
        draft = self._draft("ceremony", sentence, clause)
        for part, actor in clause.actors:
            if (
                part in ("who", "between", "with", "by")
                and actor.refers not in ("unknown", "sides", "pronouns")
                and (actor.kind == "person" or part == "between")
            ):
                self._take(draft, actor, "participant", f"frame.signing.{part}")
        if len(draft.sides()) < 2 or (self.current is not None and draft.sides() <= self.current.sides()):
            return None
        return self._settle(draft)

    def _papers(self, sentence: Sentence, clause: Clause) -> Draft | None:
        act = self.frames[clause.frame or ""]["act"]
        found = papers(sentence, clause, act)
        if not found:
            return None
        target = self._signatories(sentence, clause) or self.current
        if target is None:
            return None
        known = {(d.kind, d.act, d.title) for d in target.documents}
        target.documents += [d for d in found if (d.kind, d.act, d.title) not in known]
        return target
