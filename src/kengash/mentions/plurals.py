"""Plurals that an organization or a list of states owns: "the CIS states' ministers", as the Turkic languages say it."""

from __future__ import annotations

from collections.abc import Collection

from kengash.mentions.view import Item, View

SHORTEST = 2  # letters of a stem


def owned_plural(view: View, item: Item, cases: Collection[str]) -> bool:
    """Whether a word that no file lists is a possessive plural in one of these cases."""
    suffixes = getattr(view.language.family, "suffixes", None)
    if suffixes is None or item.kind != "word":
        return False
    key = view.tokens[item.start].key
    endings = (m for cut in range(SHORTEST, len(key)) for m in suffixes.nominal(key[cut:]))
    return any(m.plural and m.possessive and m.case in cases for m in endings)
