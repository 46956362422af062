"""The marking of each actor: its case or postposition, or the preposition before it; shared by a list."""

from __future__ import annotations

import itertools

import msgspec

from kengash.clauses.lists import Lists
from kengash.clauses.marked import ASIDE
from kengash.mentions.actors import Reader
from kengash.mentions.bodies import Bodies, BodySeen
from kengash.mentions.dates import Calendar
from kengash.mentions.formats import joint
from kengash.mentions.members import Members
from kengash.mentions.names import NameBook
from kengash.mentions.offices import Actor
from kengash.mentions.places import Map, Spot
from kengash.mentions.venues import venues
from kengash.mentions.view import View
from kengash.world import facts

BEGINS_ANEW = frozenset({"quote", "comma"})  # what is quoted, and "according to the statement, X"
REPRESENTING = 3  # words after a participle of representing to whom it describes
PRESIDING = frozenset({"between", "chaired_by", "led_by", "hosted_by", "attended_by"})
SHARED_CASES = ("object", "with", "of", "to")
CONVENED = frozenset({"", "of", "by", "between"})  # whoever is met with, or told, convenes nothing
MET = frozenset({"with", "object"})  # who is met with, or received
OUTSIDE = frozenset({"of", "from", "at"})  # cases of a state that say nothing of the officers listed before it


