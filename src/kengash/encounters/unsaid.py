"""Participants that the words of a clause leave out: its subject is told before, or the other side of a talk is."""

from __future__ import annotations

from collections import Counter

import msgspec

from kengash.clauses import Clause, Event, Sentence
from kengash.clauses.nouns import CITED
from kengash.encounters.drafts import MULTILATERAL, Draft
from kengash.encounters.holders import Figure
from kengash.encounters.outlook import Outlook
from kengash.mentions.offices import Actor
from kengash.mentions.places import Spot

HALL = 5  # words from a town to the verb of going to a hall in it
TALKS = frozenset({"meeting", "call", "consultations"})
PURPOSES = frozenset({"for_purpose", "to"})  # "arrived for talks", "left for a meeting"
SPEAKS_OF_HIS_OWN = frozenset({"head_of_state", "head_of_government", "minister"})
SAYING = 2  # words from a verb of saying to who says it
PAYING = 3  # words from a participle of holding to who held it
HEADING = 3  # words from a delegation to its head
PORTFOLIO = 7  # items from the owner of a ministry to its noun
IN_PORTFOLIO = frozenset({"name", "word", "conjunctions", "comma"})
NEAR_VISIT = 3  # sentences from a visit to the talks that its programme holds
GOING = frozenset({"arrival", "departure", "going", "visit"})


def called_off(going: Clause) -> bool:
    """Whether somebody does not come after all."""
    return going.negated or "cancelled" in going.statuses


