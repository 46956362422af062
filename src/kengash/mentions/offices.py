"""Offices as met, and whoever holds them: the mentions that the clause rules read."""

from __future__ import annotations

import msgspec

from kengash.families.marking import BARE, Marking
from kengash.nouns import Span

POSTED = frozenset(
    {"ambassador", "permanent-representative", "charge-d-affaires", "head-of-mission", "consul-general", "consul"}
)


LOCAL = frozenset({"mayor", "governor", "chief-of-police", "chairman-of-chamber", "mufti"})


def is_local(office: str | None) -> bool:
    """Whether an office is one of a town or a region, its deputies and acting holders included."""
    return office is not None and any(office == known or office.endswith(f"-{known}") for known in LOCAL)


class Title(msgspec.Struct, frozen=True, gc=False):
    """One office as met: its id and rank in the world, and where its title stands."""

    id: str
    rank: str
    span: Span


class Actor(msgspec.Struct, frozen=True, gc=False):
    """A mention of somebody who can take part. `relation` is the marking that the clause rules read."""

    start: int
    end: int
    kind: str
    name: str | None = None
    titles: tuple[Title, ...] = ()
    represents: str | None = None
    marking: Marking = BARE
    relation: str = ""
    refers: str = ""  # how it points back: sides, pronouns, two, counterpart, known
    group: str = ""
    listed: bool = False  # one of several that share a relation ("the summit of A, B and C")
    name_span: Span | None = None
    spans: tuple[Span, ...] = ()
    rule: str = ""

    @property
    def rank(self) -> str | None:
        ranks = [t.rank for t in self.titles]  # "state secretary – foreign minister": the one that says more
        return next((r for r in ranks if r != "other"), ranks[0] if ranks else None)
