"""Papers adopted, signed, exchanged: kind, title as written, count."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from kengash.clauses import Clause, Event, Sentence
from kengash.encounters.phrases import ACTS
from kengash.encounters.topics import opening_of
from kengash.mentions.view import Item, View
from kengash.nouns import Document
from kengash.world import load

FARTHEST_COUNT = 10  # tokens between a number and the papers that it counts
LONGEST = 25  # tokens of a title
# What may stand between the noun of a ceremony and its papers.
INSIDE = frozenset({"word", "prepositions", "predicates", "nationalities", "number", "dash"})
LOOSE = frozenset({"prepositions", "conjunctions"})


def papers(sentence: Sentence, clause: Clause, act: str) -> list[Document]:
    """The documents of a clause of signing or adopting; spans are in the home text."""
    if clause.negated:
        return []
    found = list(Papers(sentence, clause).read(act)) or list(_named(sentence.view, clause, act))
    return [d for d in found if d.count] if _recalled(sentence, clause) else found


def _named(view: View, clause: Clause, act: str) -> Iterator[Document]:
    """The paper that the verb phrase names itself: "issued a joint statement", "exchanged the signed documents"."""
    verb = next((i for i in view.items if i.start == clause.at), None)
    inner = view.tokens[verb.start : verb.end] if verb is not None and verb.end - verb.start > 1 else []
    for start, end in itertools.combinations(range(len(inner) + 1), 2):
        kinds = [k for hit in view.language.hits(inner[start:end], 0) for k in hit.ids("documents")]
        if kinds and verb is not None and "credentials" not in kinds:
            yield Document(kinds[0], None, act, _count(view, verb.start), [view.chars(verb.start, verb.end)])
            return


def ceremonial(sentence: Sentence, event: Event) -> list[Document]:
    """The papers of a ceremony of signing or exchanging them, in the phrase of its noun."""
    view, place = sentence.view, event.item
    near = (
        view.items[place + 1 : place + 8] if view.language.family.case_before else view.items[max(place - 6, 0) : place]
    )
    for item in near if view.language.family.case_before else reversed(near):
        if item.kind == "documents" and "credentials" not in item.ids():
            return [
                Document(item.ids()[0], None, _act(near), _count(view, item.start), [view.chars(item.start, item.end)])
            ]
        if item.kind not in INSIDE:
            break
    return []


def _act(near: list[Item]) -> str:
    frames = (load("frames").get(f, {}) for i in near if i.kind == "predicates" for f in i.ids())
    return next((str(frame["act"]) for frame in frames if "act" in frame), "signed")


def _recalled(sentence: Sentence, clause: Clause) -> bool:
    """ "The agreement signed last year": a participle that says of nobody that he signed it now."""
    family, marking = sentence.view.language.family, clause.marking
    if not family.case_before:  # "noted that a treaty had been signed", "the adoption of the programme was praised"
        inner = marking.nonfinite in ("participle", "verbal_noun")
        return inner and (marking.case in ("object", "of") or (marking.possessive and not marking.case))
    before_noun = marking.attributive or not family.case_marked
    plain = family.case_before and marking.nonfinite == "participle" and before_noun
    return plain and not any(p in ("who", "by", "between") for p, _ in clause.actors)


class Papers:
    """The papers of one clause."""

    def __init__(self, sentence: Sentence, clause: Clause) -> None:
        self.sentence, self.clause, self.view = sentence, clause, sentence.view
        self.verb_first = sentence.view.language.family.case_before

    def read(self, act: str) -> Iterator[Document]:
        since = self._since()
        begin = self.clause.at if self.verb_first else max(since, opening_of(self.sentence, self.clause))
        for item in self._inside(since):
            start, end = (item.start, self._end(item)) if self.verb_first else (begin, item.end)
            count = _count(self.view, item.start)
            if count is None and self._heads_list(item, end):
                continue  # "a number of papers: an agreement, a memorandum"
            span = self.view.chars(max(min(start, item.start), item.start - LONGEST), end)
            title = self.view.home[span.start : span.end] if end - start > 1 and count is None else None
            yield Document(item.ids()[0], title, act, count, [span])
            begin = self._over_joints(end)

    def _since(self) -> int:
        """Where the papers of this verb can begin: after the verb before it, where verbs come last or it is a passive."""
        before = [i.end for i in self.view.items if i.kind == "predicates" and i.end <= self.clause.at]
        if self.verb_first and self.clause.marking.passive and not self.view.language.family.case_marked:
            return min([self.clause.start, *before[-1:]])
        return self.clause.start if self.verb_first else max([self.clause.start, *before])

    def _inside(self, since: int) -> list[Item]:
        stop = max(self.clause.end, self.clause.at)
        papers = [i for i in self.view.items if i.kind == "documents" and since <= i.start < stop]
        if self.verb_first and not self.view.language.family.case_marked:
            papers = [i for i in papers if not self._of_next(i)] or papers
        return [i for i in papers if "credentials" not in i.ids() and not self._verb(i) and not self._nested(i, papers)]

    def _of_next(self, item: Item) -> bool:
        """ "A statement was adopted and papers were signed": where word order alone tells, what stands before the next passive."""
        later = next((c for c in self.sentence.clauses if c.at > self.clause.at and c.frame), None)
        passive = later is not None and later.marking.passive and later.frame in ACTS
        return later is not None and passive and self.clause.at < item.start < later.at

    def _nested(self, item: Item, papers: list[Item]) -> bool:
        """ "A roadmap on carrying out the memorandum": a paper that the title of another names."""
        before = next((p for p in reversed(papers) if p.end <= item.start), None)
        if before is None or not self.view.language.family.case_marked:
            return False
        between = [i for i in self.view.items if before.end <= i.start < item.start]
        joined = any(i.kind == "comma" or i.joins() for i in between)
        about = bool(between) and between[-1].kind == "prepositions"
        return about or (not joined and any(i.kind in ("prepositions", "markings") for i in between))

    def _heads_list(self, item: Item, end: int) -> bool:
        """Whether a colon after "papers" opens the list of them."""
        after = self.view.tokens[item.end : end + 1]
        colon = next((n for n, t in enumerate(after, item.end) if t.text == ":"), None)
        return (
            item.ids()[0] == "other"
            and colon is not None
            and any(i.kind == "documents" and colon < i.start <= colon + 2 for i in self.view.items)
        )

    def _verb(self, item: Item) -> bool:
        """ "To document the outcome": a noun's likeness after the particle of the infinitive."""
        before = next((i for i in self.view.items if i.end == item.start), None)
        return before is not None and before.kind == "prepositions" and before.ids() == ("to",)

    def _end(self, item: Item) -> int:
        """The title goes on after the noun: to the verb, the next document, a comma or the end of the clause."""
        stop = self.clause.at if item.start < self.clause.at else self.clause.end
        others = [i for i in self.view.items if i.kind == "documents"]
        papers = {i.start for i in others if not self._nested(i, others)}
        end = item.end
        while (
            end < min(stop, item.end + LONGEST)
            and self.view.tokens[end].text not in (",", ";", ".")
            and end not in papers
        ):
            end += 1
        return self._trimmed(item.end, end)

    def _trimmed(self, first: int, end: int) -> int:
        """Without the small words before the next paper, or before the verb ("and a", "was")."""
        ends = {i.end: i for i in self.view.items}
        while end > first and (
            self.view.tokens[end - 1].key in self.view.language.common or (end in ends and ends[end].kind in LOOSE)
        ):
            end -= 1
        return end

    def _over_joints(self, place: int) -> int:
        while place < len(self.view.tokens) and (self.view.tokens[place].kind == "mark" or _joins(self.view, place)):
            place += 1
        return place


def _joins(view: View, place: int) -> bool:
    return any(i.start <= place < i.end and i.kind == "conjunctions" for i in view.items) or any(
        h.start <= place < h.end and h.ids("additive") for h in view.aside
    )


def _before_noun(view: View, at: int) -> Iterator[int]:
    """The words right before a noun; where nouns are declined, those that agree with it may be many."""
    yield from range(at - 1, max(at - 4, -1), -1)
    far, family = at - 4, view.language.family
    while family.case_marked and max(at - FARTHEST_COUNT, 0) <= far:
        word = view.tokens[far]
        if word.kind == "number" or not (
            word.text == "," or word.key in view.language.common or "of" in family.shape(word.key)
        ):
            yield from (far,)
            return
        far -= 1


def _count(view: View, at: int) -> int | None:
    for place in _before_noun(view, at):
        token = view.tokens[place]
        if token.kind == "number" and token.text.isdecimal() and len(token.text) < 4 and int(token.text) < 500:
            return int(token.text)
        hit = next((h for h in view.aside if h.start == place and h.ids("cardinals")), None)
        if hit:
            return int(hit.ids("cardinals")[0])
    return None
