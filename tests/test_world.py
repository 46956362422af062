"""The world files: what they refer to exists, and they hold what the project needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from kengash.world import load

FILES = ["cities", "frames", "offices", "organizations", "organs", "outlets", "states", "themes"]
LEVELS = {"head_of_state", "head_of_government", "minister", "parliament", "officials", "other"}
# What CLDR adds to the ISO list: islands and exclaves of a state, unions, the whole world, test codes.
BEYOND_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
STATE_KEYS = {"name", "regions", "head", "head_of_state", "head_of_government", "of"}
ORGANIZATION_KEYS = {
    *("name", "kind", "of", "represents", "type"),
    *("members", "observers", "member_organizations", "seat", "region"),
}
ORGAN_KEYS = {"name", "level", "of", "type", "office"}
MEMBERS = {
    **{"OTS": 5, "SCO": 10, "CIS": 9, "EAEU": 5, "CSTO": 6, "ECO": 10, "CICA": 28, "OIC": 57, "OSCE": 57, "NATO": 32},
    **{"EU": 27, "COE": 46, "AU": 55, "LAS": 22, "GCC": 6, "BSEC": 13, "G7": 7, "G20": 19, "BRICS": 10, "ASEAN": 11},
    **{"C5+1": 6, "CASPIAN-FIVE": 5, "D8": 9, "APEC": 21, "PIF": 18},
}
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def world(name: str) -> dict[str, Any]:
    return dict(load(name))


def entries(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from world(name).items()


def offices() -> dict[str, str]:
    return dict(world("offices")["rank"])


@pytest.mark.parametrize("name", FILES)
def test_every_file_loads_and_is_loaded_once(name: str) -> None:
    assert load(name)
    assert load(name) is load(name)


def test_an_unknown_file_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load("dragons")


# States


def test_states_are_complete() -> None:
    babel = pytest.importorskip("babel")
    cldr = {str(code) for code in babel.Locale("en").territories}
    assert {code for code in cldr if re.fullmatch("[A-Z]{2}", code)} - BEYOND_ISO == set(world("states")) - {"CY-TR"}


def test_states_are_well_formed() -> None:
    for code, state in entries("states"):
        assert set(state) <= STATE_KEYS, code
        assert state["name"], code
        assert all(ID.fullmatch(region) for region in state["regions"]), code
        assert state.get("head", "president") in {"president", "monarch", "premier"}, code
        assert not ("head" in state and "of" in state), code


def test_states_refer_to_what_exists() -> None:
    for code, state in entries("states"):
        assert state.get("of", code) in world("states"), code
        for key in ("head_of_state", "head_of_government"):
            assert state.get(key, "president") in offices(), code
        if state.get("head") == "monarch":
            assert "head_of_state" in state, code


def test_state_names_are_unique() -> None:
    names = [state["name"] for _, state in entries("states")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("region", "states"),
    [
        ("central-asia", "KG KZ TJ TM UZ"),
        ("south-caucasus", "AM AZ GE"),
        ("turkic-world", "AZ CY-TR KG KZ TM TR UZ"),
        ("gulf", "AE BH KW OM QA SA"),
        ("nordic", "DK FI IS NO SE"),
        ("baltic", "EE LT LV"),
    ],
)
def test_regions(region: str, states: str) -> None:
    assert {code for code, state in entries("states") if region in state["regions"]} == set(states.split())


# Cities


def test_cities_are_of_states() -> None:
    cities = world("cities")
    assert set(cities) == {"cities", "capitals", "spellings"}
    assert len(cities["cities"]) >= 600
    for city, state in cities["cities"].items():
        assert state in world("states"), city


def test_every_state_has_its_capital() -> None:
    cities, capitals = world("cities")["cities"], world("cities")["capitals"]
    sovereign = {code for code, state in entries("states") if "of" not in state}
    assert set(capitals) == sovereign - {"AQ", "EH", "CY-TR"}  # nobody's, disputed, and sharing Nicosia
    for code, city in capitals.items():
        assert cities[city] == code, city


def test_spellings_lead_to_cities() -> None:
    cities, spellings = world("cities")["cities"], world("cities")["spellings"]
    assert set(spellings.values()) <= set(cities)
    assert not set(spellings) & set(cities)


# Organizations


def test_there_are_organizations_enough() -> None:
    assert len(world("organizations")) >= 100


def test_organizations_are_well_formed() -> None:
    for key, organization in entries("organizations"):
        assert set(organization) <= ORGANIZATION_KEYS, key
        assert organization["name"] and organization["represents"], key
        assert organization["kind"] in {"organization", "agency", "format"}, key
        assert organization.get("type", "session") in {"session", "conference"}, key
        if organization["kind"] == "agency":
            assert organization["of"] == "UN", key


def test_organizations_refer_to_what_exists() -> None:
    organizations, states = world("organizations"), world("states")
    for key, organization in organizations.items():
        members, observers = organization.get("members", []), organization.get("observers", [])
        assert set(members) | set(observers) <= set(states), key
        assert len(members) == len(set(members)) and not set(members) & set(observers), key
        assert organization.get("of", key) in organizations, key
        assert set(organization.get("member_organizations", [])) <= set(organizations), key
        if "seat" in organization:
            assert organization["seat"] in world("cities")["cities"], key


def test_who_speaks_for_an_organization_is_never_taken_for_a_state() -> None:
    assert not {organization["represents"] for _, organization in entries("organizations")} & set(world("states"))


def test_organization_ids_stay_apart_in_lower_case() -> None:
    keys = [key.lower() for key in world("organizations")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("key", "count"), MEMBERS.items())
def test_memberships(key: str, count: int) -> None:
    assert len(world("organizations")[key]["members"]) == count


# Organs


def test_organs_are_well_formed() -> None:
    for key, organ in entries("organs"):
        assert ID.fullmatch(key), key
        assert set(organ) <= ORGAN_KEYS, key
        assert organ["name"], key
        assert organ["level"] in LEVELS, key
        leaders = organ["level"] in {"head_of_state", "head_of_government"}
        assert organ["type"] in ({"summit"} if leaders else {"session", "conference"}), key


def test_organs_refer_to_what_exists() -> None:
    for key, organ in entries("organs"):
        assert set(organ["of"]) <= set(world("organizations")), key
        assert len(organ["of"]) == len(set(organ["of"])), key
        assert organ.get("office", "president") in offices(), key


@pytest.mark.parametrize(
    ("organization", "organ", "office"),
    [
        ("OTS", "council-of-foreign-ministers", "minister-of-foreign-affairs"),
        ("CIS", "council-of-heads-of-government", "head-of-government"),
        ("CSTO", "council-of-defence-ministers", "minister-of-defence"),
        ("SCO", "council-of-heads-of-state", "head-of-state"),
        ("UN", "security-council", "permanent-representative"),
    ],
)
def test_members_of_organs(organization: str, organ: str, office: str) -> None:
    assert organization in world("organs")[organ]["of"]
    assert world("organs")[organ]["office"] == office


# Outlets, themes, offices


def test_outlets_are_of_states() -> None:
    for name, outlet in entries("outlets"):
        assert set(outlet) <= {"state", "editions"}, name
        assert outlet.get("state", "US") in world("states"), name


def test_themes_are_described() -> None:
    assert 30 <= len(world("themes")) <= 50
    for key, theme in entries("themes"):
        assert ID.fullmatch(key), key
        assert {"name", "description"} <= set(theme) <= {"name", "description", "general", "states"}, key
        assert set(theme.get("states", ())) <= set(world("states")), key
        assert theme["name"] and theme["description"], key


def test_deputies_have_ranks_that_offices_have() -> None:
    ranks = set(offices().values())
    deputy = world("offices")["deputy"]
    assert set(deputy) <= ranks
    assert set(deputy.values()) <= ranks
