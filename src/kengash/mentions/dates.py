"""When: days, months, years and ranges as written, and the days that are told from the day of publication."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

import msgspec

from kengash.hits import Hit
from kengash.mentions.view import Item, View
from kengash.mentions.years import YEAR, Day, Years
from kengash.nouns import Span, Token

NUMBER = re.compile(r"\d+")
DAY_NUMBER = re.compile(r"^(\d{1,2})(?:-?[^\W\d]+)?$")
LONGEST_MONTH = 31
UNITS = frozenset({"day", "month", "year"})
NUMERIC = re.compile(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})$")
RANGE = re.compile(r"^(\d{1,2})[-–—](\d{1,2})(?!\d)")


def small_number(text: str) -> int:
    """The number in a word that begins with a digit; 0 where it has none that a date could hold."""
    found = NUMBER.search(text)
    return int(found[0]) if found and len(found[0]) <= 4 else 0


def told_year(views: Iterable[View]) -> int | None:
    """The year of the first date of a text that has one: that of its other dates, where no day of publication is known."""
    for view in views:
        for number, item in enumerate(view.items):
            if item.kind == "months" and number + 1 < len(view.items) and view.items[number + 1].kind == "number":
                year = YEAR.match(view.tokens[view.items[number + 1].start].text)
                if year:
                    return int(year[0][:4])
    return None


class Calendar(Years):
    """Reads the dates of a sentence against the day of publication (ISO, or None)."""

    def read(self) -> list[Day]:
        days = [d for i, item in enumerate(self.items) if item.kind == "months" if (d := self._month(i, item))]
        days += [
            d
            for item in self.items
            if item.kind == "number"
            if (d := self._numeric(self.view.tokens[item.start], item))
        ]
        covered = {p for d in days for p in range(d.at, d.end_at)}
        days += [d for d in self._relative() if d.at not in covered]
        days += [d for d in self._years() if d.at not in covered]
        return self._joined(sorted(days, key=lambda d: d.at))

    # --- stated --------------------------------------------------------------------------------------------------

    def _month(self, at: int, item: Item) -> Day | None:
        month = int(item.ids()[0])
        before = self._numbers(at, -1)
        after = self._numbers(at, 1)
        days = [n for n in before if n[0] <= 31] or [n for n in after if n[0] <= 31]
        years = [n[0] for n in (*before, *after) if 1900 <= n[0] <= 2100]
        if not days and (worded := self._ordinal_word(item)):
            first, day = worded
            return self._dated(month, [(day, at, "")], years[0] if years else None, first, item.end)
        if not self._plausible(at, item, bool(days or years)):
            return None
        used = [n[1] for n in days] + [n[1] for n in (*before, *after) if n[0] >= 1900] + [at]
        start, end = self.items[min(used)].start, self.items[max(used)].end
        return self._dated(month, days, years[0] if years else None, start, end)

    def _ordinal_word(self, month: Item) -> tuple[int, int] | None:
        """ "The twenty-fifth of October", where no preposition stands between: where the words begin, and the day."""
        if self.view.language.family_name == "germanic":
            return None
        said = [h for h in self.view.aside if h.end == month.start and h.ids("ordinals")]
        return min(((h.start, int(h.ids("ordinals")[0])) for h in said), default=None)

    def _plausible(self, at: int, item: Item, numbered: bool) -> bool:
        """ "May" and "March" are months only in a date, or capitalised inside a sentence with a preposition before."""
        return (
            numbered
            or self.view.language.family_name != "germanic"
            or (
                at > 0
                and self.items[at - 1].kind in ("prepositions", "markings", "word")
                and self.view.tokens[item.start].capital
            )
        )

    def _numbers(self, at: int, step: int) -> list[tuple[int, int, str]]:
        """Numbers beside a month, over commas, year words and dashes."""
        found: list[tuple[int, int, str]] = []
        place, skipped = at + step, 0
        while 0 <= place < len(self.items) and skipped < 3:
            item = self.items[place]
            if item.kind == "number":
                text = self.view.tokens[item.start].text
                if (two := RANGE.match(text)) and int(two[1]) <= 31 and int(two[2]) <= 31:
                    found += [(int(two[1]), place, text), (int(two[2]), place, text)]
                else:
                    found.append((small_number(text), place, text))
                skipped = 0
            elif item.kind in ("comma", "dash", "prepositions", "conjunctions", "word", "mark", "markings"):
                skipped += 1
            else:
                break
            if (found and found[-1][0] > 1900) or len(found) > 3:
                break
            place += step
        found = [n for n in found if (n[0] <= 31 and n[0] > 0) or 1900 <= n[0] <= 2100]
        return (found if step > 0 else found[::-1]) if not self._far(found, at) else []

    def _far(self, found: list[tuple[int, int, str]], at: int) -> bool:
        return bool(found) and min(abs(p - at) for _, p, _ in found) > 3

    def _dated(
        self, month: int, days: list[tuple[int, int, str]], year: int | None, start: int, end: int
    ) -> Day | None:
        span = self.view.chars(start, end)
        year = year or self._year_beside(start) or self._year_before(start)
        guessed = year is None
        if year is None:
            year = self._nearest_year(month, days[0][0] if days else 1)
        if year is None:
            return Day(start, end, "", None, "day" if days else "month", "stated", span)
        if not days:
            return Day(start, end, f"{year}-{month:02}", None, "month", "stated", span, year_guessed=guessed)
        numbers = [d[0] for d in days][:2]
        if any(n > calendar.monthrange(year, month)[1] for n in numbers):
            return None
        first, last = min(numbers), max(numbers)
        stop = f"{year}-{month:02}-{last:02}" if last != first else None
        return Day(start, end, f"{year}-{month:02}-{first:02}", stop, "day", "stated", span, year_guessed=guessed)

    def _numeric(self, token: Token, item: Item) -> Day | None:
        if not (m := NUMERIC.match(token.text)):
            return None
        day, month, year = (int(g) for g in m.groups())
        if not (1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
            return None
        return Day(
            item.start,
            item.end,
            f"{year}-{month:02}-{day:02}",
            None,
            "day",
            "stated",
            self.view.chars(item.start, item.end),
        )

    # --- relative --------------------------------------------------------------------------------------------------

    def _relative(self) -> list[Day]:
        found = []
        aside = [h for h in self.view.aside if h.ids("days")]
        for number, hit in enumerate(aside):
            ids = hit.ids("days")
            span = self.view.chars(hit.start, hit.end)
            for ident, shift in (("today", 0), ("yesterday", -1), ("tomorrow", 1), ("day_before_yesterday", -2)):
                if ident in ids:
                    found.append(Day(hit.start, hit.end, self._shifted(shift), None, "day", "relative", span))
            by_itself = {f"{which}_year": shift for which, shift in (("this", 0), ("last", -1))}
            for which in by_itself.keys() & set(ids):
                found += self._unit(("year",), by_itself[which], hit.start, hit.end)
            for which, shift in (("this", 0), ("last", -1), ("next", 1)):
                if which in ids and number + 1 < len(aside):
                    unit = aside[number + 1]
                    counted = unit.start > hit.end and self.view.tokens[hit.end].kind == "number"  # "the last 20 years"
                    if unit.start - hit.end <= 1 and not (counted or self._ago(unit)):
                        spanned = self._unit(unit.ids("days"), shift, hit.start, unit.end)
                        found += [(self._days_of(d) if "month" in unit.ids("days") else None) or d for d in spanned]
        found += [day for unit in aside if UNITS & {*unit.ids("days")} for day in self._ago(unit)]
        found += [self._weekday(item) for item in self.items if item.kind == "weekdays"]
        return found

    def _ago(self, unit: Hit) -> list[Day]:
        """ "Three days ago", "two years ago": not "three days before the talks"."""
        count = self._counted(unit.start)
        if not count or not self._past_from_here(unit.end) or self._from_something(unit.start - 2):
            return []
        start, end = unit.start - 1, unit.end + 1
        if "day" in unit.ids("days"):
            span = self.view.chars(start, end)
            return [Day(start, end, self._shifted(-count), None, "day", "relative", span, counted=True)]
        return self._unit(unit.ids("days"), -count, start, end)

    def _past_from_here(self, place: int) -> bool:
        """ "Ago"; where verbs come last it is the word for "before", after a number of days."""
        if self.view.language.family.case_before:
            return any(h.start == place and "ago" in h.ids("days") for h in self.view.aside)
        return any(i.start == place and i.kind == "markings" and "before" in i.ids() for i in self.items)

    def _counted(self, end: int) -> int:
        """The number that ends there, in digits or as a word."""
        told = next((h for h in self.view.aside if h.end == end and h.end - h.start == 1 and h.ids("cardinals")), None)
        if told is not None:
            return int(told.ids("cardinals")[0])
        return small_number(self.view.tokens[end - 1].text) if end and self.view.tokens[end - 1].kind == "number" else 0

    def _from_something(self, place: int) -> bool:
        """ "From-the-talks three days before", where verbs come last: counted from what is told, not from today."""
        suffixes = getattr(self.view.language.family, "suffixes", None)
        word = self.view.tokens[place] if place >= 0 else None
        if suffixes is None or word is None or word.kind != "word" or word.key in self.view.language.common:
            return False
        return any(m.case == "from" for cut in range(2, len(word.key)) for m in suffixes.nominal(word.key[cut:]))

    def _days_of(self, month: Day) -> Day | None:
        """ "On the 6th and 7th of this month", where the month comes first and a word for days after the numbers."""
        tokens, at = self.view.tokens, month.end_at
        days: list[int] = []
        while at < len(tokens) and (number := DAY_NUMBER.match(tokens[at].text)) and int(number[1]) <= LONGEST_MONTH:
            days.append(int(number[1]))
            at += 1
            if at + 1 < len(tokens) and tokens[at].key in self.view.language.common | {"-", "–"}:
                at += 1 if DAY_NUMBER.match(tokens[at + 1].text) else 0
        close = any(h.start == at and "day" in h.ids("days") for h in self.view.aside)
        if not days or not close or not month.start or self.view.language.family.case_before:
            return None
        first, last = (f"{month.start}-{d:02}" for d in (min(days), max(days)))
        span = self.view.chars(month.at, at + 1)
        return Day(month.at, at + 1, first, last if last != first else None, "day", "relative", span)

    def _shifted(self, days: int) -> str:
        return (self.today + timedelta(days=days)).isoformat() if self.today else ""

    def _unit(self, units: Sequence[str], shift: int, start: int, end: int) -> list[Day]:
        span = self.view.chars(start, end)
        today = self.today
        if "year" in units:
            return [Day(start, end, str(today.year + shift) if today else "", None, "year", "relative", span)]
        if "month" in units:
            months = today.year * 12 + today.month - 1 + shift if today else 0
            return [
                Day(
                    start, end, f"{months // 12}-{months % 12 + 1:02}" if today else "", None, "month", "relative", span
                )
            ]
        if "week" in units:
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift) if today else None
            return [
                Day(
                    start,
                    end,
                    monday.isoformat() if monday else "",
                    (monday + timedelta(days=6)).isoformat() if monday else None,
                    "day",
                    "relative",
                    span,
                )
            ]
        return []

    def _weekday(self, item: Item) -> Day:
        wanted = int(item.ids()[0]) - 1
        back = (self.today.weekday() - wanted) % 7 if self.today else 0
        return Day(
            item.start,
            item.end,
            self._shifted(-back),
            None,
            "day",
            "relative",
            self.view.chars(item.start, item.end),
            weekday=True,
        )

    def _joined(self, days: list[Day]) -> list[Day]:
        """ "30 November – 1 December" is one mention; "today, 28 March" is the stated day."""
        joined: list[Day] = []
        for day in days:
            last = joined[-1] if joined else None
            if (
                last
                and last.end
                and last.basis == "relative"
                and day.precision == "month"
                and day.at - last.end_at <= 1
            ):
                joined[-1] = day  # "the last week of November 2021"
                continue
            if last and day.at - last.end_at <= 2 and last.precision == day.precision == "day" and not last.end:
                if "relative" in (last.basis, day.basis):
                    stated = day if day.basis == "stated" else last
                    joined[-1] = msgspec.structs.replace(stated, at=last.at, end_at=day.end_at)
                    continue
                if last.start < day.start:
                    joined[-1] = msgspec.structs.replace(
                        last, end=day.start, end_at=day.end_at, span=Span(last.span.start, day.span.end)
                    )
                    continue
            joined.append(day)
        return joined
