"""Ambassadors called to a ministry."""

from __future__ import annotations

from kengash.clauses import Clause, Sentence
from kengash.encounters.attendance import Attendance
from kengash.encounters.drafts import Draft
from kengash.mentions.offices import Actor

BESIDE_ENVOY = frozenset({"nationalities", "office_modifiers", "honorifics"})

BEFORE_ENVOY = frozenset(
    {"prepositions", "months", "number", "weekdays", "comma", "ministries", "states", "nationalities"}
)


class Summons(Attendance):
    """Reads summonses."""

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
