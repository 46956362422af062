"""One encounter, one person or one body, whole."""

from __future__ import annotations

import msgspec

from kengash.nouns import Reading
from kengash.record import features
from kengash.record.attendees import Attendee
from kengash.record.days import near
from kengash.record.decisions import Ruling
from kengash.record.model import Report
from kengash.record.store import Row, Store
from kengash.record.told import Person, Ruled, Told
from kengash.record.unite import United, unite

SHOWN = 200
YEAR = 365


class Line(msgspec.Struct, frozen=True):
    """A merged encounter in one row."""

    id: str
    type: str
    status: str
    day: str | None
    until: str | None
    precision: str | None
    basis: str | None
    city: str | None
    country: str | None
    body: str | None
    ordinal: int | None
    part_of: str | None
    reports: int


class Held(msgspec.Struct, frozen=True):
    """An office in which a person is told, and between which days."""

    office: str
    rank: str
    title: str
    represents: str | None
    first: str | None
    last: str | None
    documents: int


class PersonView(msgspec.Struct, frozen=True):
    """One person: names in every script as written, offices over time, encounters."""

    id: str
    name: str
    names: list[str]
    offices: list[Held]
    encounters: list[Line]


class BodyView(msgspec.Struct, frozen=True):
    """One body: its names as written, and what it convened."""

    id: str
    name: str
    organization: str | None
    names: list[str]
    encounters: list[Line]


def line(row: Row) -> Line:
    """A row of the encounters as a struct."""
    return Line(*row[1:])


_decode = msgspec.json.Decoder(Reading).decode


def tolds(store: Store, encounter: int) -> list[Told]:
    """The reports of an encounter with their readings and texts."""
    places = store.report_places(encounter)
    numbers = [row[0] for row in places]
    reports = features.reports(store.report_rows(numbers), store.participant_rows(numbers))
    persons: dict[int, dict[int, Person]] = {}
    for report, position, slug, holder in store.persons_in(numbers):
        persons.setdefault(report, {})[position] = Person(slug, holder)
    return [
        _told(store, reports[report], int(number), int(document), persons.get(report, {}))
        for report, number, document in places
    ]


def _told(store: Store, report: Report, number: int, document: int, persons: dict[int, Person]) -> Told:
    reading = _decode(store.reading(document)[1])
    return Told(report, reading, reading.encounters[number - 1], str(store.document(document)[1]), persons)


def ruled(rulings: list[Ruling], reports: set[int]) -> Ruled:
    """What persons decided of the facts of some reports."""
    return {(r.field, r.value): r.kind for r in rulings if r.reports & reports}


def encounter(store: Store, number: int, rulings: list[Ruling]) -> United:
    """A merged encounter whole."""
    told = tolds(store, number)
    row = line(store.encounter_rows([number])[0])
    decided = ruled(rulings, {t.report.id for t in told})
    whole = unite(row.id, told, decided, row.part_of, store.parts_of(number), row.type, row.status)
    day = row.day or ""
    return msgspec.structs.replace(whole, participants=[_resolved(store, who, day) for who in whole.participants])


def _resolved(store: Store, who: Attendee, day: str) -> Attendee:
    """An office that no report names a person for, and the world neither: whom other documents name in it around
    that day, if all name the same one. An inference: shown as such, and kept nowhere."""
    office, _, side = who.id.partition(":")
    if who.names or who.holder or who.kind != "person" or not side:
        return who
    told = {slug for slug, other in store.holders(office, side) if near(day, other, YEAR // 2)}
    return msgspec.structs.replace(who, holder=told.pop(), basis="office") if len(told) == 1 else who


def person(store: Store, number: int) -> PersonView:
    """A person whole."""
    _, slug, name, _ = store.people_rows([number])[0]
    names = dict.fromkeys(str(row[0]) for row in store.written(number))
    offices = [Held(*row) for row in store.offices_of(number)]
    return PersonView(
        str(slug), str(name), list(names), offices, [line(row) for row in store.encounters_of_person(number, SHOWN)]
    )


def body(store: Store, slug: str) -> BodyView | None:
    """A body whole, by its id."""
    row = store.body_by_slug(slug)
    if row is None:
        return None
    names = list(dict.fromkeys(str(name) for name, _ in store.names_of_body(row[0])))
    met = [line(one) for one in store.encounters_of_body(row[0], SHOWN)]
    return BodyView(str(row[1]), str(row[2]), row[3], names, met)
