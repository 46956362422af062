"""Who is who within one text: full names and their short forms, offices and their holders, "the two presidents"."""

from __future__ import annotations

import msgspec

from kengash.encounters.holders import OWN, REACH, Figure, Holders
from kengash.mentions.offices import Actor, Title, is_local
from kengash.names import key, same_person, surname
from kengash.nouns import Span
from kengash.people import Holding, Person
from kengash.world import facts

LATEST = 4  # figures less one: who may hold the office that a counterpart holds
# Titles that say less of somebody known than the world does: "President Trump" where languages have one word for all chairmen.
LOOSE = frozenset({"chairman", "head", "head-of-state"})
SPEAKING = frozenset({"spokesperson"})  # told of for what they say: "he" after it is somebody else


def _before_name(actor: Actor) -> Span:
    """ "Her Icelandic counterpart N.N.": the words for what he is, without his name."""
    whole, name = actor.spans[0], actor.name_span
    return Span(whole.start, name.start - 1) if name is not None and whole.start < name.start - 1 else whole


class Cast(Holders):
    """Everybody met so far, in order; `state` is whose "our country" is meant, or None."""

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
        if known is None and (known := self._spelt_otherwise(figure)) is not None:
            self.names.setdefault(family, []).append(known.ident)
        if known is not None:
            figure = self._united(known, figure)
        elif (unnamed := self._unnamed(figure)) is not None:
            figure = msgspec.structs.replace(figure, ident=unnamed.ident)
            self.names.setdefault(family, []).append(figure.ident)
        else:
            self.names.setdefault(family, []).append(figure.ident)
        self.spellings.setdefault(figure.ident, []).append((name, actor.name_span or actor.spans[-1]))
        if figure.office not in SPEAKING:
            self.last_person = figure.ident
        if figure.person:
            self.known_persons[figure.person] = figure.ident
        return self._keep(figure)

    def _spelt_otherwise(self, figure: Figure) -> Figure | None:
        """Whom the text has named before by another spelling, as the world knows them for one person."""
        before = self.figures.get(self.known_persons.get(figure.person or "", ""))
        return before if before is not None and before.represents == figure.represents else None

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
            actor = self._as_held(actor, represents)
        if represents is None and actor.titles and facts.foreign(actor.titles[0].id, self.state):
            represents = facts.state_of(actor.titles[0].id)
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

    def _as_held(self, actor: Actor, state: str) -> Actor:
        """ "State Secretary Marco Rubio": what the title means in the state of whom the world knows."""
        first = actor.titles[:1]
        ident = facts.office_in(first[0].id, state) if first else ""
        if not first or ident == first[0].id:
            return actor
        held = msgspec.structs.replace(first[0], id=ident, rank=facts.rank(ident))
        return msgspec.structs.replace(actor, titles=(held, *actor.titles[1:]))

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
        """A title without a state is our own, unless one other state alone has it, or the text has named who holds it."""
        theirs = facts.state_of(title.id) not in (None, self.state)
        if self.state is None or (theirs and facts.office_in(title.id, self.state) == title.id):
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
