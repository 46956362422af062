"""Blocking: only reports that share a key in a window of days are compared, so cost grows with news, not with store."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from zlib import crc32

from .days import put_off, windows
from .model import GROUPS, Report

TIMELESS = 0
MANY = 4  # more sides than this share a body or a city, not a pair
NAMES = 8


def _names(report: Report, group: str) -> Iterator[str]:
    named = sorted({who.surname for who in report.people if who.surname and "absent" not in who.roles})
    return (f"n|{group}|{name}" for name in named[:NAMES])


def _sides(report: Report, group: str) -> Iterator[str]:
    sides = sorted(report.sides)
    if len(sides) <= MANY:
        yield from (f"s|{group}|{a}|{b}" for a, b in combinations(sides, 2))
    if len(sides) > 2 or report.several:
        yield f"m|{report.city or report.country}"
    if len(sides) > 2:
        yield f"a|{'|'.join(sides)}"  # a summit here, a meeting there, and no place in one of them
    if len(sides) == 1 or group == "visit":
        yield from (f"v|{group}|{side}|{report.country}" for side in sides[:MANY])


def words(report: Report) -> Iterator[str]:
    """The keys of one report in words."""
    group = GROUPS.get(report.type, report.type)
    if report.body:
        yield f"b|{report.body}"
    yield from _names(report, group)
    yield from _sides(report, group)


def merge_keys(report: Report) -> list[tuple[int, int]]:
    """(key, window) under which a report is filed."""
    filed = [(crc32(word.encode()), window) for word in words(report) for window in windows(report.when)]
    if report.body and report.status == "postponed":
        filed += [(crc32(f"b|{report.body}".encode()), window) for window in put_off(report.when)]
    if report.body and report.ordinal is not None:
        filed.append((crc32(f"o|{report.body}|{report.ordinal}".encode()), TIMELESS))
    return sorted(set(filed))
