"""From pairs to encounters: likest pairs first, and never across a conflict.

A function of the set of reports: the order is by score, then by content, so the order of arrival has no say. It need
only see one connected component of likenesses at a time, because nothing is joined across components.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

Pair = tuple[int, int]


def _ordered(likenesses: Mapping[Pair, float], anchors: Mapping[int, str]) -> list[Pair]:
    def rank(pair: Pair) -> tuple[float, str, str]:
        first, second = sorted((anchors[pair[0]], anchors[pair[1]]))
        return -likenesses[pair], first, second

    return sorted(likenesses, key=rank)


def _free(a: Iterable[int], b: Iterable[int], forbidden: Callable[[int, int], bool]) -> bool:
    others = list(b)
    return not any(forbidden(x, y) for x in a for y in others)


def clusters(
    anchors: Mapping[int, str],
    likenesses: Mapping[Pair, float],
    forbidden: Callable[[int, int], bool],
    decided: Iterable[Pair] = (),
) -> list[list[int]]:
    """Groups of reports, each one encounter; `decided` pairs are joined whatever else is said."""
    group = {report: [report] for report in anchors}

    def join(pair: Pair) -> None:
        whole = group[pair[0]] + group[pair[1]]
        group.update(dict.fromkeys(whole, whole))

    for pair in decided:
        if group[pair[0]] is not group[pair[1]]:
            join(pair)
    for a, b in _ordered(likenesses, anchors):
        if group[a] is not group[b] and _free(group[a], group[b], forbidden):
            join((a, b))
    unique = {id(members): sorted(members, key=anchors.__getitem__) for members in group.values()}
    return sorted(unique.values(), key=lambda members: anchors[members[0]])
