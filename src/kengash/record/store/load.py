"""Reading back what the merge and identity need."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from .base import Base, Row

_REPORTS = """
SELECT r.id, d.sha256, r.number, r.document, r.type, r.status, r.forms, r.ordinal, b.slug, n.world <> '',
       coalesce(r.day, w.day) AS day, CASE WHEN r.day IS NULL THEN w.until ELSE r.until END AS until,
       CASE WHEN r.day IS NULL THEN w.precision ELSE r.precision END AS precision,
       CASE WHEN r.day IS NULL THEN w.basis ELSE r.basis END AS basis,
       CASE WHEN r.city IS NULL AND r.country IS NULL THEN w.city ELSE r.city END AS city,
       coalesce(r.country, w.country) AS country, r.part_of AS whole, wb.slug AS whole_body, w.type AS whole_type,
       d.published, d.official, d.language
FROM json_each(?) AS wanted CROSS JOIN reports r ON r.id = wanted.value JOIN documents d ON d.id = r.document
LEFT JOIN body_names n ON n.id = r.body LEFT JOIN bodies b ON b.id = n.body
LEFT JOIN reports w ON w.id = r.part_of
LEFT JOIN body_names wn ON wn.id = w.body LEFT JOIN bodies wb ON wb.id = wn.body
"""
_PEOPLE = """
SELECT p.report, n.name, n.key, n.surname, n.world, coalesce(o.office, ''), coalesce(o.rank, ''),
       coalesce(p.represents, ''), p.kind, p.roles
