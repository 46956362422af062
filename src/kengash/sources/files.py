"""From paths to documents: each file by what it is, folders with all below them, `-` for standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kengash.decoding import UnreadableText, decode
from kengash.sources.document import Failure, SourceDocument
from kengash.sources.jsonl import json_lines

Given = SourceDocument | Failure
TEXT_LIMIT = 12 * 1024 * 1024  # bytes of one document's text: a shelf of books; news is a thousandth of it
PAGE_LIMIT = 32 * 1024 * 1024
JSON_ENDINGS = frozenset({".jsonl", ".ndjson", ".json"})
PAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".mhtml"})
TEXT_ENDINGS = frozenset({".txt", ".text", ".md", ""})
_PAGE_STARTS = ("<!doctype html", "<html")


def documents(paths: Iterable[str | Path], *, folders: bool = True) -> Iterator[Given]:
    """All documents of files, folders and `-`, in the order given (folders by name); never stops at a bad one.

    Without `folders` a folder is a failure.
    """
    for path in paths:
        if str(path) == "-":
            yield from standard_input(sys.stdin.buffer)
        else:
            yield from _careful(Path(path), folders)


def _careful(path: Path, folders: bool) -> Iterator[Given]:
    try:
        if not folders and path.is_dir():
            yield Failure(str(path), "is a folder: name its files, or use `kengash ingest`")
        else:
            yield from _path(path)
    except (OSError, ValueError) as error:  # no right to look, or a name that no file can have
        yield Failure(str(path), getattr(error, "strerror", None) or str(error))


def standard_input(stream: BinaryIO) -> Iterator[Given]:
    """One text, one page or JSON Lines from a stream: told apart by its first character."""
    data = stream.read(PAGE_LIMIT + 1)
    if data.lstrip()[:1] == b"{":
        yield from json_lines(_lines(data, stream), "-")
    else:
        yield from _guarded(_by_content, data, "-")


def _lines(data: bytes, stream: BinaryIO) -> Iterator[bytes]:
    *whole, last = data.split(b"\n")
    yield from whole
    yield last + stream.readline()
    yield from stream


def _path(path: Path) -> Iterator[Given]:
    if path.is_dir():
        for below in sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path)):
            if below.suffix.lower() in JSON_ENDINGS | PAGE_ENDINGS | TEXT_ENDINGS:
                yield from _file(below)
    elif path.exists():
        yield from _file(path)
    else:
        yield Failure(str(path), "no such file or folder")


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _file(path: Path) -> Iterator[Given]:
    try:
        if path.suffix.lower() in JSON_ENDINGS:
            with path.open("rb") as stream:
                yield from json_lines(stream, str(path))
            return
        limit = PAGE_LIMIT if path.suffix.lower() in PAGE_ENDINGS else TEXT_LIMIT
        with path.open("rb") as stream:
            data = stream.read(limit + 1)  # what its size says is not asked: devices and pipes have none
        if len(data) > limit:
            yield Failure(str(path), f"too large: more than {limit:,} bytes")
            return
        yield from _guarded(_reader(path), data, str(path))
    except OSError as error:
        yield Failure(str(path), error.strerror or str(error))


def _reader(path: Path) -> Callable[[bytes, str], SourceDocument]:
    return _page if path.suffix.lower() in PAGE_ENDINGS else _by_content


def _guarded(read: Callable[[bytes, str], SourceDocument], data: bytes, name: str) -> Iterator[Given]:
    try:
        document = read(data, name)
    except ValueError as error:
        yield Failure(name, str(error))
        return
    except Exception as error:  # whatever one input does to what takes it apart, the others are read
        yield Failure(name, f"cannot be taken in: {type(error).__name__}: {error}".splitlines()[0])
        return
    yield document if document.text.strip() else Failure(name, "no text in it")


def _by_content(data: bytes, name: str) -> SourceDocument:
    text = decode(data)
    if text.lstrip()[:20].lower().startswith(_PAGE_STARTS):
        return _page(data, name)
    if len(data) > TEXT_LIMIT:
        raise UnreadableText(f"too large: more than {TEXT_LIMIT:,} bytes")
    return SourceDocument(text, name)


def _page(data: bytes, name: str) -> SourceDocument:
    from kengash.sources.html import page  # imported late: it takes half a second that text files need not pay

    return page(data, name)
