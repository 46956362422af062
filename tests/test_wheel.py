"""The wheel carries all that the source tree has, and reads the sample where nothing else of the project is."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling")
ROOT = Path(__file__).resolve().parents[1]
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-build-isolation", "--wheel-dir", str(folder))
    subprocess.run([*PIP, "wheel", *options, str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


def test_it_carries_every_file(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    files = {p.relative_to(source).as_posix() for p in (source / "kengash").rglob("*") if p.is_file()}
    wanted = {f for f in files if f.endswith((".py", ".toml", ".sql", "py.typed"))}
    assert len(wanted) > 100
    assert wanted - inside == set()


def test_it_carries_nothing_else(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in inside} == {"kengash"}


def test_it_reads_the_sample_by_itself(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([*PIP, "install", "--no-deps", "--target", str(tmp_path / "installed"), str(wheel)], check=True)
    (tmp_path / "sample.txt").write_bytes((ROOT / "examples" / "sample.txt").read_bytes())
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    code = "import kengash; print(kengash.__file__); from kengash.faces.cli import main; main()"
    command = [sys.executable, "-c", code, "read", "sample.txt"]
    out = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True).stdout.decode()
    assert out.startswith(str(tmp_path / "installed"))
    assert "chair: Садир Жапаров" in out
