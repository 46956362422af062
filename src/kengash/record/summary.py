"""The one line of a merged encounter: of each value the best attested, and a readable id.

Better attested: stated before relative before published; then what more reports say; then what an official source
says; then the smaller value, so that the choice is always the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from .days import exact, iso
from .model import ASSEMBLY, BASES, COMING, HEIGHTS, PASSED, Report, When

_OUTSIDE = re.compile(r"[^a-z0-9]+")
_ORDER = {"ongoing": 1, "held": 2}  # of what is said on one day
UNDONE = COMING | {"ongoing"}
_SMALL = 3  # letters of the words that an abbreviation leaves out


class Summary(msgspec.Struct, frozen=True):
    """A merged encounter in one row."""

    type: str
    status: str
    when: When | None
    city: str | None
    country: str | None
    body: str | None
    ordinal: int | None
    sides: dict[str, int]
    base: str
    anchor: str


def date_value(when: When) -> str:
    """`2026-03-07`, `2026-03-05/2026-03-07`, `2026-03` or `2026`."""
    if when.precision != "day":
        return iso(when.first)[: 7 if when.precision == "month" else 4]
    return iso(when.first) + (f"/{iso(when.last)}" if when.last != when.first else "")


def place_value(report: Report) -> str:
    """`Istanbul, TR`, `TR`, or nothing."""
    return ", ".join(part for part in (report.city, report.country) if part)


def ranked(told: Iterable[tuple[str, int, Report]]) -> list[str]:
    """Values by how well they are attested; `told` is (value, weight of its basis, report)."""
    by_value: dict[str, list[tuple[int, Report]]] = {}
    for value, weight, report in told:
        by_value.setdefault(value, []).append((weight, report))

    def rank(value: str) -> tuple[int, int, bool, str]:
        sources = by_value[value]
        return -max(w for w, _ in sources), -len(sources), not any(r.official for _, r in sources), value

    return sorted(by_value, key=rank)


def _date_weight(when: When) -> int:
    return BASES.get(when.basis, 1) * 10 + {"day": 2, "month": 1}.get(when.precision, 0)


FIELDS: dict[str, Callable[[Report], tuple[str, int]]] = {
    "type": lambda r: (r.type, 0),
    "date": lambda r: (date_value(r.when), _date_weight(r.when)) if r.when else ("", 0),
    "place": lambda r: (place_value(r), bool(r.city)),
    "body": lambda r: (r.body, r.body_known),
    "ordinal": lambda r: ("" if r.ordinal is None else str(r.ordinal), 0),
}


def values(reports: Sequence[Report], field: str) -> list[str]:
    """What reports say of a field, best attested first."""
    told = ((*FIELDS[field](report), report) for report in reports)
    return ranked((value, weight, report) for value, weight, report in told if value)


def status_history(reports: Sequence[Report]) -> list[tuple[str, str]]:
    """(day of publication, status) in order, each change once.

    Nothing is held before its day, and what was reported as held is no more announced: such words are not believed.
    """
    said = sorted((r.published, _ORDER.get(r.status, 0), r.status, r.anchor) for r in reports)
    day = _day_of(reports)
    believed = [one for one in said if not (one[2] in PASSED and one[0] and one[0] < day)] or said
    history: list[tuple[str, str]] = []
    for published, _, status, _ in believed:
        stale = status in UNDONE and any(known == "held" for _, known in history)
        if not stale and (not history or history[-1][1] != status):
            history.append((published, status))
    return history


def _day_of(reports: Sequence[Report]) -> str:
    """The first day of the encounter as a text states it best; nothing where none does."""
    stated = values([r for r in reports if r.when and exact(r.when)], "date")
    return stated[0][:10] if stated else ""


def status(reports: Sequence[Report]) -> str:
    """Held once anybody reports it held and nobody denies it later; else the last that was said."""
    said = [status for _, status in status_history(reports)]
    settled = [one for one in said if one in PASSED]
    return "held" if "held" in settled and said[-1] != "denied" else said[-1]


def heights(reports: Iterable[Report]) -> dict[str, int]:
    """Each side that took part, and how high it was represented."""
    sides: dict[str, int] = {}
    for who in (who for report in reports for who in report.people):
        if who.side and "absent" not in who.roles:
            sides[who.side] = max(sides.get(who.side, 0), HEIGHTS.get(who.rank, 0))
    return sides


def abbreviated(body: str) -> str:
    """`ots-cfm` of `ots/council-of-foreign-ministers`."""
    organization, _, organ = body.partition("/")
    words = organ.split("-")
    return f"{organization.lower()}-" + "".join(w[0] for w in words if len(w) > _SMALL or len(words) == 1)


def _subject(kind: str, body: str | None, sides: Iterable[str], city: str | None) -> str:
    if body and "/" in body and kind in ASSEMBLY:
        return abbreviated(body)
    named = sorted(sides)
    who = "-".join(named) if 0 < len(named) <= _SMALL else (city or "several")
    return f"{who}-{kind}"


def _base(kind: str, body: str | None, sides: Iterable[str], city: str | None, when: When | None) -> str:
    subject = _OUTSIDE.sub("-", _subject(kind, body, sides, city).lower()).strip("-")
    day = date_value(when)[:10] if when else "undated"
    return f"{subject}-{day}"


def _of(reports: Sequence[Report], field: str, rejected: frozenset[tuple[str, str]]) -> str | None:
    return next((value for value in values(reports, field) if (field, value) not in rejected), None)


def summarise(reports: Sequence[Report], rejected: frozenset[tuple[str, str]] = frozenset()) -> Summary:
    """A merged encounter from its reports; `rejected` are (field, value) that somebody ruled out."""
    kind = _of(reports, "type", rejected) or reports[0].type
    date, place = _of(reports, "date", rejected), _of(reports, "place", rejected)
    days = (r.when for r in reports if r.when and date_value(r.when) == date)
    when = max(days, key=lambda day: BASES.get(day.basis, 0), default=None)
    where = next((r for r in reports if place and place_value(r) == place), None)
    city, country = (where.city or None, where.country or None) if where else (None, None)
    body, ordinal = _of(reports, "body", rejected), _of(reports, "ordinal", rejected)
    sides = heights(reports)
    base = _base(kind, body, sides, city, when)
    anchor = min(report.anchor for report in reports)
    return Summary(
        kind, status(reports), when, city, country, body, int(ordinal) if ordinal else None, sides, base, anchor
    )
