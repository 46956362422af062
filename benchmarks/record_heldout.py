"""Merge accuracy on whole articles that nobody tuned a rule on: B³, false merges, and what came out wrong.

python benchmarks/record_heldout.py [--wrong]
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "record"))
from heldout import merged, read_all
from score import report


def main() -> None:
    readings = read_all()
    truth, found = merged(readings)
    marks = [mark.name for article, _ in readings for mark in article.marks]
    print(f"articles {len(readings)}, encounters {len(set(marks))}, told {len(marks)} times, read {len(truth)} times")
    report(truth, found, "--wrong" in sys.argv)
    if "--wrong" in sys.argv:
        print("unread", sorted(set(marks) - set(truth)), {n for n in marks if marks.count(n) != truth.count(n)})


if __name__ == "__main__":
    main()
