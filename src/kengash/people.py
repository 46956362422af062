"""Who held which office when: the people of world/people.toml, found by name in any script, or by office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

import msgspec

from kengash.derived import derived, read_table
from kengash.names import (
    family_key,
    fold_ahead,
    full_key,
    key,
    of_a_man,
    of_a_woman,
    same_person,
    spelling,
    surname,
)
from kengash.world import load

_SAME_OFFICES: Final = "same-offices"
_TIERS: Final = (
    ("head_of_state", "royal"),
    ("head_of_government",),
    ("secretary_general", "minister", "speaker"),
    ("deputy_head_of_government",),
)
_TIER: Final = {rank: tier for tier, ranks in enumerate(_TIERS) for rank in ranks}
_HEADS: Final = 1  # tiers up to here are heads of state and government
_LAST: Final = len(_TIERS)
_REMEMBERED: Final = 1 << 14
_SURE: Final = 0.84  # of `same_person`: from full names to initials


class Holding(msgspec.Struct, frozen=True):
    """One office that a person held: from `start`, and until `end` where that is known. Dates as precise as known."""

    office: str
    represents: str
    start: str
    end: str
    rank: str | None

    def at(self, on: str) -> bool:
        """Whether it was held on that date."""
        begun = self.start[: len(on)] <= on[: len(self.start)]
        return begun and (not self.end or on[: len(self.end)] <= self.end[: len(on)])


class Person(msgspec.Struct, frozen=True):
    """A person of the world: English name, other spellings, offices held, the latest first."""

    id: str
    name: str
    names: tuple[str, ...]
    offices: tuple[Holding, ...]

    def spellings(self) -> tuple[str, ...]:
        """The name in all its spellings."""
        return (self.name, *self.names)


class Index(msgspec.Struct, frozen=True):
    """Whose name a key is: of full names, and of family names."""

    full: dict[str, set[str]]
    family: dict[str, set[str]]


class People:
    """All people known, and the indexes over their names and offices."""

    def __init__(self, table: Mapping[str, Any], ranks: Mapping[str, str], index: Index | None = None) -> None:
        self._same: list[list[str]] = table.get(_SAME_OFFICES, [])
        self._ranks = ranks
        self._people = {id_: _person(id_, row, ranks) for id_, row in table.items() if id_ != _SAME_OFFICES}
        index = index or names_of(self._people.values())
        self._found: dict[tuple[str, str | None], Person | None] = {}
        self._by_name, self._by_family = index.full, index.family
        self._by_office: dict[str, list[tuple[str, Holding]]] = defaultdict(list)
        for person in self._people.values():
            for holding in person.offices:
                self._by_office[holding.represents].append((person.id, holding))

    @classmethod
    def load(cls) -> People:
        """The people of the world files, read once."""
        return _load()

    def __len__(self) -> int:
        return len(self._people)

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people.values())

    def __getitem__(self, person_id: str) -> Person:
        return self._people[person_id]

    def find(self, name: str, on: str | None = None) -> Person | None:
        """Whose name this is: a full name, or a family name alone where one prominent holder of it is meant.

        `on` is a date, as precise as known. None where nobody or more than one remains.
        """
        known = self._found
        if (name, on) not in known:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[name, on] = self._find(name, on)
        return known[name, on]

    def _find(self, name: str, on: str | None) -> Person | None:
        words = full_key(name)
        found = self._by_name.get(words) or (self._similar(name, words) if " " in words or "." in name else None)
        if found:
            return self._one(found, on)
        return None if " " in words else self._prominent(name, on)

    def holder(self, office_id: str, represents: str, on: str | None = None) -> Person | None:
        """Who held the office for that state or organization at the date, or holds it; None where that is not sure."""
        held = [each for each in self._by_office.get(represents, ()) if each[1].start and _held(each[1], on)]
        for offices in self._alike(office_id):
            if fitting := [each for each in held if each[1].office in offices]:
                staying = [each for each in fitting if each[1].end != on] if on else fitting
                ids = {id_ for id_, _ in staying or fitting}
                return self._people[ids.pop()] if len(ids) == 1 else None
        return None

    def offices_at(self, person_id: str, on: str | None = None) -> list[Holding]:
        """The offices held at the date, the most prominent first; without a date the present ones, or the last."""
        offices = self._people[person_id].offices
        held = [holding for holding in offices if _held(holding, on)]
        if not held and on is None:
            held = list(offices[:1])
        return sorted(held, key=_tier)

    def same_offices(self, office_id: str) -> frozenset[str]:
        """The office and those that are the same elsewhere: a secretary of state is a foreign minister."""
        return frozenset((office_id,)).union(*(same for same in self._same if office_id in same))

    def called_as_men(self, first_name: str) -> bool:
        """Whether known men bear this first name, and no known women: by the endings of family names that tell."""
        return key(first_name) in self._men

    @cached_property
    def _men(self) -> frozenset[str]:
        names = [person.name.split() for person in self]
        men = {key(n[0]) for n in names if len(n) > 1 and of_a_man(n[-1])}
        return frozenset(men - {key(n[0]) for n in names if len(n) > 1 and of_a_woman(n[-1])})

    def is_known_surname_key(self, name_key: str) -> bool:
        """Whether some person's family name has that `key`."""
        return name_key in self._by_family

    def _alike(self, office_id: str) -> Iterable[frozenset[str]]:
        """The office itself, then those that are the same elsewhere, then those of its rank among heads."""
        yield frozenset((office_id,))
        yield frozenset(each for same in self._same if office_id in same for each in same)
        tier = _TIER.get(self._ranks.get(office_id, ""), _LAST)
        if tier <= _HEADS:
            yield frozenset(office for office, rank in self._ranks.items() if rank in _TIERS[tier])

    def _similar(self, name: str, words: str) -> set[str]:
        """Those one of whose spellings may be this name: initials, middle names, words written together."""
        ids = set[str]().union(*(self._by_family.get(word, ()) for word in words.split()))
        scores = {id_: max(same_person(name, each) for each in self._people[id_].spellings()) for id_ in ids}
        best = max(scores.values(), default=0.0)
        return {id_ for id_, score in scores.items() if score == best} if best >= _SURE else set()

    def _one(self, ids: set[str], on: str | None) -> Person | None:
        """The only one, or the only one in office then."""
        if len(ids) > 1:
            ids = {id_ for id_ in ids if any(_held(holding, on) for holding in self._people[id_].offices)}
        return self._people[next(iter(ids))] if len(ids) == 1 else None

    def _prominent(self, name: str, on: str | None) -> Person | None:
        """Whom a family name alone means."""
        ids = self._nearest(name, self._by_family.get(family_key(name), set()))
        held = self._at_best(ids, on)
        if not held and on is None:
            held = {id_: past for id_ in ids if (past := _best(self._people[id_].offices)) is not None}
        if not held:
            return None
        first, *others = sorted(held, key=lambda id_: _tier(held[id_]))
        if any(_rivals(held[first], held[other]) for other in others):
            return None
        return self._people[first]

    def _at_best(self, ids: set[str], on: str | None) -> dict[str, Holding]:
        """Each one's most prominent office at the date."""
        best = {id_: _best(each for each in self._people[id_].offices if _held(each, on)) for id_ in ids}
        return {id_: holding for id_, holding in best.items() if holding is not None}

    def _nearest(self, name: str, ids: set[str]) -> set[str]:
        """Those whose family name is spelled just so, if any; otherwise all whose key is the same."""
        if len(ids) < 2:
            return ids
        wanted = spelling(surname(name))
        return {id_ for id_ in ids if self._spelled(id_, wanted)} or ids

    def _spelled(self, person_id: str, wanted: str) -> bool:
        return any(spelling(surname(each)) == wanted for each in self._people[person_id].spellings())