class Relations(Lists):
    """The sentence and its mentions."""

    def __init__(self, view: View, book: NameBook, published: str | None) -> None:
        super().__init__(view)
        self.book, self.published = book, published
        self.bodies = joint(view, [*Bodies(view).read(), *Members(view).read()])
        self.actors = self._collective(self._related(self._apart(Reader(view, book).read())))

    def _apart(self, actors: list[Actor]) -> list[Actor]:
        """Without the sides that a format is named by: they name it, and may come or not."""
        named = [b for b in self.bodies if b.sides]
        return [a for a in actors if a.titles or not any(b.start <= a.start and a.end <= b.end for b in named)]

    def _circumstances(self) -> None:
        """When, where and of what: needed only where the sentence tells something."""
        taken = {t for a in self.actors if a.kind != "state" for t in range(a.start, a.end)}
        taken |= {t for b in self.bodies for t in range(b.start, b.end)}
        self.spots = Map(self.view, taken).read()
        self.venues = venues(self.view, self._occupied())
        self.days = Calendar(self.view, self.published, self.book.year).read()
        self.belongings = self._belongings()

    def _belongings(self) -> dict[int, int]:
        return {}

    def _collective(self, actors: list[Actor]) -> list[Actor]:
        """The members of a body are a group: not one who holds the office, nor the organization itself."""
        apart = [a.start for a in actors if a.relation not in CONVENED]
        met = {
            a.start for a in actors if a.relation in MET and (a.kind == "group" or not a.name)
        }  # partners, no session
        bodies = [b for b in self.bodies if b.members and not any(b.start <= a < b.end for a in {*apart} - met)]
        self.bodies = [b for b in self.bodies if not (b.members and any(b.start <= a < b.end for a in apart))]
        return [self._grouped(a, next((b for b in bodies if b.start <= a.start < b.end), None)) for a in actors]

    def _grouped(self, actor: Actor, body: BodySeen | None) -> Actor:
        if body is None or body.organization is None or actor.name:
            return actor
        represents = facts.represents("organizations", body.organization)
        return msgspec.structs.replace(actor, kind="group", group="members", represents=represents)

    def _occupied(self) -> frozenset[int]:
        """Tokens of what is surely no building: people with a title or in a case of their own, bodies, places."""
        sure = [
            (a.start, a.end)
            for a in self.actors
            if a.titles or a.kind in ("organization", "group") or a.relation == "object"
        ]
        sure += [(b.start, b.end) for b in self.bodies]
        sure += [(s.at, s.end_at) for s in self.spots if not self._names_building(s)]
        return frozenset(t for start, end in sure for t in range(start, end))

    def _names_building(self, spot: Spot) -> bool:
        """ "The Ak Orda palace": a known place that a building bears as its name."""
        begins = [h.start for h in self.view.aside if h.ids("venues")]
        bare = self.family.case_before or not spot.relation
        return any(spot.at < b < spot.end_at or (bare and spot.end_at == b) for b in begins)

    def _related(self, actors: list[Actor]) -> list[Actor]:
        """Every actor with its relation; the members of a list share the one that its end (or its head) carries."""
        related = self._paired([msgspec.structs.replace(a, relation=self._relation(a)) for a in actors])
        step = 1 if self.family.case_before else -1
        several = len(actors) > 1 and not self.family.case_before
        listed = {n for n, a in enumerate(actors) if several and self._tailed(a)}
        for at in range(len(related))[::step]:
            near = at + step
            if (
                not 0 <= near < len(related)
                or not related[at].relation
                or not self._may_share(related[at], related[near])
            ):
                continue
            first, second = sorted((at, near))
            by_comma = at in listed or self.family.case_before or self._long_list(related, near)
            by_comma = by_comma or self._past_subject(related, near)
            by_comma = by_comma and not self._opens_main(related[at], related[near])
            by_comma = by_comma and not self._subject_after(related, near)
            if self._coordinated(related[first], related[second], by_comma):
                listed.add(near)
                related[near] = msgspec.structs.replace(related[near], relation=related[at].relation)
        related = self._of_both(related)
        related = self._on_the_part(self._representing(self._presiding_pair(related)))
        related = self._unsaid_verb(self._heads(self._with_subject(actors, related)))
        headed = self._of_sides(self._each_his_own(self._led(related)))
        return self._in_lists(self._of_ministry(self._of_one_state(headed)))

    def _of_both(self, actors: list[Actor]) -> list[Actor]:
        """ "The meeting of Mogherini and Tillerson-gen": a name that never changes, between a noun and one in the genitive."""
        nouns = {i.end for i in self.items if i.kind == "events"} if self.family.case_marked else frozenset[int]()
        for n, (a, b) in enumerate(itertools.pairwise(actors)):
            bare = a.start in nouns and a.kind == b.kind == "person" and not (a.relation or a.titles)
            if bare and b.relation == "of" and self._coordinated(a, b, False):
                actors[n] = msgspec.structs.replace(a, relation="of")
        return actors

    def _subject_after(self, actors: list[Actor], near: int) -> bool:
        """ "At a meeting with X, Y praised": before the first verb a comma without "and" parts a setting from the subject."""
        if not self.family.case_before or self.family.case_marked:
            return False
        before = (
            n for n, i in enumerate(self.items) if i.kind in ("predicates", "said") and i.end <= actors[near].start
        )
        if any(self._verb_form(n) != "converb" for n in before):
            return False
        for a, b in itertools.pairwise(actors[near:]):
            between = [i for i in self.items if a.end <= i.start and i.end <= b.start]
            if any(i.joins() for i in between):
                return False
            if [i.kind for i in between] != ["comma"]:
                break
        after = next((i.kind for i in self.items if i.start >= actors[near].end), "mark")
        return after not in ("comma", "mark", "close", "conjunctions")

    def _verb_form(self, number: int) -> str:
        hit = self.items[number].hit
        readings = hit.verbal() if hit else ()
        return "converb" if readings and all(m.nonfinite == "converb" for m in readings) else ""

    def _opens_main(self, head: Actor, near: Actor) -> bool:
        """ "On the sidelines of the Assembly, Minister X met": a person after a comma is in no list of organizations."""
        return self.family.case_before and head.kind in ("state", "organization") and near.kind == "person"

    def _may_share(self, head: Actor, near: Actor) -> bool:
        """A member without a marking of its own; a bare case that means something alone means nothing in a list of that case."""
        bare = self.family.bare.get(near.marking.case)
        alike = bare is not None and near.relation == bare and head.marking.case == near.marking.case
        living = near.kind == "person" and head.relation == "object" and near.relation == "of"  # they look alike
        # "under the chairmanship of ministers X and Y"
        presiding = near.relation == "of" and head.relation in PRESIDING and self._of_like_kind(head, near)
        alike = alike or ((living or presiding) and self.family.case_marked) or self._preside_alike(head, near)
        if head.relation == ASIDE or self._nominative(head, near) or self._only_owns(head, near):
            return False
        if head.relation == "led_by" and near.kind == "group" and near.represents and self.family.case_before:
            return False  # "the envoys led by X, and a delegation from Y"
        return (not near.relation or alike) and not self._speaks(near)

    def _preside_alike(self, head: Actor, near: Actor) -> bool:
        """ "X-of and his counterpart Y-of under the chairmanship": two named persons, each of whom the chairmanship is."""
        owning = not self.family.case_before and head.marking.case == near.marking.case == near.relation == "of"
        return owning and head.relation in PRESIDING and bool(head.name and near.name and near.titles)

    def _only_owns(self, head: Actor, near: Actor) -> bool:
        """ "X, Y and the members' representatives attended": whoever is in a case of place or the genitive, of no officers."""
        apart = head.kind in ("organization", "group", "state") and head.relation in OUTSIDE
        return apart and not self.family.case_before and near.kind == "person" and bool(near.name and near.titles)

    def _of_like_kind(self, head: Actor, near: Actor) -> bool:
        """ "Under ministers X and Y", "between A and B": the states that lead a process ("led by A, B") do not meet."""
        sides = head.kind == near.kind == "state" and head.relation in ("attended_by", "between")
        return sides or head.rank == near.rank is not None

    def _nominative(self, head: Actor, near: Actor) -> bool:
        """ "Receiving the minister-obj, the president said": where titles are declined, a nominative joins no such list."""
        if not self.family.case_marked or near.relation or head.relation != "object":
            return False
        office = next((i for i in self.items if i.start >= near.start and i.kind == "offices"), None)
        if office is None or office.start >= near.end:
            return False
        return not any(m.case == head.marking.case for m in office.markings())

    def _speaks(self, actor: Actor) -> bool:
        """ "With X, the Foreign Ministry said": whoever says it is no member of the list."""
        after = next((i for i in self.items if i.start >= actor.end), None)
        says = after is not None and bool({"said", "stating"}.intersection((after.kind, *after.ids())))
        return self.family.case_before and says and actor.kind != "person"

    def _on_the_part(self, actors: list[Actor]) -> list[Actor]:
        """ "On Peru's part the deputy minister N.N.": where verbs come last, whoever stands right after it speaks for that state."""
        if self.family.case_before:
            return actors
        found = list(actors)
        for n, (a, b) in enumerate(itertools.pairwise(actors)):
            near = a.kind == "state" and a.relation == "by" and 0 <= b.start - a.end <= REPRESENTING
            if near and b.kind == "person" and b.titles and not b.represents:
                found[n + 1] = msgspec.structs.replace(b, represents=a.represents)
        return found

    def _representing(self, actors: list[Actor]) -> list[Actor]:
        """ "France-obj the minister N.N. represents": where case tells it, the state that stands as the object is his."""
        state = next((a for a in actors if a.kind == "state" and a.relation == "object"), None)
        if (self.family.case_before and not self.family.case_marked) or state is None:
            return actors
        verb = next((i for i in self.items if i.kind == "predicates" and "representing" in i.ids()), None)
        if verb is None or state.start > verb.start:
            return actors
        near = range(state.end, verb.end + REPRESENTING)
        who = [a for a in actors if a.kind == "person" and a.titles and a.relation in ("", "of") and a.start in near]
        if len(who) != 1 or who[0].represents:
            return actors
        return [msgspec.structs.replace(a, represents=state.represents) if a is who[0] else a for a in actors]

    def _presiding_pair(self, actors: list[Actor]) -> list[Actor]:
        """ "X with Y, chaired by": the with-word that is also "and" joins the two where the second one presides, or both are sides."""
        for n, (a, b) in enumerate(itertools.pairwise(actors)):
            between = [i for i in self.items if a.end <= i.start and i.end <= b.start]
            both = b.relation == "object" and a.kind == b.kind == "person" and bool(a.titles and b.titles)
            joined = len(between) == 1 and between[0].joins() and (b.relation in PRESIDING or both)
            beside = not between and b.relation == "between" and a.kind == b.kind == "state"  # "A-with B between"
            named = not (between or a.relation) and b.relation == "between" and bool(a.name and b.name and b.titles)
            if named or (a.relation == "with" and (joined or beside)):
                actors[n] = msgspec.structs.replace(a, relation=b.relation)
        return actors

    def _with_subject(self, actors: list[Actor], related: list[Actor]) -> list[Actor]:
        """ "X, Y and Z-obj received": where nobody else is bare, the first person of a list at the head is the subject."""
        first = related[0] if related else None
        if (
            self.family.case_before
            or first is None
            or len(related) < 3
            or first.kind != "person"
            or not first.name
            or not self._leads(first)
            or first.relation not in SHARED_CASES
            or self._relation(actors[0])
            or not self._comma_alone(first, related[1])
            or any(a.kind == "person" and not a.relation for a in related)
        ):
            return related
        return [msgspec.structs.replace(first, relation=""), *related[1:]]

    def _leads(self, first: Actor) -> bool:
        """Whether nothing but a few words ("after that") stands before the first actor of a sentence."""
        before = [i for i in self.items if i.end <= first.start]
        opened = max((n for n, i in enumerate(before, 1) if i.kind in BEGINS_ANEW), default=0)
        return len(before[opened:]) <= 3 and all(i.kind in ("word", "markings") for i in before[opened:])
