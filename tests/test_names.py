"""Names: the folding key, the comparison of two names, family names; people and who held which office."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kengash.names import SAME, family_key, key, keys, same_person, surname
from kengash.people import People

PAIRS = Path(__file__).parent / "data" / "name_pairs.tsv"

GROUPS = [
    "Бакаев Бақаев Bakayev Bakaev Bakaýew Baqaev باقاەۆ",
    "Мирзиёев Mirziyoyev Mirziyoev Mırzıoev Mirziýoýew Mirziyayev Мирзияев",
    "Эрдоған Erdoğan Эрдоган Ердоған Ärdogan Erdogan Ərdoğan",
    "Жапаров Japarov Caparov Žaparow Zhaparov Джапаров",
    "Тоқаев Tokayev Toqayev Тўқаев Tokaýew Toqaev Токаев توقايەۆ Toʻqayev To‘qayev To'qayev",
    "Әлиев Aliyev Əliyev Алиев Álıev Äliev ٵليەۆ",
    "Бердімұхамедов Berdimuhamedow Berdimuhamedov Бердимухамедов Бердымухамедов",
    "Хакан Hakan Ҳакан",
    "Жээнбеков Jeenbekov Ceenbekov Жеенбеков Zheenbekov",
    "Лавров Lawrow Lavrov",
    "Məmmədov Мамедов Mammadov Memmedov",
    "Кошербаев Көшербаев Kosherbayev Kósherbaev Köşerbaev كوشەرباەۆ",
    "Komilov Комилов Камилов Kamilov",
    "Xoʻjayev Xo'jayev Хўжаев Ходжаев Khodjaev",
    "Qasym-Jomart Касым-Жомарт Қасым-Жомарт Kassym-Jomart Qasım-Comart Qosim-Joʻmart Kasym-Žomart",
    "Niyazov Nyýazow Ниязов Nıyazov",
    "Ryabkov Рябков Rýabkow",
    "Zelensky Zelenskyy Зеленский Zelenskiy",
]
DIFFERENT = [
    ("Ali Kaya", "K. P. Sharma Oli"),
    ("Бакаев", "Бакиев"),
    ("Karimov", "Karimova"),
    ("Erlan Karin", "Aslan Karin"),
    ("Aliyev İlham", "Aliyev Heydar"),
    ("Erlan Koshanov", "Yerlan Karin"),
    ("Марат Касенов", "Мурат Касенов"),
    ("А. Карин", "Ерлан Карин"),
    ("İlham Heydər oğlu Əliyev", "Heydər Əliyev"),
    ("Баян", "Бан"),
]
FULL = [
    ("Йенс Столтенберг", "Й. Столтенберг"),
    ("Касым-Жомарт Кемелевич Токаев", "Qasym-Jomart Toqaev"),
    ("Касым Жомарт Токаев", "Kassym-Jomart Tokayev"),
    ("Токаев Касым-Жомарт", "Kassym-Jomart Tokayev"),
    ("Гейдар Алиев", "Heydər Əliyev"),
    ("Марк Макрон", "Marc Macron"),
    ("Abdul Aziz Kamilov", "Абдулазиз Комилов"),
    ("Abdullatif al-Zayani", "Абдуллатиф Аль-Заяни"),
    ("Мұрат Нұралыұлы Қасенов", "Murat Kasenov"),
]
SURNAMES = [
    ("Alibek Bakayev", "Bakayev"),
    ("Бакаев Алибек", "Бакаев"),
    ("А. Бақаев", "Бақаев"),
    ("Bakayev, Alibek", "Bakayev"),
    ("Мирзиёев Шавкат Миромонович", "Мирзиёев"),
    ("İlham Heydər oğlu Əliyev", "Əliyev"),
    ("Ahmet Davutoğlu", "Davutoğlu"),
    ("Ursula von der Leyen", "von der Leyen"),
    ("Alexander Van der Bellen", "Van der Bellen"),
    ("Abdullatif bin Rashid Al Zayani", "Al Zayani"),
    ("Mohammed bin Salman", "bin Salman"),
    ("Си Цзиньпин", "Си"),
    ("Ким Чен Ын", "Ким"),
    ("Xi Jinping", "Xi"),
    ("Lawrence Wong", "Wong"),
    ("", ""),
]


@pytest.fixture(scope="module")
def people() -> People:
    return People.load()


@pytest.mark.parametrize("group", GROUPS)
def test_spellings_of_one_name_have_one_key(group: str) -> None:
    assert len({key(each) for each in group.split()}) == 1


def test_many_words_have_the_keys_that_each_has() -> None:
    words = [each for group in GROUPS for each in group.split()] + ["ъ", "d'Affaires", "Al-Thani", "Iı"]
    assert keys(words) == [key(each) for each in words]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert same_person(one, other) < SAME


@pytest.mark.parametrize(("one", "other"), FULL)
def test_full_names_agree(one: str, other: str) -> None:
    assert same_person(one, other) >= 0.85
    assert same_person(one, other) == same_person(other, one)


def test_less_said_is_less_sure() -> None:
    full, initial, alone, given = (
        same_person("Alibek Bakayev", other) for other in ("Әлібек Бақаев", "А. Бақаев", "Бақаев", "Әлібек")
    )
    assert full > initial > alone >= SAME > given


@pytest.mark.parametrize(("name", "family"), SURNAMES)
def test_surname(name: str, family: str) -> None:
    assert surname(name) == family


def test_pairs() -> None:
    lines = [line for line in PAIRS.read_text("utf-8").splitlines() if not line.startswith("#")]
    judged = [
        (mark == "=", same_person(one, other) >= SAME) for mark, one, other in (line.split("\t") for line in lines)
    ]
    assert len(judged) >= 450
    right = judged.count((True, True))
    assert right / sum(same for same, _ in judged) >= 0.97
    assert right / sum(found for _, found in judged) >= 0.995


def test_key_is_fast_when_warm() -> None:
    name = "Қасым-Жомарт Тоқаев"
    key(name)
    start = time.perf_counter()
    for _ in range(10_000):
        key(name)
    assert (time.perf_counter() - start) / 10_000 < 5e-6


@pytest.mark.parametrize(
    ("name", "on", "person"),
    [
        ("Хакан Фидан", None, "hakan-fidan"),
        ("А. Бақаев", None, "alibek-bakayev"),
        ("Бақаев Әлібек", None, "alibek-bakayev"),
        ("Qasym Jomart Toqaev", None, "kassym-jomart-tokayev"),
        ("قاسىم-جومارت توقايەۆ", None, "kassym-jomart-tokayev"),
        ("Тўқаев", None, "kassym-jomart-tokayev"),
        ("İlham Heydər oğlu Əliyev", None, "ilham-aliyev"),
        ("Лавров", "2020-05-05", "sergey-lavrov"),
        ("Bayden", "2023-05-05", "joe-biden"),
        ("Си Цзиньпин", None, "xi-jinping"),
        ("фон дер Ляйен", None, "ursula-von-der-leyen"),
        ("Жапаров", None, "sadyr-japarov"),
        ("Жапаров", "2022-05-05", None),  # the president or the chairman of the cabinet
        ("Berdimuhamedow", "2024-01-01", None),  # father or son
        ("Berdimuhamedow", "2015-01-01", "gurbanguly-berdimuhamedov"),
        ("Erlan Karin", None, "erlan-karin"),
        ("Aslan Karin", None, None),
        ("Erlan", None, None),
        ("Nobody Atall", None, None),
        ("", None, None),
    ],
)
def test_find(people: People, name: str, on: str | None, person: str | None) -> None:
    found = people.find(name, on)
    assert (found and found.id) == person


@pytest.mark.parametrize(
    ("office", "represents", "on", "person"),
    [
        ("president", "KZ", "2019-03-19", "nursultan-nazarbayev"),
        ("president", "KZ", "2019-03-20", "kassym-jomart-tokayev"),
        ("president", "KZ", None, "kassym-jomart-tokayev"),
        ("minister-of-foreign-affairs", "TR", "2022-06", "mevlut-cavusoglu"),
        ("minister-of-foreign-affairs", "TR", "2015-09-15", "feridun-sinirlioglu"),
        ("minister-of-foreign-affairs", "US", "2022-01-01", "antony-blinken"),
        ("prime-minister", "KG", "2023-01-01", "akylbek-japarov"),
        ("head-of-state", "QA", None, "tamim-bin-hamad-al-thani"),
        ("secretary-general", "UN", "2016-12-31", "ban-ki-moon"),
        ("high-representative", "EU", "2025-01-01", "kaja-kallas"),
        ("president", "BA", None, None),  # three share it
        ("deputy-minister", "KZ", None, None),
        ("president", "ZZ", None, None),
    ],
)
def test_holder(people: People, office: str, represents: str, on: str | None, person: str | None) -> None:
    held = people.holder(office, represents, on)
    assert (held and held.id) == person


def test_offices_at(people: People) -> None:
    assert [each.office for each in people.offices_at("kassym-jomart-tokayev", "2015-05-05")] == [
        "chairman-of-the-upper-house"
    ]
    assert people.offices_at("shavkat-mirziyoyev")[0].rank == "head_of_state"
    assert people.offices_at("angela-merkel")[0].office == "chancellor"


def test_known_surnames(people: People) -> None:
    assert people.is_known_surname_key(key("باقاەۆ"))
    assert people.is_known_surname_key(family_key("Урсула фон дер Ляйен"))
    assert not people.is_known_surname_key(key("Непомнящих"))


def test_every_person_is_found_by_each_full_spelling(people: People) -> None:
    missed = [
        (person.id, written)
        for person in people
        for written in person.spellings()
        if " " in written and ((found := people.find(written)) is None or found.id != person.id)
    ]
    assert not missed


def test_every_office_has_a_rank(people: People) -> None:
    assert len(people) >= 450
    assert all(holding.rank for person in people for holding in person.offices)
