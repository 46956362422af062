"""What the pair rule learnt from real reports, told here of invented people: which are one encounter, which are not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from kengash.record import Arrival, Query, Record

sys.path.insert(0, str(Path(__file__).parent / "record"))
from hand import FM, arrival, encounter, who
from heldout import articles, labels, merged, read_all
from score import b_cubed, false_merges

SCO = "sco/council-of-heads-of-state"
ASAN, BEKOV, CHARY = (
    who("Asan Talasov", "president", "KG"),
    who("Bek Navoiyev", "president", "UZ"),
    who("Chary Marov", "president", "TM"),
)


def slugs(*arrivals: Arrival) -> list[str]:
    """The encounter of the first report of each document."""
    with Record.open(":memory:", holder=lambda *_: None) as record:
        record.add(arrivals)
        return [record.encounter_at(one.reading.document.id.removeprefix("sha256:"), 1) for one in arrivals]


def told(text: str, published: str, kind: str, day: str | None, *people: dict[str, Any], **more: Any) -> Arrival:
    """A document with one encounter."""
    return arrival(text, published, encounter(1, kind, day, *people, **more))


def one(*arrivals: Arrival) -> bool:
    """All of them tell one encounter."""
    return len(set(slugs(*arrivals))) == 1


def test_talks_of_two_are_not_those_of_three() -> None:
    three = told("three", "2031-05-01", "meeting", "2031-05-01", ASAN, BEKOV, CHARY)
    two = told("two", "2031-05-01", "meeting", "2031-05-01", ASAN, BEKOV)
    assert not one(three, two)


def test_fewer_are_told_where_the_report_says_that_there_were_more() -> None:
    three = told("three", "2031-05-01", "meeting", "2031-05-01", ASAN, BEKOV, CHARY)
    some = told("some", "2031-05-01", "meeting", "2031-05-01", ASAN, BEKOV, who(None, None, None, kind="group"))
    assert one(three, some)


def test_a_reception_of_several_is_told_by_each_outlet_of_its_own_guest() -> None:
    host = who("Asan Talasov", "president", "KG", "host")
    guests = [who("Nur Olimov", FM, "UZ", "guest"), who("Oraz Durdyyev", FM, "TM", "guest")]
    all_of_them = told("all", "2031-05-01", "reception", "2031-05-01", host, *guests)
    assert one(all_of_them, told("own", "2031-05-02", "reception", "2031-05-01", host, guests[0]))


def test_the_same_people_are_one_meeting_whatever_side_they_are_put_on() -> None:
    known = {"person": {"id": "maria-lindgren", "basis": "named"}}
    envoy, council = (who("Maria Lindgren", "president", side) | known for side in ("EU", "COE"))
    assert one(
        told("a", "2031-05-01", "meeting", "2031-05-01", ASAN, envoy),
        told("b", "2031-05-01", "meeting", "2031-05-01", ASAN, council),
    )


def test_the_president_and_the_head_of_state_are_one_seat() -> None:
    heads = [
        who(None, "head-of-state", side) | {"office": {"title": "head", "id": "head-of-state", "rank": "head_of_state"}}
        for side in ("KG", "UZ", "TM")
    ]
    presidents = told("named", "2031-05-01", "meeting", "2031-05-01", ASAN, BEKOV, CHARY)
    assert one(presidents, told("unnamed", "2031-05-01", "meeting", "2031-05-01", *heads))


def test_talks_in_the_course_of_a_visit_are_no_aside() -> None:
    visit = encounter(1, "visit", "2031-05-01", who("Asan Talasov", "president", "KG", "guest"))
    inside = arrival(
        "a",
        "2031-05-01",
        encounter(1, "meeting", "2031-05-01", ASAN, BEKOV, CHARY, part_of="e2"),
        visit | {"id": "e2"},
    )
    assert one(inside, told("b", "2031-04-20", "summit", "2031-05-01", ASAN, BEKOV, CHARY, status="announced"))


def test_a_summit_without_its_body_is_the_bodys_session_where_the_people_are_the_same() -> None:
    session = told("a", "2031-05-01", "session", "2031-05-01", ASAN, BEKOV, CHARY, body=SCO)
    assert one(session, told("b", "2031-05-01", "summit", "2031-05-01", ASAN, BEKOV))
    forum = told("c", "2031-05-01", "conference", "2031-05-01", ASAN, BEKOV)
    assert not one(session, forum)


def test_what_prepares_a_numbered_session_is_not_the_session() -> None:
    session = told("a", "2031-11-16", "summit", "2031-11-16", ASAN, BEKOV, body=SCO, ordinal=7)
    before = told("b", "2031-08-07", "summit", "2031-08-07", ASAN, BEKOV, body=SCO, ordinal=7, basis="published")
    assert not one(session, before)
    after = told("c", "2032-01-10", "summit", "2032-01-10", ASAN, BEKOV, body=SCO, ordinal=7, basis="published")
    assert one(session, after)


def test_a_visit_announced_by_its_month_is_the_visit_of_the_day() -> None:
    guest = who("Asan Talasov", "president", "KG", "guest")
    coming = told(
        "a", "2031-09-28", "visit", "2031-11", guest, status="announced", precision="month", place=place("RU")
    )
    assert one(coming, told("b", "2031-11-11", "visit", "2031-11-11", guest, place=place("RU")))
    assert not one(coming, told("c", "2031-11-20", "visit", "2031-11-20", guest, place=place("CN")))


def place(country: str) -> dict[str, Any]:
    """A country without a city."""
    return {"city": None, "country": country, "venue": None, "evidence": []}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_what_was_put_off_is_one_encounter_with_what_was_planned_and_what_was_held(order: tuple[int, ...]) -> None:
    body = "cis/council-of-foreign-ministers"
    reports = [
        told("planned", "2031-10-01", "session", "2031-10-08", body=body, status="announced"),
        told("put off", "2031-10-06", "session", "2031-10-08", body=body, status="postponed"),
        told("held", "2031-10-22", "session", "2031-10-22", body=body),
    ]
    assert one(*(reports[number] for number in order))
    assert not one(reports[0], reports[2])


def test_nothing_is_held_before_its_day_nor_announced_after_it() -> None:
    people = ASAN, BEKOV
    with Record.open(":memory:", holder=lambda *_: None) as record:
        record.add(
            [
                told("rash", "2031-05-02", "meeting", "2031-05-02", *people, basis="published"),
                told("plan", "2031-05-02", "meeting", "2031-05-03", *people, status="announced"),
                told("news", "2031-05-03", "meeting", "2031-05-03", *people),
                told("late", "2031-05-04", "meeting", "2031-05-03", *people, status="announced"),
            ]
        )
        united = record.encounter("kg-uz-meeting-2031-05-03")
    assert united.history == [("2031-05-02", "announced"), ("2031-05-03", "held")]


def test_saying_less_is_no_dispute() -> None:
    days = {"date": {"start": "2031-05-02", "end": "2031-05-03", "precision": "day", "basis": "stated", "evidence": []}}
    with Record.open(":memory:", holder=lambda *_: None) as record:
        record.add(
            [
                told("a", "2031-05-03", "meeting", "2031-05-03", ASAN, BEKOV),
                told("b", "2031-05-03", "meeting", None, ASAN, BEKOV, place=place("TR")),
                told("c", "2031-05-03", "meeting", "2031-05-02", ASAN, BEKOV, **days),
            ]
        )
        united = record.encounter("kg-uz-meeting-2031-05-03")
    assert len(united.reports) == 3
    assert not [fact for fact in united.facts if fact.disputed]
    bases = [source.basis for fact in united.facts if fact.field == "date" for source in fact.sources]
    assert sorted(bases, key=str) == ["published", "stated", "stated"]


def test_what_took_place_months_apart_is_no_part() -> None:
    visit = encounter(1, "visit", "2031-07-28", who("Asan Talasov", "president", "KG", "guest"))
    before = encounter(2, "meeting", "2031-05-21", ASAN, BEKOV, part_of="e1", city="Budapest")
    with Record.open(":memory:", holder=lambda *_: None) as record:
        record.add([arrival("text", "2031-07-28", visit, before)])
        assert record.encounter("kg-uz-meeting-2031-05-21").part_of is None


def test_whole_articles_nobody_tuned_a_rule_on() -> None:
    readings = read_all()
    truth, found = merged(readings)
    marks = [mark.name for article in articles() for mark in article.marks]
    assert len(set(marks)) >= 15
    assert all(marks.count(name) >= 3 for name in marks)
    assert len(truth) == sum(len(labels(*one)) for one in readings) >= 0.85 * len(marks)
    assert b_cubed(truth, found)[2] >= 0.95
    assert false_merges(truth, found) <= 0.01


def test_several_travelling_together_are_no_visit_of_one_of_them() -> None:
    guests = [who(None, "president", side, "guest") for side in ("KG", "UZ", "TM")]
    together = told("together", "2031-04-03", "visit", "2031-04-03", *guests)
    assert not one(together, told("alone", "2031-04-03", "visit", "2031-04-03", guests[0]))
    assert one(together, told("again", "2031-04-03", "visit", "2031-04-03", *guests))


def test_what_went_on_is_held_at_the_end() -> None:
    with Record.open(":memory:", holder=lambda *_: None) as record:
        record.add(
            [
                told("held", "2031-05-03", "meeting", "2031-05-03", ASAN, BEKOV),
                told("going on", "2031-05-03", "meeting", "2031-05-03", ASAN, BEKOV, status="ongoing"),
                told("still", "2031-05-04", "meeting", "2031-05-03", ASAN, BEKOV, status="ongoing"),
            ]
        )
        united = record.encounter("kg-uz-meeting-2031-05-03")
    assert united.history == [("2031-05-03", "ongoing"), ("2031-05-03", "held")]
    assert united.status == "held"


def test_guests_of_a_reception_among_themselves_are_not_received() -> None:
    host = who("Asan Talasov", "president", "KG", "host")
    guests = [who("Nur Olimov", FM, "UZ", "guest"), who("Oraz Durdyyev", FM, "TM", "guest")]
    own = who("Temir Alymov", FM, "KG")
    reception = told("all", "2031-05-01", "reception", "2031-05-01", host, own, *guests)
    assert not one(reception, told("guests", "2031-05-01", "meeting", "2031-05-01", *guests))
    assert not one(reception, told("ministers", "2031-05-01", "meeting", "2031-05-01", own, guests[0]))


def test_a_state_is_the_one_who_alone_speaks_for_it() -> None:
    state = who(None, None, "KG", kind="state")
    with Record.open(":memory:", holder=lambda *_: None) as record:
        record.add(
            [
                told("a", "2031-05-03", "session", "2031-05-03", ASAN, BEKOV, body=SCO),
                told("b", "2031-05-03", "session", "2031-05-03", state, BEKOV, body=SCO),
            ]
        )
        attendees = record.encounter("sco-chs-2031-05-03").participants
    assert [(who.name, who.kind, len(who.roles[0].sources)) for who in attendees] == [
        ("Asan Talasov", "person", 2),
        ("Bek Navoiyev", "person", 2),
    ]


def test_a_day_that_somebody_states_is_stated() -> None:
    with Record.open(":memory:", holder=lambda *_: None) as record:
        record.add(
            [
                told("a", "2031-05-03", "meeting", "2031-05-03", ASAN, BEKOV, basis="published"),
                told("b", "2031-05-04", "meeting", "2031-05-03", ASAN, BEKOV),
                told("c", "2031-05-03", "meeting", "2031-05-03", ASAN, BEKOV, basis="relative"),
            ]
        )
        assert [line.basis for line in record.find(Query(who=("KG",))).encounters] == ["stated"]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_a_text_that_tells_it_twice_does_not_part_the_others(order: tuple[int, ...]) -> None:
    people = ASAN, BEKOV, CHARY
    twice = arrival(
        "twice",
        "2031-04-30",
        encounter(1, "meeting", "2031-05-01", *people, status="announced"),
        encounter(2, "summit", "2031-05-01", *people, status="announced", ordinal=1),
    )
    others = [
        told("a", "2031-05-01", "meeting", "2031-05-01", *people),
        told("b", "2031-05-01", "summit", "2031-05-01", *people, ordinal=1),
        told("c", "2031-05-02", "summit", "2031-05-01", *people, ordinal=1),
    ]
    reports = [twice, *others]
    with Record.open(":memory:", holder=lambda *_: None) as record:
        record.add([reports[number] for number in order])
        found = [record.encounter_at(one.reading.document.id.removeprefix("sha256:"), 1) for one in others]
    assert len(set(found)) == 1


def test_a_head_of_something_can_be_the_president() -> None:
    head = {"office": {"title": "head", "id": "head", "rank": "other"}}
    heads = [who(None, "head", side) | head for side in ("KG", "UZ", "TM")]
    presidents = told("named", "2031-05-01", "meeting", "2031-05-01", ASAN, BEKOV, CHARY)
    assert one(presidents, told("heads", "2031-04-30", "meeting", "2031-05-01", *heads, status="announced"))


def test_a_summit_of_which_nobody_tells_who_came_can_be_the_meeting_of_many() -> None:
    many = told("many", "2031-11-04", "meeting", "2031-11-06", ASAN, BEKOV, CHARY, status="announced")
    invited = told("invited", "2031-10-27", "summit", "2031-11-06", ASAN, body=SCO, status="announced")
    both = told("both", "2031-11-06", "summit", "2031-11-06", ASAN, BEKOV, CHARY, body=SCO)
    assert one(many, invited, both)
    two = told("two", "2031-11-06", "meeting", "2031-11-06", ASAN, BEKOV)
    assert not one(two, invited)


def test_a_part_of_two_is_part_of_the_better_attested() -> None:
    host, guest = who("Asan Talasov", "president", "KG", "host"), who("Nur Olimov", FM, "UZ", "guest")
    vague = encounter(2, "session", "2031-05-01", body="a-meeting")
    known = encounter(2, "session", "2031-05-01", body=SCO)
    reception = encounter(1, "reception", "2031-05-01", host, guest, part_of="e2")
    with Record.open(":memory:", holder=lambda *_: None) as record:
        record.add(
            [
                arrival("a", "2031-05-01", reception, vague),
                arrival("b", "2031-05-01", reception, known),
                told("c", "2031-05-01", "session", "2031-05-01", body=SCO),
            ]
        )
        assert record.encounter("kg-uz-reception-2031-05-01").part_of == "sco-chs-2031-05-01"
