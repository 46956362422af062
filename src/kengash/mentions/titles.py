"""Titles: offices with their modifiers, and the names that stand by them."""

from __future__ import annotations

from kengash.families.marking import BARE
from kengash.mentions.called import Called
from kengash.mentions.offices import POSTED, Title
from kengash.mentions.serving import SERVING
from kengash.mentions.view import Item
from kengash.nouns import Token
from kengash.world import facts

POSSESSORS = ("states", "nationalities", "organizations", "capitals_for_states", "organs", "cities")
GENERIC = frozenset(
    {
        "minister",
        "minister-of-state",
        "deputy-minister",
        "head",
        "chairman",
        "director",
        "representative",
        "chairman-of-committee",
        "head-of-agency",
        "head-of-department",
        "director-general",
        "european-commissioner",
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
        "high-representative",
        "high-commissioner",
    }
)
# Of these, the ones that say nobody in particular without a name or an owner: "the minister" is one man, "heads" are not.
NAMELESS = GENERIC - {
    "minister",
    "minister-of-state",
    "deputy-minister",
    "secretary-general",
    "executive-secretary",
    "special-representative",
    "special-envoy",
    "high-representative",
    "high-commissioner",
}


OWNERS_INSIDE = ("organizations", "states", "capitals_for_states")
WIDEST_PORTFOLIO = 9
SEATS = frozenset({"member_of_parliament", "speaker"})
OF_SEAT = frozenset(
    {"firms", "cities", "states", "dash", "capitals_for_states"}
)  # whose seat it is, and for which party
WIDEST_SEAT = 7  # items

HEADS = frozenset({"head-of-state", "secretary-general"})  # of what a bare word for a head can be


