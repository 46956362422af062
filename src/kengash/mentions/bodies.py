"""In which body: the organ of an organization, a commission between states, a standing format, a named forum."""

from __future__ import annotations

import msgspec

from kengash.mentions.plurals import owned_plural
from kengash.mentions.view import Item, View
from kengash.nouns import Span
from kengash.world import facts, load

PARTS = (
    "organs",
    "standing_bodies",
    "organizations",
    "states",
    "nationalities",
    "name",
    "word",
    "dash",
    "conjunctions",
    "groups",
    "offices",
    "ordinal",
    "number",
)


SEE_THROUGH = frozenset({"quote", "open", "close"})

# What can stand between an organization and the noun of its summit, where the noun comes last.
WITHIN_NAME = frozenset(
    {
        "quote",
        "open",
        "close",
        "word",
        "organizations",
        "groups",
        "number",
        "cities",
        "states",
        "markings",
        "dash",
        "offices",
        "predicates",
        "name",
        "regions",
    }
)


MEMBERS = frozenset({"word", "number", "groups", "offices"})
OF_FORMAT = frozenset({"quote", "groups", "offices"})  # what stands between a meeting and the format that meets


class BodySeen(msgspec.Struct, frozen=True, gc=False):
    """A body mention: tokens [start, end); its id where the world knows it; the states or organization it is of."""

    start: int
    end: int
    id: str | None
    type: str
    organization: str | None
    states: tuple[str, ...]
    span: Span
    relation: str = ""
    members: bool = False  # named by those who sit there
    sides: bool = False  # a format named by its sides
    kind: str = ""  # of a standing body: which
    organ: str = ""  # of an organization: which, whether or not it says of whose
    format: bool = False  # named as the format in which something meets


def is_format(organization: str) -> bool:
    """Whether it is a standing format of states, without offices of its own."""
    return bool(load("organizations").get(organization, {}).get("kind") == "format")


def beside_format(view: View, first: int, last: int) -> bool:
    """Whether the items from first to last, and their quotes, stand beside the word for a format."""
    while first > 0 and view.items[first - 1].kind == "quote":
        first -= 1
    while last + 1 < len(view.items) and view.items[last + 1].kind == "quote":
        last += 1
    start, end = view.items[first].start, view.items[last].end
    said = (h for h in view.aside if h.ids("formats"))
    return any(start <= h.start <= end or (view.language.family.head_first and h.end == start) for h in said)


def in_format(view: View, start: int, end: int, organization: str) -> BodySeen:
    """The format, whose sides meet as its session."""
    span = view.chars(start, end)
    return BodySeen(start, end, organization.lower(), "session", organization, (), span, format=True)


