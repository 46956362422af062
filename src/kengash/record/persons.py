"""How the participants of two reports answer to each other: as persons, as offices, as sides."""

from __future__ import annotations

from typing import NamedTuple

from .identity import full, same, seat, unlike
from .model import HEIGHTS, Report, Who


class Match(NamedTuple):
    """How many participants two reports share: by person, else by office, else only by the side they speak for."""

    persons: int
    offices: int
    sides: int


def _one_side(a: Who, b: Who) -> bool:
    return not a.side or not b.side or a.side == b.side


def same_who(a: Who, b: Who) -> bool:
    """Both are named, and the names are one person's."""
    if a.world and b.world:
        return a.world == b.world
    if not a.name or not b.name or not _one_side(a, b) or not same(a.name, b.name):
        return False
    return (full(a.name) and full(b.name)) or not _other_office(a, b)


def _other_office(a: Who, b: Who) -> bool:
    return bool(a.office and b.office) and _seat(a) != _seat(b)


def _seat(who: Who) -> str:
    return seat(who.office, who.rank)


def _same_office(a: Who, b: Who) -> bool:
    """One office of one side, where no two names speak against it."""
    if a.name and b.name and unlike(a.name, b.name):
        return False
    return bool(a.office) and _seat(a) == _seat(b) and bool(a.side) and a.side == b.side


def matches(a: Report, b: Report) -> Match:
    """Each participant of one report answers to at most one of the other."""
    left, right = list(a.present), list(b.present)
    persons = _pair_off(left, right, same_who)
    offices = _pair_off(left, right, _same_office)
    sides = {who.side for who in left if who.side} & {who.side for who in right if who.side}
    return Match(persons[0], offices[0], len(sides - persons[1] - offices[1]))


def _pair_off(left: list[Who], right: list[Who], rule: object) -> tuple[int, set[str]]:
    """Takes matched pairs out of both lists; how many, and whose sides they were."""
    assert callable(rule)
    sides: set[str] = set()
    count = 0
    for who in tuple(left):
        other = next((candidate for candidate in right if rule(who, candidate)), None)
        if other is not None:
            left.remove(who)
            right.remove(other)
            sides |= {who.side, other.side}
            count += 1
    return count, sides


def _of_side(report: Report, side: str) -> list[Who]:
    return [who for who in report.present if who.side == side and who.kind == "person"]


def _differ(a: list[Who], b: list[Who]) -> bool:
    """A side that is told in both reports, by people or offices that cannot be the same."""
    if not a or not b:
        return False
    return not any(_may_be_one(x, y) for x in a for y in b)


def _may_be_one(a: Who, b: Who) -> bool:
    if a.world and b.world:
        return a.world == b.world
    if a.name and b.name:
        return same_who(a, b) or not (unlike(a.name, b.name) or _other_office(a, b))
    return not a.rank or not b.rank or (a.rank == b.rank and not _other_office(a, b))


def all_same(a: Report, b: Report) -> bool:
    """Everybody told in either report is a person told in the other too."""
    there = len(a.present)
    if there < 2 or there != len(b.present) or _surnames(a) != _surnames(b):
        return False
    return matches(a, b).persons == there


def _surnames(report: Report) -> set[str]:
    return {who.surname for who in report.present}


def nobody_else(a: Report, b: Report) -> bool:
    """Everybody told in the report that tells fewer is a person told in the other."""
    fewer = min(len(a.present), len(b.present))
    return fewer > 0 and matches(a, b).persons == fewer


def host_told(wide: Report, narrow: Report) -> bool:
    """Who received in the one report can be somebody in the other."""
    hosts = [who for who in wide.present if "host" in who.roles]
    there = [who for who in narrow.present if any(who.side == host.side for host in hosts)]
    return not hosts or any(_may_be_one(host, who) for host in hosts for who in there)


def people_conflict(a: Report, b: Report) -> bool:
    """Some side speaks through different people in the two reports."""
    return any(_differ(_of_side(a, side), _of_side(b, side)) for side in a.sides & b.sides)


def _top(report: Report, side: str) -> int:
    return max((HEIGHTS.get(who.rank, 0) for who in _of_side(report, side)), default=0)


def level_conflict(a: Report, b: Report) -> bool:
    """On every side that both tell, one report has higher people than the other: presidents here, ministers there."""
    tops = [(_top(a, side), _top(b, side)) for side in sorted(a.sides & b.sides)]
    return len(tops) > 1 and all(x and y and x != y for x, y in tops)
