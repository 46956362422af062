"""What an event noun and its clause name."""

from __future__ import annotations

import msgspec

from kengash.clauses import Clause, Event, Sentence
from kengash.encounters.continuing import ABSENT
from kengash.encounters.drafts import MULTILATERAL, Draft
from kengash.encounters.phrases import EVENT_PARTS, OWN_PARTS
from kengash.encounters.status import stays_away
from kengash.encounters.summons import Summons
from kengash.mentions.bodies import BodySeen
from kengash.mentions.view import Item
from kengash.world import facts

TO_COME = frozenset({"verbal_noun", "infinitive"})
# What stands between a meeting and the format that it was held in.
WHO_AND_WHERE = frozenset(
    {
        "offices",
        "groups",
        "states",
        "regions",
        "nationalities",
        "organizations",
        "organs",
        "cities",
        "name",
        "honorifics",
    }
    | {"prepositions", "markings", "conjunctions", "quote", "dash", "anaphors", "number", "ordinal", "months"}
)
APART = {"phone", "online"}  # forms of a talk between parties that are not in one place


class Naming(Summons):
    """Makes drafts of nouns."""

    def _tells_nothing(self, sentence: Sentence, clause: Clause, event: Event, hinted: Draft | None) -> bool:
        """Whether the noun only refers back, with nothing to refer to, or names no encounter here."""
        if not event.type and (event.plural or (self.current is None and hinted is None)):
            return True  # "events" are none in particular
        if not event.type and clause.negated and hinted is None and self.current and self.current.type == "visit":
            return True  # "no event will be held within the visit"
        if self._among_topics(sentence, clause, event) or self._counted_talks(sentence, event):
            return True
        if self._of_a_list(sentence, clause, event) or self._of_parliament(sentence, event):
            return True
        if self._only_urged(sentence, clause):
            return True
        return event.type == "reception" and self._adopting(sentence, clause, event)

    def _only_urged(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Called on them to begin talks": where verbs come last, what an unlisted verb after it asks for, by no word of a plan."""
        marking, late = clause.marking, not sentence.view.language.family.case_before
        asked = late and marking.nonfinite == "verbal_noun" and marking.case == "to" and not clause.statuses
        after = next((i for i in sentence.view.items if i.start > clause.at), None)
        return asked and clause.frame in ("beginning", "holding") and after is not None and after.kind == "word"

    def _in_format(self, draft: Draft, sentence: Sentence, clause: Clause) -> BodySeen | None:
        """ "Met (a meeting of ministers was held) in the A – B format": with nothing that was talked about between."""
        if draft.type not in ("meeting", "session", "summit"):
            return None
        bodies = [b for b in sentence.bodies if b.format and clause.start <= b.start < clause.end]
        event = sentence.view.items[clause.event.item].start if clause.event else clause.at
        for body in bodies:
            for at in (event, clause.at):
                low, high = (body.end, at) if body.end <= at else (at + 1, body.start)
                between = [i for i in sentence.view.items if low <= i.start and i.end <= high and i.start != at]
                if all(self._of_the_meeting(sentence, i) for i in between):
                    return self._of_ministers(body, clause)
        return None

    def _of_ministers(self, body: BodySeen, clause: Clause) -> BodySeen:
        """The meeting of a format's ministers, where it is they who meet."""
        meet = [a.titles[0].id for _, a in clause.actors if a.titles and not a.name]
        if any(facts.rank(office) in facts.LEADERS for office in meet):
            return msgspec.structs.replace(body, type="summit")
        known = (facts.organ_of(body.organization or "", office) for office in meet)
        organ = next((ident for ident in known if ident), None)
        return msgspec.structs.replace(body, id=organ) if organ else body

    def _of_the_meeting(self, sentence: Sentence, item: Item) -> bool:
        """Who met, where and in what format: no matter, no verb of another clause."""
        small = item.kind == "word" and sentence.view.tokens[item.start].key in sentence.view.language.common
        return (
            small
            or item.kind in WHO_AND_WHERE
            or any(h.ids("formats") or h.ids("cardinals") for h in sentence.view.aside if h.start == item.start)
        )

    def _named_by(self, sentence: Sentence, clause: Clause, event: Event, meant: Draft | None) -> Draft:
        """What the noun and its clause say, before anybody takes part."""
        draft = self._draft(event.type or (meant.type if meant else "session"), sentence, clause)
        draft.spans = [event.span]
        if clause.frame == "concluding" and clause.marking.tense == "future":
            draft.day = None  # "the visit will end on the 17th": not when it began
        aside = clause.frame is None and not self._took_place(sentence, event)
        draft.background = aside or clause.marking.nonfinite == "participle"
        draft.spot = self._spot(clause.spots, draft, sentence, sentence.view.items[event.item].start) or draft.spot
        self._hosting_place(draft, sentence, clause, event)
        if clause.frame == "inviting" and draft.type in (*MULTILATERAL, "visit") and draft.status == "held":
            draft.status = (
                "proposed" if draft.type == "visit" else "announced"
            )  # who was invited has not been there yet
        return draft

    def _noun_parts(self, draft: Draft, clause: Clause) -> dict[str, str]:
        """Which part of the clause plays which role in what the noun names."""
        if stays_away(clause):
            return ABSENT
        own = draft.type in ("visit", "reception") and clause.frame not in ("hosting", "inviting")
        if clause.frame == "attending" and self.current is not None and self.current.type == "meeting":
            own = False  # "at the reception X was present too", of a meeting told before
        light = {} if own else self.frames.get(clause.frame or "", {}).get("parts", {})
        return {**OWN_PARTS.get(draft.type, EVENT_PARTS), **light}

    def _retype(self, draft: Draft, clause: Clause) -> None:
        """What those who take part, and the form, make of the noun."""
        if draft.type == "session" and draft.body is None and any(p == "with" and a.titles for p, a in clause.actors):
            draft.type = "meeting"  # "his session with the minister"
        shared = {a.represents for _, a in clause.actors if a.rule == "office.distributed"}
        if (
            draft.type == "session"
            and draft.body is None
            and not self.cast.book.language.family.case_before
            and len(shared) > 1
            and not shared & set(facts.organizations())
        ):
            draft.type = "meeting"  # "the X, Y and Z foreign ministers' session"
        sitting = {a.represents for p, a in clause.actors if p == "of" and a.rule == "office.distributed"}
        if draft.type == "meeting" and draft.ordinal and len(sitting) > 2 and not self._of_leaders(draft):
            draft.type = "session"  # "the 11th X-Y-Z trade ministers' meeting"
        ranks = {p.figure.rank for p in draft.parts.values() if p.figure.kind == "person"}
        if draft.type == "summit" and draft.body is None and "minister" in ranks and ranks.isdisjoint(facts.LEADERS):
            draft.type = "meeting"  # "a consultative meeting of the ministers of A and B"
        if draft.type == "consultations" and "head_of_state" in ranks:
            draft.type = "meeting"  # consultations are those of ministries
        if draft.type == "conference" and self._by_another_name(draft, clause):
            draft.type = "summit"
        if draft.type == "ceremony" and clause.frame in ("attending", "holding"):
            named = (a for p, a in clause.actors if a.kind == "state" and p in ("", "who", "of"))
            draft.occasion = {a.represents for a in named if a.represents}
        self._by_call(draft)

    def _of_leaders(self, draft: Draft) -> bool:
        return any(p.figure.rank in facts.LEADERS for p in draft.parts.values())

    def _by_call(self, draft: Draft) -> None:
        """A meeting or reception of those who are far apart."""
        if draft.type in ("meeting", "reception") and draft.forms & APART and not self._of_members(draft):
            draft.type = "call"

    def _as_invited(self, sentence: Sentence, clause: Clause) -> Clause:
        """ "X Y-obj to Z to come invited": where verbs come last, whom somebody invites is who will come."""
        later = next((c for c in sentence.clauses if c.at > clause.at), None)
        inviting = later is not None and later.frame == "inviting" and not sentence.view.language.family.case_before
        visit = self.frames.get(clause.frame or "", {}).get("type") == "visit"
        if later is None or not (inviting and visit) or clause.marking.nonfinite not in TO_COME:
            return clause
        guests = [a for p, a in later.actors if p == "object" and a.kind in ("person", "group")]
        if not guests:
            return clause
        rest = tuple((p, a) for p, a in clause.actors if p not in ("who", "object"))
        return msgspec.structs.replace(clause, actors=(*(("who", a) for a in guests), *rest))