def names_of(people: Collection[Person]) -> Index:
    """The index of all their names."""
    full: dict[str, set[str]] = defaultdict(set)
    family: dict[str, set[str]] = defaultdict(set)
    fold_ahead(written for person in people for written in person.spellings())
    for person in people:
        given = _given(person.name)
        for written in person.spellings():
            words = full_key(written)
            family[family_key(written)].add(person.id)
            if given and written is not person.name and " " not in words:
                words = " ".join(sorted(f"{words} {given}".split()))
            full[words].add(person.id)
    return Index(dict(full), dict(family))


def _given(name: str) -> str:
    """The keys of a full name without the family name."""
    words = full_key(name).split()
    family = family_key(name)
    return " ".join(word for word in words if word != family) if len(words) > 1 else ""


def _person(id_: str, row: list[Any], ranks: Mapping[str, str]) -> Person:
    name, names, offices = row
    return Person(id_, name, tuple(names), tuple(_holding(line, ranks) for line in offices))


def _holding(line: str, ranks: Mapping[str, str]) -> Holding:
    office, represents, term = line.split(" ")
    start, _, end = term.partition("/")
    return Holding(office, represents, start, end, ranks.get(office))


def _held(holding: Holding, on: str | None) -> bool:
    return not holding.end if on is None else holding.at(on)


def _tier(holding: Holding) -> int:
    return _TIER.get(holding.rank or "", _LAST)


def _best(holdings: Iterable[Holding]) -> Holding | None:
    """The most prominent of them, or None where none is prominent."""
    return min((each for each in holdings if _tier(each) < _LAST), key=_tier, default=None)


def _rivals(first: Holding, other: Holding) -> bool:
    """Whether a family name alone leaves it open which of two holders is meant."""
    heads = max(_tier(first), _tier(other)) <= _HEADS
    return heads or _tier(first) == _tier(other) or first.represents == other.represents


@lru_cache(maxsize=1)
def _load() -> People:
    package = resources.files("kengash")
    ranks, file = load("offices")["rank"], package.joinpath("world", "people.toml")
    written, people = file.read_bytes(), read_table(file)
    code = [f.read_bytes() for f in sorted(package.joinpath("names").iterdir(), key=str) if f.is_file()]
    sources = (written, package.joinpath("scripts", "name_folding.toml").read_bytes(), *code, _own_code())
    rows = {id_: row for id_, row in people.items() if id_ != _SAME_OFFICES}
    index = derived("people", sources, Index, lambda: names_of([_person(i, row, ranks) for i, row in rows.items()]))
    return People(people, ranks, index)


def _own_code() -> bytes:
    return Path(__file__).read_bytes()
