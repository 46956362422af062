"""The record as its users see it: in, found, shown, compared, decided."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import msgspec
import pytest

from kengash.record import Arrival, Query, QueryError, Record, RecordError
from kengash.record.unite import United
from kengash.record.views import BodyView, PersonView

sys.path.insert(0, str(Path(__file__).parent / "record"))
from hand import CFM, FM, arrival, encounter, istanbul, who

SESSION = "ots-cfm-2026-03-07"


@pytest.fixture
def record() -> Record:
    record = Record.open(":memory:")
    record.add(istanbul())
    return record


def dump(record: Record) -> bytes:
    return b"\n".join(record.dump())


def facts(united: United, field: str) -> list[tuple[str, int, bool]]:
    return [(fact.value, len(fact.sources), fact.disputed) for fact in united.facts if fact.field == field]


def test_reports_of_one_encounter_are_one_record(record: Record) -> None:
    session = record.encounter(SESSION)
    assert (session.type, session.status, len(session.reports)) == ("session", "held", 3)
    assert session.history == [("2026-03-06", "announced"), ("2026-03-07", "held")]
    assert record.counts()["encounters"] == 3


def test_side_encounters_are_apart_and_hang_on_the_session(record: Record) -> None:
    assert record.encounter(SESSION).parts == ["az-tr-meeting-2026-03-07", "kz-tr-reception-2026-03-07"]
    assert record.encounter("az-tr-meeting-2026-03-07").part_of == SESSION


def test_stated_day_comes_before_the_day_of_publication_and_is_no_dispute(record: Record) -> None:
    assert facts(record.encounter(SESSION), "date") == [("2026-03-07", 2, False), ("2026-03-08", 1, False)]


def test_two_stated_days_are_a_dispute(record: Record) -> None:
    record.add(
        [
            arrival(
                "also",
                "2026-03-09",
                encounter(1, "session", "2026-03-08", who("H. Fidan", FM, "TR"), body=CFM, basis="relative"),
            )
        ]
    )
    assert [(v, d) for v, _, d in facts(record.encounter(SESSION), "date")] == [
        ("2026-03-07", True),
        ("2026-03-08", True),
    ]


def test_an_office_goes_to_the_person_named_in_it_elsewhere(record: Record) -> None:
    there = {who.id: who for who in record.encounter(SESSION).participants}
    bayramov = next(one for one in there.values() if one.represents == "AZ")
    assert bayramov.name == "Ceyhun Bayramov"
    assert "office" in {source.basis for role in bayramov.roles for source in role.sources}


def test_an_office_alone_is_shown_with_its_holder_as_inferred(record: Record) -> None:
    record.add(
        [
            arrival(
                "first",
                "2026-02-01",
                encounter(1, "meeting", "2026-02-01", who("Aru Beken", FM, "XA"), who("Ore Tal", FM, "XB")),
            ),
            arrival(
                "second",
                "2026-03-20",
                encounter(1, "meeting", "2026-03-20", who(None, FM, "XA"), who("Ore Tal", FM, "XB")),
            ),
        ]
    )
    one = record.encounter("xa-xb-meeting-2026-03-20").participants[0]
    assert (one.name, one.basis, one.holder) == (None, "office", "aru-beken-xa")


@pytest.mark.parametrize("name", ["Бакаев", "Бақаев", "Bakayev", "Bakaev", "Bakaýew", "باقاەۆ", "Алибек Бақаев"])
def test_any_script_finds_every_script(record: Record, name: str) -> None:
    found = record.find(name)
    assert [person.name for person in found.people] == ["Алибек Бакаев"]
    assert {line.id for line in found.encounters} == {SESSION, "kz-tr-reception-2026-03-07"}


def test_words_find_documents_in_the_other_script(record: Record) -> None:
    assert [hit.outlet for hit in record.find("Hakan Fidan").documents] == ["Kazinform"]


def test_filters(record: Record) -> None:
    def found(**query: object) -> list[str]:
        return [line.id for line in record.find(Query(**query)).encounters]  # type: ignore[arg-type]

    assert found(who=("TR",), with_=("AZ",), rank="minister..", type="session") == [SESSION]
    assert found(who=("KZ",), rank="minister..") == []
    assert found(who=("Эрдоган",)) == ["kz-tr-reception-2026-03-07"]
    assert found(since="2026-03-08") == [] and len(found(until="2026-03")) == 3
    assert found(body=CFM) == [SESSION] and found(body="OTS") == [SESSION]
    assert found(place="istanbul", status="held", type="meeting") == ["az-tr-meeting-2026-03-07"]
    assert found(who=("nobody at all",)) == []


def test_a_rank_that_does_not_exist_is_said(record: Record) -> None:
    with pytest.raises(QueryError, match="no such rank: sultana"):
        record.find(Query(rank="sultana.."))


def test_show_a_person_and_a_body(record: Record) -> None:
    person = record.show("Hakan Fidan")
    assert isinstance(person, PersonView)
    assert set(person.names) == {"Hakan Fidan", "Ҳакан Фидан"}
    assert [(o.office, o.represents, o.first, o.last) for o in person.offices] == [
        (FM, "TR", "2026-03-07", "2026-03-08")
    ]
    body = record.show(CFM)
    assert isinstance(body, BodyView) and body.organization == "OTS" and len(body.encounters) == 1
    with pytest.raises(RecordError, match="nothing in the record"):
        record.show("Nobody There")


def test_compare_shows_what_each_leaves_out(record: Record) -> None:
    comparison = record.compare(SESSION)
    assert [source.outlet for source in comparison.sources] == ["APA", "AA", "Kazinform"]
    heads = next(row for row in comparison.rows if row.field == "head_of_delegation")
    assert [quote is not None for quote in heads.quotes] == [False, False, True]
    assert heads in comparison.only


def test_attendance(record: Record) -> None:
    table = record.attendance(CFM)
    assert (table.sessions, table.sides) == ([SESSION], ["AZ", "KZ", "TR"])
    seats = {seat.represents: (seat.rank, seat.chair) for seat in table.seats}
    assert seats == {"AZ": ("minister", False), "KZ": ("deputy_minister", False), "TR": ("minister", True)}


def test_network(record: Record) -> None:
    ties = {(tie.one, tie.other): tie.times for tie in record.network(by="side")}
    assert ties == {("AZ", "TR"): 2, ("KZ", "TR"): 2, ("AZ", "KZ"): 1}


def test_two_chairs_are_a_dispute(record: Record) -> None:
    record.add(
        [
            arrival(
                "other chair",
                "2026-03-07",
                encounter(
                    1,
                    "session",
                    "2026-03-07",
                    who("Ceyhun Bayramov", FM, "AZ", "chair"),
                    who("Hakan Fidan", FM, "TR"),
                    body=CFM,
                ),
            )
        ]
    )
    chairs = [role for who in record.encounter(SESSION).participants for role in who.roles if role.field == "chair"]
    assert len(chairs) == 2 and all(role.disputed for role in chairs)


def test_decisions_hold_and_are_undone(record: Record) -> None:
    before = dump(record)
    record.merge("az-tr-meeting-2026-03-07", "kz-tr-reception-2026-03-07")
    assert record.counts()["encounters"] == 2
    record.undo()
    assert dump(record) == before
    record.split(SESSION)
    assert record.counts()["encounters"] == 5
    record.undo()
    assert dump(record) == before
    with pytest.raises(RecordError, match="no decision"):
        record.undo()


def test_a_rejected_fact_is_last_and_counts_no_more(record: Record) -> None:
    fact = next(f for f in record.encounter(SESSION).facts if f.field == "date")
    record.reject(fact.id)
    shown = record.encounter("ots-cfm-2026-03-08")
    assert [(f.value, f.ruling) for f in shown.facts if f.field == "date"] == [
        ("2026-03-08", None),
        ("2026-03-07", "reject"),
    ]
    assert record.encounter(SESSION).id == "ots-cfm-2026-03-08"  # the former id still leads there
    record.undo()
    assert record.encounter("ots-cfm-2026-03-08").id == SESSION


def test_a_confirmed_fact_is_first(record: Record) -> None:
    late = next(f for f in record.encounter(SESSION).facts if f.value == "2026-03-08")
    record.confirm(late.id)
    dates = [(f.value, f.ruling) for f in record.encounter(record.encounter(SESSION).id).facts if f.field == "date"]
    assert dates[0] == ("2026-03-08", "confirm")


def test_people_are_merged_and_split_by_decision(record: Record) -> None:
    record.add(
        [
            arrival(
                "alias",
                "2026-05-01",
                encounter(1, "meeting", "2026-05-01", who("Älibek Bakai", FM, "KZ"), who("Hakan Fidan", FM, "TR")),
            )
        ]
    )
    ids = [person.id for name in ("Alibek Bakayev", "Älibek Bakai") for person in record.find(name).people]
    assert len(set(ids)) == 2
    before = dump(record)
    record.merge(*ids)
    assert len({p.id for name in ("Alibek Bakayev", "Älibek Bakai") for p in record.find(name).people}) == 1
    record.undo()
    assert dump(record) == before


def test_bodies_are_merged_by_decision() -> None:
    record = Record.open(":memory:")
    ministers = who("Aru Beken", FM, "XA"), who("Ore Tal", FM, "XB")
    record.add(
        [
            arrival(
                "a",
                "2026-02-01",
                encounter(1, "session", "2026-02-01", ministers[0], body="Council of the Lakes", city=None),
            ),
            arrival(
                "b", "2026-02-01", encounter(1, "session", "2026-02-01", ministers[1], body="Lake Assembly", city=None)
            ),
        ]
    )
    before = dump(record)
    ids = [hit.id for name in ("Council of the Lakes", "Lake Assembly") for hit in record.find(name).bodies]
    record.merge(*ids)
    assert record.counts()["encounters"] == 1 and record.counts()["bodies"] == 1
    record.undo()
    assert dump(record) == before


def _reader(record_of: dict[str, Arrival]) -> object:
    return lambda text, **given: record_of[text].reading


def test_rereading_keeps_decisions_and_replaces_readings(record: Record) -> None:
    record.split(SESSION)
    decided = dump(record)
    assert record.reread(_reader({a.text: a for a in istanbul()}), "hand").changed == 0
    # a newer reader finds one encounter more, before the others: numbers shift, the decision stays where it was
    newer = {}
    for one in istanbul():
        more = encounter(9, "call", "2026-03-01", who("Aru Beken", FM, "XA"), who("Ore Tal", FM, "XB"), city=None)
        more |= {"evidence": [{"start": 0, "end": 2}]}
        raw = msgspec.to_builtins(one.reading)
        raw["encounters"].insert(0, more)
        newer[one.text] = Arrival(one.text, msgspec.convert(raw, type(one.reading)), "newer")
    assert record.reread(_reader(newer), "newer").changed == 3
    assert record.counts()["encounters"] == 6
    assert record.reread(_reader({a.text: a for a in istanbul()}), "hand").changed == 3
    assert dump(record) == decided


def test_code_outside_the_store_holds_no_sql() -> None:
    folder = Path(__file__).parents[1] / "src" / "kengash"
    statement = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE TABLE|PRAGMA)\b.*\b(FROM|INTO|SET|WHERE|=)\b")
    holding = {p.relative_to(folder).parts[:2] for p in folder.rglob("*.py") if statement.search(p.read_text("utf-8"))}
    assert holding == {("record", "store")}
