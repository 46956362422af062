"""The record: readings in, encounters, people and bodies out, and what a person decides. `Record.open(path)`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from kengash.record import decisions, tables
from kengash.record.asking import Asker, RecordError
from kengash.record.decisions import Subject
from kengash.record.told import Fact

_subject = msgspec.json.Encoder()
_Part = TypeVar("_Part")


class Record(Asker):
    """An open record. Use as a context manager, or call `close`."""

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
        with self._writing():
            self.store.undo_decision(number, _now())
            self._apply(about, msgspec.json.decode(raw, type=Subject))
        return f"{kind} of {about} undone"

    def _rule(self, kind: str, name: str) -> None:
        slug, _, digest = name.partition("#")
        fact = next((f for f in tables.facts(self.encounter(slug)) if f.id.endswith(f"#{digest}")), None)
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
        with self._writing():
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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
