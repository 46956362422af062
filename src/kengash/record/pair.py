"""The pair rule: do two reports tell of one encounter? Symmetric, and a function of the two reports alone.

Nothing that the store has inferred enters it, so the order in which reports arrive cannot matter. First what forbids
it (a conflict), then how much speaks for it (a score), then whether that is enough for this kind of encounter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .days import POSTPONED, apart, exact, gap, too_early
from .model import PASSED, Report, Verdict, When
from .persons import Match, all_same, host_told, level_conflict, matches, nobody_else, people_conflict

ENOUGH = 3.5
ALIKE = 0.6
YEAR = 366
BOTH = 2
PLACELESS = frozenset({"call", "correspondence"})
TWO_SIDED = frozenset({"talks", "call", "correspondence", "ceremony"})


def _numbered(a: Report, b: Report) -> bool:
    return bool(a.body) and a.body == b.body and a.ordinal is not None and a.ordinal == b.ordinal


def _multilateral(report: Report) -> bool:
    return len(report.sides) > 2 or report.several


def _of_many(report: Report) -> bool:
    """More than two took part; or a body convened, and it is not told who came."""
    return _multilateral(report) or (report.group == "assembly" and bool(report.body) and len(report.sides) < BOTH)


def _same_document(a: Report, b: Report) -> bool:
    return a.document == b.document


def _type(a: Report, b: Report) -> bool:
    groups = {a.group, b.group}
    if len(groups) == 1:
        return groups == {"assembly"} and a.type != b.type and bool(a.body) != bool(b.body) and _other_assembly(a, b)
    mixed = groups == {"assembly", "talks"} and "meeting" in (a.type, b.type)
    return not mixed or not (_of_many(a) and _of_many(b)) or _parted(a, b)


def _other_assembly(a: Report, b: Report) -> bool:
    """A forum beside a council's session; but a summit is a session, where the people or the number are the same."""
    if a.ordinal is not None and a.ordinal == b.ordinal:
        return False
    bare = b if a.body else a
    return bare.type == "conference" or not nobody_else(a, b)


def _parted(a: Report, b: Report) -> bool:
    """One is on the margins of something, the other is not."""
    return _aside(a) != _aside(b)


def _aside(report: Report) -> bool:
    """On the margins of a session or a forum; a visit's talks are no aside."""
    return report.whole is not None and report.whole_type != "visit"


def _ordinal(a: Report, b: Report) -> bool:
    return None not in (a.ordinal, b.ordinal) and a.ordinal != b.ordinal


def _body(a: Report, b: Report) -> bool:
    if not a.body or not b.body or a.body == b.body:
        return False
    return a.body_known == b.body_known and (a.body_known or _other_words(a, b))


def _other_words(a: Report, b: Report) -> bool:
    """Two bodies outside the world can only be told apart within one language."""
    return a.language == b.language and _shared_words(a.body, b.body) < ALIKE


def _shared_words(a: str, b: str) -> float:
    first, second = set(a.split("-")), set(b.split("-"))
    return len(first & second) / max(1, min(len(first), len(second)))


def _day(a: Report, b: Report) -> bool:
    if a.when is None or b.when is None:
        return not _numbered(a, b)
    if _numbered(a, b):
        return gap(a.when, b.when) > YEAR or _untimely(a, b) or _untimely(b, a)
    if "postponed" in (a.status, b.status) and a.body and a.body == b.body:
        return gap(a.when, b.when) > POSTPONED
    return apart(a.when, b.when)


def _untimely(a: Report, b: Report) -> bool:
    return a.status in PASSED and a.when is not None and b.when is not None and too_early(a.when, b.when)


def _place(a: Report, b: Report) -> bool:
    if a.group in PLACELESS:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    return bool(a.city and b.city and a.city != b.city and a.group != "visit")


def _covers(wide: Report, narrow: Report) -> bool:
    """Each outlet tells of a reception that its own minister was received, whoever else was; but by whom, all tell."""
    return (narrow.sides <= wide.sides or wide.several) and host_told(wide, narrow)


def _completes(wide: Report, narrow: Report) -> bool:
    """Talks of two are not those of three, unless the report that tells fewer says that there were more."""
    if narrow.several or len(narrow.sides) < BOTH:
        return narrow.sides <= wide.sides or wide.several
    return narrow.sides == wide.sides


def _sides(a: Report, b: Report) -> bool:
    if a.group == "visit":
        return _other_guests(a, b)
    if a.group not in TWO_SIDED or b.group not in TWO_SIDED:
        return False
    fits = _covers if "reception" in (a.type, b.type) else _completes
    return not (fits(a, b) or fits(b, a) or all_same(a, b))


def _other_guests(a: Report, b: Report) -> bool:
    """Nobody travels in both; or several travel together in one, and not the same in the other."""
    hosts = {a.country, b.country}
    one, other = _guests(a) - hosts, _guests(b) - hosts
    return bool(one and other) and (one.isdisjoint(other) or (one != other and max(len(one), len(other)) > BOTH))


