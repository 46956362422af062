"""Settings: "during the meeting", "on the sidelines of the summit", and what event nouns state by themselves."""

from __future__ import annotations

from kengash.clauses import Event, Sentence
from kengash.encounters.drafts import MULTILATERAL, Draft
from kengash.encounters.holders import Figure
from kengash.encounters.partaking import TALKING
from kengash.encounters.phrases import EVENT_PARTS, VISIT_PARTS, endings
from kengash.encounters.sameness import same_group
from kengash.encounters.subjects import Subjects
from kengash.encounters.unsaid import TALKS
from kengash.encounters.whereabouts import embedded
from kengash.mentions.offices import Actor
from kengash.mentions.places import Spot
from kengash.nouns import Span

LEAD = 2  # sentences that tell the news
VISITED = frozenset({"clause.visit", "clause.being_received"})

# What may stand between a word of form and the noun of a setting.
BEFORE_NOUN = frozenset({"word", "number", "dash", "nationalities", "organizations", "states"})


NEAR_NOUN = 12  # words between a participle and the noun that it describes


class Settings(Subjects):
    """Reads which encounter a sentence is about, or beside."""

    def _formats_inside(self, sentence: Sentence, event: Event) -> list[Span]:
        """A format named only inside what was discussed, or beside nothing that happens ("contacts within the G20"), opens nothing."""
        alone = sentence.view.items[event.item].kind in ("organizations", "organs")
        happens = any(c.event or "type" in self.frames.get(c.frame or "", {}) for c in sentence.clauses)
        return [event.span] if alone and not (happens and self._opens_sentence(sentence, event)) else []

    def _settings(self, sentence: Sentence) -> Draft | None:
        """ "During the meeting", "on the sidelines of the summit": which encounter the sentence is about or beside."""
        margin = self.current if self._beside_it(sentence) else None
        for kind, event in sentence.settings:
            if event.span in self._formats_inside(sentence, event):
                continue
            if kind in ("concluding", "after") and self._welcomed_before(sentence, event):
                continue
            inner = self._inside_participle(sentence, event)
            if inner and not self._placed(sentence, event):
                continue
            draft = self._referred(sentence, event)
            if inner:
                continue
            if draft is not None and kind == "concluding" and not event.type and draft.part_of is not None:
                draft = draft.part_of
            if draft is None:
                continue
            if not self._opens_sentence(sentence, event) or self._recalled(sentence, draft):
                continue
            if kind == "before":
                if draft.background and draft.status == "held":
                    draft.status = "announced"  # "in advance of the summit"
                continue
            self.current = draft
            if kind == "during" and draft.type in TALKS and draft.sentence == sentence.view.number <= LEAD:
                draft.background = False  # what the text opens with is its news
            if kind == "on_margins" or (draft.type in ("visit", *MULTILATERAL) and kind == "during"):
                margin = draft
        return margin

    def _welcomed_before(self, sentence: Sentence, event: Event) -> bool:
        """ "After the ceremony the ministers talked": a bare word that refers back to a welcome, where no ceremony was told."""
        if event.type != "ceremony" or event.marking.possessive or sentence.view.language.family.case_before:
            return False
        noun = sentence.view.items[event.item]
        return noun.end - noun.start == 1 and not any(d.type == "ceremony" for d in self.drafts)

    def _recalled(self, sentence: Sentence, draft: Draft) -> bool:
        """ "What was agreed during last year's visit was discussed": a matter of the talk told of, not the visit's."""
        talked = any(c.frame in TALKING for c in sentence.clauses)
        return talked and draft is not self.current and self.current is not None and self._bygone(draft.day)

    def _inside_participle(self, sentence: Sentence, event: Event) -> bool:
        """ "The agreements reached at the end of the talks": a setting right before a participle is that verb's own."""
        if sentence.view.language.family.case_before:
            return False
        after = [i for i in sentence.view.items if i.start >= sentence.view.items[event.item].end][:2]
        if len(after) < 2 or after[0].kind != "markings" or after[1].kind not in ("predicates", "word"):
            return False
        verb = after[1]
        readings = verb.hit.verbal() if verb.hit else endings(sentence.view, verb)
        attributive = any(m.nonfinite.startswith("participle") for m in readings)
        return attributive and any(c.at > verb.start for c in sentence.clauses)

    def _placed(self, sentence: Sentence, event: Event) -> bool:
        """Whether the noun says where, when, or of which body it is."""
        draft = self._noun_draft(sentence, event)
        return draft is not None and bool(draft.spot or draft.day or draft.body)

    def _opens_sentence(self, sentence: Sentence, event: Event) -> bool:
        """Only at the head of the sentence does "during the visit" say what the sentence is about; inside a topic it does not."""
        if sentence.view.language.family.case_before:
            discussed = [c.at for c in sentence.clauses if c.frame == "discussing"]
            return not discussed or sentence.view.items[event.item].start < min(discussed)
        start = min(
            [a.start for a in sentence.actors if self._complements(sentence, a, event)]
            + [sentence.view.items[event.item].start]
        )
        subject = {t for a in sentence.actors if not a.relation for t in range(a.start, a.end)}
        subject |= {
            i.start for i in sentence.view.items if i.kind == "documents" and all(not m.case for m in i.markings())
        }
        heads = {t for h in sentence.view.aside if h.ids("additive") or h.ids("days") for t in range(h.start, h.end)}
        before = [
            i
            for i in sentence.view.items
            if i.end <= start
            and i.start not in subject | heads
            and i.kind in ("word", "predicates", "said", "documents")
            and not (i.kind == "predicates" and embedded(i))  # "the summit held in Baku"
        ]
        return len(before) <= 3 and not any(i.kind != "word" for i in before)

    def _referred(self, sentence: Sentence, event: Event) -> Draft | None:
        named = self._noun_draft(sentence, event)
        placed = named is not None and named.type == "conference" and named.spot is not None
        if named is not None and (placed or self._convened(named) or self._with_others(named) or self._stands(named)):
            return self._settle(named)
        if named is not None and (shared := self._of_both_subjects(sentence, named)) is not None:
            return self._settle(shared)
        if not event.type:
            return self.current
        fitting = [d for d in self._latest() if same_group(d.type, event.type)]
        forums = [d for d in fitting if d.type == event.type == "conference"]
        if forums:
            return self.current if self.current in forums else forums[0]  # "the forum" is not the summit told of since
        if self.current in fitting or self._called_on(event):
            return self.current
        return fitting[0] if fitting else self.current if event.type in ("meeting", "session") else None

    def _of_both_subjects(self, sentence: Sentence, talk: Draft) -> Draft | None:
        """ "Presidents X and Y, after their talks, will make a statement": a talk that nobody owns is that of both subjects."""
        subject = self._subject(sentence)
        if talk.type not in TALKS or talk.parts or subject is None or not sentence.view.language.family.case_marked:
            return None
        alike = [a for a in sentence.actors if a.spans == subject.spans]  # "the presidents of A and B"
        figures = [self.cast.resolve(a) for a in (alike if len(alike) > 1 else self._coordinated(sentence, subject))]
        for figure in (f for f in figures if f.kind == "person" and f.represents):
            talk.add(figure, "participant", f"event.{talk.type}.both_subjects")
        talk.background = sentence.view.number > LEAD
        talk.status = "announced" if self._all_ahead(sentence, subject) else "held"
        return talk if len(talk.sides()) > 1 and self._stands(talk) else None

    def _all_ahead(self, sentence: Sentence, subject: Actor) -> bool:
        """ "They will make a statement after their talks": the first verb behind the subject tells of what is to come."""
        words = (t.key for t in sentence.view.tokens[subject.end :] if t.kind == "word" and not t.capital)
        return next(filter(None, map(sentence.view.language.family.verb_tense, words)), "") == "future"

    def _with_others(self, draft: Draft) -> bool:
        """Whether several are told; members of a government or a parliament, of no state told, are of his own."""
        figures = [p.figure for p in draft.parts.values()]
        own = all(f.represents or f.kind == "group" for f in figures) and len(draft.sides()) == 1
        return len(figures) > 1 and not own

    def _called_on(self, event: Event) -> bool:
        """ "During the visit", where the visit told of was paid to a person."""
        told = self.current
        return (
            event.type == "visit" and told is not None and told.type == "reception" and bool(VISITED & set(told.rules))
        )

    def _forms_before(self, sentence: Sentence, event: Event) -> set[str]:
        """ "In the course of the regular summit": the words of form right before the noun, or in its own phrase."""
        noun = sentence.view.items[event.item]
        found: set[str] = set()
        for hit in sentence.view.aside:
            between = [i.kind for i in sentence.view.items if hit.end <= i.start < noun.start]
            near = hit.start < noun.end and noun.start - hit.end <= 4 and set(between) <= BEFORE_NOUN
            found |= set(hit.ids("forms")) if near else set()
        return found

    def _noun_draft(self, sentence: Sentence, event: Event) -> Draft | None:
        """An encounter stated only by a noun phrase: its own participants, body and place."""
        if not event.type:
            return None
        draft = Draft(
            event.type, "held", sentence.view.number, spans=[event.span], background=True, rules=["event.noun"]
        )
        draft.ordinal = event.ordinal if event.type in MULTILATERAL else None
        draft.forms = self._forms_before(sentence, event)
        at = sentence.view.items[event.item].start
        body = self._body_near(sentence, event)
        self._set_body(draft, body, sentence)
        parts = VISIT_PARTS if draft.type == "visit" else EVENT_PARTS
        own = [a for a in sentence.actors if self._complements(sentence, a, event) and parts.get(a.relation or "who")]
        owned = draft.type == "visit" and any(a.relation == "of" and a.kind == "person" for a in own)
        if owned or any(a.relation == "between" for a in own):
            own = [
                a for a in own if a.relation
            ]  # "X said after the talks between A and B", "in the course of Y's visit"
        for actor in own:
            self._take(draft, actor, parts[actor.relation or "who"], "event.noun")
        self._with_protagonist(draft, sentence)
        draft.spot = self._spot(
            tuple(s for s in sentence.spots if self._within(sentence, s.at, event)), draft, sentence, at
        )
        self._with_visitor(draft, sentence)
        days = [d for d in sentence.days if d.start and self._within(sentence, d.at, event)]
        draft.day = days[-1] if days else None
        said = self._said_of(sentence, at, -3, 0 if self._made(sentence, at) else 8)
        draft.status = next((s for s in ("cancelled", "postponed", "announced", "ongoing") if s in said), "held")
        later = (h for h in sentence.view.aside if h.start > at and draft.type == "visit" and draft.status == "held")
        if any("ongoing" in h.ids("statuses") for h in later):
            draft.status = "ongoing"  # "in the course of his visit the forum is taking place"
        if draft.status == "held" and (self._foretold(sentence, event) or self._to_take_place(sentence, event)):
            draft.status = "announced"
        return draft

    def _to_take_place(self, sentence: Sentence, event: Event) -> bool:
        """ "On the sidelines of the forum that will be held in Y": a participle of what is to come in the noun's phrase."""
        at = sentence.view.items[event.item].start
        inside = (i for i in sentence.view.items if at - i.end <= NEAR_NOUN and self._within(sentence, i.start, event))
        verbs = [m for i in inside if i.start < at and i.kind == "predicates" and i.hit for m in i.hit.verbal()]
        verbs += self._attribute(sentence, at)
        return any(m.nonfinite == "participle_future" for m in verbs) and not sentence.view.language.family.case_before

    def _beside_it(self, sentence: Sentence) -> bool:
        """ "On its sidelines X met Y": a little word, where verbs come last, refers to the encounter just told."""
        first = sentence.view.items[:2]
        if len(first) < 2 or first[0].end != 1 or sentence.view.language.family.case_before:
            return False
        little = sentence.view.tokens[0].key in sentence.view.language.common
        told = self.current is not None and self.current.type in ("visit", *MULTILATERAL)
        return little and told and first[1].kind == "markings" and "on_margins" in first[1].ids()

    def _with_visitor(self, draft: Draft, sentence: Sentence) -> None:
        """ "Within the Sochi visit the President met Putin": whose visit it is, where the verb comes last and nobody owns the noun."""
        if draft.type != "visit" or draft.parts or draft.spot is None:
            return
        if sentence.view.language.family.case_before:
            self._with_guest(draft, sentence, draft.spot)
            return
        bare = [a for a in sentence.actors if a.kind == "person" and a.name and not a.relation]
        bare = [a for a in bare if a.titles or (self.cast.knows(a.name or "") and self.cast.resolve(a).rank)]
        if bare:
            self._take(draft, bare[0], "guest", "event.visitor")

    def _with_guest(self, draft: Draft, sentence: Sentence, spot: Spot) -> None:
        """ "As part of his visit to X the minister met Y": the subject of the sentence; Y, where the minister is at home there."""
        acting = self._who_acts(self._subject(sentence))
        if acting is None:
            return
        known = {None, spot.country}
        met = [a for a in sentence.actors if a.relation == "with" and a.kind == "person" and a.name and a.titles]
        guests = [acting] if acting.represents not in known else [self.cast.resolve(a) for a in met]
        if len(guests) == 1 and guests[0].represents not in known:
            draft.add(guests[0], "guest", "event.visitor")

    def _who_acts(self, subject: Actor | None) -> Figure | None:
        """Who acts in a sentence, if an office of his is known: by name, by title, or "he"."""
        if subject is None:
            return None
        if subject.refers == "pronouns":
            return self.cast.figures.get(self.cast.protagonist or "")
        figure = self.cast.resolve(subject)
        return figure if figure.kind == "person" and figure.rank and (figure.name or subject.represents) else None

    def _another_of_rank(self, rank: str | None, draft: Draft) -> Figure | None:
        """ "In a meeting with his counterpart X the minister said": not X, who was named last, but the minister told of before."""
        others = (
            f for f in reversed(list(self.cast.figures.values())) if f.kind == "person" and f.name and f.represents
        )
        ranks = {rank, "deputy_head_of_government"} if rank == "minister" else {rank}
        return next((f for f in others if f.rank in ranks and f.represents not in draft.sides()), None)

    def _with_protagonist(self, draft: Draft, sentence: Sentence) -> None:
        """ "During the meeting with the Serbian ambassador": the other side is who acts in the sentence, or whose day is being told."""
        subject = self._subject(sentence) or self._late_subject(sentence)
        if subject is None and any(a.refers == "unknown" and a.name and not a.relation for a in sentence.actors):
            return  # somebody else acts in the sentence
        if subject is not None and subject.titles and subject.titles[0].id == "spokesperson":
            return  # who only speaks of it
        told = self.cast.resolve(subject) if subject is not None and (subject.represents or subject.name) else None
        if told is None and subject is not None and subject.titles and draft.parts:
            told = self._another_of_rank(subject.rank, draft)
        acting = told if told and told.represents else self.cast.figures.get(self.cast.protagonist or "")
        if (
            draft.type in ("meeting", "call")
            and len(draft.parts) == 1
            and acting is not None
            and acting.ident not in draft.parts
        ):
            if acting.represents not in draft.sides():
                draft.add(acting, "participant", "event.protagonist")
