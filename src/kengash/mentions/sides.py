"""Who without an office: names alone, states, organizations and groups."""

from __future__ import annotations

import msgspec

from kengash.mentions.groups import SENT, Groups
from kengash.mentions.offices import Actor
from kengash.mentions.view import Item
from kengash.world import facts

# What can act without a title.
ACTING = frozenset(
    {
        "name",
        "states",
        "nationalities",
        "organizations",
        "groups",
        "anaphors",
        "capitals_for_states",
        "cities",
        "ministries",
    }
)


class Sides(Groups):
    """Reads the actors that no title introduces."""

    def _other(self, at: int, item: Item) -> list[Actor]:
        rule = {
            "name": self._name,
            "states": self._state,
            "nationalities": self._side,
            "organizations": self._organization,
            "groups": self._group,
            "anaphors": self._anaphor,
            "capitals_for_states": self._state,
            "cities": self._capital,
            "ministries": self._ministry,
        }.get(item.kind)
        return rule(at, item) if rule else []

    def _capital(self, at: int, item: Item) -> list[Actor]:
        """ "Tashkent and Moscow agreed": a capital that is no place here speaks for its state."""
        speaks = item.hit.ids("capitals_for_states") if item.hit else []
        if not speaks or self._marking(item).case in ("at", "to", "from") or self.head_first:
            return []
        return [self._actor(item, "state", represents=speaks[0], rule="capital")]

    def _state(self, at: int, item: Item) -> list[Actor]:
        if self._side_follows(at):
            return self._side(at, item)
        return [self._actor(item, "state", represents=facts.represents(item.kind, item.ids()[0]), rule="state")]

    def _side_follows(self, at: int) -> bool:
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        return after is not None and after.kind == "anaphors" and bool({"side", "delegation"} & set(after.ids()))

    def _side(self, at: int, item: Item) -> list[Actor]:
        if not self._side_follows(at):
            return self._one_of_a_pair(at, item)
        after = self.items[at + 1]
        if nations := self._nations_before(at + 1):
            return self._each_side(nations, at + 1)
        self.used.update((at, at + 1))
        represents = facts.represents(item.kind, item.ids()[0])
        if "delegation" in after.ids():
            return [
                self._actor(
                    item,
                    "group",
                    represents=represents,
                    end=after.end,
                    marking=self._marking(after),
                    group="delegation",
                    spans=(self.view.chars(item.start, after.end),),
                    rule="delegation.of",
                )
            ]
        return [
            self._actor(
                item,
                "organization" if item.kind == "organizations" else "state",
                represents=represents,
                end=after.end,
                marking=self._marking(after),
                spans=(self.view.chars(item.start, after.end),),
                rule="side.of",
            )
        ]

    def _each_side(self, nations: list[Item], at: int) -> list[Actor]:
        """ "The Russian and Turkish sides": a state for each adjective of the list."""
        noun = self.items[at]
        first = at - 2 * len(nations) + 1
        self.used.update(range(first, at + 1))
        start, group = self.items[first].start, "delegation" in noun.ids()
        common = self._actor(
            noun,
            "group" if group else "state",
            start=start,
            group="delegation" if group else "",
            spans=(self.view.chars(start, noun.end),),
            rule="delegation.of" if group else "side.of",
        )
        return [msgspec.structs.replace(common, represents=n.ids()[0]) for n in nations]

    def _ministry(self, at: int, item: Item) -> list[Actor]:
        """ "Consultations between the foreign ministries of X and Y": a ministry with its state speaks for it."""
        place = at - 1 if self.head_first else at + 1  # "the press service of the ministry"
        beside = self.items[place].kind if 0 <= place < len(self.items) else ""
        if beside == "press":
            self._owned_by_press(at)
        speaks = bool({"foreign", "defence"} & set(item.ids()))
        several = not self.head_first and any(m.plural and m.possessive for m in item.markings())
        if beside == "press" or not (speaks or several):
            return []
        owners, first, last = self._owners(at, at, "minister-of-foreign-affairs")
        if not speaks and len(owners) < 2:
            return []  # "the ministries and agencies of X": no two sides
        self.used.update(range(first, last + 1)) if owners else None
        start, end = self.items[first].start, self.items[last].end
        spans = (self.view.chars(start, end),)
        common = self._actor(item, "state", start=start, end=end, spans=spans, rule="ministry.of")
        return [msgspec.structs.replace(common, represents=o) for o in owners]

    def _owned_by_press(self, at: int) -> None:
        """Whose ministry the press service belongs to takes no part either."""
        owner = self.items[at + 1] if at + 1 < len(self.items) else None
        if self.head_first and owner is not None and owner.kind in ("states", "nationalities"):
            self.used.add(at + 1)

    def _one_of_a_pair(self, at: int, item: Item) -> list[Actor]:
        """ "Kyrgyz-Korean consultations": nationalities joined by a dash are the two states."""
        beside = [self.items[p].kind for p in (at - 2, at - 1, at + 1, at + 2) if 0 <= p < len(self.items)]
        paired = beside[:2] in (["nationalities", "dash"], ["states", "dash"]) or beside[-2:] in (
            ["dash", "nationalities"],
            ["dash", "states"],
        )
        return [self._actor(item, "state", represents=item.ids()[0], rule="pair")] if paired else []

    def _organization(self, at: int, item: Item) -> list[Actor]:
        if self.head_first and self._side_follows(at):
            return self._side(at, item)
        return [
            self._actor(
                item, "organization", represents=facts.represents(item.kind, item.ids()[0]), rule="organization"
            )
        ]

    def _group(self, at: int, item: Item) -> list[Actor]:
        if at + 1 < len(self.items) and self.items[at + 1].kind == "dash":
            return []  # "the member states – Azerbaijan, Kazakhstan…": the list that follows names them
        if self._sent(item) and self.items[at + 1 : at + 2] and self.items[at + 1].kind == "offices":
            return []  # "the delegations' co-chairs": who they are follows
        if len(shared := self._shared(at, item)) > 1:
            return shared
        if self._sends(at):
            return []
        before = self._before_group(at, item)
        owner, start = None, item.start
        if before is not None and before.kind in ("states", "organizations", "nationalities"):
            owner, start = facts.represents(before.kind, before.ids()[0]), before.start
            self.used.update(range(self.items.index(before), at))
        elif before is not None and before.kind == "regions" and (region := self._represents(before)):
            owner, start = region, before.start
        elif (far := self._owner_before(at)) is not None:
            owner, start = facts.represents(self.items[far].kind, self.items[far].ids()[0]), self.items[far].start
            self.used.update(range(far, at))
        end = item.end
        if owner is None and (late := self._owner_of_group(at)) is not None:
            owner, end = self._represents(late), late.end
        return [
            self._actor(
                item,
                "group",
                group=item.ids()[0],
                represents=owner,
                start=start,
                end=end,
                marking=self._marking_of_heads(at) or self._marking(item),
                spans=(self.view.chars(start, end),),
                rule="group",
            )
        ]

    def _shared(self, at: int, item: Item) -> list[Actor]:
        """ "The delegations of Iran and the USA": one for each of the states that the list names."""
        if self.head_first:
            several = bool(SENT & set(item.ids())) and any(m.plural for m in item.markings())
            owners, last = self._right_owners(at, "president") if several else ([], at)
            owners, last = (owners, last) if owners or not several else self._capitals_after(at)
            first = at
            if not owners and (nations := self._nations_before(at)):
                owners, first = [i.ids()[0] for i in nations], at - 2 * len(nations) + 1
        else:
            owners, first = self._left_owners(self._over_bodies(at), "president")
            owners, first = (owners, first) if owners else self._lands_of(at)
            last = at
            if owners and (region := self._region_listed(first)):
                owners, first = [region, *owners], first - 2
        if len(owners) < 2:
            return []
        self.used.update(n for n in range(first, last + 1) if n != at)
        start, end = self.items[first].start, self.items[last].end
        spans = (self.view.chars(start, end),)
        common = self._actor(item, "group", group=item.ids()[0], start=start, end=end, spans=spans, rule="group")
        return [msgspec.structs.replace(common, represents=o) for o in owners]

    def _lands_of(self, at: int) -> tuple[list[str], int]:
        """ "Delegations that are from A and B", where verbs come last: the states of a list whose last stands in the ablative."""
        place = at - 1
        while place > max(at - 3, 0) and self.items[place].kind in ("word", "predicates"):
            place -= 1
        last = self.items[place] if 0 <= place < at - 1 else None
        if last is None or last.kind != "states" or not any(m.case == "from" for m in last.markings()):
            return [], at
        owners = [last.ids()[0]]
        while place > 1 and self.items[place - 2].kind == "states":
            if not (self.items[place - 1].joins() or self.items[place - 1].kind == "comma"):
                break
            place -= 2
            owners.insert(0, self.items[place].ids()[0])
        return owners, place

    def _nations_before(self, at: int) -> list[Item]:
        """ "The Russian and Turkish delegations": the adjectives of a list right before their noun, more than one."""
        found: list[Item] = []
        while self.view.language.family.case_marked and at > 0 and self.items[at - 1].kind == "nationalities":
            found.insert(0, self.items[at - 1])
            if at < 2 or not (self.items[at - 2].joins() or self.items[at - 2].kind == "comma"):
                break
            at -= 2
        return found if len(found) > 1 else []

    def _capitals_after(self, at: int) -> tuple[list[str], int]:
        """ "Representatives of Moscow and Ankara": capitals that speak for their states."""
        owners: list[str] = []
        place, last = at + 1, at
        while self.view.language.family.case_marked and place < len(self.items):
            item = self.items[place]
            state = facts.country_of(item.ids()[0]) if item.kind == "cities" else None
            if state and facts.capital(state) == item.ids()[0] and any(m.case == "of" for m in item.markings()):
                owners, last = [*owners, state], place
            elif not (owners and (item.joins() or item.kind == "comma")):
                break
            place += 1
        return (owners, last) if len(owners) > 1 else ([], at)
