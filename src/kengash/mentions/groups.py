"""Whose a group is: delegations, representatives, heads of delegations."""

from __future__ import annotations

from kengash.families.marking import Marking
from kengash.mentions.persons import Persons
from kengash.mentions.view import Item
from kengash.world import facts

SENT = frozenset({"delegations", "heads-of-delegations", "representatives"})

HOUSES = frozenset({"ministries", "not_events", "organs", "name", "word"})  # a parliament, a government
WIDEST_SENDER = 4  # words between an organization and its representatives


class Groups(Persons):
    """Finds the owners of groups."""

    def _sends(self, at: int) -> bool:
        """ "The member states' delegations": the states, where the noun comes last, are told by whom they sent."""
        after = self.items[at + 1] if at + 1 < len(self.items) and not self.head_first else None
        return (
            after is not None
            and after.kind == "groups"
            and bool(SENT & set(after.ids()))
            and "members" in self.items[at].ids()
        )

    def _before_group(self, at: int, item: Item) -> Item | None:
        """Whose a group may be, right before it, or before the member states that sent it."""
        over = at > 1 and bool(SENT & set(item.ids())) and self.items[at - 1].kind == "groups" and self._sends(at - 1)
        return self.items[at - 1 - over] if at else None

    def _marking_of_heads(self, at: int) -> Marking | None:
        """ "The member states' heads' summit": where the noun comes last, the case of a group stands at its heads."""
        heads = self.items[at + 1] if at + 1 < len(self.items) and not self.head_first else None
        if heads is None or heads.kind != "offices" or not any(m.plural for m in heads.markings()):
            return None
        return self._marking(heads)

    def _over_bodies(self, at: int) -> int:
        """ "(A, B and C) friendship group delegations": over the names of the bodies that sent them."""
        first = at
        while SENT & set(self.items[at].ids()) and first > 0 and self.items[first - 1].kind == "standing_bodies":
            first -= 1
        return first

    def _owner_before(self, at: int) -> int | None:
        """ "(The Assembly's observers' mission's) representatives": an organization, over the words of what it sent."""
        if (state := self._state_of_house(at)) is not None:
            return state
        place = at - 1
        while place >= 0 and at - place <= WIDEST_SENDER and self.items[place].kind == "word":
            place -= 1
        sent = not self.head_first and at - place > 1 and "representatives" in self.items[at].ids()
        if (
            place < 0
            or not sent
            or self.items[place].kind != "organizations"
            or not self._title_like(self.items[at - 1])
        ):
            return None
        return place if any(m.case in ("", "of") for m in self.items[place].markings()) else None

    def _state_of_house(self, at: int) -> int | None:
        """ "(The US Congress's) representatives", "(the government of China's)": a state, over whose house they are of."""
        pair = self.items[max(at - 2, 0) : at]
        if self.head_first or len(pair) < 2 or "representatives" not in self.items[at].ids():
            return None
        owner, house = pair
        if (
            owner.kind != "states"
            or house.kind not in HOUSES
            or any(m.case not in ("", "of") for m in owner.markings())
        ):
            return None
        key, chains = self.view.tokens[house.end - 1].key, getattr(self.view.language.family, "suffixes", None)
        endings = [m for cut in range(3, len(key)) for m in chains.nominal(key[cut:])] if chains else []
        return at - 2 if any(m.case == "of" and m.possessive for m in endings) else None

    def _region_listed(self, first: int) -> str | None:
        """ "The delegations of the Central Asian states and Azerbaijan": a region before the owners of a group."""
        if first < 2 or self.items[first - 2].kind != "regions":
            return None
        joint = self.items[first - 1]
        return self._represents(self.items[first - 2]) if joint.joins() or joint.kind == "comma" else None

    def _represents(self, owner: Item) -> str | None:
        ident = owner.ids()[0]
        return facts.region(ident) if owner.kind == "regions" else facts.represents(owner.kind, ident)

    def _before_owner(self, item: Item) -> bool:
        """ "(The delegations) of the member states of the (SCO)", "(the delegation) of the ministry of (the USA)"."""
        small = item.kind == "word" and self.view.tokens[item.start].key in self.view.language.common
        of = item.kind == "prepositions" and "of" in item.ids()
        return small or of or item.kind == "ministries" or (item.kind == "groups" and "members" in item.ids())

    def _owner_of_group(self, at: int) -> Item | None:
        """ "The delegation of the USA", "representatives of the World Bank": one owner after the noun."""
        place = at + 1
        led = self.view.language.family.case_marked and "leaders" in self.items[at].ids()  # "the leadership of X"
        if not self.head_first or not (led or SENT & set(self.items[at].ids())):
            return None
        while place < len(self.items) and self._before_owner(self.items[place]):
            place += 1
        if place >= len(self.items) or self.items[place].kind not in ("states", "organizations", "regions"):
            return None
        if self.items[place].kind == "regions" and self._represents(self.items[place]) is None:
            return None
        listed = [i.kind for i in self.items[place + 1 : place + 3]]
        if listed in (["comma", "states"], ["conjunctions", "states"]) or not self._may_own(self.items[place], place):
            return None
        after = place + 1 < len(self.items) and self.items[place + 1].kind == "groups"  # "of the SCO member states"
        self.used.update(range(at + 1, place + 1 + after))
        return self.items[place]
