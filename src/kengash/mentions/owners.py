"""Whose office it is: the state or organization beside a title, in either word order."""

from __future__ import annotations

from kengash.mentions.joints import Joints
from kengash.mentions.offices import POSTED, is_local
from kengash.mentions.passing import ENVOYS
from kengash.mentions.titles import GENERIC, POSSESSORS, WIDEST_PORTFOLIO
from kengash.mentions.view import Item
from kengash.world import facts

SERVING = frozenset(
    {
        "spokesperson",
        "representative",
        "special-envoy",
        "special-representative",
        "adviser-to-the-president",
        "assistant-to-the-president",
    }
)
CHIEFS = frozenset({"head_of_state", "head_of_government", "minister", "royal"})
PORTFOLIO = frozenset({"prepositions", "word", "regions", "nationalities", "states", "conjunctions"})
WIDEST_FIELD = 14  # items: "for Eastern Europe, the Caucasus, and Central Asia of the"
FIELD = PORTFOLIO | {"name", "comma", "organizations"}  # where a field is written with capitals
WIDEST_TASK = 6  # words between a chief and his envoy: what he is sent for
CHARGE = frozenset({"word", "markings", "regions", "conjunctions", "states", "organizations", "organs"})


SENT_BY_NAME = ENVOYS | {
    "adviser-to-the-president",
    "national-security-adviser",
    "assistant-to-the-president",
    "spokesperson",
}
DELEGATIONS = frozenset({"delegation", "delegations"})


