"""The discourse of a text: every clause opens an encounter, goes on with one, or adds to it."""

from __future__ import annotations

import itertools
from copy import copy, deepcopy

from kengash.clauses import Clause, Event, Sentence
from kengash.clauses.nouns import MATTERS
from kengash.encounters.casting import TALKING, stays_away
from kengash.encounters.drafts import AHEAD, CALLED_OFF, CONVENING, MULTILATERAL, Draft, absorb, clash, kindred
from kengash.encounters.phrases import ACTS, EVENT_PARTS, OWN_PARTS, SHARED_PARTS
from kengash.encounters.topics import noun_topics
from kengash.encounters.visits import Visits
from kengash.encounters.who import OWN
from kengash.mentions.bodies import BodySeen
from kengash.mentions.titles import Actor
from kengash.world import load

ATTRIBUTES = {"participle", "participle_future", "verbal_noun"}
NEARBY = 4  # sentences between a meeting and a word on who else was there
ABSENT = {"who": "absent", "by": "absent"}
APART = {"phone", "online"}  # forms of a talk between parties that are not in one place


class Builder(Visits):
    """Builds the drafts of one text, sentence by sentence."""

    def read(self, sentence: Sentence) -> None:
        """Take in one sentence."""
        self.cast.before = self.cast.protagonist
        cut = {a.spans: a for c in sentence.clauses for part, a in c.actors if part == "object"}
        for seen in sentence.actors:
            actor = cut.get(seen.spans, seen)  # the verb told where the name ends
            if actor.name and (actor.refers != "unknown" or self.cast.knows(actor.name)):
                self.cast.resolve(actor)
        self._organizations(sentence)
        before = self.current
        margin = self._settings(sentence)
        self.inner = before if margin is not None and before is not margin else None
        opened: list[Draft] = []
        known = len(self.drafts)
        subject = self._subject(sentence)
        for clause in self._in_order(sentence):
            told = self.current
            draft = self._clause(sentence, clause, subject, margin)
            if told is not None and self._only_owner(sentence, clause):
                self.current = told
            if draft is not None:
                opened.append(draft)
        if not any(c.event or c.frame not in (None, "stating") for c in sentence.clauses):
            self._led_alone(sentence)
            self._listed_alone(sentence)
        self._tell_of(sentence, subject)
        if self._told_earlier(sentence):
            for draft in self.drafts[known:]:
                draft.earlier = True
        if margin is not None and self.pending is not None and self.pending.sentence == sentence.view.number:
            self.pending.part_of = margin if margin.type == "visit" and margin is not self.pending else None
        apart = [d for d in self.drafts[known:] if "event.meeting.apart" in d.rules]
        for draft in [*opened, *apart]:
            within = margin is not None and draft.type == "conference" and margin.type == "visit"
            if margin is None or (draft.type in MULTILATERAL and not within):
                continue
            if draft is not margin and draft.part_of is None:
                if margin.part_of is not draft:
                    draft.part_of = margin

    def _in_order(self, sentence: Sentence) -> list[Clause]:
        """ "The meeting of X with Y focused on trade": the noun that is the subject of a discussion is told before it."""
        clauses = list(sentence.clauses)
        if not sentence.view.language.family.case_before:
            return clauses
        for clause in sentence.clauses:
            noun = clause.event if clause.frame is None else None
            later = [c for c in clauses if c.frame in ("discussing", "agreeing") and c.at > clause.at]
            if noun is None or noun.relation or not later or clauses.index(clause) < clauses.index(later[0]):
                continue
            clauses.remove(clause)
            clauses.insert(clauses.index(later[0]), clause)
        return clauses

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

    def _listed_alone(self, sentence: Sentence) -> None:
        """ "Among them are A, B and C", after who attends has been told: a list without a verb."""
        told, items = self.current, sentence.view.items
        if told is None or told.type not in MULTILATERAL or not items or "pronouns" not in items[0].ids():
            return
        listed = [a for a in sentence.actors if a.kind == "person" and a.titles and a.represents and not a.relation]
        for actor in listed if len(listed) > 1 and sentence.view.number - told.sentence <= 3 else ():
            told.add(self.cast.resolve(actor), "participant", "list.among_them")

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
        spec = self.frames[self._meant(clause)]
        if spec.get("only", clause.marking.nonfinite) != clause.marking.nonfinite:
            return None
        draft = self._draft(spec["type"], sentence, clause)
        parts = spec.get("passive", spec["parts"]) if clause.marking.passive else spec["parts"]
        self._cast_parts(draft, clause, parts, subject, sentence)
        self._by_rank(draft)

        self._summoned(draft, sentence, clause)
        if draft.type == "meeting" and clause.marking.nonfinite == "infinitive":
            self._to_hold(draft, sentence, clause)
        self._set_body(draft, self._members_met(draft, clause), sentence)
        if draft.type == "reception":
            draft.spot = draft.spot or self._seat(draft, sentence, clause)
        if draft.type == "visit":
            draft.spot = draft.spot or self._come_to(sentence, clause)
        official = draft.type != "visit" or (self._official(draft, sentence, clause) and not self._impersonal(clause))
        if not official or (draft.type == "visit" and self._relative(clause)):
            self.came = None if self._impersonal(clause) else draft
        if not official:
            return None
        if draft.type == "visit" and draft.spot is None and clause.marking.nonfinite == "infinitive":
            return None  # "came in order to pay an official visit"
        if draft.type == "correspondence" and self._in_session(sentence):
            return None  # congratulated at a session
        if draft.type == "correspondence" and any(self._among(draft, d) for d in [*self._latest()][:3]):
            return None  # congratulated in the course of a meeting
        self._from_pending(draft)
        if draft.type in ("meeting", "reception") and draft.forms & APART and not self._of_members(draft):
            draft.type = "call"
        if draft.type == "correspondence" and "phone" in draft.forms:
            draft.type = "call"  # "congratulated him by telephone"
        draft.beside = margin
        if self._severally(sentence, clause, draft) and (apart := self._apart(draft, clause)):
            return apart
        return self._open_each(draft, clause, sentence)

    def _by_rank(self, draft: Draft) -> None:
        """Letters of credence are an envoy's, whoever is said to have handed them to whom."""
        roles = {p.figure.rank: p for p in draft.parts.values()}
        envoy, head = roles.get("ambassador"), next((roles[r] for r in ("head_of_state", "royal") if r in roles), None)
        if draft.type == "ceremony" and envoy and head and "host" in envoy.roles and "guest" in head.roles:
            envoy.roles, head.roles = {"guest"}, {"host"}

    def _summoned(self, draft: Draft, sentence: Sentence, clause: Clause) -> None:
        """ "The ambassador was summoned to the (Latvian) foreign ministry": the state whose ministry it is, or the text's own."""
        if clause.frame != "summoning" or len(draft.sides()) != 1:
            return
        owner = next(
            (a.represents for a in sentence.actors if a.kind == "state" and a.end == clause.at), self.cast.state
        )
        if owner and owner not in draft.sides():
            span = self._trigger(sentence, clause) or clause.span
            ministry = Actor(clause.at, clause.at, "state", represents=owner, spans=(span,))
            draft.add(self.cast.resolve(ministry), "participant", "frame.summoning.ministry")

    def _told_earlier(self, sentence: Sentence) -> bool:
        """ "Before that they met": at the head of a sentence, or anywhere before a verb of what had been ("had met")."""
        had = [h.start for h in sentence.view.aside if "held" in h.ids("statuses")]
        last = max(had, default=0) if not sentence.view.language.family.case_before else 0
        return any("earlier" in h.ids("days") and (h.start <= 2 or h.start < last) for h in sentence.view.aside)

    def _in_session(self, sentence: Sentence) -> bool:
        """Whether the sentence is about a session, however it names it."""
        items = sentence.view.items
        return any(i.kind == "continuing" or (i.kind == "events" and i.ids()[0] in CONVENING) for i in items)

    def _members_met(self, draft: Draft, clause: Clause) -> BodySeen | None:
        """ "The leaders of the EU met": the body that they are the members of."""
        if draft.type != "meeting":
            return None
        subjects = [a for p, a in clause.actors if p == "who"]
        return next((b for b in clause.bodies if b.members and any(b.start <= a.start < b.end for a in subjects)), None)

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
            return self._continued(sentence, clause)
        hinted = self._hinted(event, sentence.view.number)
        if not event.type and (event.plural or (self.current is None and hinted is None)):
            return None  # a noun that only refers back, with nothing to refer to; "events" are none in particular
        if not event.type and clause.negated and hinted is None and self.current and self.current.type == "visit":
            return None  # "no event will be held within the visit"
        if self._of_a_list(sentence, clause, event) or self._of_parliament(sentence, event):
            return None
        if event.type == "reception" and self._adopting(sentence, clause, event):
            return None
        frame = self.frames.get(clause.frame or "", {})
        meant = hinted or self.current
        draft = self._draft(event.type or (meant.type if meant else "session"), sentence, clause)
        draft.spans = [event.span]
        draft.background = (
            clause.frame is None and not self._took_place(sentence, event)
        ) or clause.marking.nonfinite == "participle"
        draft.spot = self._spot(clause.spots, draft, sentence, sentence.view.items[event.item].start) or draft.spot
        if clause.frame == "inviting" and draft.type in MULTILATERAL and draft.status == "held":
            draft.status = "announced"  # who was invited to a summit has not been there yet
        base = OWN_PARTS.get(draft.type, EVENT_PARTS)
        own = draft.type in ("visit", "reception") and clause.frame not in ("hosting", "inviting")
        parts = {**base, **({} if own else frame.get("parts", {}))}
        parts = ABSENT if stays_away(clause) else parts
        self._set_body(draft, self._body_near(sentence, event) or self._convener(sentence, clause, draft), sentence)
        self._cast_event(draft, clause, parts, subject, sentence, event)
        if draft.type == "session" and draft.body is None and any(p == "with" and a.titles for p, a in clause.actors):
            draft.type = "meeting"  # "his session with the minister"
        if draft.type == "ceremony" and clause.frame in ("attending", "holding"):
            named = (a for p, a in clause.actors if a.kind == "state" and p in ("", "who", "of"))
            draft.occasion = {a.represents for a in named if a.represents}
        if draft.type in ("meeting", "reception") and draft.forms & APART and not self._of_members(draft):
            draft.type = "call"
        if event.plural and (apart := self._apart(draft, clause)):
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

    def _told_inside(self, draft: Draft) -> Draft | None:
        """ "The talks took place on the sidelines of the summit": those that the text told of before."""
        inner = self.inner
        bare = not draft.parts and draft.body is None and draft.ordinal is None
        if inner is None or inner.type in MULTILATERAL or not bare or not kindred(inner.type, draft.type):
            return None
        if draft.sentence - inner.sentence > NEARBY or clash(inner, draft):
            return None
        absorb(inner, draft)
        return self._at(inner)

    def _convener(self, sentence: Sentence, clause: Clause, draft: Draft) -> BodySeen | None:
        """ "The Council of the Organization will hold a session": the organization that holds its own."""
        if clause.frame != "holding" or draft.type not in ("session", "summit") or clause.marking.passive:
            return None
        holding = (a for p, a in clause.actors if p == "who" and a.kind == "organization" and a.end <= clause.at)
        starts = {a.start for a in holding}
        item = next((i for i in sentence.view.items if i.start in starts and i.kind == "organizations"), None)
        if item is None:
            return None
        ident, span = item.ids()[0], sentence.view.chars(item.start, item.end)
        known = ident.lower() if load("organizations").get(ident, {}).get("kind") == "format" else None
        return BodySeen(item.start, item.end, known, "", ident, (), span)

    def _of_members(self, draft: Draft) -> bool:
        """Whether an organization's ministers meet: a session, wherever they sit."""
        groups = (p.figure.represents for p in draft.parts.values() if p.figure.kind == "group")
        return any(o in load("organizations") for o in groups)

    def _severally(self, sentence: Sentence, clause: Clause, draft: Draft) -> bool:
        """ "Spoke by telephone with A, B and C", "held separate talks with A and B": with each of them."""
        view = sentence.view
        if draft.type == "call":  # "with the ministers of A, B and C", under one title, is with all of them
            return not any(p == "with" and a.rule == "office.distributed" for p, a in clause.actors)
        words = [w for t in view.tokens[clause.start : clause.at + 2] for w in t.key.split("-")]
        phrase = next((i for i in view.items if i.start == clause.at), None)
        if any(a == b for a, b in itertools.pairwise(words)):
            return True
        if view.language.family.case_before or phrase is None or draft.type == "reception":
            return False
        inner = [t for t in view.tokens[phrase.start : phrase.end - 1] if t.key not in view.language.refer_back]
        return any(m.plural for t in inner for form in view.language.family.forms(t.key) for m in form.nominal)

    def _of_parliament(self, sentence: Sentence, event: Event) -> bool:
        """ "The sitting of the Supreme Assembly's Senate": the session of what the language file knows to be a house of its own."""
        noun = sentence.view.items[event.item]
        before = [i for i in sentence.view.items if i.end <= noun.start][-4:]
        house = next((i for i in reversed(before) if i.kind not in ("word", "number", "ordinal")), None)
        late = not sentence.view.language.family.case_before and event.type == "session"
        return late and house is not None and house.kind == "not_events"

    def _took_place(self, sentence: Sentence, event: Event) -> bool:
        """ "A conversation was": the copula of the past right after a bare noun."""
        end = sentence.view.items[event.item].end
        return not event.relation and any("held" in h.ids("statuses") and h.start == end for h in sentence.view.aside)

    def _of_a_list(self, sentence: Sentence, clause: Clause, event: Event) -> bool:
        """ "Dialogue, trust and neighbourliness": a bare noun, and a mark of a list right after it."""
        if (
            clause.frame is not None
            or event.relation
            or event.marking.possessive
            or event.plural
            or event.type != "meeting"
        ):
            return False
        noun = sentence.view.items[event.item]
        after = next((i for i in sentence.view.items if i.start >= noun.end), None)
        late = not sentence.view.language.family.case_before
        own = any(p in ("of", "with", "between") for p, _ in clause.actors)
        return late and after is not None and (after.kind == "comma" or after.joins()) and not own

    def _adopting(self, sentence: Sentence, clause: Clause, event: Event) -> bool:
        """ "The papers that are to be adopted", where the same word is for receiving somebody."""
        alone = clause.frame is None and event.relation in ("to", "of", "object")
        return alone and any(i.kind == "documents" for i in sentence.view.items)

    def _hinted(self, event: Event, number: int) -> Draft | None:
        """ "A conference was held in Tashkent. The event was attended by": what was said too little of just before."""
        told = self.pending
        if told is None or event.type or told.type not in (*MULTILATERAL, "ceremony") or number - told.sentence > 3:
            return None
        return told if self.current is None or self.current.sentence < told.sentence else None

    def _apart(self, draft: Draft, clause: Clause) -> Draft | None:
        """ "Held meetings with A, B and C": one encounter each."""
        taken = "object" if draft.type == "reception" else "with"
        met = (
            a for p, a in clause.actors if p == taken and (a.kind == "person" or (a.kind == "group" and a.represents))
        )
        partners = [self.cast.resolve(a).ident for a in met]
        own = [i for i in draft.parts if i not in partners]
        if draft.type not in ("meeting", "call", "reception") or len(partners) < 2 or not own:
            return None
        opened = None
        for partner in partners:
            one = copy(draft)
            one.parts = {i: deepcopy(p) for i, p in draft.parts.items() if i in own or i == partner}
            one.topics, one.documents, one.spans, one.rules = (
                [],
                [],
                list(draft.spans),
                [*draft.rules, f"event.{draft.type}.apart"],
            )
            if self._stands(one):
                opened = self._settle(one, fresh=True)
        return opened

    def _attended(self, draft: Draft, clause: Clause, event: Event) -> Draft | None:
        """ "X and Y, too, were at the meeting": the last one told of, where the text went on to something else since."""
        bare = draft.body is None and draft.day is None and draft.ordinal is None
        if clause.frame != "attending" or event.relation not in ("at", "to") or not bare or self._alike(draft):
            return None
        told = (d for d in self._latest() if draft.sentence - d.sentence <= NEARBY)
        return next((d for d in told if kindred(d.type, draft.type) and d.sides() & draft.sides()), None)

    def _alike(self, draft: Draft) -> bool:
        assert self.current is not None
        pair = {draft.type, self.current.type}
        return kindred(draft.type, self.current.type) or ("meeting" in pair and pair <= {"meeting", *CONVENING})

    def _goes_on(self, draft: Draft, clause: Clause, event: Event) -> bool:
        """A noun that refers back, or "attended, chaired the meeting" without a body of its own."""
        assert self.current is not None
        if not event.type:
            return True
        alike = self._alike(draft)
        frames = ("attending", "chairing", "heading_delegation", "representing", "opening")
        hosts = [{i for i, p in d.parts.items() if "host" in p.roles} for d in (self.current, draft)]
        if all(hosts) and not hosts[0] & hosts[1]:
            return False  # another's reception
        fell = (
            draft.status in CALLED_OFF and self.current.status in AHEAD and not draft.parts
        )  # "it did not take place"
        told = clause.frame in frames or fell or self._only_attended(draft, clause)
        return draft.body is None and alike and told

    def _only_attended(self, draft: Draft, clause: Clause) -> bool:
        """ "The meeting was attended by X": of a session just told of, where nothing says that it is another."""
        told = clause.frame is None and any(p in ("attended_by", "chaired_by") for p, _ in clause.actors)
        new = draft.day or draft.spot or draft.ordinal or any(p in ("with", "between") for p, _ in clause.actors)
        assert self.current is not None
        return told and not new and self.current.type in MULTILATERAL

    def _continued(self, sentence: Sentence, clause: Clause) -> Draft | None:
        if self.current is None or clause.frame not in (
            "attending",
            "chairing",
            "heading_delegation",
            "representing",
            "holding",
        ):
            return None
        if clause.marking.nonfinite and (clause.frame == "holding" or clause.marking.attributive):
            return None  # "the summit held in Ufa", "states represented by": told of something else
        if clause.frame == "chairing" and clause.marking.nonfinite == "verbal_noun":
            return None  # "under the chairmanship of X in the organization"
        if clause.frame == "attending" and self._elsewhere(sentence, clause):
            return None
        self._from_visit(clause)
        if clause.frame == "chairing" and self.current.type in ("visit", "call"):
            return None  # "this year his country chairs the organization"
        draft = self._draft(self.current.type, sentence, clause)
        if clause.frame == "holding" and draft.day and draft.status == "held" and self.current.status == "announced":
            return None  # "the last one was held in 2006"
        draft.spans = []
        for part, actor in clause.actors if clause.frame != "holding" else ():
            role = self.frames[clause.frame]["parts"].get(part) or SHARED_PARTS.get(part)
            role = ABSENT.get(part) if stays_away(clause) else role
            if role and (self._is_person(actor) or self._takes_part(sentence, clause, actor)):
                self._take(draft, actor, role, f"frame.{clause.frame}.{part}")
        for actor in self._later_subjects(sentence, clause) if clause.frame == "attending" else ():
            self._take(draft, actor, "participant", "frame.attending.later_subject")
        return self._continue(draft)

    def _elsewhere(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Takes part in the development of": in something that is no encounter."""
        after = [i for i in sentence.view.items if i.start > clause.at][:4]
        if not sentence.view.language.family.case_marked or not after or after[0].kind != "prepositions":
            return False
        placed = any(i.startswith("at") for i in after[0].ids())
        return placed and after[1:] != [] and all(i.kind == "word" for i in after[1:3])

    def _from_visit(self, clause: Clause) -> None:
        """ "The prime ministers will attend too": of the session told of, not of a visit that is told of with it."""
        sessions = [d for d in self.drafts[-4:] if d.type in MULTILATERAL]
        if clause.frame == "attending" and self.current is not None and self.current.type == "visit" and sessions:
            self.current = sessions[-1]
