"""Who: persons with their offices, states, organizations, groups, and the words that refer back to them.

Two word orders share these rules: the title after its possessors (Turkic), and before them (Slavic, Germanic).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from kengash.families.marking import BARE, Marking
from kengash.mentions.offices import POSTED, Actor, Title
from kengash.mentions.owners import SENT_BY_NAME
from kengash.mentions.pairs import Pairs
from kengash.mentions.serving import serving
from kengash.mentions.sides import ACTING
from kengash.mentions.titles import NAMELESS
from kengash.mentions.view import Item
from kengash.world import facts

HEADS = {
    "states": "head-of-state",
    "regions": "head-of-state",
    "organizations": "secretary-general",
}  # of whom nothing parts "head"


SHARED = frozenset({"head_of_state", "head_of_government", "minister", "speaker"})
OPENING_PHRASE = frozenset({"predicates", "said", "events", "comma", "markings", "clause_breaks"})
FIELD = 5  # words of a field of affairs before a title


@dataclass(slots=True)
class Phrase:
    """A title's phrase while it is read: whose it is, and the items that it takes, from `start` up to `end`."""

    titles: list[Title]
    owners: list[str]
    plural: bool
    first: int
    last: int
    names: list[int] = field(default_factory=list)
    start: int = 0
    end: int = 0


