"""Visits: whether a coming or going is one, whom it is paid to, and where somebody receives."""

from __future__ import annotations

from copy import copy, deepcopy

import msgspec

from kengash.clauses import Clause, Sentence
from kengash.encounters.discussion import Discussion
from kengash.encounters.drafts import Draft
from kengash.encounters.holders import OWN
from kengash.encounters.phrases import OFFICIAL, SHARED_PARTS
from kengash.mentions.offices import Actor, is_local
from kengash.mentions.places import Spot
from kengash.world import facts

RECEIVED = frozenset({"object", "led_by", "with", "to", "from", "along_with", "attended_by"})  # who may be a guest
NEXT = 3  # sentences
LEADERS = frozenset({"head_of_state", "head_of_government", "royal"})
FAR_TO = 8  # words between "leads a delegation" and where
BETWEEN_PLACES = frozenset({"comma", "conjunctions", "prepositions", "word"})


def _place(spot: Spot) -> int:
    return spot.at


class Visits(Discussion):
    """Tells visits from other comings and goings."""

    def _meant(self, sentence: Sentence, clause: Clause) -> str:
        """ "The ambassador visited the governor": who visits a person is received by him."""
        frame = clause.frame or ""
        if "abroad" in self.frames.get(frame, {}) and clause.event is None and self._led_to(clause):
            return str(self.frames[frame]["abroad"])
        called_on = [a for p, a in clause.actors if p in ("object", "to") and a.kind == "person"]
        called_on = [a for a in called_on if not self._owns_noun(sentence, a)]
        abroad = any(s.relation in ("object", "to") for s in clause.spots)  # "visiting Jakarta, the minister said"
        if not abroad and any(a.titles or a.refers in ("known", "counterpart") for a in called_on):
            return str(self.frames[frame].get("person", frame))
        return frame

    def _within_visit(self, draft: Draft) -> None:
        """ "X is on a visit to Y; consultations were held between the two ministries": of the guest's state and the one he visits."""
        visit = self.current
        if draft.type != "consultations" or visit is None or visit.type != "visit" or visit.spot is None:
            return
        if not set(draft.parts) <= set(visit.parts):
            return
        for state in (*sorted(visit.sides()), visit.spot.country):
            if state and state not in draft.sides():
                side = Actor(visit.spot.at, visit.spot.end_at, "state", represents=state, spans=(visit.spot.span,))
                draft.add(self.cast.resolve(side), "participant", "frame.consulting.visit")

    def _accepts(self, sentence: Sentence, clause: Clause) -> bool:
        """ "We do not accept such words": where one verb is for receiving and accepting, nobody is received."""
        if clause.frame != "reception" or sentence.view.language.family.case_before or clause.marking.passive:
            return False
        return not any(part in RECEIVED for part, _ in clause.actors)

    def _owns_noun(self, sentence: Sentence, actor: Actor) -> bool:
        """ "Will visit the Gulf, the visit of X is expected": whoever stands right after an event noun, where genitives do."""
        before = next((i for i in sentence.view.items if i.end == actor.start), None)
        return before is not None and before.kind == "events" and sentence.view.language.family.case_marked

    def _greeted(self, sentence: Sentence, clause: Clause) -> None:
        """ "At the airport the minister was met by X": whoever speaks for the state of a visit just told of is its host."""
        visit = self.current
        if clause.frame != "greeting" or clause.negated or visit is None:
            return
        if visit.type == "summit":
            self._greeted_at_summit(visit, sentence, clause)
        if visit.type != "visit" or not visit.spot:
            return
        roles = self.frames[clause.frame]["passive" if clause.marking.passive else "parts"]
        met = [
            (p, a)
            for p, a in clause.actors
            if roles.get(p) == "host" and a.kind == "person" and (a.titles or a.refers == "known")
        ]
        country, hosts = visit.spot.country, False
        landed = next((s for s in clause.spots if s.city and s.country == country and s.relation == "at"), None)
        if landed is not None and visit.spot.city is None and sentence.view.number - visit.sentence <= NEXT:
            visit.spot = landed  # "at the Athens airport he was met": where to in the state that he visits
        for part, actor in met if sentence.view.number - visit.sentence <= NEXT else ():
            state = self.cast.resolve(actor).represents
            if state == country or (hosts and state is None):  # "the premier of X A and the minister B"
                hosts = True
                own = msgspec.structs.replace(actor, represents=country)
                self._take(visit, own, "host", f"frame.greeting.{part}")

    def _greeted_at_summit(self, summit: Draft, sentence: Sentence, clause: Clause) -> None:
        """ "The summit has begun. The host met X, Y and Z at the hall": the leaders whom one of them meets have come to it."""
        roles = self.frames["greeting"]["passive" if clause.marking.passive else "parts"]
        leaders = [(p, a) for p, a in clause.actors if roles.get(p) and a.kind == "person" and a.rank in LEADERS]
        sides = {roles[p] for p, _ in leaders}
        if len(sides) < len(("host", "guest")) or sentence.view.number - summit.sentence > NEXT:
            return
        for part, actor in leaders:
            role = "host" if roles[part] == "host" else "participant"
            self._take(summit, actor, role, f"frame.greeting.{part}")

    def _led_to(self, clause: Clause) -> bool:
        """ "Will lead a delegation to Kenya, May 23-27": right after it where to."""
        return any(s.relation == "to" and 0 < s.at - clause.at <= FAR_TO for s in clause.spots)

    def _seat(self, draft: Draft, sentence: Sentence, clause: Clause) -> Spot | None:
        """ "The governor of Konya received": where he governs."""
        hosts = {ident for ident, part in draft.parts.items() if "host" in part.roles}
        officials = [a for _, a in clause.actors if a.titles and is_local(a.titles[0].id)]
        officials = [a for a in officials if self.cast.resolve(a).ident in hosts]
        for town in (i for i in sentence.view.items if i.kind == "cities"):
            if any(a.start <= town.start < a.end for a in officials) and (state := facts.country_of(town.ids()[0])):
                span = sentence.view.chars(town.start, town.end)
                return Spot(town.start, town.end, town.ids()[0], state, "at", span)
        return None

    def _at_ministry(self, draft: Draft, clause: Clause, sentence: Sentence) -> None:
        """ "The delegation was received at the ministry (of X)": whose ministry it is receives, where nobody is told to."""
        if not clause.marking.passive or draft.hosts():
            return
        hosts = [a for p, a in clause.actors if p == "at" and a.rule == "ministry.of"]
        guest = next((a for p, a in clause.actors if p == "who"), None)
        if not hosts and guest is not None and not sentence.view.language.family.case_before:
            hosts = [a for a in self._ministry_there(sentence, guest) if a.represents not in draft.sides()]
        for host in hosts:
            draft.add(self.cast.resolve(host), "host", "frame.reception.ministry")

    def _come_to(self, sentence: Sentence, clause: Clause) -> Spot | None:
        """ "In Athens, to which he has come": the place right after a participle that says who came, or will, and not where."""
        if self.cast.book.language.family.case_before or not clause.marking.nonfinite.startswith("participle"):
            return None
        owned = clause.marking.possessive or clause.marking.case == "object"
        return next((s for s in sentence.spots if owned and s.at == clause.end and s.relation == "at"), None)

    def _invited(self, draft: Draft, clause: Clause) -> Spot | None:
        """ "Will pay a visit at the invitation of the President of X": a visit of which no place is told goes to whoever invites."""
        host = next((a for p, a in clause.actors if p == "invited_by" and a.kind == "person"), None)
        if draft.type != "visit" or draft.spot is not None or host is None:
            return None
        state = self.cast.resolve(host).represents
        guests = {p.figure.represents for p in draft.parts.values() if "guest" in p.roles}
        if state is None or state in facts.organizations() or guests <= {state, None}:
            return None
        return Spot(host.start, host.end, None, state, "to", host.spans[0])

    def _open_each(self, draft: Draft, clause: Clause, sentence: Sentence) -> Draft | None:
        """ "Will visit Japan and South Korea": a visit to each state of a list."""
        places = self._listed_places(draft, clause, sentence)
        own = draft.spot.at if draft.spot else 0
        for spot in (s for s in places if s.at < own):
            self._also_to(draft, spot)
        opened = self._open(draft, clause)
        for spot in (s for s in places if s.at > own):
            self._also_to(draft, spot)
        return self._at(opened) if places and opened is not None else opened

    def _also_to(self, draft: Draft, spot: Spot) -> None:
        one = copy(draft)
        one.parts, one.spot = deepcopy(draft.parts), spot
        one.topics, one.documents, one.spans, one.rules = [], [], list(draft.spans), [*draft.rules, "visit.apart"]
        if self._stands(one):
            self._settle(one)

    def _listed_places(self, draft: Draft, clause: Clause, sentence: Sentence) -> list[Spot]:
        """The other states of the list in which the place of a visit stands."""
        if draft.type != "visit" or draft.spot is None:
            return []
        told = (s for s in clause.spots if s.country and (not s.city or s.relation == draft.spot.relation))
        states = sorted(told, key=_place)
        at = next((n for n, s in enumerate(states) if s.at == draft.spot.at), None)
        if at is None:
            return []
        first = last = at
        while first and self._listed_beside(sentence, states[first - 1], states[first]):
            first -= 1
        while last + 1 < len(states) and self._listed_beside(sentence, states[last], states[last + 1]):
            last += 1
        known = {draft.spot.country, *draft.sides()}
        return [s for s in states[first : last + 1] if s.country not in known]

    def _listed_beside(self, sentence: Sentence, one: Spot, two: Spot) -> bool:
        between = [i for i in sentence.view.items if one.end_at <= i.start and i.end <= two.at]
        small = (
            sentence.view.tokens[i.start].key in sentence.view.language.common for i in between if i.kind == "word"
        )
        joined = any(i.kind == "comma" or i.joins() for i in between)
        kinds = all(i.kind in BETWEEN_PLACES or i.joins() for i in between)
        return joined and kinds and all(small)

    def _relative(self, clause: Clause) -> bool:
        """ "The minister, who came to Samarkand": a participle, where languages say so what others say in a clause."""
        return clause.marking.nonfinite == "participle" and not self.cast.book.language.family.case_before

    def _impersonal(self, clause: Clause) -> bool:
        """ "It is come there": a verb of coming and going has no passive, where its form looks like one."""
        return clause.marking.passive and clause.frame in ("arrival", "departure")

    def _sight(self, clause: Clause) -> bool:
        """ "Visited the Ataturk Monument in Nicosia": a thing by its name, at a place."""
        return clause.frame == "visit" and any(p == "object" and a.refers == "unknown" for p, a in clause.actors)

    def _comes_elsewhere(self, sentence: Sentence, clause: Clause) -> bool:
        """ "In Germany things came to the stage of": a word right before the verb that is no place says where to."""
        before = next((i for i in sentence.view.items if i.end == clause.at), None)
        last = clause.frame in ("arrival", "departure") and not sentence.view.language.family.case_before
        if not last or before is None or before.kind != "word":
            return False
        return not any(s.at <= before.start < s.end_at for s in sentence.spots)  # "in the town of X"

    def _calls_it_so(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Who is in Ankara for a visit, for talks": a noun of visiting right before a participle of being or coming, or in it."""
        if clause.marking.nonfinite != "participle":
            return False
        if sentence.view.language.family.case_before:
            return sentence.view.language.family.case_marked and self._holds_noun(sentence, clause)
        near = (i for i in sentence.view.items if 0 <= clause.at - i.end <= 4)
        return any("visit" in i.ids() and i.kind in ("events", "predicates") for i in near)

    def _holds_noun(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Being-on-a-visit", "come to X with a visit": the phrase of the verb itself, or its clause, holds the noun."""
        verb = next((i for i in sentence.view.items if i.start == clause.at), None)
        words = sentence.view.tokens[verb.start + 1 : verb.end] if verb is not None else []
        inner = (i for i in sentence.view.items if clause.at < i.start < clause.end and i.kind == "events")
        near = any("visit" in i.ids() and any(m.case == "with" for m in i.markings()) for i in inner)
        return near or any("visit" in hit.ids("events") for hit in sentence.view.language.hits(words, 0))

    def _to_host(self, sentence: Sentence, clause: Clause) -> Spot | None:
        """ "Received the minister who is in the country on a visit": it is paid to the state of whoever acts in the sentence."""
        family = sentence.view.language.family
        described = clause.marking.nonfinite == "participle" or clause.frame is None
        subject = self._subject(sentence) if family.case_marked and family.case_before and described else None
        if subject is None or any(a is subject for _, a in clause.actors):
            return None
        host = self.cast.resolve(subject)
        guests = [self.cast.resolve(a) for p, a in clause.actors if p != "led_by" and a.kind in ("person", "group")]
        if host.rank not in OWN or not host.represents or not guests or (clause.event is None and not clause.frame):
            return None
        abroad = all(g.represents not in (None, host.represents) for g in guests)
        span = sentence.view.chars(clause.at, clause.at + 1)
        return Spot(clause.at, clause.at + 1, None, host.represents, "at", span) if abroad else None

    def _on_visit_to_host(self, draft: Draft, sentence: Sentence, clause: Clause) -> None:
        """ "Received the being-in-the-country-on-a-visit minister": no verb says so, only the noun in the instrumental."""
        if (
            draft.type != "visit"
            or draft.spot
            or clause.frame
            or clause.event is None
            or clause.event.relation != "with"
        ):
            return
        draft.spot = self._to_host(sentence, clause)
        for part, actor in clause.actors if draft.spot is not None else ():
            if actor.kind in ("person", "group"):
                draft.add(self.cast.resolve(actor), SHARED_PARTS.get(part, "guest"), "visit.to_host")

    def _sent(self, actor: Actor) -> bool:
        """ "The delegation of X": a group that comes for a state."""
        return actor.kind == "group" and actor.group == "delegations" and bool(actor.represents)

    def _official(self, draft: Draft, sentence: Sentence, clause: Clause) -> bool:
        """Coming and going is a visit where the text calls it one, or where a named guest plainly goes to a place."""
        if (
            draft.spot
            and draft.spot.relation == "at"
            and (self._sight(clause) or self._comes_elsewhere(sentence, clause))
        ):
            return False
        if draft.forms & OFFICIAL or clause.frame == "being_received" or self._calls_it_so(sentence, clause):
            return True
        off = clause.negated and clause.marking.tense == "future"
        if off or "cancelled" in clause.statuses:  # "will not fly to": the visit is off
            if draft.spot is None and any(c.event and c.event.relation == "to" for c in sentence.clauses):
                return False  # "will not go to the summit": he is absent there
            return any(p.figure.titles or p.figure.person for p in draft.parts.values())
        marked = sentence.view.language.family.case_marked
        shared = marked and any(p.figure.titles or p.figure.person for p in draft.parts.values())
        explicit = any(self._goes(part, actor) for part, actor in clause.actors)
        return self._plainly(draft, clause) and (explicit or shared) and not clause.negated

    def _plainly(self, draft: Draft, clause: Clause) -> bool:
        """Whether the verb tells a coming or going as a fact or a plan."""
        form = clause.marking.nonfinite
        if clause.marking.tense or form in ("converb", "infinitive") or self._relative(clause):
            return True
        announced = form == "verbal_noun" and draft.status == "announced"
        return announced or (form == "participle_future" and draft.spot is not None)

    def _goes(self, part: str, actor: Actor) -> bool:
        """Somebody who can be a guest: a delegation, or a person of whom the text says who he is."""
        if part == "led_by":
            return bool(actor.titles)
        sent = actor.rule == "delegation.of" or self._sent(actor)
        known = actor.kind == "person" and (bool(actor.titles) or actor.refers == "known")
        return part == "who" and (sent or known)
