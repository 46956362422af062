"""Whom a text cites: the press service of a ministry, of a president, of an organization."""

from __future__ import annotations

from collections.abc import Callable

from kengash.mentions.view import View
from kengash.nouns import Participant, Span
from kengash.world import facts


def whom_cited(views: list[View], back: Callable[[Span], Span]) -> list[Participant]:
    """Whom the text cites: "the press service of the Ministry of Foreign Affairs of Kazakhstan"."""
    cited: dict[str | None, Participant] = {}
    for view in views:
        for at, item in enumerate(view.items):
            if item.kind == "press":
                start, end, state = _press(view, at)
                who = Participant(
                    None, None, None, state, "organization", ["participant"], [back(view.chars(start, end))]
                )
                cited.setdefault(state, who)
    return list(cited.values())


def _press(view: View, at: int) -> tuple[int, int, str | None]:
    """The words around "press service" that say whose it is."""
    step = 1 if view.language.family.case_before else -1
    place, last, state = at + step, at, None
    while 0 <= place < len(view.items) and view.items[place].kind in (
        "ministries",
        "states",
        "offices",
        "organizations",
        "prepositions",
        "capitals_for_states",
        "nationalities",
    ):
        item = view.items[place]
        if item.kind in ("states", "capitals_for_states", "nationalities", "organizations") and state is None:
            state = facts.represents(item.kind, item.ids()[0])
        last = place if item.kind != "prepositions" else last
        place += step
    first, end = min(at, last), max(at, last)
    return view.items[first].start, view.items[end].end, state
