"""Who is who across texts.

People: names that fold to one key are one person unless states or world ids forbid it; a full name stays one person
when his office changes; an initial or a bare surname is given to the one full name that fits, by state and office, and
to nobody where two fit. Bodies: one world id, or one folded name. All of it is a function of the set of names alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import msgspec
from rapidfuzz import fuzz

from kengash import names
from kengash.world import facts

_PLAIN = re.compile(r"[^a-z]+")
_VOWELS = str.maketrans("", "", "aeiouy")
NEAR = 0.66  # likeness of two folded words below which they are no spellings of one
_LEAST = 2  # consonants that a surname is filed under; shorter ones keep their vowels


class Written(msgspec.Struct, frozen=True, order=True, gc=False):
    """One way a person is written: row of `person_names`."""

    key: str
    name: str
    state: str
    office: str
    world: str
    id: int = 0


@lru_cache(maxsize=200_000)
def key(name: str) -> str:
    """The folded form of a name."""
    return names.key(name)


def spelled(name: str) -> str:
    """The name in plain Latin letters, for ids that people read."""
    return names.spelling(name).replace("x", "sh").replace("c", "ch")


@lru_cache(maxsize=200_000)
def surname(name: str) -> str:
    """What names are filed under: the surname's folded consonants, since vowels vary most between spellings."""
    folded = names.family_key(name)
    consonants = folded.translate(_VOWELS)
    return consonants if len(consonants) >= _LEAST else folded


@lru_cache(maxsize=200_000)
def _same(a: str, b: str) -> bool:
    return names.same_person(a, b) >= names.SAME


def same(a: str, b: str) -> bool:
    """The two names can be one person's, whatever their scripts."""
    return a == b or _same(*sorted((a, b)))


@lru_cache(maxsize=200_000)
def _unlike(a: str, b: str) -> bool:
    shorter, longer = sorted((key(a).split(), key(b).split()), key=len)
    return any(max(_word(one, other) for other in longer) < NEAR for one in shorter) if longer else False


def _word(one: str, other: str) -> float:
    if len(one) == 1 or len(other) == 1:
        return float(one[0] == other[0])
    return fuzz.ratio(one, other) / 100


def unlike(a: str, b: str) -> bool:
    """The two names are surely not one person's: some word of the shorter has nothing near it in the longer.

    Between `same` and `unlike` lie names that a language respells freely: no proof either way.
    """
    return not same(a, b) and _unlike(*sorted((a, b)))


@lru_cache(maxsize=200_000)
def full(name: str) -> bool:
    """A given name and a surname, not an initial, not a surname alone."""
    return sum(len(part.strip(".")) > 1 for part in name.split()) > 1


@lru_cache(maxsize=10_000)
def is_state(side: str) -> bool:
    """`KZ` or `CY-TR`, not the short name of an organization."""
    return side == "CY-TR" or (len(side) == 2 and side.isupper() and side not in ("UN", "EU"))


def seat(office: str, rank: str) -> str:
    """What an office is, whatever it is called: "the president", "the head of state", "the leader" are one seat."""
    return rank if office and rank in facts.LEADERS else office


def _other_state(a: Written, b: Written) -> bool:
    return a.state != b.state and is_state(a.state) and is_state(b.state)


def _forbidden(a: Written, b: Written) -> bool:
    if a.world and b.world:
        return a.world != b.world
    return _other_state(a, b) or not same(a.name, b.name)


def _one(a: Written, b: Written) -> bool:
    return bool(a.world and a.world == b.world) or (full(a.name) and full(b.name) and not _forbidden(a, b))


def _join(groups: list[list[Written]], rule: Callable[[Written, Written], bool], apart: object) -> list[list[Written]]:
    """Joins groups that hold a pair of the rule, in the order of their content, and none that is forbidden."""
    assert callable(apart)
    order = sorted(groups, key=min)
    result: list[list[Written]] = []
    for group in order:
        home = next((g for g in result if any(rule(a, b) for a in group for b in g) and not apart(group, g)), None)
        if home is None:
            result.append(list(group))
        else:
            home.extend(group)
    return result


def _fits(short: Sequence[Written], long: Sequence[Written], by_office: bool) -> bool:
    """A shortened name can be this person's: the names agree, a state is shared, and, if asked, an office."""
    if any(_forbidden(a, b) for a in short for b in long):
        return False
    if not {w.state for w in short if w.state} & {w.state for w in long if w.state}:
        return False
    return not by_office or bool({w.office for w in short if w.office} & {w.office for w in long})


def _home(short: Sequence[Written], people: Sequence[list[Written]]) -> list[Written] | None:
    for by_office in (False, True):
        fitting = [person for person in people if _fits(short, person, by_office)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def people(
    written: Iterable[Written],
    together: Iterable[tuple[int, int]] = (),
    separate: frozenset[tuple[int, int]] = frozenset(),
) -> list[list[Written]]:
    """Groups of written names, each one person; `together` and `separate` are pairs of ids that somebody decided."""

    def apart(a: Sequence[Written], b: Sequence[Written]) -> bool:
        return any((x.id, y.id) in separate or (y.id, x.id) in separate for x in a for y in b)

    def clash(a: Sequence[Written], b: Sequence[Written]) -> bool:
        return apart(a, b) or any(_forbidden(x, y) for x in a for y in b)

    rows = sorted(written)
    decided = set(together)
    started = [[row] for row in rows]
    longs = _join([g for g in started if full(g[0].name) or g[0].world], _one, clash)
    shorts = _join([g for g in started if not (full(g[0].name) or g[0].world)], _short_one, clash)
    homes = [(short, _home(short, longs)) for short in shorts]
    for short, home in homes:
        if home is None or apart(short, home):
            longs.append(short)
        else:
            home.extend(short)
    joined = _join(longs, lambda a, b: (a.id, b.id) in decided or (b.id, a.id) in decided, lambda a, b: False)
    return sorted((sorted(group) for group in joined), key=lambda group: group[0])


def connected(written: Iterable[Written], touched: Iterable[int], together: Iterable[tuple[int, int]]) -> list[Written]:
    """Those that can be one person with the touched, through others too: all that the touched can change."""
    decided = {pair for a, b in together for pair in ((a, b), (b, a))}
    rest = {row.id: row for row in written}
    todo = [rest.pop(number) for number in sorted(touched) if number in rest]
    found = list(todo)
    while todo:
        row = todo.pop()
        near = [other for other in rest.values() if _may_be(row, other) or (row.id, other.id) in decided]
        for other in near:
            del rest[other.id]
        found += near
        todo += near
    return found


def _may_be(a: Written, b: Written) -> bool:
    return a.key == b.key or bool(a.world and a.world == b.world) or same(a.name, b.name)


def _short_one(a: Written, b: Written) -> bool:
    return a.key == b.key and a.state == b.state and (a.office == b.office or not a.office or not b.office)


def person_slug(group: Sequence[Written]) -> str:
    """A readable id that the names themselves give: the world's, else the fullest name's key and state."""
    world = min((w.world for w in group if w.world), default="")
    if world:
        return world
    best = best_name(group)
    state = min((w.state for w in group if is_state(w.state)), default=min((w.state for w in group), default=""))
    return "-".join(part for part in (*_PLAIN.sub(" ", spelled(best.name).lower()).split(), state.lower()) if part)


def best_name(group: Sequence[Written]) -> Written:
    """The fullest way a person is written; the first by content among equals."""
    return min(group, key=lambda w: (not full(w.name), -len(w.name.split()), w))


def body_slug(key: str, world: str) -> str:
    """A body's readable id: the world's, else its folded name."""
    return world or "-".join(key.split())
