"""The words that refer back: the head of the state that speaks, counterparts, sides, delegations."""

from __future__ import annotations

import msgspec

from kengash.families.marking import BARE, Marking
from kengash.mentions.offices import Actor, Title
from kengash.mentions.owners import Owners
from kengash.mentions.view import Item
from kengash.world import facts

WIDEST_HOUSE = 4
WIDEST_FIELD = 8  # items of what a ministry is for
FIELD = frozenset({"name", "conjunctions", "standing_bodies"})
OWNED = frozenset({"nationalities", "anaphors", "offices", "office_modifiers", "events", "kin"})
HOUSE = frozenset({"word", "groups", "organs", "not_events", "ministries"})  # words for a parliament, a ministry


class Referring(Owners):
    """Reads the actors that were named before, or that everybody knows."""

    def _actor(self, item: Item, kind: str, **values: object) -> Actor:
        base = Actor(
            item.start, item.end, kind, marking=self._marking(item), spans=(self.view.chars(item.start, item.end),)
        )
        return msgspec.structs.replace(base, **values)

    def _anaphor(self, at: int, item: Item) -> list[Actor]:
        ident = item.ids()[0]
        if ident == "head_of_state_here":
            return [self._head_here(at, item)]
        if "counterpart" in item.ids() and (several := self._counterparts(at, item)):
            return several
        if "counterpart" in item.ids() and (named := self._counterpart(at, item)):
            return [named]
        ident = "counterpart" if "counterpart" in item.ids() else ident
        if ident == "pronouns" and self._owns_what_follows(at):
            return []
        if ident == "pronouns":
            marking = self._pronoun_marking(at, item)
            return [self._actor(item, "person", refers=ident, rule="anaphor.pronouns", marking=marking)]
        if ident in ("sides", "counterpart"):
            return [self._actor(item, "person" if ident != "sides" else "group", refers=ident, rule=f"anaphor.{ident}")]
        if ident == "delegation" and (owned := self._delegation_of(at, item)) is not None:
            return [owned]
        if ident == "delegation":
            return [self._delegation_after(at, item) or self._delegation(at, item)]
        return []

    def _owns_what_follows(self, at: int) -> bool:
        """ "Her Kenyan counterpart", "her office": where nouns do not inflect, the same word says whose something is."""
        after = self.items[at + 1 : at + 2]
        if not self.head_first:
            return self._own_counterpart(at)
        if self.view.language.family.case_marked:  # "with his colleague", "with her Kenyan colleague"
            noun = self.items[at + 2 : at + 3] if self._kind(at + 1) == "nationalities" else after
            return bool(noun) and noun[0].kind == "anaphors" and "counterpart" in noun[0].ids()
        return bool(after) and after[0].kind in OWNED

    def _own_counterpart(self, at: int) -> bool:
        """ "X and his Tajik counterpart Y": a pronoun in the genitive right before a counterpart is nobody else."""
        step = 2 if self._kind(at + 1) in ("nationalities", "states") else 1
        noun = self.items[at + step : at + step + 1]
        if not noun or noun[0].kind != "anaphors" or "counterpart" not in noun[0].ids():
            return False
        word, chains = self.view.tokens[self.items[at].start].key, getattr(self.view.language.family, "suffixes", None)
        return chains is not None and any(
            m.case == "of" for cut in range(1, len(word)) for m in chains.nominal(word[cut:])
        )

    def _pronoun_marking(self, at: int, item: Item) -> Marking:
        """ "Where him received the President": right before a verb, the case that the pronoun has for sure."""
        family = self.view.language.family
        kinds = (self.items[at - 1].kind if at else "", self.items[at + 1].kind if at + 1 < len(self.items) else "")
        if not family.case_marked or kinds[0] == "prepositions" or kinds[1] != "predicates":
            return self._marking(item)
        return Marking(case=family.pronoun_case(self.view.tokens[item.start].key))

    def _delegation_with(self, at: int, item: Item) -> Actor:
        """ "The beside-him delegation-obj": after an adjective an ending that could be an owner's is a case."""
        marking = self._marking(item)
        before = self.view.tokens[item.end - 2].key if item.end > 1 else ""
        if marking.possessive and not marking.case and self._accompanying(before):
            marking = next((m for m in item.markings() if m.case == "object" and not m.possessive), marking)
        return self._actor(item, "group", group="delegation", refers="delegation", marking=marking, rule="delegation")

    def _accompanying(self, word: str) -> bool:
        """Whether a word is an adjective made of a place ("beside him")."""
        chains = getattr(self.view.language.family, "suffixes", None)
        if chains is None:
            return False
        return any(m.attributive for cut in range(2, len(word)) for m in chains.nominal(word[cut:]))

    def _delegation(self, at: int, item: Item) -> Actor:
        """ "The delegation that came from the Bundestag of Germany" speaks for Germany; any other is told of elsewhere."""
        sent = self._sent_from(at)
        if sent is None and "delegation_here" in item.ids():
            return self._actor(item, "group", group="delegation", represents="@here", rule="delegation.here")
        if sent is None:
            return self._delegation_with(at, item)
        self.used.add(sent)
        owner = self.items[sent]
        return self._actor(
            item,
            "group",
            group="delegation",
            represents=facts.represents(owner.kind, owner.ids()[0]),
            spans=(self.view.chars(owner.start, item.end),),
            rule="delegation.of",
        )

    def _delegation_after(self, at: int, item: Item) -> Actor | None:
        """ "The delegation of the World Bank", "from Japan": where nouns do not inflect, whose it is after it."""
        if not self.head_first or self.view.language.family.case_marked or self._kind(at + 1) != "prepositions":
            return None
        owners, last = self._right_owners(at, "president")
        if len(owners) != 1:
            return None
        self.used.update(range(at, last + 1))
        end = self.items[last].end
        delegation = self._actor(item, "group", represents=owners[0], group="delegation", rule="delegation.of")
        return msgspec.structs.replace(delegation, end=end, spans=(self.view.chars(item.start, end),))

    def _sent_from(self, at: int) -> int | None:
        """The state behind a participle of coming: where the delegation is from."""
        came = self.items[at - 1] if at else None
        if self.head_first or came is None or came.kind != "predicates" or "arrival" not in came.ids():
            return None
        for place in range(at - 2, max(at - 6, -1), -1):
            item = self.items[place]
            if item.kind == "states" and any(m.case in ("of", "from") for m in item.markings()):
                return place
            if item.kind not in ("word", "name", "organs", "states", "cities"):
                return None
        return None

    def _of_house(self, item: Item, field: bool) -> bool:
        """A word for a parliament or a ministry, or for those who sit there."""
        return item.kind in (HOUSE | FIELD if field else HOUSE) or (
            item.kind == "offices" and any(m.plural for m in item.markings())
        )

    def _delegation_of(self, at: int, item: Item) -> Actor | None:
        """ "The (US House of Representatives) delegation": its state, over the words of what sent it."""
        place = at - 1
        field = place >= 0 and self.items[place].kind == "ministries"  # "trade and Industry ministry"
        widest = WIDEST_FIELD if field else WIDEST_HOUSE
        while place >= 0 and at - place <= widest and self._of_house(self.items[place], field):
            place -= 1
        owner = self.items[place] if 0 <= place < at - 1 and not self.head_first else None
        if owner is None or owner.kind not in ("states", "nationalities") or not self._owns(owner):
            return None
        self.used.update(range(place, at + 1))
        self.found[:] = [a for a in self.found if not (owner.start <= a.start and a.end <= item.start)]
        span = self.view.chars(owner.start, item.end)
        represents = facts.represents(owner.kind, owner.ids()[0])
        delegation = self._actor(item, "group", represents=represents, group="delegation", rule="delegation.of")
        return msgspec.structs.replace(delegation, start=owner.start, spans=(span,))

    def _head_here(self, at: int, item: Item) -> Actor:
        """ "The head of our state Toqaev": with a name or without."""
        title = Title("president", "head_of_state", self.view.chars(item.start, item.end))
        if not self._name_at(at + 1):
            return self._actor(item, "person", titles=(title,), represents="@here", rule="head.here")
        following = self.items[at + 1]
        name, marking = self._following(following, BARE, item)
        self.used.add(at + 1)
        return self._actor(
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

    def _following(self, name: Item, marking: Marking, item: Item) -> tuple[str, Marking]:
        """The name after a word that refers back, in the nominative, and its marking."""
        own = {m.case for m in item.markings()}
        likely = tuple(c for c in self._likely_cases(item) if c in own) if self.view.language.family.case_marked else ()
        return self.book.nominative(self.view, name.start, name.end, marking, likely or self._likely_cases(item))

    def _counterpart(self, at: int, item: Item) -> Actor | None:
        """ "His Iraqi counterpart Fuad Hussein": a state before, a name after; the office is the other's."""
        before = self.items[at - 1] if at else None
        if self.head_first and self._from_where(at):
            return self._counterpart_from(at, item)
        closed = not self.head_first and self._marking(item).case not in ("", "with")  # no name follows a case
        if before is None or before.kind not in ("nationalities", "states"):
            return self._counterpart_named(at, item, None) if self._name_at(at + 1) and not closed else None
        if self._name_at(at + 1) and not closed:
            return self._counterpart_named(at, item, before)
        self.used.update((at - 1, at))
        return self._actor(
            item,
            "person",
            start=before.start,
            represents=facts.represents(before.kind, before.ids()[0]),
            refers="counterpart",
            spans=(self.view.chars(before.start, item.end),),
            rule="counterpart.unnamed",
        )

    def _counterparts(self, at: int, item: Item) -> list[Actor]:
        """ "His Omani, Qatari and Estonian counterparts (X, Y and Z)", "his counterparts from Oman and Qatar": one of each."""
        if not any(m.plural for m in item.markings()):
            return []
        owners, first = self._left_owners(at, "president")
        last = at
        if not owners and not self.head_first:
            owners, first = self._come_from(at)
        elif len(owners) < 2 and self.head_first:
            owners, last = self._states_from(at)
            first = at
        if len(owners) < 2:
            return []
        names = self._names_of(last, len(owners)) if self.head_first else []
        end = names[-1] if names else last
        self.used.update(range(first, end + 1))
        span = self.view.chars(self.items[first].start, self.items[last].end)
        common = self._actor(item, "person", refers="counterpart", spans=(span,), rule="counterpart.distributed")
        common = msgspec.structs.replace(common, start=self.items[first].start, end=self.items[end].end)
        one_of_each = [msgspec.structs.replace(common, represents=o) for o in owners]
        return [self._by_name(a, item, n) for a, n in zip(one_of_each, names, strict=True)] if names else one_of_each

    def _by_name(self, actor: Actor, item: Item, named: int) -> Actor:
        """One of several, by the name that is told after all of them."""
        name, marking = self._following(self.items[named], self._marking(item), item)
        span = self.view.chars(self.items[named].start, self.items[named].end)
        return msgspec.structs.replace(actor, name=name, marking=marking, name_span=span, spans=(*actor.spans, span))

    def _states_from(self, at: int) -> tuple[list[str], int]:
        """ "From France, Germany and the United Kingdom" after a noun: the states, and where the last of them stands."""
        led = self.items[at + 1 : at + 2]
        if [i.kind for i in led] != ["prepositions"] or not any(i.startswith(("from", "of")) for i in led[0].ids()):
            return [], at
        owners, last = [], at
        for place in range(at + 2, len(self.items)):
            item = self.items[place]
            if item.kind == "states":
                owners.append(str(facts.represents(item.kind, item.ids()[0])))
                last = place
            elif not (item.kind == "comma" or item.joins() or self._small(place)):
                break
        return owners, last

    def _come_from(self, at: int) -> tuple[list[str], int]:
        """ "From A, B and C counterparts": the states of a list of which the last one says from where."""
        place = at - 1
        owners: list[str] = []
        while place >= 0 and self.items[place].kind in ("states", "comma", "conjunctions"):
            item = self.items[place]
            if item.kind == "states" and place == at - 1 and not any(m.case == "from" for m in item.markings()):
                break
            if item.kind == "states":
                owners.insert(0, str(facts.represents(item.kind, item.ids()[0])))
            place -= 1
        return owners, place + 1

    def _from_where(self, at: int) -> bool:
        kinds = [i.kind for i in self.items[at + 1 : at + 3]]
        return kinds == ["prepositions", "states"] and any(i.startswith("from") for i in self.items[at + 1].ids())

    def _counterpart_from(self, at: int, item: Item) -> Actor:
        """ "His colleague from Iraq Fuad Hussein"."""
        state = self.items[at + 2]
        place = at + 3 + self._between_commas(at + 3)
        named = self._name_at(place)
        last = self.items[place] if named else state
        name, marking = self._following(last, self._marking(item), item) if named else (None, self._marking(item))
        self.used.update(range(at, place + 1 if named else at + 3))
        return self._actor(
            item,
            "person",
            end=last.end,
            name=name,
            marking=marking,
            represents=facts.represents(state.kind, state.ids()[0]),
            refers="counterpart",
            spans=(self.view.chars(item.start, last.end),),
            name_span=self.view.chars(last.start, last.end) if named else None,
            rule="counterpart.from",
        )

    def _counterpart_named(self, at: int, item: Item, owner: Item | None) -> Actor:
        named = self.items[at + 1]
        name, marking = self._following(named, self._marking(item), item)
        start = owner.start if owner else item.start
        self.used.update((at - 1, at, at + 1) if owner else (at, at + 1))
        return Actor(
            start,
            named.end,
            "person",
            name,
            represents=facts.represents(owner.kind, owner.ids()[0]) if owner else None,
            marking=marking,
            refers="counterpart",
            spans=(self.view.chars(start, named.end),),
            name_span=self.view.chars(named.start, named.end),
            rule="counterpart",
        )
