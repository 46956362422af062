"""From inputs to the record: every document is read, stored and merged; what fails is told, and the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

import msgspec

from kengash.nouns import Reading
from kengash.record import Arrival, Record
from kengash.sources.document import Failure, SourceDocument

Read = Callable[..., Reading]
Result = tuple[SourceDocument, Reading | str]
CHUNK = 32
AHEAD = 4  # chunks in flight for each process: enough to keep all busy, few enough to stay small


class Outcome(msgspec.Struct):
    """What became of a batch: `read` now; `known` before, in whichever words; `failed` with reasons."""

    read: int = 0
    new: int = 0
    known: int = 0
    changed: int = 0
    failed: list[Failure] = []


def read_one(document: SourceDocument, read: Read) -> Result:
    """A document with its reading, or with the reason why there is none."""
    try:
        return document, read(
            document.text,
            published=document.published,
            language=document.language,
            title=document.title,
            outlet=document.outlet,
            url=document.url,
            input=document.input,
        )
    except Exception as error:  # whatever one document does to the reader, the others are read
        return document, f"cannot be read: {type(error).__name__}: {error}"


def _read_chunk(documents: list[SourceDocument], read: Read) -> list[Result]:
    return [read_one(document, read) for document in documents]


def _chunks(documents: Iterable[SourceDocument]) -> Iterator[list[SourceDocument]]:
    iterator = iter(documents)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _spread(documents: Iterable[SourceDocument], read: Read, jobs: int) -> Iterator[list[Result]]:
    """Chunks read by several processes, in the order in which they came."""
    chunks = _chunks(documents)
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        waiting = [pool.submit(_read_chunk, chunk, read) for chunk in islice(chunks, jobs * AHEAD)]
        while waiting:
            yield waiting.pop(0).result()
            waiting += [pool.submit(_read_chunk, chunk, read) for chunk in islice(chunks, 1)]


def readings(documents: Iterable[SourceDocument], read: Read, jobs: int) -> Iterator[list[Result]]:
    """Readings in chunks, by one process or several."""
    if jobs > 1:
        return _spread(documents, read, jobs)
    return (_read_chunk(chunk, read) for chunk in _chunks(documents))


def ingest(
    record: Record,
    given: Iterable[SourceDocument | Failure],
    read: Read,
    reader: str,
    *,
    jobs: int = 1,
    progress: Callable[[int], None] = lambda count: None,
) -> Outcome:
    """Reads and stores all that is given. Stored means stored: each chunk is one transaction."""
    outcome = Outcome(failed=[])

    def good() -> Iterator[SourceDocument]:
        for one in given:
            if isinstance(one, Failure):
                outcome.failed.append(one)
            elif record.knows(one.text, _given(one)):
                outcome.known += 1
            else:
                yield one

    for chunk in readings(good(), read, max(1, min(jobs, os.cpu_count() or 1))):
        _store(record, chunk, reader, outcome)
        progress(outcome.new + outcome.known + outcome.changed + len(outcome.failed))
    if outcome.new or outcome.changed:
        record.tidy()
    return outcome


def _store(record: Record, chunk: list[Result], reader: str, outcome: Outcome) -> None:
    outcome.failed += [Failure(d.input, why) for d, why in chunk if isinstance(why, str)]
    arrivals = [Arrival(d.text, reading, reader, _given(d)) for d, reading in chunk if not isinstance(reading, str)]
    count = record.add(arrivals, batch=len(arrivals) or 1)
    outcome.read += len(arrivals)
    outcome.new += count.new
    outcome.known += count.known
    outcome.changed += count.changed


def _given(document: SourceDocument) -> dict[str, str]:
    fields = {name: getattr(document, name) for name in ("url", "title", "published", "outlet", "language", "input")}
    return {name: value for name, value in fields.items() if value}