def _guests(report: Report) -> frozenset[str]:
    guests = frozenset(who.side for who in report.people if who.side and "guest" in who.roles)
    return guests or report.sides - {report.country}


def _person(a: Report, b: Report) -> bool:
    if "assembly" in (a.group, b.group):
        return False
    return people_conflict(a, b) or level_conflict(a, b)


def _form(a: Report, b: Report) -> bool:
    narrow, expanded = "narrow", "expanded"
    kinds = [report.forms & {narrow, expanded} for report in (a, b)]
    return len(kinds[0]) == 1 == len(kinds[1]) and kinds[0] != kinds[1]


def _whole(a: Report, b: Report) -> bool:
    known = "/" in a.whole_body and "/" in b.whole_body
    return known and a.whole_body != b.whole_body


CONFLICTS: dict[str, Callable[[Report, Report], bool]] = {
    "same-document": _same_document,
    "other-type": _type,
    "other-ordinal": _ordinal,
    "other-day": _day,
    "other-body": _body,
    "other-place": _place,
    "other-sides": _sides,
    "other-person": _person,
    "other-form": _form,
    "other-whole": _whole,
}


def conflict(a: Report, b: Report) -> str | None:
    """The name of the rule that forbids that two reports are one encounter, or None."""
    for name, forbids in CONFLICTS.items():
        if forbids(a, b):
            return name
    return None


def _day_score(a: When, b: When) -> tuple[str, float]:
    distance = gap(a, b)
    if "day" not in (a.precision, b.precision) or a.precision != b.precision:
        return "same-month", 0.5
    if exact(a) and exact(b):
        return ("same-day", 2.0) if distance == 0 else ("next-day", 0.5)
    return ("day-as-published", 1.5) if distance <= 1 else ("days-near", 1.0)


def _body_score(a: Report, b: Report) -> Iterator[tuple[str, float]]:
    if a.body and a.body == b.body:
        yield "same-body", 3.0
        if a.ordinal is not None and a.ordinal == b.ordinal:
            yield "same-ordinal", 2.0
    elif a.body and b.body and a.body_known == b.body_known:
        yield "like-body", 2.0 * _shared_words(a.body, b.body)
    if a.whole_body and a.whole_body == b.whole_body:
        yield "same-whole", 1.0


def _place_score(a: Report, b: Report) -> Iterator[tuple[str, float]]:
    if a.city and a.city == b.city:
        yield "same-city", 1.0
    elif a.country and a.country == b.country:
        yield ("same-destination", 1.0) if a.type == "visit" == b.type else ("same-country", 0.3)


def _who_score(match: Match) -> Iterator[tuple[str, float]]:
    if match.persons:
        yield "same-persons", 2.0 * min(match.persons, 2) + 0.5 * min(max(match.persons - 2, 0), 4)
    if match.offices:
        yield "same-offices", 1.0 * min(match.offices, 3)
    if match.sides:
        yield "same-sides", 0.5 * min(match.sides, 3)


def _required(a: Report, b: Report, match: Match) -> bool:
    """What no score can make up for: the sides of talks, the guest of a visit, the body of a session."""
    group = a.group if a.group == b.group else "mixed"
    met = match.persons + match.offices + match.sides
    if group == "assembly":
        one_body = bool(a.body) and a.body == b.body
        return one_body or match.persons + match.offices >= 2 or met >= 3 or (met >= 2 and _one_city(a, b))
    if group == "mixed":
        return met >= 3
    if group == "visit":
        there = bool(a.country) and a.country == b.country
        return met >= 2 or (met >= 1 and there) or (match.persons >= 1 and _one_day(a, b))
    return met >= 2 or (met == 1 and match.persons == 1 and (a.several or b.several) and not _parted(a, b))


def _one_day(a: Report, b: Report) -> bool:
    """Both say a day, and it is the same."""
    said = [report.when for report in (a, b) if report.when and exact(report.when)]
    return len(said) == BOTH and gap(*said) == 0


def _one_city(a: Report, b: Report) -> bool:
    return bool(a.city) and a.city == b.city


def _grounds(a: Report, b: Report, match: Match) -> Iterator[tuple[str, float]]:
    if a.type == b.type:
        yield "same-type", 0.5
    if a.when and b.when:
        yield _day_score(a.when, b.when)
    yield from _body_score(a, b)
    yield from _place_score(a, b)
    yield from _who_score(match)


def compare(a: Report, b: Report) -> Verdict:
    """Whether two reports may be one encounter. `score` is 0 where not."""
    forbidden = conflict(a, b)
    return Verdict(0.0, (), forbidden) if forbidden else likeness(a, b)


def likeness(a: Report, b: Report) -> Verdict:
    """How much speaks for it that two reports, of which nothing forbids it, are one encounter."""
    a, b = (a, b) if a.anchor < b.anchor else (b, a)
    match = matches(a, b)
    grounds = list(_grounds(a, b, match))
    score = sum(points for _, points in grounds)
    enough = score >= ENOUGH and _required(a, b, match)
    return Verdict(score if enough else 0.0, tuple(name for name, _ in grounds), None)
