"""What encounters must meet, as conditions of SQL."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

Condition = tuple[str, tuple[object, ...]]

_PERSON = (
    "EXISTS (SELECT 1 FROM reports r CROSS JOIN participations p ON p.report = r.id CROSS JOIN person_names n"
    " ON n.id = p.name WHERE r.encounter = e.id AND n.person IN (SELECT value FROM json_each(?)))"
)
_SIDE = (
    "EXISTS (SELECT 1 FROM sides t WHERE t.represents = ? AND t.day = coalesce(e.day, '') AND t.encounter = e.id"
    " AND t.height BETWEEN ? AND ?)"
)
_RANK = (
    "EXISTS (SELECT 1 FROM reports r JOIN participations p ON p.report = r.id JOIN offices o ON o.id = p.office"
    " WHERE r.encounter = e.id AND o.rank IN (SELECT value FROM json_each(?)))"
)


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Encounters sought: `persons` holds one list of numbers for each person asked for."""

    sides: Sequence[str] = ()
    persons: Sequence[Sequence[int]] = ()
    heights: tuple[int, int] | None = None
    ranks: Sequence[str] = ()
    since: str = ""
    until: str = ""
    type: str = ""
    status: str = ""
    place: str = ""
    bodies: Sequence[int] | None = None

    def conditions(self) -> list[Condition]:
        """All conditions, to be joined by AND."""
        return [*self._who(), *self._when(), *self._what()]

    def _who(self) -> list[Condition]:
        low, high = self.heights or (0, 99)
        sides: list[Condition] = [(_SIDE, (side, low, high)) for side in self.sides]
        people: list[Condition] = [(_PERSON, (json.dumps(list(person)),)) for person in self.persons]
        ranks: list[Condition] = [(_RANK, (json.dumps(list(self.ranks)),))] if self.ranks and not self.sides else []
        return sides + people + ranks

    def _when(self) -> list[Condition]:
        since: list[Condition] = [("e.day >= ?", (self.since,))] if self.since else []
        return since + ([("e.day <= ?", (self.until + "~",))] if self.until else [])

    def _what(self) -> list[Condition]:
        exact: list[Condition] = [
            (f"e.{column} = ?", (value,)) for column, value in (("type", self.type), ("status", self.status)) if value
        ]
        if self.place:
            exact.append(("(e.city = ? COLLATE NOCASE OR e.country = ?)", (self.place, self.place.upper())))
        if self.bodies is not None:
            exact.append(("e.body IN (SELECT value FROM json_each(?))", (json.dumps(list(self.bodies)),)))
        return exact
