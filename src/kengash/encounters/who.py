"""Who is who within one text: full names and their short forms, offices and their holders, "the two presidents"."""

from __future__ import annotations

from itertools import islice

import msgspec

from kengash.mentions.names import NameBook
from kengash.mentions.offices import Actor, Title, is_local
from kengash.names import key, same_person, surname
from kengash.nouns import Span
from kengash.people import Holding, Person
from kengash.world import facts

SAME_BREATH = 120  # letters between a name and the bare title that takes it up again
REACH = 300  # people back: whom a text can still mean, however long it is
ALONE = frozenset({"member_of_parliament", "ambassador", "special_representative"})
LATEST = 4  # figures less one: who may hold the office that a counterpart holds
# Ranks whose titles, without a state, are those of the outlet's own state.
OWN = frozenset(
    {"speaker", "head_of_state", "head_of_government", "minister", "deputy_minister", "deputy_head_of_government"}
)
OF_THE_NATION = frozenset({"national-leader", "first-president"})  # of one's own nation, where no other is told

VAGUE = frozenset({"diplomat"})  # "the diplomats", "the Turkish diplomat": whoever has been told of, whatever he is
# Titles that say less of somebody known than the world does: "President Trump" where languages have one word for all chairmen.
LOOSE = frozenset({"chairman", "head", "head-of-state"})


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A resolved actor: one person, state, organization or group of this text."""

    ident: str
    kind: str
    name: str | None
    titles: tuple[Title, ...]
    represents: str | None
    rank: str | None
    office: str | None
    person: str | None
    basis: str
    group: str
    spans: tuple[Span, ...]
    name_span: Span | None = None
    presumed: bool = False  # the state is not told: the outlet's own was taken


def _before_name(actor: Actor) -> Span:
    """ "Her Icelandic counterpart N.N.": the words for what he is, without his name."""
    whole, name = actor.spans[0], actor.name_span
    return Span(whole.start, name.start - 1) if name is not None and whole.start < name.start - 1 else whole


class Cast:
    """Everybody met so far, in order; `state` is whose "our country" is meant, or None."""

    def __init__(self, book: NameBook, state: str | None, organization: str | None = None) -> None:
        self.book, self.state = book, state
        self.figures: dict[str, Figure] = {}
        self.names: dict[str, list[str]] = {}  # surname key -> idents
        self.spellings: dict[str, list[tuple[str, Span]]] = {}
        self.last_person: str | None = None
        self.protagonist: str | None = None  # the last person who acted
        self.before: str | None = None  # and the last one before this sentence
        self.abbreviations: dict[
            Span, list[str]
        ] = {}  # where an organization is named by its letters, and which may be meant
        self.named_in_full: set[str] = set()
        self.organization = organization  # the organization that the text is about

    def knows(self, name: str) -> bool:
        """Whether somebody of this surname has been introduced."""
        return key(surname(name)) in self.names

    def resolve(self, actor: Actor) -> Figure:
        """The figure that an actor mention stands for, met before or new."""
        represents = (self.state or self._here()) if actor.represents == "@here" else actor.represents
        if actor.refers == "counterpart" and not actor.titles and not self._in_office(actor):
            actor = self._of_like_office(actor)
        if actor.name:
            return self._named(actor, represents)
        if actor.kind == "person" and actor.titles:
            return self._by_office(actor, represents)
        ident = f"{actor.kind}:{represents}:{actor.group or (actor.titles[0].id if actor.titles else '')}"
        return self._keep(
            Figure(
                ident, actor.kind, None, actor.titles, represents, actor.rank, None, None, "", actor.group, actor.spans
            )
        )

    def _here(self) -> str | None:
        """ "Our state", where the outlet has none: that of the one of whom the text tells."""
        told = self.figures.get(self.protagonist or "")
        return told.represents if told is not None else None

    def _in_office(self, actor: Actor) -> bool:
        """Whether the world knows what office he holds on the day of publication."""
        if self.book.on is None:
            return False
        world = self.book.person(actor.name) if actor.name else None
        return world is not None and bool(self.book.people.offices_at(world.id, self.book.on))

    def _of_like_office(self, actor: Actor) -> Actor:
        """A counterpart holds the office of whom the text is telling."""
        latest = [f.ident for f in self.figures.values() if f.kind == "person"][:-LATEST:-1]
        meant = (self.figures.get(i or "") for i in (self.last_person, self.protagonist, *latest))
        others = (f for f in meant if f is not None and f.office and f.rank and f.represents != actor.represents)
        acting = next(others, None)
        if acting is None or acting.office is None or acting.rank is None:
            return actor
        office = facts.counterpart(acting.office, acting.represents, actor.represents)
        return msgspec.structs.replace(actor, titles=(Title(office, acting.rank, _before_name(actor)),))

    def _named(self, actor: Actor, represents: str | None) -> Figure:
        assert actor.name
        name = actor.name
        family = key(surname(name))
        known = next(
            (
                self.figures[i]
                for i in self.names.get(family, [])[-REACH:]
                if self._same(self.figures[i], name, represents, actor)
            ),
            None,
        )
        world = self.book.person(name if known is None or known.name is None else max(name, known.name, key=len))
        figure = self._figure(actor, name, represents, world)
        if known is not None:
            figure = self._united(known, figure)
        elif (unnamed := self._unnamed(figure)) is not None:
            figure = msgspec.structs.replace(figure, ident=unnamed.ident)
            self.names.setdefault(family, []).append(figure.ident)
        else:
            self.names.setdefault(family, []).append(figure.ident)
        self.spellings.setdefault(figure.ident, []).append((name, actor.name_span or actor.spans[-1]))
        self.last_person = figure.ident
        return self._keep(figure)

    def _unnamed(self, figure: Figure) -> Figure | None:
        """The office that the text has told of without a name, whose holder is now named."""
        before = self.figures.get(f"office:{figure.office}:{figure.represents}") if figure.represents else None
        if (
            before is None and figure.rank in facts.LEADERS and figure.represents
        ):  # "the leaders of A and B", then his name
            before = self.figures.get(f"office:head-of-state:{figure.represents}")
        return before if before is not None and before.name is None else None

    def _same(self, known: Figure, name: str, represents: str | None, actor: Actor) -> bool:
        if known.represents and represents and known.represents != represents:
            return False
        return known.name is not None and same_person(known.name, name) >= 0.5

    def _figure(self, actor: Actor, name: str, represents: str | None, world: Person | None) -> Figure:
        world = None if world is not None and self._namesake(name, represents, world) else world
        held = self.book.people.offices_at(world.id, self.book.on) if world else []
        best = held[0] if held else None
        if represents is None and world is not None and world.offices:  # who has left office still speaks for his state
            represents = best.represents if best is not None else world.offices[0].represents
        ours = bool(actor.titles) and (actor.rank in OWN or is_local(actor.titles[0].id))
        presumed = represents is None and ours and self._ours(actor.titles[0], name)
        represents = self.state if presumed else represents
        if represents is None and actor.titles:
            represents = facts.state_of(actor.titles[0].id)
        rank = actor.rank or (facts.rank(best.office) if best is not None else None)
        if best is not None and actor.titles and actor.titles[0].id in LOOSE:
            rank = facts.rank(best.office)
            held_title = msgspec.structs.replace(actor.titles[0], id=best.office, rank=rank)
            actor = msgspec.structs.replace(actor, titles=(held_title, *actor.titles[1:]))
        return Figure(
            f"person:{key(name)}",
            "person",
            name,
            actor.titles,
            represents,
            rank,
            self._fuller(actor, best),
            world.id if world else None,
            "named" if world else "",
            "",
            actor.spans,
            actor.name_span,
            presumed,
        )

    def _namesake(self, name: str, represents: str | None, world: Person) -> bool:
        """A surname that somebody of another state is known by."""
        return bool(represents) and " " not in name and represents not in {o.represents for o in world.offices}

    def _fuller(self, actor: Actor, held: Holding | None) -> str | None:
        """The office that he is said to hold; the one that the world knows, where only "minister" is said."""
        if not actor.titles:
            return held.office if held is not None else None
        said = actor.titles[0]
        known = held is not None and (said.id in LOOSE or said.id == said.rank == facts.rank(held.office))
        return held.office if known and held is not None else said.id

    def _ours(self, title: Title, name: str) -> bool:
        """A title without a state is our own, unless the text has named somebody else who holds it."""
        if self.state is None:
            return False
        rivals = [f for f in self._latest() if f.name and f.office == title.id and f.represents == self.state]
        return all(same_person(f.name or "", name) >= 0.5 for f in rivals)

    def _united(self, known: Figure, new: Figure) -> Figure:
        fuller = new if len(new.name or "") > len(known.name or "") else known
        titled = known if known.titles else new
        return msgspec.structs.replace(
            known,
            name=fuller.name,
            name_span=fuller.name_span,
            titles=titled.titles,
            rank=titled.rank or known.rank or new.rank,
            office=titled.office or known.office or new.office,
            represents=known.represents or new.represents,
            person=known.person or new.person,
            basis=known.basis or new.basis,
            spans=new.spans,
        )

    def _by_office(self, actor: Actor, represents: str | None) -> Figure:
        title = actor.titles[0]
        if represents is None and title.rank == "secretary_general":
            represents = self.organization
        owned = title.rank in OWN or title.rank == "secretary_general"
        holders = self._holders(title, represents or self.state) if owned else []
        if not holders and represents is None and (last := self._just_named(title, actor)) is not None:
            return msgspec.structs.replace(last, spans=actor.spans)
        if not holders:
            holders = self._stateless(title, actor) if represents is None else self._of_the_state(title, represents)
        if holders:
            self.last_person = holders[-1].ident
            return msgspec.structs.replace(holders[-1], spans=actor.spans)
        return self._holder_unknown(actor, represents)

    def _stateless(self, title: Title, actor: Actor) -> list[Figure]:
        """Whom an office means that no state is told of."""
        holders: list[Figure] = []
        if self.state is None or title.rank not in OWN:
            holders = self._holders(title, None)
        if not holders and title.rank in OWN:
            holders = self._telling(title) or self._only_one(title)
        return holders or (self._alone_of_rank(title, actor) if title.rank in ALONE else [])

    def _of_the_state(self, title: Title, state: str) -> list[Figure]:
        """ "The German leader", of a chancellor told before; "the Kazakh official", of whoever of the state was told last."""
        if title.id != "head-of-state" and title.id not in VAGUE:
            return []
        told = [f for f in self._latest() if f.kind == "person" and f.name and f.represents == state]
        leaders = [f for f in told if f.rank in facts.LEADERS][-1:] if title.id == "head-of-state" else []
        return leaders or (told[-1:] if title.id in VAGUE else [])

    def _holder_unknown(self, actor: Actor, represents: str | None) -> Figure:
        title = actor.titles[0]
        if represents is None and (title.rank in OWN or title.id in OF_THE_NATION):
            represents = self.state or facts.state_of(title.id)
        ident = f"office:{title.id}:{represents}"
        world = self.book.people.holder(title.id, represents, self.book.on) if represents and self.book.on else None
        return self._keep(
            Figure(
                ident,
                "person",
                None,
                actor.titles,
                represents,
                title.rank,
                title.id,
                world.id if world else None,
                "office" if world else "",
                "",
                actor.spans,
            )
        )

    def _telling(self, title: Title) -> list[Figure]:
        """ "Obama called off his trip. The President …": where our own holder is not named, whom the text tells of."""
        acting = self.figures.get(self.protagonist or "")
        return [acting] if acting is not None and acting.name and self._holds(acting, title, None) else []

    def _only_one(self, title: Title) -> list[Figure]:
        """ "The minister", in a text that names one minister, of whatever state."""
        named = self._holders(title, None) if title.id == title.rank == "minister" else []
        return named if len({f.ident for f in named}) == 1 else []

    def _alone_of_rank(self, title: Title, actor: Actor) -> list[Figure]:
        """ "The vice-speaker X visited Y. The senator met Z": the one person of that rank whom the text has named before."""
        before = [f for f in self._latest() if f.kind == "person" and f.name and f.rank == title.rank]
        before = [f for f in before if f.spans and f.spans[0].start < actor.spans[0].start]
        return before if len(before) == 1 and self.book.language.family.case_marked else []

    def _just_named(self, title: Title, actor: Actor) -> Figure | None:
        """ "The office of President X of Y said that the president": whoever was last named by this very title."""
        at = actor.spans[0].start
        near = (f for f in self._latest()[-10:] if f.name and f.spans and 0 <= at - f.spans[0].end <= SAME_BREATH)
        return next((f for f in near if title.id == f.office), None)

    def _holders(self, title: Title, represents: str | None) -> list[Figure]:
        return [f for f in self._latest() if f.kind == "person" and f.name and self._holds(f, title, represents)]

    def _latest(self) -> list[Figure]:
        """Those met last, in the order in which they were met."""
        return list(islice(reversed(self.figures.values()), REACH))[::-1]

    def _holds(self, figure: Figure, title: Title, represents: str | None) -> bool:
        if represents and figure.represents != represents:
            return False
        alike = title.rank in facts.LEADERS or title.id == title.rank
        return title.id in (figure.office, *(t.id for t in figure.titles)) or (figure.rank == title.rank and alike)

    def _keep(self, figure: Figure) -> Figure:
        self.figures[figure.ident] = figure
        return figure
