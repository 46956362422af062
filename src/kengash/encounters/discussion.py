"""What was discussed, and which papers came of it: both belong to the encounter that the text tells of."""

from __future__ import annotations

from kengash.clauses import Clause, Event, Sentence
from kengash.encounters.drafts import MULTILATERAL, Draft
from kengash.encounters.meant import LEADERS
from kengash.encounters.papers import ceremonial, papers
from kengash.encounters.pieces import possessed
from kengash.encounters.sameness import near
from kengash.encounters.settings import Settings
from kengash.encounters.topics import topics
from kengash.mentions.offices import Actor
from kengash.nouns import Document, Topic

TALKS = frozenset({"meeting", "reception", "call", "consultations"})


def _holds(whole: Topic, part: Topic) -> bool:
    """Whether one topic stands inside another: "the period ahead" in "the tasks meant for the period ahead"."""
    a, b = whole.evidence[0], part.evidence[0]
    return a.start <= b.start and b.end <= a.end


class Discussion(Settings):
    """Reads predicates of discussing, agreeing and signing."""

    def _discussion(self, sentence: Sentence, clause: Clause, subject: Actor | None) -> Draft | None:
        if self._of_no_event(sentence, clause) or self._of_others(sentence, clause):
            return None
        if self._agreed_before(sentence, clause):
            return None
        found = topics(sentence, clause) if not clause.negated and not self._aimed_at(clause) else []
        told = clause.event if clause.event is not None and self._sets(sentence, clause.event) else None
        if told is not None and (named := self._referred(sentence, told)) is not None:
            self.current = named  # "at the meeting of the Council the sides discussed"
        draft = self._draft(self.current.type if self.current else "meeting", sentence, clause)
        if told is None and (held := self._held_before(draft, clause)) is not None:
            self.current = held
        self._attended_talks(clause)
        if self._aim_of_talks(sentence, clause):
            just = (d for d in self._latest() if d.sentence == sentence.view.number and d.type in TALKS)
            self.current = next(just, self.current)
        else:
            self._discussing(draft, clause)
        self._speaker(draft, sentence, clause, subject)
        called = any(e.type == "call" for e in (*(e for _, e in sentence.settings), clause.event) if e is not None)
        if clause.frame == "agreeing" and self.current is not None and draft.status == "held" and not called:
            draft.status = self.current.status  # to have agreed on a meeting is not to have met
        if clause.frame == "agreeing" and draft.status == "held" and self._agreed_on(sentence, clause):
            draft.status = "announced"
        if called:
            draft.forms.add("phone")
        self._without_matter(draft, sentence, clause, found)
        target = self._talkers(draft)
        if target is None:
            return None
        target.topics = [o for o in target.topics if not any(_holds(t, o) for t in found)]
        target.topics += [t for t in found if t.text not in {o.text for o in target.topics}]
        return target

    def _discussing(self, draft: Draft, clause: Clause) -> None:
        """Whoever speaks in a discussion takes part in it."""
        for part, actor in clause.actors:
            speaks = actor.kind == "person" or (part == "with" and actor.kind == "group" and actor.represents)
            if actor.marking.case == "of" and clause.marking.nonfinite.startswith("participle"):
                continue  # "the gathering devoted to X's anniversary": whose it is
            if part == "who" and self._both(actor):
                speaks, actor = True, self._as_two(actor)
            rung = part in ("to", "from") and clause.event is not None and clause.event.type == "call"
            known = actor.refers != "unknown" or bool(actor.name and self.cast.knows(actor.name))
            if (rung or part in ("who", "with")) and speaks and known:
                self._take(draft, actor, "participant", f"frame.{clause.frame}.{part}")

    def _attended_talks(self, clause: Clause) -> None:
        """ "At the session in which the delegations of A and B took part, trade was discussed": they were at the session told of."""
        told, event = self.current, clause.event
        if told is None or event is None or event.relation != "at" or told.type not in MULTILATERAL:
            return
        for part, actor in clause.actors if not self.cast.book.language.family.case_before else ():
            if part == "attended_by" and actor.represents:
                self._take(told, actor, "participant", "frame.discussing.attended_by")

    def _aim_of_talks(self, sentence: Sentence, clause: Clause) -> bool:
        """ "X's meeting with Y in order to discuss trade is planned": where verbs come last, whoever is told before is the meeting's."""
        return not sentence.view.language.family.case_before and any(self._aimed(clause, c) for c in sentence.clauses)

    def _aimed(self, aim: Clause, talks: Clause) -> bool:
        """Whether one clause tells what the talks of another are for."""
        purpose = aim.frame == "discussing" and aim.marking.nonfinite == "infinitive"
        stated = self.frames.get(talks.frame or "", {}).get("type") if talks.marking.tense else None
        kind = stated or (talks.event.type if talks.event is not None else None)
        return purpose and kind in TALKS and talks.at > aim.at and talks.frame != "discussing"

    def _held_before(self, draft: Draft, clause: Clause) -> Draft | None:
        """ "They had come for the summit. The presidents discussed": of what is yet to come, nothing was discussed."""
        ahead = self.current is not None and self.current.status == "announced" and draft.status == "held"
        if not ahead or clause.marking.tense != "past" or clause.frame != "discussing":
            return None
        back = (d for d in reversed(self.drafts) if draft.sentence - d.sentence <= 3 and len(d.sides()) == 2)
        return next((d for d in back if d.status == "held" and d.type in TALKS and not d.background), None)

    def _aimed_at(self, clause: Clause) -> bool:
        """ "Work meant to reach the goals", "the agreements reached": what is to be or was agreed on, not what was discussed."""
        return clause.frame == "agreeing" and clause.marking.nonfinite not in ("", "converb")

    def _agreed_before(self, sentence: Sentence, clause: Clause) -> bool:
        """ "The agreements reached between X and Y were looked into": where verbs come last, a participle opens no talk."""
        relative = clause.frame == "agreeing" and clause.marking.nonfinite == "participle"
        return relative and not (clause.event and clause.event.type) and not sentence.view.language.family.case_before

    def _speaker(self, draft: Draft, sentence: Sentence, clause: Clause, subject: Actor | None) -> None:
        """ "The minister said: with the chancellor we shall discuss": who speaks is the other side, where verbs stand last."""
        partners = [a for p, a in clause.actors if p == "with" and a.kind == "person" and a.titles]
        acts = any(p == "who" for p, _ in clause.actors) or sentence.view.language.family.case_before
        if subject is not None and partners and not acts and clause.marking.tense:
            self._take(draft, subject, "participant", f"frame.{clause.frame}.speaker")

    def _of_others(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Moscow and Washington are going to discuss", told at a meeting of others."""
        if clause.marking.passive and not self.cast.book.language.family.case_before:
            return False  # "Gaza was discussed": a matter
        if (
            clause.frame == "discussing"
            and not self.cast.book.language.family.case_before
            and any(p == "who" and a.kind in ("person", "group") and a.refers != "unknown" for p, a in clause.actors)
        ):
            return False  # "the leaders discussed Astana": somebody else is the subject
        sides = [a for p, a in clause.actors if p == "who" and a.kind == "state"]
        matters = clause.frame == "discussing"
        states = {a.represents for a in sides if not (matters and possessed(sentence.view, a.end))}
        states |= {s.country for s in clause.spots if not s.relation and s.city and s.at < clause.at}
        told = self.current.sides() if self.current is not None else set()
        return bool(states) and bool(told) and not states <= told

    def _both(self, actor: Actor) -> bool:
        """ "The two leaders discussed", in a text that tells of a visit: the guest and his host."""
        leaders = actor.kind == "group" and actor.group in LEADERS and not actor.represents
        two = (actor.refers == "two" and actor.titles) or leaders
        return bool(two) and self.current is not None and self.current.type == "visit"

    def _sets(self, sentence: Sentence, event: Event) -> bool:
        """Whether "at the meeting" opens the sentence; "the papers to be laid before the summit" are a topic."""
        if sentence.view.language.family.case_before:
            return True
        opens = self._opens_sentence(sentence, event) or self._of_both_sides(sentence, event)
        return opens and not self._to_come(sentence, event)

    def _of_both_sides(self, sentence: Sentence, event: Event) -> bool:
        """ "The matter was discussed at the talks between X and Y": a noun that says by itself who met."""
        told = (a for a in sentence.actors if a.relation == "between" and self._complements(sentence, a, event))
        return event.relation == "at" and len({a.represents for a in told if a.titles} - {None}) > 1

    def _to_come(self, sentence: Sentence, event: Event) -> bool:
        """ "The papers laid before the summit that will be held": a future participle right before the noun and its body."""
        noun = sentence.view.items[event.item]
        before = [i for i in sentence.view.items if i.end <= noun.start][-4:]
        readings = [m for i in before if i.kind == "predicates" and i.hit for m in i.hit.verbal()]
        return any(m.nonfinite == "participle_future" for m in readings)

    def _without_matter(self, draft: Draft, sentence: Sentence, clause: Clause, found: list[Topic]) -> None:
        """ "Discussed the summit in Astana on 14 July": a place and a day, or a year, inside what was discussed."""
        if sentence.view.language.family.case_before:
            draft.spot = draft.spot if draft.spot is None or draft.spot.at <= clause.at else None
            told = draft.day is not None and draft.day.precision == "year" and draft.day.at > clause.at
            draft.day = None if told else draft.day  # "took stock of the work of 2023"
            return
        begin = min((t.evidence[0].start for t in found), default=sentence.view.span.end)
        draft.spot = draft.spot if draft.spot is None or draft.spot.span.start < begin else None
        draft.day = draft.day if draft.day is None or draft.day.span.start < begin else None

    def _of_no_event(self, sentence: Sentence, clause: Clause) -> bool:
        """ "At a briefing for journalists": a participle before a noun that is no encounter."""
        items = sentence.view.items
        at = next((n for n, i in enumerate(items) if i.start == clause.at), len(items))
        noun = items[at + 1] if at + 1 < len(items) else None
        return clause.marking.nonfinite == "participle" and noun is not None and noun.kind == "not_events"

    def _talkers(self, draft: Draft) -> Draft | None:
        if len(draft.sides()) >= 2:
            draft.type = "call" if "phone" in draft.forms else "meeting"
            apart = draft.type == "call" and self.current is not None and self.current.type == "visit"
            if (
                apart
                or self.current is None
                or not (set(draft.parts) <= set(self.current.parts) or draft.sides() <= self.current.sides())
            ):
                return self._settle(draft)
        return self.current

    def _by_another(self, clause: Clause, draft: Draft) -> bool:
        """ "Aliyev, who signed a decree on the minister": papers of somebody who takes no part."""
        signing = [a for p, a in clause.actors if p == "who" and a.kind == "person" and (a.name or a.titles)]
        figures = [self.cast.resolve(a) for a in signing]
        sides = draft.sides()
        return bool(figures) and not any(f.ident in draft.parts or f.represents in {None, *sides} for f in figures)

    def _another_day(self, sentence: Sentence, clause: Clause, draft: Draft) -> bool:
        """ "Who had signed the decree the day before": papers of another day than the talks."""
        day = self._day(clause, sentence)
        return bool(day and draft.day and day.start and draft.day.start and not near(day.start, draft.day.start))

    def _signatories(self, sentence: Sentence, clause: Clause) -> Draft | None:
        """ "A treaty was signed between two states": a ceremony, unless an encounter of both is at hand."""
        if clause.frame not in ("signing", "exchanging_documents") or self._to_be_signed(sentence, clause):
            return None
        draft = self._draft("ceremony", sentence, clause)
        draft.background = clause.marking.nonfinite == "participle"
        for part, actor in clause.actors:
            if (
                part in ("who", "between", "with", "by")
                and actor.refers not in ("unknown", "sides", "pronouns")
                and (
                    actor.kind == "person"
                    or part == "between"
                    or actor.rule == "office.distributed"
                    or self._signs(clause, part, actor)
                )
            ):
                self._take(draft, actor, "participant", f"frame.signing.{part}")
        if len(draft.sides()) < 2 or (self.current is not None and draft.sides() <= self.current.sides()):
            self._signed_for(draft)
            return None
        return self._settle(draft)

    def _to_be_signed(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Consultations on the signing of the treaty": where verbs come last, a verbal noun that is what something else is about."""
        verb = next((i for i in sentence.view.items if i.start == clause.at), None)
        after = next((i for i in sentence.view.items if verb is not None and i.start == verb.end), None)
        about = after is not None and after.kind == "markings" and "about" in after.ids()
        return about and clause.marking.nonfinite == "verbal_noun" and not sentence.view.language.family.case_before

    def _signed_for(self, draft: Draft) -> None:
        """ "A and B signed a treaty. It was signed by the ministers X and Y": who signed for the states just told of."""
        told = self.current
        named = [p.figure for p in draft.parts.values() if p.figure.kind == "person" and p.figure.name]
        if told is None or told.type != "ceremony" or told.persons() or draft.sides() != told.sides():
            return
        for figure in named if {f.represents for f in named} == told.sides() else ():
            told.add(figure, "participant", "signing.for")

    def _signs(self, clause: Clause, part: str, actor: Actor) -> bool:
        """ "China and Portugal signed an agreement": states that stand bare before the verb, in a list."""
        states = [a for p, a in clause.actors if p == "who" and a.kind == "state" and a.end <= clause.at]
        return part == "who" and actor.kind == "state" and actor.listed and len(states) > 1 and actor in states

    def _at_ceremony(self, sentence: Sentence, clause: Clause, told: Draft | None) -> None:
        """ "A ceremony of signing bilateral documents was held": the papers of it, or of the talk that it closes."""
        event, target = clause.event, told or self.current
        if event is None or event.type != "ceremony" or target is None or clause.negated:
            return
        if told is None and target.type in ("visit", "correspondence"):
            return  # a ceremony of its own, told too little of
        known = {d.kind for d in target.documents}
        target.documents += [d for d in ceremonial(sentence, event) if d.kind not in known]

    def _papers(self, sentence: Sentence, clause: Clause) -> Draft | None:
        act = self.frames[clause.frame or ""]["act"]
        found = papers(sentence, clause, act)
        if not found:
            return None
        if (signed := self._of_the_paper(found, clause)) is not None:
            return signed
        self.current = self._adopted_at(sentence, clause) or self.current
        target = self._signatories(sentence, clause) or self.current
        if target is None or self._by_another(clause, target) or self._another_day(sentence, clause, target):
            return None
        planned = clause.marking.nonfinite == "infinitive"
        if (planned or clause.marking.tense in ("future", "conditional")) and target.status in ("held", "ongoing"):
            return None  # "will be signed at the next meeting", "hopes to sign"
        if target.type not in MULTILATERAL and sentence.view.language.family.case_before:
            found = [d for d in found if d.kind != "decision" or d.count]  # two decide; a body adopts a decision
        known = {(d.kind, d.act, d.title) for d in target.documents}
        found = [d for d in found if not self._refers_back(d, target)]
        target.documents += [d for d in found if (d.kind, d.act, d.title) not in known]
        return target

    def _of_the_paper(self, found: list[Document], clause: Clause) -> Draft | None:
        """ "They signed a treaty. The document was signed during X's visit": the signing just told of, in the course of that."""
        visit = self.current
        if visit is None or visit.type != "visit" or clause.marking.tense != "past" or not clause.marking.passive:
            return None
        signings = (d for d in self._latest() if d.type == "ceremony" and d.documents and d is not visit)
        told = next(signings, None)
        sides = told is not None and bool(told.sides() & visit.sides())
        if told is None or not sides or not all(self._refers_back(d, told) for d in found):
            return None
        told.part_of = told.part_of or visit
        return told

    def _refers_back(self, paper: Document, target: Draft) -> bool:
        """ "They signed a treaty. The document was signed by": a bare word for a paper after one that the text has named."""
        bare = paper.kind == "other" and paper.title is None and paper.count is None
        return bare and any(d.act == paper.act and d.kind != "other" for d in target.documents)

    def _adopted_at(self, sentence: Sentence, clause: Clause) -> Draft | None:
        """ "At the summit in X the leaders adopted a declaration", "the summit in X adopted": the summit that did."""
        subjects = (c.event for c in sentence.clauses if c.event and c.frame is None and c.at < c.end <= clause.at)
        event = clause.event or next(subjects, None)
        told = clause.marking.tense in ("past", "future") and event is not None and event.relation in ("at", "")
        if event is None or not told or event.type not in MULTILATERAL:
            return None
        before = list(self.drafts)
        draft = self._referred(sentence, event)
        if draft is not None and draft not in before and draft.status == "held" and clause.marking.tense == "future":
            draft.status = "announced"
        return draft
