"""`kengash read`, `kengash languages` and the commands of the record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress

from kengash import __version__
from kengash.engine import read as read_text
from kengash.engine import trace as trace_text
from kengash.faces import record_commands
from kengash.faces.show import languages_table, reading_text, trace_text_lines
from kengash.identify import LANGUAGES
from kengash.nouns import Reading
from kengash.sources import Failure, SourceDocument, documents

app = typer.Typer(
    name="kengash",
    help="Reads diplomatic news and keeps the record: who met whom, in what office, where and when.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Day = Annotated[
    str | None, typer.Option(help="The day of publication, YYYY-MM-DD, where the text itself does not say it.")
]
Tag = Annotated[
    str | None, typer.Option(help="The language and script (uz-Latn, kk-Cyrl, ru …), instead of finding it out.")
]
Title = Annotated[str | None, typer.Option(help="The title, where the text itself does not hold it.")]
Outlet = Annotated[str | None, typer.Option(help="The outlet that published the text.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines: one object an input, in their order.")]
Trace = Annotated[bool, typer.Option("--trace", help="Show which rule said what, on which words.")]


def wrong_use(message: str) -> typer.Exit:
    """One line on stderr, exit code 2."""
    print(f"kengash: {message}", file=sys.stderr)
    return typer.Exit(2)


def check_options(published: str | None, language: str | None) -> None:
    if published is not None and not is_day(published):
        raise wrong_use(f"--published {published}: give a day as YYYY-MM-DD")
    if language is not None and language not in LANGUAGES:
        raise wrong_use(f"--language {language}: not read; choose one of {' '.join(sorted(LANGUAGES))}")


def is_day(text: str) -> bool:
    from datetime import date

    try:
        return len(text) == 10 and date.fromisoformat(text) is not None
    except ValueError:
        return False


@app.command()
def read(
    inputs: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Text files, saved pages, JSON Lines; - is standard input.")
    ],
    published: Day = None,
    language: Tag = None,
    title: Title = None,
    outlet: Outlet = None,
    as_json: AsJson = False,
    trace: Trace = False,
) -> None:
    """Read articles and show what they record."""
    check_options(published, language)
    failures = 0
    for given in progress(given_documents(inputs), len(inputs)):
        if isinstance(given, Failure):
            failures += 1
            print(f"kengash: {given.input}: {given.reason}", file=sys.stderr)
            continue
        day, tag = published or given.published, language or given.language
        if trace:
            print_trace(given, day, tag)
            continue
        reading = read_text(given.text, day, tag, title or given.title, outlet or given.outlet, given.url, given.input)
        emit(reading, given, as_json)
    if failures and len(inputs) > 1:
        print(f"kengash: {failures} of {len(inputs)} inputs could not be read", file=sys.stderr)
    raise typer.Exit(1 if failures else 0)


def given_documents(inputs: list[str]) -> Iterator[SourceDocument | Failure]:
    for name in inputs:
        if name != "-" and Path(name).is_dir():
            yield Failure(name, "is a folder: name its files, or use `kengash ingest`")
        else:
            yield from documents([name])


def progress(items: Iterator[SourceDocument | Failure], total: int) -> Iterator[SourceDocument | Failure]:
    """A bar on stderr for long work, only on a terminal."""
    if total < 20 or not sys.stderr.isatty():
        yield from items
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        for item in items:
            yield item
            bar.advance(task)


def emit(reading: Reading, given: SourceDocument, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(msgspec.json.encode(reading).decode() + "\n")
        return
    Console(highlight=False, soft_wrap=True).print(reading_text(reading, given.text), markup=False)
    if reading.document.language is None and given.text.strip():
        print(f"kengash: {given.input}: not in a language that is read (see `kengash languages`)", file=sys.stderr)
    elif not given.text.strip():
        print(f"kengash: {given.input}: empty", file=sys.stderr)


def print_trace(given: SourceDocument, published: str | None, language: str | None) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for line in trace_text_lines(trace_text(given.text, published, language)):
        console.print(line, markup=False)


@app.command()
def languages(as_json: AsJson = False) -> None:
    """What is read: languages, scripts, and how many words, offices, predicates and examples each has."""
    rows = languages_table()
    if as_json:
        sys.stdout.write(msgspec.json.encode(rows).decode() + "\n")
        return
    width = max(len(r["name"]) for r in rows)
    print(f"{'language':<{width}}  {'scripts':<18}{'words':>7}{'offices':>9}{'predicates':>12}{'examples':>10}")
    for r in rows:
        print(
            f"{r['name']:<{width}}  {' '.join(r['scripts']):<18}{r['words']:>7}{r['offices']:>9}{r['predicates']:>12}{r['examples']:>10}"
        )


@app.command()
def version() -> None:
    """The version of Kengash."""
    print(__version__)


record_commands.register(app)


def main() -> None:
    """The entry point: errors are one line, never a traceback."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("kengash: stopped", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
