"""The day of an encounter, as told or as published."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from kengash.encounters.drafts import Draft
from kengash.mentions.years import Day
from kengash.nouns import When

WEEK = 7


SOON = 31  # days


def told_day(draft: Draft, published: str | None, lead: int) -> When | None:
    """Stated, else that of the encounter it is part of, else the day of publication for what the text reports as news."""
    if draft.day is not None and draft.day.start:
        told = draft.background and draft.status != "announced"
        d = draft.day if told else _in_time(draft.day, draft.status, published)
        return When(d.start, d.end, d.precision, d.basis, [d.span])
    parent = draft.part_of
    ahead = parent is not None and parent.status == draft.status == "announced"
    if published is None or draft.background or not (ahead or draft.status in ("held", "ongoing")):
        return None
    over = draft.status == "held" and parent is not None and parent.status == "announced"  # "met on the eve of it"
    if parent is not None and parent.day is not None and parent.day.start and not over:
        d = _in_time(parent.day, parent.status, published)
        return When(d.start, d.end, d.precision, d.basis, [d.span])
    if draft.earlier or draft.status == "announced":
        return None
    if draft.sentence <= lead + 4 or parent is not None:
        return When(published[:10], None, "day", "published", [])
    return None


def _in_time(day: Day, status: str, published: str | None) -> Day:
    """A day without a year, or a weekday, lies before publication where it is past, after it where it is announced.

    A past tense a few days ahead of the news ("said that it would meet on 1 September") is no sign of another year.
    """
    if not published or day.precision not in ("day", "month"):
        return day
    if day.precision == "month":
        return _month_in_time(day, status, published[: len(day.start)])
    if day.weekday and status == "announced" and day.start < _on(published[:10], -1):  # news of yesterday stays
        return msgspec.structs.replace(day, start=_on(day.start, WEEK))
    if not day.year_guessed:
        return day
    if status == "held" and day.start > _on(published[:10], SOON):
        return _shifted(day, -1)
    if status == "announced" and (day.end or day.start) < published[:10]:
        return _shifted(day, 1)
    return day


def _month_in_time(day: Day, status: str, published: str) -> Day:
    """A month without a year: "will be held in October" is the next one, "was held in October" the last one."""
    if not day.year_guessed:
        return day
    years = (status == "announced" and day.start < published) - (status == "held" and day.start > published)
    return _shifted(day, years) if years else day


def _on(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _shifted(day: Day, years: int) -> Day:
    start, end = (f"{int(d[:4]) + years}{d[4:]}" if d else None for d in (day.start, day.end))
    return msgspec.structs.replace(day, start=start or day.start, end=end)
