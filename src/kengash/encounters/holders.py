"""Whom an office without a name means: its holder, as the text or the world tells of him."""

from __future__ import annotations

from itertools import islice

import msgspec

from kengash.mentions.names import NameBook
from kengash.mentions.offices import Actor, Title
from kengash.nouns import Span
from kengash.world import facts

SAME_BREATH = 120  # letters between a name and the bare title that takes it up again
REACH = 300  # people back: whom a text can still mean, however long it is
ALONE = frozenset({"member_of_parliament", "ambassador", "special_representative"})
# Ranks whose titles, without a state, are those of the outlet's own state.
OWN = frozenset(
    {"speaker", "head_of_state", "head_of_government", "minister", "deputy_minister", "deputy_head_of_government"}
)
OF_THE_NATION = frozenset({"national-leader", "first-president"})  # of one's own nation, where no other is told

VAGUE = frozenset({"diplomat"})  # "the diplomats", "the Turkish diplomat": whoever has been told of, whatever he is


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


class Holders:
    """Everybody met so far, in order; `state` is whose "our country" is meant, or None."""

    def __init__(self, book: NameBook, state: str | None, organization: str | None = None) -> None:
        self.book, self.state = book, state
        self.figures: dict[str, Figure] = {}
        self.names: dict[str, list[str]] = {}  # surname key -> idents
        self.known_persons: dict[str, str] = {}  # whom the world knows, however his name is spelt -> ident
        self.spellings: dict[str, list[tuple[str, Span]]] = {}
        self.last_person: str | None = None
        self.protagonist: str | None = None  # the last person who acted
        self.before: str | None = None  # and the last one before this sentence
        self.abbreviations: dict[
            Span, list[str]
        ] = {}  # where an organization is named by its letters, and which may be meant
        self.named_in_full: set[str] = set()
        self.organization = organization  # the organization that the text is about

    def _by_office(self, actor: Actor, represents: str | None) -> Figure:
        title = actor.titles[0]
        if represents is None and title.rank == "secretary_general":
            represents = facts.state_of(title.id) or self.organization
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
        if represents and title.rank in facts.LEADERS:
            self.last_person = ident
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
