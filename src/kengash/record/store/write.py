"""Writing: documents, readings, reports, names; and taking them out again."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from .base import Base, Row


def pack(reading: bytes) -> tuple[int, bytes]:
    """A reading as it is kept: its size, and its zlib form (as sqlar does, readable in the shell)."""
    return len(reading), zlib.compress(reading, 6)


class Writes(Base):
    """Rows in and out. Every method expects to be inside `writing()`."""

    def add_document(self, row: Row, words: tuple[str, str]) -> int:
        """Stores a document with its words; gives its number."""
        number = self.db.execute(
            "INSERT INTO documents (sha256, url, title, outlet, published, language, input, official, given,"
            " text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        assert number is not None
        self.db.execute("INSERT INTO document_words (rowid, original, folded) VALUES (?, ?, ?)", (number, *words))
        return number

    def change_document(self, number: int, row: Row) -> None:
        """Puts better known metadata on a document whose text stays."""
        self.db.execute(
            "UPDATE documents SET url = ?, title = ?, outlet = ?, published = ?, language = ?, input = ?, official = ?,"
            " given = ? WHERE id = ?",
            (*row, number),
        )

    def keep_reading(self, document: int, reader: str, reading: bytes) -> None:
        """Keeps a reading as produced."""
        self.db.execute(
            "INSERT INTO readings VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (document) DO UPDATE SET reader = ?2, size = ?3, reading = ?4",
            (document, reader, *pack(reading)),
        )

    def _interned(self, find: str, add: str, row: Row) -> tuple[int, bool]:
        known = self.db.execute(find, row).fetchone()
        if known:
            return int(known[0]), False
        number = self.db.execute(add, row).lastrowid
        assert number is not None
        return number, True

    def person_name(self, name: str, state: str, office: str, world: str) -> tuple[int, bool]:
        """The number of a written name, and whether it is new."""
        return self._interned(
            "SELECT id FROM person_names WHERE name = ? AND state = ? AND office = ? AND world = ?",
            "INSERT INTO person_names (name, state, office, world, key, surname) VALUES (?, ?, ?, ?, '', '')",
            (name, state, office, world),
        )

    def fold_name(self, number: int, key: str, surname: str) -> None:
        """Files a written name under its folded forms."""
        self.db.execute("UPDATE person_names SET key = ?, surname = ? WHERE id = ?", (key, surname, number))

    def office(self, title: str, office: str, rank: str) -> int:
        """The number of a written office."""
        return self._interned(
            "SELECT id FROM offices WHERE title = ? AND office = ? AND rank = ?",
            "INSERT INTO offices (title, office, rank) VALUES (?, ?, ?)",
            (title, office, rank),
        )[0]

    def organization(self, organization: str) -> None:
        """Makes sure that an organization is there."""
        self.db.execute("INSERT OR IGNORE INTO organizations VALUES (?, ?)", (organization, organization))

    def body_name(self, name: str, world: str, key: str) -> tuple[int, bool]:
        """The number of a written body, and whether it is new."""
        number, new = self._interned(
            "SELECT id FROM body_names WHERE name = ? AND world = ?",
            "INSERT INTO body_names (name, world, key) VALUES (?, ?, '')",
            (name, world),
        )
        if new:
            self.db.execute("UPDATE body_names SET key = ? WHERE id = ?", (key, number))
        return number, new

    def body(self, slug: str, name: str, organization: str | None) -> int:
        """The number of a body."""
        if organization:
            self.organization(organization)
        self.db.execute(
            "INSERT OR IGNORE INTO bodies (slug, name, organization) VALUES (?, ?, ?)", (slug, name, organization)
        )
        self.db.execute("UPDATE bodies SET name = ? WHERE slug = ? AND name > ?", (name, slug, name))
        return int(self.db.execute("SELECT id FROM bodies WHERE slug = ?", (slug,)).fetchone()[0])

    def set_body(self, names: Iterable[int], body: int) -> None:
        """Says which body the written names mean."""
        self.db.executemany("UPDATE body_names SET body = ? WHERE id = ?", [(body, name) for name in names])

    def drop_idle_bodies(self) -> None:
        """Takes out bodies that no name means any more."""
        self.db.execute(
            "DELETE FROM bodies WHERE id NOT IN (SELECT body FROM body_names WHERE body NOT NULL)"
            " AND id NOT IN (SELECT body FROM encounters WHERE body NOT NULL)"
        )

    def person(self, slug: str, name: str) -> int:
        """The number of a person, under the best name known."""
        self.db.execute(
            "INSERT INTO people (slug, name) VALUES (?, ?) ON CONFLICT (slug) DO UPDATE SET name = ?2", (slug, name)
        )
        return int(self.db.execute("SELECT id FROM people WHERE slug = ?", (slug,)).fetchone()[0])

    def set_person(self, rows: Sequence[tuple[int, int]]) -> None:
        """(person, written name) pairs."""
        self.db.executemany("UPDATE person_names SET person = ? WHERE id = ?", rows)

    def drop_idle_people(self, people: Iterable[int]) -> None:
        """Takes out those of the people whom no name means any more."""
        self.db.executemany(
            "DELETE FROM people WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM person_names WHERE person = ?1)",
            [(person,) for person in people],
        )

    def drop_idle_names(self, names: Iterable[int]) -> None:
        """Takes out those written names that no report uses any more."""
        self.db.executemany(
            "DELETE FROM person_names WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM participations WHERE name = ?1)",
            [(name,) for name in names],
        )

    def add_report(self, row: Row) -> int:
        """Stores one report; gives its number."""
        number = self.db.execute(
            "INSERT INTO reports (document, number, type, status, forms, ordinal, body, day, until, precision, basis,"
            ' city, country, venue, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            row,
        ).lastrowid
        assert number is not None
        return number

    def set_wholes(self, rows: Sequence[tuple[int, int]]) -> None:
        """(whole, part) pairs of reports."""
        self.db.executemany("UPDATE reports SET part_of = ? WHERE id = ?", rows)

    def add_participations(self, rows: Sequence[Row]) -> None:
        """Who takes part."""
        self.db.executemany("INSERT INTO participations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def add_topics(self, rows: Sequence[Row]) -> None:
        """What was discussed."""
        self.db.executemany("INSERT INTO topics VALUES (?, ?, ?, ?, ?, ?)", rows)

    def add_adopted(self, rows: Sequence[Row]) -> None:
        """What was adopted or signed."""
        self.db.executemany("INSERT INTO adopted_documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def file_keys(self, rows: Sequence[tuple[int, int, int]]) -> None:
        """Files reports under (key, window)."""
        self.db.executemany("INSERT OR IGNORE INTO merge_keys VALUES (?, ?, ?)", rows)

    def unfile_keys(self, rows: Sequence[tuple[int, int, int]]) -> None:
        """Takes reports out of (key, window)."""
        self.db.executemany("DELETE FROM merge_keys WHERE key = ? AND window = ? AND report = ?", rows)

    def keep_likenesses(self, rows: Iterable[tuple[int, int, int]]) -> None:
        """Keeps which pairs may be one, in both directions."""
        both = [row for a, b, score in rows for row in ((a, b, score), (b, a, score))]
        self.db.executemany("INSERT OR REPLACE INTO likenesses VALUES (?, ?, ?)", both)

    def drop_likenesses(self, report: int) -> None:
        """Forgets whom a report was like."""
        others = self.db.execute("SELECT other FROM likenesses WHERE report = ?", (report,)).fetchall()
        self.db.executemany("DELETE FROM likenesses WHERE report = ? AND other = ?", [(o, report) for (o,) in others])
        self.db.execute("DELETE FROM likenesses WHERE report = ?", (report,))

    def drop_report(self, report: int) -> None:
        """Takes a report out with all that hangs on it."""
        self.db.execute("DELETE FROM reports WHERE id = ?", (report,))

    def add_encounter(self, row: Row) -> int:
        """Stores a merged encounter; gives its number."""
        number = self.db.execute(
            "INSERT INTO encounters (slug, base, anchor, type, status, day, until, precision, basis, city, country,"
            " body, ordinal, reports) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        assert number is not None
        return number

    def drop_encounter(self, encounter: int, sides: Iterable[str]) -> None:
        """Takes a merged encounter out; its reports stay."""
        row = self.db.execute("SELECT day FROM encounters WHERE id = ?", (encounter,)).fetchone()
        day = (row[0] or "") if row else ""
        self.db.executemany(
            "DELETE FROM sides WHERE represents = ? AND day = ? AND encounter = ?",
            [(side, day, encounter) for side in sides],
        )
        self.db.execute("DELETE FROM encounters WHERE id = ?", (encounter,))

    def assign(self, encounter: int, reports: Iterable[int]) -> None:
        """Says which reports tell of an encounter."""
        self.db.executemany("UPDATE reports SET encounter = ? WHERE id = ?", [(encounter, r) for r in reports])

    def add_sides(self, rows: Sequence[Row]) -> None:
        """(side, day, encounter, height) for search."""
        self.db.executemany("INSERT OR REPLACE INTO sides VALUES (?, ?, ?, ?)", rows)

    def set_slugs(self, rows: Sequence[tuple[str, int]]) -> None:
        """(slug, encounter); first out of each other's way, since slugs are unique."""
        self.db.executemany("UPDATE encounters SET slug = '~' || id WHERE id = ?", [(e,) for _, e in rows])
        self.db.executemany("UPDATE encounters SET slug = ? WHERE id = ?", rows)

    def remember_slug(self, slug: str, document: str, number: int) -> None:
        """An id given once leads to the report it was given for."""
        self.db.execute("INSERT OR IGNORE INTO former_slugs VALUES (?, ?, ?)", (slug, document, number))

    def set_parts(self, rows: Sequence[tuple[int | None, int]]) -> None:
        """(whole, part) pairs of encounters."""
        self.db.executemany("UPDATE encounters SET part_of = ? WHERE id = ?", rows)

    def add_decision(self, row: Row) -> int:
        """Keeps what a person decided."""
        number = self.db.execute(
            "INSERT INTO decisions (made, kind, about, subject) VALUES (?, ?, ?, ?)", row
        ).lastrowid
        assert number is not None
        return number

    def undo_decision(self, decision: int, when: str) -> None:
        """Marks a decision as undone; it is kept."""
        self.db.execute("UPDATE decisions SET undone = ? WHERE id = ?", (when, decision))
