"""What is not looked at would not have told anything: a gate that opens for every text changes no reading."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from kengash import engine, read
from kengash.gate import Gate
from kengash.language import load

FORGETTING = (
    ("gate", "REMEMBERED"),
    ("phrases", "REMEMBERED"),
    ("segmentation", "_REMEMBERED"),
    ("families.turkic", "REMEMBERED"),
    ("families.slavic", "REMEMBERED"),
    ("people", "_REMEMBERED"),
    ("names.folding", "_REMEMBERED"),
)
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def texts() -> list[tuple[str, str]]:
    found = []
    for path in sorted(EXAMPLES.glob("*/*.toml")):
        examples = tomllib.loads(path.read_text(encoding="utf-8")).get("example", [])
        found += [(example["language"], example["text"]) for example in examples]
    return found


def test_gate_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given = texts()
    assert given
    gated = [read(text, "2026-03-08", code).encounters for code, text in given]
    monkeypatch.setattr(Gate, "opens", lambda self, words: True)
    monkeypatch.setattr(engine, "_may_open", lambda view: True)
    assert gated == [read(text, "2026-03-08", code).encounters for code, text in given]


def test_what_is_forgotten_is_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    given = texts()[::7]
    remembered = [read(text, "2026-03-08", code).encounters for code, text in given]
    load.cache_clear()
    engine.tongue.cache_clear()
    for module, name in FORGETTING:
        monkeypatch.setattr(import_module(f"kengash.{module}"), name, 2)
    assert remembered == [read(text, "2026-03-08", code).encounters for code, text in given]
