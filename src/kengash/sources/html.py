"""A saved web page: its article, without menus and advertisements."""

from __future__ import annotations

import re

import trafilatura

from kengash.sources.document import SourceDocument

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def page(data: bytes, name: str) -> SourceDocument:
    """The article of a page with what the page says of itself. Raises ValueError where there is none."""
    found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, include_tables=False)
    fields = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    if not fields.get("text"):
        raise ValueError("no article found in the page")
    day = _DAY.match(fields.get("date") or "")
    return SourceDocument(
        fields["text"],
        name,
        fields.get("url") or None,
        fields.get("title") or None,
        day.group() if day else None,
        fields.get("sitename") or None,
        None,
    )
