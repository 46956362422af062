"""What a clause is."""

from __future__ import annotations

import msgspec

from kengash.families.marking import Marking
from kengash.mentions.bodies import BodySeen
from kengash.mentions.offices import Actor
from kengash.mentions.places import Spot
from kengash.mentions.venues import Venue
from kengash.mentions.view import View
from kengash.mentions.years import Day
from kengash.nouns import Span

Part = tuple[str, Actor]  # the part of a predicate, and the actor that fills it
SETTINGS = ("during", "on_margins", "concluding", "after", "before")
CITED = "cited"  # whose words a sentence gives
RELATIONS = frozenset(
    {
        "with",
        "between",
        "by",
        "chaired_by",
        "led_by",
        "attended_by",
        "invited_by",
        "initiated_by",
        "hosted_by",
        "along_with",
        "on_behalf_of",
        "in_honour_of",
        "from",
        "to",
        "of",
        "about",
        "at",
        "for_purpose",
        "instead_of",
        "as",
    }
)
LIGHT = frozenset(
    {
        "holding",
        "hosting",
        "attending",
        "chairing",
        "heading_delegation",
        "representing",
        "beginning",
        "concluding",
        "opening",
        "inviting",
        "gathering",
    }
)
HAPPENING = frozenset({"holding", "beginning", "concluding"})  # what a noun of an event does by itself
MATTERS = frozenset({"object", "to", "of"})  # how what is discussed is marked where the verb comes last
INFINITIVE = Marking(nonfinite="infinitive")
HANDING = {"presenting": "presenting_credentials", "accepting": "accepting_credentials"}
PAPER_FRAMES = frozenset(
    {"signing", "adopting", "approving", "initialling", "ratifying", "preparing", "exchanging_documents"}
)


class Event(msgspec.Struct, frozen=True, gc=False):
    """An event noun in a sentence."""

    item: int
    type: str  # "" for a noun that only refers back
    marking: Marking
    relation: str
    plural: bool
    span: Span
    ordinal: int | None = None


class Clause(msgspec.Struct, frozen=True, gc=False):
    """What one predicate or event noun says."""

    sentence: int
    frame: str | None
    event: Event | None
    marking: Marking
    start: int  # tokens of the window
    at: int  # where the predicate (or event noun) begins
    end: int
    actors: tuple[Part, ...]  # (marking, actor)
    spots: tuple[Spot, ...]
    days: tuple[Day, ...]
    bodies: tuple[BodySeen, ...]
    forms: tuple[str, ...]
    statuses: tuple[str, ...]
    negated: bool
    ordinal: int | None
    span: Span
    rule: str


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence with its mentions and clauses."""

    view: View
    actors: tuple[Actor, ...]
    settings: tuple[tuple[str, Event], ...]  # (during | on_margins | concluding …, event noun)
    spots: tuple[Spot, ...]
    days: tuple[Day, ...]
    bodies: tuple[BodySeen, ...]
    clauses: tuple[Clause, ...]
    venues: tuple[Venue, ...] = ()
