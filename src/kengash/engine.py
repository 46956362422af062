"""read(text) -> Reading: the layers in order. Pure: the same text and options give the same reading."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec

from kengash.clauses import Sentence, read_sentence
from kengash.encounters.build import Builder
from kengash.encounters.citing import whom_cited
from kengash.encounters.finish import encounters
from kengash.encounters.who import Cast
from kengash.language import Language, load
from kengash.mentions.abbreviations import settle
from kengash.mentions.actors import Reader
from kengash.mentions.dates import told_year
from kengash.mentions.here import organization, posting, speaks, told_state
from kengash.mentions.names import NameBook
from kengash.mentions.view import View, build
from kengash.names import key
from kengash.nouns import Encounter, Participant, Reading, Source, Span, Text
from kengash.people import People
from kengash.segmentation import sentences, tokens, words
from kengash.text import read_text, to_original
from kengash.world import facts
from kengash.world import load as world

HEADER = re.compile(r"\A[ \t]*date[ \t]+([0-9]{4}-[0-9]{2}-[0-9]{2})[ \t]+")
DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
WORTH = frozenset({"events", "predicates", "continuing", "offices", "documents", "said"})
# Without one of these in the sentence nothing that it tells stands as an encounter.
SIDES = frozenset(
    {
        "states",
        "nationalities",
        "capitals_for_states",
        "regions",
        "cities",
        "organizations",
        "organs",
        "standing_bodies",
        "offices",
        "groups",
        "anaphors",
    }
)


@cache
def people() -> People:
    return People.load()


def read(
    text: str,
    published: str | None = None,
    language: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    input: str | None = None,
) -> Reading:
    """Read one document.

    `published` is an ISO date; `language` a BCP 47 tag with script (`uz-Cyrl`), found out where not given. Returns an
    empty reading for a text in no language that is read. Never raises on any text; raises ValueError for a
    `published` that is no day and a `language` that is not read.
    """
    published = day(published)
    header = header_of(text)
    if header:
        published = published or header[1]
        title = title or text[header.end() :].split("\n", 1)[0].strip() or None
    home = read_text(text, language)
    source = Source(
        "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        url,
        title,
        outlet,
        [],
        published,
        home.language if home else None,
    )
    if home is None:
        return Reading(input, source, [])
    found, cited, agency = analyse(home, published, header.end() if header else 0, outlet)
    source = Source(source.id, url, title, outlet or agency, cited, published, home.language)
    return Reading(input, source, found)


@cache
def tongue(tag: str) -> Language:
    """The language of a tag; a script without capitals is read without them."""
    language = load(tag.split("-")[0])
    return language.without_capitals() if tag.endswith("-Arab") else language


def day(published: str | None) -> str | None:
    """The day of an ISO date or time. Raises ValueError for anything else, and for days beyond 1900 to 2099."""
    if not published:
        return None
    try:
        if DAY.match(published):
            return date.fromisoformat(published[:10]).isoformat()
    except ValueError:
        pass  # the thirtieth of February
    raise ValueError(f"not a day as YYYY-MM-DD: {published!r}")


def header_of(text: str) -> re.Match[str] | None:
    """The header ` date YYYY-MM-DD ` that a text begins with, if that is a day."""
    found = HEADER.match(text)
    try:
        return found if found and day(found[1]) else None
    except ValueError:
        return None


def analyse(
    text: Text, published: str | None, start: int, outlet: str | None
) -> tuple[list[Encounter], list[Participant], str | None]:
    """The encounters of a text, whom it cites, and the outlet it names."""
    language = tongue(text.language)
    if not language.gate.opens(words(text.home)):
        return [], [], None
    views = _views(text, language, start)
    if not views:
        return [], [], None

    def back(span: Span) -> Span:
        return to_original(text, span)

    agency = outlet or _agency(text.home[: views[0].span.start + 300], language)
    book = NameBook(language, people(), published)
    book.learn(views)
    settle(views)
    book.year = told_year(views) if published is None else None
    cited = whom_cited(views, back)
    cast = Cast(
        book,
        _state(language, agency) or speaks(cited, views) or told_state(views) or posting(views),
        organization(views, people(), published),
    )
    builder = Builder(cast, published)
    for view in views:
        if any([i.kind in WORTH for i in view.items]):
            builder.read(read_sentence(view, book, published))

    return encounters(builder.drafts, cast, published, text.original, back, text.home), cited, agency


def _views(text: Text, language: Language, start: int) -> list[View]:
    """All sentences; none where none can open an encounter: those that may are looked at first."""
    spans = _spans(text, start)
    found: dict[int, View] = {}
    for number, span in enumerate(spans):
        if language.gate.opens(words(text.home, span.start, span.end)):
            found[number] = _view(number, span, text.home, language)
            if _may_open(found[number]):
                return [found.get(n) or _view(n, s, text.home, language) for n, s in enumerate(spans)]
    return []


def _all_views(text: Text, language: Language, start: int) -> list[View]:
    return [_view(n, span, text.home, language) for n, span in enumerate(_spans(text, start))]


def _spans(text: Text, start: int) -> list[Span]:
    return [Span(max(s.start, start), s.end) for s in sentences(text.home, text.language) if s.end > start]


def _may_open(view: View) -> bool:
    """Whether the sentence has a phrase that opens an encounter, and somebody or somewhere to open it with."""
    told = {(i.kind, ident) for i in view.items if i.hit for ident in i.ids() if facts.opens(i.kind, ident)}
    if any([i.kind == "organs" and i.ids()[0].startswith("meeting-of-") for i in view.items]):
        told.add(("events", "session"))  # "the NATO Foreign Ministers' Meeting was held"
    if not any([item.kind in SIDES for item in view.items]):
        told = {phrase for phrase in told if not facts.is_common(*phrase)}
        named = any([item.kind == "name" and item.end > 1 for item in view.items])
        if not (named or (view.items[0].kind == "name" and _is_known(view))):
            return False
    return any(facts.opens_alone(*phrase) for phrase in told) or (bool(told) and _several(view))


def _several(view: View) -> bool:
    """Whether more than one side may be named: "discussed", "signed" tell of an encounter only where two are."""
    if view.language.uncased or any(i.kind == "name" and i.end - i.start > 2 for i in view.items):
        return True
    actors = Reader(view, NameBook(view.language, people(), None)).read()
    return len(actors) > 1 or any(actor.kind == "group" or actor.refers for actor in actors)


def _is_known(view: View) -> bool:
    """Whether the capitalised word that begins the sentence may be a name that the world knows, in any case form."""
    word = view.tokens[0].text
    stems = (stem for stem, _ in view.language.family.name_stems(word))
    return any(people().is_known_surname_key(key(stem)) for stem in (word, *stems))


def _view(number: int, span: Span, home: str, language: Language) -> View:
    return _undated(build(number, span, home, language), home, language)


def _undated(view: View, home: str, language: Language) -> View:
    """The sentence without its dateline: "ASTANA. Kazinform –", "Tashkent, Uzbekistan (UzDaily.uz) —"."""
    if view.number > 3:
        return view
    outlets = [h.start for h in view.aside if h.ids("outlets")]
    dash = next((i for i in view.items[:12] if i.kind == "dash"), None)
    if dash is None or not outlets or outlets[0] > dash.start or dash.end >= len(view.tokens):
        return view
    return build(view.number, Span(view.tokens[dash.end].start, view.span.end), home, language)


def _agency(opening: str, language: Language) -> str | None:
    """The outlet that the opening of a text names, in its dateline or its first sentence."""
    words = tokens(opening, Span(0, len(opening)), language.code)
    return next((names[0] for hit in language.hits(words, 1) if (names := hit.ids("outlets"))), None)


def _state(language: Language, agency: str | None) -> str | None:
    outlets = world("outlets")
    known = outlets.get(agency or "", {})
    of_one_state = isinstance(known, dict) and not known.get("editions")
    return (known.get("state") if of_one_state else None) or language.state


class Step(msgspec.Struct, frozen=True):
    """One thing that a rule said: in which layer, which rule, what it says, on which words of the original."""

    layer: str
    rule: str
    says: str
    quote: str


def trace(text: str, published: str | None = None, language: str | None = None) -> list[Step]:
    """Which rule spoke, in the order of the text: mentions, clauses, then the encounters that came of them."""
    header, published = header_of(text), day(published)
    home = read_text(text, language)
    if home is None:
        return []
    language_ = tongue(home.language)
    views = _all_views(home, language_, header.end() if header else 0)
    book = NameBook(language_, people(), published or (header[1] if header else None))
    book.learn(views)
    settle(views)
    steps = [step for view in views for step in _steps(read_sentence(view, book, published), home)]
    for e in read(text, published, language).encounters:
        quote = " … ".join(text[s.start : s.end] for s in e.evidence[:3])
        steps += [Step("encounter", rule, f"{e.id} {e.type} {e.status}", quote) for rule in e.rules]
    return steps


def _steps(sentence: Sentence, text: Text) -> Iterator[Step]:
    def quote(span: Span) -> str:
        original = to_original(text, span)
        return text.original[original.start : original.end]

    for actor in sentence.actors:
        says = " ".join(
            x for x in (actor.name, actor.titles[0].id if actor.titles else "", actor.represents, actor.relation) if x
        )
        yield Step("mention", actor.rule, says, quote(actor.spans[0]))
    for spot in sentence.spots:
        yield Step(
            "mention", "place", f"{spot.city or ''} {spot.country or ''} {spot.relation}".strip(), quote(spot.span)
        )
    for day in sentence.days:
        yield Step("mention", f"date.{day.basis}", day.start, quote(day.span))
    for body in sentence.bodies:
        yield Step("mention", "body", body.id or body.organization or "", quote(body.span))
    for clause in sentence.clauses:
        yield Step(
            "clause", clause.rule, clause.event.type if clause.event else clause.marking.tense, quote(clause.span)
        )


__all__ = ["Step", "read", "trace"]