class Owners(Joints):
    """Finds the owners of titles."""

    def _owners(self, first: int, last: int, office: str) -> tuple[list[str], int, int]:
        left, start = self._left_owners(first, office)
        if left and self.head_first and self._post_follows(last, office):
            return left, start, last + 2
        if left or not self.head_first:
            return left, start, last
        right, end = self._right_owners(last, office)
        if not right and (within := self._within_ministry(last)) is not None:
            right, end = within
        return right, first, end

    def _within_ministry(self, last: int) -> tuple[list[str], int] | None:
        """ "The director for Asia in the Foreign Ministry of Japan": the owner of the ministry owns the office."""
        ministry = last + 1
        field = PORTFOLIO if self.view.language.family.case_marked or self._kind(ministry) != "prepositions" else FIELD
        widest = WIDEST_FIELD if field is FIELD else WIDEST_PORTFOLIO
        while ministry - last <= widest and (self._kind(ministry) in field or self._a_part(ministry, field)):
            ministry += 1
        if self._kind(ministry) != "ministries":
            return None
        if ministry == last + 1 and not any(m.case == "of" for m in self.items[ministry].markings()):
            return None  # "the head of the department of the ministry of Japan", where nouns tell that they own
        before = self.items[ministry - 1]
        if before.kind in ("nationalities", "states"):
            return [str(facts.represents(before.kind, before.ids()[0]))], ministry
        owners, end = self._right_owners(ministry, "president")
        if not owners and self._kind(ministry + 1) == "name" and self.view.language.family.case_marked:
            return [
                "@here"
            ], ministry  # "the director of the department of the Foreign Ministry X": the ministry of here
        posted = [self._kind(n) for n in range(end + 1, end + 4)] == ["prepositions", "states", "name"]
        return (owners, end + 2 * posted) if owners else None  # "of the embassy of the USA in X, NAME"

    def _a_part(self, place: int, field: frozenset[str]) -> bool:
        """ "The head of the Asia Department of the Foreign Ministry of X": a department of a ministry that is told after it."""
        part = field is FIELD and self._kind(place) == "ministries" and self._kind(place + 1) == "prepositions"
        return part and "ministries" in [self._kind(n) for n in range(place + 2, place + 5)]

    def _left_owners(self, first: int, office: str) -> tuple[list[str], int]:
        place = self._before_field(first, office)
        if office in SENT_BY_NAME and not self.head_first and (sent := self._of_named_chief(first)) is not None:
            return sent
        owners: list[str] = []
        start, joined = first, True
        while place >= 0:
            item = self.items[place]
            if not owners and joined and self._posted_to(item, place, office):
                place -= 1
            elif item.kind in POSSESSORS and (self._owns(item) or self._from(place, first)) and (joined or not owners):
                joined = False
                of_state = item.kind == "organs" and place > 0 and self.items[place - 1].kind == "states"
                if not of_state and (owner := self._owner(item, office)) is not None:
                    owners.insert(0, owner)
                start, place = place, place - 1
            elif self._parts_owners(item, first) and owners and self._is_owner(self._past_comma(place)):
                place, joined = self._past_comma(place), True
            elif not owners and (before := self._towards_owner(place, first, office)) is not None:
                place, joined = before, True
            else:
                break
        if not owners and office in ENVOYS and not self.head_first:
            owners, start = self._of_chief(first) or (owners, start)
        if not owners and place >= 0 and (local := self._local_owner(place, office)) is not None:
            return [local[0]], self._with_state(*local)
        return owners, self._with_post(owners, start, office)

    def _before_field(self, first: int, office: str) -> int:
        """Where the owners end: before the town of a local office, the field that a minister or a representative is charged with."""
        place = first - 1
        if self.head_first:
            return place
        lists = place >= 0 and (self.items[place].joins() or self.items[place].kind == "comma")
        held = office.removeprefix("acting-")
        listed = lists and facts.rank(held) == "minister"
        if is_local(office) and self._nameless_town(place):
            place -= 1
        bracketed = self.items[first].kind == "open"
        charged = place >= 0 and self.items[place].kind == "markings" and "about" in self.items[place].ids()
        return self._skip_portfolio(place) if held in GENERIC or listed or bracketed or charged else place

    def _from(self, place: int, first: int) -> bool:
        """ "From X the minister A, from Y the minister B": a state in that case right before a title, at the head of a piece."""
        item = self.items[place]
        if (
            self.head_first
            or item.kind != "states"
            or place != first - 1
            or not any(m.case == "from" for m in item.markings())
        ):
            return False
        before = self.items[place - 1] if place else None
        return before is None or before.kind == "comma" or before.joins()

    def _past_comma(self, place: int) -> int:
        """The place before a joint, and before the comma that may stand there too ("German, UK, and French")."""
        return place - 2 if self.items[place].joins() and self._kind(place - 1) == "comma" else place - 1

    def _parts_owners(self, item: Item, first: int) -> bool:
        """A comma lists the owners of several titles; before one title it ends a phrase ("at the Assembly, the Norwegian …")."""
        several = not self.head_first or any(m.plural for m in self.items[first].markings())
        return item.kind == "dash" or item.joins() or (item.kind == "comma" and several)

    def _of_chief(self, first: int) -> tuple[list[str], int] | None:
        """ "The US president's special envoy for partnership": whose president sends him; where that begins."""
        place = first - 1
        while place > 0 and first - place <= WIDEST_TASK and self.items[place].kind in CHARGE:
            place -= 1
        chief = self.items[place] if place > 0 else None
        if chief is None or chief.kind != "offices" or not any(m.case == "of" for m in chief.markings()):
            return None
        owners, start = self._left_owners(place, chief.ids()[0])
        return (owners, start) if owners else None

    def _of_named_chief(self, first: int) -> tuple[list[str], int] | None:
        """ "The US president Trump's Syria special envoy": whose president, told with his name, sends him; where that begins."""
        place = first - 1
        while place > 0 and first - place <= WIDEST_TASK and self.items[place].kind in CHARGE:
            place -= 1
        if place < 0 or self.items[place].kind != "name":
            return None
        text = self.view.text(self.items[place].start, self.items[place].end)
        stems = [s for s, m in self.view.language.family.name_stems(text) if m.case == "of"]
        if not stems or (place and self._kind(place - 1) != "offices"):
            return (owner, place) if (owner := self._sender(stems)) else None
        owners, start = self._left_owners(place - 1, self.items[place - 1].ids()[0]) if place else ([], place)
        owners = owners or (self._inside(place - 1) if place else []) or self._sender(stems)
        return (owners, start) if owners else None

    def _sender(self, names: list[str]) -> list[str]:
        """Whose head of state or government has one of these names."""
        people = (p for name in names if (p := self.book.people.find(name, self.book.on)) is not None)
        held = (h for person in people for h in self.book.people.offices_at(person.id, self.book.on)[:1])
        return [h.represents for h in held if facts.rank(h.office) in facts.LEADERS][:1]

    def _towards_owner(self, place: int, first: int, office: str) -> int | None:
        """The place before what may stand between a title and its owner; None where nothing such stands here."""
        item = self.items[place]
        if (item.kind == "ministries" or self._sent(item)) and self._is_owner(place - 1):
            return place - 1
        if office in POSTED and (before := self._posts(place)) is not None:
            return before
        if item.kind == "close" and self._abbreviated(place):
            return place - 3
        if item.kind == "word" and self._is_owner(place - 1) and (self._counted(item) or self._both_states(place)):
            return place - 1
        return place - 1 if office in POSTED and first - place <= 3 and self._appointed(item) else None

    def _sent(self, item: Item) -> bool:
        """ "The X and Y government delegations' co-chairs": of the states that sent them."""
        sent = item.kind in ("groups", "anaphors") and not DELEGATIONS.isdisjoint(item.ids())
        return sent and not self.head_first and any(m.case == "of" for m in item.markings())

    def _local_owner(self, place: int, office: str) -> tuple[str, int] | None:
        """Its owner by the town of the office, or "the head of this country"; and where that begins."""
        item = self.items[place]
        if (is_local(office) or self._elected(item, office)) and (town := self._town(place)) is not None:
            return town
        if item.kind == "anaphors" and "country" in item.ids() and not self._attributive(item):
            return "@here", place
        return None

    def _with_state(self, state: str, start: int) -> int:
        """ "Russia's Astrakhan region's governor": the state that the town lies in belongs to the title too."""
        before = self.items[start - 1] if start else None
        same = before is not None and before.kind == "states" and state in before.ids()
        return start - 1 if same and before is not None and self._owns(before) else start

    def _nameless_town(self, place: int) -> bool:
        """ "North Macedonia's Konche's mayor": a town that no file lists, after the state that it lies in."""
        return self.items[place].kind == "name" and self._is_owner(place - 1) and self._owns(self.items[place - 1])

    def _skip_portfolio(self, place: int) -> int:
        """From the title back over a portfolio or an agency ("investments, industry and trade") to its possessor."""
        charged = self.items[place].kind == "markings"  # "for European affairs"
        at = place - 1 if charged else place
        if charged and at >= 0 and self.items[at].kind == "states":
            at -= 1  # "for Syria": a field, no owner
        while at >= 0 and place - at < WIDEST_PORTFOLIO and self._of_portfolio(self.items[at]):
            at -= 1
        closing = at > 0 and self.items[at].kind in ("quote", "close")
        at -= closing and self._is_owner(at - 1)  # "the «Taliban» movement's head", "the (UNICEF) mission's head"
        return (
            at if at >= 0 and self.items[at].kind in ("states", "organizations", "nationalities", "organs") else place
        )

    def _right_owners(self, last: int, office: str) -> tuple[list[str], int]:
        listed, told = self._members_listed(last) if self.view.language.family.case_marked else ([], last)
        if listed:
            return listed, told
        place, end = self._past_portfolio(self._past_gloss(last + 1), office), last
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

    def _served(self, office: str, last: int, title: Item) -> tuple[list[str], int]:
        """ "The spokesman of the X leader N.N.", "the envoy of the president of X N.N.": whom he serves, before his own name."""
        adjective = self._kind(last + 1) == "nationalities"
        place = last + 1 + adjective
        if office not in SERVING or not self.view.language.family.case_marked or self._kind(place) != "offices":
            return [], last
        chief = self.items[place]
        if not (facts.rank(chief.ids()[0]) in CHIEFS or self._inside(place)) or not any(
            m.case == "of" for m in chief.markings()
        ):
            return [], last
        owners, end = self._right_owners(place, chief.ids()[0])
        owners = owners or self._inside(place)
        if adjective:
            owners = [str(facts.represents("nationalities", self.items[last + 1].ids()[0]))]
        cases = frozenset(m.case for m in title.markings() if not m.plural)
        own = self._kind(end + 1) == "name" and self._agrees(end + 1, cases)
        return (owners, end) if own and len(owners) == 1 else ([], last)

    def _late_owner(self, last: int) -> tuple[list[str], int] | None:
        """ "President Irfaan Ali of Guyana": the owner after the name."""
        if not self.head_first or last + 1 >= len(self.items):
            return None
        item = self.items[last + 1]
        if item.kind != "prepositions" or not any(i.startswith("of") for i in item.ids()):
            return None
        owners, end = self._right_owners(last, "president")
        return (owners, end + 1) if owners else None
