"""The members of an organization as the body that meets: "the leaders of Central Asia", "the foreign ministers of the OTS"."""

from __future__ import annotations

from kengash.mentions.bodies import BodySeen
from kengash.mentions.plurals import owned_plural
from kengash.mentions.view import Item, View
from kengash.world import facts, load

CONVENING = frozenset({"events", "predicates"})
SIDES = frozenset({"states", "organizations", "nationalities", "capitals_for_states", "regions"})
OFFICES = {
    "leaders": "head-of-state",
    "heads-of-state": "head-of-state",
    "heads-of-government": "head-of-government",
    "foreign-ministers": "minister-of-foreign-affairs",
}
FARTHEST = 3  # items between an office and the organization after it


class Members:
    """Finds, in one sentence, the offices in the plural that stand for all of an organization."""

    def __init__(self, view: View) -> None:
        self.view, self.items = view, view.items

    def read(self) -> list[BodySeen]:
        if not any([i.kind in CONVENING for i in self.items]):
            return []
        return [body for at, item in enumerate(self.items) if (body := self._body(at, item)) is not None]

    def _body(self, at: int, item: Item) -> BodySeen | None:
        office = self._office(item)
        owner = self._owner(at) if office else None
        if office == "head":  # of the states of a region, of the members of an organization
            states = owner is not None and (
                self.items[owner].kind == "regions" or "members" in self.items[at - 1].ids()
            )
            office = "head-of-state" if states else None
        if office is None or owner is None:
            return None
        organization = self._organization(self.items[owner])
        first, last = min(at, owner), max(at, owner)
        if (partner := self._partner(owner)) is not None:
            organization = facts.format_with(organization, self.items[partner].ids()[0])
            first, last = min(first, partner), max(last, partner)
        if not organization:
            return None  # "the leaders of the EU and China": one of several sides is no body
        start, end = self.items[first].start, self.items[last].end
        heads = facts.rank(office) in facts.LEADERS
        return BodySeen(
            start,
            end,
            self._id(organization, office, heads),
            "summit" if heads else "session",
            organization,
            (),
            self.view.chars(start, end),
            members=True,
        )

    def _office(self, item: Item) -> str | None:
        """The office that is spoken of in the plural, where it is one that meets in a body."""
        if item.kind == "groups":
            return next((OFFICES[i] for i in item.ids() if i in OFFICES), None)
        if item.kind != "offices" or not any(m.plural for m in item.markings()):
            return None
        office = item.ids()[0]
        return office if office == "head" or facts.rank(office) in {"minister", *facts.LEADERS} else None

    def _owner(self, at: int) -> int | None:
        """The item of the organization right before the office (over "member states"), or after it where nouns come first."""
        place = at - 1
        while place >= 0 and self.items[place].kind == "groups":
            place -= 1
        place -= place > 0 and owned_plural(self.view, self.items[place], ("", "of"))  # "of the CIS states"
        if place > 2 and [i.kind for i in self.items[place - 2 : place + 1]] == ["open", "organizations", "close"]:
            place -= 3  # "of the Economic Cooperation Organization (ECO)"
        place = self._before_adjective(place)
        if place >= 0 and self._organization(self.items[place]):
            return place
        if place >= 2 and self.items[place].kind == "states" and self.items[place - 1].joins():
            return place - 2 if self._organization(self.items[place - 2]) else None  # "of Central Asia and Russia"
        return self._owner_after(at) if self.view.language.family.head_first else None

    def _before_adjective(self, place: int) -> int:
        """ "The ministers in the «A – B» format": where verbs come last, over an adjective made of a place and its quotes."""
        chains = getattr(self.view.language.family, "suffixes", None)
        if chains is None or place < 1 or self.items[place].kind not in ("word", "markings"):
            return place
        word = self.view.tokens[self.items[place].end - 1].key
        if not any(m.attributive for cut in range(2, len(word)) for m in chains.nominal(word[cut:])):
            return place
        return place - 2 if self.items[place - 1].kind in ("quote", "close") and place > 1 else place - 1

    def _partner(self, owner: int) -> int | None:
        """The item of the other side, where the organization is one of two or more that are listed."""
        for joint, side in ((owner + 1, owner + 2), (owner - 1, owner - 2)):
            if min(joint, side) < 0 or max(joint, side) >= len(self.items):
                continue
            parted = self.items[joint].joins() or self.items[joint].kind in ("comma", "dash")
            if parted and self.items[side].kind in SIDES:
                return side
        return None

    def _owner_after(self, at: int) -> int | None:
        for place in range(at + 1, min(at + 1 + FARTHEST, len(self.items))):
            item = self.items[place]
            if self._organization(item):
                return place
            of = item.kind == "prepositions" and "of" in item.ids()
            counted = item.kind == "anaphors" and "two" in item.ids()  # "of the five Central Asian states"
            if not (of or counted) and item.kind not in ("word", "groups", "number"):
                return None
        return None

    def _organization(self, item: Item) -> str:
        """The organization or format; a region is one where its states meet as a format."""
        if item.kind == "organizations":
            return item.ids()[0]
        return facts.of_region(item.ids()[0]) if item.kind == "regions" else ""

    def _id(self, organization: str, office: str, heads: bool) -> str | None:
        if not heads:
            return facts.organ_of(organization, office)
        meets = load("organizations").get(organization, {}).get("kind") == "format"
        if meets:
            return organization.lower()
        below = (
            facts.summit_of(organization, "head_of_government") if facts.rank(office) == "head_of_government" else None
        )
        return below or facts.summit_of(organization)
