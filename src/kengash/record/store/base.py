"""Opening the file, migrating it, and saying clearly what goes wrong."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

Row = tuple[Any, ...]
WAIT = 10.0  # seconds a second writer waits for the first
PAGE = 4_096  # bytes: some forty tables and indexes have one at least, which a small record feels
MERGED = 1_000  # pages of the words' index that are rewritten closer at the end of an ingest
CACHE = -65_536  # KiB of pages kept in memory, negative as SQLite asks


class StoreError(Exception):
    """What went wrong with the file, in a sentence a user can act on."""


_SAYS = {
    sqlite3.SQLITE_BUSY: "another process is writing to {path}: try again when it has finished",
    sqlite3.SQLITE_LOCKED: "another process is writing to {path}: try again when it has finished",
    sqlite3.SQLITE_FULL: "the disk is full: nothing of the last batch was stored in {path}, all before it is safe",
    sqlite3.SQLITE_READONLY: "{path} cannot be written to: it or its folder is read-only",
    sqlite3.SQLITE_CANTOPEN: "cannot open {path}: no such folder, or no permission",
    sqlite3.SQLITE_PERM: "no permission to open {path}",
    sqlite3.SQLITE_NOTADB: "{path} is not a record: some other file stands there",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged; `sqlite3 {path} .recover` may save what is whole",
    sqlite3.SQLITE_IOERR: "the disk failed while reading or writing {path}",
}


@contextmanager
def plainly(path: str) -> Iterator[None]:
    """Turns SQLite's errors into a StoreError with one clear line."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise StoreError(_SAYS.get(code, "{path}: " + str(error)).format(path=path)) from error


_HALF = {  # what no committed batch leaves behind
    "documents without a reading": "SELECT count(*) FROM documents d LEFT JOIN readings r ON r.document = d.id WHERE r.document IS NULL",
    "documents whose reports are not those of their reading": "SELECT count(*) FROM documents d JOIN readings g ON g.document = d.id"
    " WHERE json_array_length(sqlar_uncompress(g.reading, g.size), '$.encounters')"
    " <> (SELECT count(*) FROM reports r WHERE r.document = d.id)",
    "reports that belong to no encounter": "SELECT count(*) FROM reports WHERE encounter IS NULL",
    "encounters that nobody reports": "SELECT count(*) FROM encounters e WHERE e.reports <> (SELECT count(*) FROM reports r WHERE r.encounter = e.id)",
    "written names that mean nobody": "SELECT count(*) FROM person_names WHERE person IS NULL",
    "documents that search does not know": "SELECT abs((SELECT count(*) FROM documents) - (SELECT count(*) FROM document_words_docsize))",
}


def _uncompress(data: bytes, size: int) -> str:
    return zlib.decompress(data).decode() if len(data) != size else data.decode()


def migrations() -> list[str]:
    """The steps of the schema, oldest first."""
    folder = files(__package__) / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(folder / name).read_text(encoding="utf-8") for name in names]


class Base:
    """A connection to one record."""

    def __init__(self, path: str | Path, *, write: bool = True) -> None:
        self.path = str(path) if str(path) == ":memory:" else str(Path(path).expanduser())
        self.write = write
        with plainly(self.path):
            self.db = self._connect()
            self._prepare()

    def _connect(self) -> sqlite3.Connection:
        if self.path == ":memory:":
            return sqlite3.connect(self.path, isolation_level=None)
        if not self.write:
            return self._reader()
        try:
            Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"cannot make a folder for {self.path}: {error.strerror}") from error
        return sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)

    def _reader(self) -> sqlite3.Connection:
        address = Path(self.path).absolute().as_uri()
        try:
            db = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=WAIT, isolation_level=None)
            db.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:  # a WAL file in a folder that cannot be written to
            if not Path(self.path).exists():
                raise StoreError(f"no record at {self.path} yet: `kengash ingest` makes one") from None
            db = sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
        return db

    def _prepare(self) -> None:
        self.db.create_function("sqlar_uncompress", 2, _uncompress, deterministic=True)
        self.db.execute(f"PRAGMA cache_size = {CACHE}")
        if not self.write:
            self._check_version()
            return
        self.db.execute(f"PRAGMA page_size = {PAGE}")  # heeded where the file is new
        self.db.execute("PRAGMA auto_vacuum = INCREMENTAL")
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        self.db.execute("PRAGMA foreign_keys = ON")
        self._migrate()

    def version(self) -> int:
        """How many migrations the file has had."""
        return int(self.db.execute("PRAGMA user_version").fetchone()[0])

    def _check_version(self) -> None:
        if self.version() > len(migrations()):
            raise StoreError(f"{self.path} was written by a newer Kengash: update this one")
        if self.version() == 0:
            raise StoreError(f"{self.path} holds no record yet: ingest something first")

    def _migrate(self) -> None:
        steps = migrations()
        if self.version() > len(steps):
            raise StoreError(f"{self.path} was written by a newer Kengash: update this one")
        if self.version() == len(steps):
            return
        if self.version() == 0 and self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreError(f"{self.path} is not a record: some other database stands there")
        with self.writing():
            for number in range(self.version(), len(steps)):
                for statement in _statements(steps[number]):
                    self.db.execute(statement)
                self.db.execute(f"PRAGMA user_version = {number + 1}")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it or nothing. Waits for another writer, then says so."""
        with plainly(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def tidy(self) -> None:
        """Packs the words' index closer, gives free pages back, and leaves no journal behind; a file that is busy stays as it is."""
        with suppress(
            sqlite3.OperationalError
        ):  # another process writes, or the disk is full: all is stored nevertheless
            self.db.execute("INSERT INTO document_words (document_words, rank) VALUES ('merge', ?)", (-MERGED,))
            self.db.executescript("PRAGMA incremental_vacuum")  # `execute` would free one page
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def problems(self) -> list[str]:
        """What is damaged, points nowhere, or is half there."""
        damage = [str(row[0]) for row in self.db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        loose = [f"{row[0]} {row[1]} points to no {row[2]}" for row in self.db.execute("PRAGMA foreign_key_check")]
        return damage + loose + [f"{what}: {n}" for what, sql in _HALF.items() if (n := self._count(sql))]

    def _count(self, sql: str) -> int:
        return int(self.db.execute(sql).fetchone()[0])

    def close(self) -> None:
        """Closes the file; further use is an error."""
        self.db.close()


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit the transaction they belong to."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""
