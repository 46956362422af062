"""Who took part, as all reports together tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from kengash.nouns import Participant
from kengash.record import identity
from kengash.record.model import HEIGHTS
from kengash.record.told import Fact, Person, Ruled, Told, facts_of, source

ALONE = ("chair", "head_of_delegation")  # roles that one encounter gives once (heads: once a side)
NOBODY = Person(None, None)
Said = tuple[Participant, str, Told, str | None]


class Attendee(msgspec.Struct, frozen=True):
    """One who took part, as all reports together tell it."""

    id: str
    name: str | None
    names: list[str]
    represents: str | None
    rank: str | None
    offices: list[str]
    kind: str
    roles: list[Fact]
    holder: str | None = None
    basis: str | None = None


def _label(who: Participant, slug: str | None) -> str:
    if slug:
        return slug
    office = (who.office.id or identity.key(who.office.title)) if who.office else ""
    return ":".join(part for part in (office or who.kind, who.represents or "") if part)


def _said(tolds: Iterable[Told]) -> list[Said]:
    return [
        (who, _label(who, person.slug), told, person.holder)
        for told in tolds
        for position, who in enumerate(told.encounter.participants, 1)
        for person in [told.persons.get(position, NOBODY)]
    ]


def _homes(said: Sequence[Said]) -> dict[str, str]:
    """An office told without a name goes to the one named person who is told in that office for that side."""
    named: dict[tuple[str, str], set[str]] = {}
    alone: dict[tuple[str, str], set[str]] = {}
    for who, label, _, _ in said:
        if who.office and who.office.id:
            seat = identity.seat(who.office.id, who.office.rank or ""), who.represents or ""
            (named if who.name else alone).setdefault(seat, set()).add(label)
    homes = {seat: named[seat] if len(named.get(seat, ())) == 1 else labels for seat, labels in alone.items()}
    offices = {label: min(homes[seat]) for seat, labels in alone.items() for label in labels}
    return offices | _spoken_for(said, offices)


def _spoken_for(said: Sequence[Said], offices: Mapping[str, str]) -> dict[str, str]:
    """A state of which is only told that it took part goes to the one who alone is told for it."""
    speakers: dict[str, set[str]] = {}
    states: dict[str, set[str]] = {}
    for who, label, _, _ in said:
        if who.kind == "state":
            states.setdefault(label, set()).update(who.roles)
        elif who.kind == "person" and who.represents:
            speakers.setdefault(who.represents, set()).add(offices.get(label, label))
    alone = {f"state:{side}": labels for side, labels in speakers.items() if len(labels) == 1}
    return {label: min(alone[label]) for label, roles in states.items() if label in alone and roles == {"participant"}}


def _most(values: Iterable[str | None]) -> str | None:
    counted = [value for value in values if value]
    return min(counted, key=lambda value: (-counted.count(value), value)) if counted else None


def _names(people: Iterable[Participant]) -> list[str]:
    return sorted(set(filter(None, (who.name for who in people))))


def _attendee(slug: str, label: str, said: Sequence[Said], ruled: Ruled) -> Attendee:
    roles: list[Fact] = []
    for role in sorted({role for who, _, _, _ in said for role in who.roles}):
        told = [
            (label, 0, t, source(t, who.evidence, None if who.name else "office"))
            for who, _, t, _ in said
            if role in who.roles
        ]
        roles += facts_of(slug, role, told, ruled, False)
    people = [who for who, *_ in said]
    names = _names(people)
    rank = _most(who.office.rank for who in people if who.office)
    holder = _most(holder for *_, holder in said)
    return Attendee(
        label,
        _fullest(names),
        names,
        _most(w.represents for w in people),
        rank,
        sorted({w.office.title for w in people if w.office and w.office.title}),
        min(w.kind for w in people),  # a person before the state for which he speaks
        roles,
        None if names else holder,
        None if names else ("office" if holder else None),
    )


def _fullest(names: Sequence[str]) -> str | None:
    return max(names, key=lambda name: (identity.full(name), len(name.split()), name)) if names else None


def participants(slug: str, tolds: Sequence[Told], ruled: Ruled) -> list[Attendee]:
    """Everybody whom any report tells, chair and host first, then by rank."""
    said = _said(tolds)
    homes = _homes(said)
    grouped: dict[str, list[Said]] = {}
    for one in said:
        grouped.setdefault(homes.get(one[1], one[1]), []).append(one)
    attendees = [_attendee(slug, label, group, ruled) for label, group in grouped.items()]
    return _disputed(sorted(attendees, key=_seat))


def _seat(attendee: Attendee) -> tuple[bool, int, str, str]:
    chair = any(role.field in ("chair", "host") for role in attendee.roles)
    return not chair, -HEIGHTS.get(attendee.rank or "", 0), attendee.represents or "~", attendee.id


def _disputed(attendees: Sequence[Attendee]) -> list[Attendee]:
    """Marks two chairs of one encounter, and two heads of one side's delegation."""
    seats: dict[tuple[str, str | None], int] = {}
    for role, side in ((r.field, a.represents) for a in attendees for r in a.roles if r.ruling != "reject"):
        key = (role, None if role == "chair" else side)
        seats[key] = seats.get(key, 0) + 1

    def mark(attendee: Attendee, role: Fact) -> Fact:
        key = (role.field, None if role.field == "chair" else attendee.represents)
        return msgspec.structs.replace(role, disputed=role.field in ALONE and seats.get(key, 0) > 1)

    return [msgspec.structs.replace(a, roles=[mark(a, role) for role in a.roles]) for a in attendees]
