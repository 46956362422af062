"""Days: how far from what a report says its encounter may lie, and the windows in which it is looked for."""

from __future__ import annotations

import calendar
from datetime import date

from .model import COMING, PASSED, When

WINDOW = 4  # days; wide enough that a report falls into one or two windows, narrow enough that few share one
SLACK = 1  # time zones, and "on the 7th" written by those for whom it was the 6th
NEWS = 3  # a report without a date tells of the last days
AHEAD = 10  # an announcement without a date, of the next ones
COURSE = 7  # a visit may be told by the day on which it began
POSTPONED = 90  # what is put off takes place within so many days, or is another encounter


def ordinal(day: str | None) -> int | None:
    """`2026-03-07`, `2026-03` or `2026` as a day number (the first of its month or year), or None."""
    try:
        parts = [int(part) for part in (day or "").split("-")]
        return date(*[*parts, 1, 1][:3]).toordinal()
    except (ValueError, TypeError):
        return None


def iso(day: int) -> str:
    """The day number as an ISO date."""
    return date.fromordinal(day).isoformat()


def _end_of(first: int, precision: str) -> int:
    day = date.fromordinal(first)
    if precision == "year":
        return date(day.year, 12, 31).toordinal()
    return date(day.year, day.month, calendar.monthrange(day.year, day.month)[1]).toordinal()


def _published(day: int, status: str) -> When:
    before = 0 if status in COMING else NEWS
    after = 0 if status in PASSED else AHEAD
    return When(day, day, day - before, day + after, "day", "published")


def when(day: str | None, until: str | None, precision: str | None, basis: str | None, status: str) -> When | None:
    """What a report says of its day, with the days that it may mean."""
    first = ordinal(day)
    if first is None:
        return None
    if basis == "published":
        return _published(first, status)
    if precision in ("month", "year"):
        last = _end_of(ordinal(until) or first, precision)
        return When(first, last, first - SLACK, last + SLACK, precision, basis or "stated")
    last = max(first, ordinal(until) or first)
    return When(first, last, first - SLACK, last + SLACK, "day", basis or "stated")


def windows(said: When | None) -> range:
    """The windows in which a report is compared with others; none for what is only known to a year."""
    if said is None or said.precision == "year":
        return range(0)
    return range(said.earliest // WINDOW, said.latest // WINDOW + 1)


def far(a: When | None, b: When | None) -> bool:
    """Both say when, and not within the same days: the one cannot have been in the course of the other."""
    said = [when for when in (a, b) if when and when.basis != "published"]
    return len(said) == len((a, b)) and gap(*said) > COURSE


def put_off(said: When | None) -> range:
    """The windows in which what is postponed may take place instead."""
    return range(said.first // WINDOW, (said.last + POSTPONED) // WINDOW + 1) if said else range(0)


def exact(said: When) -> bool:
    """The text itself gives the day."""
    return said.precision == "day" and said.basis != "published"


def near(a: str | None, b: str | None, days: int) -> bool:
    """Two ISO days lie within so many days of each other."""
    first, second = ordinal(a), ordinal(b)
    return first is not None and second is not None and abs(first - second) <= days


def gap(a: When, b: When) -> int:
    """Days between what two reports say; 0 where they overlap."""
    return max(0, a.first - b.last, b.first - a.last)


def too_early(held: When, other: When) -> bool:
    """Told in the past tense, without a day, long before the day that the other states."""
    return held.basis == "published" and exact(other) and held.first + AHEAD < other.first


def apart(a: When, b: When) -> bool:
    """No day could be meant by both."""
    if exact(a) and exact(b):
        return gap(a, b) > SLACK
    return a.earliest > b.latest or b.earliest > a.latest
