"""The year of a date: written, told by words, or the nearest to the day of publication."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from kengash.mentions.view import Item, View
from kengash.nouns import Span

YEAR = re.compile(r"^(?:19|20)\d\d(?!\d)(?:[-–]\w+)?")

YEARS = re.compile(r"^(?:19|20)\d\d[-–—](?:19|20)\d\d")


class Day(msgspec.Struct, frozen=True, gc=False):
    """A date mention. `start`/`end` are ISO, as precise as `precision`; empty start: it could not be resolved."""

    at: int
    end_at: int
    start: str
    end: str | None
    precision: str
    basis: str
    span: Span
    weekday: bool = False
    year_guessed: bool = False  # no year is written: the nearest to the day of publication
    counted: bool = False  # so many days ago


class Years:
    """The years of one sentence."""

    def __init__(self, view: View, published: str | None, year: int | None = None) -> None:
        self.view, self.items, self.year = view, view.items, year
        self.today = date.fromisoformat(published[:10]) if published and len(published) >= 10 else None

    def _year_beside(self, start: int) -> int | None:
        """ "In March this year": words for this, last or next year just before the date."""
        if self.today is None:
            return None
        for hit in self.view.aside:
            if 0 <= start - hit.end <= 2 and self._year_words(hit.end, start):
                for which, shift in (("this", 0), ("last", -1), ("next", 1)):
                    alone = f"{which}_year" in hit.ids("days")  # one word for "last year"
                    if alone or (which in hit.ids("days") and (which == "this" or hit.end < start)):
                        return self.today.year + shift
        return None

    def _year_before(self, start: int) -> int | None:
        """ "In 2023 the forum was held on 8–9 June": the one year that the sentence tells before a date without one."""
        told = {d.start for d in self._years() if d.end_at <= start}
        return int(told.pop()) if len(told) == 1 else None

    def _year_words(self, start: int, end: int) -> bool:
        """Whether nothing but the word for a year stands between: "the next session on 7 June" is this year's."""
        years = {p for h in self.view.aside if "year" in h.ids("days") for p in range(h.start, h.end)}
        small = self.view.language.common
        return all(p in years or self.view.tokens[p].key in small for p in range(start, end))

    def _nearest_year(self, month: int, day: int) -> int | None:
        """A date without a year is the one nearest to the day of publication."""
        if self.today is None:
            return self.year
        options = [self.today.year - 1, self.today.year, self.today.year + 1]
        day = min(day, 28)
        return min(options, key=lambda y: abs((date(y, month, day) - self.today).days))  # type: ignore[operator]

    def _years(self) -> list[Day]:
        aside = {h.start for h in self.view.aside if "year" in h.ids("days")}
        found = []
        for item in self.items:
            year = YEAR.match(self.view.tokens[item.start].text) if item.kind == "number" else None
            told = year and (item.end in aside or year.end() > 4 or self.view.language.family_name == "germanic")
            if year and told and not self._meant_for(item, aside):
                span = self.view.chars(item.start, item.end)
                found.append(Day(item.start, item.end, year[0][:4], None, "year", "stated", span))
        return found

    def _meant_for(self, item: Item, aside: set[int]) -> bool:
        """ "A contract year 2026-for", "a plan for 2026–2027": the years that something is meant for are not its date."""
        after = next((i for i in self.items if i.start >= item.end and i.start not in aside), None)
        told = after is not None and after.kind == "markings" and "for_purpose" in after.ids()
        return told or YEARS.match(self.view.text(item.start, item.end)) is not None or self._year_for(item)

    def _year_for(self, item: Item) -> bool:
        """ "(A plan) for year 2026": a year word in a case that says what for, not when."""
        words = (h for h in self.view.aside if h.start == item.end and "year" in h.ids("days"))
        cases = {m.case for h in words for m in h.nominal("days")}
        if not self.view.language.family.case_marked:
            return cases == {"to"}
        before = next((i for i in self.items if i.end == item.start), None)
        led = before is not None and before.kind == "prepositions"
        return led and bool(cases) and cases <= {"object", ""}
