"""What joins a title to the owners after it."""

from __future__ import annotations

from kengash.mentions.offices import POSTED
from kengash.mentions.passing import ENVOYS, Passing
from kengash.mentions.titles import GENERIC, WIDEST_PORTFOLIO
from kengash.mentions.view import Item
from kengash.world import facts

WIDEST_MEMBERS = 5  # items between a title and the organization whose states are listed

MEMBERSHIP = frozenset({"word", "anaphors", "groups", "dash", "number"})  # "of the six states - members of"

SENDERS = frozenset({"secretary-general", "president", "prime-minister", "head-of-state"})


class Joints(Passing):
    """Tells what may stand in a list of owners."""

    def _members_listed(self, last: int) -> tuple[list[str], int]:
        """ "The ministers of the six states of the SCO – A, B and C", "of the SCO states (A, B and C)": each that is told."""
        place = last + 1
        while place - last <= WIDEST_MEMBERS and self._kind(place) in MEMBERSHIP:
            place += 1
        if self._kind(place) != "organizations":
            return [], last
        place += 1 + 3 * ([self._kind(place + n) for n in (1, 2, 3)] == ["open", "organizations", "close"])
        if self._kind(place) not in ("dash", "open"):
            return [], last
        owners: list[str] = []
        while self._kind(place + 1) == "states" or (owners and self._kind(place + 1) in ("comma", "conjunctions")):
            place += 1
            owners += [
                str(facts.represents("states", i)) for i in self.items[place].ids()[:1] if self._kind(place) == "states"
            ]
        return (owners, place) if len(owners) > 2 else ([], last)

    def _post_follows(self, end: int, office: str) -> bool:
        kinds = [i.kind for i in self.items[end + 1 : end + 3]]
        return office in POSTED and kinds in (["prepositions", "states"], ["prepositions", "cities"])

    def _joins(self, item: Item, owners: list[str], place: int, office: str, last: int) -> bool:
        if item.kind == "prepositions":
            said = not owners and any(i.startswith("of") for i in item.ids())
            return said or (place == last + 1 and self._home(item, place))
        if item.kind == "offices":  # "the special envoy of the Secretary General of the UN"
            return office in ENVOYS and not owners and bool(SENDERS & set(item.ids()))
        if item.kind in ("comma", "conjunctions"):
            return (bool(owners) and self._owner_follows(place)) or (
                office in GENERIC and not owners and item.kind != "comma"
            )
        if item.kind == "word":
            small = self.view.tokens[item.start].key in self.view.language.common
            if place == last + 1 and not owners and self._of_members(item, place):
                return True
            return small or (office in GENERIC and not owners and place - last < WIDEST_PORTFOLIO)
        return False

    def _of_members(self, item: Item, place: int) -> bool:
        """ "The heads of government of the states of the SCO": a noun in the genitive right before an organization."""
        declined = self.view.language.family.case_marked and self._kind(place + 1) == "organizations"
        return declined and "of" in self.view.language.family.shape(self.view.tokens[item.start].key)

    def _owner_follows(self, place: int) -> bool:
        """Another owner after a comma or "and", over "and" and an article ("Poland, and the United Kingdom")."""
        after = place + 1
        while after < min(place + 3, len(self.items)) and (self.items[after].joins() or self._small(after)):
            after += 1
        adjective = self._kind(after) == "nationalities" and not self.view.language.family.case_marked
        return self._is_owner(after) and not adjective  # "of the OECD, Kenyan Minister N.N.": the next one's

    def _home(self, item: Item, place: int) -> bool:
        """ "Ministers from Canada and France": where nouns do not inflect, whoever is from a state is its own."""
        plain = not self.view.language.family.case_marked and "from" in item.ids()
        return plain and place + 1 < len(self.items) and self._is_owner(place + 1)
