"""Where and when a clause says that something was."""

from __future__ import annotations

import msgspec

from kengash.clauses import Clause, Sentence
from kengash.encounters.drafts import Draft
from kengash.encounters.state import State
from kengash.mentions.places import Spot
from kengash.mentions.view import Item
from kengash.mentions.years import Day

PLAIN = frozenset({"word", "ordinal", "number"})
EMBEDDED = frozenset({"participle", "participle_future", "verbal_noun", "infinitive"})

PRECISIONS = ("day", "month", "year")  # the sharpest first


def embedded(item: Item) -> bool:
    """A participle or verbal noun inside a noun phrase does not part its words: "the visit to take part in the summit"."""
    return item.hit is not None and any(m.nonfinite in EMBEDDED and not m.tense for m in item.hit.verbal())


class Whereabouts(State):
    """Finds the place and the day of a draft."""

    def _told_here(self, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """ "In our country" is a place where the text tells whose country it is."""
        here = self.cast.state
        said = (msgspec.structs.replace(s, country=here) if s.country == "@here" else s for s in spots)
        return tuple(s for s in said if s.city or s.country)

    def _spot(self, spots: tuple[Spot, ...], draft: Draft, sentence: Sentence, at: int) -> Spot | None:
        wanted = ("to", "at", "object", "near") if draft.type == "visit" else ("at",)
        spots = self._told_here(spots)
        body = draft.body
        fitting = [
            s for s in spots if (s.relation or "near") in wanted and not (body and body.start <= s.at < body.end)
        ]
        for relation in wanted:
            near = [
                s
                for s in fitting
                if s.relation == relation or (relation == "near" and not s.relation and s.end_at == at)
            ]
            if near:
                spot = min(near, key=lambda s: (s.city is None, abs(s.at - at)))
                return next((s for s in spots if s.relation == "at.attributive" and s.end_at == spot.at), spot)
        beside = [s for s in spots if s.relation == "at.attributive" and self._beside_noun(s, sentence, at)]
        return beside[0] if beside else self._named_after(spots, draft, sentence, at)

    def _beside_noun(self, spot: Spot, sentence: Sentence, at: int) -> bool:
        """ "The in-Moscow (third «Dialogue of Cultures») forum": a few words before the noun, over a name in quotation marks."""
        if 0 <= at - spot.end_at <= 3:
            return True
        between = [i for i in sentence.view.items if spot.end_at <= i.start and i.end <= at]
        quotes = [n for n, i in enumerate(between) if i.kind == "quote"]
        if len(quotes) != 2:
            return False
        outside = [*between[: quotes[0]], *between[quotes[1] + 1 :]]
        return len(outside) <= 4 and all(i.kind in PLAIN for i in outside)

    def _named_after(self, spots: tuple[Spot, ...], draft: Draft, sentence: Sentence, at: int) -> Spot | None:
        """ "The Samarkand summit" in the Turkic languages: a bare city right before the noun, not one of two capitals."""
        if draft.type == "visit" or sentence.view.language.family.case_before:
            return None
        spot = next((s for s in spots if s.city and not s.relation and s.end_at == at), None)
        before = next((i for i in sentence.view.items if spot and i.end == spot.at), None)
        paired = before is not None and (before.joins() or before.kind in ("dash", "comma"))
        return None if paired else spot

    def _day(self, clause: Clause, sentence: Sentence) -> Day | None:
        days = [d for d in clause.days if d.start and not self._of_participle(sentence, clause, d)]
        if clause.marking.nonfinite == "infinitive":  # "left today in order to attend": the day is that of leaving
            ahead = sentence.view.language.family.case_before
            days = [d for d in days if ahead and (d.at > clause.at or "announced" in clause.statuses)]
        return min(days, key=lambda d: (PRECISIONS.index(d.precision), abs(d.at - clause.at))) if days else None

    def _of_participle(self, sentence: Sentence, clause: Clause, day: Day) -> bool:
        """ "It is held by the proposal made in September": a day inside the sentence, and right after it a participle."""
        if sentence.view.language.family.case_before or clause.marking.nonfinite.startswith("participle"):
            return False
        inside = [i for i in sentence.view.items if day.end_at <= i.start and i.end <= clause.at]
        relative = next((i for i in inside if i.kind in ("predicates", "said") and embedded(i)), None)
        if relative is None or not any(
            i.kind in ("events", "said", "predicates") for i in sentence.view.items if i.end <= day.at
        ):
            return False
        return not any(
            day.end_at <= a.start and a.end <= relative.start and not a.relation and a.kind in ("person", "group")
            for a in sentence.actors
        )
