"""Which encounter another one is part of: the talks of a visitor in the state that he visits."""

from __future__ import annotations

from collections.abc import Iterable

from kengash.encounters.drafts import GROUPS, Draft

BESIDE = 4  # sentences between a visit and a conference that the visitor attends
DONE = frozenset({"held", "ongoing"})


def visit_of(draft: Draft, drafts: Iterable[Draft]) -> Draft | None:
    """The visit in whose course a meeting, a ceremony or a conference took place."""
    if GROUPS[draft.type] not in ("M", "Y") and draft.type != "conference":
        return None
    return next((v for v in drafts if v.type == "visit" and v is not draft and _during(draft, v)), None)


def _during(draft: Draft, visit: Draft) -> bool:
    if visit.spot is None or (visit.background and visit.day and not draft.background):
        return False
    if _long_before(draft, visit):
        return False
    guests = visit.persons() - visit.hosts()
    visitors = guests & {i for i, p in draft.parts.items() if "host" not in p.roles}
    placed = draft.spot is not None and draft.spot.country == visit.spot.country
    if draft.spot is not None and draft.spot.country is not None and not placed:
        return False  # "they had met in another state before"
    if visit.status not in DONE and draft.status in DONE and visit.status != "announced":
        return False  # what was called off has no talks in its course
    if draft.type == "conference":  # of the two states; to one of many the visitor comes for its own sake
        two = draft.sides() <= {visit.spot.country, *(f.figure.represents for f in visit.parts.values())}
        return bool(visitors) and placed and two and abs(draft.sentence - visit.sentence) <= BESIDE
    others = {p.figure.represents for i, p in draft.parts.items() if i not in guests}
    return bool(visitors) and (visit.spot.country in others or placed)


def _long_before(draft: Draft, visit: Draft) -> bool:
    """ "Will come in November. They met in September": talks of a month before that of the visit."""
    if draft.day is None or visit.day is None or "" in (draft.day.start, visit.day.start):
        return False
    return (draft.day.end or draft.day.start)[:7] < visit.day.start[: len(draft.day.start)][:7]


def late_parents(drafts: list[Draft]) -> None:
    """A visit told of only after the talks: they are part of it, where nothing says that they are of another time."""
    for draft in drafts:
        visit = visit_of(draft, drafts) if draft.part_of is None else None
        if visit is not None and visit.part_of is not draft and _alike(draft, visit):
            draft.part_of = visit


def _alike(draft: Draft, visit: Draft) -> bool:
    """Both done or both to come, on days that do not speak against it."""
    done = {draft.status in DONE, visit.status in DONE}
    days = [d.day.start for d in (draft, visit) if d.day is not None and d.day.start]
    apart = len(days) == 2 and not (days[0].startswith(days[1]) or days[1].startswith(days[0]))
    ranged = (
        visit.day is not None and visit.day.end is not None and len(days) == 2 and days[1] <= days[0] <= visit.day.end
    )
    past = visit.bygone and draft.day is None  # "he visited the country last year"
    return len(done) == 1 and (not apart or ranged) and not past
