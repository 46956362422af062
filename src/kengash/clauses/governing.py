"""Which predicates of a sentence tell something, in which frame, and which event noun each is about."""

from __future__ import annotations

from collections.abc import Sequence

from kengash.clauses.nouns import HANDING, HAPPENING, LIGHT, MATTERS, PAPER_FRAMES, Event
from kengash.clauses.qualifying import OWN_NOUN, Qualifying
from kengash.families.marking import Marking
from kengash.mentions.view import Item
from kengash.world import load

# What may stand between an adjective of form and its noun where the adjective comes first.
OWNERS = frozenset({"word", "offices", "name", "honorifics", "nationalities", "states", "office_modifiers"})
ROUNDS = frozenset({"holding", "beginning", "concluding"})  # "a round of talks was held", "began"
OF_NOUN = frozenset({"organizations", "organs", "states", "prepositions", "word"})
# What a verb means of anything, and what of a person: "hosts the summit, the President", "calls on all, the minister".
OF_PERSONS = {"hosting": "reception", "stating": "being_received"}
GOINGS = frozenset({"visit", "going", "arrival", "departure"})
SHORTEST_MATTER = 4  # letters of a noun that is talked about
SHORT_REACH = 6  # words between a noun and its relative clause
FARTHEST_PAPER = 12  # words from a participle to the paper that was adopted
LONG_REACH = 12  # the same, over its attributes


