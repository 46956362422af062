"""Two mentions of one person: a full name with an office after it, two titles with one name."""

from __future__ import annotations

import msgspec

from kengash.mentions.offices import POSTED, Actor, is_local
from kengash.mentions.rolls import Rolls
from kengash.mentions.view import Item
from kengash.world import facts

PORTFOLIO = frozenset({"comma", "word", "conjunctions", "name"})
WIDEST_ARTICLE = 3  # words: "the newly appointed"


class Pairs(Rolls):
    """Brings the two together."""

    def _name_first(self, found: list[Actor]) -> list[Actor]:
        """ "N.N., the foreign minister of X, met": a full name, and between commas the office that he holds."""
        kept: list[Actor] = []
        for actor in found:
            named = kept[-1] if kept else None
            if named is not None and self._holds(named, actor):
                span = self.view.chars(named.start, actor.end)
                told = {"titles": actor.titles, "represents": actor.represents, "end": actor.end, "spans": (span,)}
                kept[-1] = msgspec.structs.replace(named, refers="", rule="office.name", **told)
            else:
                kept.append(actor)
        return kept

    def _holds(self, named: Actor, office: Actor) -> bool:
        """Whether an office between commas is that of the full name before it, which stands in no list."""
        between = [i.kind for i in self.items if named.end <= i.start and i.end <= office.start]
        before = next((i for i in reversed(self.items) if i.end <= named.start), None)
        after = next((i for i in self.items if i.start >= office.end), None)
        listed = before is not None and (before.kind == "comma" or before.joins())
        return (
            office.rule == "office.alone"
            and office.kind == named.kind == "person"
            and " " in (named.name or "")
            and not (named.titles or listed)
            and bool(office.represents)
            and (self._apposing(between) or (between == ["open"] and after is not None and after.kind == "close"))
            and (after is None or after.kind in ("comma", "mark", "close") or self._goes_on_about(after))
            and named.marking.case == office.marking.case
        )

    def _apposing(self, between: list[str]) -> bool:
        """A comma, and an article or "the new" where they are words of their own."""
        words = 1 if self.view.language.family.case_marked or not self.head_first else WIDEST_ARTICLE
        return between[:1] == ["comma"] and len(between) <= words + 1 and set(between[1:]) <= {"word"}

    def _goes_on_about(self, joint: Item) -> bool:
        """ "X, a member of parliament and participant in the caucus": "and", and what else he is, in small letters."""
        after = self.view.tokens[joint.end : joint.end + 1]
        return (
            joint.joins()
            and bool(after)
            and after[0].kind == "word"
            and not after[0].capital
            and not self._small_key(after[0].key)
        )

    def _small_key(self, key: str) -> bool:
        return key in self.view.language.common

    def _one_of_two_titles(self, found: list[Actor]) -> list[Actor]:
        """ "The Deputy Prime Minister of X, Minister of Tourism Y": two titles of one person, of whom only the second is named."""
        kept: list[Actor] = []
        for actor in found:
            kept.append(actor)
            while len(kept) > 1 and self._holds_both(*kept[-2:]):
                named = kept.pop()
                kept[-1] = self._of_both_titles(kept[-1], named)
        return kept

    def _holds_both(self, first: Actor, second: Actor) -> bool:
        return (
            self._same_holder(first, second) or self._of_portfolio_too(first, second) or self._once_too(first, second)
        )

    def _once_too(self, first: Actor, second: Actor) -> bool:
        """ "X's former minister, member of parliament and head of the mission N.N.": what somebody was, or one seat of many."""
        between = [i.kind for i in self.items if first.end <= i.start and i.end <= second.start]
        titled = first.rule == "office.alone" and bool(second.name and second.titles) and first.kind == second.kind
        if self.head_first or not titled or between not in (["comma"], ["conjunctions"]):
            return False
        once = first.titles[0].id.startswith("former-") or first.rank == "member_of_parliament"
        return once and (first.represents in (None, second.represents) or second.represents is None)

    def _of_both_titles(self, first: Actor, named: Actor) -> Actor:
        """The person of two titles, by the name that stands with the second."""
        whole = self.head_first or first.titles[0].id in POSTED
        return msgspec.structs.replace(
            named,
            start=first.start,
            titles=(*first.titles, *named.titles) if whole else (*named.titles, *first.titles),
            represents=(first.represents if self.head_first else None) or named.represents or first.represents,
            marking=first.marking if self.head_first else named.marking,
            spans=(self.view.chars(first.start, named.end),),
        )

    def _of_portfolio_too(self, first: Actor, second: Actor) -> bool:
        """ "The Deputy Prime Minister, Tourism, Culture and Environment Minister N.N.": where titles stand before names, one person."""
        between = [i for i in self.items if first.end <= i.start and i.end <= second.start]
        listed = len(between) > 2 and between[0].kind == "comma" and all(i.kind in PORTFOLIO for i in between)
        return (
            not self.head_first
            and listed
            and first.rule == "office.alone"
            and first.rank == "deputy_head_of_government"
            and bool(second.name)
            and second.rank == "minister"
            and second.represents in (None, first.represents)
        )

    def _same_holder(self, first: Actor, second: Actor) -> bool:
        between = [i.kind for i in self.items if first.end <= i.start and i.end <= second.start]
        titled = first.rule == "office.alone" and bool(second.name and second.titles) and first.kind == second.kind
        honoured = first.rank == "other" and not is_local(first.titles[0].id) and not self.head_first
        honoured = honoured and first.represents in (None, second.represents)  # "the nation's leader, the speaker N.N."
        posted = titled and first.represents == second.represents and first.titles[0].id in POSTED
        if not self.head_first and not (honoured or posted or self._of_organization_too(first, second)):
            return False
        return (
            titled
            and (between in (["comma"], ["dash"]) or (between == ["conjunctions"] and self._owned_once(first, between)))
            and first.rank not in facts.LEADERS
            and first.titles[0].id != second.titles[0].id
            and (honoured or first.represents is not None or self._owned_once(first, between))
            and (second.represents in (None, first.represents) or first.represents is None or not self.head_first)
            and (first.marking.case == second.marking.case or self._agree(first, second))
        )

    def _owned_once(self, first: Actor, between: list[str]) -> bool:
        """ "The deputy prime minister – foreign minister of X N.N.": the owner after the second title owns both."""
        declined = self.view.language.family.case_marked
        both = first.represents is None and first.rank == "deputy_head_of_government"
        both = both and (
            declined or between == ["conjunctions"]
        )  # "the Deputy Prime Minister and Foreign Minister of X, N.N."
        return self.head_first and (between == ["dash"] or both)

    def _agree(self, first: Actor, second: Actor) -> bool:
        """Where a preposition stands before the first of two titles only, both can still stand in one case."""
        if not self.view.language.family.case_marked:
            return False
        heads = (next(i for i in self.items if i.start >= a.start and i.kind == "offices") for a in (first, second))
        cases = [{m.case for m in head.markings()} for head in heads]
        return not cases[0].isdisjoint(cases[1])

    def _of_organization_too(self, first: Actor, second: Actor) -> bool:
        """ "The OSCE's chair, X's minister N.N. comes": an organization's office, then the state's, and no list after it."""
        after = next((i for i in self.items if i.start >= second.end), None)
        listed = after is not None and (after.kind == "comma" or after.joins())
        organizations = facts.organizations()
        return first.represents in organizations and second.represents not in (None, *organizations) and not listed

    def _leading(self, actor: Actor, after: Actor | None) -> Actor:
        """ "The delegation of X led by the chairman N.N.": he speaks for whom it does."""
        if after is None or after.rule != "delegation.of" or actor.kind != "person":
            return actor
        led = next((i for i in self.items if i.start == actor.end and i.kind == "markings"), None)  # right after him
        if led is None or "led_by" not in led.ids() or self.view.tokens[led.end].start != after.spans[0].start:
            return actor
        return msgspec.structs.replace(actor, represents=after.represents)
