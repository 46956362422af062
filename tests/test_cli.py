"""The command line: what is printed, which exit code, and one clear line for every input that cannot be read."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from kengash.faces import cli

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "sample.txt"
ENGLISH = "Foreign Minister of Turkey Hakan Fidan met with Foreign Minister of Kazakhstan Murat Nurtleu in Ankara."
TATAR = "Татарстан Республикасы башлыгы бүген Казанда эшкуарлар белән очрашты һәм аларның сорауларына җавап бирде."
Run = Callable[..., Any]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs `kengash` in this process: code, out and err."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> Any:
        monkeypatch.setattr(sys, "argv", ["kengash", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        code = ended.value.code or 0
        return SimpleNamespace(code=code, out=out.decode(), err=err.decode())

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


def lines(out: str) -> list[Any]:
    return [msgspec.json.decode(line) for line in out.splitlines()]


# --- what is read ------------------------------------------------------------------------------------------------


def test_a_record_for_people(run: Run) -> None:
    found = run("read", SAMPLE)
    assert (found.code, found.err) == (0, "")
    assert "summit · held · 2024-11-06 (stated) · Bishkek, KG" in found.out
    assert "chair: Садир Жапаров" in found.out


def test_json_lines_in_the_order_of_the_inputs(run: Run, article: Path) -> None:
    found = run("read", "--json", article, SAMPLE, article)
    assert found.code == 0
    assert [r["input"] for r in lines(found.out)] == [str(article), str(SAMPLE), str(article)]
    assert [r["document"]["language"] for r in lines(found.out)] == ["en", "uz-Cyrl", "en"]


def test_what_the_text_does_not_say(run: Run, article: Path) -> None:
    given = ("--published", "2026-03-08", "--language", "en", "--title", "A meeting", "--outlet", "Anadolu")
    document = lines(run("read", "--json", *given, article).out)[0]["document"]
    assert [document[k] for k in ("published", "language", "title", "outlet")] == [
        "2026-03-08",
        "en",
        "A meeting",
        "Anadolu",
    ]


def test_standard_input(run: Run) -> None:
    found = run("read", "--json", "-", stdin=ENGLISH.encode())
    assert lines(found.out)[0]["input"] == "-"
    assert lines(found.out)[0]["encounters"][0]["type"] == "meeting"


def test_trace_says_which_rule_spoke(run: Run, article: Path) -> None:
    assert "clause.meeting" in run("read", "--trace", article).out
    steps = lines(run("read", "--trace", "--json", article).out)[0]["steps"]
    assert {s["layer"] for s in steps} == {"mention", "clause", "encounter"}


def test_a_file_of_json_lines(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    rows: list[dict[str, str]] = [
        {"text": ENGLISH, "published": "2026-13-45", "language": "fr"},
        {"text": ENGLISH, "published": "2026-03-08T10:00:00Z", "language": "en-GB"},
    ]
    path.write_bytes(b"\n".join(map(msgspec.json.encode, rows)) + b'\nnot JSON\n{"text": ' + b"[" * 9999)
    found = run("read", "--json", path)
    assert [r["document"]["published"] for r in lines(found.out)] == [None, "2026-03-08"]
    assert [r["document"]["language"] for r in lines(found.out)] == ["en", "en"]
    assert found.code == 1
    assert [line.split(": ")[1] for line in found.err.splitlines()] == [f"{path}:3", f"{path}:4"]


def test_a_saved_page(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><article><h1>Meeting</h1><p>{(ENGLISH + ' ') * 8}</p></article></body></html>")
    assert lines(run("read", "--json", path).out)[0]["encounters"][0]["type"] == "meeting"


def test_languages(run: Run) -> None:
    rows = lines(run("languages", "--json").out)[0]
    assert [r["code"] for r in rows] == ["uz", "kk", "ky", "tk", "az", "tr", "ru", "en"]
    assert all(r["words"] > 1000 and r["offices"] > 100 and r["predicates"] > 100 for r in rows)
    table = run("languages").out.splitlines()
    assert len(table) == 9 and table[2].split()[:4] == ["Kazakh", "Cyrl", "Latn", "Arab"]


def test_version(run: Run) -> None:
    assert run("version").out.count(".") == 2


# --- bad input ------------------------------------------------------------------------------------------------------

BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "no text in it"),
    "blank": (b" \n\t\n", "no text in it"),
    "header": (b" date 2026-03-08 \n", "only a header"),
    "binary": (bytes(range(256)) * 40, "not a text"),
    "zeros": (b"\0" * 5000, "not a text"),
    "noise": (bytes(0x80 + n * 7 % 0x7F for n in range(4000)), "not "),
    "foreign": (TATAR.encode(), "not in a language that is read"),
    "digits": (b"123 456\n", "not in a language that is read"),
    "large": (b"a" * 50_000_000, "too large: more than 12,582,912 bytes"),
    "page.html": (b"<html></html>", "no article found in the page"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_one_line(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name][0])
    found = run("read", path)
    assert (found.code, found.out) == (1, "")
    assert found.err.count("\n") == 1
    assert found.err.startswith(f"kengash: {path}: {BAD[name][1]}")


def test_no_such_file(run: Run, tmp_path: Path) -> None:
    found = run("read", tmp_path / "none.txt")
    assert (found.code, found.err) == (1, f"kengash: {tmp_path}/none.txt: no such file or folder\n")


def test_a_folder(run: Run, tmp_path: Path) -> None:
    found = run("read", tmp_path)
    assert (found.code, found.err.count("\n")) == (1, 1)
    assert "is a folder" in found.err


@pytest.mark.parametrize("name", ("x" * 300, "a\nb", "a\x1b[31m"))
def test_names_that_no_file_has(run: Run, name: str) -> None:
    found = run("read", name)
    assert (found.code, found.err.count("\n"), "\x1b" in found.err) == (1, 1, False)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(run: Run, article: Path) -> None:
    article.chmod(0)
    found = run("read", article)
    assert (found.code, found.err) == (1, f"kengash: {article}: Permission denied\n")


def test_a_refused_file_is_one_line(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    found = run("read", article)
    assert (found.code, found.err) == (1, f"kengash: {article}: Permission denied\n")


def test_endless_input(run: Run) -> None:
    assert run("read", "/dev/zero").err == "kengash: /dev/zero: too large: more than 12,582,912 bytes\n"


def test_one_bad_file_does_not_stop_the_others(run: Run, article: Path, tmp_path: Path) -> None:
    found = run("read", "--json", article, tmp_path / "none.txt", SAMPLE)
    assert found.code == 1
    assert [r["input"] for r in lines(found.out)] == [str(article), str(SAMPLE)]
    assert found.err.splitlines()[-1] == "kengash: 1 of 3 inputs could not be read"


def test_a_fault_of_the_reader_is_one_line(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise IndexError("list index out of range")

    monkeypatch.setattr(cli, "read_text", fail)
    found = run("read", article)
    assert (found.code, found.err) == (1, f"kengash: {article}: cannot be read: IndexError: list index out of range\n")


READABLE: dict[str, bytes] = {
    "damaged": ENGLISH.encode()[:60] + b"\xff\xfe\xc3" + ENGLISH.encode()[60:] + b" " + ENGLISH.encode(),
    "zeros": ENGLISH.encode() + b" \0 " + ENGLISH.encode() * 9,
    "utf-16": ENGLISH.encode("utf-16"),
    "marked": b"\xef\xbb\xbf" + ENGLISH.encode(),
    "windows": ("Министр иностранных дел России встретился с министром иностранных дел Турции. " * 5).encode("cp1251"),
    "brackets": ENGLISH.encode() + b"(" * 100_000 + b"[" * 100_000 + b")" * 100_000,
    "quotes": ENGLISH.encode() + "«".encode() * 100_000,
    "one line": (ENGLISH + " ").encode() * 2000,
    "escapes": ENGLISH.replace("Hakan", "\x1b[31mHakan").encode() + b" " + ENGLISH.encode() * 9,
}


@pytest.mark.parametrize("name", READABLE)
def test_what_is_odd_is_read_all_the_same(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(READABLE[name])
    found = run("read", path)
    assert (found.code, found.err) == (0, "")
    assert "meeting · held" in found.out
    assert "\x1b" not in found.out and "\0" not in found.out


def test_a_million_short_lines(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes(b"a\n" * 1_000_000)
    found = run("read", "--language", "en", path)
    assert (found.code, found.err) == (0, "")


# --- wrong use --------------------------------------------------------------------------------------------------------

WRONG = {
    "no file": ("read",),
    "an unknown option": ("read", "--nope", "x"),
    "no day": ("read", "--published", "2026-02-31", "x"),
    "no day at all": ("read", "--published", "yesterday", "x"),
    "no language": ("read", "--language", "fr", "x"),
    "an unknown command": ("reed", "x"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use(run: Run, name: str) -> None:
    found = run(*WRONG[name])
    assert (found.code, found.out) == (2, "")
    assert found.err and "Traceback" not in found.err


# --- as a process of its own ------------------------------------------------------------------------------------------


@pytest.fixture
def environment() -> Iterator[dict[str, str]]:
    source = str(Path(cli.__file__).resolve().parents[2])
    yield {**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}


def start(environment: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kengash.faces.cli", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_reader_that_goes_away(environment: dict[str, str]) -> None:
    process = start(environment, "read", "--json", *[str(SAMPLE)] * 300)
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait(60)


def test_any_locale_and_no_colours(environment: dict[str, str]) -> None:
    out, err = start(environment, "read", str(SAMPLE)).communicate()
    assert "Садир Жапаров".encode() in out
    assert (b"\x1b" in out, err) == (False, b"")


def test_only_what_is_needed_is_imported(environment: dict[str, str]) -> None:
    code = "import sys; from kengash.faces import cli; print(sorted(m.split('.')[0] for m in sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True).stdout
    for late in (b"'rich'", b"'trafilatura'", b"'pymorphy3'", b"'sqlite3'", b"'rapidfuzz'"):
        assert late not in out
