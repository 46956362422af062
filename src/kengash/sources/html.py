"""A saved web page: its article, without menus and advertisements."""

from __future__ import annotations

import logging

import trafilatura

from kengash.sources.document import SourceDocument, known_day

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what goes wrong is said once, by us


def page(data: bytes, name: str) -> SourceDocument:
    """The article of a page with what the page says of itself. Raises ValueError where there is none."""
    try:
        found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, include_tables=False)
    except Exception as error:  # it and what it stands on raise many kinds
        raise ValueError(f"no page that can be taken apart: {type(error).__name__}") from error
    fields = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    if not fields.get("text"):
        raise ValueError("no article found in the page")
    return SourceDocument(
        fields["text"],
        name,
        fields.get("url") or None,
        fields.get("title") or None,
        known_day(fields.get("date")),
        fields.get("sitename") or None,
        None,
    )
