"""Which reports are one encounter: accuracy on the invented corpus, and what no order of arrival may change."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kengash.record import Arrival, Record
from kengash.record.model import Report
from kengash.record.pair import compare

sys.path.insert(0, str(Path(__file__).parent / "record"))
from hand import FM, arrival, corpus, encounter, who
from score import b_cubed, false_merges

CORPUS = corpus()
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def dump(arrivals: Sequence[Arrival], batch: int = 7) -> bytes:
    with Record.open(":memory:") as record:
        record.add(arrivals, batch=batch)
        return b"\n".join(record.dump())


@cache
def merged() -> tuple[list[str], list[str]]:
    with Record.open(":memory:") as record:
        record.add(one for _, one in CORPUS)
        found = [
            record.encounter_at(one.reading.document.id.removeprefix("sha256:"), number)
            for names, one in CORPUS
            for number in range(1, len(names) + 1)
        ]
    return [name for names, _ in CORPUS for name in names], found


def test_the_corpus_is_as_large_as_promised() -> None:
    truth = [name for names, _ in CORPUS for name in names]
    assert len(set(truth)) >= 40
    assert min(truth.count(name) for name in set(truth)) >= 3
    assert len({one.reading.document.language for _, one in CORPUS}) == 10


def test_accuracy() -> None:
    truth, found = merged()
    assert b_cubed(truth, found)[2] >= 0.95
    assert false_merges(truth, found) <= 0.01


def test_near_misses_stay_apart() -> None:
    truth, found = merged()
    together = {name: {f for t, f in zip(truth, found, strict=True) if t == name} for name in set(truth)}
    for one, other in [
        ("cfm-ist", "cfm-bak"),
        ("cfm-ist", "rec-ist"),
        ("bil-tr-az", "bil-tr-uz"),
        ("nur-dfm", "nur-amb"),
        ("nar-kz-uz", "exp-kz-uz"),
        ("call-tr-kz-1", "call-tr-kz-2"),
        ("chs-ast", "chs-gab"),
        ("ali-energy", "ali-economy"),
        ("igc", "igc-forum"),
        ("con-spring", "con-autumn"),
    ]:
        assert not together[one] & together[other], (one, other)


@FEW
@given(st.randoms(use_true_random=False), st.integers(2, 60), st.integers(1, 20), st.integers(1, 20))
def test_order_and_batches_do_not_matter(lot: random.Random, size: int, one_batch: int, other_batch: int) -> None:
    chosen = lot.sample([one for _, one in CORPUS], size)
    shuffled = lot.sample(chosen, len(chosen))
    assert dump(chosen, one_batch) == dump(shuffled, other_batch)


@FEW
@given(st.randoms(use_true_random=False), st.integers(1, 40))
def test_twice_is_once(lot: random.Random, size: int) -> None:
    chosen = lot.sample([one for _, one in CORPUS], size)
    with Record.open(":memory:") as record:
        record.add(chosen)
        once = b"\n".join(record.dump())
        count = record.add(lot.sample(chosen, len(chosen)))
        assert (count.new, count.known) == (0, size)
        assert b"\n".join(record.dump()) == once


names = st.sampled_from(["Aru Beken", "Ару Бекен", "A. Beken", "Beken", "Oru Beken", "Ore Tal", "Talan Ore"])
people = st.builds(
    lambda n, o, s: who(n, o, s),
    names | st.none(),
    st.sampled_from([FM, "president", None]),
    st.sampled_from(["XA", "XB", "XC", None]),
)


@st.composite
def arrivals(draw: st.DrawFn) -> list[Arrival]:
    """Documents made to quarrel: few names, few days, few places, vague dates, parts of parts."""
    made = []
    for number in range(draw(st.integers(1, 9))):
        told = [
            encounter(
                n,
                draw(st.sampled_from(["meeting", "session", "reception", "visit", "call"])),
                draw(st.sampled_from(["2026-03-01", "2026-03-02", "2026-03-05", None])),
                *draw(st.lists(people, max_size=3)),
                basis=draw(st.sampled_from(["stated", "relative", "published"])),
                city=draw(st.sampled_from(["Istanbul", "Ankara", None])),
                ordinal=draw(st.sampled_from([None, 3, 4])),
                body=draw(st.sampled_from([None, "ots/council", "Lake Assembly"])),
                status=draw(st.sampled_from(["held", "announced", "postponed"])),
                part_of=draw(st.sampled_from([None, "e1", "e2"])),
            )
            for n in range(1, draw(st.integers(0, 3)) + 1)
        ]
        made.append(arrival(f"text {number}", draw(st.sampled_from(["2026-03-02", "2026-03-06", None])), *told))
    return made


@settings(max_examples=80, deadline=None)
@given(arrivals(), st.randoms(use_true_random=False))
def test_order_does_not_matter_where_all_is_doubtful(made: list[Arrival], lot: random.Random) -> None:
    assert dump(made, 1) == dump(lot.sample(made, len(made)), 4)


@settings(max_examples=40, deadline=None)
@given(arrivals(), st.randoms(use_true_random=False))
def test_rereading_gives_what_reading_so_at_first_gives(made: list[Arrival], lot: random.Random) -> None:
    spoiled = [Arrival(one.text, arrival(one.text, one.reading.document.published).reading, "old") for one in made]
    better = {one.text: one.reading for one in made}
    with Record.open(":memory:") as record:
        record.add(lot.sample(made[::2], len(made[::2])) + spoiled[1::2])
        record.reread(lambda text, **given: better[text], "hand")
        assert b"\n".join(record.dump()) == dump(made)


@FEW
@given(st.randoms(use_true_random=False))
def test_the_pair_rule_is_symmetric(lot: random.Random) -> None:
    chosen = lot.sample([one for _, one in CORPUS], 30)
    with Record.open(":memory:") as record:
        record.add(chosen)
        reports: list[Report] = list(record.settler.reports(range(1, 40)).values())
    assert all(compare(a, b) == compare(b, a) for a in reports for b in reports)
