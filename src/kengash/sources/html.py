"""A saved web page: its article, without menus and advertisements."""

from __future__ import annotations

import re

import trafilatura

from kengash.sources.document import SourceDocument

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def page(data: bytes, name: str) -> SourceDocument:
    """The article of a page with what the page says of itself. Raises ValueError where there is none."""
    found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, include_tables=False)
    if found is None or not found.text:
        raise ValueError("no article found in the page")
    day = _DAY.match(found.date or "")
    return SourceDocument(found.text, name, found.url or None, found.title or None, day.group() if day else None,
                          found.sitename or None, None)
