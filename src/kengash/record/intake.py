"""One reading into rows: the document, its words, its reports, who took part, what was discussed and adopted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from kengash import names
from kengash.nouns import Encounter, Participant, Reading, Span
from kengash.people import People
from kengash.record import identity
from kengash.record.days import far, when
from kengash.record.model import When
from kengash.record.store import Row, Store

_WORD = re.compile(r"\w[\w'’ʻʼ‘`-]*")
KEPT = 200_000
encode = msgspec.json.Encoder().encode

Holder = Callable[[str, str, str], str | None]


class Arrival(msgspec.Struct, frozen=True):
    """A reading with its text, on its way in."""

    text: str
    reading: Reading
    reader: str
    given: dict[str, str] = {}


class Taken(msgspec.Struct, frozen=True):
    """What came in: the reports, and the written names and bodies that are new."""

    reports: list[int]
    names: list[int]
    bodies: list[int]


_folded: dict[str, str] = {}


def folded(text: str) -> str:
    """The text's words in folded form, for search over all scripts."""
    words = _WORD.findall(text)
    if len(_folded) > KEPT:
        _folded.clear()
    if missing := [word for word in set(words) if word not in _folded]:
        _folded.update(zip(missing, names.keys(missing), strict=True))
    return " ".join(map(_folded.__getitem__, words))


def of_world(office: str, side: str, day: str) -> str | None:
    """Who held an office that day, as the world files know it."""
    person = People.load().holder(office, side, day or None)
    return person.id if person else None


def official(attributed: Sequence[Participant]) -> int:
    """1 where the document cites an office or service that speaks for a state or an organization."""
    return int(any(actor.represents or actor.office for actor in attributed))


def metadata(reading: Reading) -> Row:
    """(url, title, outlet, published, language, input, official)."""
    source = reading.document
    return (
        source.url,
        source.title,
        source.outlet,
        source.published,
        source.language,
        reading.input,
        official(source.attributed_to),
    )


def given(arrival: Arrival) -> str:
    """What the source said of the document, as JSON."""
    return msgspec.json.encode(arrival.given, order="sorted").decode()


def sha256(reading: Reading) -> str:
    """The bare digest of a reading's text."""
    return reading.document.id.removeprefix("sha256:")


def add_document(store: Store, arrival: Arrival) -> int:
    """Stores text, words and reading; gives the document's number."""
    row = (sha256(arrival.reading), *metadata(arrival.reading), given(arrival), arrival.text)
    words = "\n".join(part for part in (arrival.reading.document.title, arrival.text) if part)
    number = store.add_document(row, (words, folded(words)))
    store.keep_reading(number, arrival.reader, encode(arrival.reading))
    return number


def take(store: Store, document: int, reading: Reading, holder: Holder = of_world) -> Taken:
    """Stores the reports of a reading."""
    taken = Taken([], [], [])
    numbers: dict[str, int] = {}
    for position, encounter in enumerate(reading.encounters, 1):
        report = store.add_report(_report_row(store, document, position, encounter, taken))
        numbers[encounter.id] = report
        taken.reports.append(report)
        day = (encounter.date.start if encounter.date else None) or reading.document.published or ""
        _details(store, report, encounter, taken, day, holder)
    store.set_wholes([(numbers[whole], numbers[part]) for whole, part in _wholes(reading.encounters)])
    return taken


def _wholes(encounters: Sequence[Encounter]) -> list[tuple[str, str]]:
    """(whole, part) of what is said to be part of another, and can be by its day."""
    days = {encounter.id: _day(encounter) for encounter in encounters}
    said = [(e.part_of, e.id) for e in encounters if e.part_of in days and e.part_of != e.id]
    return [(whole, part) for whole, part in said if whole and not far(days[whole], days[part])]


def _day(encounter: Encounter) -> When | None:
    date = encounter.date
    return when(date.start, date.end, date.precision, date.basis, encounter.status) if date else None


def _first(evidence: Sequence[Span]) -> tuple[int | None, int | None]:
    return (evidence[0].start, evidence[0].end) if evidence else (None, None)


def _report_row(store: Store, document: int, position: int, encounter: Encounter, taken: Taken) -> Row:
    date, place = encounter.date, encounter.place
    said = (date.start, date.end, date.precision, date.basis) if date else (None,) * 4
    where = (place.city, place.country, place.venue) if place else (None,) * 3
    body = _body(store, encounter, taken)
    forms = " ".join(sorted(encounter.forms))
    return (
        document,
        position,
        encounter.type,
        encounter.status,
        forms,
        encounter.ordinal,
        body,
        *said,
        *where,
        *_first(encounter.evidence),
    )


def _body(store: Store, encounter: Encounter, taken: Taken) -> int | None:
    if encounter.body is None:
        return None
    world = encounter.body.id or ""
    number, new = store.body_name(encounter.body.name, world, identity.key(encounter.body.name))
    if new:
        taken.bodies.append(number)
    return number


def _details(store: Store, report: int, encounter: Encounter, taken: Taken, day: str, holder: Holder) -> None:
    people = enumerate(encounter.participants, 1)
    store.add_participations([(report, n, *_participation(store, who, taken, day, holder)) for n, who in people])
    store.add_topics([(report, n, t.text, t.theme, *_first(t.evidence)) for n, t in enumerate(encounter.topics, 1)])
    store.add_adopted(
        [
            (report, n, d.kind, d.title, d.act, d.count, *_first(d.evidence))
            for n, d in enumerate(encounter.documents, 1)
        ]
    )


def _participation(store: Store, who: Participant, taken: Taken, day: str, holder: Holder) -> Row:
    side = who.represents or ""
    if side and not identity.is_state(side):
        store.organization(side)
    return (
        who.kind,
        _name(store, who, taken),
        _office(store, who),
        who.represents,
        " ".join(who.roles),
        _holder(who, day, holder),
        *_first(who.evidence),
    )


def _name(store: Store, who: Participant, taken: Taken) -> int | None:
    if not who.name:
        return None
    world = who.person.id if who.person and who.person.basis == "named" else ""
    office = (who.office.id or "") if who.office else ""
    number, new = store.person_name(who.name, who.represents or "", office, world)
    if new:
        store.fold_name(number, identity.key(who.name), identity.surname(who.name))
        taken.names.append(number)
    return number


def _office(store: Store, who: Participant) -> int | None:
    if who.office is None or not who.office.title:
        return None
    return store.office(who.office.title, who.office.id or "", who.office.rank or "")


def _holder(who: Participant, day: str, holder: Holder) -> str | None:
    """The person whom only the office names: kept as an inference, and used for nothing but to be shown."""
    if who.person and who.person.basis == "office":
        return who.person.id
    if who.name or not who.office or not who.office.id or not who.represents:
        return None
    return holder(who.office.id, who.represents, day)
