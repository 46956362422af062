"""The discourse of a text: every clause opens an encounter, goes on with one, or adds to it."""

from __future__ import annotations

from typing import Any

from kengash.clauses import Clause, Event, Sentence
from kengash.clauses.nouns import MATTERS
from kengash.encounters.agenda import agenda
from kengash.encounters.continuing import ABSENT, Continuing
from kengash.encounters.drafts import CONVENING, MULTILATERAL, Draft
from kengash.encounters.partaking import TALKING
from kengash.encounters.phrases import ACTS, EVENT_PARTS, OWN_PARTS, SHARED_PARTS
from kengash.encounters.status import stays_away
from kengash.encounters.topics import noun_topics
from kengash.encounters.who import OWN
from kengash.mentions.offices import Actor
from kengash.world import facts

ATTRIBUTES = {"participle", "participle_future", "verbal_noun"}
SELF = (*OWN, "royal", "ambassador", "secretary_general", "special_representative")
BESIDE_ENVOY = frozenset({"nationalities", "office_modifiers", "honorifics"})
BEFORE_ENVOY = frozenset(
    {"prepositions", "months", "number", "weekdays", "comma", "ministries", "states", "nationalities"}
)
SITTING = frozenset({"beginning", "concluding", "holding"})
APART = {"phone", "online"}  # forms of a talk between parties that are not in one place


