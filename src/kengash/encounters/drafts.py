"""Encounters while a text is being read: what has gathered on each, and which of them a new statement is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from kengash.encounters.holders import Figure
from kengash.mentions.bodies import BodySeen
from kengash.mentions.places import Spot
from kengash.mentions.years import Day
from kengash.nouns import Document, Span, Topic

GROUPS = {
    "session": "S",
    "summit": "S",
    "conference": "S",
    "meeting": "M",
    "reception": "M",
    "consultations": "M",
    "call": "C",
    "visit": "V",
    "ceremony": "Y",
    "correspondence": "L",
}
MULTILATERAL = ("session", "summit", "conference")
CONVENING = ("session", "summit")
NUMBERED = (*MULTILATERAL, "consultations")
AHEAD = ("announced", "proposed")
CALLED_OFF = ("cancelled", "postponed")
STRENGTH = {"postponed": 6, "cancelled": 5, "denied": 4, "held": 3, "ongoing": 2, "announced": 1, "proposed": 0}


@dataclass
class Part:
    """One participant of a draft: who, in which roles, and where the text says so."""

    figure: Figure
    roles: set[str] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)


@dataclass
class Draft:
    """An encounter in the making."""

    type: str
    status: str
    sentence: int
    forms: set[str] = field(default_factory=set)
    ordinal: int | None = None
    body: BodySeen | None = None
    body_name: str = ""
    day: Day | None = None
    spot: Spot | None = None
    venue: Span | None = None
    bygone: bool = False  # told of a month or year before that of the news
    part_of: Draft | None = None
    parts: dict[str, Part] = field(default_factory=dict)
    topics: list[Topic] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    background: bool = False
    beside: Draft | None = None  # what the sentence says it takes place beside
    counterparts: bool = False  # somebody takes part as the counterpart of another, so that they are of two states
    lacking: bool = False  # a talk with somebody, but whose is not told
    earlier: bool = False  # told as what happened before the news
    dated: bool = False  # a day is told, if only "today"
    occasion: set[str] = field(default_factory=set)  # whose national day a reception keeps, whose embassy gives it

    def add(self, figure: Figure, role: str, rule: str) -> None:
        """A participant; a special role replaces the plain one."""
        part = self.parts.setdefault(figure.ident, Part(figure))
        part.roles.add(role)
        if len(part.roles) > 1:
            part.roles.discard("participant")
        part.spans += figure.spans
        part.figure = figure if figure.titles or not part.figure.titles else part.figure
        if rule not in self.rules:
            self.rules.append(rule)

    def sides(self) -> set[str]:
        return {p.figure.represents for p in self.parts.values() if p.figure.represents}

    def persons(self) -> set[str]:
        return {i for i, p in self.parts.items() if p.figure.kind == "person"}

    def ranks(self, side: str) -> set[str]:
        """The ranks of the persons of a side."""
        persons = (p.figure for p in self.parts.values() if p.figure.kind == "person" and p.figure.rank)
        return {str(f.rank) for f in persons if f.represents == side}

    def hosts(self) -> set[str]:
        return {i for i, p in self.parts.items() if "host" in p.roles}

    def named(self) -> dict[str, set[str]]:
        """The named persons of each side."""
        found: dict[str, set[str]] = {}
        for ident, part in self.parts.items():
            if part.figure.represents and part.figure.name:
                found.setdefault(part.figure.represents, set()).add(ident)
        return found
