"""Which reports cannot be one encounter, worked out once: what many tell is settled again with every report of it."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kengash.record.model import Report
from kengash.record.pair import conflict

REMEMBERED = 500_000


class Enemies:
    """Verdicts of `conflict`, remembered for both sides of a pair."""

    def __init__(self) -> None:
        self._checked: dict[int, set[int]] = {}
        self._enemies: dict[int, set[int]] = {}
        self._count = 0

    def clear(self) -> None:
        """Forgets all."""
        self._checked.clear()
        self._enemies.clear()
        self._count = 0

    def between(self, a: Report, b: Report) -> bool:
        """Something forbids that the two are one."""
        if b.id not in self._checked.setdefault(a.id, set()):
            self._check(a, b)
        return b.id in self._enemies.get(a.id, ())

    def among(self, a: int, others: AbstractSet[int], reports: Mapping[int, Report]) -> bool:
        """Something forbids that a report is one with some of the others."""
        if not self._enemies.get(a, frozenset()).isdisjoint(others):
            return True
        unknown = others - self._checked.setdefault(a, set())
        return any(self.between(reports[a], reports[other]) for other in unknown)

    def _check(self, a: Report, b: Report) -> None:
        if self._count >= REMEMBERED:
            self.clear()
        self._count += 1
        enemies = conflict(a, b) is not None
        for one, other in ((a.id, b.id), (b.id, a.id)):
            self._checked.setdefault(one, set()).add(other)
            if enemies:
                self._enemies.setdefault(one, set()).add(other)
