"""Keeps the merged encounters true: what a new report touches is worked out anew, the rest is left alone.

Touched is the connected component of likenesses in which the report lies. Within it the clustering starts from nothing,
so the result is that of the set of reports, not of the order in which they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

from kengash.record import decisions, features
from kengash.record.cluster import clusters
from kengash.record.days import iso
from kengash.record.enemies import Enemies
from kengash.record.keys import merge_keys
from kengash.record.model import Report
from kengash.record.pair import conflict, likeness
from kengash.record.store import Store
from kengash.record.summary import Summary, summarise

CACHED = 20_000
SCALE = 1_000
Pair = tuple[int, int]


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


class Settler:
    """Encounters of one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._reports: dict[int, Report] = {}
        self._enemies = Enemies()
        self._decided: decisions.Decided | None = None
        self._rulings: list[decisions.Ruling] = []

    def forget(self) -> None:
        """Drops what is remembered of the store: to be called after decisions, re-readings and failed writes."""
        self._reports.clear()
        self._enemies.clear()
        self._decided = None

    def reports(self, numbers: Iterable[int]) -> dict[int, Report]:
        """Reports by number, from memory or the store."""
        wanted = set(numbers)
        missing = {number for number in wanted if number not in self._reports}
        if len(self._reports) + len(missing) > CACHED:
            self._reports.clear()
            missing = wanted
        if missing:
            rows = self.store.report_rows(missing)
            self._reports.update(features.reports(rows, self.store.participant_rows(missing)))
        return {number: self._reports[number] for number in wanted if number in self._reports}

    @property
    def decided(self) -> decisions.Decided:
        """Pairs of reports that somebody joined or parted."""
        if self._decided is None:
            self._decided = decisions.of_encounters(self.store)
            self._rulings = decisions.rulings(self.store)
        return self._decided

    def add(self, numbers: Iterable[int]) -> None:
        """Files new reports, finds what they are like, and settles what they touch."""
        new = self.reports(numbers)
        filed = {number: merge_keys(report) for number, report in new.items()}
        rows = [(key, window, number) for number, keys in filed.items() for key, window in keys]
        self.store.file_keys(rows)
        self._keep_likenesses({_pair(*pair) for pair in self.store.sharing(rows)})
        self.settle(new, new.keys())

    def _keep_likenesses(self, pairs: set[Pair]) -> None:
        known = self.reports(number for pair in pairs for number in pair)
        free = ((a, b) for a, b in sorted(pairs) if not self._enemies.between(known[a], known[b]))
        scored = ((a, b, likeness(known[a], known[b]).score) for a, b in free)
        self.store.keep_likenesses((a, b, round(score * SCALE)) for a, b, score in scored if score)

    def remove(self, numbers: Iterable[int]) -> set[int]:
        """Takes reports out; gives those whom they were like, to be settled anew."""
        gone = set(numbers)
        near = self.unfile(gone)
        for slug, place in self._drop(self.store.encounters_of(gone)).items():
            self.store.remember_slug(slug, *place)
        for number in gone:
            self.store.drop_report(number)
        self.forget()
        return near

    def unfile(self, numbers: Iterable[int]) -> set[int]:
        """Takes reports out of comparison; gives the others whom they were like or joined with."""
        gone = self.reports(numbers)
        near = self._near(gone)
        near |= {r for e in self.store.encounters_of(gone) for r in self.store.reports_of(e)}
        for number, report in gone.items():
            self.store.unfile_keys([(key, window, number) for key, window in merge_keys(report)])
            self.store.drop_likenesses(number)
        return near - gone.keys()

    def refile(self, numbers: Iterable[int], near: Iterable[int]) -> None:
        """Brings reports whose body changed back into comparison."""
        self.forget()
        self.add(numbers)
        self.settle(near)

    def _near(self, numbers: Iterable[int]) -> set[int]:
        """Whom reports are like or joined with."""
        some = set(numbers)
        joined = {n for pair in self.decided.together if not some.isdisjoint(pair) for n in pair}
        return joined | {other for _, other, _ in self.store.likenesses(some)}

    def _component(self, start: int) -> tuple[set[int], dict[Pair, float]]:
        members, likenesses, new = {start}, dict[Pair, float](), {start}
        while new:
            scored = self.store.likenesses(new)
            likenesses.update((_pair(number, other), score) for number, other, score in scored)
            joined = {n for pair in self.decided.together if not new.isdisjoint(pair) for n in pair}
            new = ({other for _, other, _ in scored} | joined) - members
            members |= new
        return members, likenesses

    def settle(self, numbers: Iterable[int], new: AbstractSet[int] | None = None) -> None:
        """Works out anew the encounters of all that is connected with some reports.

        Where nothing but `new` reports came, encounters that gain or lose nothing are left as they are.
        """
        done: set[int] = set()
        groups: list[list[int]] = []
        for number in sorted(numbers):
            if number not in done:
                members, likenesses = self._component(number)
                done |= members
                groups += self._clusters(members, likenesses)
        self._write(groups if new is None else self._changed(groups, new))

    def _changed(self, groups: list[list[int]], new: AbstractSet[int]) -> list[list[int]]:
        place = self.store.encounter_by_report([number for group in groups for number in group])
        sizes = Counter(place.values())

        def stays(group: list[int]) -> bool:
            homes = {place.get(number, 0) for number in group}
            return new.isdisjoint(group) and len(homes) == 1 and sizes[homes.pop()] == len(group)

        return [group for group in groups if not stays(group)]

    def _clusters(self, members: set[int], likenesses: dict[Pair, float]) -> list[list[int]]:
        known = self.reports(members)
        anchors = {number: report.anchor for number, report in known.items()}
        inside = [pair for pair in sorted(self.decided.together) if pair[0] in members and pair[1] in members]
        free = {pair: score for pair, score in likenesses.items() if pair not in self.decided.separate}
        return clusters(anchors, free, self._hostility(known, likenesses), inside)

    def _hostility(
        self, known: Mapping[int, Report], likenesses: Mapping[Pair, float]
    ) -> Callable[[int, AbstractSet[int]], bool]:
        """Whether a report cannot be one with some of others: by the pair rule, unless more is known of the pair."""
        moved = [number for number in sorted(known) if known[number].status == "postponed"]
        decided = self.decided.together | self.decided.separate
        special = {number for pair in decided for number in pair} | {n for pair in likenesses for n in pair if moved}

        def forbidden(a: int, b: int) -> bool:
            pair = _pair(a, b)
            if pair in decided:
                return pair in self.decided.separate
            return self._enemies.between(known[a], known[b]) and not self._bridged(
                known[a], known[b], moved, likenesses
            )

        def hostile(a: int, others: AbstractSet[int]) -> bool:
            if a in special:
                return any(forbidden(a, b) for b in others)
            return self._enemies.among(a, others, known)

        return hostile

    def _bridged(self, a: Report, b: Report, moved: Iterable[int], likenesses: Mapping[Pair, float]) -> bool:
        """Some report tells that what was to be on the one day was put off to the other."""
        between = (m for m in moved if all(_pair(x.id, m) in likenesses for x in (a, b)))
        return next(between, None) is not None and conflict(a, b) == "other-day"

    def _drop(self, encounters: Iterable[int]) -> dict[str, tuple[str, int]]:
        """Takes merged encounters out; gives their ids with the first report of each."""
        dropped = {}
        for encounter in encounters:
            reports = self.reports(self.store.reports_of(encounter))
            first = min(reports.values(), key=lambda report: report.anchor)
            dropped[self.store.slug_of(encounter)] = self.store.place_of(first.id)
            self.store.drop_encounter(encounter, {who.side for r in reports.values() for who in r.people if who.side})
        return dropped

    def _write(self, groups: list[list[int]]) -> None:
        touched = [number for group in groups for number in group]
        bases = {base for base in self.store.bases_of(self.store.encounters_of(touched))}
        dropped = self._drop(self.store.encounters_of(touched))
        for group in groups:
            bases.add(self._add(group))
        self._number(bases)
        for slug, place in sorted(dropped.items()):
            if not self.store.slug_leads(slug, *place):
                self.store.remember_slug(slug, *place)
        self._place_parts(touched)

    def _add(self, group: list[int]) -> str:
        known = self.reports(group)
        summary = summarise([known[number] for number in group], self._rejected(group))
        encounter = self.store.add_encounter(self._row(summary, len(group)))
        self.store.assign(encounter, group)
        day = iso(summary.when.first) if summary.when else ""
        self.store.add_sides([(side, day, encounter, height) for side, height in sorted(summary.sides.items())])
        return summary.base

    def _row(self, summary: Summary, count: int) -> tuple[object, ...]:
        when = summary.when
        until = iso(when.last) if when and when.last != when.first else None
        dates = (iso(when.first), until, when.precision, when.basis) if when else (None,) * 4
        body = self.store.body_of_slug(summary.body) if summary.body else None
        temporary = f"~{summary.anchor}"
        return (
            temporary,
            summary.base,
            summary.anchor,
            summary.type,
            summary.status,
            *dates,
            summary.city,
            summary.country,
            body,
            summary.ordinal,
            count,
        )

    def _rejected(self, group: list[int]) -> frozenset[tuple[str, str]]:
        assert self.decided is not None
        return frozenset((r.field, r.value) for r in self._rulings if r.kind == "reject" and r.reports & set(group))

    def _number(self, bases: Iterable[str]) -> None:
        """Encounters of one base are told apart by a number, in the order of their content."""
        changes = []
        for base in sorted(bases):
            ordered = sorted(self.store.of_base(base), key=lambda row: row[2])
            for position, (encounter, slug, anchor) in enumerate(ordered, 1):
                wanted = base if position == 1 else f"{base}-{position}"
                if slug != wanted:
                    changes.append((wanted, encounter))
                    if not slug.startswith("~"):
                        self.store.remember_slug(slug, *self.store.place_of_anchor(anchor, encounter))
        self.store.set_slugs(changes)

    def _place_parts(self, reports: Iterable[int]) -> None:
        """Sets of what whole an encounter is part: what most of its reports say, and the best attested of these."""
        rows: list[tuple[int | None, int]] = []
        for encounter in self.store.parts_to_place(reports):
            said = Counter(self.store.wholes_of(encounter))
            ranked = sorted(said, key=lambda whole: (-said[whole], *self._standing(whole)))
            rows.append((next((w for w in ranked if not self._mutual(w, encounter)), None), encounter))
        self.store.set_parts(rows)

    def _standing(self, encounter: int) -> tuple[int, str]:
        """The better attested first."""
        return -len(self.store.reports_of(encounter)), self.store.slug_of(encounter)

    def _mutual(self, whole: int, part: int) -> bool:
        """Each is said to be part of the other: the one whose id comes first is the whole."""
        return part in self.store.wholes_of(whole) and self.store.slug_of(part) < self.store.slug_of(whole)
