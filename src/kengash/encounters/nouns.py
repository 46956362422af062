"""Encounters that a noun names: a new one, one that goes on, or none."""

from __future__ import annotations

import itertools
from copy import copy, deepcopy

from kengash.clauses import Clause, Event, Sentence
from kengash.encounters.drafts import AHEAD, CALLED_OFF, CONVENING, MULTILATERAL, Draft
from kengash.encounters.sameness import absorb, clash, kindred
from kengash.encounters.unsaid import TALKS
from kengash.encounters.visits import Visits
from kengash.mentions.bodies import BodySeen
from kengash.mentions.view import Item
from kengash.world import load

YEARS = 1000  # a number from which on it is a year
NEARBY = 4  # sentences between a meeting and a word on who else was there


CONVENES = ("gathering", "meeting")  # what a body as the subject does by itself
HOSTS = frozenset({"hosting", "reception"})  # what a city does to a summit
ATTRIBUTES = frozenset({"ordinal", "word", "organizations", "regions", "quote", "dash", "number"})
OWNED = 2  # words from the owners of a meeting to its noun

FORUMS = frozenset({"summit", "session", "conference"})


class Nouns(Visits):
    """Tells what an event noun is about."""

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

    def _beside(self, event: Event) -> Draft | None:
        """ "The event took place on the sidelines of the summit": not the summit, what the text told of before."""
        meant = self.inner if not event.type and event.relation in ("", "object") else None
        return None if meant is None or meant.type in MULTILATERAL else meant

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

    def _sits_down(self, draft: Draft, sentence: Sentence, clause: Clause) -> BodySeen | None:
        """ "The Security Council of the UN gathers for an urgent session": the organization that is the subject."""
        inside = [i for i in sentence.view.items if clause.at < i.start < clause.end and i.kind == "events"]
        session = any("session" in i.ids() for i in inside)
        if clause.frame != "gathering" or not session or not self.cast.book.language.family.case_marked:
            return None
        starts = {a.start for p, a in clause.actors if p == "who" and a.kind == "organization" and a.end <= clause.at}
        item = next((i for i in sentence.view.items if i.start in starts and i.kind == "organizations"), None)
        if item is None:
            return None
        draft.type = "session"
        return BodySeen(item.start, item.end, None, "", item.ids()[0], (), sentence.view.chars(item.start, item.end))

    def _members_met(self, draft: Draft, clause: Clause) -> BodySeen | None:
        """ "The leaders of the EU met", "their meeting took place" in one phrase: the body that they are the members of."""
        if draft.type != "meeting":
            return None
        near = clause.at - OWNED  # over an ordinal
        subjects = [a for p, a in clause.actors if p == "who" or (p == "of" and near <= a.end <= clause.at)]
        return next((b for b in clause.bodies if b.members and any(b.start <= a.start < b.end for a in subjects)), None)

    def _body_met(self, draft: Draft, sentence: Sentence, clause: Clause) -> BodySeen | None:
        """ "The Council of Foreign Ministers of the OTS will convene in Istanbul": a known body that comes together."""
        parted = any(self._is_person(a) or p in ("with", "object") for p, a in clause.actors)
        told = clause.spots or clause.days  # else it is a proposal that the council "met with criticism"
        if draft.type != "meeting" or parted or not told or clause.frame not in CONVENES:
            return None
        return next(
            (b for b in clause.bodies if (b.id or b.states) and not b.relation and self._leads(sentence, clause, b)),
            None,
        )

    def _leads(self, sentence: Sentence, clause: Clause, body: BodySeen) -> bool:
        """Whether a body is the subject of its verb: no preposition stands before it, nor a postposition after."""
        before = next((i for i in reversed(sentence.view.items) if i.end <= body.start), None)
        after = next((i for i in sentence.view.items if i.start >= body.end), None)
        governed = {i.kind for i in (before if sentence.view.language.family.case_before else after,) if i is not None}
        follows = sentence.view.language.family.case_marked and before is not None and before.kind == "predicates"
        return (follows or body.end <= clause.at) and governed.isdisjoint({"prepositions", "markings", "events"})

    def _hosting_place(self, draft: Draft, sentence: Sentence, clause: Clause, event: Event) -> None:
        """ "Tashkent will host the summit": where the city, or the state, is the subject of hosting, it is there."""
        noun = sentence.view.items[event.item]
        verb = self._hosting_verb(sentence, event)
        if draft.spot is not None or (clause.frame not in HOSTS and verb is None):
            return
        first = min(clause.at, noun.start, verb.start if verb else noun.start)
        hosts = [s for s in sentence.spots if not s.relation and s.end_at <= first]
        draft.spot = next((s for s in hosts if s.city), next(iter(hosts), None))
        if draft.spot is not None and verb is not None:
            self._in_tense_of_hosting(draft, verb)

    def _hosting_verb(self, sentence: Sentence, event: Event) -> Item | None:
        """The verb of hosting beside a noun, over what says which summit it is."""
        items = sentence.view.items
        if sentence.view.language.family.case_before:
            before = reversed(items[max(event.item - NEARBY, 0) : event.item])
            verb = next((i for i in before if i.kind not in ATTRIBUTES), None)
        else:
            verb = next(iter(items[event.item + 1 : event.item + 2]), None)
        return verb if verb is not None and verb.kind == "predicates" and not HOSTS.isdisjoint(verb.ids()) else None

    def _in_tense_of_hosting(self, draft: Draft, verb: Item) -> None:
        """ "Astana hosts the summit": when, by the tense of the verb, present and future being one in some languages."""
        tenses = {m.tense for m in verb.hit.verbal() if m.tense} if verb.hit else set()
        if draft.status == "held" and tenses == {"future"}:
            draft.status = "announced"
        draft.background = draft.background and not tenses

    def _of_members(self, draft: Draft) -> bool:
        """Whether an organization's ministers meet: a session, wherever they sit."""
        groups = (p.figure.represents for p in draft.parts.values() if p.figure.kind == "group")
        return any(o in load("organizations") for o in groups)

    def _severally(self, sentence: Sentence, clause: Clause, draft: Draft) -> bool:
        """ "Spoke by telephone with A, B and C", "held separate talks with A and B": with each of them."""
        view = sentence.view
        phrase = next((i for i in view.items if i.start == clause.at), None)
        if draft.type == "call" and not (
            phrase is not None and self._plural_inside(sentence, phrase)
        ):  # "with the ministers of A, B and C", under one title, may be with all of them
            together = view.language.family.case_before
            return not (together and any(p == "with" and a.rule == "office.distributed" for p, a in clause.actors))
        words = [w for t in view.tokens[clause.start : clause.at + 2] for w in t.key.split("-")]
        if any(a == b for a, b in itertools.pairwise(words)) or self._each_alone(sentence, clause):
            return True
        if view.language.family.case_before or phrase is None or draft.type == "reception":
            return False
        return self._plural_inside(sentence, phrase)

    def _each_alone(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Met separately with A and B", "had separate talks with": not "Separately, X met A and B"."""
        view = sentence.view
        said = [h for h in view.aside if "severally" in h.ids("additive") and clause.start <= h.start < clause.end]
        inside = [i for i in view.items if i.start == clause.at and "severally" in self._ids_within(sentence, i)]
        return bool(inside) or any(h.end < len(view.tokens) and view.tokens[h.end].text != "," for h in said)

    def _ids_within(self, sentence: Sentence, phrase: Item) -> set[str]:
        """What the words of a listed phrase mean by themselves ("meet separately with")."""
        words = sentence.view.tokens[phrase.start : phrase.end]
        return {i for hit in sentence.view.language.hits(words, 1) for i in hit.ids("additive")}

    def _plural_inside(self, sentence: Sentence, phrase: Item) -> bool:
        """ "Talks-pl he held": whether the noun of a light verb stands in the plural, where verbs come last."""
        view = sentence.view
        if view.language.family.case_before:
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

    def _among_topics(self, sentence: Sentence, clause: Clause, event: Event) -> bool:
        """ "They discussed Syria, the Sochi summit and trade matters": a forum in a list that a noun of matters closes."""
        view = sentence.view
        told = clause.frame is not None or event.relation not in ("", "object")
        if told or view.language.family.case_before or event.type not in FORUMS:
            return False
        later = [i for i in view.items if i.start >= view.items[event.item].end]
        if not later or not (later[0].kind == "comma" or later[0].joins()):
            return False
        listed = [*itertools.takewhile(lambda i: i.kind not in ("predicates", "events", "mark"), later[:9])]
        if any("about" in i.ids() for i in listed if i.kind == "markings"):
            return True
        keys = (view.tokens[i.start].key for i in listed if i.kind == "word")
        forms = (f for key in keys for f in view.language.family.forms(key) if f.lemma in view.language.topic_heads)
        return any(m.possessive for f in forms for m in f.nominal)

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

    def _of_so_many(self, sentence: Sentence, draft: Draft, event: Event) -> bool:
        """ "Three-sided talks with A and B": a number at the noun that is that of all who are there says that they met together."""
        noun = sentence.view.items[event.item]
        beside = (h for h in sentence.view.aside if h.end == noun.start or noun.start <= h.start < noun.end)
        return str(len(draft.parts)) in {i for h in beside for i in h.ids("cardinals")}

    def _counted_talks(self, sentence: Sentence, event: Event) -> bool:
        """ "There were more than 40 meetings of theirs", "held 42 meetings": none in particular."""
        before = sentence.view.items[max(event.item - 2, 0) : event.item]
        numbers = (sentence.view.tokens[i.start].text for i in before if i.kind == "number")
        talked = event.plural and event.type in TALKS and sentence.view.language.family.case_marked
        return talked and any(n.isdigit() and 1 < int(n) < YEARS for n in numbers)

    def _apart(self, draft: Draft, clause: Clause) -> Draft | None:
        """ "Held meetings with A, B and C": one encounter each."""
        taken = ("object",) if draft.type == "reception" else ("with", "object") if clause.event is None else ("with",)
        met = [a for p, a in clause.actors if p in taken]
        partners = [
            self.cast.resolve(a).ident for a in met if a.kind == "person" or (a.kind == "group" and a.represents)
        ]
        others = {self.cast.resolve(a).ident for a in met if a.kind == "group"}  # "and representatives of business"
        own = [i for i in draft.parts if i not in partners and i not in others]
        if draft.type not in ("meeting", "call", "reception") or len(partners) < 2 or not own:
            return None
        if "expanded" in draft.forms:
            return None  # the talks of delegations are one
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
        again = event.type == "consultations" and clause.frame in ("attending", "chairing", "heading_delegation")
        if again and self.current is not None and self.current.type != event.type:
            return next((d for d in self._latest() if d.type == event.type), None)
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
        put_off = draft.status == "postponed" and self.current.status == "cancelled"
        fell = (
            draft.status in CALLED_OFF and (self.current.status in AHEAD or put_off) and not draft.parts
        )  # "it did not take place"
        told = clause.frame in frames or fell or self._only_attended(draft, clause)
        # "after their talks X and Y chaired the A-B consultative meeting": another than the talks
        another = draft.type != self.current.type and any(p == "between" for p, _ in clause.actors)
        return draft.body is None and alike and told and not another

    def _only_attended(self, draft: Draft, clause: Clause) -> bool:
        """ "The meeting was attended by X": of a session just told of, where nothing says that it is another."""
        told = clause.frame is None and any(p in ("attended_by", "chaired_by") for p, _ in clause.actors)
        new = draft.day or draft.spot or draft.ordinal or any(p in ("with", "between") for p, _ in clause.actors)
        assert self.current is not None
        return told and not new and self.current.type in MULTILATERAL