class Governing(Qualifying):
    """Chooses frames and the event nouns that they govern."""

    def _outside_topics(self, predicates: list[tuple[int, Item]]) -> list[tuple[int, Item]]:
        """ "Discussed ways to host, receiving of guests": an infinitive or gerund inside what was discussed is no clause."""
        if not self.family.case_before:
            return self._without_matters(predicates)
        kept: list[tuple[int, Item]] = []
        for number, item in predicates:
            discussed = bool(kept) and kept[-1][1].kind == "predicates" and "discussing" in kept[-1][1].ids()
            if not (discussed and self._inner(number, item)):
                kept.append((number, item))
        return kept

    def _without_matters(self, predicates: list[tuple[int, Item]]) -> list[tuple[int, Item]]:
        """ "The receiving-obj of guests discussed": a verbal noun in the case of what the verb after it discusses."""
        kept: list[tuple[int, Item]] = []
        discussed = False
        for number, item in reversed(predicates):
            marking = self._verb_marking(number, item)
            listed = not marking.case and number + 1 < len(self.items) and self.items[number + 1].joins()
            matter = marking.nonfinite == "verbal_noun" and (marking.case in MATTERS or listed)
            if discussed and matter and not self._participle(number + 1):
                continue
            kept.insert(0, (number, item))
            if not marking.nonfinite.startswith("participle"):
                discussed = item.kind == "predicates" and "discussing" in item.ids()
        return kept

    def _inner(self, number: int, item: Item) -> bool:
        before = self.items[number - 1] if number else None
        if before is not None and before.kind in ("comma", "conjunctions", "clause_breaks"):
            return False
        return self._verb_marking(number, item).nonfinite in ("infinitive", "converb")

    def _aspect(self, number: int, item: Item) -> bool:
        """ "Preserve-ing come": right after a converb, a verb of coming and going says that something goes on."""
        before = self.items[number - 1] if number and not self.family.case_before else None
        if before is None or before.kind != "word" or item.end - item.start > 1 or not set(item.ids()) <= GOINGS:
            return False
        word = self.view.tokens[before.start]
        return not word.capital and any(m.nonfinite == "converb" for m in self._verbal(word.key))

    def _verbal(self, key: str) -> list[Marking]:
        """How an unknown word reads as a verb, of a stem of three letters and more."""
        suffixes = self.family.suffixes  # type: ignore[attr-defined]
        return [m for cut in range(3, len(key)) for m in suffixes.verbal(key[cut:])]

    def _handing(self, item: Item) -> bool:
        """ "Presented", "accepted": say nothing where no letters of credence are."""
        return item.kind == "predicates" and set(item.ids()) <= set(HANDING) and not self._credentials(item)

    def _credentials(self, verb: Item) -> bool:
        papers = [i for i in self.items if i.kind == "documents" and "credentials" in i.ids()]
        return any(self.family.case_before or i.start < verb.start for i in papers)

    def _antecedent(self, start: int, events: list[Event], verb: Item) -> Event | None:
        """ "The summit, which will take place in Wales": the noun before a relative clause."""
        opener = next((i for i in self.items if i.kind == "clause_breaks" and i.end == start), None)
        if not self.family.case_before:
            return None
        if opener is None:
            return self._held_after(events, verb)
        reach = LONG_REACH if HAPPENING & set(verb.ids()) else SHORT_REACH
        before = [e for e in events if e.type and 0 <= opener.start - self.items[e.item].end <= reach]
        between = [i.kind for i in self.items if before and self.items[before[-1].item].end <= i.start < opener.start]
        return before[-1] if before and not {"predicates", "said"} & set(between) else None

    def _held_after(self, events: list[Event], verb: Item) -> Event | None:
        """ "Preparations for the summit to be held in Istanbul": the noun right before a participle of holding."""
        place = self.items.index(verb) - 1
        ahead = not self.family.case_marked and self._after_to(place + 1)  # "the summit, scheduled to be held in"
        farthest = place - 3 - 2 * ahead
        kinds = ("word", "prepositions", "comma") if ahead else ("word", "prepositions")
        while place > max(farthest, -1) and self.items[place].kind in kinds:
            place -= 1
        place = self._over_owner(place) if ahead else place
        return next((e for e in events if e.item == place and e.type), None) if HAPPENING & set(verb.ids()) else None

    def _over_owner(self, place: int) -> int:
        """From the end of a noun phrase to its noun: "the summit of the Organization"."""
        before = place
        while before > max(place - 4, 0) and self.items[before].kind in OF_NOUN:
            before -= 1
        return before if self.items[before].kind == "events" else place

    def _foretold(self, number: int, item: Item) -> bool:
        """ "Ahead of the President's meeting with X": what is spoken of as still to come."""
        if not self.family.case_before or self._verb_marking(number, item).nonfinite != "converb":
            return False
        place = number - 1
        while place > max(number - 6, 0) and self.items[place].kind in OWNERS:
            place -= 1
        return place >= 0 and self.items[place].kind == "markings" and "before" in self.items[place].ids()

    def _frames(self, item: Item, window: tuple[int, int]) -> Sequence[str]:
        """Where one verb has several frames, what stands in the clause decides: a paper is adopted, a person received."""
        frames: Sequence[str] = item.hit.ids("predicates") if item.hit else ()
        if handed := [HANDING[f] for f in frames if f in HANDING]:
            if self._credentials(item):
                return handed[:1]
            frames = [f for f in frames if f not in HANDING]
        alone = list(frames) == ["heading_delegation"] and item.end - item.start == 1
        if alone and not self._of_delegation(window):
            return ["stating"]  # "to head" anything else
        if len(frames) < 2:
            return frames
        if {"meeting", "discussing"} <= set(frames) and self._over_matter(item):
            partners = any(a.relation == "with" and window[0] <= a.start < item.start for a in self.actors)
            return ["meeting", "discussing"] if partners else ["discussing"]
        if {"meeting", "visit"} <= set(frames):
            met = any(a.relation in ("with", "between") and window[0] <= a.start < item.start for a in self.actors)
            return ["meeting" if met else "visit"]
        plain = self.family.case_before and not self.family.case_marked  # where only the place says what a verb acts on
        if plain and (other := next((f for f in frames if f in OF_PERSONS), None)) is not None:
            if self._noun_alike(item):
                return ["stating"]
            personal = [f for f in frames if f in OF_PERSONS.values()]
            return personal if self._acts_on_person(item, window[1]) else [other]
        inside = {i.kind for i in self.items if window[0] <= i.start < window[1]}
        if "heading_delegation" in frames and "chairing" in frames:
            return ["heading_delegation" if self._of_delegation(window) else "chairing"]
        papers = [f for f in frames if f in PAPER_FRAMES]
        others = [f for f in frames if f not in PAPER_FRAMES]
        if papers and self._adopted_noun(item):
            inside.add("documents")
        return (papers if papers and "documents" in inside else others or papers)[:1]

    def _adopted_noun(self, verb: Item) -> bool:
        """ "The protocol adopted by them", where the noun comes last: behind the participle a paper, before anybody."""
        if self.family.case_before or verb.hit is None:
            return False
        if not any(m.nonfinite.startswith("participle") and m.passive for m in verb.hit.verbal()):
            return False
        after = (i.kind for i in self.items if verb.end <= i.start < verb.end + FARTHEST_PAPER)
        return next((kind == "documents" for kind in after if kind in ("documents", "offices", "name")), False)

    def _over_matter(self, verb: Item) -> bool:
        """ "Met over the situation", where the verb comes last: right before it something that is talked about, nobody and no day."""
        if self.family.case_before or not verb.start or any(a.end == verb.start for a in self.actors):
            return False
        word, place = self.view.tokens[verb.start - 1], verb.start - 1
        dated = any(d.end_at == verb.start for d in self.days) or any(
            h.start <= place < h.end and h.ids("days") for h in self.view.aside
        )
        suffixes = self.family.suffixes  # type: ignore[attr-defined]
        endings = (m for cut in range(SHORTEST_MATTER, len(word.key)) for m in suffixes.nominal(word.key[cut:]))
        if dated or word.kind != "word":
            return False
        told = any(m.passive for m in verb.hit.verbal()) if verb.hit else False  # "such matters were discussed"
        heads = self.view.language.topic_heads
        return any(m.case == "object" for m in endings) or (
            told and any(f.lemma in heads for f in self.family.forms(word.key))
        )

    def _noun_alike(self, verb: Item) -> bool:
        """ "Joined his host N.N.": a bare verb right after an article or "his" is a noun that looks like it."""
        before = next((i for i in self.items if i.end == verb.start), None)
        led = before is not None and self._small(before) and not self._helping(before) and self._bare_verb(verb)
        return led and not any(h.end == verb.start and h.ids("statuses") for h in self.view.aside)

    def _of_delegation(self, window: tuple[int, int]) -> bool:
        """Whether a clause speaks of a delegation."""
        inside = (i for i in self.items if window[0] <= i.start < window[1] and i.kind in ("groups", "anaphors"))
        return any({"delegations", "delegation"} & set(i.ids()) for i in inside)

    def _acts_on_person(self, verb: Item, end: int) -> bool:
        """ "Hosted the minister", "called on the President": right after the verb somebody, and nothing that he is to do or owns."""
        if any(i.kind == "events" and "visit" in i.ids() for i in self.items if verb.end <= i.start < end):
            return False  # "hosts the President for a state visit"
        after = (a for a in self.actors if verb.end <= a.start)
        whom = next(
            (a for a in after if all(self._aside(i) for i in self.items if verb.end <= i.start < a.start)), None
        )
        if whom is None or whom.kind not in ("person", "group") or whom.marking.case == "of":
            return False
        rest = [i for i in self.items if whom.end <= i.start][:3]
        asked = [i.kind for i in rest[:1]] == ["prepositions"] and "to" in rest[0].ids()
        return not asked or (len(rest) > 1 and rest[1].kind not in ("predicates", "word"))

    def _aside(self, item: Item) -> bool:
        """An article, or a day with its preposition, between a verb and whom it acts on."""
        led = item.kind == "prepositions" and any(d.at == item.end for d in self.days)
        return led or self._small(item) or any(d.at <= item.start < d.end_at for d in self.days)

    def _spent(self, frame: str, near: list[Event]) -> list[Event]:
        """The noun that only says what kind of visit or call the verb means: "arrived on an official visit"."""
        kind = load("frames").get(frame, {}).get("type")
        return [e for e in near if e.type == kind and kind in OWN_NOUN]

    def _all_governed(self, frame: str, near: list[Event], verb: Item) -> list[Event]:
        """The event noun of a predicate; several where one verb tells of several: "a summit, a conference and a session will be held"."""
        one = self._governed(frame, near, verb)
        if one is None:
            return []
        if frame == "attending" and one.type and one.relation and not self.family.case_before:
            return self._chained_events(near, one)
        if frame != "holding" or not one.type:
            return [one]
        if self.family.case_before:
            return [one, *self._listed(near, one)] if self._plural_verb(verb) else [one]
        if one.relation:
            return [one]
        subjects = [e for e in near if e.type and not e.relation and self.items[e.item].start < verb.start]
        return [e for e in subjects if e is one or not self._names_another(e)] or [one]

    def _names_another(self, event: Event) -> bool:
        """ "By the visit programme, talks will be held": a bare noun right before the noun that it belongs to."""
        after = self.items[event.item + 1 : event.item + 2]
        if event.marking.possessive or not after or after[0].kind not in ("word", "documents"):
            return False
        forms = self.family.forms(self.view.tokens[after[0].start].key)
        return any(m.possessive for form in forms for m in form.nominal)

    def _chained_events(self, near: list[Event], last: Event) -> list[Event]:
        """ "Took part in the summit of A, the session of B and the forum of C": nouns in one case, each joined to the next."""
        found = [last]
        for event in reversed(near):
            between = self.items[event.item + 1 : found[0].item]
            joined = bool(between) and (between[0].kind == "comma" or between[0].joins())
            if event.item < found[0].item and event.type and event.relation == last.relation and joined:
                found.insert(0, event)
        return found

    def _plural_verb(self, verb: Item) -> bool:
        return self.family.case_marked and verb.hit is not None and any(m.plural for m in verb.hit.verbal())

    def _listed(self, near: list[Event], first: Event) -> list[Event]:
        """The subjects that follow the first one after a comma or "and"."""
        found = []
        for event in near:
            if event.item > first.item and event.type and event.marking.case in ("", "object"):
                place = event.item - 1
                while place > first.item and self.items[place].kind in ("word", "nationalities", "number"):
                    place -= 1
                if self.items[place].kind == "comma" or self.items[place].joins():
                    found.append(event)
        return found

    def _governed(self, frame: str, near: list[Event], verb: Item) -> Event | None:
        """The event noun that the predicate is about: for light verbs the nearest; else one in a place marking."""
        if frame == "stating" and self.family.case_before:
            return None
        if frame == "attending" and self.family.case_marked:
            near = [e for e in near if e.relation not in ("", "object")]  # nobody takes part in a subject
        if self.family.case_before and frame in LIGHT:
            after = [e for e in near if self.items[e.item].start > verb.start]
            return self._held(near, verb) if frame == "holding" else next(iter(after or near), None)
        if frame in LIGHT:
            ahead = [e for e in near if self.items[e.item].start > verb.start]
            marked = [e for e in near if e.relation == "of"] if frame in ROUNDS else []  # "a round of talks was held"
            marked += [
                e
                for e in near
                if e.relation in ("at", "to", "object", "")
                or (
                    e.relation == "of" and self.items[e.item].end == verb.start
                )  # "took part in the work of the summit"
            ]
            return next(iter(ahead or marked[-1:]), None)
        return next((e for e in near if e.relation == "at"), None)

    def _held(self, near: list[Event], verb: Item) -> Event | None:
        passive = any(m.passive for m in verb.hit.verbal()) if verb.hit else False
        near = [e for e in near if e.relation in ("", "object")] or near
        before = [e for e in near if self.items[e.item].start < verb.start]
        before = [e for e in before if not e.plural] or before  # "the summit and related meetings took place"
        after = [e for e in near if self.items[e.item].start > verb.start]
        return (before[-1:] + after if passive or not after else after)[0] if near else None
