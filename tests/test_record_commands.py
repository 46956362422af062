"""The record on the command line, with the reader itself."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kengash.faces.record_commands import register
from kengash.record import Record

sys.path.insert(0, str(Path(__file__).parent / "record"))
from hand import istanbul

SESSION = "ots-cfm-2026-03-07"
run = CliRunner()
app = typer.Typer()
register(app)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "record.sqlite"
    monkeypatch.setenv("KENGASH_STORE", str(path))
    with Record.open(path) as record:
        record.add(istanbul())
    return path


def out(*words: str, code: int = 0) -> str:
    result = run.invoke(app, list(words))
    assert result.exit_code == code, result.output
    return result.stdout


def test_ingest_then_find_then_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KENGASH_STORE", str(tmp_path / "new" / "record.sqlite"))
    article = tmp_path / "article.txt"
    article.write_text(
        "Foreign Minister of Kazakhstan Murat Nurtleu met with Foreign Minister of Türkiye Hakan Fidan in Ankara on "
        "5 March 2025. The ministers discussed trade.",
        "utf-8",
    )
    assert out("ingest", str(article)) == "read 1, new 1, known 0, failed 0\n"
    assert out("ingest", str(article)) == "read 0, new 0, known 1, failed 0\n"
    found = json.loads(out("find", "Фидан", "--json"))
    assert found["people"] and found["encounters"]
    assert "Hakan Fidan" in out("show", found["encounters"][0]["id"])


def test_a_failure_is_told_and_the_code_is_one(store: Path, tmp_path: Path) -> None:
    result = run.invoke(app, ["ingest", str(tmp_path / "nowhere")])
    assert result.exit_code == 1 and "no such file" in result.output


def test_json_and_csv(store: Path) -> None:
    lines = json.loads(out("find", "--who", "TR", "--json"))["encounters"]
    assert len(lines) == 3
    rows = list(csv.DictReader(io.StringIO(out("find", "--who", "TR", "--csv"))))
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert "chair" in out("attendance", "ots/council-of-foreign-ministers", "--csv")
    assert json.loads(out("compare", SESSION, "--json"))["id"] == SESSION
    assert out("network", "--by", "side", "--csv").splitlines()[0] == "one,other,times,ranks"


def test_tables_name_ids_whole(store: Path) -> None:
    for words in (
        ["find", "Bakayev"],
        ["show", SESSION],
        ["show", "Hakan Fidan"],
        ["compare", SESSION],
        ["attendance", "ots/council-of-foreign-ministers"],
        ["network"],
        ["show", "ots/council-of-foreign-ministers"],
    ):
        assert out(*words)
    assert "kz-tr-reception-2026-03-07" in out("find", "Bakayev")
    assert out("find", "nobody at all") == "nothing found\n"


def test_decisions(store: Path) -> None:
    out("split", SESSION)
    out("undo")
    fact = json.loads(out("show", SESSION, "--json"))["facts"][0]["id"]
    out("confirm", fact)
    assert "confirm" in out("show", SESSION)
    assert out("undo") == "confirm of encounter undone\n"
    out("undo", code=1)
    out("reject", f"{SESSION}#nothing", code=1)
    out("merge", "az-tr-meeting-2026-03-07", "kz-tr-reception-2026-03-07")
    assert "changed" in out("reread")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["find", "--rank", "nonsense.."], 2),
        (["network", "--by", "nonsense"], 2),
        (["find", "--json", "--csv"], 2),
        (["show", "Nobody There"], 1),
        (["compare", "none"], 1),
        (["attendance", "none"], 1),
        (["find", "--nonsense"], 2),
    ],
)
def test_exit_codes(store: Path, words: list[str], code: int) -> None:
    out(*words, code=code)


def test_no_record_yet(tmp_path: Path) -> None:
    result = run.invoke(app, ["find", "x", "--store", str(tmp_path / "none.sqlite")])
    assert result.exit_code == 1 and "no record at" in result.output
