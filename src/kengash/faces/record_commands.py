"""The record on the command line: ingest, find, show, compare, attendance, network, and what a person decides."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from kengash import __version__
from kengash.faces import record_views as shown
from kengash.record import Query, QueryError, Record, RecordError, StoreError

WIDE = 200  # columns of a table that goes to a file or a pipe
StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store", help="The record's file [default: $KENGASH_STORE, else the user's data folder].", show_default=False
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Names = Annotated[list[str] | None, typer.Option(help="A state (KZ), an organization (OTS) or a person; repeatable.")]


@contextmanager
def _plainly() -> Iterator[None]:
    """What goes wrong is one line on stderr and exit code 1; what was asked wrongly, 2."""
    try:
        yield
    except QueryError as error:
        print(f"kengash: {error}", file=sys.stderr)
        raise typer.Exit(2) from error
    except (RecordError, StoreError) as error:
        print(f"kengash: {error}", file=sys.stderr)
        raise typer.Exit(1) from error


@contextmanager
def _record(path: Path | None, *, write: bool = False) -> Iterator[Record]:
    with _plainly(), Record.open(path, write=write) as record:
        yield record


def _json(value: object) -> None:
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sys.stdout.buffer.flush()


def _csv(rows: Sequence[Any]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if rows:
        writer.writerow(rows[0].__struct_fields__)
    writer.writerows([_cell(getattr(row, name)) for name in row.__struct_fields__] for row in rows)


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _out(value: object, rows: Sequence[Any], tables: Iterable[Table | str], as_json: bool, as_csv: bool) -> None:
    if as_json and as_csv:
        print("kengash: --json or --csv, not both", file=sys.stderr)
        raise typer.Exit(2)
    if as_json:
        _json(value)
    elif as_csv:
        _csv(rows)
    else:
        console = Console() if sys.stdout.isatty() else Console(width=WIDE)
        for table in tables:
            console.print(table)


@contextmanager
def _bar() -> Iterator[Callable[[int], None]]:
    """A count of documents on stderr, only where somebody looks at it."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} documents"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda count: progress.update(task, completed=count)


def ingest(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    store: StoreOption = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read.")] = 1,
    as_json: JsonOption = False,
) -> None:
    """Read documents into the record: text files, saved web pages, JSON Lines, folders. Safe to repeat."""
    from kengash import read
    from kengash.sources import documents
    from kengash.sources.ingest import ingest as run

    with _record(store, write=True) as record, _bar() as progress:
        outcome = run(record, documents(paths), read, __version__, jobs=jobs, progress=progress)
    for failure in outcome.failed:
        print(f"kengash: {failure.input}: {failure.reason}", file=sys.stderr)
    if as_json:
        _json(outcome)
    else:
        print(f"read {outcome.read}, new {outcome.new}, known {outcome.known}, failed {len(outcome.failed)}")
    if outcome.failed:
        raise typer.Exit(1)


def find(
    text: Annotated[str, typer.Argument(help="Words in any script: a person, a body, what a text says.")] = "",
    who: Names = None,
    with_: Annotated[list[str] | None, typer.Option("--with", help="Who else took part; repeatable.")] = None,
    rank: Annotated[str, typer.Option(help="minister, minister.. (or higher), ..minister (or lower).")] = "",
    since: Annotated[str, typer.Option(help="2026, 2026-01 or 2026-01-31.")] = "",
    until: Annotated[str, typer.Option(help="2026, 2026-01 or 2026-01-31.")] = "",
    type_: Annotated[str, typer.Option("--type", help="session, summit, meeting, reception, call, visit …")] = "",
    status: Annotated[str, typer.Option(help="held, announced, postponed, cancelled …")] = "",
    place: Annotated[str, typer.Option(help="City (English name) or country (ISO code).")] = "",
    body: Annotated[str, typer.Option(help="A body's id or its name in any script.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="At most so many of each kind.")] = 50,
    store: StoreOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Find people, bodies, encounters and documents; any script finds every script."""
    query = Query(
        text=text,
        who=tuple(who or ()),
        with_=tuple(with_ or ()),
        rank=rank,
        since=since,
        until=until,
        type=type_,
        status=status,
        place=place,
        body=body,
        limit=limit,
    )
    with _record(store) as record:
        found = record.find(query)
    _out(found, found.encounters, shown.found(found), as_json, as_csv)


def show(
    name: Annotated[str, typer.Argument(help="An encounter's id, a body's id, or a person's name.")],
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one encounter, person or body whole."""
    with _record(store) as record:
        view = record.show(name)
    _out(view, (), shown.view(view), as_json, False)


def compare(
    encounter: Annotated[str, typer.Argument(help="An encounter's id.")],
    store: StoreOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """What each source says of one encounter, leaves out, and says differently."""
    with _record(store) as record:
        comparison = record.compare(encounter)
    _out(comparison, comparison.rows, shown.comparison(comparison), as_json, as_csv)


def attendance(
    body: Annotated[str, typer.Argument(help="A body's id or name.")],
    store: StoreOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Sessions of a body × sides: who came, at which rank, who chaired."""
    with _record(store) as record:
        table = record.attendance(body)
    _out(table, table.seats, shown.attendance(table), as_json, as_csv)


def network(
    since: str = "",
    until: str = "",
    by: Annotated[str, typer.Option(help="person or side")] = "person",
    store: StoreOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Who met whom, how often, at which rank."""
    if by not in ("person", "side"):
        print("kengash: --by person or --by side", file=sys.stderr)
        raise typer.Exit(2)
    with _record(store) as record:
        ties = record.network(since, until, by)
    _out(ties, ties, shown.network(ties), as_json, as_csv)


def merge(a: str, b: str, store: StoreOption = None) -> None:
    """Decide that two encounters, two people or two bodies are one."""
    with _record(store, write=True) as record:
        record.merge(a, b)
    print(f"{a} and {b} are one; `kengash undo` takes it back")


def split(
    name: str,
    parts: Annotated[
        list[str] | None,
        typer.Argument(help="Documents (ids) or written names to move out; without them each stands for itself."),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Decide that what was taken for one is several."""
    with _record(store, write=True) as record:
        record.split(name, parts or ())
    print(f"{name} is split; `kengash undo` takes it back")


def confirm(
    fact: Annotated[str, typer.Argument(help="A fact's id, as `show --json` gives it.")], store: StoreOption = None
) -> None:
    """Decide that a fact is true, whatever else is said."""
    with _record(store, write=True) as record:
        record.confirm(fact)
    print(f"{fact} confirmed; `kengash undo` takes it back")


def reject(
    fact: Annotated[str, typer.Argument(help="A fact's id, as `show --json` gives it.")], store: StoreOption = None
) -> None:
    """Decide that a fact is not true, whoever says it."""
    with _record(store, write=True) as record:
        record.reject(fact)
    print(f"{fact} rejected; `kengash undo` takes it back")


def undo(store: StoreOption = None) -> None:
    """Take back the last decision that stands."""
    with _record(store, write=True) as record:
        print(record.undo())


def reread(store: StoreOption = None) -> None:
    """Read all stored documents again with this version of the reader; decisions stay."""
    from kengash import read

    with _record(store, write=True) as record, _bar() as progress:
        count = record.reread(read, __version__, progress)
    print(f"changed {count.changed}, same {count.known}")


def register(app: typer.Typer) -> None:
    """Puts the record's commands on the main application."""
    for command in (ingest, find, show, compare, attendance, network, merge, split, confirm, reject, undo, reread):
        app.command()(command)
