"""Language files fill their holes, point at ids that exist, and say what is wrong where they do not."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from valid import TYPES

from kengash.language import CODES, LanguageError, check, load, read_file
from kengash.world import load as world

CITIES = world("cities")
ORGANS = set(world("organs"))
IDS: dict[str, set[str]] = {
    "states": set(world("states")),
    "nationalities": set(world("states")),
    "organizations": set(world("organizations")),
    "offices": set(world("offices")["rank"]),
    "themes": set(world("themes")),
    "predicates": set(world("frames")),
    "cities": set(CITIES["cities"]) | set(CITIES.get("spellings", {})),
}


@pytest.mark.parametrize("code", CODES)
def test_loads(code: str) -> None:
    language = load(code)
    assert language.counts["offices"] > 60
    assert language.counts["organizations"] > 60


@pytest.mark.parametrize("code", CODES)
def test_ids_exist(code: str) -> None:
    data = read_file(code)
    unknown = [f"[{s}] {i}" for s, known in IDS.items() for i in data[s] if i not in known]
    assert unknown == []
    assert set(data["events"]) <= TYPES


@pytest.mark.parametrize("code", CODES)
def test_states_are_complete(code: str) -> None:
    named = set(read_file(code)["states"])
    missing = [iso for iso, state in world("states").items() if "of" not in state and iso not in named]
    assert missing == []


@pytest.mark.parametrize("code", CODES)
def test_themes_are_complete(code: str) -> None:
    assert set(read_file(code)["themes"]) == set(world("themes"))


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_twice_in_a_key(code: str) -> None:
    twice = []
    for section, table in read_file(code).items():
        for key, phrases in table.items():
            if isinstance(phrases, list) and all(isinstance(p, str) for p in phrases):
                twice += [f"[{section}] {key}: {p}" for p in set(phrases) if phrases.count(p) > 1]
    assert twice == []


def sample() -> dict[str, Any]:
    return read_file("uz")


def test_an_unknown_section_is_named() -> None:
    with pytest.raises(LanguageError, match=r"uz\.toml: unknown section \[wrods\]"):
        check(sample() | {"wrods": {}}, "uz.toml")


def test_a_missing_section_is_named() -> None:
    data = sample()
    del data["offices"]
    with pytest.raises(LanguageError, match=r"uz\.toml: section \[offices\] is missing"):
        check(data, "uz.toml")


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(LanguageError, match=r"uz\.toml: unknown key \[language\] nmae"):
        check(sample() | {"language": sample()["language"] | {"nmae": "Uzbek"}}, "uz.toml")


def test_files_are_toml_without_comments_lost() -> None:
    for code in CODES:
        text = (files("kengash") / "languages" / f"{code}.toml").read_text(encoding="utf-8")
        assert tomllib.loads(text)["language"]["code"] == code
