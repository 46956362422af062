"""What a careful reader would remark: a side named by two ranks, one person spelled two ways, an abbreviation out of place."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from kengash.encounters.drafts import Draft
from kengash.encounters.who import Cast
from kengash.nouns import Encounter, Note, Participant, Span

ABBREVIATION = re.compile(r"\b[^\W\d_]{2,6}\b\+?")


def notes(
    encounter: Encounter, draft: Draft, cast: Cast, back: Callable[[Span], Span], original: str, home: str
) -> Encounter:
    """The encounter with its notes."""
    made = [
        *_two_ranks(encounter),
        *_spellings(draft, cast, back),
        *_abbreviations(encounter, original),
        *_inferred(encounter),
    ]
    return msgspec.structs.replace(encounter, notes=made)


def _two_ranks(encounter: Encounter) -> list[Note]:
    """A minister listed where a deputy leads the delegation: both are kept, and said."""
    made = []
    for head in encounter.participants:
        if "head_of_delegation" not in head.roles or head.office is None:
            continue
        for other in encounter.participants:
            if other is not head and _rivals(head, other):
                text = f"{head.represents}: {head.office.rank} leads the delegation, {other.office and other.office.rank} is listed"
                made.append(Note("contradiction", text, [*head.evidence, *other.evidence]))
    return made


def _rivals(head: Participant, other: Participant) -> bool:
    return (
        other.represents == head.represents
        and other.name is None
        and other.office is not None
        and other.kind == "person"
        and head.office is not None
        and other.office.rank != head.office.rank
    )


def _spellings(draft: Draft, cast: Cast, back: Callable[[Span], Span]) -> list[Note]:
    made = []
    for ident in draft.parts:
        seen = cast.spellings.get(ident, [])
        surnames = {name.split()[-1].casefold() for name, _ in seen if name.split()}
        if len(surnames) > 1:
            made.append(Note("name_variant", " / ".join(sorted({n for n, _ in seen})), [back(s) for _, s in seen]))
    return made


def _abbreviations(encounter: Encounter, original: str) -> list[Note]:
    """An abbreviation in an adopted paper's title that the text nowhere ties to the body that adopted it."""
    if encounter.body is None:
        return []
    made = []
    for paper in encounter.documents:
        for span in paper.evidence:
            for found in ABBREVIATION.finditer(original, span.start, span.end):
                word = found[0].rstrip("+")
                if word.isupper() and len(word) > 2 and _stray(word, encounter, original):
                    made.append(Note("unknown_abbreviation", found[0], [Span(found.start(), found.end())]))
    return list({n.text: n for n in made}.values())


def _stray(word: str, encounter: Encounter, original: str) -> bool:
    """The letters are not the initials of the body's own words, as written in the text."""
    assert encounter.body is not None
    initials = "".join(w[0] for w in encounter.body.name.split() if w).upper()
    return word.upper()[:2] != initials[:2] or not initials.startswith(word.upper()[:3])


def _inferred(encounter: Encounter) -> list[Note]:
    return []
