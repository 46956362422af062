"""JSON Lines: one document a line, {"text", "url", "title", "published", "outlet", "language"}; also one JSON array."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from kengash.sources.document import Failure, SourceDocument, known_day, known_language

LINE_LIMIT = 16 * 1024 * 1024
_LONE = re.compile("[\ud800-\udfff]")


class _Line(msgspec.Struct):
    text: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None


_line = msgspec.json.Decoder(_Line)
_array = msgspec.json.Decoder(list[_Line])


def json_lines(lines: Iterable[bytes], name: str) -> Iterator[SourceDocument | Failure]:
    """The documents of a stream of lines; a bad line is a failure that names its number, and the rest go on."""
    for number, line in enumerate(lines, 1):
        stripped = line.strip().removeprefix(b"\xef\xbb\xbf")
        if stripped.startswith(b"["):
            yield from _whole(stripped + b"".join(lines), name)
        elif stripped:
            yield _document(stripped, f"{name}:{number}")


def _whole(data: bytes, name: str) -> Iterator[SourceDocument | Failure]:
    try:
        for number, line in enumerate(_array.decode(data), 1):
            yield _given(line, f"{name}:{number}")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        yield Failure(name, f"not JSON Lines: {error}")


def _document(line: bytes, name: str) -> SourceDocument | Failure:
    if len(line) > LINE_LIMIT:
        return Failure(name, f"too long: {len(line):,} bytes, at most {LINE_LIMIT:,}")
    try:
        return _given(_line.decode(line), name)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return Failure(name, f"not a document: {error}")


def _given(line: _Line, name: str) -> SourceDocument | Failure:
    text = _LONE.sub("\ufffd", line.text)
    if not text.strip():
        return Failure(name, "no text in it")
    day, language = known_day(line.published), known_language(line.language)
    return SourceDocument(text, name, line.url, line.title, day, line.outlet, language)
