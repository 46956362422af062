"""The discourse of a text: every clause opens an encounter, goes on with one, or adds to it."""

from __future__ import annotations

from typing import Any

from kengash.clauses import Clause, Sentence
from kengash.clauses.nouns import MATTERS
from kengash.encounters.agenda import agenda
from kengash.encounters.drafts import AHEAD, MULTILATERAL, Draft
from kengash.encounters.holders import OWN
from kengash.encounters.naming import Naming
from kengash.encounters.partaking import TALKING
from kengash.encounters.phrases import ACTS, SHARED_PARTS
from kengash.encounters.topics import noun_topics
from kengash.mentions.offices import Actor

FALLEN = frozenset({"cancelled", "postponed"})
ATTRIBUTES = {"participle", "participle_future", "verbal_noun"}
SELF = (*OWN, "royal", "ambassador", "secretary_general", "special_representative")
SITTING = frozenset({"beginning", "concluding", "holding"})


class Builder(Naming):
    """Builds the drafts of one text, sentence by sentence."""

    def read(self, sentence: Sentence) -> None:
        """Take in one sentence."""
        self.cast.before = self.cast.protagonist
        self._meet(sentence)
        self._organizations(sentence)
        if self._delegates(sentence):
            return
        before = self.current
        margin = self._settings(sentence)
        self.inner = before if margin is not None and before is not margin else None
        known = len(self.drafts)
        subject = self._subject(sentence)
        self._speaks_of_himself(sentence, subject)
        opened = self._told_by_clauses(sentence, subject, margin)
        self._falls_through(sentence, opened)
        self._come_for(self.drafts[known:])
        if not any(c.event or c.frame not in (None, "stating") for c in sentence.clauses):
            self._led_alone(sentence)
            self._listed_alone(sentence)
        elif (head := self._among_whom(sentence)) is not None:
            self._list(sentence, head)
        if self.current is not None:
            known_ = {t.text for t in self.current.topics}
            self.current.topics += [t for t in agenda(sentence) if t.text not in known_]
        self._tell_of(sentence, subject)
        if self._told_earlier(sentence):
            for draft in self.drafts[known:]:
                draft.earlier = True
        if margin is not None:
            self._within_margin(margin, sentence, opened, known)

    def _told_by_clauses(self, sentence: Sentence, subject: Actor | None, margin: Draft | None) -> list[Draft]:
        """The encounters that the clauses open or go on with; the one that later clauses go on with is `current`."""
        opened: list[Draft] = []
        for clause in self._in_order(sentence):
            told = self.current
            draft = self._clause(sentence, clause, subject, margin)
            if told is not None and self._only_owner(sentence, clause):
                self.current = told
            if draft is not None and self._talk_held(sentence, clause):
                self.current = draft
            if draft is not None:
                opened.append(draft)
        return opened

    def _falls_through(self, sentence: Sentence, opened: list[Draft]) -> None:
        """ "The summit was planned for August, but was called off": where verbs come last, a clause of which that is all."""
        if sentence.view.language.family.case_before or not opened or opened[-1].status not in AHEAD:
            return
        breaks = [i.end for i in sentence.view.items if i.kind == "clause_breaks"]
        told = [i.start for i in sentence.view.items if i.kind in ("predicates", "events", "said")]
        told += [a.start for a in sentence.actors]
        rest = max(breaks, default=len(sentence.view.tokens))
        fates = [s for h in sentence.view.aside if h.start >= rest for s in h.ids("statuses") if s in FALLEN]
        if fates and max(told, default=0) < rest:
            opened[-1].status = fates[-1]

    def _within_margin(self, margin: Draft, sentence: Sentence, opened: list[Draft], known: int) -> None:
        """What the sentence tells takes place in the course of the encounter that opens it."""
        if self.pending is not None and self.pending.sentence == sentence.view.number:
            within = margin.type == "visit" or (self.pending.type == "conference" and margin.type == "summit")
            self.pending.part_of = margin if within and margin is not self.pending else None
        apart = [d for d in self.drafts[known:] if "event.meeting.apart" in d.rules]
        again = (
            [self.inner] if self.inner is not None and not opened and self._forum_again(sentence, self.inner) else []
        )
        for draft in [*opened, *apart, *again]:
            self._put_within(margin, draft)

    def _forum_again(self, sentence: Sentence, told: Draft) -> bool:
        """ "A forum was held in X. The forum was organized within the summit": of the forum just told of."""
        late = not sentence.view.language.family.case_before and told.type == "conference"
        held = (c.event for c in sentence.clauses if c.frame == "holding" and c.event is not None)
        return late and any(e.type == told.type and not e.relation and not e.marking.possessive for e in held)

    def _meet(self, sentence: Sentence) -> None:
        """Everybody whom the sentence names, before anything is told of them."""
        cut = {a.spans: a for c in sentence.clauses for part, a in c.actors if part == "object"}
        for seen in sentence.actors:
            actor = cut.get(seen.spans, seen)  # the verb told where the name ends
            if actor.name and (actor.refers != "unknown" or self.cast.knows(actor.name)):
                self.cast.resolve(actor)

    def _put_within(self, margin: Draft, draft: Draft) -> None:
        """What the sentence tells happened at its setting; of sessions and forums, only a forum during a visit."""
        whole = draft.type in MULTILATERAL and not (draft.type == "conference" and margin.type in ("visit", "summit"))
        whole = whole or (draft.type == "visit" and margin.type not in MULTILATERAL)  # nobody travels inside a talk
        guessed = draft.part_of is None or (margin.type in MULTILATERAL and margin.sentence == draft.sentence)
        if not whole and draft is not margin and guessed and margin.part_of is not draft:
            draft.part_of = margin

    def _speaks_of_himself(self, sentence: Sentence, subject: Actor | None) -> None:
        """ "The minister said that he would meet X": a pronoun after the subject of its sentence is he."""
        pronoun = next((a for a in sentence.actors if a.refers == "pronouns" and not a.relation), None)
        before = subject is not None and pronoun is not None and subject.end <= pronoun.start
        if not before or subject is None or subject.kind != "person" or not subject.titles:
            return
        figure = self.cast.resolve(subject)
        if figure.rank in SELF and figure.represents and sentence.view.language.family.case_marked:
            self.cast.protagonist = figure.ident

    def _tell_of(self, sentence: Sentence, subject: Actor | None) -> None:
        """Whoever is the subject of a sentence is whom the text tells of next, if he holds an office that acts abroad."""
        if not sentence.view.language.family.case_before:
            return
        subject = subject or self._late_subject(sentence)
        if subject is None or subject.refers == "pronouns":
            return
        figure = self.cast.resolve(subject)
        if figure.rank in OWN and figure.represents:
            self.cast.protagonist = figure.ident

    def _led_alone(self, sentence: Sentence) -> None:
        """ "The Norwegian side was led by X", "the delegations were headed by X and Y": of the encounter just told of."""
        if self.current is None or self.current.type in ("visit", "correspondence"):
            return
        leaders = [a for a in sentence.actors if a.relation in ("led_by", "chaired_by") and a.kind == "person"]
        leaders = [a for a in leaders if not self._led_matter(sentence, a)]
        if not leaders or sentence.view.number - self.current.sentence > 3:
            return
        for actor in leaders:
            self._take(self.current, actor, str(SHARED_PARTS[actor.relation]), f"led.{actor.relation}")

    def _organizations(self, sentence: Sentence) -> None:
        """Which organizations the text names in full, and which by letters only."""
        for item in sentence.view.items:
            if item.kind != "organizations":
                continue
            word = sentence.view.tokens[item.start]
            if item.end - item.start == 1 and word.text[:2].isupper():
                self.cast.abbreviations[sentence.view.chars(item.start, item.end)] = list(item.ids())
            else:
                self.cast.named_in_full.update(item.ids())

    def _only_owner(self, sentence: Sentence, clause: Clause) -> bool:
        """ "They discussed the dates of the summit (to be held)": a noun that only owns another is not what the text tells of next."""
        if clause.event is None or sentence.view.language.family.case_before:
            return False
        if clause.frame is None and clause.event.relation == "of":
            return True
        talked = any(c.frame in TALKING and c.at > clause.at for c in sentence.clauses)
        inner = clause.frame is None or clause.marking.nonfinite in ATTRIBUTES
        return talked and inner and clause.event.relation in MATTERS

    def _clause(self, sentence: Sentence, clause: Clause, subject: Actor | None, margin: Draft | None) -> Draft | None:
        frame = clause.frame
        if frame == "stating" or self._agrees_to_do(sentence, clause):
            return None
        if frame in ("discussing", "agreeing"):
            return self._discussion(sentence, clause, subject)
        if frame in ACTS:
            return self._papers(sentence, clause)
        if frame and self._meant(sentence, clause) != frame and "type" not in self.frames[frame]:
            return self._predicate(sentence, clause, subject, margin)
        if frame == "opening" and clause.event is None and (inside := self._attends_pending(sentence, clause)):
            return inside  # "took part in the opening of the forum that was held in X"
        opened = frame == "opening" and clause.event is not None and clause.event.type in MULTILATERAL
        if opened or frame is None or (frame in self.frames and "type" not in self.frames[frame]):
            told = self._event(sentence, clause, subject)
            self._at_ceremony(sentence, clause, told)
            return told
        return self._predicate(sentence, clause, subject, margin)

    def _predicate(
        self, sentence: Sentence, clause: Clause, subject: Actor | None, margin: Draft | None
    ) -> Draft | None:
        """A predicate that states an encounter by itself: met, received, visited, called."""
        if clause.marking.nonfinite == "infinitive" and clause.marking.case == "from":
            return None  # "we are glad to host you"
        if self._accepts(sentence, clause) or (clause.negated and "never" in clause.statuses):
            return None
        if self._several_times(sentence, clause):
            return None
        clause = self._as_invited(sentence, clause)
        spec = self.frames[self._meant(sentence, clause)]
        if spec.get("only", clause.marking.nonfinite) != clause.marking.nonfinite:
            return None
        draft = self._stated_by(spec, sentence, clause, subject)
        if self._told_aside(draft, sentence, clause):
            return None
        self._from_pending(draft)
        self._by_call(draft)
        if draft.type == "correspondence" and "phone" in draft.forms:
            draft.type = "call"  # "congratulated him by telephone"
        draft.beside = margin
        if self._severally(sentence, clause, draft) and (apart := self._apart(draft, clause)):
            return apart
        return self._open_each(draft, clause, sentence)

    def _stated_by(self, spec: dict[str, Any], sentence: Sentence, clause: Clause, subject: Actor | None) -> Draft:
        """What a predicate and its clause say: who, where, in which body."""
        draft = self._draft(spec["type"], sentence, clause)
        parts = spec.get("passive", spec["parts"]) if clause.marking.passive else spec["parts"]
        self._cast_parts(draft, clause, parts, subject, sentence)
        self._speaking(draft, clause, sentence, parts.get("who"))
        self._by_rank(draft)
        self._within_visit(draft)
        self._summoned(draft, sentence, clause)
        draft.lacking = draft.lacking or self._calls_for_no_envoy(draft, clause)
        if draft.type == "meeting" and clause.marking.nonfinite == "infinitive":
            self._to_hold(draft, sentence, clause)
        met = self._in_format(draft, sentence, clause) or self._members_met(draft, clause)
        met = met or self._body_met(draft, sentence, clause)
        self._set_body(draft, met or self._sits_down(draft, sentence, clause), sentence)
        self._at_summit(draft, sentence, clause)
        if draft.type == "reception":
            draft.spot = draft.spot or self._seat(draft, sentence, clause)
            self._at_ministry(draft, clause, sentence)
        if draft.type == "visit":
            draft.spot = draft.spot or self._come_to(sentence, clause) or self._to_host(sentence, clause)
            draft.spot = draft.spot or self._invited(draft, clause)
        return draft

    def _told_aside(self, draft: Draft, sentence: Sentence, clause: Clause) -> bool:
        """Comings that are no visit, and words that belong to another encounter."""
        if self._for_session(sentence, clause):
            self.came = draft
            return True
        if draft.type == "visit":
            official = self._official(draft, sentence, clause) and not self._impersonal(clause)
            if not official or self._relative(clause):
                self.came = None if self._impersonal(clause) else draft
            to_pay = draft.spot is None and clause.marking.nonfinite == "infinitive"
            return not official or to_pay  # "came in order to pay an official visit"
        if draft.type != "correspondence":
            return False
        within = any(self._among(draft, d) for d in [*self._latest()][:3])  # congratulated in the course of a meeting
        return within or self._in_session(sentence) or self._at_talks(sentence)

    def _by_rank(self, draft: Draft) -> None:
        """Letters of credence are an envoy's, whoever is said to have handed them to whom."""
        roles = {p.figure.rank: p for p in draft.parts.values()}
        envoy, head = roles.get("ambassador"), next((roles[r] for r in ("head_of_state", "royal") if r in roles), None)
        if draft.type == "ceremony" and envoy and head and "host" in envoy.roles and "guest" in head.roles:
            envoy.roles, head.roles = {"guest"}, {"host"}

    def _among(self, draft: Draft, other: Draft) -> bool:
        """Whether everybody of a draft takes part in another encounter, by name or by office."""
        offices = {(p.figure.rank, p.figure.represents) for p in other.parts.values() if p.figure.rank}
        told = {i: p.figure for i, p in draft.parts.items() if p.figure.represents or p.figure.name}
        return all(
            i in other.parts
            or (f.represents in other.sides() if f.kind == "state" else (f.rank, f.represents) in offices)
            for i, f in told.items()
        )

    def _event(self, sentence: Sentence, clause: Clause, subject: Actor | None) -> Draft | None:
        """An event noun, alone or under a light verb; or a light verb that goes on with the encounter at hand."""
        event = clause.event
        if event is None:
            self._greeted(sentence, clause)
            return self._sits(sentence, clause) or self._continued(sentence, clause)
        if not event.type:
            self._from_visit(clause)
        hinted = self._hinted(event, sentence.view.number)
        if self._tells_nothing(sentence, clause, event, hinted):
            return None
        draft = self._named_by(sentence, clause, event, hinted or self._beside(event) or self.current)
        if draft.status == "held" and (joined := self._held_with(sentence, clause)) is not None:
            told = self._status(joined, sentence)
            if joined.frame or told == "announced":
                draft.status, draft.background = told, False
        body = self._body_near(sentence, event)
        body = self._in_format(draft, sentence, clause) if body is None or body.format else body
        self._set_body(draft, body or self._convener(sentence, clause, draft), sentence)
        self._cast_event(draft, clause, self._noun_parts(draft, clause), subject, sentence, event)
        self._on_visit_to_host(draft, sentence, clause)
        self._retype(draft, clause)
        draft.spot = draft.spot or self._invited(draft, clause)
        each = (event.plural and not self._of_so_many(sentence, draft, event)) or self._each_alone(sentence, clause)
        if each and (apart := self._apart(draft, clause)):
            return apart
        if (inner := self._told_inside(draft)) is not None:
            return inner
        if hinted is None and self.current is not None:
            self.current = self._attended(draft, clause, event) or self.current
            if self._goes_on(draft, clause, event):
                return self._continue(draft)
        self._from_pending(draft)
        draft.topics += noun_topics(sentence, clause)
        return self._open_each(draft, clause, sentence)

    def _sits(self, sentence: Sentence, clause: Clause) -> Draft | None:
        """ "In Dushanbe the Council of Heads of Government of the SCO begins its work": a known body as the subject."""
        told = clause.spots or clause.days
        if clause.frame not in SITTING or not told or not self.cast.book.language.family.case_marked:
            return None
        body = next((b for b in clause.bodies if b.id and not b.relation and self._leads(sentence, clause, b)), None)
        if body is None or any(p in ("with", "object") and self._is_person(a) for p, a in clause.actors):
            return None
        draft = self._draft(body.type or "session", sentence, clause)
        self._set_body(draft, body, sentence)
        return self._open(draft, clause)
