"""Who takes part in what role: the parts of frames and event nouns filled with the actors of a clause."""

from __future__ import annotations

import msgspec

from kengash.clauses import Clause, Event, Sentence
from kengash.encounters.drafts import CONVENING, NUMBERED, Draft
from kengash.encounters.partaking import SIDES, Partaking
from kengash.encounters.phrases import SHARED_PARTS
from kengash.encounters.unsaid import TALKS
from kengash.mentions.offices import Actor
from kengash.mentions.places import Spot

FROM_HEAD = 3  # words from whoever leads a delegation to its noun
UNSAID = ("meeting", "call", "reception")  # "then he telephoned X": told of without a subject


class Casting(Partaking):
    """Gives actors their roles."""

    def _draft(self, type_: str, sentence: Sentence, clause: Clause) -> Draft:
        trigger = sentence.view.chars(clause.at, min(clause.at + 1, len(sentence.view.tokens)))
        ordinal = clause.ordinal if type_ in (*NUMBERED, "meeting") else None  # which may prove a session
        draft = Draft(
            type_,
            self._status(clause, sentence),
            sentence.view.number,
            set(clause.forms),
            ordinal,
            spans=[self._trigger(sentence, clause) or trigger],
            rules=[clause.rule],
        )
        draft.day, draft.dated = self._day(clause, sentence), bool(clause.days)
        draft.bygone = self._bygone(draft.day)
        draft.status = "held" if draft.bygone and draft.status == "ongoing" else draft.status
        draft.spot = self._spot(self._own_spots(clause), draft, sentence, clause.at)
        inside = (v.span for v in sentence.venues if clause.start <= v.at < clause.end)
        draft.venue = next(inside, None)
        return draft

    def _own_spots(self, clause: Clause) -> tuple[Spot, ...]:
        """ "In the session took part the envoy for the crisis in X": a place inside a title of whoever attends is not where."""
        late = [a.start for p, a in clause.actors if p == "who" and a.start > clause.at and a.kind == "person"]
        if clause.frame != "attending" or not late:
            return clause.spots
        return tuple(s for s in clause.spots if s.at < min(late))

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
            self._take(draft, self._its_head(actor, clause, sentence), str(role), f"frame.{clause.frame}.{part}")
        subjectless = not self._has_subject(clause)
        shared = not clause.marking.passive or sentence.view.language.family.case_marked
        if subject is not None and subjectless and "who" in parts and shared:
            for actor in self._coordinated(sentence, subject):
                self._take(draft, actor, parts["who"], f"frame.{clause.frame}.shared_subject")
            self._heading(draft, sentence, subject)
        elif draft.type in UNSAID and "who" in parts and subjectless and (draft.parts or draft.type == "meeting"):
            self._unsaid(draft, clause, parts, sentence)

    def _its_head(self, actor: Actor, clause: Clause, sentence: Sentence) -> Actor:
        """ "The delegation led by X left": where verbs come last, the head right before a delegation, told of no state of its own."""
        if actor.refers != "delegation" or sentence.view.language.family.case_before:
            return actor
        heads = (a for p, a in clause.actors if p == "led_by" and a.kind == "person" and a.represents)
        head = next((a for a in heads if 0 <= actor.start - a.end <= FROM_HEAD), None)
        return actor if head is None else msgspec.structs.replace(head, relation=actor.relation)

    def _coordinated(self, sentence: Sentence, subject: Actor) -> list[Actor]:
        """ "X and Y came and met Z": all of those who share the verbs, where "and" joins the last of them."""
        found, joined = [subject], 1
        for actor in (a for a in sentence.actors if a.start >= subject.end):
            between = [i for i in sentence.view.items if found[-1].end <= i.start and i.end <= actor.start]
            beside = bool(between) and all(i.kind == "comma" or i.joins() for i in between)
            if actor.relation or actor.kind != "person" or subject.kind != "person" or not beside:
                break
            found.append(actor)
            joined = len(found) if any(i.joins() for i in between) else joined
        return found[:joined]

    def _is_side(self, part: str, actor: Actor, clause: Clause, sentence: Sentence) -> bool:
        """A state or organization takes part where it stands right beside the predicate as such ("talks with the EU")."""
        if actor.rule in SIDES:
            return True
        late = not sentence.view.language.family.case_before
        if late and part == "who" and clause.frame in ("meeting", "consultations"):
            held = clause.marking.nonfinite in ("", "converb") and clause.end - clause.at > 1  # "A and B held talks"
            return held and actor.kind == "state" and actor.listed
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
        self._gone_there(draft, sentence, clause)
        planned = clause.marking.nonfinite == "verbal_noun" and "announced" in clause.statuses
        if comers := self._of_relative(sentence, clause):
            for actor in comers:
                self._take(draft, actor, "participant", f"event.{draft.type}.of_relative")
            return
        for actor in self._paying(draft, sentence, clause):
            self._take(draft, actor, "guest", "event.visit.paying")
        manner = self._manner(draft, sentence, event)
        for part, actor in clause.actors:
            role = parts.get(part) or SHARED_PARTS.get(part)
            role = "chair" if part == "led_by" and self._leads_all(sentence, draft) else role
            if part == "who" and not manner and self._of_a_verb(sentence, clause, actor, subject):
                continue
            beside = clause.frame == "holding" and self._beside_holding(part, actor, planned)
            if role is None or beside or self._whose_it_is(clause, actor):
                continue
            if self._in_event(draft, clause, sentence, event, part, actor):
                self._take(draft, actor, role, f"event.{draft.type}.{part}")
        if not (planned or self._has_subject(clause) or self._happens(sentence, clause, event)):
            self._without_subject(draft, clause, parts, subject, sentence)
        self._traveller(draft, sentence, clause, event)
        self._opens_visit(draft, sentence, event)
        self._by_visitor(draft, sentence, clause)
        self._hosting_ministry(draft, sentence, clause)
        self._other_side(draft, clause, sentence, subject)

    def _opens_visit(self, draft: Draft, sentence: Sentence, event: Event) -> None:
        """ "X's visit … The programme began with talks with Y": of the guest of the visit that the text tells of."""
        visit = self.current
        begun = event.relation == "from" and len(draft.sides()) == 1 and sentence.view.language.family.case_before
        if (
            not begun
            or visit is None
            or visit.type != "visit"
            or not any(c.frame == "beginning" for c in sentence.clauses)
        ):
            return
        for part in (p for p in visit.parts.values() if "guest" in p.roles and p.figure.kind == "person"):
            draft.add(part.figure, "participant", f"event.{draft.type}.opens_visit")

    @staticmethod
    def _whose_it_is(clause: Clause, actor: Actor) -> bool:
        """ "Will host the summit of the SCO", "visited X for the summit of its leaders": whose summit it is comes as no guest."""
        hosted = clause.frame == "hosting" and actor.kind == "organization"
        visit = clause.event is not None and clause.event.type == "visit" and actor.kind != "person"
        return (hosted or visit) and any(b.start <= actor.start < b.end for b in clause.bodies)

    def _leads_all(self, sentence: Sentence, draft: Draft) -> bool:
        """ "The gathering will be led by X": a session, where no delegation is spoken of."""
        family = sentence.view.language.family
        plain = family.case_before and not family.case_marked and draft.type in CONVENING
        return plain and not any("delegation" in a.group for a in sentence.actors)

    def _beside_holding(self, part: str, actor: Actor, planned: bool) -> bool:
        """ "Preparing for the summit and holding it", "X said that its holding is planned": nobody who takes part."""
        of_his_own = actor.relation == "of" and bool(actor.name)  # "X's talks with Y, it is expected, will be held"
        return (part == "object" and actor.refers == "pronouns") or (part == "who" and planned and not of_his_own)

    def _without_subject(
        self, draft: Draft, clause: Clause, parts: dict[str, str], subject: Actor | None, sentence: Sentence
    ) -> None:
        """Who acts where the clause itself does not say: the subject of the sentence, one told later, or nobody."""
        if subject is not None and clause.frame and "who" in parts and not clause.marking.passive:
            for actor in self._coordinated(sentence, subject):
                self._take(draft, actor, parts["who"], f"event.{draft.type}.shared_subject")
        elif clause.frame == "attending" and (later := self._later_subjects(sentence, clause)):
            for actor in later:
                self._take(draft, actor, "participant", f"event.{draft.type}.later_subject")
        elif clause.frame == "attending" or (clause.frame == "holding" and self._with_one(draft, clause)):
            self._unsaid(draft, clause, parts, sentence)

    def _with_one(self, draft: Draft, clause: Clause) -> bool:
        """ "Holds talks with X": with one other side, in a language that leaves its subject out."""
        return draft.type in TALKS and len(draft.parts) == 1 and any(p == "with" and a.titles for p, a in clause.actors)
