"""Size and speed of the record on a synthetic world: one article merged, find, bytes on disk.

    python benchmarks/record_scale.py --documents 100000
    python benchmarks/record_scale.py --encounters 1000000 --short

`--short` gives each document one line of text, for the merge alone. Nothing here is natural text: words and names are
made of syllables, with the frequencies of words in news (Zipf), so that the index behaves as it would.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from kengash.nouns import Body, Encounter, Office, Participant, Place, Reading, Source, Span, Topic, When
from kengash.record import Arrival, Query, Record

CONSONANTS, VOWELS = "bdgjklmnprstvxz", "aeiou"
CYRILLIC = str.maketrans("abdegijklmnoprstuvxz", "абдегийклмнопрстувхз")
FIRST = date(2016, 1, 1)
DAYS = 3650
BATCH = 32  # as `kengash ingest` does
STATES = [a + b for a in "ABCDEFGHIJKLM" for b in "ABCDEFGHIJKLMNO"][:195]
OFFICES = [
    ("president", "head_of_state"),
    ("prime-minister", "head_of_government"),
    ("minister-of-trade", "minister"),
    ("minister-of-foreign-affairs", "minister"),
    ("deputy-minister", "deputy_minister"),
    ("ambassador", "ambassador"),
]


class World:
    """States with people in office, cities, bodies, and a vocabulary."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = [self.word(self.random.randint(2, 5)) for _ in range(40_000)]
        self.weights = [1 / (rank + 10) for rank in range(len(self.words))]
        self.stream = iter(())
        names = [(self.word(2).title(), self.word(3).title() + "ov") for _ in range(len(STATES) * len(OFFICES) * 3)]
        chunks = iter(names)
        self.people = {(s, o, term): next(chunks) for s in STATES for o, _ in OFFICES for term in range(3)}
        self.cities = {state: [self.word(3).title() for _ in range(3)] for state in STATES}
        self.bodies = [f"o{n}/{self.word(3)}-council" for n in range(300)]

    def word(self, syllables: int) -> str:
        pick = self.random.choice
        return "".join(pick(CONSONANTS) + pick(VOWELS) for _ in range(syllables))

    def text(self, words: int) -> str:
        chosen = self.random.choices(self.words, self.weights, k=words)
        text = " ".join(chosen)
        return text.translate(CYRILLIC) if self.random.random() < 0.6 else text


