"""Seconds per megabyte of documents that grow: `linear.py [LARGEST_MB] [SHAPE …]`. Linear cost means level rows."""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from kengash import read

ROOT = Path(__file__).resolve().parents[1]
SIZES = (0.1, 0.5, 1, 2, 5)
MEGA = 1_000_000


def article() -> str:
    return (ROOT / "examples" / "sample.txt").read_text(encoding="utf-8").split("\n", 1)[1]


def examples() -> str:
    """All example sentences of one language, one after another."""
    files = sorted((ROOT / "examples").glob("*/uz.toml"))
    return "\n".join(e["text"] for f in files for e in tomllib.loads(f.read_text(encoding="utf-8"))["example"])


def filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


SHAPES: dict[str, Callable[[int], str]] = {
    "article again and again": lambda n: filled(article() + "\n", n),
    "examples again and again": lambda n: filled(examples() + "\n", n),
    "one line of sentences": lambda n: filled(article().replace("\n", " ") + " ", n),
    "one sentence without end": lambda n: filled(article().replace("\n", " ").replace(".", ",") + " ", n),
    "one word a line": lambda n: filled("Президенти\n", n),
    "short lines": lambda n: filled("ва\n", n),
    "one word": lambda n: "учрашувда бўлди. " * 20 + "а" * n,
    "names": lambda n: "учрашув ўтказди. " * 20 + filled("Анвар Содиқов ", n),
    "brackets": lambda n: article() + "(" * (n // 2) + ")" * (n // 2),
    "stops": lambda n: article() + "." * n,
    "apostrophes": lambda n: "Oʻzbekiston va Qozogʻiston prezidentlari uchrashdi. " * 20 + "g'" * (n // 2),
    "blanks": lambda n: article() + " " * n + "учрашди.",
    "digits": lambda n: article() + " март " + "1" * n,
    "hyphens": lambda n: article() + filled("а-", n),
    "marks": lambda n: article() + filled("й\u0306", n),
}


def main() -> None:
    largest = float(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    chosen = sys.argv[2:] or list(SHAPES)
    read(SHAPES["article again and again"](10_000))
    sizes = [s for s in SIZES if s <= largest]
    print(f"{'seconds per MB':<28}" + "".join(f"{s:>8} MB" for s in sizes), flush=True)
    for name in chosen:
        print(f"{name:<28}", end="", flush=True)
        for size in sizes:
            text = SHAPES[name](int(size * MEGA))
            begun = time.perf_counter()
            read(text, "2026-03-08")
            seconds = (time.perf_counter() - begun) / size
            print(f"{seconds:>11.2f}", end="", flush=True)
            if seconds > 120:
                break
        print(flush=True)


if __name__ == "__main__":
    main()