class Builder(Continuing):
    """Builds the drafts of one text, sentence by sentence."""

    def read(self, sentence: Sentence) -> None:
        """Take in one sentence."""
        self.cast.before = self.cast.protagonist
        self._meet(sentence)
        self._organizations(sentence)
        before = self.current
        margin = self._settings(sentence)
        self.inner = before if margin is not None and before is not margin else None
        opened: list[Draft] = []
        known = len(self.drafts)
        subject = self._subject(sentence)
        self._speaks_of_himself(sentence, subject)
        for clause in self._in_order(sentence):
            told = self.current
            draft = self._clause(sentence, clause, subject, margin)
            if told is not None and self._only_owner(sentence, clause):
                self.current = told
            if draft is not None and self._talk_held(sentence, clause):
                self.current = draft
            if draft is not None:
                opened.append(draft)
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
        if margin is not None and self.pending is not None and self.pending.sentence == sentence.view.number:
            self.pending.part_of = margin if margin.type == "visit" and margin is not self.pending else None
        if margin is not None:
            apart = [d for d in self.drafts[known:] if "event.meeting.apart" in d.rules]
            for draft in [*opened, *apart]:
                self._put_within(margin, draft)

    def _meet(self, sentence: Sentence) -> None:
        """Everybody whom the sentence names, before anything is told of them."""
        cut = {a.spans: a for c in sentence.clauses for part, a in c.actors if part == "object"}
        for seen in sentence.actors:
            actor = cut.get(seen.spans, seen)  # the verb told where the name ends
            if actor.name and (actor.refers != "unknown" or self.cast.knows(actor.name)):
                self.cast.resolve(actor)

    def _put_within(self, margin: Draft, draft: Draft) -> None:
        """What the sentence tells happened at its setting; of sessions and forums, only a forum during a visit."""
        whole = draft.type in MULTILATERAL and not (draft.type == "conference" and margin.type == "visit")
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
        if frame == "stating":
            return None
        if frame in ("discussing", "agreeing"):
            return self._discussion(sentence, clause, subject)
        if frame in ACTS:
            return self._papers(sentence, clause)
        if frame and self._meant(sentence, clause) != frame and "type" not in self.frames[frame]:
            return self._predicate(sentence, clause, subject, margin)
        opened = frame == "opening" and clause.event is not None and clause.event.type in CONVENING
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
        met = self._members_met(draft, clause) or self._body_met(draft, sentence, clause)
        self._set_body(draft, met or self._sits_down(draft, sentence, clause), sentence)
        self._at_summit(draft, sentence, clause)
        if draft.type == "reception":
            draft.spot = draft.spot or self._seat(draft, sentence, clause)
            self._at_ministry(draft, clause)
        if draft.type == "visit":
            draft.spot = draft.spot or self._come_to(sentence, clause) or self._to_host(sentence, clause)
            draft.spot = draft.spot or self._invited(draft, clause)
        return draft

    def _told_aside(self, draft: Draft, sentence: Sentence, clause: Clause) -> bool:
        """Comings that are no visit, and words that belong to another encounter."""
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

    def _by_call(self, draft: Draft) -> None:
        """A meeting or reception of those who are far apart."""
        if draft.type in ("meeting", "reception") and draft.forms & APART and not self._of_members(draft):
            draft.type = "call"

    def _by_rank(self, draft: Draft) -> None:
        """Letters of credence are an envoy's, whoever is said to have handed them to whom."""
        roles = {p.figure.rank: p for p in draft.parts.values()}
        envoy, head = roles.get("ambassador"), next((roles[r] for r in ("head_of_state", "royal") if r in roles), None)
        if draft.type == "ceremony" and envoy and head and "host" in envoy.roles and "guest" in head.roles:
            envoy.roles, head.roles = {"guest"}, {"host"}

    def _summoned(self, draft: Draft, sentence: Sentence, clause: Clause) -> None:
        """ "The ambassador was summoned to the (Latvian) foreign ministry": the state whose ministry it is, or the text's own."""
        if clause.frame != "summoning":
            return
        envoys = [a for _, a in clause.actors if a.rank == "ambassador" and self._called_in(sentence, clause, a)]
        for actor in (
            envoys if sentence.view.language.family.case_marked else ()
        ):  # an accusative that looks like a genitive
            draft.add(self.cast.resolve(actor), "participant", "frame.summoning.envoy")
        if len(draft.sides()) != 1:
            return
        owner = next((a.represents for a in sentence.actors if self._summons(sentence, a, clause)), self.cast.state)
        if owner and owner not in draft.sides():
            span = self._trigger(sentence, clause) or clause.span
            ministry = Actor(clause.at, clause.at, "state", represents=owner, spans=(span,))
            draft.add(self.cast.resolve(ministry), "participant", "frame.summoning.ministry")

    def _calls_for_no_envoy(self, draft: Draft, clause: Clause) -> bool:
        """ "Called forth a reaction": where one verb says both, only envoys are called in."""
        envoy = any(p.figure.rank == "ambassador" for p in draft.parts.values())
        return clause.frame == "summoning" and self.cast.book.language.family.case_marked and not envoy

    def _called_in(self, sentence: Sentence, clause: Clause, envoy: Actor) -> bool:
        """ "Called in the new ambassador", "the ambassador was called in", not "the words of the ambassador called forth"."""
        view, family = sentence.view, sentence.view.language.family
        if envoy.start > clause.at:
            between = [i for i in view.items if clause.at < i.start < envoy.start]
            return all(i.kind in BESIDE_ENVOY or "of" in family.shape(view.tokens[i.start].key) for i in between)
        return all(i.kind in BEFORE_ENVOY for i in view.items if clause.start <= i.start < envoy.start)

    def _summons(self, sentence: Sentence, actor: Actor, clause: Clause) -> bool:
        """The state right before a verb that comes last; else the one whose ministry the sentence names."""
        before = sentence.view.language.family.case_before
        return actor.rule == "ministry.of" if before else actor.kind == "state" and actor.end == clause.at

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
            return self._sits(sentence, clause) or self._continued(sentence, clause)
        if not event.type:
            self._from_visit(clause)
        hinted = self._hinted(event, sentence.view.number)
        if self._tells_nothing(sentence, clause, event, hinted):
            return None
        draft = self._named_by(sentence, clause, event, hinted or self._beside(event) or self.current)
        if draft.status == "held" and (joined := self._held_with(sentence, clause)) is not None:
            draft.status, draft.background = self._status(joined, sentence), False
        self._set_body(draft, self._body_near(sentence, event) or self._convener(sentence, clause, draft), sentence)
        self._cast_event(draft, clause, self._noun_parts(draft, clause), subject, sentence, event)
        self._on_visit_to_host(draft, sentence, clause)
        self._retype(draft, clause)
        draft.spot = draft.spot or self._invited(draft, clause)
        each = event.plural or self._each_alone(sentence, clause)
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

    def _tells_nothing(self, sentence: Sentence, clause: Clause, event: Event, hinted: Draft | None) -> bool:
        """Whether the noun only refers back, with nothing to refer to, or names no encounter here."""
        if not event.type and (event.plural or (self.current is None and hinted is None)):
            return True  # "events" are none in particular
        if not event.type and clause.negated and hinted is None and self.current and self.current.type == "visit":
            return True  # "no event will be held within the visit"
        if self._among_topics(sentence, clause, event):
            return True
        if self._of_a_list(sentence, clause, event) or self._of_parliament(sentence, event):
            return True
        return event.type == "reception" and self._adopting(sentence, clause, event)

    def _named_by(self, sentence: Sentence, clause: Clause, event: Event, meant: Draft | None) -> Draft:
        """What the noun and its clause say, before anybody takes part."""
        draft = self._draft(event.type or (meant.type if meant else "session"), sentence, clause)
        draft.spans = [event.span]
        aside = clause.frame is None and not self._took_place(sentence, event)
        draft.background = aside or clause.marking.nonfinite == "participle"
        draft.spot = self._spot(clause.spots, draft, sentence, sentence.view.items[event.item].start) or draft.spot
        self._hosting_place(draft, sentence, clause, event)
        if clause.frame == "inviting" and draft.type in (*MULTILATERAL, "visit") and draft.status == "held":
            draft.status = (
                "proposed" if draft.type == "visit" else "announced"
            )  # who was invited has not been there yet
        return draft

    def _noun_parts(self, draft: Draft, clause: Clause) -> dict[str, str]:
        """Which part of the clause plays which role in what the noun names."""
        if stays_away(clause):
            return ABSENT
        own = draft.type in ("visit", "reception") and clause.frame not in ("hosting", "inviting")
        if clause.frame == "attending" and self.current is not None and self.current.type == "meeting":
            own = False  # "at the reception X was present too", of a meeting told before
        light = {} if own else self.frames.get(clause.frame or "", {}).get("parts", {})
        return {**OWN_PARTS.get(draft.type, EVENT_PARTS), **light}

    def _retype(self, draft: Draft, clause: Clause) -> None:
        """What those who take part, and the form, make of the noun."""
        if draft.type == "session" and draft.body is None and any(p == "with" and a.titles for p, a in clause.actors):
            draft.type = "meeting"  # "his session with the minister"
        shared = {a.represents for _, a in clause.actors if a.rule == "office.distributed"}
        if (
            draft.type == "session"
            and draft.body is None
            and not self.cast.book.language.family.case_before
            and len(shared) > 1
            and not shared & set(facts.organizations())
        ):
            draft.type = "meeting"  # "the X, Y and Z foreign ministers' session"
        ranks = {p.figure.rank for p in draft.parts.values() if p.figure.kind == "person"}
        if draft.type == "summit" and draft.body is None and "minister" in ranks and ranks.isdisjoint(facts.LEADERS):
            draft.type = "meeting"  # "a consultative meeting of the ministers of A and B"
        if draft.type == "consultations" and "head_of_state" in ranks:
            draft.type = "meeting"  # consultations are those of ministries
        if draft.type == "conference" and self._by_another_name(draft, clause):
            draft.type = "summit"
        if draft.type == "ceremony" and clause.frame in ("attending", "holding"):
            named = (a for p, a in clause.actors if a.kind == "state" and p in ("", "who", "of"))
            draft.occasion = {a.represents for a in named if a.represents}
        self._by_call(draft)
