"""Whether an actor of a clause takes part in the encounter that its noun names."""

from __future__ import annotations

from kengash.clauses import Clause, Event, Sentence
from kengash.clauses.nouns import HAPPENING
from kengash.encounters.drafts import MULTILATERAL, Draft
from kengash.encounters.meant import Meant
from kengash.encounters.phrases import NEAR
from kengash.encounters.unsaid import TALKS
from kengash.mentions.offices import Actor
from kengash.mentions.view import Item

TALKING = ("discussing", "agreeing")
LISTED = frozenset({"comma", "open", "close", "quote", "states", "organizations", "groups", "offices", "name", "dash"})
STATE_LIST = frozenset({"states", "comma", "conjunctions", "prepositions"})
SIDES = frozenset({"side.of", "ministry.of"})
NUMBERS = frozenset({"number", "ordinal"})
INNER = frozenset({"to", "from"})  # cases of a noun that stands inside the phrase of another
SHORTEST = 3  # letters before an ending
NEAR_PAIR = 12  # words from two sides to the talk between them
FAR_PAIR = 28  # the same, over what the talk is about
CUTS = frozenset({"events", "comma", "said", "clause_breaks", "documents"})
PAIR = 10  # words from a meeting to the second of the two sides between which it is
BODY_NEAR = 4  # words from a meeting to the body that meets


