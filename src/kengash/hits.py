"""The phrases of a language: an entry of its file, a phrase read, and where it was met."""

from __future__ import annotations

from typing import Any

import msgspec

from kengash.families.marking import Form, Marking

# The first of these sections that a phrase belongs to decides what the rules take it for.
KINDS = (
    "not_events",
    "states",
    "organizations",
    "nationalities",
    "cities",
    "capitals_for_states",
    "offices",
    "office_modifiers",
    "ministries",
    "groups",
    "events",
    "organs",
    "standing_bodies",
    "continuing",
    "documents",
    "anaphors",
    "months",
    "weekdays",
    "regions",
    "honorifics",
    "kin",
    "firms",
    "press",
    "markings",
    "prepositions",
    "conjunctions",
    "clause_breaks",
    "predicates",
    "said",
)


# Groups that are no office: "heads of delegations" are not the heads of something.
COLLECTIVE = frozenset(
    {
        "heads-of-delegations",
        "delegations",
        "participants",
        "members",
        "representatives",
        "officials",
        "parliamentarians",
    }
)


Node = dict[str, Any]  # word -> node; under "" the entries that end there


Readings = tuple[tuple["Entry", Form], ...]


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One phrase of the language file: where it stands (section, id) and how it is found."""

    section: str
    id: str
    phrase: str
    proper: bool
    verbal: bool
    fixed: bool


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """What words say wherever they stand: their entries, each with the form its inflected word was read as."""

    readings: Readings
    kind: str
    ids: dict[str, tuple[str, ...]]  # section -> ids
    nominal: dict[str, tuple[Marking, ...]]  # section -> markings
    verbal: tuple[Marking, ...]


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A phrase met in a sentence: tokens [start, end)."""

    start: int
    end: int
    phrase: Phrase

    @property
    def kind(self) -> str:
        """What the rules take it for."""
        return self.phrase.kind

    @property
    def readings(self) -> Readings:
        return self.phrase.readings

    def ids(self, section: str) -> tuple[str, ...]:
        """The ids that the phrase has in a section of the language file."""
        return self.phrase.ids.get(section, ())

    def nominal(self, section: str) -> tuple[Marking, ...]:
        return self.phrase.nominal.get(section, ())

    def verbal(self) -> tuple[Marking, ...]:
        return self.phrase.verbal


class Beginning(msgspec.Struct, frozen=True, gc=False):
    """What a word can begin in one layer: a phrase of this word alone, and longer ones."""

    layer: int
    alone: Phrase | None
    longer: tuple[tuple[Form, Node], ...]


def phrase(readings: Readings) -> Phrase:
    """The phrase of these readings."""
    ids: dict[str, dict[str, None]] = {}
    nominal: dict[str, tuple[Marking, ...]] = {}
    for entry, form in readings:
        ids.setdefault(entry.section, {})[entry.id] = None
        nominal[entry.section] = nominal.get(entry.section, ()) + form.nominal
    verbal = tuple(m for e, f in readings if e.verbal for m in f.verbal)
    return Phrase(readings, _kind(ids), {s: tuple(found) for s, found in ids.items()}, nominal, verbal)


def _kind(ids: dict[str, dict[str, None]]) -> str:
    if "groups" in ids and "offices" in ids and not COLLECTIVE.isdisjoint(ids["groups"]):
        return "groups"
    return next((k for k in KINDS if k in ids), "word")
