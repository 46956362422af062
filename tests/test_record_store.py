"""The file: crashes, a full disk, read-only files, two processes, other files, newer files; and reading it in the shell."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kengash.record import Record, StoreError

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(Path(__file__).parent / "record"))
from hand import corpus, istanbul  # noqa: E402

SESSION = "ots-cfm-2026-03-07"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite"
    with Record.open(path) as record:
        record.add(istanbul())
    return path


def test_killed_at_random_moments_nothing_is_there_by_half() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "record_kill.py"), "--kills", "10", "--documents", "200"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("killed 10 times")


def test_a_failure_in_the_middle_of_a_batch_stores_nothing_of_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record.open(path) as record:
        before = list(record.dump())
        arrivals = [one for _, one in corpus()][:10]
        monkeypatch.setattr(record.settler, "settle", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            record.add(arrivals)
        monkeypatch.undo()
        assert list(record.dump()) == before and not record.problems()
        assert record.add(arrivals).new == 10 and not record.problems()


def test_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    with Record.open(path) as record:
        before = list(record.dump())
        pages = record.store.db.execute("PRAGMA page_count").fetchone()[0]
        record.store.db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="the disk is full"):
            record.add(one for _, one in corpus())
        record.store.db.execute("PRAGMA max_page_count = 1000000")
        assert list(record.dump()) == before and not record.problems()
        assert record.add(one for _, one in corpus()).new == len(corpus())


def test_a_tidy_file_keeps_no_free_pages_and_loses_nothing(path: Path) -> None:
    with Record.open(path) as record:
        record.add(one for _, one in corpus())
        before = list(record.dump())
        record.store.db.execute("CREATE TABLE leavings AS SELECT randomblob(100000)")
        record.store.db.execute("DROP TABLE leavings")
        assert record.store.db.execute("PRAGMA freelist_count").fetchone() != (0,)
        record.tidy()
        assert record.store.db.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert list(record.dump()) == before and not record.problems()
        assert record.find("Istanbul").documents


def test_tidying_waits_for_nobody_and_fails_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kengash.record.store.base.WAIT", 0.1)
    with Record.open(path) as record, Record.open(path) as other:
        before = list(record.dump())
        with other.store.writing():
            record.tidy()
        assert list(record.dump()) == before and not record.problems()


def test_a_file_that_cannot_be_written_is_said(path: Path) -> None:
    with Record.open(path, write=False) as record, pytest.raises(StoreError, match="cannot be written to"):
        record.add(one for _, one in corpus())


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot make a folder"):
        Record.open(tmp_path / "file" / "record.sqlite")


def test_nothing_there_yet(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no record"):
        Record.open(tmp_path / "none.sqlite", write=False)


def test_some_other_file(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("not a database, but long enough to look like a file of some kind\n" * 100)
    with pytest.raises(StoreError, match="is not a record"):
        Record.open(other)
    table = tmp_path / "table.sqlite"
    with sqlite3.connect(table) as db:
        db.execute("CREATE TABLE mine (x)")
    with pytest.raises(StoreError, match="is not a record"):
        Record.open(table)


def test_a_newer_record_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    with pytest.raises(StoreError, match="newer Kengash"):
        Record.open(path)


def test_a_second_writer_says_so_and_readers_read_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kengash.record.store.base.WAIT", 0.05)
    with Record.open(path) as first, Record.open(path) as second, Record.open(path, write=False) as reader:
        with first.store.writing():
            with pytest.raises(StoreError, match="another process is writing"):
                second.add(one for _, one in corpus()[:1])
            assert reader.find("Bakayev").people
        assert second.add(one for _, one in corpus()[:1]).new == 1
        assert reader.counts()["documents"] == 4


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="no sqlite3 shell here")
def test_a_person_can_read_it_in_the_shell(path: Path) -> None:
    def ask(sql: str) -> list[str]:
        done = subprocess.run(["sqlite3", str(path), sql], capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    assert f"{SESSION}|held" in ask("SELECT slug, status FROM encounters")
    assert any(
        "Bakayev" in line or "KZ" in line
        for line in ask(f"SELECT value FROM facts WHERE encounter = '{SESSION}' AND field = 'participant'")
    )
    assert ask("SELECT json_extract(reading, '$.document.outlet') FROM readings_json ORDER BY 1")[0] == "AA"
    assert ask("SELECT person, represents FROM offices_held WHERE office = 'deputy-minister'") == [
        "alibek-bakaev-kz|KZ"
    ]
    assert ask("SELECT person, other FROM who_met_whom WHERE encounter = 'az-tr-meeting-2026-03-07'")
