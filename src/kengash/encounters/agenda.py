"""What stood on the agenda: "on the agenda were X and Y", where the verb comes last and only says that they were there."""

from __future__ import annotations

from kengash.clauses import Sentence
from kengash.encounters.pieces import pieces
from kengash.mentions.view import Item
from kengash.nouns import Topic
from kengash.world import facts

TELLING = frozenset({"discussing", "agreeing"})


def agenda(sentence: Sentence) -> list[Topic]:
    """The topics between a word for the agenda and the verb that closes the sentence."""
    view = sentence.view
    heads = [h.end for h in view.aside if "agenda" in h.ids("additive")]
    if not heads or view.language.family.case_before or any(c.frame in TELLING for c in sentence.clauses):
        return []
    end = _before_verb(view.items)
    between = [i for i in view.items if heads[-1] <= i.start and i.end <= end]
    if not end or any(_tells(i) for i in between):
        return []
    start = next((i.start for i in between if i.kind not in ("comma", "mark", "dash")), end)
    spans = (view.chars(a, b) for a, b in pieces(view, start, end))
    return [Topic(view.home[s.start : s.end], None, [s]) for s in spans if s.end - s.start > 3]


def _tells(item: Item) -> bool:
    """Whether a verb tells of something else on the way."""
    if item.kind == "said" or item.kind == "clause_breaks":
        return True
    return item.kind == "predicates" and any(facts.states_encounter("predicates", ident) for ident in item.ids())


def _before_verb(items: list[Item]) -> int:
    """Where the verb that closes the sentence begins; 0 where a quote or a name closes it."""
    words = [i for i in items if i.kind not in ("mark", "close", "quote")]
    last = words[-1] if words else None
    return last.start if last is not None and last.kind in ("word", "predicates") else 0