class Titles(Called):
    """The sentence, and what has been used of it. `book` knows the names of the whole text."""

    def _titles(self, at: int) -> tuple[list[Title], int, int]:
        """The chain of titles of one person, and the items [first, last] that they span."""
        first = last = at
        title, first, last = self._title(at, first, last)
        titles, step_at = [title], -1
        while (step := self._next_title(last)) is not None:
            step_at = step if len(titles) == 1 else step_at
            title, _, last = self._title(step, step, step)
            titles.append(title)
        if len(titles) > 1 and not self._name_at(last + 1):
            return titles[:1], *self._title(at, at, at)[1:]
        owned = any(m.case == "of" and m.possessive for m in self.items[at].markings())
        if len(titles) > 1 and owned and step_at == at + 1 and self._apart(step_at):
            return titles[:1], *self._title(at, at, at)[
                1:
            ]  # "(that) of X the minister with President N.N. (will meet)"
        if len(titles) > 1 and owned and not self.head_first and titles[1].id in SERVING and step_at == at + 1:
            return titles[1:], first, last  # "of the secretary of state of X the special envoy N.N."
        return titles, first, last

    def _apart(self, at: int) -> bool:
        """A bare title, right after one that owns something: it is not what that one owns, nor the other's second title."""
        readings = self.items[at].markings()
        return not self.head_first and bool(readings) and not any(m.possessive for m in readings)

    def _next_title(self, last: int) -> int | None:
        kinds = [i.kind for i in self.items[last + 1 : last + 4]]
        joints = (
            ["dash", "offices"],
            ["conjunctions", "offices"],
            *([] if self.head_first else [["comma", "offices"]]),
        )
        if kinds[:2] in joints:
            apart = kinds[0] == "conjunctions" and facts.rank(self.items[last + 2].ids()[0]) == "head_of_state"
            return None if apart else last + 2  # "the minister and the president": two persons
        if (seat := self._other_seat(last)) is not None:
            return seat
        polite = (
            kinds.index("offices")
            if "offices" in kinds and set(kinds[: kinds.index("offices")]) <= {"honorifics"}
            else 0
        )
        if self.head_first and kinds[polite : polite + 1] == ["offices"] and self._style(self.items[last + 1 + polite]):
            return last + 1 + polite  # "Foreign Minister (HE) Prince X"
        head = self.items[last].ids()[:1]  # a president holds no second title after his own
        if (
            kinds[:1] == ["offices"]
            and not self.head_first
            and not (head and facts.rank(head[0]) in ("head_of_state", "royal"))
        ):
            return last + 1
        return None

    def _other_seat(self, last: int) -> int | None:
        """ "The head of the friendship group and (party, city) member of parliament N.N.": two seats in one parliament."""
        joint = self.items[last + 1] if last + 2 < len(self.items) else None
        if self.head_first or joint is None or joint.kind != "conjunctions" or not self._seat(self.items[last]):
            return None
        place = last + 2
        while place < len(self.items) and place - last < WIDEST_SEAT and self.items[place].kind in OF_SEAT:
            place += 1
        seat = self.items[place] if place < len(self.items) else None
        return place if seat is not None and self._seat(seat) and place > last + 2 else None

    def _seat(self, item: Item) -> bool:
        return (item.kind == "offices" and facts.rank(item.ids()[0]) in SEATS) or "chairman-of-committee" in item.ids()

    def _somebody_elses(self, place: int, owner: str) -> bool:
        """ "China's head Uzbekistan's-N.N.-obj received": a name in a case of its own that is known to be of another state."""
        item = self.items[place]
        if self.head_first or owner in facts.organizations():
            return False
        name, marking = self.book.nominative(self.view, item.start, item.end, BARE, ("object",))
        person = self.book.people.find(name, self.book.on) if marking.case == "object" else None
        return person is not None and bool(person.offices) and all(o.represents != owner for o in person.offices)

    def _adjective(self, at: int, last: int, title: Title, owners: list[str]) -> bool:
        """ "Türkiye's leading firm": where a title that is owned carries a possessive, the bare word is an adjective."""
        if self.head_first or title.id not in HEADS or not owners or self._name_at(last + 1):
            return False
        readings = self.items[at].markings()
        return bool(readings) and not any(m.possessive or m.case for m in readings)

    def _of_body(self, title: Title, at: int) -> Title:
        """ "The mission's head": of a body, an office or an organization right before him, no head of state."""
        body = at and not self.head_first and self.items[at - 1].kind in ("organs", "ministries", "standing_bodies")
        return Title("head", facts.rank("head"), title.span) if body and title.id in HEADS else title

    def _title(self, at: int, first: int, last: int) -> tuple[Title, int, int]:
        office = self._listed_as(at)
        modifiers: list[str] = []
        while first > 0 and self.items[first - 1].kind == "office_modifiers":
            first -= 1
            modifiers += self.items[first].ids()
        while last + 1 < len(self.items) and self.items[last + 1].kind == "office_modifiers":
            last += 1
            modifiers += self.items[last].ids()
        if first == at and office != self.items[at].ids()[0]:
            first = at - 3  # the bracket and what it abbreviates belong to the title
        rank = facts.rank(office, modifiers)
        span = self.view.chars(self.items[first].start, self.items[last].end)
        return Title(facts.office_id(office, modifiers), rank, span), first, last

    def _words(self, at: int) -> list[Token]:
        """The words of a title, with an abbreviation in brackets before it ("the Grand Assembly (GA) Chairman")."""
        item = self.items[at]
        words = self.view.tokens[item.start : item.end]
        kinds = [i.kind for i in self.items[max(at - 3, 0) : at]]
        if self.head_first or kinds[:1] != ["open"] or kinds[2:] != ["close"]:
            return words
        inner = self.items[at - 2]
        return [*self.view.tokens[inner.start : inner.end], *words]

    def _listed_as(self, at: int) -> str:
        """The office of a title; of what its bracket names, where that is listed with it."""
        words = self._words(at)
        longer = self.view.language.hits(words, 0) if len(words) > self.items[at].end - self.items[at].start else []
        return next((h.ids("offices")[0] for h in longer if h.start == 0 and h.ids("offices")), self.items[at].ids()[0])

    def _inside(self, at: int) -> list[str]:
        """ "UN High Commissioner for Refugees", "US Secretary of State": the owner inside a title that is listed whole."""
        item = self.items[at]
        words = self._words(at)
        sections = OWNERS_INSIDE[
            : 2 if POSTED.intersection(item.ids()) else 3
        ]  # "the Ankara ambassador" is posted there
        if self.view.language.family.adjectives_inside and len(words) > 1:
            inner = [i for h in self.view.language.hits(words[1:], 0) for i in h.ids("nationalities")]
            if inner:
                return inner
        for start in range(len(words) if len(words) > 1 else 0):
            for end in range(len(words) if start else len(words) - 1, start, -1):
                for hit in self.view.language.hits(words[start:end], 0):
                    for section in sections if not self._for_affairs(item) else ("states", "capitals_for_states"):
                        ids = hit.ids(section)
                        if ids and any(m.case in ("", "of") for m in hit.nominal(section)):
                            return [str(facts.represents(section, ids[0]))]
        return []

    def _for_affairs(self, item: Item) -> bool:
        """ "The EU minister" is a minister for its affairs."""
        return any(facts.rank(ident) == "minister" for ident in item.ids())

    def _title_cases(self, item: Item) -> tuple[str, ...]:
        """The cases that a title can stand in, the likeliest first."""
        found = {m.case for m in item.markings()}
        if "" in found and self.view.language.family.case_marked:
            found.discard("object")  # living beings have no accusative that is like their nominative
        return tuple(c for c in self._likely_cases(item) if c in found) or tuple(found)
