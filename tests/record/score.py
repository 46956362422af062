"""How well merged encounters agree with the truth: B³ and false merges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations


def b_cubed(truth: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """(precision, recall, F1), an average over reports."""
    both, by_found, by_truth = Counter(zip(truth, found, strict=True)), Counter(found), Counter(truth)
    pairs = list(zip(truth, found, strict=True))
    precision = sum(both[t, f] / by_found[f] for t, f in pairs) / len(pairs)
    recall = sum(both[t, f] / by_truth[t] for t, f in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def false_merges(truth: Sequence[str], found: Sequence[str]) -> float:
    """The share of joined pairs of reports that tell of different encounters."""
    joined = [(a, b) for a, b in combinations(range(len(truth)), 2) if found[a] == found[b]]
    return sum(truth[a] != truth[b] for a, b in joined) / max(1, len(joined))


def report(truth: Sequence[str], found: Sequence[str], wrong: bool = False) -> None:
    """Prints the scores; with `wrong`, also the encounters that came out apart and those that were joined."""
    precision, recall, f1 = b_cubed(truth, found)
    print(f"B3 precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print(f"false merges {false_merges(truth, found):.2%} of the pairs joined")
    if wrong:
        print("apart", *_several(truth, found), sep="\n  ")
        print("joined", *_several(found, truth), sep="\n  ")


def _several(keys: Sequence[str], values: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The keys that stand beside more than one value."""
    beside: dict[str, list[str]] = {}
    for key, value in zip(keys, values, strict=True):
        beside.setdefault(key, []).append(value)
    return [(key, all_) for key, all_ in beside.items() if len(set(all_)) > 1]
