"""Read the gold articles and score the readings: `make score`, `make score LANG=ky MISSES=20`.

The gold lies beside the project, in ../shared; where it is absent this says so and does nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from kengash import read

SHARED = Path(__file__).resolve().parents[2] / "shared"


def predict(line: str) -> bytes:
    """One gold document read, as a line of JSON with its id."""
    gold = json.loads(line)
    document = gold["document"]
    reading = read(
        document["text"],
        published=document.get("published"),
        language=document.get("language"),
        title=document.get("title"),
        outlet=document.get("outlet"),
    )
    return msgspec.json.encode({"id": gold["id"], **msgspec.to_builtins(reading)})


def main() -> int:
    if not (SHARED / "gold").is_dir():
        print("no gold beside the project (../shared/gold): nothing to score")
        return 0
    wanted, misses = os.environ.get("LANG_", ""), os.environ.get("MISSES", "0")
    files = [f for f in sorted((SHARED / "gold").glob("*.jsonl")) if wanted in f.stem]
    lines = [line for f in files for line in f.read_text(encoding="utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        gold, read_ = Path(folder, "gold.jsonl"), Path(folder, "read.jsonl")
        gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
        read_.write_bytes(b"\n".join(predict(line) for line in lines) + b"\n")
        return subprocess.call(
            [sys.executable, str(SHARED / "tools" / "score.py"), str(gold), str(read_), "--misses", misses]
        )


if __name__ == "__main__":
    sys.exit(main())
