"""What is kept for the next start is right, and can be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kengash import derived as module
from kengash.derived import derived
from kengash.families import slavic


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def made(value: int, sources: tuple[bytes, ...] = (b"a", b"b")) -> dict[str, int]:
    return derived("test", sources, dict[str, int], lambda: {"x": value})


def test_it_is_worked_out_once(folder: Path) -> None:
    assert made(1) == {"x": 1}
    assert made(2) == {"x": 1}
    assert made(3, (b"ab", b"")) == {"x": 3}


def test_old_results_go(folder: Path) -> None:
    for n in range(9):
        made(n, (bytes([n]),))
    assert len(list(folder.iterdir())) == module.KEPT


@pytest.mark.parametrize("damage", (b"", b"{", b'{"x": "y"}', b"\xff\0"))
def test_a_damaged_cache_is_done_without(folder: Path, damage: bytes) -> None:
    made(1)
    for path in folder.iterdir():
        path.write_bytes(damage)
    assert made(2) == {"x": 2}
    assert made(3) == {"x": 2}


def test_without_a_folder_it_is_worked_out_each_time(folder: Path) -> None:
    folder.write_text("a file stands where the folder should")
    assert (made(1), made(2)) == ({"x": 1}, {"x": 2})


def test_kept_lemmas_are_those_of_the_dictionary() -> None:
    words = frozenset(("министр", "главы", "встретиться", "принимающий"))
    slavic.learn(words)
    for word in words:
        assert slavic._LEMMAS[word] == list(
            dict.fromkeys([word, *(slavic.lemma(p) for p in slavic.parses(word))]),
        )
