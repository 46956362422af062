"""What a careful reader would remark: a side of two ranks, a person spelled two ways, an abbreviation out of place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from kengash.encounters.drafts import Draft
from kengash.encounters.who import Cast
from kengash.nouns import Encounter, Note, Participant, Span

Said = Callable[[Span], str]


def notes(encounter: Encounter, draft: Draft, cast: Cast, back: Callable[[Span], Span], said: Said) -> Encounter:
    """The encounter with its notes."""
    made = [*_two_ranks(encounter), *_spellings(draft, cast, back, said), *_abbreviations(draft, cast, back, said)]
    return msgspec.structs.replace(encounter, notes=made)


def _two_ranks(encounter: Encounter) -> Iterator[Note]:
    """A minister listed where a deputy leads the delegation: both are kept, and said."""
    for head in encounter.participants:
        for other in encounter.participants if "head_of_delegation" in head.roles else ():
            if head.office and other.office and _rivals(head, other):
                text = f"{head.represents}: {head.office.rank} leads the delegation, {other.office.rank} is listed"
                yield Note("contradiction", text, [*head.evidence, *other.evidence])


def _rivals(head: Participant, other: Participant) -> bool:
    same_side = other is not head and other.represents == head.represents and other.kind == "person"
    return (
        same_side
        and other.name is None
        and bool(head.office and other.office and other.office.rank != head.office.rank)
    )


def _spellings(draft: Draft, cast: Cast, back: Callable[[Span], Span], said: Said) -> Iterator[Note]:
    """One person whose surname the text writes in two ways."""
    for ident in draft.parts:
        seen = list(dict.fromkeys(cast.spellings.get(ident, [])))
        surnames = {name.split()[-1].casefold() for name, _ in seen if name.split()}
        if len(surnames) > 1:
            written = dict.fromkeys(said(Span(s.start, s.start + len(n))) for n, s in seen)
            yield Note("name_variant", " / ".join(written), [back(s) for _, s in seen])


def _abbreviations(draft: Draft, cast: Cast, back: Callable[[Span], Span], said: Said) -> Iterator[Note]:
    """Another organization's abbreviation in a paper of this body, where the text nowhere names that organization."""
    if draft.body is None or draft.body.organization is None:
        return
    for span, idents in cast.abbreviations.items():
        inside = any(d.start <= span.start and span.end <= d.end for p in draft.documents for d in p.evidence)
        if inside and draft.body.organization not in idents and not cast.named_in_full & set(idents):
            plus = Span(span.start, span.end + 1)
            wider = plus if said(plus).endswith("+") else span
            yield Note("unknown_abbreviation", f"{said(wider)}: {draft.body.organization} must be meant", [back(wider)])