def person(world: World, state: str, office: int, day: date, cyrillic: bool, at: int) -> Participant:
    """Who held an office of a state on a day, as one script writes it."""
    title, rank = OFFICES[office]
    first, last = world.people[state, title, min(2, (day - FIRST).days * 3 // DAYS)]
    name = f"{first} {last}"
    return Participant(
        name.lower().translate(CYRILLIC).title() if cyrillic else name,
        None,
        Office(title, title, rank),
        state,
        "person",
        ["participant"],
        [Span(at, at + len(name))],
    )


def happening(world: World) -> tuple[str, date, list[tuple[str, int]], str | None]:
    """A thing that takes place: type, day, (state, office) of those who come, the body if one convenes."""
    pick = world.random
    day = FIRST + timedelta(days=pick.randrange(DAYS))
    if pick.random() < 0.15:
        states = pick.sample(STATES, pick.randint(4, 8))
        return "session", day, [(s, 3) for s in states], pick.choice(world.bodies)
    # states that are often in the news are told more of, as they are
    a, b = (STATES[min(len(STATES) - 1, int(pick.expovariate(1 / 40)))] for _ in range(2))
    office = pick.randrange(len(OFFICES))
    kind = pick.choice(("meeting", "reception", "call", "visit", "meeting"))
    return kind, day, [(a, office), (b if a != b else STATES[-1], office)], None


def told(world: World, thing: tuple[str, date, list[tuple[str, int]], str | None], words: int, number: int) -> Arrival:
    """One article on it: in one of two scripts, a day later or on the day, with a topic."""
    kind, day, who, body = thing
    pick = world.random
    cyrillic = pick.random() < 0.5
    text = f"{number} " + world.text(words)
    digest = hashlib.sha256(text.encode()).hexdigest()
    published = day + timedelta(days=pick.randint(0, 1))
    when = (
        When(day.isoformat(), None, "day", "stated", [])
        if pick.random() < 0.7
        else When(published.isoformat(), None, "day", "published", [])
    )
    city = world.cities[who[0][0]][day.toordinal() % 3]
    people = [person(world, state, office, day, cyrillic, 10 * n) for n, (state, office) in enumerate(who)]
    encounter = Encounter(
        "e1",
        kind,
        "held",
        [],
        None,
        Body(body, body, [Span(0, 9)]) if body else None,
        when,
        None if kind == "call" else Place(city, who[0][0], None, [Span(0, 5)]),
        None,
        people,
        [Topic(text[20:60], None, [Span(20, 60)])],
        [],
        [Span(0, 9)],
        [],
        ["synthetic"],
    )
    source = Source(
        f"sha256:{digest}",
        f"https://example.org/{number}",
        text[:50],
        f"Outlet {number % 90}",
        [],
        published.isoformat(),
        "ru" if cyrillic else "en",
    )
    return Arrival(text, Reading(None, source, [encounter]), "0", {"url": f"https://example.org/{number}"})


def articles(world: World, documents: int, words: int, reports: int) -> Iterator[Arrival]:
    """So many articles; each happening is told `reports` times at most, on the average half of that."""
    number = 0
    while number < documents:
        thing = happening(world)
        for _ in range(world.random.randint(1, reports)):
            number += 1
            yield told(world, thing, words, number)


def timed(run: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def spread(name: str, milliseconds: list[float]) -> None:
    """Median, 95th percentile and worst."""
    ordered = sorted(milliseconds)
    print(
        f"{name}: median {statistics.median(ordered):.2f} ms, "
        f"95% {ordered[int(len(ordered) * 0.95)]:.2f} ms, worst {ordered[-1]:.2f} ms ({len(ordered)} runs)"
    )


def fill(record: Record, world: World, documents: int, words: int, reports: int) -> None:
    """Stores the articles and says how fast (storing alone, not the making of articles) and how large."""
    size, took = 0, 0.0
    stream = articles(world, documents, words, reports)
    while batch := list(islice(stream, BATCH)):
        size += sum(len(arrival.text.encode()) for arrival in batch)
        took += timed(lambda b=batch: record.add(b, batch=BATCH))
    record.tidy()
    disk = sum(p.stat().st_size for p in Path(record.store.path).parent.iterdir())
    print(f"stored {documents} documents in {took / 1000:.1f} s: {took / documents:.3f} ms each; {record.counts()}")
    print(f"text {size / 1e6:.1f} MB, disk {disk / 1e6:.1f} MB: {disk / size:.2f} times the text", flush=True)


def questions(record: Record, world: World) -> None:
    """How long it takes to find."""
    name = "{} {}".format(*world.people[STATES[0], "president", 0])
    asked = {
        "find a name in the other script": Query(text=name.lower().translate(CYRILLIC).title()),
        "find a surname": Query(text=name.split()[1]),
        "find a common word": Query(text=world.words[0]),
        "find a rare word": Query(text=world.words[-1]),
        "find --who --with": Query(who=(STATES[0],), with_=(STATES[120],)),
        "find --who --with --rank --since --type": Query(
            who=(STATES[0],), with_=(STATES[1],), rank="minister..", since="2020-01", type="session", status="held"
        ),
        "find --type --status (none there)": Query(type="session", status="cancelled"),
        "find --place (rare)": Query(place=world.cities[STATES[-1]][0]),
        "find --body": Query(body=world.bodies[0]),
    }
    for what, query in asked.items():
        spread(what, [timed(lambda q=query: record.find(q)) for _ in range(7)])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--encounters", type=int, help="roughly so many merged encounters instead")
    options.add_argument("--short", action="store_true")
    options.add_argument("--keep", type=Path, help="leave the store in this folder, and use it if it is there")
    given = options.parse_args()
    words, reports = (8, 1) if given.short else (220, 3)
    documents = given.encounters or given.documents
    with tempfile.TemporaryDirectory() as folder:
        path = (given.keep or Path(folder)) / "record.sqlite"
        there = path.exists()
        world = World(1)
        with Record.open(path) as record:
            if not there:
                fill(record, world, documents, words, reports)
            late = World(1)
            late.random.seed(99)
            news = [told(late, happening(late), words, 10_000_000 + n) for n in range(300)]
            spread("one article merged", [timed(lambda a=a: record.add([a])) for a in news])
            questions(record, late)


if __name__ == "__main__":
    main()
