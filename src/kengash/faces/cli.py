"""`kengash read`, `kengash languages` and the commands of the record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer

from kengash import __version__
from kengash.engine import day, header_of
from kengash.engine import read as read_text
from kengash.engine import trace as trace_text
from kengash.faces.show import language_lines, languages_table, printable, reading_text, trace_text_lines
from kengash.identify import LANGUAGES
from kengash.sources import Failure, SourceDocument, documents

app = typer.Typer(
    name="kengash",
    help="Reads diplomatic news and keeps the record: who met whom, in what office, where and when.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
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
MANY = 20  # inputs from which on a bar shows how far it is


def wrong_use(message: str) -> typer.Exit:
    """One line on stderr, exit code 2."""
    complain(message)
    return typer.Exit(2)


def complain(message: str) -> None:
    print(f"kengash: {printable(message)}", file=sys.stderr)


def check_options(published: str | None, language: str | None) -> None:
    try:
        day(published)
    except ValueError:
        raise wrong_use(f"--published {published}: give a day as YYYY-MM-DD") from None
    if language is not None and language not in LANGUAGES:
        raise wrong_use(f"--language {language}: not read; choose one of {' '.join(sorted(LANGUAGES))}")


@app.command()
def read(
    inputs: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Text files, saved pages, JSON Lines; - is standard input.")
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
    said = {"published": day(published), "language": language, "title": title, "outlet": outlet}
    said = {name: value for name, value in said.items() if value is not None}
    failures = 0
    for given in progress(documents(inputs, folders=False), len(inputs)):
        reason = given.reason if isinstance(given, Failure) else show(given, said, as_json, trace)
        if reason:
            failures += 1
            complain(f"{given.input}: {reason}")
    if failures and len(inputs) > 1:
        complain(f"{failures} of {len(inputs)} inputs could not be read")
    raise typer.Exit(1 if failures else 0)


def show(given: SourceDocument, said: dict[str, str | None], as_json: bool, trace: bool) -> str:
    """Prints what one document records; the reason where it cannot be read."""
    header = header_of(given.text)
    if header and not given.text[header.end() :].strip():
        return "only a header: no text in it"
    given = msgspec.structs.replace(given, **said)
    try:
        return (traced if trace else told)(given, as_json)
    except BrokenPipeError:
        raise
    except Exception as error:  # whatever one document does to the reader, the others are read
        return f"cannot be read: {type(error).__name__}: {error}"


def told(given: SourceDocument, as_json: bool) -> str:
    d = given
    reading = read_text(d.text, d.published, d.language, d.title, d.outlet, d.url, d.input)
    if as_json:
        put(msgspec.json.encode(reading))
    elif reading.document.language is not None:
        put(reading_text(reading, given.text).encode())
    return "" if reading.document.language else "not in a language that is read (see `kengash languages`)"


def traced(given: SourceDocument, as_json: bool) -> str:
    steps = trace_text(given.text, given.published, given.language)
    if as_json:
        put(msgspec.json.encode({"input": given.input, "steps": steps}))
    else:
        put("\n".join(trace_text_lines(steps)).encode())
    return ""


def put(line: bytes) -> None:
    """One line on standard output, in UTF-8 whatever the locale is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def progress(items: Iterator[SourceDocument | Failure], total: int) -> Iterator[SourceDocument | Failure]:
    """A bar on stderr for long work, only on a terminal."""
    if total < MANY or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # late: it takes longer to import than an article to read
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        for item in items:
            yield item
            bar.advance(task)


@app.command()
def languages(as_json: AsJson = False) -> None:
    """What is read: languages, scripts, and how many words, offices, predicates and examples each has."""
    rows = languages_table()
    put(msgspec.json.encode(rows) if as_json else "\n".join(language_lines(rows)).encode())


@app.command()
def version() -> None:
    """The version of Kengash."""
    print(__version__)


OWN_COMMANDS = frozenset({"read", "languages", "version"})


def main() -> None:
    """The entry point: errors are one line, never a traceback."""
    if not OWN_COMMANDS.intersection(sys.argv[1:2]):
        from kengash.faces import record_commands  # late: `kengash read` starts without the record

        record_commands.register(app)
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        complain("stopped")
        sys.exit(1)


if __name__ == "__main__":
    main()