class Partaking(Meant):
    """Tells the parts of a noun from those of the rest of its sentence."""

    def _of_a_verb(self, sentence: Sentence, clause: Clause, actor: Actor, subject: Actor | None) -> bool:
        """Who stands bare before a noun may be the object of a verb before it, or the subject of one after it."""
        family = sentence.view.language.family
        if family.case_before:
            return clause.frame is None and family.case_marked and actor is not subject
        if clause.frame and not (clause.frame in HAPPENING and clause.marking.nonfinite.startswith("participle")):
            return False
        held_by_him = clause.frame == "holding" and not clause.marking.passive
        owned = clause.marking.possessive or clause.marking.case == "object"
        if held_by_him and owned and any(p == "with" for p, _ in clause.actors):
            return False  # "told about the talk that he had held with X"
        scene = clause.event is not None and clause.event.relation == "at"  # "said at the meeting held with X"
        first = clause.event is not None and clause.event.relation == "from"  # "began the visit with talks with X"
        shared = ("stating", *TALKING) if held_by_him and any(p == "with" for p, _ in clause.actors) else ("stating",)
        later = (c for c in sentence.clauses if c.frame and c.at > clause.at and not (scene and c.frame in shared))
        later = (c for c in later if not (first and c.frame == "beginning"))
        return any(p == "who" and a.start == actor.start for c in later for p, a in c.actors)

    def _in_event(
        self, draft: Draft, clause: Clause, sentence: Sentence, event: Event, part: str, actor: Actor
    ) -> bool:
        """Whether an actor of the clause takes part in the event that its noun names."""
        before = sentence.view.language.family.case_before
        item = sentence.view.items[event.item]
        if not (
            self._is_person(actor)
            or self._takes_part(sentence, clause, actor)
            or self._pair_member(sentence, part, actor, item)
        ):
            return False
        if before and self._owner_of_another(sentence, clause, part, actor, item):
            return False
        if actor.refers == "two" and part == "of" and draft.type in MULTILATERAL:
            return False  # "the summit of the heads of state" does not say which
        if not before and not self._own(draft, sentence, clause, event, part, actor, item):
            return False
        if not before and part == "of" and self._owns_next(sentence, actor, item):
            return False
        near = 0 <= self._gap(sentence, actor, event) <= NEAR or (
            part == "who" and self._manner(draft, sentence, event)
        )
        inside = (i for i in sentence.view.items if actor.end <= i.start and i.end <= item.start)
        over = part == "of" and not before and not any(self._sets_apart(sentence, i) for i in inside)
        near = near or (over and self._over_partner(clause, event, actor, item))
        if not near and (part == "of" or (part in ("who", "object") and clause.frame is None)):
            return False
        return part != "object" or draft.type in ("visit", "ceremony") or clause.frame not in ("holding", None)

    def _owner_of_another(self, sentence: Sentence, clause: Clause, part: str, actor: Actor, item: Item) -> bool:
        """ "Held talks with X ahead of Y's visit": a possessive owns what follows it; whoever stands before an owner owns nothing."""
        if sentence.view.language.family.case_marked:
            return part == "of" and self._owned_already(sentence, clause, actor, item)
        if part == "of" and actor.marking.case == "of":
            return actor.start > item.start
        owners = (a for p, a in clause.actors if p == "of" and actor.end <= a.start and a.end <= item.start)
        return part == "who" and clause.frame is None and next(owners, None) is not None

    def _owned_already(self, sentence: Sentence, clause: Clause, actor: Actor, noun: Item) -> bool:
        """ "The visit of X to Minsk is put off because of the death of Y": past a preposition the noun has its owner."""
        owners = (a for p, a in clause.actors if p == "of" and noun.end <= a.start and a.end <= actor.start)
        first = next(owners, None)
        between = (
            i for i in sentence.view.items if first is not None and first.end <= i.start and i.end <= actor.start
        )
        return any(i.kind in ("prepositions", "markings") and not i.joins() for i in between)

    def _happens(self, sentence: Sentence, clause: Clause, event: Event) -> bool:
        """ "X said that the talks ended", "the forum that will take place": the noun before the verb is its subject."""
        before = sentence.view.items[event.item].end <= clause.at
        return before and clause.frame in HAPPENING and sentence.view.language.family.case_before

    def _has_subject(self, clause: Clause) -> bool:
        """Whether somebody of the clause acts; a bare state or organization before the verb may, after it it does not."""
        return any(p == "who" and (self._is_person(a) or a.start < clause.at) for p, a in clause.actors)

    def _own(
        self, draft: Draft, sentence: Sentence, clause: Clause, event: Event, part: str, actor: Actor, item: Item
    ) -> bool:
        """The subject of the sentence is none of a noun that only owns another; the nearer of two owners is its own."""
        if part == "who" and clause.frame is None and event.relation == "of" and draft.type != "visit":
            return False
        if part == "who" and clause.frame is None and any(p == "between" for p, _ in clause.actors):
            return False  # "X said after the talks between A and B"
        if part == "between" and draft.type in TALKS and self._of_paper(sentence, actor, item):
            return False
        aim = clause.frame is None and event.relation == "to" and draft.type in MULTILATERAL
        if aim and part in ("who", "with") and any(c.frame in TALKING and c.at > clause.at for c in sentence.clauses):
            return False  # "discussed with X the preparations for the summit"
        if part == "who" and draft.type in MULTILATERAL and self._held_by_nobody(clause, item):
            return False
        others = (
            a for p, a in clause.actors if p == part == "of" and a.name and actor.end < a.start and a.end <= item.start
        )
        return actor.kind != "person" or bool(actor.name) or next(others, None) is None

    def _owns_next(self, sentence: Sentence, actor: Actor, noun: Item) -> bool:
        """ "At the gathering for X's anniversary", where verbs come last: the noun right after the owner is what he owns."""
        after = [i for i in sentence.view.items if actor.end <= i.start < noun.start and i.kind not in NUMBERS]
        chains = getattr(sentence.view.language.family, "suffixes", None)
        if actor.kind != "person" or chains is None or not after or after[0].kind != "word":
            return False
        key = sentence.view.tokens[after[0].start].key
        endings = [m for cut in range(SHORTEST, len(key)) for m in chains.nominal(key[cut:])]
        return any(m.possessive and m.case in INNER and not m.attributive for m in endings)

    def _of_paper(self, sentence: Sentence, actor: Actor, noun: Item) -> bool:
        """ "The agreement between A and B lets the talks go on": whose paper it is."""
        inside = [i for i in sentence.view.items if actor.end <= i.start and i.end <= noun.start]
        papers = [i.start for i in inside if i.kind == "documents"]
        about = [i.start for i in inside if i.kind == "markings" and "about" in i.ids()]
        return bool(papers) and not any(a > papers[-1] for a in about)  # "talks between A and B on the agreement"

    def _held_by_nobody(self, clause: Clause, noun: Item) -> bool:
        """ "X discussed the summit to be held in Baku": the participle of the noun has no subject; X is the main verb's."""
        form = clause.marking
        relative = form.nonfinite.startswith("participle") and noun.start > clause.at and clause.frame == "holding"
        return relative and (form.passive or form.nonfinite == "participle_future")

    def _over_partner(self, clause: Clause, event: Event, actor: Actor, noun: Item) -> bool:
        """ "X's, in the matter of trade, with Y meeting": an owner in the genitive, his partner between him and the noun."""
        between = (a for p, a in clause.actors if p == "with" and actor.end <= a.start and a.end <= noun.start)
        owned = event.marking.possessive or (clause.frame == "holding" and clause.marking.passive)
        return owned and actor.kind == "person" and next(between, None) is not None

    def _manner(self, draft: Draft, sentence: Sentence, event: Event) -> bool:
        """ "X will be in Astana on a visit": the noun says how the subject of the sentence is there, however far he stands."""
        noun = sentence.view.items[event.item]
        after = next((i for i in sentence.view.items if i.start >= noun.end), None)
        late = not sentence.view.language.family.case_before and draft.type == "visit" and draft.spot is not None
        return late and after is not None and after.kind == "markings" and "with" in after.ids()

    def _is_person(self, actor: Actor) -> bool:
        return actor.kind not in ("state", "organization")

    def _takes_part(self, sentence: Sentence, clause: Clause, actor: Actor) -> bool:
        """ "The FAO, the SCO and Uzbekistan took part": as such, not as the owner of a noun that follows."""
        held = clause.frame == "holding" and clause.event is not None and self._after(sentence, clause, clause.event)
        if not (held or clause.frame in ("attending", "representing", "hosting", "chairing")) or actor.relation:
            return False
        if (
            not sentence.view.language.family.case_before
            and actor.kind == "state"
            and self._one_of_many(sentence, actor)
        ):
            return True
        rest = [i for i in sentence.view.items if i.start >= actor.end]
        closing = next((i for n, i in enumerate(rest) if not self._goes_on_listing(i, rest[max(n - 1, 0)])), None)
        return closing is not None and (closing.kind == "predicates" or sentence.view.language.family.case_before)

    def _one_of_many(self, sentence: Sentence, actor: Actor) -> bool:
        """ "The states India, China and the branch's leaders attended": bare between marks of a list."""
        before = next((i for i in reversed(sentence.view.items) if i.end <= actor.start), None)
        after = next((i for i in sentence.view.items if i.start >= actor.end), None)
        if before is None or after is None:
            return False
        opens = before.kind in ("comma", "dash") or before.joins() or sentence.view.tokens[before.start].text == ":"
        return opens and (after.kind in ("comma", "predicates") or after.joins())

    def _goes_on_listing(self, item: Item, before: Item) -> bool:
        """Whether a list goes on: "the FAO, the World Bank and others"."""
        return item.kind in LISTED or item.joins() or (item.kind == "word" and before.joins())

    def _after(self, sentence: Sentence, clause: Clause, event: Event) -> bool:
        """ "India and Argentina held consultations": what is held stands after the verb, and before it those who hold it."""
        follows = sentence.view.items[event.item].start > clause.at and not clause.marking.passive
        return follows and sentence.view.language.family.case_before

    def _listed_after(self, sentence: Sentence, end: int, actor: Actor) -> bool:
        """ "The summit of A, B and C": in a list that begins right after the noun."""
        between = [i for i in sentence.view.items if end <= i.start and i.end <= actor.start]
        return end <= actor.start and all(i.kind in STATE_LIST for i in between)

    def _listed_before(self, sentence: Sentence, actor: Actor, item: Item) -> bool:
        """ "A's and B's (ministries') consultations took place": in a list of states that own the noun after it."""
        told = [c for c in sentence.clauses if c.frame in HAPPENING or (c.frame is None and c.statuses)]
        events = [sentence.view.items[c.event.item] for c in told if c.event and c.event.relation in ("", "object")]
        between = [i.kind for i in sentence.view.items if actor.end <= i.start and i.end <= item.start]
        # "A's and B's meeting", of no ministries and in the singular, is that of two teams
        owned = any(m.possessive and (m.plural or "ministries" in between) for m in item.markings())
        talks = owned and item in events and item.ids()[0] in TALKS
        near = between.count("word") <= 1 and all(k in STATE_LIST or k in ("ministries", "word") for k in between)
        return talks and actor.end <= item.start and near

    def _after_with(self, sentence: Sentence, actor: Actor) -> bool:
        """ "A with B's consultations": where "with" also joins, the second of two states that it joins."""
        before = [i for i in sentence.view.items if i.end <= actor.start][-2:]
        return [i.kind for i in before] == ["states", "markings"] and "with" in before[1].ids()

    def _end_of(self, sentence: Sentence, item: Item, actor: Actor) -> int:
        """ "The meeting of the Joint Commission on Trade between A and B": over the name of the body that meets."""
        near = [b for b in sentence.bodies if 0 <= b.start - item.end <= BODY_NEAR and b.end <= actor.start]
        return max([item.end, *(b.end for b in near)]) if sentence.view.language.family.case_before else item.end

    def _uncut(self, sentence: Sentence, actor: Actor, item: Item) -> bool:
        """ "Between A and B, on the way in which the matter is to be settled, talks were held": over words alone."""
        inside = (i.kind for i in sentence.view.items if actor.end <= i.start and i.end <= item.start)
        return not sentence.view.language.family.case_before and CUTS.isdisjoint(inside)

    def _pair_member(self, sentence: Sentence, part: str, actor: Actor, item: Item) -> bool:
        if part in ("chaired_by", "hosted_by"):
            return actor.kind == "state"
        follows, end = sentence.view.language.family.case_before, self._end_of(sentence, item, actor)
        if part == "between":
            far = FAR_PAIR if self._uncut(sentence, actor, item) else NEAR_PAIR
            return 0 <= item.start - actor.end <= far or (follows and 0 <= actor.start - end <= PAIR)
        if part == "of" and actor.kind == "state":
            listed = self._listed_after(sentence, end, actor) if follows else self._listed_before(sentence, actor, item)
            return listed and (actor.listed or self._after_with(sentence, actor))
        return actor.rule in SIDES or (part in ("with", "attended_by") and abs(item.start - actor.end) <= NEAR)
