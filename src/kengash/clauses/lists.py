"""Who stands in one list with whom, and what the members of a list share."""

from __future__ import annotations

import itertools

import msgspec

from kengash.clauses.heads import Heads
from kengash.clauses.nouns import CITED
from kengash.mentions.offices import Actor

COMMA_LIST = frozenset(
    {"comma", "honorifics", "name"}
)  # where the predicate is last, words after a comma part a subject

LIST_WORDS = frozenset({"comma", "conjunctions", "honorifics", "markings", "word", "name", "nationalities"})

TITLE_WORDS = frozenset({"word", "states", "organizations", "organs", "standing_bodies", "nationalities", "name"})

NATIONAL_OR_HEAD = frozenset({"head_of_state", "head_of_government", "minister", "speaker"})

NATIONAL = frozenset({"speaker", "minister", "head_of_government", "deputy_head_of_government", "deputy_minister"})


class Lists(Heads):
    """Joins the members of lists."""

    def _in_lists(self, actors: list[Actor]) -> list[Actor]:
        """The members of lists of states, marked as such."""
        for n, (a, b) in enumerate(itertools.pairwise(actors)):
            if a.kind == b.kind == "state" and a.relation == b.relation and self._coordinated(a, b):
                actors[n : n + 2] = [msgspec.structs.replace(x, listed=True) for x in (a, b)]
        return actors

    def _long_list(self, actors: list[Actor], at: int) -> bool:
        """ "A, B, C with": before the last two of a list of titled persons stands another, parted by a comma alone."""
        three = actors[max(at - 1, 0) : at + 2]
        return len(three) == 3 and all(
            a.titles and a.name and self._comma_first(a, b) for a, b in itertools.pairwise(three)
        )

    def _past_subject(self, actors: list[Actor], at: int) -> bool:
        """ "X A, B with met": where the subject stands before a list of two titled persons, no part of it."""
        two = actors[at : at + 2]
        if (
            len(two) < 2
            or two[1].relation != "with"
            or not all(a.kind == "person" and a.name and a.titles for a in two)
        ):
            return False
        before = next((i for i in reversed(self.items) if i.end <= two[0].start), None)
        apart = before is not None and before.kind != "comma" and (before.kind == "markings" or not before.joins())
        bare = (a for a in actors[:at] if a.kind == "person" and not a.relation and (a.name or a.titles))
        return apart and any(bare) and self._comma_first(*two)

    def _comma_first(self, a: Actor, b: Actor) -> bool:
        """A comma, and after it nothing but words of the next one's title."""
        between = [i.kind for i in self.items if a.end <= i.start and i.end <= b.start]
        return between[:1] == ["comma"] and all(k in TITLE_WORDS for k in between[1:])

    def _comma_alone(self, a: Actor, b: Actor) -> bool:
        return [i.kind for i in self.items if a.end <= i.start and i.end <= b.start] == ["comma"]

    def _of_one_state(self, actors: list[Actor]) -> list[Actor]:
        """ "The president of Georgia, the prime minister and the speaker": unnamed offices of one list are one state's."""
        for n in range(len(actors) - 1):
            a, b = actors[n], actors[n + 1]
            if (
                a.rule == b.rule == "office.alone"
                and a.represents
                and (b.represents is None or b.represents == "@here")
                and a.titles[0].id != b.titles[0].id
                and self._coordinated(a, b)
            ) or self._met_together(a, b):
                actors[n + 1] = msgspec.structs.replace(b, represents=a.represents)
        return actors

    def _of_ministry(self, actors: list[Actor]) -> list[Actor]:
        """ "The Foreign Ministry of X said that the President would come": whose President, where the sentence does not say."""
        if not self.family.case_before or self.family.case_marked:
            return actors
        told: Actor | None = None
        for n, actor in enumerate(actors):
            if actor.rule == "ministry.of" and not actor.relation:
                told = actor
            bare = (
                actor.rule == "office.alone"
                and actor.rank in NATIONAL_OR_HEAD
                and not actor.represents
                and not actor.relation
            )
            if told is not None and bare and self._said_between(told, actor):
                actors[n] = msgspec.structs.replace(actor, represents=told.represents)
        return actors

    def _said_between(self, a: Actor, b: Actor) -> bool:
        between = (i for i in self.items if a.end <= i.start and i.end <= b.start)
        return any(i.kind == "said" or "stating" in i.ids() for i in between)

    def _met_together(self, a: Actor, b: Actor) -> bool:
        """ "With the president of Tajikistan X, the speaker Y": named partners of one list, the state told once."""
        named = a.rule == b.rule == "office.name" and a.relation == b.relation and not self.family.case_before
        if a.relation != "with" and not (a.relation == "" and self._comma_first(a, b) and self._attended(b)):
            return False
        if not named or not a.represents or b.represents or a.titles[0].id == b.titles[0].id:
            return False
        return b.rank in NATIONAL and (self._comma_first(a, b) or self._coordinated(a, b))

    def _attended(self, last: Actor) -> bool:
        """Whether the verb after a list is one of taking part."""
        verb = next((i for i in self.items if i.start >= last.end and i.kind == "predicates"), None)
        return verb is not None and "attending" in verb.ids()

    def _paired(self, actors: list[Actor]) -> list[Actor]:
        """ "The Kazakhstan-Pakistan forum": two states joined by a dash are the two sides of what follows."""
        paired = list(actors)
        for n, (a, b) in enumerate(itertools.pairwise(actors)):
            between = [i.kind for i in self.items if a.end <= i.start and i.end <= b.start]
            if between == ["dash"] and {a.kind, b.kind} <= {"state", "organization"}:
                paired[n : n + 2] = [msgspec.structs.replace(x, relation="between") for x in (a, b)]
        return paired

    def _coordinated(self, a: Actor, b: Actor, by_comma: bool = True) -> bool:
        """Whether two actors stand in one list; a comma joins only where a list has been seen ("X, Y received Z")."""
        if a.start == b.start:
            return True
        if a.refers == "sides":
            return False  # "the sides discussed this year's results and X's plans"
        between = [i for i in self.items if a.end <= i.start and i.end <= b.start]
        if a.relation == CITED and between and between[0].kind == "comma":
            return False
        joined = any(i.joins() or (by_comma and i.kind == "comma") for i in between)
        if len(between) == 1 and between[0].end - between[0].start > 1 and not self.family.case_before:
            return False  # "X besides that met Y": words for "also" join no names without a comma
        alone = not self.family.case_before and not any(i.joins() for i in between)
        kinds = COMMA_LIST if alone else LIST_WORDS
        return joined and len(between) <= 5 and all(i.kind in kinds or "pronouns" in i.ids() for i in between)
