"""The record's answers as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.markup import escape
from rich.table import Table

from kengash.record.attendees import Attendee
from kengash.record.search import Found
from kengash.record.tables import Attendance, Comparison, Seat, Tie
from kengash.record.told import Fact, Source
from kengash.record.unite import United
from kengash.record.views import BodyView, Line, PersonView

WIDTH = 60
IDS = frozenset({"encounter", "person", "body", "document", "session"})  # to be copied: never cut


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table | str:
    table = Table(title=title, title_justify="left", show_edge=False, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, no_wrap=number == 0 and column in IDS, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else escape(str(cell)) for cell in row))
    return table


def _day(line: Line) -> str:
    return (line.day or "") + (f"/{line.until}" if line.until else "") + ("?" if line.basis == "published" else "")


def _lines(title: str, lines: Sequence[Line]) -> Table | str:
    rows = (
        (x.id, _day(x), x.type, x.status, ", ".join(p for p in (x.city, x.country) if p), x.body, x.reports)
        for x in lines
    )
    return _table(title, ("encounter", "day", "type", "status", "place", "body", "reports"), rows)


def found(answer: Found) -> Iterator[Table | str]:
    """People, bodies, encounters, documents: those that there are."""
    if answer.people:
        yield _table("People", ("person", "name", "encounters"), ((p.id, p.name, p.encounters) for p in answer.people))
    if answer.bodies:
        yield _table("Bodies", ("body", "name"), ((b.id, b.name) for b in answer.bodies))
    if answer.encounters:
        yield _lines("Encounters", answer.encounters)
    if answer.documents:
        rows = ((d.id[:12], d.published, d.outlet, d.language, _short(d.title or d.opening)) for d in answer.documents)
        yield _table("Documents", ("document", "published", "outlet", "language", "title"), rows)
    if not (answer.people or answer.bodies or answer.encounters or answer.documents):
        yield "nothing found"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"


def _by(source: Source) -> str:
    return f"{source.outlet or source.document[7:15]} {source.published or ''}".strip()


def _fact(fact: Fact) -> tuple[str, str, str, str, str]:
    mark = "disputed" if fact.disputed else fact.ruling or ("as published" if _stands_in(fact) else "")
    quote = next((s.quote for s in fact.sources if s.quote), "")
    return fact.field, fact.value, mark, "; ".join(map(_by, fact.sources)), _short(quote)


def _stands_in(fact: Fact) -> bool:
    """Nobody says the day: that of publication stands in for it."""
    return fact.field == "date" and all(source.basis == "published" for source in fact.sources)


def _attendee(who: Attendee) -> tuple[object, ...]:
    name = who.name or (f"[{who.holder}]" if who.holder else "")
    roles = ", ".join(r.field + ("!" if r.disputed else "") for r in who.roles if r.ruling != "reject")
    sources = dict.fromkeys(_by(s) for r in who.roles for s in r.sources)
    inferred = "inferred from office" if who.basis == "office" else ""
    return (
        name,
        who.represents,
        who.rank,
        roles,
        " / ".join(n for n in who.names if n != name),
        inferred,
        "; ".join(sources),
    )


def _encounter(united: United) -> Iterator[Table | str]:
    yield f"[bold]{escape(united.id)}[/bold]  {united.type}, {united.status}"
    if united.part_of:
        yield f"part of {escape(united.part_of)}"
    columns = ("fact", "value", "", "said by", "words")
    yield _table("Facts", columns, (_fact(fact) for fact in united.facts))
    people = ("name", "for", "rank", "roles", "also written", "", "said by")
    yield _table("Participants", people, (_attendee(who) for who in united.participants))
    for title, facts in (("Discussed", united.topics), ("Documents", united.documents)):
        if facts:
            yield _table(title, columns, (_fact(fact) for fact in facts))
    yield "status: " + " → ".join(f"{status} ({day or 'undated'})" for day, status in united.history)
    if united.parts:
        yield "on its margins: " + ", ".join(map(escape, united.parts))


def _person(person: PersonView) -> Iterator[Table | str]:
    yield f"[bold]{escape(person.name)}[/bold]  {person.id}"
    yield "written: " + " / ".join(map(escape, person.names))
    rows = ((o.title, o.rank, o.represents, o.first, o.last, o.documents) for o in person.offices)
    yield _table("Offices", ("office", "rank", "for", "first seen", "last seen", "documents"), rows)
    yield _lines("Encounters", person.encounters)


def _body(body: BodyView) -> Iterator[Table | str]:
    yield f"[bold]{escape(body.name)}[/bold]  {body.id}"
    yield "written: " + " / ".join(map(escape, body.names))
    yield _lines("Convened", body.encounters)


def view(one: United | PersonView | BodyView) -> Iterator[Table | str]:
    """One encounter, person or body."""
    if isinstance(one, United):
        return _encounter(one)
    return _person(one) if isinstance(one, PersonView) else _body(one)


def comparison(table: Comparison) -> Iterator[Table | str]:
    """Facts × sources: the words where a source says it, a dash where it leaves it out."""
    columns = ("fact", "value", *(_by(source) for source in table.sources))
    rows = (
        (
            row.field + (" (disputed)" if row.disputed else ""),
            row.value,
            *("—" if quote is None else _short(quote) or "yes" for quote in row.quotes),
        )
        for row in table.rows
    )
    yield _table(table.id, columns, rows)


def _seat(seat: Seat | None) -> str:
    if seat is None:
        return "—"
    parts = [
        seat.rank or "present",
        *seat.names,
        *(["chair"] if seat.chair else []),
        *(["absent"] if seat.absent else []),
    ]
    return ", ".join(parts)


def attendance(table: Attendance) -> Iterator[Table | str]:
    """Sessions × sides."""
    seats = {(seat.encounter, seat.represents): seat for seat in table.seats}
    rows = ((session, *(_seat(seats.get((session, side))) for side in table.sides)) for session in table.sessions)
    yield _table(table.body, ("session", *table.sides), rows)


def network(ties: Sequence[Tie]) -> Iterator[Table | str]:
    """Who met whom."""
    yield _table(
        "Who met whom",
        ("one", "other", "times", "ranks"),
        ((t.one, t.other, t.times, ", ".join(t.ranks)) for t in ties),
    )
