"""Imports run one way, in the order of the pipeline; faces do not import one another."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "src" / "kengash"
# From the ground up. A module may import only from lines above it, or from its own package.
ORDER = [
    "derived",
    "world",
    "nouns",
    "scripts",
    "decoding",
    "transliteration",
    "identify",
    "segmentation",
    "text",
    "families",
    "names",
    "people",
    "phrases",
    "gate",
    "stock",
    "language",
    "mentions",
    "clauses",
    "encounters",
    "engine",
    "summary",
    "record",
    "sources",
    "faces",
]


def layer(module: str) -> int:
    return ORDER.index(module)


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [a.name for a in node.names] if isinstance(node, ast.Import) else []
        found |= {n.split(".")[1] for n in names if n.startswith("kengash.") and len(n.split(".")) > 1}
    return found


def test_imports_run_one_way() -> None:
    wrong = []
    for path in ROOT.rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts == ("__init__",):
            continue
        own = parts[0]
        wrong += [f"{own} imports {other}" for other in imported(path) if other != own and layer(other) >= layer(own)]
    assert wrong == []


def test_every_module_has_its_place() -> None:
    modules = {p.relative_to(ROOT).with_suffix("").parts[0] for p in ROOT.rglob("*.py")} - {"__init__"}
    assert modules <= set(ORDER)


def test_faces_do_not_import_one_another() -> None:
    allowed = {"cli"}  # the entry point gathers the others
    for path in (ROOT / "faces").glob("*.py"):
        if path.stem in allowed:
            continue
        text = path.read_text(encoding="utf-8")
        assert "kengash.faces.cli" not in text


def test_no_words_of_a_language_in_code() -> None:
    wrong = []
    for path in ROOT.rglob("*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if any(
                c.isalpha() and ("\u0400" <= c <= "\u04ff" or "\u0600" <= c <= "\u06ff") for c in line.split("#")[0]
            ):
                wrong.append(f"{path.name}:{number}")
    assert wrong == []
