"""From pairs to encounters: likest pairs first, and never across a conflict.

A function of the set of reports: the order is by score, then by content, so the order of arrival has no say. It need
only see one connected component of likenesses at a time, because nothing is joined across components.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

Pair = tuple[int, int]


def _ordered(likenesses: Mapping[Pair, float], anchors: Mapping[int, str]) -> list[Pair]:
    def rank(pair: Pair) -> tuple[float, str, str]:
        first, second = anchors[pair[0]], anchors[pair[1]]
        return (-likenesses[pair], first, second) if first < second else (-likenesses[pair], second, first)

    return sorted(likenesses, key=rank)


def clusters(
    anchors: Mapping[int, str],
    likenesses: Mapping[Pair, float],
    hostile: Callable[[int, AbstractSet[int]], bool],
    decided: Iterable[Pair] = (),
) -> list[list[int]]:
    """Groups of reports, each one encounter; `decided` pairs are joined whatever else is said.

    `hostile` says whether a report cannot be one with some of a group.
    """
    group = {report: {report} for report in anchors}

    def join(pair: Pair) -> None:
        whole = group[pair[0]] | group[pair[1]]
        group.update(dict.fromkeys(whole, whole))

    for pair in decided:
        if group[pair[0]] is not group[pair[1]]:
            join(pair)
    for a, b in _ordered(likenesses, anchors):
        fewer, more = (group[a], group[b]) if len(group[a]) < len(group[b]) else (group[b], group[a])
        if fewer is not more and not any(hostile(report, more) for report in fewer):
            join((a, b))
    unique = {id(members): sorted(members, key=anchors.__getitem__) for members in group.values()}
    return sorted(unique.values(), key=lambda members: anchors[members[0]])
