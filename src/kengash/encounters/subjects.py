"""Who the subject of a sentence is."""

from __future__ import annotations

import msgspec

from kengash.clauses import Clause, Sentence
from kengash.encounters.casting import Casting
from kengash.mentions.offices import Actor

OPENING = 3  # words


class Subjects(Casting):
    """Finds subjects."""

    def _subject(self, sentence: Sentence) -> Actor | None:
        """The bare person before the first predicate: who the later predicates of the sentence share."""
        opened = self._opened(sentence)
        telling = [c.at for c in sentence.clauses if c.frame and c.at >= opened and not self._describes(c)]
        inside = range(opened, min(telling, default=10_000))
        bare = [
            a
            for a in sentence.actors
            if not a.relation and self._may_act(a) and a.start in inside and self._told_who(a)
        ]
        led = None if bare else self._leading_subject(sentence, inside)
        return bare[0] if bare else led or self._closing_subject(sentence) or self._quoted(sentence)

    def _leading_subject(self, sentence: Sentence, inside: range) -> Actor | None:
        """ "The delegation led by X went there and met Y": where verbs come last, its head acts for the delegation."""
        if sentence.view.language.family.case_before:
            return None
        heads = {
            a.end: a for a in sentence.actors if a.relation == "led_by" and a.kind == "person" and a.start in inside
        }
        bare = (a for a in sentence.actors if a.refers == "delegation" and not a.relation and a.start in inside)
        head = next(
            (h for a in bare if (h := next((heads[e] for e in range(a.start, a.start - 4, -1) if e in heads), None))),
            None,
        )
        return msgspec.structs.replace(head, relation="") if head is not None else None

    def _quoted(self, sentence: Sentence) -> Actor | None:
        """ "«Today I met X», wrote the minister Y": whose words they are, of which he is the subject himself."""
        view, family = sentence.view, sentence.view.language.family
        if not (family.case_marked and view.items and view.items[0].kind == "quote"):
            return None
        closing = [n for n, i in enumerate(view.items) if i.kind == "quote"][-1]
        after = [i for i in view.items[closing + 1 :] if i.kind not in ("comma", "dash")]
        if not after or not (after[0].kind == "said" or "stating" in after[0].ids()):
            return None
        said = [a for a in sentence.actors if a.start >= after[0].end and a.kind == "person" and not a.relation]
        speaker = next(iter(said), None)
        speaks = speaker is not None and bool(speaker.titles) and speaker.titles[0].id != "spokesperson"
        return speaker if speaks else None

    def _opened(self, sentence: Sentence) -> int:
        """ "Receiving Y, X said": where a converb phrase that opens the sentence ends, before the subject of both verbs."""
        first = next((c for c in sentence.clauses if c.frame), None)
        if first is not None and self._said_in_passing(sentence, first):
            return first.end
        family = sentence.view.language.family
        if first is None or not family.case_before or first.marking.nonfinite != "converb":
            return 0
        main = next((c for c in sentence.clauses if c.frame and c.at > first.at), None)
        return first.end if main is not None and main.start < main.at and main.start > first.at else 0

    def _said_in_passing(self, sentence: Sentence, first: Clause) -> bool:
        """ "If one notes, the president came": where verbs come last, a verb of saying that opens the sentence before a comma."""
        view = sentence.view
        opens = first.frame == "stating" and first.at < OPENING and not view.language.family.case_before
        comma = next((i for i in view.items if i.start >= first.end and i.kind == "comma"), None) if opens else None
        return (
            comma is not None and comma.start - first.end <= 1 and not any(a.start < first.end for a in sentence.actors)
        )

    def _pair(self, actor: Actor) -> bool:
        """ "The leaders agreed to meet": the two of whom the text tells, by their office."""
        return actor.refers == "two" and bool(actor.titles)

    def _describes(self, clause: Clause) -> bool:
        """ "The visiting delegation was received": an active participle only says more of a noun."""
        active = clause.marking.nonfinite == "participle" and not clause.marking.passive
        return active and self.cast.book.language.family.case_marked

    def _may_act(self, actor: Actor) -> bool:
        """A person, or the delegation of a state."""
        delegation = actor.kind == "group" and actor.group == "delegations" and bool(actor.represents)
        return (
            actor.kind == "person" or self._pair(actor) or (delegation and self.cast.book.language.family.case_marked)
        )

    def _told_who(self, actor: Actor) -> bool:
        return actor.refers != "unknown" or (actor.name is not None and self.cast.knows(actor.name))

    def _late_subject(self, sentence: Sentence) -> Actor | None:
        """ "So said the minister": a subject after its verb, where case tells it."""
        first = next((c for c in sentence.clauses if c.frame), None)
        if first is None or not sentence.view.language.family.case_marked:
            return None
        late = (a for p, a in first.actors if p == "who" and a.kind == "person" and a.refers != "pronouns")
        return next(late, None)

    def _closing_subject(self, sentence: Sentence) -> Actor | None:
        """ "After meeting X, the minister said": where the verb comes last, the subject may follow a clause of time."""
        if sentence.view.language.family.case_before:
            return None
        opening = next((c for c in sentence.clauses if c.frame), None)
        if opening is None or not opening.marking.nonfinite or opening.marking.case != "from":
            return None
        later = [
            a for a in sentence.actors if a.kind == "person" and not a.relation and a.titles and a.start > opening.at
        ]
        return later[0] if later else None
