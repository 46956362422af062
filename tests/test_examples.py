"""The examples hold: every sentence is read as it says, in every language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from valid import TYPES

from kengash import read
from kengash.language import CODES
from kengash.summary import facts

FOLDER = Path(__file__).resolve().parents[1] / "examples"
KINDS = (*sorted(TYPES), "documents", "topics", "status", "delegation", "margins")


def test_no_kind_is_empty_in_a_language() -> None:
    empty = [f"{kind} × {code}" for kind in KINDS for code in CODES if not (FOLDER / kind / f"{code}.toml").is_file()]
    assert empty == []


def test_every_file_is_of_a_kind_and_a_language() -> None:
    files = {(p.parent.name, p.stem) for p in FOLDER.glob("*/*.toml")}
    assert files <= {(kind, code) for kind in KINDS for code in CODES}


def examples() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for path in sorted(FOLDER.glob("*/*.toml")):
        for number, example in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get("example", []), 1):
            found.append((f"{path.parent.name}-{example['language']}-{number}", example))
    return found


ALL = examples()


@pytest.mark.parametrize("example", [e for _, e in ALL], ids=[name for name, _ in ALL])
def test_reads(example: dict[str, Any]) -> None:
    reading = read(example["text"], published=example.get("published"), language=example["language"])
    told = [facts(e) for e in reading.encounters]
    assert len(told) == len(example["reads"]), told
    for wanted, found in zip(example["reads"], told, strict=True):
        missing = [fact for fact in wanted if fact not in found]
        assert not missing, (missing, found)
        if example.get("only"):
            extra = [f for f in found if f not in wanted and not f.startswith(("form:", "date:", "theme:"))]
            assert not extra, extra