class Bodies:
    """The bodies of one sentence."""

    def __init__(self, view: View) -> None:
        self.view, self.items = view, view.items
        self.head_first = view.language.family.head_first

    def read(self) -> list[BodySeen]:
        found: list[BodySeen] = []
        for at, item in enumerate(self.items):
            if item.kind in ("organs", "standing_bodies"):
                found.append(self._organ(at, item))
            elif item.kind == "organizations" and self._convenes(at):
                found.append(self._organization(at, item, item.ids()[0]))
            elif item.kind == "organizations" and is_format(item.ids()[0]) and beside_format(self.view, at, at):
                found.append(in_format(self.view, item.start, item.end, item.ids()[0]))
            elif item.kind == "regions" and (format_ := self._region(at, item)) and self._convenes(at):
                found.append(self._organization(at, item, format_))
        return found

    def _region(self, at: int, item: Item) -> str | None:
        """The format of a region; not of one that a motto begins with ("«Central Asia – a crossroads of» forum")."""
        motto = [i.kind for i in self.items[max(at - 1, 0) : at + 3]] == ["quote", "regions", "dash", "word"]
        return None if motto or self._only_about(at) else facts.of_region(item.ids()[0])

    def _only_about(self, at: int) -> bool:
        """ "A meeting on cooperation with the states of X": where the noun comes last, a region inside what a meeting is about."""
        ahead = self.items[at + 1 : at + 9]
        noun = next((n for n, i in enumerate(ahead) if i.kind == "events"), 0)
        about = any(i.kind == "markings" and "about" in i.ids() for i in ahead[:noun])
        owns = any(m.case == "of" for m in self.items[at].markings())  # "X's conference on water"
        return about and not owns and not self.head_first

    def _organ(self, at: int, item: Item) -> BodySeen:
        first, last, organization, states = self._owner(at)
        start, end = self.items[first].start, self.items[last].end
        ident = item.ids()[0]
        world = facts.organ(ident)
        if organization is None and item.kind == "organs" and len(world.get("of", ())) == 1 and not self._other(at):
            organization = world["of"][0]
        if organization and item.kind == "organs" and len(world.get("of", ())) == 1 and self._joined(first, at):
            organization = world["of"][0]  # "of the CIS and the Eurasian Council": each has its own owner
        known = f"{organization.lower()}/{ident}" if organization and item.kind == "organs" else None
        return BodySeen(
            start,
            end,
            known,
            str(world.get("type", "session")),
            organization,
            tuple(states),
            self.view.chars(start, end),
            kind=ident if item.kind == "standing_bodies" else "",
            organ=ident if item.kind == "organs" else "",
        )

    def _joined(self, first: int, at: int) -> bool:
        return any(i.joins() for i in self.items[first + 1 : at])

    def _other(self, at: int) -> bool:
        """Another owner a word or two before the organ."""
        return any(i.kind in ("organizations", "states", "regions") for i in self.items[max(at - 2, 0) : at])

    def _owner(self, at: int) -> tuple[int, int, str | None, list[str]]:
        first = last = at
        organization: str | None = None
        states: list[str] = []
        place = at - 1
        while place >= 0 and self.items[place].kind in (
            "organizations",
            "states",
            "nationalities",
            "dash",
            "conjunctions",
            "comma",
            "open",
            "close",
            "quote",
            "groups",
        ):
            item = self.items[place]
            if item.kind == "organizations":
                organization, first = item.ids()[0], place
                break
            if item.kind in ("states", "nationalities"):
                states.insert(0, item.ids()[0])
                first = place
            elif item.kind == "comma":
                break
            place -= 1
        if place > 0 and first == at and self._states_of(place):
            organization, first = self.items[place - 1].ids()[0], place - 1
        if self.head_first and organization is None:
            last, organization = self._owner_after(at)
        return first, last, organization, states

    def _states_of(self, place: int) -> bool:
        """ "The council of ministers of the CIS states", in the Turkic languages: a plural between the owner and the organ."""
        kinds = [i.kind for i in self.items[place - 1 : place + 1]]
        return kinds == ["organizations", "word"] and owned_plural(self.view, self.items[place], ("", "of"))

    def _past_gloss(self, place: int) -> int:
        """ "The Council of Heads of Government (Prime Ministers) of the SCO": over what stands in brackets."""
        closing = next(
            (n for n in range(place, min(place + 4, len(self.items))) if self.items[n].kind == "close"), place
        )
        return (
            closing + 1 if place < len(self.items) and self.items[place].kind == "open" and closing > place else place
        )

    def _owner_after(self, at: int) -> tuple[int, str | None]:
        place = first = self._past_gloss(at + 1)
        while place < len(self.items) and place - first <= 3:
            item = self.items[place]
            if item.kind == "organizations":
                return place, item.ids()[0]
            if item.kind not in ("prepositions", "word", "groups", "states"):
                break
            place += 1
        return at, None

    def _convenes(self, at: int) -> bool:
        """An organization right before (after) a summit or session is the body that convenes."""
        if not self.head_first:
            return self._summit_ahead(at)
        if self._meets_as_format(at):
            return True
        after = [i for i in self.items[at + 1 : at + 6] if i.kind not in SEE_THROUGH][:3]
        before = [i for i in self.items[max(at - 5, 0) : at] if i.kind not in SEE_THROUGH and not self._article(i)]
        before = before[-2:] if self.head_first else []
        if any(i.kind == "events" and i.ids()[0] in ("summit", "session", "conference") for i in (*before, *after)):
            return True
        return self.view.language.family.case_marked and self._of_counted(at)

    def _article(self, item: Item) -> bool:
        small = item.kind == "word" and self.view.tokens[item.start].key in self.view.language.common
        return small and not self.view.language.family.case_marked

    def _of_counted(self, at: int) -> bool:
        """ "The summit of the leaders of the 28 states of the Union": its members between a summit and who convenes it."""
        place = at - 1
        while place >= 0 and at - place <= 4 and self.items[place].kind in MEMBERS:
            place -= 1
        return place >= 0 and self.items[place].kind == "events" and self.items[place].ids()[0] == "summit"

    def _meets_as_format(self, at: int) -> bool:
        """ "The talks of the leaders of the Normandy Four": what has no sessions meets."""
        if not is_format(self.items[at].ids()[0]):
            return False
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is not None and after.kind == "events" and "meeting" in after.ids():
            return True  # "the C5+1 meeting of foreign ministers"
        place = at - 1
        while place >= 0 and (self.items[place].kind in OF_FORMAT or self._inside_format(self.items[place])):
            place -= 1
        noun = self.items[place] if place >= 0 else None
        if noun is None or noun.kind != "events" or "meeting" not in noun.ids():
            return False
        led = place > 0 and self.items[place - 1].kind == "prepositions"
        return not led or any(not m.plural for m in noun.markings())  # "in the meetings of": none in particular

    def _inside_format(self, item: Item) -> bool:
        """ "Of" or "in" a format, not "at" its summit."""
        if item.kind != "prepositions" or item.hit is None:
            return False
        return "of" in item.ids() or (self.view.language.family.case_marked and not item.hit.ids("markings"))

    def _summit_ahead(self, at: int) -> bool:
        """The summit of an organization named before it, over its abbreviation, members, a place and a number."""
        if at > 1 and self.items[at - 1].kind == "open" and self.items[at - 2].kind == "organizations":
            return False  # the abbreviation of the name just before
        for place, item in enumerate(self.items[at + 1 : at + 9]):
            if item.kind == "events" and item.ids()[0] in ("summit", "session", "conference"):
                return True
            if place < 2 and self._dialogue(at, item):
                continue
            if item.kind not in WITHIN_NAME and self.view.tokens[item.start].text != ".":  # "11. Zirve"
                return False
        return False

    def _dialogue(self, at: int, item: Item) -> bool:
        """ "The «X plus Y» dialogue's first summit": what a format calls itself, right behind its name."""
        format_ = load("organizations").get(self.items[at].ids()[0], {}).get("kind") == "format"
        return format_ and item.kind == "events" and any(m.possessive for m in item.markings())

    def _organization(self, at: int, item: Item, ident: str) -> BodySeen:
        return BodySeen(
            item.start,
            item.end,
            ident.lower() if is_format(ident) else None,
            "",
            ident,
            (),
            self.view.chars(item.start, item.end),
        )
