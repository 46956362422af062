"""Drafts -> the encounters of a Reading: ids in order, dates and places filled, notes made, spans in the original."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from kengash.encounters.dating import told_day
from kengash.encounters.drafts import AHEAD, CALLED_OFF, GROUPS, MULTILATERAL, NUMBERED, Draft, Part
from kengash.encounters.holders import Figure
from kengash.encounters.notes import notes
from kengash.encounters.parents import late_parents
from kengash.encounters.sameness import absorb, same
from kengash.encounters.themes import theme
from kengash.encounters.who import Cast
from kengash.encounters.whose import companions, of_others, told_by_name
from kengash.language import QUOTES
from kengash.nouns import Body, Document, Encounter, Office, Participant, PersonRef, Place, Span, Topic, When
from kengash.people import Person

ToOriginal = Callable[[Span], Span]
Quote = Callable[[list[Span]], list[Span]]
DELEGATIONS = ("delegation", "delegations")  # and its members
Holders = dict[tuple[str | None, str | None], list[Figure]]
TO_COME = ("announced", "proposed")
Said = Callable[[Span], str]


def encounters(
    drafts: list[Draft], cast: Cast, published: str | None, original: str, back: ToOriginal, home: str
) -> list[Encounter]:
    """The finished encounters, in order of first evidence."""
    holders = _holders(cast)
    for draft in drafts:
        _named(draft, holders)
        _then_in_office(draft, cast)
        _headed(draft)
        if not cast.book.language.family.case_before:
            of_others(draft)
        _at_their_own(draft)
        companions(draft)
        _spoken_for(draft)
        if GROUPS[draft.type] in ("M", "Y", "V"):
            told_by_name(draft)
    drafts = united(drafts)
    late_parents(drafts)
    _still_ahead(drafts)
    ordered = sorted(drafts, key=lambda d: min(d.spans) if d.spans else Span(0, 0))
    ids = {id(d): f"e{n}" for n, d in enumerate(ordered, 1)}
    lead = min((d.sentence for d in ordered), default=0)
    return [finish(d, ids, cast, told_day(d, published, lead), original, back, home) for d in ordered]


def _still_ahead(drafts: list[Draft]) -> None:
    """ "They may meet on the sidelines of the summit": a summit named in passing is to come with all that is in it."""
    inner: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.part_of is not None:
            inner.setdefault(id(draft.part_of), []).append(draft)
    for draft in drafts:
        named = draft.background and draft.status == "held" and draft.day is None and draft.type in MULTILATERAL
        if named and (within := inner.get(id(draft))) and all(d.status in TO_COME for d in within):
            draft.status = "announced"


def _holders(cast: Cast) -> Holders:
    """Who is named as holding an office for a state, under all the ids that the office has."""
    holders: Holders = {}
    for figure in cast.figures.values():
        said = {figure.office, *(t.id for t in figure.titles)} if figure.name else set()
        said |= {"head-of-state"} if said and figure.rank == "head_of_state" else set()  # whatever his state calls him
        for office in {alike for each in said if each for alike in cast.book.people.same_offices(each)}:
            holders.setdefault((office, figure.represents), []).append(figure)
        if figure.name and figure.person:  # "the minister" and his name as prime minister
            holders.setdefault((figure.person, figure.represents), []).append(figure)
    return holders


def united(drafts: list[Draft]) -> list[Draft]:
    """Drafts that are one now that "the president" has a name: the same people, nothing against it."""
    kept: dict[tuple[str, frozenset[str]], list[Draft]] = {}
    merged: dict[int, Draft] = {}
    for draft in drafts:
        alike = kept.setdefault((GROUPS[draft.type], frozenset(draft.parts)), [])
        old = next((k for k in alike[-3:] if draft.parts and same(k, draft)), None)
        if old is None:
            alike.append(draft)
        else:
            absorb(old, draft)
            merged[id(draft)] = old
    left = [d for d in drafts if id(d) not in merged]
    for draft in left:
        parent = merged.get(id(draft.part_of), draft.part_of)
        draft.part_of = parent if parent is not draft else None
    return left


def _named(draft: Draft, named: Holders) -> None:
    """An office met before its holder was named is that person, where the text names one holder only."""
    for ident, part in list(draft.parts.items()):
        figure = part.figure
        if figure.kind != "person" or figure.name or figure.represents is None:
            continue
        holders = named.get((figure.office, figure.represents)) or named.get((figure.person, figure.represents), [])
        if figure.office == "minister" and not holders:
            holders = [p.figure for p in draft.parts.values() if _minister(p.figure, figure.represents)]
        if len(holders) == 1:
            del draft.parts[ident]
            for role in part.roles:
                draft.add(holders[0], role, "")
            draft.parts[holders[0].ident].spans += part.spans


def _then_in_office(draft: Draft, cast: Cast) -> None:
    """ "The ministers first met in 2012": in another year an office alone is not whoever the text names as its holder now."""
    day, on = draft.day.start if draft.day else "", cast.book.on
    if not day or not on or day[:4] == on[:4]:
        return
    for ident, part in list(draft.parts.items()):
        figure = part.figure
        named = figure.kind == "person" and figure.name and not _said_by_name(part, cast)
        if not named or not figure.office or not figure.represents:
            continue
        holder = cast.book.people.holder(figure.office, figure.represents, f"{day}-07-01"[:10])
        another = holder.id != figure.person if holder and figure.person else abs(int(on[:4]) - int(day[:4])) > 1
        if another:
            part.figure = _without_name(figure, holder, day)
            draft.parts[part.figure.ident] = draft.parts.pop(ident)


def _without_name(figure: Figure, holder: Person | None, day: str) -> Figure:
    """The office as it was held then: by whom the world knows of, or by nobody told."""
    ident = f"office:{figure.office}:{figure.represents}:{day}"
    person, basis = (holder.id, "office") if holder else (None, "")
    return msgspec.structs.replace(figure, ident=ident, name=None, person=person, basis=basis, name_span=None)


def _said_by_name(part: Part, cast: Cast) -> bool:
    """Whether the words for a participant hold the name."""
    said = [span for _, span in cast.spellings.get(part.figure.ident, ())]
    return any(own.start <= n.start and n.end <= own.end for own in part.spans for n in said)


def _minister(figure: Figure, state: str) -> bool:
    """A named minister: "the ministers of A and B" tells no more of him."""
    return bool(figure.name) and figure.rank == "minister" and figure.represents == state


def _headed(draft: Draft) -> None:
    """A delegation of which no more is told than who heads it is he, in its role."""
    groups = [(i, p) for i, p in draft.parts.items() if p.figure.group in DELEGATIONS and not p.figure.represents]
    heads = [p for p in draft.parts.values() if "head_of_delegation" in p.roles]
    for head in heads if draft.type in ("visit", "reception") else ():
        head.roles |= set() if "host" in head.roles else {"guest"}  # whoever leads a delegation comes with it
    for ident, group in groups if heads else ():
        heads[0].roles |= group.roles - {"participant"}
        del draft.parts[ident]
    envoys = any(p.figure.name and p.figure.rank == "ambassador" and "guest" in p.roles for p in draft.parts.values())
    for ident in [i for i, p in draft.parts.items() if envoys and p.figure.group == "ambassadors"]:
        del draft.parts[ident]  # they are named


def _at_their_own(draft: Draft) -> None:
    """ "At the reception were present" the host's own ministers too, who are nobody's guests beside those of another state."""
    hosts = {p.figure.represents for p in draft.parts.values() if "host" in p.roles} - {None}
    guests = {p.figure.represents for p in draft.parts.values() if "guest" in p.roles} - {None}
    if draft.type != "reception" or len(hosts) != 1 or guests <= hosts:
        return
    for part in draft.parts.values():
        if part.figure.represents in hosts and part.roles == {"guest"}:
            part.roles = {"participant"}


def _spoken_for(draft: Draft) -> None:
    """A state beside a person who represents it is no participant of its own; of a session, where that is so of all states."""
    persons = {p.figure.represents for p in draft.parts.values() if p.figure.kind == "person"}
    states = {i: p.figure.represents for i, p in draft.parts.items() if p.figure.kind == "state"}
    some = set() if draft.type in ("session", "visit", "correspondence") else persons
    spoken = persons if set(states.values()) <= persons else some
    for ident, state in states.items():
        if state in spoken and draft.parts[ident].roles <= {"participant"}:
            del draft.parts[ident]


def finish(
    draft: Draft, ids: dict[int, str], cast: Cast, when: When | None, original: str, back: ToOriginal, home: str
) -> Encounter:
    """The encounter of a draft: what it says, and the spans of the original that say it."""

    def quote(spans: list[Span]) -> list[Span]:
        return sorted({back(s) for s in spans})

    def said(span: Span) -> str:
        o = back(span)
        return original[o.start : o.end]

    body = draft.body
    finished = Encounter(
        ids[id(draft)],
        draft.type,
        _status(draft, when, cast.book.on),
        sorted(draft.forms if draft.type == "visit" else draft.forms - {"state"}),
        draft.ordinal if draft.type in NUMBERED else None,
        Body(body.id, said(body.span), quote([body.span])) if body else None,
        msgspec.structs.replace(when, evidence=quote(when.evidence)) if when else None,
        _place(draft, quote, said),
        ids.get(id(draft.part_of)) if draft.part_of is not None else None,
        [participant(p, quote, said, home) for p in draft.parts.values()],
        _topics(draft, cast, home, quote, said),
        [_document(d, quote, said) for d in draft.documents],
        quote(draft.spans),
        [],
        sorted({r for r in draft.rules if r}),
    )
    return notes(finished, draft, cast, back, said)


def _place(draft: Draft, quote: Quote, said: Said) -> Place | None:
    """Where, as far as a city or a state is told; the building comes with it."""
    spot, venue = draft.spot, draft.venue if draft.type != "visit" else None
    if spot is None or draft.type == "call" or not (spot.city or spot.country):
        return None
    spans = [spot.span, venue] if venue else [spot.span]
    return Place(spot.city, spot.country, _unquoted(said(venue)) if venue else None, quote(spans))


def _unquoted(text: str) -> str:
    """Without the quotes around the whole."""
    return text[1:-1] if {text[0], text[-1]} <= QUOTES else text


def _topics(draft: Draft, cast: Cast, home: str, quote: Quote, said: Said) -> list[Topic]:
    sides, language = draft.sides(), cast.book.language
    return [
        Topic(said(span), theme(home, span, language, sides), quote([span]))
        for span in (t.evidence[0] for t in draft.topics)
    ]


def _status(draft: Draft, when: When | None, published: str | None) -> str:
    """ "Will not come for talks": what falls with the visit, told in one sentence; what is held on a day to come is announced."""
    whole = draft.part_of
    if whole is not None and whole.sentence == draft.sentence and draft.status in AHEAD and whole.status in CALLED_OFF:
        return whole.status
    return "announced" if when and draft.status in ("held", "ongoing") and _later(when, published) else draft.status


def _document(paper: Document, quote: Quote, said: Said) -> Document:
    title = _title(said(paper.evidence[0])) if paper.title else None
    return msgspec.structs.replace(paper, title=title, evidence=quote(paper.evidence))


def _later(when: When, published: str | None) -> bool:
    return bool(published) and when.basis != "published" and when.start > str(published)[: len(when.start)]


def _title(text: str) -> str:
    return text.strip().strip("\"'«»“”„‘’ ")


def written(name: str | None, span: Span | None, said: Said, home: str) -> str | None:
    """The nominative in the script of the document."""
    if name is None or span is None or home[span.start : span.start + len(name)] != name:
        return name
    return said(Span(span.start, span.start + len(name)))


def participant(part: Part, quote: Quote, said: Said, home: str) -> Participant:
    f = part.figure
    office = None
    if f.titles:
        office = Office(said(f.titles[0].span), f.titles[0].id, f.titles[0].rank)
    elif f.office or f.rank:
        office = Office(None, f.office, f.rank)
    return Participant(
        written(f.name, f.name_span, said, home),
        PersonRef(f.person, f.basis) if f.person else None,
        office,
        f.represents,
        f.kind,
        sorted(part.roles) or ["participant"],
        quote(part.spans),
    )


__all__ = ["GROUPS", "encounters"]
