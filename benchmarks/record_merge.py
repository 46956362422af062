"""Merge accuracy on the invented corpus: B³, false merges, and every encounter that came out wrong.

    python benchmarks/record_merge.py [--wrong]
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import msgspec

from kengash.nouns import Reading
from kengash.record import Arrival, Record

HERE = Path(__file__).parent.parent / "tests" / "record"
sys.path.insert(0, str(HERE))
from score import b_cubed, false_merges  # noqa: E402


def load(path: Path) -> list[tuple[list[str], Arrival]]:
    """(truth, arrival) of each line of a corpus."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(row["truth"], Arrival(row["text"], msgspec.convert(row["reading"], Reading), "corpus")) for row in rows]


def merged(corpus: list[tuple[list[str], Arrival]]) -> tuple[list[str], list[str]]:
    """(truth, found) of each report."""
    truth: list[str] = []
    found: list[str] = []
    with Record.open(":memory:") as record:
        record.add(arrival for _, arrival in corpus)
        for names, arrival in corpus:
            digest = arrival.reading.document.id.removeprefix("sha256:")
            for number, name in enumerate(names, 1):
                truth.append(name)
                found.append(record.encounter_at(digest, number))
    return truth, found


def main() -> None:
    corpus = load(HERE / "corpus" / "reports.jsonl")
    truth, found = merged(corpus)
    precision, recall, f1 = b_cubed(truth, found)
    print(f"reports {len(truth)}, encounters {len(set(truth))}, found {len(set(found))}")
    print(f"B3 precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}; false merges {false_merges(truth, found):.2%}")
    if "--wrong" in sys.argv:
        by_truth, by_found = defaultdict(list), defaultdict(list)
        for t, f in zip(truth, found, strict=True):
            by_truth[t].append(f)
            by_found[f].append(t)
        print({t: f for t, f in by_truth.items() if len(set(f)) > 1})
        print({f: t for f, t in by_found.items() if len(set(t)) > 1})


if __name__ == "__main__":
    main()
