"""Processor seconds per megabyte of documents that grow: `linear.py [LARGEST_MB] [SHAPE …]`. Linear cost means level rows.

The first shapes are what people have; the others are what breaks readers: no ends, no spaces, nothing but one mark.
"""

from __future__ import annotations

import random
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from kengash import read

ROOT = Path(__file__).resolve().parents[1]
SIZES = (0.1, 0.5, 1, 2, 5)
MEGA = 1_000_000
PATIENCE = 300  # seconds for one document
UZBEK = "Oʻzbekiston va Qozogʻiston prezidentlari Toshkentda uchrashdi. " * 20
ENGLISH = "The foreign ministers of Turkey and Kazakhstan met in Ankara. " * 20


def article() -> str:
    return (ROOT / "examples" / "sample.txt").read_text(encoding="utf-8").split("\n", 1)[1]


def examples() -> str:
    """All example sentences of one language, one after another."""
    files = sorted((ROOT / "examples").glob("*/uz.toml"))
    return "\n".join(e["text"] for f in files for e in tomllib.loads(f.read_text(encoding="utf-8"))["example"])


def filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def digest(size: int) -> str:
    """Meetings of ever other people on ever other days, as in a year's chronicle."""
    rng, out, length = random.Random(1), [], 0
    while length < size:
        first, second = (" ".join(word(rng) for _ in range(2)) for _ in range(2))
        out.append(
            f"On {rng.randint(1, 28)} March {rng.randint(2015, 2025)} Foreign Minister of Turkey {first} met with "
            f"Foreign Minister of Kazakhstan {second} in Ankara. The ministers discussed trade."
        )
        length += len(out[-1]) + 1
    return "\n".join(out)


def word(rng: random.Random) -> str:
    return "".join(rng.choice("bdgklmnrstvz") + rng.choice("aeiou") for _ in range(rng.randint(2, 4))).capitalize()


SHAPES: dict[str, Callable[[int], str]] = {
    "article again and again": lambda n: filled(article() + "\n", n),
    "examples again and again": lambda n: filled(examples() + "\n", n),
    "one line of sentences": lambda n: filled(article().replace("\n", " ") + " ", n),
    "digest of other people": digest,
    "one sentence without end": lambda n: filled(article().replace("\n", " ").replace(".", ",") + " ", n),
    "english without end": lambda n: filled(ENGLISH.replace(".", " and"), n),
    "one title a line": lambda n: filled("Президенти\n", n),
    "short lines": lambda n: article() + filled("ва\n", n),
    "short words": lambda n: article() + filled("ва ", n),
    "blank lines": lambda n: article() + filled(" \n", n),
    "blanks": lambda n: article() + " " * n + "учрашди.",
    "one word": lambda n: article() + "а" * n,
    "one latin word": lambda n: article() + "a" * n,
    "one arabic word": lambda n: "قازاقستان پرەزيدەنتى تۇركيا پرەزيدەنتىمەن كەزدەستى. " * 20 + "ا" * n,
    "names": lambda n: article() + filled("Анвар Содиқов ", n),
    "states": lambda n: article() + filled("Туркия, ", n),
    "brackets": lambda n: article() + "(" * (n // 2) + ")" * (n // 2),
    "quotation marks": lambda n: article() + "«" * n,
    "stops": lambda n: article() + "." * n,
    "spaced stops": lambda n: article() + filled(". ", n),
    "initials": lambda n: article() + filled("А. ", n),
    "apostrophes": lambda n: UZBEK + "g'" * (n // 2),
    "only apostrophes": lambda n: UZBEK + "'" * n,
    "digits": lambda n: article() + " март " + "1" * n,
    "numbers": lambda n: article() + filled("1 март ", n),
    "commas in numbers": lambda n: article() + filled("1,", n),
    "hyphens": lambda n: article() + filled("а-", n),
    "dashes": lambda n: article() + "-" * n,
    "marks": lambda n: article() + filled("й\u0306", n),
    "only marks": lambda n: article() + "\u0306" * n,
    "backslashes": lambda n: article() + "\\" * n,
}


def main() -> None:
    largest = float(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    sizes = [s for s in SIZES if s <= largest] or [largest / 4, largest / 2, largest]
    read(article())
    print(f"{'seconds per MB':<28}" + "".join(f"{s:>8} MB" for s in sizes), flush=True)
    for name in sys.argv[2:] or SHAPES:
        print(f"{name:<28}", end="", flush=True)
        for size in sizes:
            text = SHAPES[name](int(size * MEGA))
            begun = time.process_time()
            read(text, "2026-03-08")
            seconds = time.process_time() - begun
            print(f"{seconds / size:>11.2f}", end="", flush=True)
            if seconds > PATIENCE:
                break
        print(flush=True)


if __name__ == "__main__":
    main()
