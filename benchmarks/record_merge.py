"""Merge accuracy on the invented corpus: B³, false merges, and every encounter that came out wrong.

python benchmarks/record_merge.py [--wrong]
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date, timedelta
from pathlib import Path

import msgspec

from kengash.nouns import Reading
from kengash.record import Arrival, Record

HERE = Path(__file__).parent.parent / "tests" / "record"
sys.path.insert(0, str(HERE))
import make_corpus  # noqa: E402
from score import b_cubed, false_merges, report  # noqa: E402


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


LANGUAGES = ["en", "ru", "uz-Latn", "uz-Cyrl", "kk", "kk-Latn", "ky", "tk", "az", "tr"]
DATES, PEOPLE, PLACES = ["", "", "", "r", "p", "p"], ["", "", "", "", "o", "u", "i"], ["", "", "", "-c", "c"]


def drawn(seed: int) -> list[tuple[list[str], Arrival]]:
    """Every encounter of the corpus told by 3–6 documents, each with what it says and leaves out drawn by lot."""
    lot = random.Random(seed)
    rows = []
    for name, event in make_corpus.EVENTS.items():
        for number in range(lot.randint(3, 6)):
            words = [lot.choice(DATES), lot.choice(PEOPLE), lot.choice(PLACES)]
            later = lot.choice((0, 0, 1, 1, 2) if "p" not in words else (0, 1, 1))
            published = (date.fromisoformat(event["day"]) + timedelta(days=later)).isoformat()
            flags = make_corpus.flags([word for word in words if word])
            row = make_corpus.reading(f"{name}-{number}", lot.choice(LANGUAGES), published, [(name, flags)])
            rows.append((row["truth"], Arrival(row["text"], msgspec.convert(row["reading"], Reading), "lot")))
    lot.shuffle(rows)
    return rows


def by_lot(corpora: int) -> None:
    """Mean and worst over corpora drawn by lot."""
    scores = [merged(drawn(seed)) for seed in range(corpora)]
    f1 = [b_cubed(*one)[2] for one in scores]
    false = [false_merges(*one) for one in scores]
    print(
        f"{corpora} corpora by lot: B3 F1 mean {sum(f1) / len(f1):.3f}, worst {min(f1):.3f}; "
        f"false merges mean {sum(false) / len(false):.2%}, worst {max(false):.2%}"
    )


def main() -> None:
    make_corpus.load_people()
    if "--random" in sys.argv:
        by_lot(int(sys.argv[-1]))
        return
    corpus = load(HERE / "corpus" / "reports.jsonl")
    truth, found = merged(corpus)
    print(f"reports {len(truth)}, encounters {len(set(truth))}, found {len(set(found))}")
    report(truth, found, "--wrong" in sys.argv)


if __name__ == "__main__":
    main()
