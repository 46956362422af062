"""Bytes to text."""

from __future__ import annotations

import re

_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CYRILLIC_RUN = re.compile("[\u0400-\u04ff]{3,}")
_SAMPLE = 65_536
_BINARY_SHARE = 0.002


class UnreadableText(ValueError):
    """The bytes are no text. The message is one line."""


def decode(data: bytes) -> str:
    """The text in `data`: UTF-8, UTF-16 with a mark, or Windows-1251; stray bytes become U+FFFD.

    Raises UnreadableText for bytes that are no text in any of these.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data) or _damaged(data)


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    if len(_BINARY.findall(sample)) > len(sample) * _BINARY_SHARE:
        raise UnreadableText("not a text: it holds control characters, as binary files do")


def _legacy(data: bytes) -> str | None:
    """Windows-1251, where that gives runs of Cyrillic letters and UTF-8 gives hardly any."""
    text = data.decode("cp1251", errors="replace")
    high = sum(byte > 0x7F for byte in data[:_SAMPLE])
    runs = sum(map(len, _CYRILLIC_RUN.findall(text[:_SAMPLE])))
    broken = data.decode("utf-8", errors="replace").count("\ufffd")
    return text if runs > high * 0.6 and broken > high * 0.3 else None


def _damaged(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") > len(text) * 0.2:
        raise UnreadableText("not a text in UTF-8, UTF-16 or Windows-1251")
    return text
