"""Who: persons with their offices, states, organizations, groups, and the words that refer back to them.

Two word orders share these rules: the title after its possessors (Turkic), and the title before them (Slavic, Germanic).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kengash.families.marking import BARE, Marking
from kengash.language import QUOTES
from kengash.mentions.names import NameBook
from kengash.mentions.view import Item, View
from kengash.nouns import Span
from kengash.world import facts

POSSESSORS = ("states", "nationalities", "organizations", "capitals_for_states", "organs", "cities")
GENERIC = frozenset(
    {
        "minister",
        "head",
        "chairman",
        "director",
        "representative",
        "chairman-of-committee",
        "head-of-agency",
        "head-of-department",
        "director-general",
        "special-representative",
        "special-envoy",
        "secretary-general",
        "executive-secretary",
        "governor",
        "adviser-to-the-president",
        "assistant-to-the-president",
        "head-of-ministry",
        "general",
        "rector",
        "executive-director",
        "commander",
    }
)
POSTED = frozenset(
    {"ambassador", "permanent-representative", "charge-d-affaires", "head-of-mission", "consul-general", "consul"}
)
WIDEST_PORTFOLIO = 9


class Title(msgspec.Struct, frozen=True, gc=False):
    """One office as met: its id and rank in the world, and where its title stands."""

    id: str
    rank: str
    span: Span


class Actor(msgspec.Struct, frozen=True, gc=False):
    """A mention of somebody who can take part. `relation` is the marking that the clause rules read."""

    start: int
    end: int
    kind: str
    name: str | None = None
    titles: tuple[Title, ...] = ()
    represents: str | None = None
    marking: Marking = BARE
    relation: str = ""
    refers: str = ""  # how it points back: sides, pronouns, two, counterpart, known
    group: str = ""
    name_span: Span | None = None
    spans: tuple[Span, ...] = ()
    rule: str = ""

    @property
    def rank(self) -> str | None:
        return self.titles[0].rank if self.titles else None


class Reader:
    """The actors of one sentence. `book` knows the names of the whole text."""

    def __init__(self, view: View, book: NameBook) -> None:
        self.view, self.items, self.book = view, view.items, book
        self.head_first = view.language.family.head_first
        self.used: set[int] = set()
        self.found: list[Actor] = []

    def read(self) -> list[Actor]:
        """All actors, in order."""
        for at, item in enumerate(self.items):
            if item.kind == "offices" and at not in self.used:
                self.found += self._office(at)
        for at, item in enumerate(self.items):
            if at not in self.used:
                self.found += self._other(at, item)
        self.found.sort(key=lambda a: a.start)
        return self.found

    # --- offices -----------------------------------------------------------------------------------------------

    def _office(self, at: int) -> list[Actor]:
        titles, first, last = self._titles(at)
        owners, first, last = self._owners(first, last, titles[0].id)
        owners = owners or self._inside(at)
        plural = any(m.plural for m in self.items[at].markings()) and not self._singular(at)
        names, start, end = self._names(first, last, plural)
        if not owners and self._of_firm(first):
            self.used.update(range(start, end))
            return []
        if not names and (late := self._late_owner(last)):
            owners, end = late
        elif names and not owners and (late := self._late_owner(end - 1)):
            owners, end = late
        self.used.update(range(start, end))
        return self._people(titles, owners, names, plural, (start, end), at)

    def _inside(self, at: int) -> list[str]:
        """ "UN High Commissioner for Refugees": the owner inside a title that is listed whole."""
        words = self.view.tokens[self.items[at].start : self.items[at].end]
        for length in range(1, len(words)):
            for hit in self.view.language.hits(words[:length], 0):
                if (hit.start, hit.end) == (0, length) and (ids := hit.ids("organizations") or hit.ids("states")):
                    return [str(facts.represents("organizations" if hit.ids("organizations") else "states", ids[0]))]
        return []

    def _singular(self, at: int) -> bool:
        """A form that can be singular too, standing right before a name, is singular."""
        readings = self.items[at].markings()
        return any(not m.plural for m in readings) and any(m.possessive or not m.plural for m in readings)

    def _titles(self, at: int) -> tuple[list[Title], int, int]:
        """The chain of titles of one person, and the items [first, last] that they span."""
        first = last = at
        title, first, last = self._title(at, first, last)
        titles = [title]
        while (step := self._next_title(last)) is not None:
            title, _, last = self._title(step, step, step)
            titles.append(title)
        if len(titles) > 1 and not self._name_at(last + 1):
            return titles[:1], *self._title(at, at, at)[1:]
        return titles, first, last

    def _next_title(self, last: int) -> int | None:
        kinds = [i.kind for i in self.items[last + 1 : last + 4]]
        joints = (
            ["dash", "offices"],
            ["conjunctions", "offices"],
            *([] if self.head_first else [["comma", "offices"]]),
        )
        if kinds[:2] in joints:
            return last + 2
        if kinds[:1] == ["offices"] and not self.head_first:
            return last + 1
        return None

    def _title(self, at: int, first: int, last: int) -> tuple[Title, int, int]:
        office = self.items[at].ids()[0]
        modifiers = []
        while first > 0 and self.items[first - 1].kind == "office_modifiers":
            first -= 1
            modifiers += self.items[first].ids()
        while last + 1 < len(self.items) and self.items[last + 1].kind == "office_modifiers":
            last += 1
            modifiers += self.items[last].ids()
        rank = facts.rank(office, modifiers)
        span = self.view.chars(self.items[first].start, self.items[last].end)
        return Title(facts.office_id(office, modifiers), rank, span), first, last

    # --- whose office --------------------------------------------------------------------------------------------

    def _owners(self, first: int, last: int, office: str) -> tuple[list[str], int, int]:
        left, start = self._left_owners(first, office)
        if left or not self.head_first:
            return left, start, last
        right, end = self._right_owners(last, office)
        return right, first, end

    def _left_owners(self, first: int, office: str) -> tuple[list[str], int]:
        place = first - 1
        if office in GENERIC and not self.head_first:
            place = self._skip_portfolio(place)
        owners: list[str] = []
        start, joined = first, True
        while place >= 0:
            item = self.items[place]
            if item.kind in POSSESSORS and self._owns(item) and (joined or not owners):
                joined = False
                if (owner := self._owner(item, office)) is not None:
                    owners.insert(0, owner)
                start, place = place, place - 1
            elif item.kind in ("comma", "conjunctions", "dash") and owners and self._is_owner(place - 1):
                place, joined = place - 1, True
            elif office in POSTED and not owners and first - place <= 3 and self._appointed(item):
                place -= 1
            elif item.kind == "anaphors" and "country" in item.ids() and not owners and not self._attributive(item):
                owners.insert(0, "@here")
                start = place
                break
            else:
                break
        return owners, start

    def _appointed(self, item: Item) -> bool:
        """ "The newly appointed ambassador": words and participles between an envoy and his state."""
        return item.kind == "word" or (
            item.kind in ("said", "predicates")
            and item.hit is not None
            and any(m.nonfinite.startswith("participle") for m in item.hit.verbal())
        )

    def _skip_portfolio(self, place: int) -> int:
        """From the title back over the words of a portfolio ("investments, industry and trade") to its possessor."""
        at, steps = place, 0
        while (
            at >= 0
            and self.items[at].kind in ("word", "comma", "conjunctions", "name", "dash")
            and steps < WIDEST_PORTFOLIO
        ):
            at, steps = at - 1, steps + 1
        return at if at >= 0 and self.items[at].kind in ("states", "organizations", "nationalities") else place

    def _is_owner(self, place: int) -> bool:
        return place >= 0 and self.items[place].kind in ("states", "nationalities", "organizations")

    def _owner(self, item: Item, office: str) -> str | None:
        if item.kind == "cities":
            return None
        if self._attributive(item):
            return None
        if item.kind == "organs":
            return None
        return facts.represents(item.kind, item.ids()[0])

    def _owns(self, item: Item) -> bool:
        """A place in its own case ("in Astana") is no owner of what follows; "the one in Astana" is."""
        readings = item.markings()
        return not readings or any(m.case in ("", "of") or m.attributive for m in readings)

    def _attributive(self, item: Item) -> bool:
        return any(m.attributive for m in item.markings())

    def _right_owners(self, last: int, office: str) -> tuple[list[str], int]:
        place, end = last + 1, last
        owners: list[str] = []
        while place < len(self.items):
            item = self.items[place]
            if item.kind in POSSESSORS and self._may_own(item, place):
                if (owner := self._owner(item, office)) is not None:
                    owners.append(owner)
                end = place
            elif not self._joins(item, owners, place, office, last):
                break
            place += 1
        if end + 1 < len(self.items) and self._post_follows(end, office):
            end += 2
        return owners, end

    def _may_own(self, item: Item, place: int) -> bool:
        return self.view.language.family_name != "slavic" or any(m.case == "of" for m in item.markings())

    def _post_follows(self, end: int, office: str) -> bool:
        kinds = [i.kind for i in self.items[end + 1 : end + 3]]
        return office in POSTED and kinds in (["prepositions", "states"], ["prepositions", "cities"])

    def _joins(self, item: Item, owners: list[str], place: int, office: str, last: int) -> bool:
        if item.kind == "prepositions":
            return not owners and any(i.startswith("of") for i in item.ids())
        if item.kind in ("comma", "conjunctions"):
            return (
                bool(owners)
                and self._is_owner(place + 1)
                or (office in GENERIC and not owners and item.kind != "comma")
            )
        if item.kind == "word":
            small = self.view.tokens[item.start].key in self.view.language.common
            return small or (office in GENERIC and not owners and place - last < WIDEST_PORTFOLIO)
        return False

    def _late_owner(self, last: int) -> tuple[list[str], int] | None:
        """ "President Irfaan Ali of Guyana": the owner after the name."""
        if not self.head_first or last + 1 >= len(self.items):
            return None
        item = self.items[last + 1]
        if item.kind != "prepositions" or not any(i.startswith("of") for i in item.ids()):
            return None
        owners, end = self._right_owners(last, "president")
        return (owners, end + 1) if owners else None

    # --- names ---------------------------------------------------------------------------------------------------

    def _name_at(self, place: int) -> bool:
        if place < len(self.items) and self.items[place].kind == "honorifics":
            place += 1
        return 0 <= place < len(self.items) and self.items[place].kind == "name" and place not in self.used

    def _names(self, first: int, last: int, plural: bool) -> tuple[list[int], int, int]:
        """Item numbers of the names that belong to the title, and the items [start, end) of it all."""
        names, place = [], last + 1
        if place < len(self.items) and self.items[place].kind == "honorifics":
            place += 1
        while self._name_at(place):
            place += self.items[place].kind == "honorifics"
            names.append(place)
            if not plural or not self._joined_name(place):
                break
            place += 2
        if names:
            return names, first, names[-1] + 1
        if first > 1 and self.items[first - 1].kind == "comma" and self._name_at(first - 2) and self.head_first:
            return [first - 2], first - 2, last + 1
        return [], first, last + 1

    def _joined_name(self, place: int) -> bool:
        return (
            place + 2 < len(self.items)
            and self.items[place + 1].kind in ("comma", "conjunctions", "markings")
            and self._name_at(place + 2)
        )

    # --- actors --------------------------------------------------------------------------------------------------

    def _people(
        self, titles: list[Title], owners: list[str], names: list[int], plural: bool, reach: tuple[int, int], at: int
    ) -> list[Actor]:
        start, end = self.items[reach[0]].start, self.items[reach[1] - 1].end
        common = Actor(start, end, "person", titles=tuple(titles), spans=(self.view.chars(start, end),))
        marking = self._marking(self.items[self._head(at)])
        if names:
            return list(self._named(common, owners, names, marking))
        if plural and len(owners) > 1:
            return [
                msgspec.structs.replace(common, represents=o, marking=marking, rule="office.distributed")
                for o in owners
            ]
        if plural:
            return [self._several(common, owners, marking, reach)]
        owner = owners[0] if owners else None
        return [msgspec.structs.replace(common, represents=owner, marking=marking, rule="office.alone")]

    def _head(self, at: int) -> int:
        """The item whose last word carries the case: a deputy's or a second title's word, where one follows."""
        while not self.head_first and at + 1 < len(self.items) and self.items[at + 1].kind == "office_modifiers":
            at += 1
        return at

    def _several(self, common: Actor, owners: list[str], marking: Marking, reach: tuple[int, int]) -> Actor:
        before = self.items[reach[0] - 1] if reach[0] else None
        two = before is not None and before.kind == "anaphors" and "two" in before.ids()
        owner = owners[0] if owners else None
        return msgspec.structs.replace(
            common,
            kind="group",
            represents=owner,
            marking=marking,
            refers="two" if two or not owner else "",
            rule="office.several",
        )

    def _named(self, common: Actor, owners: list[str], names: list[int], office: Marking) -> Iterator[Actor]:
        for number, place in enumerate(names):
            item = self.items[place]
            name, marking = self.book.nominative(self.view, item.start, item.end, office)
            owner = owners[number] if len(owners) == len(names) else owners[0] if owners else None
            yield msgspec.structs.replace(
                common,
                name=name,
                name_span=self.view.chars(item.start, item.end),
                represents=owner,
                marking=marking,
                rule="office.name",
                start=common.start if not number else item.start,
                end=item.end if len(names) > 1 else common.end,
                spans=(*common.spans, self.view.chars(item.start, item.end)) if len(names) > 1 else common.spans,
            )

    def _marking(self, item: Item) -> Marking:
        readings = item.markings()
        return next((m for m in readings if m.possessive or m.case), readings[0]) if readings else BARE

    # --- others --------------------------------------------------------------------------------------------------

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
        }.get(item.kind)
        return rule(at, item) if rule else []

    def _actor(self, item: Item, kind: str, **values: object) -> Actor:
        base = Actor(
            item.start, item.end, kind, marking=self._marking(item), spans=(self.view.chars(item.start, item.end),)
        )
        return msgspec.structs.replace(base, **values)

    def _name(self, at: int, item: Item) -> list[Actor]:
        name, marking = self.book.nominative(self.view, item.start, item.end, BARE)
        known = self.book.known(name)
        if self._of_firm(at) or (not known and self._quoted(at)):
            return []
        if not known and not self.head_first and (unlisted := self._unlisted_office(at, name, marking)):
            return [unlisted]
        if len(name) < 2:
            return []
        if not known and item.end - item.start < 2 and not self.book.introduced(name):
            return []
        return [
            self._actor(
                item,
                "person",
                name=name,
                marking=marking,
                name_span=self.view.chars(item.start, item.end),
                refers="known" if known else "unknown",
                rule="name.known" if known else "name.alone",
            )
        ]

    def _quoted(self, at: int) -> bool:
        """A capitalised run in quotes is the name of a thing."""
        return at > 0 and self.view.tokens[self.items[at - 1].start].text in QUOTES

    def _of_firm(self, at: int) -> bool:
        """Whoever stands for a company, a party or a university is no side."""
        for place in range(at - 1, max(at - 7, -1), -1):
            if self.items[place].kind == "firms":
                return True
            if self.items[place].kind in ("comma", "said", "predicates", "offices"):
                return False
        return False

    def _unlisted_office(self, at: int, name: str, marking: Marking) -> Actor | None:
        """ "US energy secretary Rick Perry", the title unknown: a state, some words, a name."""
        place = at - 1
        while place >= 0 and at - place <= 4 and self.items[place].kind in ("word", "name", "ministries"):
            place -= 1
        if place < 0 or at - place < 2 or self.items[place].kind not in ("states", "nationalities", "organizations"):
            return None
        owner, item = self.items[place], self.items[at]
        if any(m.case not in ("", "of") for m in owner.markings()) or not self._title_like(self.items[at - 1]):
            return None
        if item.end - item.start < 2 and not self.book.introduced(name):
            return None
        title = Title("", "other", self.view.chars(self.items[place + 1].start, self.items[at - 1].end))
        self.used.update(range(place, at + 1))
        return Actor(
            owner.start,
            item.end,
            "person",
            name,
            (title,),
            facts.represents(owner.kind, owner.ids()[0]),
            marking,
            spans=(self.view.chars(owner.start, item.end),),
            name_span=self.view.chars(item.start, item.end),
            rule="office.unlisted",
        )

    def _title_like(self, item: Item) -> bool:
        """An unknown word that ends as the head of a possessive compound does (`sekretari`)."""
        suffixes = getattr(self.view.language.family, "suffixes", None)
        key = self.view.tokens[item.start].key
        return (
            item.kind == "word"
            and suffixes is not None
            and any(
                m.possessive and not m.case and not m.plural
                for cut in range(3, len(key))
                for m in suffixes.nominal(key[cut:])
            )
        )

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
            return []
        after = self.items[at + 1]
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
                "state",
                represents=represents,
                end=after.end,
                marking=self._marking(after),
                spans=(self.view.chars(item.start, after.end),),
                rule="side.of",
            )
        ]

    def _organization(self, at: int, item: Item) -> list[Actor]:
        return [
            self._actor(
                item, "organization", represents=facts.represents(item.kind, item.ids()[0]), rule="organization"
            )
        ]

    def _group(self, at: int, item: Item) -> list[Actor]:
        if at + 1 < len(self.items) and self.items[at + 1].kind == "dash":
            return []  # "the member states – Azerbaijan, Kazakhstan…": the list that follows names them
        before = self.items[at - 1] if at else None
        owner, start = None, item.start
        if before is not None and before.kind in ("states", "organizations", "nationalities"):
            owner, start = facts.represents(before.kind, before.ids()[0]), before.start
            self.used.add(at - 1)
        return [
            self._actor(
                item,
                "group",
                group=item.ids()[0],
                represents=owner,
                start=start,
                spans=(self.view.chars(start, item.end),),
                rule="group",
            )
        ]

    def _anaphor(self, at: int, item: Item) -> list[Actor]:
        ident = item.ids()[0]
        if ident == "head_of_state_here":
            title = Title("president", "head_of_state", self.view.chars(item.start, item.end))
            name = None
            if self._name_at(at + 1):
                following = self.items[at + 1]
                name, marking = self.book.nominative(self.view, following.start, following.end, BARE)
                self.used.add(at + 1)
                return [
                    self._actor(
                        item,
                        "person",
                        name=name,
                        titles=(title,),
                        represents="@here",
                        marking=marking,
                        name_span=self.view.chars(following.start, following.end),
                        end=following.end,
                        spans=(self.view.chars(item.start, following.end),),
                        rule="head.here",
                    )
                ]
            return [self._actor(item, "person", titles=(title,), represents="@here", rule="head.here")]
        if ident in ("sides", "pronouns", "counterpart"):
            return [self._actor(item, "person" if ident != "sides" else "group", refers=ident, rule=f"anaphor.{ident}")]
        if ident == "delegation":
            return [self._actor(item, "group", group="delegation", refers="delegation", rule="delegation")]
        return []
