"""`fuzz.py N [SEED]`: reads N random texts and says how many failed. The same seed gives the same texts.

A failure is an exception, a reading that is not what RECORD promises (see tests/valid.py), or, on every tenth text,
another answer the second time or an exception of `trace`.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import valid
import wordstock

from kengash.engine import read, trace

SHOWN = 20  # distinct failures printed
PUBLISHED = (None, "2026-03-08", "2024-02-29", "2026-12-31")


def case(number: int, seed: int) -> tuple[str, str | None, str | None]:
    """Text, day and language of one case."""
    rng = random.Random(f"{seed}:{number}")
    text, language = wordstock.text(rng, rng.choices((3, 14, 60), (78, 20, 2))[0])
    return text, rng.choice(PUBLISHED), language if rng.random() < 0.6 else None


def failure(text: str, published: str | None, language: str | None, twice: bool) -> tuple[str, int]:
    """What went wrong with one text ("" if nothing did), and how many encounters were read."""
    try:
        reading = read(text, published, language)
        found = "; ".join(valid.wrong(reading, text)[:2])
        if twice and not found:
            found = "" if read(text, published, language) == reading else "another answer the second time"
            trace(text, published, language)
        return found, len(reading.encounters)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} {error} at {Path(last.filename).name}:{last.lineno}", 0


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    failed: Counter[str] = Counter()
    encounters, begun = 0, time.perf_counter()
    for number in range(count):
        text, published, language = case(number, seed)
        found, read_ = failure(text, published, language, number % 10 == 0)
        encounters += read_
        if found:
            kind = found.split(" at ")[-1] if " at " in found else found.split(" ")[0]
            failed[kind] += 1
            if failed[kind] == 1 and len(failed) <= SHOWN:
                print(f"case {number} of seed {seed}: {found}\n  {text!r} {published} {language}", flush=True)
    seconds = time.perf_counter() - begun
    print(
        f"{count} cases, seed {seed}: {sum(failed.values())} failed, "
        f"{encounters} encounters, {count / seconds:.0f} cases/s"
    )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
