"""Questions: people, bodies, encounters and documents found; what one encounter, person or body holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from .base import Base, Row
from .filter import Condition, Filter
from .load import many

ENCOUNTER = (
    "e.id, e.slug, e.type, e.status, e.day, e.until, e.precision, e.basis, e.city, e.country, b.slug, e.ordinal,"
    " w.slug, e.reports"
)
_JOINS = " LEFT JOIN bodies b ON b.id = e.body LEFT JOIN encounters w ON w.id = e.part_of "


class Queries(Base):
    """Reading only."""

    def ask(self, sql: str, *values: object) -> list[Row]:
        """All rows."""
        return self.db.execute(sql, values).fetchall()

    def encounter_by_slug(self, slug: str) -> int | None:
        """The encounter that has, or once had, this id."""
        rows = self.ask("SELECT id FROM encounters WHERE slug = ?", slug) or self.ask(
            "SELECT r.encounter FROM former_slugs f JOIN documents d ON d.sha256 = f.document"
            " JOIN reports r ON r.document = d.id AND r.number = f.number WHERE f.slug = ?",
            slug,
        )
        return rows[0][0] if rows else None

    def slug_at(self, sha256: str, number: int) -> str | None:
        """The id of the encounter that a document's report belongs to."""
        rows = self.ask(
            "SELECT e.slug FROM documents d JOIN reports r ON r.document = d.id"
            " JOIN encounters e ON e.id = r.encounter WHERE d.sha256 = ? AND r.number = ?",
            sha256,
            number,
        )
        return str(rows[0][0]) if rows else None

    def encounter_rows(self, encounters: Iterable[int]) -> list[Row]:
        """Encounters with the slugs of body and whole, newest first."""
        return self.ask(
            f"SELECT {ENCOUNTER} FROM json_each(?) q JOIN encounters e ON e.id = q.value{_JOINS}"
            "ORDER BY e.day DESC, e.slug",
            many(encounters),
        )

    def parts_of(self, encounter: int) -> list[str]:
        """The encounters on the margins of one."""
        return [str(r[0]) for r in self.ask("SELECT slug FROM encounters WHERE part_of = ? ORDER BY slug", encounter)]

    def search(self, wanted: Filter, limit: int) -> list[Row]:
        """Encounters that meet a filter, newest first; walks the rarest side, person or body asked for."""
        tables, first, start, order = self._driver(wanted)
        conditions = [*first, *wanted.conditions()]
        where = " AND ".join(sql for sql, _ in conditions) or "1"
        values = [value for _, given in conditions for value in given]
        return self.ask(
            f"SELECT {ENCOUNTER} FROM {tables}{_JOINS}WHERE {where} ORDER BY {order} LIMIT ?", *start, *values, limit
        )

    def _driver(self, wanted: Filter) -> tuple[str, list[Condition], tuple[object, ...], str]:
        """(tables, conditions, values, order): what to walk so that few rows are looked at."""
        if wanted.persons:
            tables = (
                "(SELECT DISTINCT r.encounter FROM json_each(?) w JOIN person_names n ON n.person = w.value"
                " JOIN participations p ON p.name = n.id JOIN reports r ON r.id = p.report) s"
                " CROSS JOIN encounters e ON e.id = s.encounter"
            )
            return tables, [], (json.dumps(list(wanted.persons[0])),), "e.day DESC, e.slug"
        if wanted.sides:
            side = min(wanted.sides, key=self.count_side)
            tables = "sides s CROSS JOIN encounters e ON e.id = s.encounter"
            return tables, [("s.represents = ?", (side,))], (), "s.day DESC, e.slug"
        return "encounters e", [], (), "e.day DESC, e.slug"

    def count_side(self, side: str) -> int:
        """In how many encounters a state or organization took part."""
        return int(self.ask("SELECT count(*) FROM sides WHERE represents = ?", side)[0][0])

    def words(self, match: str, limit: int) -> list[Row]:
        """Documents whose text has the words, latest read first: (id, sha256, title, outlet, …)."""
        return self.ask(
            "SELECT d.id, d.sha256, d.title, d.outlet, d.published, d.url, d.language, substr(d.text, 1, 160) FROM"
            " (SELECT rowid FROM document_words WHERE document_words MATCH ? ORDER BY rowid DESC LIMIT ?) m"
            " JOIN documents d ON d.id = m.rowid ORDER BY d.published DESC, d.sha256",
            match,
            limit,
        )

    def names_in_block(self, surname: str) -> list[Row]:
        """(person, name, key) filed under a surname."""
        return self.ask("SELECT person, name, key FROM person_names WHERE surname = ?", surname)

    def names_like(self, part: str, limit: int) -> list[Row]:
        """(person, name, key) whose folded form holds a word that begins so."""
        return self.ask(
            "SELECT person, name, key FROM person_names WHERE ' ' || key LIKE '% ' || ? || '%' LIMIT ?", part, limit
        )

    def person_by_slug(self, slug: str) -> int | None:
        """The number of a person."""
        rows = self.ask("SELECT id FROM people WHERE slug = ?", slug)
        return rows[0][0] if rows else None

    def people_rows(self, people: Iterable[int]) -> list[Row]:
        """(id, slug, name, encounters) of people, the most met first."""
        return self.ask(
            "SELECT q.id, q.slug, q.name, (SELECT count(DISTINCT r.encounter) FROM person_names n"
            " JOIN participations p ON p.name = n.id JOIN reports r ON r.id = p.report WHERE n.person = q.id) AS met"
            " FROM json_each(?) w JOIN people q ON q.id = w.value ORDER BY met DESC, q.slug",
            many(people),
        )

    def written(self, person: int) -> list[Row]:
        """(name, state, office, world, languages, times) of a person."""
        return self.ask(
            "SELECT n.name, n.state, n.office, n.world, group_concat(DISTINCT d.language), count(*)"
            " FROM person_names n JOIN participations p ON p.name = n.id JOIN reports r ON r.id = p.report"
            " JOIN documents d ON d.id = r.document WHERE n.person = ? GROUP BY n.id ORDER BY count(*) DESC, n.name",
            person,
        )

    def offices_of(self, person: int) -> list[Row]:
        """(office, rank, title, side, first day, last day, documents) of a person, oldest first."""
        return self.ask(
            "SELECT o.office, o.rank, min(o.title), p.represents, min(coalesce(r.day, d.published)),"
            " max(coalesce(r.day, d.published)), count(DISTINCT d.id) FROM person_names n"
            " JOIN participations p ON p.name = n.id JOIN offices o ON o.id = p.office"
            " JOIN reports r ON r.id = p.report JOIN documents d ON d.id = r.document WHERE n.person = ?"
            " GROUP BY o.office, o.rank, p.represents ORDER BY 5, 1",
            person,
        )

    def encounters_of_person(self, person: int, limit: int) -> list[Row]:
        """The encounters in which a person took part, newest first."""
        return self.ask(
            f"SELECT DISTINCT {ENCOUNTER} FROM person_names n JOIN participations p ON p.name = n.id"
            f" JOIN reports r ON r.id = p.report JOIN encounters e ON e.id = r.encounter{_JOINS}"
            "WHERE n.person = ? ORDER BY e.day DESC, e.slug LIMIT ?",
            person,
            limit,
        )

    def holders(self, office: str, side: str) -> list[Row]:
        """(person, day) of every time a named person is written down with an office of a side."""
        return self.ask(
            "SELECT q.slug, coalesce(r.day, d.published) FROM person_names n JOIN participations p ON p.name = n.id"
            " JOIN offices o ON o.id = p.office"
            " JOIN reports r ON r.id = p.report JOIN documents d ON d.id = r.document JOIN people q ON q.id = n.person"
            " WHERE n.office = ? AND n.state = ?",
            office,
            side,
        )

    def bodies_like(self, part: str, written: str, limit: int) -> list[Row]:
        """(id, slug, name) of bodies by folded name or id."""
        return self.ask(
            "SELECT DISTINCT b.id, b.slug, b.name FROM bodies b JOIN body_names n ON n.body = b.id"
            " WHERE n.key LIKE '%' || ?1 || '%' OR b.slug LIKE lower(?2) || '%' OR b.organization = upper(?2)"
            " ORDER BY b.slug LIMIT ?3",
            part,
            written,
            limit,
        )

    def body_by_slug(self, slug: str) -> Row | None:
        """(id, slug, name, organization)."""
        rows = self.ask("SELECT id, slug, name, organization FROM bodies WHERE slug = ?", slug)
        return rows[0] if rows else None

    def body_by_id(self, number: int) -> Row:
        """(id, slug, name, organization)."""
        return self.ask("SELECT id, slug, name, organization FROM bodies WHERE id = ?", number)[0]

    def names_of_body(self, body: int) -> list[Row]:
        """(name, world) as written."""
        return self.ask("SELECT name, world FROM body_names WHERE body = ? ORDER BY name", body)

    def encounters_of_body(self, body: int, limit: int) -> list[Row]:
        """What a body convened, newest first."""
        return self.ask(
            f"SELECT {ENCOUNTER} FROM encounters e{_JOINS}WHERE e.body = ? ORDER BY e.day DESC, e.slug LIMIT ?",
            body,
            limit,
        )

    def attendance(self, encounters: Iterable[int]) -> list[Row]:
        """(encounter slug, day, side, rank, roles, name, person) of all who came."""
        return self.ask(
            "SELECT e.slug, e.day, p.represents, o.rank, p.roles, n.name, q.slug FROM json_each(?) w"
            " JOIN encounters e ON e.id = w.value JOIN reports r ON r.encounter = e.id"
            " JOIN participations p ON p.report = r.id LEFT JOIN offices o ON o.id = p.office"
            " LEFT JOIN person_names n ON n.id = p.name LEFT JOIN people q ON q.id = n.person"
            " WHERE p.represents NOT NULL ORDER BY e.day, e.slug, p.represents, n.name",
            many(encounters),
        )

    def presences(self, since: str, until: str, types: Sequence[str]) -> list[Row]:
        """(encounter, person, name, side, rank) of the named who were at held encounters."""
        marks = ", ".join("?" * len(types))
        return self.ask(
            "SELECT DISTINCT e.id, q.slug, q.name, p.represents, o.rank FROM encounters e"
            " JOIN reports r ON r.encounter = e.id JOIN participations p ON p.report = r.id"
            " JOIN person_names n ON n.id = p.name JOIN people q ON q.id = n.person"
            " LEFT JOIN offices o ON o.id = p.office WHERE e.day >= ? AND e.day <= ? AND e.status = 'held'"
            f" AND e.type IN ({marks}) AND ' ' || p.roles || ' ' NOT LIKE '% absent %'",
            since,
            until,
            *types,
        )

    def persons_in(self, reports: Iterable[int]) -> list[Row]:
        """(report, position, person slug or None, world's holder of the office or None) of participants."""
        return self.ask(
            "SELECT p.report, p.position, q.slug, p.holder FROM json_each(?) w"
            " JOIN participations p ON p.report = w.value"
            " LEFT JOIN person_names n ON n.id = p.name LEFT JOIN people q ON q.id = n.person"
            " WHERE q.slug NOT NULL OR p.holder NOT NULL",
            many(reports),
        )

    def report_places(self, encounter: int) -> list[Row]:
        """(report, number in its reading, document) of an encounter."""
        return self.ask("SELECT id, number, document FROM reports WHERE encounter = ? ORDER BY id", encounter)

    def slugs(self) -> list[str]:
        """All encounters."""
        return [str(row[0]) for row in self.ask("SELECT slug FROM encounters ORDER BY slug")]

    def people_dump(self) -> list[Row]:
        """(person, written name, state, office, world) of all people."""
        return self.ask(
            "SELECT q.slug, n.name, n.state, n.office, n.world FROM people q"
            " JOIN person_names n ON n.person = q.id ORDER BY 1, 2, 3, 4, 5"
        )

    def counts(self) -> dict[str, int]:
        """How much of everything there is."""
        tables = ("documents", "reports", "encounters", "people", "bodies")
        return {table: int(self.ask(f"SELECT count(*) FROM {table}")[0][0]) for table in tables}
