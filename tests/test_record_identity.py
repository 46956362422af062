"""Who is who: people under their names, whatever order they come in."""

from __future__ import annotations

import random

import pytest

from kengash.record import identity
from kengash.record.identity import Written

FM, DFM = "minister-of-foreign-affairs", "deputy-minister"


def written(*rows: tuple[str, ...]) -> list[Written]:
    full = [(*row, "", "", "")[:4] for row in rows]
    return [
        Written(identity.key(n), n, state, office, world, number)
        for number, (n, state, office, world) in enumerate(full)
    ]


def groups(*rows: tuple[str, ...]) -> list[list[str]]:
    found = [sorted(one.name for one in group) for group in identity.people(written(*rows))]
    for seed in range(5):
        shuffled = written(*rows)
        random.Random(seed).shuffle(shuffled)
        assert sorted(sorted(one.name for one in group) for group in identity.people(shuffled)) == sorted(found)
    return sorted(found)


def count(*rows: tuple[str, ...]) -> int:
    return len(groups(*rows))


def test_one_person_in_every_script() -> None:
    assert (
        count(("Алибек Бакаев", "KZ"), ("Алибек Бақаев", "KZ"), ("Alibek Bakayev", "KZ"), ("Alibek Bakaev", "KZ")) == 1
    )


def test_two_of_one_surname_stay_two() -> None:
    assert count(("Alibek Bakayev", "KZ"), ("Askar Bakayev", "KZ")) == 2


def test_one_name_of_two_states_is_two() -> None:
    assert count(("Ali Aliyev", "AZ"), ("Ali Aliyev", "KG")) == 2


def test_who_changes_office_stays_one() -> None:
    assert count(("Kubat Imanov", "KG", FM), ("Kubat Imanov", "OTS", "secretary-general")) == 1


def test_an_initial_goes_to_the_one_it_fits() -> None:
    assert groups(("Alibek Bakayev", "KZ"), ("A. Bakayev", "KZ"), ("Serik Bakayev", "KZ")) == [
        ["A. Bakayev", "Alibek Bakayev"],
        ["Serik Bakayev"],
    ]


def test_an_initial_that_fits_two_goes_by_office_or_stays_alone() -> None:
    both = ("Alibek Bakayev", "KZ", DFM), ("Askar Bakayev", "KZ", "ambassador")
    assert ["A. Bakayev", "Alibek Bakayev"] in groups(*both, ("A. Bakayev", "KZ", DFM))
    assert ["A. Bakayev"] in groups(*both, ("A. Bakayev", "KZ", ""))


def test_a_bare_surname_needs_its_state() -> None:
    assert count(("Hakan Fidan", "TR"), ("Fidan", "TR")) == 1
    assert count(("Hakan Fidan", "TR"), ("Fidan", "FR")) == 2


def test_the_world_overrules_spelling() -> None:
    assert count(("Alibek Bakayev", "KZ", "", "one"), ("Alibek Bakayev", "KZ", "", "two")) == 2
    assert count(("Xi Jinping", "CN", "", "xi"), ("Си Цзиньпин", "CN", "", "xi")) == 1


def test_order_and_patronymic() -> None:
    assert count(("Иванов Пётр Сергеевич", "RU"), ("Пётр Иванов", "RU")) == 1
    assert count(("Иванов Пётр Сергеевич", "RU"), ("Пётр Андреевич Иванов", "RU")) == 2


def test_decisions_join_and_part() -> None:
    rows = written(("Alibek Bakayev", "KZ"), ("Älibek Bakai", "KZ"))
    assert len(identity.people(rows, {(0, 1)})) == 1
    same = written(("Alibek Bakayev", "KZ"), ("Alibek Bakayev", "KZ", FM))
    assert len(identity.people(same, (), frozenset({(0, 1)}))) == 2


@pytest.mark.parametrize(
    ("side", "state"), [("KZ", True), ("CY-TR", True), ("UN", False), ("EU", False), ("OTS", False)]
)
def test_states_and_organizations(side: str, state: bool) -> None:
    assert identity.is_state(side) is state


def test_names_that_may_be_one_are_neither_same_nor_unlike() -> None:
    assert identity.unlike("Alibek Nurbakov", "Askar Nurbakov")
    assert not identity.unlike("Cihangir Rahimov", "Жаҳонгир Раҳимов")
