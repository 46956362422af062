"""Look-ups in the world: ranks of offices, whom somebody speaks for, which organ is what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from kengash.world import load

LEADERS = frozenset({"head_of_state", "head_of_government"})  # the ranks that "leaders" and "summit" mean


@cache
def offices() -> dict[str, Any]:
    return load("offices")


def rank(office: str, modifiers: Sequence[str] = ()) -> str:
    """The rank of an office, deputies and former holders included."""
    plain: str = offices()["rank"].get(office, "other")
    if "former" in modifiers or "elect" in modifiers:
        return "other"
    if "deputy" in modifiers or "first_deputy" in modifiers:
        return str(offices()["deputy"].get(plain, "other"))
    if "special" in modifiers and office in ("representative", "diplomat"):
        return "special_representative"
    return plain


def office_id(office: str, modifiers: Sequence[str] = ()) -> str:
    """`deputy-minister-of-foreign-affairs` of "deputy" and "minister-of-foreign-affairs"."""
    for modifier in ("first_deputy", "deputy", "acting", "former", "elect"):
        if modifier in modifiers:
            office = f"{modifier.replace('_', '-')}-{office}"
    return office


def office_in(office: str, state: str) -> str:
    """The office that a title means in a state: `state-secretary` of the US is its `secretary-of-state`."""
    meant = offices()["by_state"].get(f"{office}.{state}")
    return str(meant or (state in organizations() and offices()["of_organization"].get(office)) or office)


@cache
def organizations() -> frozenset[str]:
    """The short names of all organizations."""
    return frozenset(str(o.get("represents", ident)) for ident, o in load("organizations").items())


def state_of(office: str) -> str | None:
    """The one state that has such an office."""
    found = offices()["state"].get(office.removeprefix("acting-").removeprefix("former-"))
    return str(found) if found else None


def foreign(office: str, here: str | None) -> bool:
    """An office that one state has, and it is not this one's: nor means its title another office here."""
    one = state_of(office)
    return one is not None and one != here and office_in(office, here or "") == office


def counterpart(office: str, mine: str | None, theirs: str | None) -> str:
    """The office that is in their state what this one is in mine: the Secretary of State's is a foreign minister."""
    usual = {v: k.rpartition(".")[0] for k, v in offices()["by_state"].items() if k.rpartition(".")[2] == mine}
    return office_in(usual.get(office, office), theirs or "")


def represents(section: str, ident: str) -> str | None:
    """The ISO code or organization's short name behind a phrase of the language file."""
    if section != "organizations":
        return ident
    organization = load("organizations").get(ident, {})
    return str(organization.get("represents", ident))


@cache
def of_region(ident: str) -> str:
    """The organization or format in which the states of a region meet; empty where there is none."""
    known = {str(o["region"]): i for i, o in load("organizations").items() if "region" in o}
    return known.get(ident, ident.upper() if ident.upper() in load("organizations") else "")


def region(ident: str) -> str | None:
    """The states of a region as one side, where they meet as a format."""
    return represents("organizations", of_region(ident)) if of_region(ident) else None


def capital(iso: str) -> str | None:
    """The capital of a state."""
    found = load("cities")["capitals"].get(iso)
    return str(found) if found else None


def country_of(city: str) -> str | None:
    cities = load("cities")
    found = cities.get(city) or cities.get("cities", {}).get(city)
    return str(found) if isinstance(found, str) else None


def organ(ident: str) -> dict[str, Any]:
    return dict(load("organs").get(ident, {}))


@cache
def organ_of(organization: str, office: str) -> str | None:
    """The id of the one organ of an organization whose members hold this office."""
    organs = [i for i, o in load("organs").items() if o.get("office") == office and organization in o.get("of", ())]
    return f"{organization.lower()}/{organs[0]}" if len(organs) == 1 else None


@cache
def format_with(organization: str, partner: str) -> str:
    """The format in which the members of an organization meet one partner, a state or an organization; "" for none."""
    known = load("organizations")
    members = set(known[organization].get("members", ()))
    for ident, one in known.items():
        sides = {*one.get("members", ()), *one.get("member_organizations", ())}
        if one.get("kind") == "format" and sides - members == {partner} and len(sides & members) > len(members) / 2:
            return ident
    return ""


@cache
def summit_of(organization: str, level: str = "head_of_state") -> str | None:
    """The id of the body that an organization's summit is: its one organ of heads of state, where it has just one."""
    organs = [i for i, o in load("organs").items() if o.get("level") == level and organization in o.get("of", ())]
    councils = [i for i in organs if not {"summit", "format"} & set(i.split("-"))] or organs
    return f"{organization.lower()}/{councils[0]}" if len(councils) == 1 else None


@cache
def is_common(section: str, ident: str) -> bool:
    """Whether a phrase is a verb of daily life, which states nothing of people of whom no office or side is told."""
    return section == "predicates" and bool(load("frames").get(ident, {}).get("common", False))


@cache
def opens_alone(section: str, ident: str) -> bool:
    """Whether a phrase states an encounter where one side may be all that is named."""
    frame = load("frames").get(ident, {}) if section == "predicates" else {}
    return states_encounter(section, ident) and frame.get("alone") is not False


@cache
def opens(section: str, ident: str) -> bool:
    """Whether a phrase of the language file can open an encounter."""
    frame = load("frames").get(ident, {}) if section == "predicates" else {}
    return states_encounter(section, ident) or frame.get("opens") is True


@cache
def states_encounter(section: str, ident: str) -> bool:
    """Whether it does so by itself: a noun for one, a predicate with its type, a format for its summit, letters of credence."""
    if section == "documents":
        return ident == "credentials"
    if section == "organizations":
        return bool(load("organizations").get(ident, {}).get("kind") == "format")
    return section == "events" or (section == "predicates" and "type" in load("frames").get(ident, {}))
