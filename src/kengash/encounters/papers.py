"""Papers adopted, signed, exchanged: kind, title as written, count."""

from __future__ import annotations

from kengash.clauses import Clause, Sentence
from kengash.encounters.topics import _opening
from kengash.mentions.view import View
from kengash.nouns import Document


def papers(sentence: Sentence, clause: Clause, act: str) -> list[Document]:
    """The documents of a clause of signing or adopting; spans are in the home text."""
    view = sentence.view
    since = max([i.end for i in view.items if i.kind == "predicates" and i.end <= clause.at], default=clause.start)
    since = clause.start if view.language.family.case_before else max(clause.start, since)
    inside = [
        i
        for i in view.items
        if i.kind == "documents" and "credentials" not in i.ids() and since <= i.start < max(clause.end, clause.at)
    ]
    found, begin = [], max(since, _opening(sentence, clause)) if not view.language.family.case_before else clause.at
    for item in inside:
        start = begin if not view.language.family.case_before else item.start
        end = item.end if not view.language.family.case_before else _after(view, item.end, clause.end)
        count = _count(view, item.start)
        span = view.chars(max(min(start, item.start), item.start - 25), end)
        title = view.home[span.start : span.end] if end - start > 1 and count is None else None
        found.append(Document(item.ids()[0], title, act, count, [span]))
        begin = end
        while begin < len(view.tokens) and (view.tokens[begin].kind == "mark" or _joins(view, begin)):
            begin += 1
    return found


def _joins(view: View, place: int) -> bool:
    return any(i.start <= place < i.end and i.kind == "conjunctions" for i in view.items) or any(
        h.start <= place < h.end and h.ids("additive") for h in view.aside
    )


def _after(view: View, start: int, end: int) -> int:
    """The title goes on after the noun, to the next document, comma or the end of the clause."""
    for place in range(start, min(end, start + 25)):
        if view.tokens[place].text in (",", ";", ".") or any(
            i.start == place and i.kind == "documents" for i in view.items
        ):
            return place
    return min(end, start + 25)


def _count(view: View, at: int) -> int | None:
    for place in range(at - 1, max(at - 4, -1), -1):
        token = view.tokens[place]
        if token.kind == "number" and token.text.isdecimal() and len(token.text) < 4 and int(token.text) < 500:
            return int(token.text)
        hit = next((h for h in view.aside if h.start == place and h.ids("cardinals")), None)
        if hit:
            return int(hit.ids("cardinals")[0])
    return None
