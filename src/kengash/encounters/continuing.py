"""Words that go on about an encounter: "the talks ended", "it lasted an hour"."""

from __future__ import annotations

import itertools

import msgspec

from kengash.clauses import Clause, Sentence
from kengash.encounters.drafts import CONVENING, MULTILATERAL, Draft
from kengash.encounters.nouns import Nouns
from kengash.encounters.phrases import SHARED_PARTS
from kengash.encounters.status import stays_away
from kengash.mentions.offices import Actor
from kengash.mentions.view import Item

ATTENDED = {"attending": "participant", "chairing": "chair", "opening": "participant"}
LONGEST_HEAD = 8  # items before the word for "among"
NOBODY: frozenset[str] = frozenset()
PRESENT = {
    "predicates": frozenset({"attending", "inviting", "arrival"}),
    "groups": frozenset({"participants", "delegations"}),
    "anaphors": frozenset({"delegation"}),
}
SENT_BEFORE = 4  # sentences from a visit to who is in the delegation
SENT = frozenset({"delegation", "delegations"})
ABSENT = {"who": "absent", "by": "absent"}
CONTINUING = frozenset({"attending", "chairing", "heading_delegation", "representing", "holding"})


class Continuing(Nouns):
    """Tells which encounter of the text a statement goes on about."""

    def _led_matter(self, sentence: Sentence, leader: Actor) -> bool:
        """ "Praised the reforms carried out under the leadership of X": where verbs come last, what a participle tells of."""
        if sentence.view.language.family.case_before:
            return False
        after = [i for i in sentence.view.items if i.start >= leader.end and i.kind == "predicates"]
        forms = [{m.nonfinite for m in (i.hit.verbal() if i.hit else ())} for i in after]
        return len(forms) > 1 and any(form.startswith("participle") for form in forms[0])

    def _in_order(self, sentence: Sentence) -> list[Clause]:
        """ "The meeting of X with Y focused on trade": the noun that is the subject of a discussion is told before it."""
        clauses = list(sentence.clauses)
        if not sentence.view.language.family.case_before:
            return self._qualified_first(clauses)
        for clause in sentence.clauses:
            noun = clause.event if clause.frame is None else None
            later = [c for c in clauses if c.frame in ("discussing", "agreeing") and c.at > clause.at]
            if noun is None or noun.relation or not later or clauses.index(clause) < clauses.index(later[0]):
                continue
            clauses.remove(clause)
            clauses.insert(clauses.index(later[0]), clause)
        return clauses

    def _at_summit(self, draft: Draft, sentence: Sentence, clause: Clause) -> None:
        """ "The leaders came together at the G20 summit", "the world's leaders came together in X": it is that."""
        event = clause.event
        if draft.type != "meeting" or len(draft.sides()) > 1 or sentence.view.language.family.case_before:
            return
        figures = [p.figure for p in draft.parts.values()]
        if (
            event is not None
            and event.type in CONVENING
            and event.relation == "at"
            and all(f.kind == "group" for f in figures)
        ):
            self._set_body(draft, self._body_near(sentence, event), sentence)
            draft.type, draft.spans = event.type, [event.span]
            at = sentence.view.items[event.item].start
            draft.spot = draft.spot or self._spot(clause.spots, draft, sentence, at)
        elif (
            draft.spot is not None and len(figures) == 1 and figures[0].group == "leaders" and not figures[0].represents
        ):
            draft.type = "summit"

    def _attends_pending(self, sentence: Sentence, clause: Clause) -> Draft | None:
        """ "The session was held in X. A and B took part": what was told just before without those who took part."""
        before = self.pending
        if (
            before is None
            or before.type not in MULTILATERAL
            or clause.frame not in ATTENDED
            or (clause.marking.nonfinite and clause.frame != "opening")
        ):
            return None
        if sentence.view.number - before.sentence > 1 or sentence.view.language.family.case_before:
            return None
        if self._at_a_thing(sentence, clause) or (
            clause.frame == "opening" and before.sentence != sentence.view.number
        ):
            return None
        draft = self._draft(before.type, sentence, clause)
        for part, actor in clause.actors:
            if part == "who" and (self._is_person(actor) or self._takes_part(sentence, clause, actor)):
                self._take(draft, actor, ATTENDED[clause.frame], f"pending.{clause.frame}")
        draft.body, draft.body_name = before.body, before.body_name
        self._from_pending(draft)
        return self._open(draft, clause)

    def _at_a_thing(self, sentence: Sentence, clause: Clause) -> bool:
        """ "X and Y attended the parade": where verbs come last, a word in the dative right before the verb says what."""
        before = next((i for i in sentence.view.items if i.end == clause.at), None)
        if before is None or before.kind != "word":
            return False
        key = sentence.view.tokens[before.start].key
        suffixes = sentence.view.language.family.suffixes  # type: ignore[attr-defined]
        return any(m.case == "to" for cut in range(2, len(key)) for m in suffixes.nominal(key[cut:]))

    def _spent_on_it(self, sentence: Sentence, clause: Clause) -> bool:
        """ "We will not in vain spend a day": where verbs come last, a word right before the verb says what is not spent."""
        before = next((i for i in sentence.view.items if i.end == clause.at), None)
        return before is not None and before.kind == "word" and not sentence.view.language.family.case_before

    def _talk_held(self, sentence: Sentence, clause: Clause) -> bool:
        """ "At the talk that he held with X, he discussed": where verbs come last, what the next verb tells is of that talk."""
        if sentence.view.language.family.case_before or clause.frame != "holding" or clause.event is None:
            return False
        later = next((c for c in sentence.clauses if c.at > clause.at), None)
        scene = clause.marking.nonfinite == "participle" and clause.event.relation == "at"
        return scene and later is not None and later.frame == "discussing" and bool(later.marking.tense)

    def _qualified_first(self, clauses: list[Clause]) -> list[Clause]:
        """ "The session at which X was discussed began": where verbs come last, the noun is told before what describes it."""
        aims = [c for c in clauses if c.frame == "discussing" and any(self._aimed(c, d) for d in clauses)]
        told = [c for c in clauses if c.frame == "discussing" and c.marking.nonfinite.startswith("participle")]
        told = [*(told if self.current is None else ()), *aims]
        return [*(c for c in clauses if c not in told), *told]

    def _told_earlier(self, sentence: Sentence) -> bool:
        """ "Before that they met": at the head of a sentence, or anywhere before a verb of what had been ("had met")."""
        had = [h.start for h in sentence.view.aside if "held" in h.ids("statuses")]
        last = max(had, default=0) if not sentence.view.language.family.case_before else 0
        return any("earlier" in h.ids("days") and (h.start <= 2 or h.start < last) for h in sentence.view.aside)

    def _in_session(self, sentence: Sentence) -> bool:
        """Whether the sentence is about a session, however it names it."""
        items = sentence.view.items
        opened = not sentence.view.language.family.case_before and any(
            c.frame == "opening" and c.marking.nonfinite and c.marking.case in ("", "at") for c in sentence.clauses
        )
        return opened or any(i.kind == "continuing" or (i.kind == "events" and i.ids()[0] in CONVENING) for i in items)

    def _by_another_name(self, draft: Draft, clause: Clause) -> bool:
        """ "A summit will be held. The forum will be chaired by X": a bare noun at the head of a sentence, where verbs come last."""
        told, event = self.current, clause.event
        bare = event is not None and event.item == 0 and not event.plural
        late = not self.cast.book.language.family.case_before and clause.frame in ("chairing", "attending")
        same = told is not None and told.type == "summit" and draft.sentence - told.sentence <= 3
        forums = any(d is not None and d.type == "conference" for d in (*self.drafts, self.pending))
        return bare and late and same and not (forums or draft.body or draft.day or draft.spot)

    def _at_talks(self, sentence: Sentence) -> bool:
        """ "At the meetings X congratulated Y": where verbs come last, a sentence that opens with the place of talks."""
        first = next(iter(sentence.view.items), None)
        late = not sentence.view.language.family.case_before and first is not None and first.kind == "events"
        return late and first is not None and any(m.case == "at" for m in first.markings())

    def _continued(self, sentence: Sentence, clause: Clause) -> Draft | None:
        if (attended := self._attends_pending(sentence, clause)) is not None:
            return attended
        if self.current is None or clause.frame not in CONTINUING or self._of_something_else(sentence, clause):
            return None
        self._from_visit(clause)
        if clause.frame == "attending" and not sentence.view.language.family.case_before:
            just = next((d for d in [*self._latest()][:1] if d.sentence == sentence.view.number), None)
            self.current = just if just is not None and just.type in MULTILATERAL else self.current
        if clause.frame == "holding" and self.inner is not None and self._by_pronoun(clause):
            self.current = self.inner
        self.current = self._sent_on(sentence, clause) or self.current
        if clause.frame == "chairing" and (self.current.type in ("visit", "call") or self._of_another_body(clause)):
            return None  # "this year his country chairs the organization"
        draft = self._draft(self.current.type, sentence, clause)
        if clause.frame == "holding" and draft.day and draft.status == "held" and self.current.status == "announced":
            return None  # "the last one was held in 2006"
        draft.spans = []
        self._cast_continued(draft, sentence, clause)
        return self._continue(draft)

    def _of_something_else(self, sentence: Sentence, clause: Clause) -> bool:
        """A clause that goes on about another thing than the encounter told last."""
        marking = clause.marking
        if clause.frame == "holding":
            return bool(marking.nonfinite) or (clause.negated and self._spent_on_it(sentence, clause))
        if marking.nonfinite and marking.attributive:
            return True  # "states represented by"
        if clause.frame == "chairing":  # "under the chairmanship of X in the organization"
            return marking.nonfinite == "verbal_noun"
        if clause.frame == "representing":
            return self._introduces(clause)
        return clause.frame == "attending" and (self._elsewhere(sentence, clause) or self._purpose(sentence, clause))

    def _cast_continued(self, draft: Draft, sentence: Sentence, clause: Clause) -> None:
        for part, actor in clause.actors if clause.frame != "holding" else ():
            role = self.frames[str(clause.frame)]["parts"].get(part) or SHARED_PARTS.get(part)
            role = ABSENT.get(part) if stays_away(clause) else role
            if role == "participant" and self._of_those_sent(draft, sentence, clause):
                role, actor = self._sent_along(actor)
            if role and (self._is_person(actor) or self._takes_part(sentence, clause, actor)):
                self._take(draft, actor, role, f"frame.{clause.frame}.{part}")
        for actor in self._later_subjects(sentence, clause) if clause.frame == "attending" else ():
            self._take(draft, actor, "participant", "frame.attending.later_subject")
        for actor in self._led_too(sentence, clause) if clause.frame == "heading_delegation" else ():
            self._take(draft, actor, "head_of_delegation", "frame.heading_delegation.unsaid")

    def _of_those_sent(self, draft: Draft, sentence: Sentence, clause: Clause) -> bool:
        """ "In the delegation are X and Y", of a visit: where verbs come last, those who travel."""
        late = draft.type == "visit" and clause.frame == "attending" and not sentence.view.language.family.case_before
        return late and any("delegation" in a.group and a.start < clause.at for a in sentence.actors)

    def _sent_on(self, sentence: Sentence, clause: Clause) -> Draft | None:
        """ "He will meet Y. In the delegation are X and Z": the visit that it was sent on, told just before."""
        visit = next((d for d in [*self._latest()][:3] if d.type == "visit"), None)
        near = visit is not None and sentence.view.number - visit.sentence <= SENT_BEFORE
        return visit if visit is not None and near and self._of_those_sent(visit, sentence, clause) else None

    def _sent_along(self, actor: Actor) -> tuple[str | None, Actor]:
        """A guest who speaks for whom the delegation does; nobody, where only "other officials" are told."""
        sides = self.current.sides() if self.current is not None else set()
        if actor.kind != "person":
            return None, actor
        own = actor.represents or (next(iter(sides)) if len(sides) == 1 else None)
        return "guest", msgspec.structs.replace(actor, represents=own)

    def _led_too(self, sentence: Sentence, clause: Clause) -> list[Actor]:
        """ "The A delegation was headed by X, and the B – by Y": an adjective alone, and a dash for the verb."""
        dashed = {
            b.end
            for a, b in itertools.pairwise(sentence.view.items)
            if a.kind == "nationalities" and b.kind == "dash" and a.start > clause.at
        }
        bare = [a for a in sentence.actors if a.kind == "person" and not a.relation and a.represents]
        return [
            a
            for a in bare
            if sentence.view.language.family.case_before and not dashed.isdisjoint((a.start, a.start - 1))
        ]

    def _purpose(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Met X, who had come to take part in the election": where verbs come last, in something that is no encounter."""
        if clause.marking.nonfinite != "infinitive" or sentence.view.language.family.case_before:
            return False
        inside = [i for i in sentence.view.items if i.start < clause.at]
        named = any(i.kind in ("events", "continuing", "organs") for i in inside)
        words = (sentence.view.tokens[i.start].key for i in inside if i.kind == "word" and i.start >= clause.start)
        return not named and any(w not in sentence.view.language.common for w in words)  # "to take part in it"

    def _of_another_body(self, clause: Clause) -> bool:
        """ "X will chair the Council", of a meeting of two: the body that he chairs is not their talk."""
        return bool(clause.bodies) and self.current is not None and self.current.type == "meeting"

    def _elsewhere(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Takes part in the development of": in something that is no encounter."""
        after = [i for i in sentence.view.items if i.start > clause.at][:4]
        if not sentence.view.language.family.case_marked or not after or after[0].kind != "prepositions":
            return False
        placed = any(i.startswith("at") for i in after[0].ids())
        return placed and after[1:] != [] and all(i.kind == "word" for i in after[1:3])

    def _introduces(self, clause: Clause) -> bool:
        """ "Presented the new minister to his staff": a person as the object of the verb that else says for whom one speaks."""
        marked = self.cast.book.language.family.case_marked
        met = (a for p, a in clause.actors if p in ("object", "of") and a.kind == "person" and a.refers != "pronouns")
        return marked and any(a.titles or a.name for a in met)

    def _by_pronoun(self, clause: Clause) -> bool:
        """ "They took place on the sidelines of the summit": what the text told of before it named the summit."""
        told = self.inner is not None and self.inner.type not in MULTILATERAL
        return told and any(p == "who" and a.refers == "pronouns" for p, a in clause.actors)

    def _from_visit(self, clause: Clause) -> None:
        """ "The prime ministers will attend too": of the session told of, not of a visit that is told of with it."""
        sessions = [d for d in self.drafts[-4:] if d.type in MULTILATERAL]
        if clause.frame == "attending" and self.current is not None and self.current.type == "visit" and sessions:
            self.current = sessions[-1]

    def _listed_alone(self, sentence: Sentence) -> None:
        """ "Among them are A, B and C", after who attends has been told: a list without a verb."""
        items = sentence.view.items
        if (head := self._among_whom(sentence)) is not None:
            self._list(sentence, head)
        elif items and "pronouns" in items[0].ids():
            self._list(sentence, items[0])

    def _among_whom(self, sentence: Sentence) -> Item | None:
        """ "Among those invited are A, B and C": what says who they are, before the word for it, where no verb follows."""
        items = sentence.view.items
        at = next((n for n, i in enumerate(items[:LONGEST_HEAD]) if i.kind == "markings" and "among" in i.ids()), 0)
        told = at and any([i.kind == "predicates" for i in items[at:]])
        if not at or told or any(a.kind == "person" and a.end <= items[at].start for a in sentence.actors):
            return None
        return next((i for i in items[:at] if not PRESENT.get(i.kind, NOBODY).isdisjoint(i.ids())), None)

    def _list(self, sentence: Sentence, head: Item) -> None:
        """Who stands in a list without a verb is at the encounter just told of, or of the delegation that travels."""
        told, sent = self.current, not SENT.isdisjoint(head.ids())
        if told is None or told.type not in ("visit", *MULTILATERAL) or (told.type == "visit") != sent:
            return
        listed = [a for a in sentence.actors if a.kind == "person" and a.titles and not a.relation]
        listed = [a for a in listed if a.represents or (sent and a.name)]
        if sent and len(told.sides()) == 1:  # the delegation is of whoever leads it
            own = next(iter(told.sides()))
            listed = [msgspec.structs.replace(a, represents=a.represents or own) for a in listed]
        role = "guest" if sent else "invited" if "inviting" in head.ids() else "participant"
        for actor in listed if len(listed) > 1 and sentence.view.number - told.sentence <= 3 else ():
            told.add(self.cast.resolve(actor), role, "list.among_them")
