"""What people have: text files, saved pages, JSON Lines, folders, standard input; and what is wrong with some."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kengash.nouns import Reading, Source
from kengash.record import Record
from kengash.sources import Failure, SourceDocument, documents
from kengash.sources import files as sources_files
from kengash.sources.files import standard_input
from kengash.sources.ingest import ingest, readings

PAGE = """<!doctype html><html lang="en"><head><title>Ministers met</title>
<meta property="og:site_name" content="Steppe"><meta property="article:published_time" content="2026-03-07T10:00:00Z">
<meta property="og:title" content="Ministers met in Istanbul"></head><body><nav>Home News Sport</nav><article>
<h1>Ministers met in Istanbul</h1><p>The foreign ministers of five states met in Istanbul on Saturday and spoke of
transport and trade between their countries, the press service says.</p><p>They agreed to meet again in autumn, when
the summit of the organization will take place, and to prepare its documents by then.</p></article></body></html>"""


def texts(path: Path) -> list[str]:
    return [one.text for one in documents([path]) if isinstance(one, SourceDocument)]


def failures(*paths: Path) -> list[str]:
    return [one.reason for one in documents(paths) if isinstance(one, Failure)]


def test_a_text_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(" date 2026-03-08 Title\nText.\n", "utf-8")
    assert list(documents([path])) == [SourceDocument(" date 2026-03-08 Title\nText.\n", str(path))]


def test_a_page_is_its_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    (page,) = documents([path])
    assert isinstance(page, SourceDocument)
    assert "transport and trade" in page.text and "Sport" not in page.text
    assert (page.title, page.published) == ("Ministers met in Istanbul", "2026-03-07")
    path.rename(tmp_path / "page.txt")
    assert texts(tmp_path / "page.txt") == [page.text]


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "more.jsonl"
    lines = [
        json.dumps(
            {
                "text": "One.",
                "url": "https://x/1",
                "published": "2026-03-07T12:00:00+05:00",
                "outlet": "X",
                "language": "ru",
                "title": None,
                "something": "else",
            }
        ),
        "",
        "{broken",
        '{"title": "no text"}',
        json.dumps({"text": "   "}),
        json.dumps({"text": "Two \ud800."}),
        '{"text": 7}',
    ]
    path.write_text("\n".join(lines), "utf-8")
    found = list(documents([path]))
    assert found[0] == SourceDocument("One.", f"{path}:1", "https://x/1", None, "2026-03-07", "X", "ru")
    assert [one.input.rsplit(":", 1)[1] for one in found] == ["1", "3", "4", "5", "6", "7"]
    assert [type(one) for one in found[1:]] == [Failure, Failure, Failure, type(found[4]), Failure]


def test_a_json_array(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_text(json.dumps([{"text": "One."}, {"text": "Two."}], indent=1), "utf-8")
    assert texts(path) == ["One.", "Two."]


def test_folders_with_all_below_them(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a/d.html", ".hidden/e.txt", "f.png", "g.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text({"l": '{"text": "line"}'}.get(name[-1], name), "utf-8")
    (tmp_path / "a/d.html").write_text(PAGE, "utf-8")
    names = [Path(one.input).name for one in documents([tmp_path])]
    assert names == ["c.txt", "d.html", "b.txt", "g.jsonl:1"]


def test_what_is_wrong_is_said_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources_files, "TEXT_LIMIT", 1000)
    made = {
        "empty.txt": b"",
        "binary.txt": bytes(range(32)) * 20,
        "large.txt": b"x" * 1001,
        "none.html": b"<html></html>",
        "good.txt": b"Good.",
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    found = list(documents([tmp_path, tmp_path / "nowhere.txt"]))
    assert [one.text for one in found if isinstance(one, SourceDocument)] == ["Good."]
    assert failures(tmp_path / "large.txt") == ["too large: more than 1,000 bytes"]
    assert failures(tmp_path / "nowhere.txt") == ["no such file or folder"]
    assert failures(tmp_path / "empty.txt") == ["no text in it"]
    assert "no text" in failures(tmp_path / "binary.txt")[0] or "not a text" in failures(tmp_path / "binary.txt")[0]
    assert failures(tmp_path / "none.html") == ["no article found in the page"]


@pytest.mark.parametrize(
    ("given", "count"), [("Plain text.", 1), ('{"text": "a"}\n{"text": "b"}\n', 2), (PAGE, 1), ("", 1)]
)
def test_standard_input(given: str, count: int) -> None:
    found = list(standard_input(io.BytesIO(given.encode())))
    assert len(found) == count and all(one.input.startswith("-") for one in found)
    assert isinstance(found[0], Failure) is (given == "")


def fake_read(text: str, **given: str | None) -> Reading:
    """A reader that finds nothing, and falls over some texts."""
    import hashlib

    if "fall" in text:
        raise RuntimeError("over it")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Reading(
        given["input"], Source(f"sha256:{digest}", given["url"], None, None, [], given["published"], None), []
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_ingest_tells_what_became_of_each(tmp_path: Path, jobs: int) -> None:
    given = [SourceDocument(f"text {n}", f"f:{n}") for n in range(100)] + [SourceDocument("fall", "f:x")]
    given += [Failure("f:y", "bad"), given[0]]  # type: ignore[list-item]
    with Record.open(tmp_path / "r.sqlite") as record:
        seen: list[int] = []
        outcome = ingest(record, given, fake_read, "fake", jobs=jobs, progress=seen.append)
        assert (outcome.new, outcome.known) == (100, 1)
        assert {(one.input, one.reason) for one in outcome.failed} == {
            ("f:y", "bad"),
            ("f:x", "cannot be read: RuntimeError: over it"),
        }
        again = ingest(record, given, fake_read, "fake", jobs=jobs)
        assert (again.read, again.new, again.known) == (0, 0, 101)
        assert seen == sorted(seen) and seen[-1] == 103


def test_chunks_stay_in_order() -> None:
    given = [SourceDocument(f"text {n}", f"f:{n}") for n in range(150)]
    read = [document.input for chunk in readings(given, fake_read, 2) for document, _ in chunk]
    assert read == [one.input for one in given]
