"""Merge accuracy on whole articles that nobody tuned a rule on: B³, false merges, and what came out wrong.

python benchmarks/record_heldout.py [--wrong]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "record"))
from heldout import merged, read_all
from score import b_cubed, false_merges


def main() -> None:
    readings = read_all()
    truth, found = merged(readings)
    marks = [mark.name for article, _ in readings for mark in article.marks]
    precision, recall, f1 = b_cubed(truth, found)
    print(f"articles {len(readings)}, encounters {len(set(marks))}, told {len(marks)} times, read {len(truth)} times")
    print(f"B3 precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print(f"false merges {false_merges(truth, found):.2%} of the pairs joined")
    if "--wrong" in sys.argv:
        by_truth, by_found = defaultdict(list), defaultdict(list)
        for name, slug in zip(truth, found, strict=True):
            by_truth[name].append(slug)
            by_found[slug].append(name)
        print("unread", sorted(set(marks) - set(truth)), {n for n in marks if marks.count(n) != truth.count(n)})
        print("apart", *((n, s) for n, s in by_truth.items() if len(set(s)) > 1), sep="\n  ")
        print("joined", *((s, n) for s, n in by_found.items() if len(set(n)) > 1), sep="\n  ")


if __name__ == "__main__":
    main()
