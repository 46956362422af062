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

    fixed = list(decided)
    for pair in fixed:
        if group[pair[0]] is not group[pair[1]]:
            join(pair)
    ordered = _ordered(likenesses, anchors)
    for a, b in ordered:
        fewer, more = (group[a], group[b]) if len(group[a]) < len(group[b]) else (group[b], group[a])
        if fewer is not more and not any(hostile(report, more) for report in fewer):
            join((a, b))
    _reunite(group, ordered, anchors, hostile, {report for pair in fixed for report in pair})
    unique = {id(members): sorted(members, key=anchors.__getitem__) for members in group.values()}
    return sorted(unique.values(), key=lambda members: anchors[members[0]])


def _reunite(
    group: dict[int, set[int]],
    ordered: Iterable[Pair],
    anchors: Mapping[int, str],
    hostile: Callable[[int, AbstractSet[int]], bool],
    fixed: AbstractSet[int],
) -> None:
    """Where nothing but a text that tells it twice keeps two groups apart, the others go to the larger of them."""
    text = {report: anchor.partition(":")[0] for report, anchor in anchors.items()}
    for a, b in ordered:
        fewer, more = sorted((group[a], group[b]), key=lambda some: (len(some), min(anchors[one] for one in some)))
        there = {text[report] for report in more}
        movers = {report for report in fewer if text[report] not in there} - fixed
        if fewer is more or len(movers) == len(fewer) or movers.isdisjoint((a, b)):
            continue
        if not any(hostile(x, {y for y in more if text[y] != text[x]}) for x in fewer):
            more |= movers
            fewer -= movers
            group.update(dict.fromkeys(movers, more))
