"""Kills an ingest with SIGKILL at random moments, again and again, and looks at what is left each time.

    python benchmarks/record_kill.py --kills 200 --documents 2000

After each kill: the store opens, SQLite finds no damage, no document is there by half, nothing points nowhere. When a
run has completed: the facts are, byte for byte, those of a run that nobody killed; then it begins anew.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from record_scale import World, articles

from kengash.record import Arrival, Record

BATCH = 16


def documents(count: int) -> Iterator[Arrival]:
    """The same invented articles every time."""
    return articles(World(7), count, 60, 4)


def child(path: Path, count: int) -> None:
    """Says that it begins, ingests, says that it has ended."""
    made = list(documents(count))
    print("go", flush=True)
    with Record.open(path) as record:
        record.add(made, batch=BATCH)
    print("done", flush=True)


def digest(path: Path) -> str:
    """Of all facts of a store."""
    with Record.open(path) as record:
        return hashlib.sha256(b"\n".join(record.dump())).hexdigest()


def problems(path: Path) -> list[str]:
    """What is wrong with a store; nothing, if all is well."""
    with Record.open(path) as record:
        return record.problems()


def run(path: Path, count: int, seconds: float) -> bool:
    """Starts an ingest and kills it so long after it began; whether it had ended before."""
    command = [sys.executable, __file__, "--child", str(path), "--documents", str(count)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return "done" in process.stdout.read()


def finish(path: Path, count: int) -> None:
    """Lets an ingest come to its end."""
    subprocess.run(
        [sys.executable, __file__, "--child", str(path), "--documents", str(count)],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def plain(folder: Path, count: int) -> tuple[str, float]:
    """The facts of an uninterrupted run, and how long it took."""
    path = folder / "plain.sqlite"
    made = list(documents(count))
    start = time.perf_counter()
    with Record.open(path) as record:
        record.add(made, batch=BATCH)
    return digest(path), time.perf_counter() - start


def kill(kills: int, count: int, seed: int = 0) -> tuple[int, int]:
    """Kills so many times; gives how many kills hit a running ingest, and how many runs were completed."""
    lot = random.Random(seed)
    killed = completed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted, took = plain(folder, count)
        path = folder / "killed.sqlite"
        while killed < kills:
            if run(path, count, lot.uniform(0, took / 2)):
                assert digest(path) == wanted, "completed, but with other facts"
                completed += 1
                for left in folder.glob("killed.sqlite*"):
                    left.unlink()
                continue
            killed += 1
            assert not problems(path), problems(path)
        finish(path, count)
        assert digest(path) == wanted, "completed at the end, but with other facts"
    return killed, completed + 1


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--child", type=Path)
    given = options.parse_args()
    if given.child:
        child(given.child, given.documents)
        return
    killed, completed = kill(given.kills, given.documents)
    print(
        f"killed {killed} times during an ingest of {given.documents} documents: every time the store opened whole; "
        f"{completed} completed runs gave the same bytes of facts as an uninterrupted one"
    )


if __name__ == "__main__":
    main()
