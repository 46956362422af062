"""What is still to come, told by the verb of the sentence that an event noun stands in."""

from __future__ import annotations

from kengash.clauses import Clause, Event, Sentence
from kengash.encounters.drafts import MULTILATERAL
from kengash.encounters.phrases import endings
from kengash.encounters.standing import Standing
from kengash.families.marking import Marking
from kengash.mentions.view import Item

GOVERNING = 6  # words between a verb and its infinitive
STAYING = 6  # words from a verb of being somewhere to "with a visit"
APART = frozenset({"predicates", "markings", "events", "said"})  # what parts a noun from the one joined to it
OVER = frozenset({"after", "from", "concluding"})  # "after the visit": over before what the verb tells


class Outlook(Standing):
    """Tells held from announced where the noun alone does not."""

    def _held_with(self, sentence: Sentence, clause: Clause) -> Clause | None:
        """ "A summit and a forum to hold is planned": where verbs come last, the clause of the noun that one is joined to."""
        noun = clause.event
        if noun is None or clause.frame is not None or sentence.view.language.family.case_before:
            return None
        items = sentence.view.items
        later = (
            c
            for c in sentence.clauses
            if c.event is not None and c.event.item > noun.item and c.frame in ("holding", None)
        )
        joined = next(later, None)
        if joined is None or joined.event is None or noun.relation not in ("", "object"):
            return None
        between = items[noun.item + 1 : joined.event.item]
        told = any(i.kind in APART and not (i.joins() or "with" in i.ids()) for i in between)
        return joined if between and between[0].joins() and not told else None

    def _foretold(self, sentence: Sentence, event: Event) -> bool:
        """ "The main topic of the talks will be trade": a future verb in the clause of the noun, whatever it means."""
        if not sentence.view.language.family.case_before:
            return self._closing_future(sentence, event)
        if event.relation in OVER or not sentence.view.language.family.case_marked:
            return False
        noun = sentence.view.items[event.item]
        breaks = [i for i in sentence.view.items if i.kind == "clause_breaks"]
        first = max((i.end for i in breaks if i.end <= noun.start), default=0)
        last = min((i.start for i in breaks if i.start >= noun.end), default=len(sentence.view.tokens))
        inside = [i for i in sentence.view.items if first <= i.start < last]
        commas = [i.start for i in inside if i.kind == "comma"]
        near = [
            max((c for c in commas if c < noun.start), default=first),
            min((c for c in commas if c > noun.start), default=last),
        ]
        own = [i for i in inside if near[0] <= i.start < near[1]]
        if any(i.kind == "predicates" and i.hit and any(m.tense for m in i.hit.verbal()) for i in own):
            inside = own  # between its commas the noun has a verb of its own
        return any(self._future(sentence, i) for i in inside)

    def _closing_future(self, sentence: Sentence, event: Event) -> bool:
        """ "His visit to Kenya he pay-will": the verb at the end, where no file lists it."""
        end = sentence.view.items[event.item].end
        after = [i for i in sentence.view.items if i.start >= end and i.kind not in ("mark", "quote")]
        if event.relation not in ("", "object") or not after or any(i.kind in ("predicates", "said") for i in after):
            return False
        return self._future(sentence, after[-1])

    def _may_yet(self, sentence: Sentence, clause: Clause) -> bool:
        """ "May visit", "wants to meet": an infinitive under a verb that is not in the past is still to come."""
        family = sentence.view.language.family
        if not family.case_marked:
            return False
        before = [t.key for t in sentence.view.tokens[max(clause.at - GOVERNING, 0) : clause.at] if t.kind == "word"]
        tense = next((tense for key in reversed(before) if (tense := family.verb_tense(key))), "")
        return tense in ("present", "future")

    def _staying(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Is in Oslo with a visit", "the minister, being in Oslo with a visit": a verb of the present before the noun."""
        if clause.event is None or clause.event.type != "visit" or clause.event.relation != "with":
            return False
        before = sentence.view.tokens[max(clause.start, clause.at - STAYING) : clause.at]
        return any(sentence.view.language.family.tells_present(t.key) for t in before if t.kind == "word")

    def _talked_of(self, sentence: Sentence, clause: Clause) -> bool:
        """ "They discussed the summit": what itself is the object of talks is still to come."""
        event = clause.event
        if event is None or event.relation != "object" or sentence.view.language.family.case_before:
            return False
        made = self._made(sentence, sentence.view.items[event.item].start)
        discussed = any(c.frame == "discussing" and c.at > clause.at for c in sentence.clauses)
        return event.type in MULTILATERAL and discussed and not made

    def _made(self, sentence: Sentence, at: int) -> bool:
        """ "To carry out what was agreed during the visit that he made": what is to come there is not the visit."""
        return any(m.nonfinite == "participle" for m in self._attribute(sentence, at))

    def _attribute(self, sentence: Sentence, at: int) -> list[Marking]:
        """The readings of the verb right before a noun, where verbs come last."""
        verb = next((i for i in sentence.view.items if i.end == at and i.kind in ("word", "predicates")), None)
        if verb is None or sentence.view.language.family.case_before:
            return []
        return list(verb.hit.verbal() if verb.hit else endings(sentence.view, verb))

    def _future(self, sentence: Sentence, item: Item) -> bool:
        if item.kind == "predicates" and item.hit is not None:
            tenses = {m.tense for m in item.hit.verbal() if m.tense}
            return tenses == {"future"} and "stating" not in item.ids()
        return item.kind == "word" and sentence.view.language.family.tells_future(sentence.view.tokens[item.start].key)