FROM json_each(?) AS wanted CROSS JOIN participations p ON p.report = wanted.value
LEFT JOIN person_names n ON n.id = p.name LEFT JOIN offices o ON o.id = p.office
ORDER BY p.report, p.position
"""
_BLOCK = "SELECT id, key, name, state, office, world, surname, person FROM person_names WHERE "


def many(numbers: Iterable[int]) -> str:
    """Numbers as one SQL parameter."""
    return json.dumps(sorted(set(numbers)))


class Loads(Base):
    """Queries of the merge; all by key, none that walks a table."""

    def rows(self, sql: str, *values: object) -> list[Row]:
        """All rows of a query."""
        return self.db.execute(sql, values).fetchall()

    def numbers(self, sql: str, *values: object) -> list[int]:
        """The first column of a query."""
        return [row[0] for row in self.db.execute(sql, values)]

    def report_rows(self, reports: Iterable[int]) -> list[Row]:
        """What the pair rule looks at."""
        return self.rows(_REPORTS, many(reports))

    def participant_rows(self, reports: Iterable[int]) -> list[Row]:
        """The participants of reports."""
        return self.rows(_PEOPLE, many(reports))

    def document_by_hash(self, sha256: str) -> Row | None:
        """(id, url, title, outlet, published, language, input, official) of a known text."""
        row: Row | None = self.db.execute(
            "SELECT id, url, title, outlet, published, language, input, official FROM documents WHERE sha256 = ?",
            (sha256,),
        ).fetchone()
        return row

    def given(self, sha256: str) -> str | None:
        """What was said of a known text by its source."""
        row = self.db.execute("SELECT given FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
        return row and str(row[0])

    def sharing(self, filed: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
        """(report, other) of all that are filed under one (key, window); `filed` is (key, window, report)."""
        return self.db.execute(
            "SELECT DISTINCT json_extract(w.value, '$[2]'), m.report FROM json_each(?) w JOIN merge_keys m"
            " ON m.key = json_extract(w.value, '$[0]') AND m.window = json_extract(w.value, '$[1]') WHERE m.report <> json_extract(w.value, '$[2]')",
            (json.dumps(filed),),
        ).fetchall()

    def likenesses(self, reports: Iterable[int]) -> list[tuple[int, int, int]]:
        """(report, other, score) of all that reports are like."""
        return self.db.execute(
            "SELECT l.report, l.other, l.score FROM json_each(?) w JOIN likenesses l ON l.report = w.value",
            (many(reports),),
        ).fetchall()

    def encounter_by_report(self, reports: Iterable[int]) -> dict[int, int]:
        """The merged encounter of each report that has one now."""
        return dict(
            self.db.execute(
                "SELECT r.id, r.encounter FROM json_each(?) w JOIN reports r ON r.id = w.value"
                " WHERE r.encounter NOT NULL",
                (many(reports),),
            ).fetchall()
        )

    def reports_of_document(self, document: int) -> list[int]:
        """The reports of one document."""
        return self.numbers("SELECT id FROM reports WHERE document = ? ORDER BY number", document)

    def encounters_of(self, reports: Iterable[int]) -> list[int]:
        """The merged encounters to which reports belong now."""
        return self.numbers(
            "SELECT DISTINCT r.encounter FROM json_each(?) w JOIN reports r ON r.id = w.value"
            " WHERE r.encounter NOT NULL",
            many(reports),
        )

    def reports_of(self, encounter: int) -> list[int]:
        """The reports that make up a merged encounter."""
        return self.numbers("SELECT id FROM reports WHERE encounter = ? ORDER BY id", encounter)

    def slug_of(self, encounter: int) -> str:
        """The readable id of an encounter."""
        return str(self.db.execute("SELECT slug FROM encounters WHERE id = ?", (encounter,)).fetchone()[0])

    def place_of(self, report: int) -> tuple[str, int]:
        """(document's hash, number in its reading) of a report."""
        row: tuple[str, int] = self.db.execute(
            "SELECT d.sha256, r.number FROM reports r JOIN documents d ON d.id = r.document WHERE r.id = ?", (report,)
        ).fetchone()
        return row

    def place_of_anchor(self, anchor: str, encounter: int) -> tuple[str, int]:
        """(document's hash, number) of the report of an encounter that an anchor names."""
        places = [self.place_of(report) for report in self.reports_of(encounter)]
        return next(place for place in places if f"{place[0][:16]}:{place[1]}" == anchor)

    def bases_of(self, encounters: Iterable[int]) -> list[str]:
        """The slugs' bases of encounters."""
        sql = "SELECT DISTINCT e.base FROM json_each(?) w JOIN encounters e ON e.id = w.value"
        return [str(row[0]) for row in self.rows(sql, many(encounters))]

    def slug_leads(self, slug: str, sha256: str, number: int) -> bool:
        """The slug is that of the encounter which a report belongs to."""
        return bool(
            self.rows(
                "SELECT 1 FROM encounters e JOIN reports r ON r.encounter = e.id"
                " JOIN documents d ON d.id = r.document"
                " WHERE e.slug = ? AND d.sha256 = ? AND r.number = ?",
                slug,
                sha256,
                number,
            )
        )

    def body_of_slug(self, slug: str) -> int | None:
        """The number of a body."""
        found = self.numbers("SELECT id FROM bodies WHERE slug = ?", slug)
        return found[0] if found else None

    def of_base(self, base: str) -> list[tuple[int, str, str]]:
        """(encounter, slug, anchor) of all encounters of one base."""
        return self.db.execute("SELECT id, slug, anchor FROM encounters WHERE base = ?", (base,)).fetchall()

    def parts_to_place(self, reports: Iterable[int]) -> list[int]:
        """The encounters that are, or whose reports are, part of something that these reports tell."""
        return self.numbers(
            "SELECT DISTINCT c.encounter FROM json_each(?1) w JOIN reports c ON c.part_of = w.value"
            " WHERE c.encounter NOT NULL UNION SELECT DISTINCT r.encounter FROM json_each(?1) w"
            " JOIN reports r ON r.id = w.value WHERE r.encounter NOT NULL",
            many(reports),
        )

    def wholes_of(self, encounter: int) -> list[int]:
        """Of which encounters this one is said to be part: one entry a report."""
        return self.numbers(
            "SELECT w.encounter FROM reports r JOIN reports w ON w.id = r.part_of"
            " WHERE r.encounter = ? AND w.encounter NOT NULL AND w.encounter <> r.encounter",
            encounter,
        )

    def names_of(self, reports: Iterable[int]) -> list[int]:
        """The written names that reports use."""
        return self.numbers(
            "SELECT DISTINCT p.name FROM json_each(?) w JOIN participations p ON p.report = w.value"
            " WHERE p.name NOT NULL",
            many(reports),
        )

    def people_of_names(self, names: Iterable[int]) -> list[int]:
        """The people whom written names mean."""
        return self.numbers(
            "SELECT DISTINCT n.person FROM json_each(?) w JOIN person_names n ON n.id = w.value"
            " WHERE n.person NOT NULL",
            many(names),
        )

    def parts_of_reports(self, reports: Iterable[int]) -> list[int]:
        """The reports told as part of these."""
        return self.numbers("SELECT r.id FROM json_each(?) w JOIN reports r ON r.part_of = w.value", many(reports))

    def name_blocks(self, names: Iterable[int]) -> set[str]:
        """The folded surnames of written names."""
        return {
            str(row[0])
            for row in self.rows(
                "SELECT n.surname FROM json_each(?) w JOIN person_names n ON n.id = w.value", many(names)
            )
        }

    def block(self, surnames: set[str]) -> list[Row]:
        """All written names of some surnames, and of the persons of the world that they lead to."""
        found: dict[object, Row] = {}
        seen: set[str] = set()
        worlds: set[str] = set()
        todo = set(surnames)
        while todo:
            seen |= todo
            rows = [row for surname in todo for row in self.rows(_BLOCK + "surname = ?", surname)]
            new = {str(row[5]) for row in rows if row[5]} - worlds
            worlds |= new
            rows += [row for world in new for row in self.rows(_BLOCK + "world = ? AND world <> ''", world)]
            found.update((row[0], row) for row in rows)
            todo = {str(row[6]) for row in rows} - seen
        return list(found.values())

    def body_rows(self, names: Iterable[int]) -> list[tuple[int, str, str, str]]:
        """(id, name, world, key) of written bodies."""
        return self.db.execute(
            "SELECT n.id, n.name, n.world, n.key FROM json_each(?) w JOIN body_names n ON n.id = w.value ORDER BY n.id",
            (many(names),),
        ).fetchall()

    def reports_of_body_names(self, names: Iterable[int]) -> list[int]:
        """The reports in which written bodies convene."""
        return self.numbers("SELECT r.id FROM json_each(?) w JOIN reports r ON r.body = w.value", many(names))

    def active_decisions(self) -> list[tuple[int, str, str, str]]:
        """(id, kind, about, subject) of what was decided and not undone, oldest first."""
        return self.db.execute(
            "SELECT id, kind, about, subject FROM decisions WHERE undone IS NULL ORDER BY id"
        ).fetchall()

    def find_person_name(self, *name: str) -> int | None:
        """The number of (name, state, office, world) as written, or None."""
        found = self.numbers(
            "SELECT id FROM person_names WHERE name = ? AND state = ? AND office = ? AND world = ?", *name
        )
        return found[0] if found else None

    def find_body_name(self, *name: str) -> int | None:
        """The number of (name, world) as written, or None."""
        found = self.numbers("SELECT id FROM body_names WHERE name = ? AND world = ?", *name)
        return found[0] if found else None

    def reports_at(self, sha256: str) -> list[tuple[int, str, int | None, int | None]]:
        """(id, type, start, end) of the reports of a text."""
        return self.db.execute(
            'SELECT r.id, r.type, r.start, r."end" FROM documents d JOIN reports r ON r.document = d.id'
            " WHERE d.sha256 = ? ORDER BY r.number",
            (sha256,),
        ).fetchall()

    def all_documents(self) -> list[int]:
        """Every document."""
        return self.numbers("SELECT id FROM documents ORDER BY id")

    def document(self, number: int) -> Row:
        """(given, text)."""
        row: Row = self.db.execute("SELECT given, text FROM documents WHERE id = ?", (number,)).fetchone()
        return row

    def reading(self, document: int) -> tuple[str, str]:
        """(reader, JSON) of a document."""
        row: tuple[str, str] = self.db.execute(
            "SELECT reader, sqlar_uncompress(reading, size) FROM readings WHERE document = ?", (document,)
        ).fetchone()
        return row
