"""Readings made by hand, for tests of the record: invented people and places in few words."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec

from kengash.nouns import Reading
from kengash.record import Arrival

CORPUS = Path(__file__).parent / "corpus" / "reports.jsonl"
FM = "minister-of-foreign-affairs"
CFM = "ots/council-of-foreign-ministers"
RANKS = {FM: "minister", "president": "head_of_state", "deputy-minister": "deputy_minister", "ambassador": "ambassador"}


def who(name: str | None, office: str | None, side: str | None, *roles: str, kind: str = "person") -> dict[str, Any]:
    """A participant."""
    title = None if office is None else {"title": office, "id": office, "rank": RANKS.get(office)}
    return {
        "name": name,
        "person": None,
        "office": title,
        "represents": side,
        "kind": kind,
        "roles": list(roles or ("participant",)),
        "evidence": [{"start": 0, "end": 4}],
    }


def encounter(number: int, kind: str, day: str | None, *people: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An encounter; `more` replaces any of its keys, `city`, `basis` and `body` in short."""
    date = day and {
        "start": day,
        "end": None,
        "precision": more.pop("precision", "day"),
        "basis": more.pop("basis", "stated"),
        "evidence": [],
    }
    city, body = more.pop("city", "Istanbul"), more.pop("body", None)
    plain = {
        "id": f"e{number}",
        "type": kind,
        "status": "held",
        "forms": [],
        "ordinal": None,
        "body": body and {"id": body if "/" in body else None, "name": body, "evidence": []},
        "date": date,
        "place": city and {"city": city, "country": "TR", "venue": None, "evidence": []},
        "part_of": None,
        "participants": list(people),
        "topics": [],
        "documents": [],
        "evidence": [{"start": 5, "end": 9}],
        "notes": [],
        "rules": ["by-hand"],
    }
    return plain | more


def arrival(
    text: str, published: str | None, *encounters: dict[str, Any], language: str = "en", outlet: str = "Outlet"
) -> Arrival:
    """A document with its reading."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = {
        "id": f"sha256:{digest}",
        "url": None,
        "title": None,
        "outlet": outlet,
        "attributed_to": [],
        "published": published,
        "language": language,
    }
    reading = {"input": None, "document": document, "encounters": list(encounters)}
    return Arrival(text, msgspec.convert(reading, Reading), "hand")


def istanbul() -> list[Arrival]:
    """A session, a reception and a bilateral, told by three outlets and announced by one."""
    chair, bay = who("Hakan Fidan", FM, "TR", "host", "chair"), who("Ceyhun Bayramov", FM, "AZ")
    erdogan = who("Recep Tayyip Erdoğan", "president", "TR", "host")
    guests = who(None, None, None, "guest", kind="group")
    return [
        arrival(
            "Туркча матн Ҳакан Фидан",
            "2026-03-08",
            encounter(
                1,
                "session",
                "2026-03-08",
                who("Ҳакан Фидан", FM, "TR", "chair"),
                who(None, FM, "AZ"),
                who("Алибек Бакаев", "deputy-minister", "KZ", "head_of_delegation"),
                basis="published",
                body=CFM,
            ),
            encounter(
                2,
                "reception",
                "2026-03-08",
                who("Режеп Таййип Эрдоған", "president", "TR", "host"),
                who("А. Бақаев", None, "KZ", "guest"),
                guests,
                basis="published",
                part_of="e1",
            ),
            language="uz-Cyrl",
            outlet="Kazinform",
        ),
        arrival(
            "Fidan başkanlığında toplandı",
            "2026-03-07",
            encounter(1, "session", "2026-03-07", chair, bay, body=CFM),
            encounter(2, "reception", "2026-03-07", erdogan, guests, part_of="e1"),
            encounter(3, "meeting", "2026-03-07", who("Hakan Fidan", FM, "TR"), bay, part_of="e1"),
            language="tr",
            outlet="AA",
        ),
        arrival(
            "Nazir Bayramov İstanbulda",
            "2026-03-06",
            encounter(1, "session", "2026-03-07", bay, body=CFM, status="announced", basis="relative"),
            language="az",
            outlet="APA",
        ),
    ]


def corpus() -> list[tuple[list[str], Arrival]]:
    """(truth, arrival) of the merge corpus."""
    rows = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    return [(row["truth"], Arrival(row["text"], msgspec.convert(row["reading"], Reading), "corpus")) for row in rows]
