"""Asking a record: found, shown, compared, counted."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kengash.record import decisions, search, tables, views
from kengash.record.keeping import Keeper
from kengash.record.unite import United


class RecordError(ValueError):
    """Something asked of the record that it cannot do, in a sentence."""


class Asker(Keeper):
    """An open record that answers."""

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
