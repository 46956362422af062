"""How much of the reader's own speed an ingest keeps, and what real readings weigh on disk.

    python benchmarks/record_ingest.py FILE.jsonl … [--copies 8] [--jobs 2]

Each document is read `copies` times, told apart by a line at its end, so that a small set of real articles fills a
record of some size.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from kengash import read
from kengash.record import Record
from kengash.sources import SourceDocument, documents
from kengash.sources.ingest import ingest, read_one


def seconds(run: Callable[[], object]) -> tuple[float, float]:
    """How long it takes, by the clock and of this process's time on the processor."""
    start, busy = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - start, time.process_time() - busy


def copied(given: list[SourceDocument], copies: int) -> list[SourceDocument]:
    """The documents so many times, each a text of its own."""
    return [
        msgspec.structs.replace(one, text=f"{one.text}\n{number}", input=f"{one.input}#{number}")
        for number in range(copies)
        for one in given
    ]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+")
    options.add_argument("--copies", type=int, default=8)
    options.add_argument("--jobs", type=int, default=2)
    given = options.parse_args()
    found = [one for one in documents(given.files) if isinstance(one, SourceDocument)]
    texts = copied(found, given.copies)
    size = sum(len(one.text.encode()) for one in texts)
    for one in found:  # dictionaries and lexicons are loaded once, and that is not what is measured
        read_one(one, read)
    alone, busy = seconds(lambda: [read_one(one, read) for one in texts])
    print(f"{len(texts)} documents of {size / len(texts):.0f} bytes; reader alone {len(texts) / alone:.0f} a second")
    for jobs in sorted({1, given.jobs}):
        with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "record.sqlite") as record:
            took, used = seconds(lambda r=record, j=jobs: ingest(r, texts, read, "benchmark", jobs=j))
            disk = (Path(folder) / "record.sqlite").stat().st_size
            print(
                f"ingest --jobs {jobs}: {len(texts) / took:.0f} a second, {alone / took:.0%} of the reader alone"
                f"{f' ({busy / used:.0%} by processor time)' if jobs == 1 else ''}; "
                f"disk {disk / size:.2f} times the text; {record.counts()}"
            )


if __name__ == "__main__":
    main()
