"""The record: readings in, encounters, people and bodies out. `Record.open(path)`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec
from platformdirs import user_data_dir

from kengash.nouns import Reading
from kengash.record import decisions, intake, search, tables, views
from kengash.record.decisions import Subject
from kengash.record.settle import Settler
from kengash.record.store import Store
from kengash.record.unite import Fact, United
from kengash.record.who import Bodies, People

BATCH = 64
_subject = msgspec.json.Encoder()
_Part = TypeVar("_Part")


class RecordError(ValueError):
    """Something asked of the record that it cannot do, in a sentence."""


class Count(msgspec.Struct):
    """What became of the documents given."""

    new: int = 0
    known: int = 0
    changed: int = 0


Reread = Callable[..., Reading]


def default_path() -> Path:
    """$KENGASH_STORE, or the user's data folder."""
    named = os.environ.get("KENGASH_STORE")
    return Path(named) if named else Path(user_data_dir("kengash")) / "record.sqlite"


class Record:
    """An open record. Use as a context manager, or call `close`."""

    def __init__(self, store: Store, holder: intake.Holder = intake.of_world) -> None:
        self.store = store
        self.holder = holder
        self.settler = Settler(store)
        self.people = People(store)
        self.bodies = Bodies(store)

    @classmethod
    def open(
        cls, path: str | Path | None = None, *, write: bool = True, holder: intake.Holder = intake.of_world
    ) -> Record:
        """Opens the file, making it where there is none."""
        return cls(Store(path or default_path(), write=write), holder)

    def close(self) -> None:
        """Closes the file."""
        self.store.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def knows(self, text: str, given: dict[str, str]) -> bool:
        """The text is stored already, with all that is said of it: no need to read it."""
        said = self.store.given(sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
        return said is not None and msgspec.json.decode(said, type=dict[str, str]) == given

    # -- in ---------------------------------------------------------------------------------------------------------

    def add(self, arrivals: Iterable[intake.Arrival], batch: int = BATCH) -> Count:
        """Stores readings and merges them; all of a batch or nothing. What is known already changes nothing."""
        count = Count()
        gathered: list[intake.Arrival] = []
        for arrival in arrivals:
            gathered.append(arrival)
            if len(gathered) >= batch:
                self._add(gathered, count)
                gathered = []
        if gathered:
            self._add(gathered, count)
        return count

    def _add(self, arrivals: Sequence[intake.Arrival], count: Count) -> None:
        here = Count()
        try:
            with self.store.writing():
                taken = [self._take(arrival, here) for arrival in arrivals]
                self._settle([one for one in taken if one is not None])
        except BaseException:
            self.forget()
            raise
        count.new, count.known, count.changed = (
            count.new + here.new,
            count.known + here.known,
            count.changed + here.changed,
        )

    def _take(self, arrival: intake.Arrival, count: Count) -> intake.Taken | None:
        known = self.store.document_by_hash(intake.sha256(arrival.reading))
        if known is None:
            count.new += 1
            document = intake.add_document(self.store, arrival)
            return intake.take(self.store, document, arrival.reading, self.holder)
        if _told(known[1:]) <= _told(intake.metadata(arrival.reading)):
            count.known += 1
            return None
        count.changed += 1
        return self._replace(int(known[0]), arrival)

    def _settle(self, taken: Sequence[intake.Taken]) -> None:
        self.bodies.settle(body for one in taken for body in one.bodies)
        self.people.settle(name for one in taken for name in one.names)
        self.settler.add(report for one in taken for report in one.reports)

    def _replace(self, document: int, arrival: intake.Arrival) -> intake.Taken:
        """Puts a newer reading in an older one's place; what was near it is settled anew."""
        self.store.change_document(document, (*intake.metadata(arrival.reading), intake.given(arrival)))
        self.store.keep_reading(document, arrival.reader, intake.encode(arrival.reading))
        old = self.store.reports_of_document(document)
        names = self.store.names_of(old)
        near = self.settler.remove(old)
        taken = intake.take(self.store, document, arrival.reading, self.holder)
        self._drop_names(names)
        self.settler.settle(near)
        return taken

    def _drop_names(self, names: Sequence[int]) -> None:
        people, blocks = self.store.people_of_names(names), self.store.name_blocks(names)
        self.store.drop_idle_names(names)
        self.people.settle_blocks(blocks)
        self.store.drop_idle_people(people)

    def reread(self, read: Reread, reader: str, progress: Callable[[int], None] = lambda done: None) -> Count:
        """Reads every document again; keeps decisions, replaces readings that differ."""
        count = Count()
        for done, number in enumerate(self.store.all_documents()):
            progress(done)
            said, text = self.store.document(number)
            given = msgspec.json.decode(said, type=dict[str, str])
            self._reread(number, intake.Arrival(text, read(text, **given), reader, given), count)
        return count

    def _reread(self, number: int, arrival: intake.Arrival, count: Count) -> None:
        if self.store.reading(number) == (arrival.reader, intake.encode(arrival.reading).decode()):
            count.known += 1
            return
        count.changed += 1
        with self.store.writing():
            self._settle([self._replace(number, arrival)])

    def forget(self) -> None:
        """Drops what is remembered of the store."""
        self.settler.forget()
        self.people.forget()

    # -- out --------------------------------------------------------------------------------------------------------

    def find(self, query: search.Query | str) -> search.Found:
        """People, bodies, encounters and documents."""
        return search.find(self.store, search.Query(text=query) if isinstance(query, str) else query)

    def encounter(self, slug: str) -> United:
        """One encounter, united."""
        number = self.store.encounter_by_slug(slug)
        if number is None:
            raise RecordError(f"no encounter {slug}")
        return views.encounter(self.store, number, decisions.rulings(self.store))

    def encounter_at(self, sha256: str, number: int) -> str:
        """The id of the encounter to which one encounter (1, 2 …) of one document's reading belongs."""
        slug = self.store.slug_at(sha256, number)
        if slug is None:
            raise RecordError(f"no encounter {number} in the reading of {sha256[:12]}")
        return slug

    def show(self, name: str) -> United | views.PersonView | views.BodyView:
        """One encounter by its id, one body by its id, or one person by a name in any script."""
        if self.store.encounter_by_slug(name) is not None:
            return self.encounter(name)
        body = views.body(self.store, name)
        return body if body is not None else views.person(self.store, self._person(name))

    def _person(self, name: str) -> int:
        found = search.persons(self.store, name)
        if not found:
            raise RecordError(f"nothing in the record is called {name}")
        if len(found) > 1:
            ids = ", ".join(str(row[1]) for row in self.store.people_rows(found))
            raise RecordError(f"{name} can be any of {ids}: ask by id")
        return found[0]

    def compare(self, slug: str) -> tables.Comparison:
        """The readouts of one encounter side by side."""
        return tables.compare(self.encounter(slug))

    def attendance(self, name: str, limit: int = 1_000) -> tables.Attendance:
        """Sessions of a body × sides."""
        found = search.bodies(self.store, name)
        if not found:
            raise RecordError(f"no body is called {name}")
        row = self.store.body_by_id(found[0])
        return tables.attendance(self.store, found[0], str(row[1]), limit)

    def network(self, since: str = "", until: str = "", by: str = "person") -> list[tables.Tie]:
        """Who met whom, how often, at which rank."""
        return tables.network(self.store, since, until, by=by)

    def counts(self) -> dict[str, int]:
        """How much of everything there is."""
        return self.store.counts()

    def problems(self) -> list[str]:
        """What is damaged or half there; nothing, if all is well."""
        return self.store.problems()

    def dump(self) -> Iterator[bytes]:
        """All merged facts in a canonical order, one JSON line each: equal records give equal bytes."""
        rulings = decisions.rulings(self.store)
        for slug in self.store.slugs():
            number = self.store.encounter_by_slug(slug)
            assert number is not None
            row = views.line(self.store.encounter_rows([number])[0])
            yield msgspec.json.encode([row, views.encounter(self.store, number, rulings)])
        yield from map(msgspec.json.encode, self.store.people_dump())

    # -- decisions --------------------------------------------------------------------------------------------------

    def merge(self, a: str, b: str) -> None:
        """Two encounters, two people or two bodies are one: a person's decision."""
        about, subject = self._subjects(a, b)
        self._decide("merge", about, subject)

    def split(self, a: str, parts: Sequence[str] = ()) -> None:
        """What was taken for one is several: each report (or name) for itself, or those given apart from the rest."""
        about, subject = self._parts(a, parts)
        self._decide("split", about, subject)

    def confirm(self, fact: str) -> None:
        """A fact is true, whatever else is said."""
        self._rule("confirm", fact)

    def reject(self, fact: str) -> None:
        """A fact is not true, whoever says it."""
        self._rule("reject", fact)

    def undo(self) -> str:
        """Undoes the last decision that stands; says which."""
        standing = self.store.active_decisions()
        if not standing:
            raise RecordError("no decision to undo")
        number, kind, about, raw = standing[-1]
        with self.store.writing():
            self.store.undo_decision(number, _now())
            self._apply(about, msgspec.json.decode(raw, type=Subject))
        return f"{kind} of {about} undone"

    def _rule(self, kind: str, name: str) -> None:
        slug = name.partition("#")[0]
        fact = next((f for f in tables.facts(self.encounter(slug)) if f.id == name), None)
        if fact is None:
            raise RecordError(f"no fact {name}")
        self._decide(kind, "encounter", self._of_fact(slug, fact))

    def _of_fact(self, slug: str, fact: Fact) -> Subject:
        number = self.store.encounter_by_slug(slug)
        assert number is not None
        places = [decisions.place_of(self.store, report) for report in self.store.reports_of(number)]
        return Subject(places=[places], field=fact.field, value=fact.value, fact=fact.id)

    def _subjects(self, a: str, b: str) -> tuple[str, Subject]:
        numbers = [self.store.encounter_by_slug(name) for name in (a, b)]
        if all(number is not None for number in numbers):
            return "encounter", Subject(places=[self._places(n) for n in numbers if n is not None])
        bodies = [self.store.body_by_slug(name) for name in (a, b)]
        if all(bodies):
            rows = [self.store.names_of_body(int(row[0])) for row in bodies if row]
            return "body", Subject(names=[[[str(x) for x in name] for name in names] for names in rows])
        return "person", Subject(names=[self._written(self._person(name)) for name in (a, b)])

    def _places(self, encounter: int) -> list[decisions.Place]:
        return [decisions.place_of(self.store, report) for report in self.store.reports_of(encounter)]

    def _written(self, person: int) -> list[list[str]]:
        return [[str(value) for value in row[:4]] for row in self.store.written(person)]

    def _parts(self, name: str, parts: Sequence[str]) -> tuple[str, Subject]:
        number = self.store.encounter_by_slug(name)
        if number is not None:
            places = self._places(number)
            return "encounter", Subject(
                places=_apart(
                    places,
                    [p for p in places if any(p.sha256.startswith(part.removeprefix("sha256:")) for part in parts)],
                )
            )
        written = self._written(self._person(name))
        return "person", Subject(names=_apart(written, [w for w in written if w[0] in parts]))

    def _decide(self, kind: str, about: str, subject: Subject) -> None:
        with self.store.writing():
            self.store.add_decision((_now(), kind, about, _subject.encode(subject).decode()))
            self._apply(about, subject)

    def _apply(self, about: str, subject: Subject) -> None:
        """Works out anew what a decision touches, whether it was just made or just undone."""
        self.forget()
        if about == "encounter":
            found = (decisions.find_place(self.store, place) for group in subject.places for place in group)
            self.settler.settle({report for report in found if report is not None})
            return
        names = [n for group in decisions.find_names(self.store, about, subject.names) for n in group]
        if about == "person":
            self.people.settle(names)
            return
        reports = self.store.reports_of_body_names(names)
        reports += self.store.parts_of_reports(reports)
        near = self.settler.unfile(reports)
        self.bodies.settle(names)
        self.settler.refile(reports, near)
        self.store.drop_idle_bodies()


def _apart(whole: list[_Part], moved: list[_Part]) -> list[list[_Part]]:
    return [[one for one in whole if one not in moved], moved] if moved else [[one] for one in whole]


def _told(metadata: Sequence[object]) -> tuple[tuple[bool, str], ...]:
    """Orders what two finders say of one text, so that which came first does not matter."""
    return tuple((value is None, str(value)) for value in metadata)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
