"""Finding: people, bodies, encounters, documents by words in any script; encounters by who, what, where, when."""

from __future__ import annotations

import re

import msgspec

from kengash.record import identity
from kengash.record.model import HEIGHTS
from kengash.record.store import Filter, Store
from kengash.record.views import Line, line

LIMIT = 50
FEW = 10
_WORD = re.compile(r"\w[\w'’ʻʼ‘`-]*")
_PREFIX = 4  # letters from which a word also finds its inflected forms


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What is sought. `who` and `with_`: states, organizations or persons, all of whom took part."""

    text: str = ""
    who: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    rank: str = ""
    since: str = ""
    until: str = ""
    type: str = ""
    status: str = ""
    place: str = ""
    body: str = ""
    limit: int = LIMIT


class PersonHit(msgspec.Struct, frozen=True):
    """A person found."""

    id: str
    name: str
    encounters: int


class BodyHit(msgspec.Struct, frozen=True):
    """A body found."""

    id: str
    name: str


class DocumentHit(msgspec.Struct, frozen=True):
    """A document found."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None
    opening: str


class Found(msgspec.Struct, frozen=True):
    """All that answers a query."""

    people: list[PersonHit]
    bodies: list[BodyHit]
    encounters: list[Line]
    documents: list[DocumentHit]


class QueryError(ValueError):
    """A query that cannot be understood, in a sentence."""


def is_side(word: str) -> bool:
    """`KZ` or `OTS`, not a name."""
    return word.isupper() and word.isascii() and len(word) <= 8 and " " not in word


def persons(store: Store, name: str, limit: int = FEW) -> list[int]:
    """The persons whom a name in any script can mean, by id, by name, by part of a name."""
    known = store.person_by_slug(name)
    if known is not None:
        return [known]
    block = [row for row in store.names_in_block(identity.surname(name)) if identity.same(name, str(row[1]))]
    if not block:
        part = identity.key(name)
        block = store.names_like(part, 10 * limit) if len(part) > 2 else []
    return list(dict.fromkeys(int(row[0]) for row in block if row[0]))


def match(text: str) -> str:
    """The query in the words of the full-text index: as written or folded, inflected forms too."""
    words = _WORD.findall(text)

    def either(word: str) -> str:
        star = "*" if len(word) >= _PREFIX else ""
        forms = dict.fromkeys((word.replace('"', ""), identity.key(word)))
        return "(" + " OR ".join(f'"{form}"{star}' for form in forms if form) + ")"

    return " AND ".join(either(word) for word in words)


def heights(rank: str) -> tuple[int, int] | None:
    """`minister..` is a minister or higher, `..minister` or lower, `deputy_minister..minister` between."""
    if not rank:
        return None
    low, dots, high = rank.partition("..")
    for name in filter(None, (low, high)):
        if name not in HEIGHTS:
            raise QueryError(f"no such rank: {name} (one of {', '.join(HEIGHTS)})")
    if not dots:
        return HEIGHTS[low], HEIGHTS[low]
    return HEIGHTS.get(low, 0), HEIGHTS.get(high, max(HEIGHTS.values()))


def _ranks(wanted: tuple[int, int] | None) -> list[str]:
    return [] if wanted is None else [rank for rank, h in HEIGHTS.items() if wanted[0] <= h <= wanted[1]]


def bodies(store: Store, name: str) -> list[int]:
    """The bodies that an id or a name in any script can mean."""
    known = store.body_by_slug(name)
    rows = [known] if known else store.bodies_like(identity.key(name), name, LIMIT)
    return [int(row[0]) for row in rows]


def filter_of(store: Store, query: Query) -> Filter | None:
    """The query in numbers of the store; None where a name in it means nobody."""
    asked = (*query.who, *query.with_)
    people = [persons(store, name) for name in asked if not is_side(name)]
    convened = bodies(store, query.body) if query.body else None
    if not all(people) or convened == []:
        return None
    wanted = heights(query.rank)
    return Filter(
        sides=[name for name in asked if is_side(name)],
        persons=people,
        heights=wanted,
        ranks=_ranks(wanted),
        since=query.since,
        until=query.until,
        type=query.type,
        status=query.status,
        place=query.place,
        bodies=convened,
    )


def encounters(store: Store, query: Query) -> list[Line]:
    """Encounters by who, what, where and when, newest first."""
    wanted = filter_of(store, query)
    return [] if wanted is None else [line(row) for row in store.search(wanted, query.limit)]


def _filtered(query: Query) -> bool:
    return msgspec.structs.replace(query, text="", limit=LIMIT) != Query()


def _of_people(store: Store, people: list[int], query: Query) -> list[Line]:
    if not people:
        return []
    return [line(row) for row in store.search(Filter(persons=[people]), query.limit)]


def _body_hits(store: Store, text: str) -> list[BodyHit]:
    folded = identity.key(text)
    rows = store.bodies_like(folded, text, FEW) if len(folded) > 1 else []
    return [BodyHit(str(slug), str(name)) for _, slug, name in rows]


def _document_hits(store: Store, text: str, limit: int) -> list[DocumentHit]:
    asked = match(text)
    rows = store.words(asked, limit) if asked else []
    return [DocumentHit(*row[1:]) for row in rows]


def find(store: Store, query: Query) -> Found:
    """People, bodies, encounters, documents. With words alone, encounters are those of the people the words name."""
    if not query.text:
        return Found([], [], encounters(store, query), [])
    people = persons(store, query.text)
    hits = [PersonHit(*row[1:]) for row in store.people_rows(people)[:FEW]]
    if _filtered(query):
        narrowed = msgspec.structs.replace(query, text="", who=(*query.who, query.text))
        met = encounters(store, narrowed) if people else []
    else:
        met = _of_people(store, people, query)
    return Found(hits, _body_hits(store, query.text), met, _document_hits(store, query.text, query.limit))
