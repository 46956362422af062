"""A reading for a person: plain lines, most important first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from kengash.engine import Step
from kengash.language import CODES, read_file
from kengash.nouns import Encounter, Participant, Reading, Span
from kengash.stock import phrase_entries

RANKS = (
    "head_of_state",
    "royal",
    "head_of_government",
    "deputy_head_of_government",
    "speaker",
    "secretary_general",
    "minister",
    "deputy_minister",
    "special_representative",
    "ambassador",
    "head_of_agency",
    "director",
    "member_of_parliament",
    "military",
    "other",
)


# What would move the cursor, break the line or turn the writing round on a terminal.
_UNSEEN = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_UNSEEN |= dict.fromkeys((0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029), " ")


def printable(line: str) -> str:
    """A line that is safe to print on a terminal, whatever the text holds."""
    return line.translate(_UNSEEN)


def reading_text(reading: Reading, text: str) -> str:
    """The record of one document, as lines."""
    d = reading.document
    head = "  ".join(str(x) for x in (reading.input, d.outlet, d.published, d.language) if x)
    lines = [head or "-", *([f"  {d.title}"] if d.title else [])]
    for who in d.attributed_to:
        lines.append(f"  cites: {quotes(who.evidence, text)}")
    if not reading.encounters:
        lines.append("  no encounters")
    for encounter in reading.encounters:
        lines += ["", *encounter_lines(encounter, text)]
    return "\n".join(map(printable, lines)) + "\n"


def encounter_lines(e: Encounter, text: str) -> Iterator[str]:
    ordinal = f"{e.ordinal}. " if e.ordinal else ""
    where = ", ".join(x for x in ((e.place.venue, e.place.city, e.place.country) if e.place else ()) if x)
    when = f"{e.date.start}{'–' + e.date.end if e.date.end else ''} ({e.date.basis})" if e.date else "no date"
    yield f"{e.id}  {ordinal}{e.type} · {e.status}{''.join(' · ' + f for f in e.forms)} · {when}{' · ' + where if where else ''}"
    if e.part_of:
        yield f"    part of {e.part_of}"
    if e.body:
        yield f"    body: {e.body.name}{f' [{e.body.id}]' if e.body.id else ''}"
    for p in sorted(e.participants, key=by_rank):
        yield f"    {', '.join(p.roles)}: {participant_text(p)}"
    for topic in e.topics:
        yield f"    topic: {topic.text}" + (f" [{topic.theme}]" if topic.theme else "")
    for paper in e.documents:
        count = f"{paper.count} × " if paper.count else ""
        yield f"    {paper.act}: {count}{paper.kind.replace('_', ' ')}{f' «{paper.title}»' if paper.title else ''}"
    for note in e.notes:
        yield f"    note, {note.kind.replace('_', ' ')}: {note.text}"
    yield f"    says: {quotes(e.evidence, text)}"


def by_rank(p: Participant) -> int:
    rank = p.office.rank if p.office else None
    return RANKS.index(rank) if rank in RANKS else len(RANKS)


def participant_text(p: Participant) -> str:
    office = p.office.title or (p.office.id or "").replace("-", " ") if p.office else ""
    rank = f" [{p.office.rank}]" if p.office and p.office.rank else ""
    inferred = " (holder of the office, inferred)" if p.person and p.person.basis == "office" else ""
    name = p.name or ("" if office else p.kind)
    return f"{name}{', ' if name and office else ''}{office}{rank} — {p.represents or '?'}{inferred}"


def quotes(spans: Iterable[Span], text: str) -> str:
    said = dict.fromkeys(text[s.start : s.end] for s in spans)
    return " … ".join(f"«{words}»" for words in list(said)[:4])


def trace_text_lines(steps: list[Step]) -> Iterator[str]:
    for step in steps:
        yield printable(f"{step.layer:<10} {step.rule:<34} {step.says:<40} «{step.quote}»")


def languages_table() -> list[dict[str, Any]]:
    """One row a language that is read."""
    return [row(code) for code in CODES if (files("kengash") / "languages" / f"{code}.toml").is_file()]


def row(code: str) -> dict[str, Any]:
    data = read_file(code)
    counts = Counter(section for section, _, _ in phrase_entries(data))
    return {
        "code": code,
        "name": data["language"]["name"],
        "scripts": data["language"]["scripts"],
        "words": counts.total(),
        "offices": counts["offices"],
        "predicates": counts["predicates"],
        "examples": examples(code),
    }


def language_lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    """The table of languages, a line each."""
    width = max(len(r["name"]) for r in rows)
    yield f"{'language':<{width}}  {'scripts':<18}{'words':>7}{'offices':>9}{'predicates':>12}{'examples':>10}"
    for r in rows:
        scripts, counts = " ".join(r["scripts"]), f"{r['words']:>7}{r['offices']:>9}{r['predicates']:>12}"
        yield f"{r['name']:<{width}}  {scripts:<18}{counts}{r['examples']:>10}"


def examples(code: str) -> int:
    """How many example sentences the source tree holds for a language; 0 in an installed package."""
    from pathlib import Path

    folder = Path(__file__).resolve().parents[3] / "examples"
    return sum(
        line.strip() == "[[example]]"
        for f in folder.glob(f"*/{code}.toml")
        for line in f.read_text(encoding="utf-8").splitlines()
    )
