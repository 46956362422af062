"""Names compared: ours beside what one would take instead. Run: python benchmarks/names.py

Each measure gives a score for each pair of tests/data/name_pairs.tsv. Theirs is cut where its F1 on these pairs is
best, and where it finds most at the precision wanted of ours: advantages that ours, with its fixed threshold, does not
take. rapidfuzz compares the names in ASCII letters (anyascii, or unidecode); a missing library is left out.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kengash.names import SAME, key, same_person
from kengash.people import People

PAIRS = Path(__file__).parent.parent / "tests" / "data" / "name_pairs.tsv"
PRECISION = 0.995
Measure = Callable[[str, str], float]


def pairs() -> list[tuple[bool, str, str]]:
    """All pairs with whether they are one person's."""
    lines = (line.split("\t") for line in PAIRS.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [(mark == "=", one, other) for mark, one, other in lines]


def ascii_folder() -> Callable[[str], str] | None:
    """Whatever turns any script into ASCII here."""
    for module, function in (("anyascii", "anyascii"), ("unidecode", "unidecode")):
        try:
            return getattr(importlib.import_module(module), function)
        except ImportError:
            continue
    return None


def rapidfuzz_measures() -> Iterator[tuple[str, Measure]]:
    """Three usual measures of rapidfuzz over ASCII letters."""
    folder = ascii_folder()
    if folder is None:
        print("left out: rapidfuzz (neither anyascii nor unidecode is installed)")
        return
    from rapidfuzz import distance, fuzz

    def folded(measure: Callable[[str, str], float]) -> Measure:
        return lambda one, other: measure(folder(one).lower(), folder(other).lower())

    yield "rapidfuzz token_sort_ratio", folded(lambda a, b: fuzz.token_sort_ratio(a, b) / 100)
    yield "rapidfuzz token_set_ratio", folded(lambda a, b: fuzz.token_set_ratio(a, b) / 100)
    yield "rapidfuzz JaroWinkler", folded(distance.JaroWinkler.normalized_similarity)


def nomenklatura_measure() -> Iterator[tuple[str, Measure]]:
    """The matcher logic-v2 of nomenklatura, each name a person of one property."""
    try:
        from followthemoney import model
        from nomenklatura.matching import LogicV2
        from nomenklatura.matching.types import ScoringConfig
    except ImportError:
        print("left out: nomenklatura (not installed)")
        return
    config = ScoringConfig.defaults()

    def person(name: str):
        return model.get_proxy({"id": name, "schema": "Person", "properties": {"name": [name]}})

    yield "nomenklatura logic-v2", lambda a, b: LogicV2.compare(person(a), person(b), config).score


def figures(judged: list[tuple[bool, float]], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 at a threshold."""
    right = sum(same and score >= threshold for same, score in judged)
    found = sum(score >= threshold for _, score in judged)
    wanted = sum(same for same, _ in judged)
    precision, recall = right / max(found, 1), right / wanted
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def thresholds(judged: list[tuple[bool, float]], fixed: float | None) -> list[float]:
    """Where to cut: as fixed, or at the best F1 and at the greatest recall that keeps the precision wanted."""
    if fixed is not None:
        return [fixed]
    measured = {cut: figures(judged, cut) for cut in {score for _, score in judged}}
    best = max(measured, key=lambda cut: measured[cut][2])
    return [best, *sorted(cut for cut, (precision, _, _) in measured.items() if precision >= PRECISION)[:1]]


def report(name: str, measure: Measure, fixed: float | None = None) -> None:
    """One line of the table, or two."""
    start = time.perf_counter()
    judged = [(same, measure(one, other)) for same, one, other in pairs()]
    each = (time.perf_counter() - start) / len(judged) * 1e6
    for cut in thresholds(judged, fixed):
        precision, recall, f1 = figures(judged, cut)
        print(f"{name:30} {cut:9.2f} {precision:9.3f} {recall:7.3f} {f1:7.3f} {each:9.1f}")


def speed() -> None:
    """How fast keys are made and people found."""
    names = [name for _, one, other in pairs() for name in (one, other)]
    for round_ in ("cold", "warm"):
        start = time.perf_counter()
        for name in names:
            key(name)
        print(f"key, {round_}: {(time.perf_counter() - start) / len(names) * 1e6:.2f} µs")
    start = time.perf_counter()
    people = People.load()
    print(f"people: {len(people)} loaded in {(time.perf_counter() - start) * 1e3:.0f} ms")
    start = time.perf_counter()
    for name in names:
        people.find(name)
    print(f"find: {(time.perf_counter() - start) / len(names) * 1e6:.1f} µs")


def main() -> None:
    """The table, then the speeds."""
    speed()
    print(f"\n{'':30} {'threshold':>9} {'precision':>9} {'recall':>7} {'F1':>7} {'µs/pair':>9}")
    report("kengash same_person", same_person, SAME)
    report("kengash key equal", lambda a, b: float(key(a) == key(b)), 1.0)
    for measures in (rapidfuzz_measures(), nomenklatura_measure()):
        for name, measure in measures:
            report(name, measure)


if __name__ == "__main__":
    main()
