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
