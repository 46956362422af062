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
    "hits",
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


def methods(path: Path) -> dict[str, tuple[list[str], set[str]]]:
    """Class -> its bases and its own methods, of one module."""
    classes = (n for n in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(n, ast.ClassDef))
    return {
        c.name: (
            [b.id for b in c.bases if isinstance(b, ast.Name)],
            {m.name for m in c.body if isinstance(m, ast.FunctionDef)},
        )
        for c in classes
    }


def hidden(package: dict[str, tuple[list[str], set[str]]], name: str) -> set[str]:
    """Methods that a class and one of those below it both have."""
    bases, own = package[name]
    below = [b for b in bases if b in package]
    twice = {m for b in below for m in own & (package[b][1] | inherited(package, b)) if not m.startswith("__")}
    return {f"{name}.{m}" for m in twice}


def inherited(package: dict[str, tuple[list[str], set[str]]], name: str) -> set[str]:
    found: set[str] = set()
    for base in (b for b in package[name][0] if b in package):
        found |= package[base][1] | inherited(package, base)
    return found


# A hole that the class above fills: what belongs to whom is read where owners are known.
MEANT_TO_HIDE = frozenset({"Belonging._belongings"})


def test_no_method_hides_another_of_its_chain() -> None:
    for folder in ("mentions", "clauses", "encounters"):
        package: dict[str, tuple[list[str], set[str]]] = {}
        for path in sorted((ROOT / folder).glob("*.py")):
            package |= methods(path)
        assert {m for name in package for m in hidden(package, name)} - MEANT_TO_HIDE == set()