class Reader(Pairs):
    """The actors of one sentence."""

    def read(self) -> list[Actor]:
        """All actors, in order."""
        for at, item in enumerate(self.items):
            if item.kind == "offices" and at not in self.used:
                self.found += self._office(at)
        for groups in (True, False):  # a group takes the states before it, so that they are no sides of their own
            for at, item in enumerate(self.items):
                if item.kind in ACTING and at not in self.used and self._takes_states(item) == groups:
                    self.found += self._other(at, item)
        self.found.sort(key=lambda a: a.start)
        if self.head_first:
            return self._one_of_two_titles(self._name_first(self.found))
        tasks = frozenset(i.end for i in self.items if i.kind == "markings" and "about" in i.ids())
        found = serving(self._one_of_two_titles(self.found), self.book.person, self.book.on, tasks)
        return [self._leading(a, b) for a, b in zip(found, [*found[1:], None], strict=False)]

    def _takes_states(self, item: Item) -> bool:
        """A group, and "the counterparts of A and B"."""
        several = item.kind == "anaphors" and "counterpart" in item.ids() and any(m.plural for m in item.markings())
        return item.kind == "groups" or several

    def _office(self, at: int) -> list[Actor]:
        phrase = self._owned(at)
        title = phrase.titles[0]
        if self._describes_state(phrase.last, title) or self._adjective(at, phrase.last, title, phrase.owners):
            self.used.update(range(at, phrase.last + 1))
            return []
        self._widen(phrase, at)
        if phrase.plural and self.head_first and (called := self._roll(phrase.titles, phrase.first, phrase.last)):
            return called
        self._bearers(phrase)
        if not phrase.owners and not self._seat(self.items[at]) and self._of_firm(phrase.first):
            self.used.update(range(phrase.start, phrase.end))
            return []
        self._belong(phrase)
        self.used.update(range(phrase.start, phrase.end))
        self._around(phrase)
        return self._people(phrase.titles, phrase.owners, phrase.names, phrase.plural, (phrase.start, phrase.end), at)

    def _owned(self, at: int) -> Phrase:
        """The titles at an item, and the owners that stand beside them."""
        titles, first, last = self._titles(at)
        titles[0] = self._of_body(titles[0], at)
        owners, end = self._served(titles[0].id, last, self.items[at]) if self.head_first else ([], last)
        if owners:
            last = end
        else:
            owners, first, last = self._owners(first, last, titles[0].id)
        plural = any(m.plural for m in self.items[self._head(at)].markings())
        members = plural and owners[:1] != [] and owners[0] in facts.organizations()  # the presidents of a union
        titles = titles if members else [self._as_held(self._of_state(t, at), owners) for t in titles]
        return Phrase(titles, owners, plural, first, last)

    def _widen(self, phrase: Phrase, at: int) -> None:
        """Takes in what stands after the title and before a name; says whether several hold it."""
        title, last, head = phrase.titles[0], phrase.last, self._head(at)
        phrase.owners = phrase.owners or self._inside(at)
        last = self._past_region(title.id, last + 3 * self._abbreviated_after(last))
        last = self._past_task(title.id, self._past_aside(last))
        phrase.last = self._past_house(last) if phrase.owners or facts.state_of(title.id) else last
        several = not self._singular(head) or (self.head_first and len(phrase.owners) > 2)
        phrase.plural = (phrase.plural and several) or self._two_before(phrase.first)

    def _bearers(self, phrase: Phrase) -> None:
        """The names that the title belongs to."""
        owners, first, last = phrase.owners, phrase.first, phrase.last
        names, start, end = self._names(first, last, phrase.plural)
        another = len(owners) == 1 and names and self._somebody_elses(names[0], owners[0])
        if another or (len(names) == 1 and self._of_many(phrase)):
            names, start, end = [], first, last + 1
        if phrase.plural and not names and len(owners) > 1 and (names := self._names_of(last, len(owners))):
            end = names[-1] + 1
        if not names and (owners or facts.state_of(phrase.titles[0].id)) and self._apposed(end):
            end += 1 + (self.items[end + 1].kind == "honorifics")
            names, end = [end], end + 1
        if phrase.plural and self._plain() and len(names) == len(owners) == 1:
            names, phrase.owners, end = self._one_by_one(names, owners, end)
        phrase.names, phrase.start, phrase.end = names, start, end

    def _of_many(self, phrase: Phrase) -> bool:
        """ "The ambassadors handed X their letters", where verbs come last: a bare plural is no title of one name after it."""
        item = self.items[phrase.last]
        if self.head_first or not phrase.plural or item.kind != "offices":
            return False
        bare = any(m.plural and not m.case and not m.possessive for m in item.markings())
        suffixes = self.view.language.family.suffixes  # type: ignore[attr-defined]
        return bare and self.view.tokens[item.end - 1].key.endswith(suffixes.plural)

    def _belong(self, phrase: Phrase) -> None:
        """The owner that comes after title or name, or that another title of the list has; a name that is another's is given up."""
        names = phrase.names
        if not names or not phrase.owners:
            late = self._late_owner(phrase.end - 1 if names else phrase.last)
            phrase.owners, phrase.end = late or (phrase.owners, phrase.end)
        if names and self._heads_another(phrase.titles[0], names[0]):
            phrase.names, phrase.end = [], phrase.last + 1
        if names and not phrase.owners and all(origins := [self._origin(n) for n in names]):
            phrase.owners = [str(state) for state in origins]
        if phrase.owners or phrase.names:
            return
        if (shared := self._owner_in_list(phrase.first, phrase.titles[0])) is not None:
            start = next(n for n, i in enumerate(self.items) if i.start >= self.found[-1].end)
            phrase.owners, phrase.start = [shared], start + 1

    def _around(self, phrase: Phrase) -> None:
        """What the title makes of the actors before it: a chief whom it only serves, a title of the same person."""
        if phrase.titles[0].id in SENT_BY_NAME and not self.head_first:  # whose chief stood before him
            self.found[:] = [a for a in self.found if a.start < self.items[phrase.start].start]
        if phrase.names and not phrase.owners and (before := self._other_title(phrase.first)) is not None:
            self.found.pop()
            phrase.titles, phrase.owners = [*phrase.titles, *before.titles], [str(before.represents)]
            phrase.start = next(n for n, i in enumerate(self.items) if i.start == before.start)

    def _heads_another(self, title: Title, name: int) -> bool:
        """ "The Council's president (received) President N.N.": who heads a state is no secretary-general."""
        if self.head_first or title.rank != "secretary_general":
            return False
        item = self.items[name]
        person = self.book.person(self.book.nominative(self.view, item.start, item.end, BARE)[0])
        held = self.book.people.offices_at(person.id, self.book.on) if person is not None else []
        return any(facts.rank(each.office) in facts.LEADERS for each in held)

    def _owner_in_list(self, first: int, title: Title) -> str | None:
        """ "X's president, its prime minister and the parliament's speaker": offices that nobody else owns are of the first's state."""
        before = self.found[-1] if self.found and not self.head_first else None
        if before is None or before.rule != "office.alone" or before.name or title.rank not in SHARED:
            return None
        between = [i for i in self.items[:first] if i.start >= before.end]
        listed = bool(between) and len(between) <= 2 and (between[0].kind == "comma" or between[0].joins())
        return before.represents if listed and all(i.kind == "word" for i in between[1:]) else None

    def _other_title(self, first: int) -> Actor | None:
        """ "The ambassador of X and special envoy for Y N.N.": the title before, without a name, is his too."""
        before = self.found[-1] if self.found and not self.head_first else None
        if before is None or before.rule != "office.alone" or not before.represents or before.marking.case:
            return None
        if before.titles[0].id not in POSTED:
            return None  # "the President and Prime Minister N.N." are two
        between = [i for i in self.items[:first] if i.start >= before.end]
        plain = all(i.kind in ("states", "regions", "word", "markings") for i in between[1:])
        return before if between and len(between) <= FIELD and between[0].joins() and plain else None

    def _abbreviated_after(self, last: int) -> bool:
        """ "Secretary General of the Organization of Turkic States (OTS) X": an abbreviation between owner and name."""
        kinds = [i.kind for i in self.items[last + 1 : last + 4]]
        glossed = not self.head_first and kinds == ["open", "offices", "close"] and self._name_at(last + 4)
        return glossed or (self.items[last].kind == "organizations" and kinds == ["open", "organizations", "close"])

    def _describes_state(self, last: int, title: Title) -> bool:
        """ "The chairman-in-office Azerbaijan": the office is the state's."""
        after = self.items[last + 1] if last + 1 < len(self.items) else None
        following = self.items[last + 2] if last + 2 < len(self.items) else None
        return (
            not self.head_first
            and title.rank == "other"
            and after is not None
            and after.kind == "states"
            and not (following is not None and following.kind in ("offices", "anaphors"))
        )

    def _of_state(self, title: Title, at: int) -> Title:
        """Whoever heads a state or an organization itself, not a thing of it, is its head of state, its secretary-general."""
        meant = HEADS.get(self.items[at - 1].kind) if at and title.id == "head" and not self.head_first else None
        return Title(meant, facts.rank(meant), title.span) if meant else title

    def _two_before(self, first: int) -> bool:
        """ "Two head of state", as languages say that leave the noun of a number in the singular."""
        return first > 0 and self.items[first - 1].kind == "anaphors" and "two" in self.items[first - 1].ids()

    def _as_held(self, title: Title, owners: list[str]) -> Title:
        """What the title means in the owner's state: a chairman of China is its president."""
        ident = facts.office_in(title.id, owners[0]) if owners else title.id
        if ident == "high-commissioner" and owners and owners[0] not in facts.organizations():
            ident = "ambassador"  # of one state of the Commonwealth in another
        if ident == "head" and self._of_a_state_alone(title, owners):
            ident = "head-of-state"
        return title if ident == title.id else Title(ident, facts.rank(ident), title.span)

    def _apposed(self, end: int) -> bool:
        """ "The Deputy Foreign Minister of Uzbekistan, Bobur Usmanov, …": a full name between commas after an owned title."""
        items = self.items[end : end + 4]
        polite = [i.kind for i in items[1:2]] == ["honorifics"]
        named, after = items[1 + polite : 2 + polite], items[2 + polite : 3 + polite]
        return (
            (self.head_first or polite)
            and [i.kind for i in (*items[:1], *named)] == ["comma", "name"]
            and (polite or named[0].end - named[0].start > 1)
            and end + 1 + polite not in self.used
            and (
                not after
                or not self.head_first
                or after[0].kind in ("comma", "mark", "close", "conjunctions")
                or (after[0].kind in ("predicates", "said") and self._opens_with(end))
            )
        )

    def _opens_with(self, end: int) -> bool:
        """ "The Foreign Minister of Uzbekistan, Bobur Usmanov met": a title that opens its sentence, its second comma left out."""
        plain = not self.view.language.family.case_marked
        return plain and not any(i.kind in OPENING_PHRASE for i in self.items[:end])

    def _of_a_state_alone(self, title: Title, owners: list[str]) -> bool:
        """ "The head of Kazakhstan", "the Kazakh head X": the state right beside the word, with nothing between."""
        before = next((i for i in self.items if self.view.chars(i.start, i.end).end + 1 == title.span.start), None)
        if self.head_first and before is not None and before.kind == "nationalities":
            return self.view.language.family.case_marked
        after = next((i for i in self.items if self.view.tokens[i.start].start > title.span.end), None)
        one = len(owners) == 1 or self.view.language.family.case_marked
        return self.head_first and one and after is not None and after.kind == "states"

    def _people(
        self, titles: list[Title], owners: list[str], names: list[int], plural: bool, reach: tuple[int, int], at: int
    ) -> list[Actor]:
        start, end = self.items[reach[0]].start, self.items[reach[1] - 1].end
        common = Actor(start, end, "person", titles=tuple(titles), spans=(self.view.chars(start, end),))
        marking = self._marking(self.items[self._head(at)])
        if names:
            return list(self._named(common, owners, names, marking, self._title_cases(self.items[self._head(at)])))
        if plural and len(owners) > 1:
            return [
                msgspec.structs.replace(common, represents=o, marking=marking, rule="office.distributed")
                for o in owners
            ]
        if titles[0].id in NAMELESS and not owners and (plural or not self.head_first):
            return []  # "heads", "a director" of nothing named
        if plural:
            return [self._several(common, owners, marking, reach)]
        owner = owners[0] if owners else None
        return [msgspec.structs.replace(common, represents=owner, marking=marking, rule="office.alone")]

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

    def _named(
        self, common: Actor, owners: list[str], names: list[int], office: Marking, cases: tuple[str, ...]
    ) -> Iterator[Actor]:
        for number, place in enumerate(names):
            item = self.items[place]
            name, marking = self.book.nominative(self.view, item.start, item.end, office, cases)
            owner = owners[number] if len(owners) == len(names) else owners[0] if owners else None
            yield msgspec.structs.replace(
                common,
                name=name,
                name_span=self.view.chars(item.start, item.end),
                represents=owner,
                marking=marking,
                rule="office.name",
                start=common.start if not number else self._with_its_state(place).start,
                end=item.end if len(names) > 1 else common.end,
                spans=(*common.spans, self.view.chars(item.start, item.end)) if len(names) > 1 else common.spans,
            )
