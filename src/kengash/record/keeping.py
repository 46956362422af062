"""Keeping a record: readings in, all of a batch or nothing, merged as they come."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from platformdirs import user_data_dir

from kengash.nouns import Reading
from kengash.record import intake
from kengash.record.settle import Settler
from kengash.record.store import Store
from kengash.record.who import Bodies, People

BATCH = 64


class Count(msgspec.Struct):
    """What became of the documents given."""

    new: int = 0
    known: int = 0
    changed: int = 0


Reread = Callable[..., Reading]


def default_path() -> Path:
    """$KENGASH_STORE, or the user's data folder."""
    named = os.environ.get("KENGASH_STORE")
    return Path(named) if named else Path(user_data_dir("kengash")) / "record.sqlite"


class Keeper:
    """An open record into which readings go. Use as a context manager, or call `close`."""

    def __init__(self, store: Store, holder: intake.Holder = intake.of_world) -> None:
        self.store = store
        self.holder = holder
        self.settler = Settler(store)
        self.people = People(store)
        self.bodies = Bodies(store)

    @classmethod
    def open(
        cls, path: str | Path | None = None, *, write: bool = True, holder: intake.Holder = intake.of_world
    ) -> Self:
        """Opens the file, making it where there is none."""
        return cls(Store(path or default_path(), write=write), holder)

    def tidy(self) -> None:
        """Makes the file small, after much has been written."""
        self.store.tidy()

    def close(self) -> None:
        """Closes the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def knows(self, text: str, given: dict[str, str]) -> bool:
        """The text is stored already, with all that is said of it: no need to read it."""
        said = self.store.given(sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
        return said is not None and msgspec.json.decode(said, type=dict[str, str]) == given

    def add(self, arrivals: Iterable[intake.Arrival], batch: int = BATCH) -> Count:
        """Stores readings and merges them; all of a batch or nothing. What is known already changes nothing."""
        count = Count()
        gathered: list[intake.Arrival] = []
        for arrival in arrivals:
            gathered.append(arrival)
            if len(gathered) >= batch:
                self._add(gathered, count)
                gathered = []
        if gathered:
            self._add(gathered, count)
        return count

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction; where it fails, what was remembered of it is forgotten with it."""
        try:
            with self.store.writing():
                yield
        except BaseException:
            self.forget()
            raise

    def _add(self, arrivals: Sequence[intake.Arrival], count: Count) -> None:
        here = Count()
        with self._writing():
            taken = [self._take(arrival, here) for arrival in arrivals]
            self._settle([one for one in taken if one is not None])
        count.new, count.known, count.changed = (
            count.new + here.new,
            count.known + here.known,
            count.changed + here.changed,
        )

    def _take(self, arrival: intake.Arrival, count: Count) -> intake.Taken | None:
        known = self.store.document_by_hash(intake.sha256(arrival.reading))
        if known is None:
            count.new += 1
            document = intake.add_document(self.store, arrival)
            return intake.take(self.store, document, arrival.reading, self.holder)
        if _told(known[1:]) <= _told(intake.metadata(arrival.reading)):
            count.known += 1
            return None
        count.changed += 1
        return self._replace(int(known[0]), arrival)

    def _settle(self, taken: Sequence[intake.Taken]) -> None:
        self.bodies.settle(body for one in taken for body in one.bodies)
        self.people.settle(name for one in taken for name in one.names)
        self.settler.add(report for one in taken for report in one.reports)

    def _replace(self, document: int, arrival: intake.Arrival) -> intake.Taken:
        """Puts a newer reading in an older one's place; what was near it is settled anew."""
        self.store.change_document(document, (*intake.metadata(arrival.reading), intake.given(arrival)))
        self.store.keep_reading(document, arrival.reader, intake.encode(arrival.reading))
        old = self.store.reports_of_document(document)
        names = self.store.names_of(old)
        near = self.settler.remove(old)
        taken = intake.take(self.store, document, arrival.reading, self.holder)
        self._drop_names(names)
        self.settler.settle(near)
        return taken

    def _drop_names(self, names: Sequence[int]) -> None:
        people, blocks = self.store.people_of_names(names), self.store.name_blocks(names)
        self.store.drop_idle_names(names)
        self.people.settle_blocks(blocks)
        self.store.drop_idle_people(people)

    def reread(self, read: Reread, reader: str, progress: Callable[[int], None] = lambda done: None) -> Count:
        """Reads every document again; keeps decisions, replaces readings that differ."""
        count = Count()
        for done, number in enumerate(self.store.all_documents()):
            progress(done)
            said, text = self.store.document(number)
            given = msgspec.json.decode(said, type=dict[str, str])
            self._reread(number, intake.Arrival(text, read(text, **given), reader, given), count)
        return count

    def _reread(self, number: int, arrival: intake.Arrival, count: Count) -> None:
        if self.store.reading(number) == (arrival.reader, intake.encode(arrival.reading).decode()):
            count.known += 1
            return
        count.changed += 1
        with self._writing():
            self._settle([self._replace(number, arrival)])

    def forget(self) -> None:
        """Drops what is remembered of the store."""
        self.settler.forget()
        self.people.forget()


def _told(metadata: Sequence[object]) -> tuple[tuple[bool, str], ...]:
    """Orders what two finders say of one text, so that which came first does not matter."""
    return tuple((value is None, str(value)) for value in metadata)
