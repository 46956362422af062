"""What a participant says of its office: the words of the title, and nothing else."""

from __future__ import annotations

import pytest

from kengash import read

MET = {
    "en": (
        "Norwegian Foreign Minister Kari Dahl met her Icelandic counterpart Jon Einarsson.",
        "Icelandic counterpart",
    ),
    "ru": (
        "Министр иностранных дел Норвегии Кари Даль встретилась с исландским коллегой Йоном Эйнарссоном.",
        "исландским коллегой",
    ),
    "tr": ("Norveç Dışişleri Bakanı Kari Dahl, İzlandalı mevkidaşı Jon Einarsson ile görüştü.", "İzlandalı mevkidaşı"),
    "uz-Latn": (
        "Norvegiya tashqi ishlar vaziri Kari Dahl islandiyalik hamkasbi Yon Eynarsson bilan uchrashdi.",
        "islandiyalik hamkasbi",
    ),
}


@pytest.mark.parametrize("language", MET)
def test_the_title_of_a_counterpart_holds_no_name(language: str) -> None:
    text, title = MET[language]
    told = [p.office for e in read(text, language=language).encounters for p in e.participants]
    assert [office.title for office in told if office is not None][1:] == [title]