class Unsaid(Outlook):
    """Finds who is meant where nobody is named."""

    def _unsaid(self, draft: Draft, clause: Clause, parts: dict[str, str], sentence: Sentence) -> None:
        """A finite verb without a subject, where the language leaves it out, has the one of whom the text tells."""
        acting = self.cast.figures.get(self.cast.protagonist or "")
        if clause.frame == "holding":
            acting = self._visitor(acting)  # whoever received him before is not whom he meets next
        own = any(not a.relation and a.kind in ("person", "group") for a in sentence.actors)
        if acting is None or own or sentence.view.language.family.case_before or not clause.marking.tense:
            return
        draft.add(acting, parts["who"], f"event.{draft.type}.unsaid_subject")

    def _later_subjects(self, sentence: Sentence, clause: Clause) -> list[Actor]:
        """ "To take part in the summit the presidents came": where verbs come last, a purpose stands before its subject."""
        if sentence.view.language.family.case_before or clause.marking.nonfinite != "infinitive":
            return []
        later = next((c for c in sentence.clauses if c.at > clause.at and c.frame in GOING), None)
        who = [a for p, a in later.actors if p == "who" and a.kind in ("person", "group")] if later else []
        return [a for a in who if a.start > clause.at]

    def _of_relative(self, sentence: Sentence, clause: Clause) -> list[Actor]:
        """ "X met Y, who had come to take part in the session": where verbs come last, the one of whom the coming is told."""
        if sentence.view.language.family.case_before or clause.frame != "attending":
            return []
        later = next((c for c in sentence.clauses if c.frame and c.at > clause.at), None)
        if later is None or later.frame not in GOING or later.marking.nonfinite != "participle":
            return []
        who = [a for p, a in later.actors if p == "who" and a.kind in ("person", "group")]
        return [a for a in who if a.start > later.at]

    def _paying(self, draft: Draft, sentence: Sentence, clause: Clause) -> list[Actor]:
        """ "X, who will pay his first visit to Y": where verbs come last, the one right after a participle of holding a visit."""
        if draft.type != "visit" or clause.frame != "holding" or not clause.marking.nonfinite.startswith("participle"):
            return []
        owned = any("of" in (p, a.relation) and a.kind == "person" for p, a in clause.actors)
        passive = clause.marking.passive or owned
        if sentence.view.language.family.case_before or passive:
            return []
        after = [a for a in sentence.actors if a.kind == "person" and 0 <= a.start - clause.at <= PAYING]
        return after[:1]

    def _heading(self, draft: Draft, sentence: Sentence, subject: Actor) -> None:
        """ "The delegation headed by X was received": whoever heads a delegation that several predicates share."""
        after = (a for a in sentence.actors if subject.kind == "group" and 0 <= a.start - subject.end <= HEADING)
        for head in after:
            if head.relation == "led_by":
                draft.add(self.cast.resolve(head), "head_of_delegation", "delegation.led")

    def _purposeful(self, clause: Clause, event: Event) -> bool:
        """ "Came for talks with X", "went to the summit": an event noun that tells why somebody travels."""
        return clause.frame is None and event.relation in PURPOSES

    def _going(self, sentence: Sentence, clause: Clause, event: Event) -> Clause | None:
        """Who travels: where verbs come last, the next one says it ("came by one car to the summit"), if none stands between."""
        if sentence.view.language.family.case_before:
            return next((c for c in sentence.clauses if c.frame in GOING), None)
        later = next((c for c in sentence.clauses if c.frame and c.at > clause.at), None)
        if later is None or later.frame not in GOING or later.marking.passive:
            return None
        return later if event.relation == "to" and event.type in MULTILATERAL else None

    def _traveller(self, draft: Draft, sentence: Sentence, clause: Clause, event: Event) -> None:
        """Whoever travels to an encounter takes part in it, and it is still to come."""
        going = self._going(sentence, clause, event) if self._purposeful(clause, event) else None
        away = going is not None and called_off(going)
        if away and draft.type not in MULTILATERAL:
            return  # without one of two there are no talks
        role = "absent" if away else "participant"
        draft.status = "announced" if away and draft.status == "cancelled" else draft.status
        subjects = [a for p, a in going.actors if p == "who"] if going else self._visiting(sentence, clause, event)
        subjects = [a for a in subjects if a.kind in ("person", "group")]
        for actor in subjects:
            draft.add(self.cast.resolve(actor), role, f"event.{draft.type}.traveller")
        ahead = event.relation in PURPOSES
        if subjects and ahead and draft.status == "held" and not (going and self._been(sentence, going)):
            draft.status = "announced"
        if subjects and going and draft.spot is None and not sentence.view.language.family.case_before:
            draft.spot = next((s for s in going.spots if s.relation == "to" and s.country), None)
        if draft.type == "meeting" and clause.marking.nonfinite == "infinitive":
            self._to_hold(draft, sentence, clause)

    def _by_visitor(self, draft: Draft, sentence: Sentence, clause: Clause) -> None:
        """ "By the programme of the visit, holding talks with X is planned": where verbs come last, the talks of the visitor."""
        told = [p.figure for p in draft.parts.values()]
        planned = clause.frame == "holding" and clause.marking.nonfinite == "verbal_noun" and not clause.marking.passive
        if sentence.view.language.family.case_before or not planned or draft.type not in TALKS or len(told) != 1:
            return
        visit = next((d for d in self._latest() if d.type == "visit" and d.spot is not None), None)
        if visit is None or visit.spot is None or draft.sentence - visit.sentence > NEAR_VISIT:
            return
        guests = [p.figure for p in visit.parts.values() if p.figure.kind == "person" and "guest" in p.roles]
        met = [a for p, a in clause.actors if p == "with" and a.kind == "person" and a.titles]
        if met and told[0].represents == visit.spot.country:
            for guest in guests:
                draft.add(guest, "participant", f"event.{draft.type}.visitor")

    def _hosting_ministry(self, draft: Draft, sentence: Sentence, clause: Clause) -> None:
        """ "A meeting with X was held at the ministry of Y": where verbs come last and nobody else is told, with Y."""
        told = [p.figure for p in draft.parts.values() if p.figure.represents or p.figure.name]
        held = clause.frame == "holding" or (
            clause.frame is None and clause.event is not None and not clause.event.relation
        )
        alone = held and draft.type in TALKS and len(told) == 1
        partner = next((a for p, a in clause.actors if p == "with"), None)
        if sentence.view.language.family.case_before or not alone or partner is None:
            return
        hosts = [a for p, a in clause.actors if p == "at" and a.rule == "ministry.of" and a.represents]
        hosts = hosts or self._ministry_there(sentence, partner)
        if hosts and hosts[0].represents != told[0].represents:
            draft.add(self.cast.resolve(hosts[0]), "participant", f"event.{draft.type}.at_ministry")

    def _ministry_there(self, sentence: Sentence, partner: Actor) -> list[Actor]:
        """ "At the (Y) ministry of energy a meeting with the ambassador to Z was held": of Y, of Z, or the outlet's own."""
        view = sentence.view
        for at, item in enumerate(view.items):
            if item.kind != "ministries" or not any(m.case == "at" for m in item.markings()):
                continue
            before = next(
                (i for i in view.items[max(at - PORTFOLIO, 0) : at][::-1] if i.kind not in IN_PORTFOLIO), None
            )
            owner = before.ids()[0] if before is not None and before.kind in ("states", "nationalities") else None
            seats = [i for i in view.items if partner.start <= i.start < partner.end and i.kind == "states"]
            posted = (s for i in seats for s in i.ids()[:1] if s != partner.represents)
            represents = owner or next(posted, None) or self.cast.state
            host = Actor(item.start, item.end, "state", represents=represents, rule="ministry.of")
            return [msgspec.structs.replace(host, spans=(view.chars(item.start, item.end),))] if represents else []
        return []

    def _gone_there(self, draft: Draft, sentence: Sentence, clause: Clause) -> None:
        """ "To attend the summit X came to Y": where verbs come last, the place that he goes to is that of the summit."""
        if clause.frame != "attending" or clause.marking.nonfinite != "infinitive" or draft.spot is not None:
            return
        later = next((c for c in sentence.clauses if c.frame and c.at > clause.at), None)
        if later is not None and later.frame in GOING and not sentence.view.language.family.case_before:
            draft.spot = next((s for s in later.spots if s.relation == "to" and s.city), None)
        draft.spot = draft.spot or self._to_hall(sentence, clause)

    def _to_hall(self, sentence: Sentence, clause: Clause) -> Spot | None:
        """ "To the in-Minsk Palace of Congresses he went": a town, and a few words after it where in the town to."""
        suffixes = getattr(sentence.view.language.family, "suffixes", None)
        ahead = [i for i in sentence.view.items if i.start > clause.at and i.kind == "predicates"]
        going = ahead[0] if ahead and not GOING.isdisjoint(ahead[0].ids()) else None
        if going is None or suffixes is None:
            return None
        key = sentence.view.tokens[going.start - 1].key
        led = any(m.case == "to" for cut in range(2, len(key)) for m in suffixes.nominal(key[cut:]))
        halls = (s for s in sentence.spots if s.relation == "at.attributive" and s.city and s.at > clause.at)
        return next((s for s in halls if led and 0 < going.start - s.end_at <= HALL), None)

    def _been(self, sentence: Sentence, going: Clause) -> bool:
        """ "Went to the summit" tells, where verbs come last, of one that is over; "came to the summit" of one to come."""
        over = going.frame in ("going", "visit") and going.marking.tense == "past" and "announced" not in going.statuses
        return over and not sentence.view.language.family.case_before

    def _to_hold(self, draft: Draft, sentence: Sentence, clause: Clause) -> None:
        """ "The delegation of X went to Moscow to hold talks": with the state that it goes to, where no partner is told."""
        going = next((c for c in sentence.clauses if c.frame in GOING and c.at > clause.at and not c.negated), None)
        if sentence.view.language.family.case_before or going is None or len(draft.sides()) > 1:
            return
        target = next((s.country for s in going.spots if s.relation == "to" and s.country), None)
        guests = [a for p, a in going.actors if p == "who" and a.kind in ("person", "group") and a.represents]
        if target is None or not guests or any(a.represents == target for a in guests):
            return
        for actor in (
            *guests,
            msgspec.structs.replace(guests[0], kind="state", name=None, titles=(), represents=target),
        ):
            draft.add(self.cast.resolve(actor), "participant", f"event.{draft.type}.to_hold")
        draft.spot = draft.spot or next(s for s in going.spots if s.relation == "to" and s.country)

    def _visiting(self, sentence: Sentence, clause: Clause, event: Event) -> list[Actor]:
        """ "The visit of X for talks with Y", "began with talks with Y": whose visit the noun just before is."""
        begun = event.relation == "from" and any(c.frame == "beginning" for c in sentence.clauses)
        if not (begun or event.relation == "for_purpose") or not sentence.view.language.family.case_before:
            return []
        visits = [c for c in sentence.clauses if c.event is not None and c.event.type == "visit" and c.at < clause.at]
        return [a for p, a in visits[-1].actors if p == "of"] if visits else []

    def _other_side(self, draft: Draft, clause: Clause, sentence: Sentence, subject: Actor | None) -> None:
        """ "Talks with X are planned": the other side is whom the sentence or the text tells of."""
        if self._his_own(draft, clause, sentence) and subject is not None:
            met = self.cast.resolve(subject)
            if met.ident not in draft.parts and met.represents not in {None, *draft.sides()}:
                draft.add(met, "participant", f"event.{draft.type}.his_own")
        if not self._one_sided(draft, clause):
            return
        if not sentence.view.language.family.case_before:
            self._other_of_passive(draft, clause, sentence, subject)
            return
        acting = self._acting(sentence, clause, subject)
        if acting is None or acting.ident in draft.parts or acting.represents in {None, *draft.sides()}:
            draft.lacking = True
            return
        draft.add(acting, "participant", f"event.{draft.type}.other_side")

    def _speaking(self, draft: Draft, clause: Clause, sentence: Sentence, role: str | None) -> None:
        """ "I met Y, said X": where verbs come last, of him who says so after it."""
        led = any(p == "who" and a.refers != "pronouns" for p, a in clause.actors)
        if role is None or led or not clause.marking.first or sentence.view.language.family.case_before:
            return
        said = next((c for c in sentence.clauses if c.at > clause.at and c.frame == "stating"), None)
        after = (a for a in sentence.actors if said is not None and 0 <= a.start - said.at <= SAYING)
        speaker = next((a for a in after if a.kind == "person" and not a.relation), None)
        met = self.cast.resolve(speaker) if speaker is not None and (speaker.name or speaker.titles) else None
        if met is not None and met.represents not in {None, *draft.sides()}:
            draft.add(met, role, f"frame.{clause.frame}.speaker")

    def _his_own(self, draft: Draft, clause: Clause, sentence: Sentence) -> bool:
        """ "X told of his talk with Y", in the languages that say so by an ending: nobody else owns the noun."""
        event = clause.event
        if event is None or clause.frame or draft.type not in TALKS or sentence.view.language.family.case_before:
            return False
        return event.marking.possessive and len(draft.sides()) == 1 and not any(p == "of" for p, _ in clause.actors)

    def _other_of_passive(self, draft: Draft, clause: Clause, sentence: Sentence, subject: Actor | None) -> None:
        """ "At the talk held with Y": where verbs come last, the one who met others just before, or our own."""
        planned = clause.frame is None and draft.status == "announced" and self._on_programme()
        if not (clause.marking.passive or planned) or len(draft.sides()) != 1:
            return
        acting = self._acting(sentence, clause, subject) or self._of_our_own()
        known = (p.figure for p in draft.parts.values() if not (planned and p.figure.presumed))
        others = {None, *(f.represents for f in known)}
        if acting is not None and acting.ident not in draft.parts and acting.represents not in others:
            draft.add(acting, "participant", f"event.{draft.type}.other_side")

    def _on_programme(self) -> bool:
        """ "He has left for X. By the programme of the visit a talk with Y is planned": of a visit just told of."""
        told = self.current
        visit = told.part_of if told is not None and told.part_of is not None else told
        return visit is not None and visit.type == "visit" and visit.status in ("ongoing", "announced")

    def _of_our_own(self) -> Figure | None:
        """Whoever took part for the outlet's own state in what was told just before."""
        told = self.current.parts.values() if self.current is not None else ()
        ours = (p.figure for p in told if p.figure.kind == "person" and p.figure.represents == self.cast.state)
        return next(ours, None)

    def _one_sided(self, draft: Draft, clause: Clause) -> bool:
        """Whether a talk is told with those only with whom it was."""
        bare = () if clause.frame is None and self.cast.book.language.family.case_marked else ("who",)
        own = any(
            p in (*bare, "of", "between", "attended_by") and a.kind != "state" and a.refers != "pronouns"
            for p, a in clause.actors
        )
        beside = ("with", "to", "from") if draft.type == "call" else ("with",)
        others = [a for p, a in clause.actors if p in beside]
        return draft.type in TALKS and bool(others) and not own and len(draft.parts) <= len(others)

    def _acting(self, sentence: Sentence, clause: Clause, subject: Actor | None) -> Figure | None:
        """Whoever had the talk told just before in the sentence ("talks of A with B, then a talk with C"), its subject, or the text's."""
        for earlier in sentence.clauses:
            if earlier.at < clause.at and earlier.event is not None and earlier.event.type in TALKS:
                owners = [a for p, a in earlier.actors if p in ("who", "of") and a.kind == "person"]
                if owners and owners[0].refers != "pronouns":
                    return self.cast.resolve(owners[0])
        if subject is not None and (subject.name or subject.titles):
            return self.cast.resolve(subject)
        hosting = next((a for p, a in clause.actors if p == "at" and a.rule == "ministry.of"), None)
        if hosting is not None:
            return self.cast.resolve(hosting)  # "talks with X were held at the ministry of Y"
        cited = (self.cast.resolve(a) for p, a in clause.actors if p == CITED and a.kind == "person")
        if (speaking := next(cited, None)) is not None and speaking.rank in SPEAKS_OF_HIS_OWN:
            return speaking  # "in the words of the minister, a meeting with X will take place"
        return self._visitor(self._hub() or self.cast.figures.get(self.cast.protagonist or ""))

    def _visitor(self, acting: Figure | None) -> Figure | None:
        """During a visit talks with a minister there are the guest's, whoever of his hosts was told of last."""
        visit = next((d for d in self._latest() if d.type == "visit" and d.spot is not None), None)
        if visit is None or acting is None or visit.spot is None or acting.represents != visit.spot.country:
            return acting
        return next((p.figure for p in visit.parts.values() if p.figure.kind == "person"), acting)

    def _hub(self) -> Figure | None:
        """The one who takes part in most of what the text has told, if in more than one of them."""
        told = (p.figure for draft in self.drafts for p in draft.parts.values() if p.figure.kind == "person")
        counts = Counter(figure.ident for figure in told)  # of several the one told first
        ident, count = next(iter(counts.most_common(1)), ("", 0))
        return self.cast.figures.get(ident) if count > 1 else None
