"""Writes corpus/reports.jsonl from people.tsv, events.toml and documents.txt: one reading a line, with the truth.

    python tests/record/make_corpus.py

All is invented. The texts are the least that carries the evidence: who, what and where, in the document's language.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "corpus"
RANKS = {
    "president": "head_of_state",
    "prime-minister": "head_of_government",
    "ambassador": "ambassador",
    "chairman-of-the-cabinet-of-ministers": "head_of_government",
    "deputy-minister": "deputy_minister",
    "secretary-general": "secretary_general",
    "special-representative": "special_representative",
}
Flags = dict[str, str]


PEOPLE: dict[str, dict[str, str]] = {}
EVENTS: dict[str, Any] = tomllib.loads((HERE / "events.toml").read_text("utf-8"))


def load_people() -> None:
    text = (HERE / "people.tsv").read_text("utf-8").splitlines()
    head = next(line for line in text if line.startswith("id\t")).split("\t")
    for line in text:
        if line.startswith(("#", "id\t")):
            continue
        row = dict(zip(head, line.split("\t"), strict=True))
        PEOPLE[row["id"]] = row


def flags(words: list[str]) -> Flags:
    return {word.partition("=")[0]: word.partition("=")[2] for word in words}


def documents() -> Iterator[tuple[str, str, str, list[tuple[str, Flags]]]]:
    for line in (HERE / "documents.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            head, _, body = line.partition("|")
            outlet, language, published = head.split()
            told = [part.split() for part in body.split(";")]
            yield outlet, language, published, [(words[0], flags(words[1:])) for words in told]


class Writer:
    """Builds a text and remembers where each thing stands in it."""

    def __init__(self) -> None:
        self.text = ""

    def put(self, words: str) -> list[dict[str, int]]:
        start = len(self.text)
        self.text += words + " "
        return [{"start": start, "end": start + len(words)}]


def name_of(person: dict[str, str], language: str, how: Flags) -> str | None:
    if "o" in how or "s" in how:
        return None
    name = person[language]
    if "i" in how:
        first, *rest = name.split()
        return f"{first[0]}. {' '.join(rest)}"
    return name.split()[-1] if "f" in how else name


def participant(writer: Writer, words: str, language: str, how: Flags) -> dict[str, Any]:
    who, *roles = words.split()
    person = PEOPLE[who]
    name = name_of(person, language, how)
    rank = RANKS.get(person["office"], "minister")
    office = None if "u" in how or "s" in how else {"title": person["office"], "id": person["office"], "rank": rank}
    evidence = writer.put(name or f"{person['office']} {person['side']}")
    return {
        "name": name,
        "person": None,
        "office": office,
        "represents": person["side"],
        "kind": "state" if "s" in how else "person",
        "roles": roles,
        "evidence": evidence,
    }


def participants(writer: Writer, event: dict[str, Any], language: str, how: Flags) -> list[dict[str, Any]]:
    only = how["only"].split(",") if "only" in how else None
    told = [words for words in event["who"] if only is None or words.split("-")[0] in only]
    there = [participant(writer, words, language, how) for words in told]
    if "g" in how:
        there.append(
            {
                "name": None,
                "person": None,
                "office": None,
                "represents": None,
                "kind": "group",
                "roles": ["guest"],
                "evidence": writer.put("…"),
            }
        )
    return there


def when(event: dict[str, Any], published: str, how: Flags) -> dict[str, Any]:
    day = date.fromisoformat(event["day"]) + timedelta(days=int(next((f[2:] for f in how if f[:2] == "d+"), "0")))
    if "p" in how:
        return {"start": published, "end": None, "precision": "day", "basis": "published", "evidence": []}
    if "m" in how:
        return {"start": day.isoformat()[:7], "end": None, "precision": "month", "basis": "stated", "evidence": []}
    basis = "relative" if "r" in how else "stated"
    return {"start": day.isoformat(), "end": event.get("until"), "precision": "day", "basis": basis, "evidence": []}


def place(event: dict[str, Any], how: Flags) -> dict[str, Any] | None:
    if "-c" in how or "country" not in event:
        return None
    return {"city": None if "c" in how else event["city"], "country": event["country"], "venue": None, "evidence": []}


def body(writer: Writer, event: dict[str, Any], language: str, how: Flags) -> dict[str, Any] | None:
    known, names = event.get("body"), event.get("body_names")
    if "nb" in how or not (known or names):
        return None
    name = names[language] if names else known
    return {"id": known, "name": name, "evidence": writer.put(name)}


def encounter(
    writer: Writer, number: int, told: tuple[str, Flags], language: str, published: str, ids: dict[str, str]
) -> dict[str, Any]:
    event, how = EVENTS[told[0]], told[1]
    kind = how.get("t", event["type"])
    evidence = writer.put(f"{kind} {number}")
    return {
        "id": f"e{number}",
        "type": kind,
        "status": how.get("st", "held"),
        "forms": event.get("forms", []),
        "ordinal": None if "nn" in how else event.get("ordinal"),
        "body": body(writer, event, language, how),
        "date": when(event, published, how),
        "place": place(event, how),
        "part_of": None if "nw" in how else ids.get(event.get("whole", "")),
        "participants": participants(writer, event, language, how),
        "topics": [],
        "documents": [],
        "evidence": evidence,
        "notes": [],
        "rules": [],
    }


def reading(outlet: str, language: str, published: str, told: list[tuple[str, Flags]]) -> dict[str, Any]:
    writer = Writer()
    writer.put(f"{outlet} {published}:")
    ids = {name: f"e{n}" for n, (name, _) in enumerate(told, 1)}
    encounters = [encounter(writer, n, one, language, published, ids) for n, one in enumerate(told, 1)]
    digest = hashlib.sha256(writer.text.encode()).hexdigest()
    document = {
        "id": f"sha256:{digest}",
        "url": None,
        "title": None,
        "outlet": outlet,
        "attributed_to": [],
        "published": published,
        "language": {"kk": "kk-Cyrl"}.get(language, language),
    }
    return {
        "invented": True,
        "truth": [name for name, _ in told],
        "text": writer.text,
        "reading": {"input": None, "document": document, "encounters": encounters},
    }


def main() -> None:
    load_people()
    lines = [json.dumps(reading(*document), ensure_ascii=False) for document in documents()]
    (HERE / "reports.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    told = [name for *_, names in documents() for name, _ in names]
    print(
        f"{len(lines)} documents, {len(told)} reports of {len(set(told))} encounters; "
        f"fewest {min(map(told.count, told))}, most {max(map(told.count, told))}"
    )


if __name__ == "__main__":
    main()
