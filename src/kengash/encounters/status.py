"""The status of what a clause tells: held, ongoing, announced, called off, and from what words."""

from __future__ import annotations

import itertools

from kengash.clauses import Clause, Sentence
from kengash.clauses.nouns import HAPPENING
from kengash.encounters.outlook import OVER
from kengash.encounters.unsaid import Unsaid
from kengash.mentions.view import Item
from kengash.mentions.years import Day

CALLED_OFF = ("postponed", "cancelled", "denied", "proposed")  # what is called off for a later day is put off
BEGUN = HAPPENING | {"opening"}
NEAR = 6  # words from a number of times to the verb
PREDECESSORS = frozenset({"word", "offices", "groups", "nationalities", "regions", "number"})
OPENING = 4  # sentences, a title among them


def stays_away(clause: Clause) -> bool:
    """ "X will not attend the summit": the summit is held all the same, without him."""
    return clause.negated and clause.frame in ("attending", "representing")


class Statuses(Unsaid):
    """Reads statuses."""

    def _agrees_to_do(self, sentence: Sentence, clause: Clause) -> bool:
        """ "They agreed to take part in the talks": what is told is what they will do, not that they agreed."""
        later = next((c for c in sentence.clauses if c.at > clause.at), None)
        alike = clause.frame == "agreeing" and sentence.view.language.family.case_marked
        return alike and later is not None and later.at == clause.end and later.marking.nonfinite == "infinitive"

    def _bygone(self, day: Day | None) -> bool:
        """Another month or year than that of the news: "last year, too, he came"."""
        on = self.cast.book.on
        return bool(day and on and day.precision != "day" and (day.end or day.start) < on[: len(day.start)])

    def _status(self, clause: Clause, sentence: Sentence) -> str:
        said = clause.statuses
        outright = next((s for s in CALLED_OFF if s in said), None)
        if outright is not None:
            return outright
        if self._denied_after(clause, sentence):
            return "denied"
        if self._will_have(clause, sentence):
            return "announced"
        elsewhere = clause.marking.tense == "past" or clause.marking.nonfinite == "participle_future"
        if "ongoing" in said and not {"announced", "held"} & set(said) and not elsewhere:
            return "ongoing"
        since = None if sentence.view.language.family.case_before else self._told_since(clause, sentence)
        if since is not None:
            return self._status(since, sentence)
        if clause.negated and clause.frame and not stays_away(clause):
            return "cancelled"
        if self._begun_with(clause, sentence):
            return "held"
        told = self._by_verb(clause, sentence) if clause.frame else None
        return told or self._by_form(clause, sentence)

    def _begun_with(self, clause: Clause, sentence: Sentence) -> bool:
        """ "The forum began with a meeting of the ministers": that meeting, where verbs come last, is over."""
        if clause.frame != "beginning" or clause.event is None or sentence.view.language.family.case_before:
            return False
        after = sentence.view.items[clause.event.item + 1 : clause.event.item + 2]
        return bool(after) and after[0].kind == "markings" and "with" in after[0].ids()

    def _by_verb(self, clause: Clause, sentence: Sentence) -> str | None:
        """What the tense or form of a frame's verb says; None where it leaves it to the words around."""
        marking, family = clause.marking, sentence.view.language.family
        if told := self.frames[str(clause.frame)].get(marking.tense or marking.nonfinite):
            after = (h for h in sentence.view.aside if h.start == clause.end)  # "had come", in two words
            had = any("held" in h.ids("statuses") for h in after)
            first = clause.event is not None and clause.event.relation == "from"  # "began with talks with X"
            over = had or (marking.tense == "past" and (first or self._told_late(clause, sentence)))
            return "held" if over else str(told)
        if marking.tense == "past" or marking.nonfinite == "participle":
            there = clause.frame == "visit" and self._is_there(clause, sentence)
            return "ongoing" if there or self._gone_today(clause) else "held"
        if marking.nonfinite == "verbal_noun" and self._told_of(sentence, clause):
            return "announced"  # "made known that he would take part"
        if marking.nonfinite in ("verbal_noun", "converb") and self._awaited(sentence, clause):
            return "announced"
        if marking.nonfinite == "infinitive":
            ahead = "announced" in clause.statuses or self._may_yet(sentence, clause)
            if not ahead and self._first_to(sentence, clause):
                return "held"
            return "announced" if ahead else family.infinitive_status
        return family.present_status if marking.tense == "present" and "announced" not in clause.statuses else None

    def _first_to(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Was the first leader to visit X": where nouns are not declined, an infinitive of who already did it."""
        view = sentence.view
        if view.language.family.case_marked or not view.language.family.case_before or clause.marking.passive:
            return False
        first = next((h for h in view.aside if 0 < clause.at - h.end <= NEAR and h.ids("ordinals")), None)
        between = [i.kind for i in view.items if first is not None and first.end <= i.start < clause.at]
        return first is not None and between[-1:] == ["prepositions"] and set(between[:-1]) <= PREDECESSORS

    def _by_form(self, clause: Clause, sentence: Sentence) -> str:
        """What words of status say, and what the form alone does."""
        said, marking = clause.statuses, clause.marking
        if marking.nonfinite == "participle":
            return "held"
        if "announced" in said or marking.tense == "future" or marking.nonfinite == "participle_future":
            return "announced"
        if marking.tense == "progressive" or "ongoing" in said:
            return "ongoing"
        if clause.frame is None:
            return self._ruling_status(clause, sentence)
        return "proposed" if marking.tense == "conditional" else "held"

    def _will_have(self, clause: Clause, sentence: Sentence) -> bool:
        """ "Will have met": a phrase of what is to come that begins with the last word of the verb."""
        end = next((i.end for i in sentence.view.items if i.start == clause.at), clause.at)
        return not sentence.view.language.family.case_before and any(
            "announced" in h.ids("statuses") and h.start < end < h.end for h in sentence.view.aside
        )

    def _several_times(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Visited X six times", "met twice last year": what was done several times is no one encounter, but on a day."""
        if "repeated" not in clause.statuses or any(d.precision == "day" for d in clause.days):
            return False
        times = (h for h in sentence.view.aside if "repeated" in h.ids("statuses") and abs(h.start - clause.at) <= NEAR)
        return any(self._counted(sentence, h.start) for h in times)

    def _counted(self, sentence: Sentence, at: int) -> bool:
        """Whether a number above one stands right before a word."""
        before = sentence.view.tokens[at - 1].text if at else ""
        said = {i for h in sentence.view.aside if h.end == at for i in h.ids("cardinals")}
        return (before.isdigit() and before != "1") or bool(said - {"1"})

    def _told_since(self, clause: Clause, sentence: Sentence) -> Clause | None:
        """ "The summit to be held in X has begun": where verbs come last, that of the noun by which the participle stands."""
        noun = clause.event
        items = sentence.view.items
        if clause.frame != "holding" or noun is None or noun.relation not in ("", "object"):
            return None
        if items[noun.item].start < clause.at:
            return None
        verb = next((i for i in items[noun.item + 1 :] if i.kind in ("events", "predicates", "said")), None)
        told = next((c for c in sentence.clauses if verb is not None and c.at == verb.start), None)
        return told if told is not None and told.frame in BEGUN and told.marking.tense == "past" else None

    def _is_there(self, clause: Clause, sentence: Sentence) -> bool:
        """ "The minister, being on a visit to X, met": an active participle of the present, where verbs have one."""
        present = getattr(sentence.view.language.family, "tells_present", None)
        active = clause.marking.nonfinite == "participle" and not clause.marking.passive
        return active and present is not None and present(sentence.view.tokens[clause.at].key)

    def _gone_today(self, clause: Clause) -> bool:
        """ "Today he went to X": he is there."""
        went = clause.frame == "going" and clause.marking.tense == "past"
        on = (self.cast.book.on or "")[:10]
        return went and any(d.precision == "day" and d.start[:10] == on for d in clause.days)

    def _denied_after(self, clause: Clause, sentence: Sentence) -> bool:
        """ "That he had met X he denied": where verbs come last, the word that denies stands after what it denies."""
        if sentence.view.language.family.case_before or not clause.frame or clause.marking.tense:
            return False
        later = (i.start for i in sentence.view.items if i.start >= clause.end and i.kind in ("predicates", "said"))
        reach = min(later, default=len(sentence.view.tokens))
        return any("denied" in h.ids("statuses") and clause.end <= h.start <= reach for h in sentence.view.aside)

    def _told_late(self, clause: Clause, sentence: Sentence) -> bool:
        """ "Then she left for Kyiv": who came or left is there now only where the text opens with it, or says that it was today."""
        today = any(d.basis == "relative" and d.start == (self.cast.book.on or "")[:10] for d in clause.days)
        return sentence.view.number > OPENING and not today and sentence.view.language.family.case_before

    def _awaited(self, sentence: Sentence, clause: Clause) -> bool:
        """ "His taking part and his laying of flowers are expected": a word of what is to come closes over several."""
        if sentence.view.language.family.case_before:
            return False
        waits = [h.start for h in sentence.view.aside if h.start > clause.at and "announced" in h.ids("statuses")]
        verbs = (c for c in sentence.clauses if clause.at < c.at < min(waits, default=0))
        return bool(waits) and not any(c.frame and c.marking.tense for c in verbs)

    def _told_of(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether a verb of saying or a word of what is to come closes over the verbal noun."""
        after = [i for i in sentence.view.items if i.start > clause.at]
        said = any(i.kind == "said" or "stating" in i.ids() for i in after[:4]) or self._closed_by_saying(clause, after)
        if any("agreeing" in i.ids() for i in after[:4]):
            return True  # "agreed on his coming"
        return "announced" in clause.statuses or (said and not clause.marking.passive)

    def _closed_by_saying(self, clause: Clause, after: list[Item]) -> bool:
        """ "His holding of talks, his opening of the centre and his visit were made known": the verb after a list of acts."""
        if not clause.marking.possessive:
            return False
        verbs = [(i, i.hit.verbal()) for i in after if i.hit and i.kind in ("predicates", "said", "clause_breaks")]
        acts = itertools.dropwhile(lambda verb: any(m.nonfinite == "verbal_noun" for m in verb[1]), verbs)
        closing = next((i for i, _ in acts), None)
        return closing is not None and (closing.kind == "said" or "stating" in closing.ids())

    def _ruling_status(self, clause: Clause, sentence: Sentence) -> str:
        """A noun alone takes the status of the words that follow it in the sentence."""
        reach = self._main_verb(clause, sentence)
        over = clause.event is not None and clause.event.relation in OVER  # "announced after the visit"
        later = self._said_of(sentence, clause.at, -1 if over else -4, reach)
        if self._gone_to(sentence, clause):
            later = [s for s in later if s in ("proposed", "announced")]
        told = next((s for s in ("cancelled", "denied", "postponed", "proposed", "announced") if s in later), "held")
        if told == "held" and clause.event is not None and self._foretold(sentence, clause.event):
            return "announced"
        if told == "held" and (self._verb_unsaid(sentence, clause) or self._agreed_on(sentence, clause)):
            return "announced"
        if told == "held" and (fate := self._fallen_with(sentence, clause)):
            return fate
        if told == "held" and self._talked_of(sentence, clause):
            return "announced"
        return "ongoing" if told == "held" and self._staying(sentence, clause) else told

    def _agreed_on(self, sentence: Sentence, clause: Clause) -> bool:
        """ "To a meeting with X he agreed": where verbs come last, the verb of agreeing right after a noun in the dative."""
        if sentence.view.language.family.case_before:
            return False
        pairs = itertools.pairwise(sentence.view.items)
        pair = next(((a, b) for a, b in pairs if b.kind == "predicates" and "agreeing" in b.ids()), None)
        if pair is None or pair[0].kind != "events" or clause.at not in (pair[0].start, pair[1].start):
            return False
        return any(m.case == "to" for m in pair[0].markings())

    def _fallen_with(self, sentence: Sentence, clause: Clause) -> str:
        """ "Put off his visit for talks with X": what somebody travels for falls with the visit."""
        aim = clause.event is not None and clause.event.relation == "for_purpose"
        visits = [c for c in sentence.clauses if c.event and c.event.type == "visit" and c.at < clause.at]
        said = visits[-1].statuses if aim and visits else ()
        return next((s for s in ("cancelled", "postponed", "announced") if s in said), "")

    def _verb_unsaid(self, sentence: Sentence, clause: Clause) -> bool:
        """ "In May the talks will be held, and in June – the summit": a dash for the verb of what is to come."""
        noun = clause.event
        if noun is None or noun.relation not in ("", "object") or not sentence.view.language.family.case_marked:
            return False
        before = sentence.view.items[max(noun.item - 2, 0) : noun.item]
        dash = next((i.start for i in before if i.kind == "dash"), None)
        earlier = [c for c in sentence.clauses if c.frame in HAPPENING and dash is not None and c.at < dash]
        return bool(earlier) and earlier[-1].marking.tense == "future"

    def _main_verb(self, clause: Clause, sentence: Sentence) -> int:
        """How far a noun hears: over a relative clause right after it ("the summit of X, which was planned in Y, is put off")."""
        items = [i for i in sentence.view.items if i.start > clause.at]
        relative = next((i for i in items if i.kind == "clause_breaks"), None)
        if relative is None and sentence.view.language.family.case_marked:
            subject = clause.event is not None and clause.event.relation in ("", "object")
            ends = ("predicates", "said") if subject else ("predicates", "said", "events")
            return next((i.start - clause.at for i in items if i.kind in ends), 24)
        if relative is None or relative.start - clause.at > 12 or not sentence.view.language.family.case_before:
            return 12
        return 40 if all(i.kind not in ("predicates", "said") for i in items if i.start < relative.start) else 12

    def _said_of(self, sentence: Sentence, at: int, first: int, last: int) -> list[str]:
        """The words of status around a noun; where the verb comes last, those after another noun are that one's."""
        nouns = [i.start for i in sentence.view.items if i.kind == "events" and i.start > at]
        stop = min(nouns, default=at + last) if not sentence.view.language.family.case_before else at + last
        return [
            s for h in sentence.view.aside if first <= h.start - at <= min(last, stop - at) for s in h.ids("statuses")
        ]

    def _gone_to(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Called off the visit to the meeting": what somebody goes to is not called off with his going."""
        marked = not sentence.view.language.family.case_before
        return marked and clause.event is not None and clause.event.relation in ("to", "at", "from")
