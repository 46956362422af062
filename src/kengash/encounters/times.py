"""Words of time and of what happened then, which are no matter of talks."""

from __future__ import annotations

from kengash.clauses import Clause
from kengash.encounters.pieces import acting
from kengash.encounters.whereabouts import embedded
from kengash.mentions.view import View

UNITS = frozenset({"day", "week", "month", "year"})


def of_its_time(view: View, clause: Clause, place: int) -> bool:
    """ "The results of this year", "last year's results": a day that belongs to a noun begins the topic."""
    ends = [view.tokens[d.end_at - 1].key for d in clause.days if d.at == place]
    return any(
        m.case == "of" or m.attributive
        for key in ends
        for form in view.language.family.forms(key)
        for m in form.nominal
    )


def of_happening(view: View, place: int, circumstances: dict[int, int]) -> bool:
    """Whether a day or a place begins there that only tells when and where something discussed will be."""
    begin = place
    while place in circumstances:
        place = circumstances[place]
        place += any(i.start == place and i.kind == "markings" for i in view.items)
    return place > begin and _happening(view, place)


def act_there(view: View, place: int, end: int) -> bool:
    """ "(The leaders) in Syria the securing of the truce": a place before an act that is discussed is where that is."""
    separators = [i.start for i in view.items if place < i.start < end and (i.kind in ("comma", "conjunctions"))]
    word = view.tokens[min([end, *separators]) - 1].key
    return word not in view.language.topic_heads and acting(view, word)


def _happening(view: View, place: int) -> bool:
    """ "The session to be held in New York": a participle after a place takes it along into the topic."""
    after = next((i for i in view.items if i.start == place), None)
    planned = any(h.start == place and h.ids("statuses") for h in view.aside)
    return planned or (after is not None and after.kind == "predicates" and embedded(after))


def unit_alone(view: View, at: int) -> bool:
    """ "The order of the day": a bare word for a day or a year, with nothing before it that makes it a date."""
    units = [h for h in view.aside if h.start == at and h.ids("days")]
    bare = bool(units) and all(set(h.ids("days")) <= UNITS and any(f.exact for _, f in h.readings) for h in units)
    before = next((i for i in view.items if i.end == at), None)
    dated = before is not None and (
        before.kind in ("months", "number", "weekdays")
        or before.start in {h.start for h in view.aside if h.ids("days")}
    )
    return bare and not dated
