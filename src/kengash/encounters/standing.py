"""When enough is said for an encounter to stand, and which known one a statement is about."""

from __future__ import annotations

import msgspec

from kengash.clauses import Clause
from kengash.encounters.drafts import AHEAD, CALLED_OFF, GROUPS, MULTILATERAL, Draft
from kengash.encounters.holders import OWN, Figure
from kengash.encounters.parents import visit_of
from kengash.encounters.phrases import HIGH, OFFICIAL, Phrases
from kengash.encounters.sameness import absorb, clash, kindred, same, same_day, same_group
from kengash.mentions.offices import POSTED, is_local
from kengash.world import facts, load

ABROAD = {"state", "official"}  # what a "working" trip need not be, where trips and visits are one word
# What a session or a forum of which nothing else is told does at a place and a time.
ATTENDS = frozenset({"clause.attending", "clause.opening"})
HAPPENS = frozenset({"clause.holding", "clause.beginning", "clause.concluding", "clause.opening"})


FAR = 6  # sentences within which talks are still those told of


AT_HOME_TOO = ("commission", "committee", "council", "working-group")  # any state has such bodies of its own


def _of_another_day(draft: Draft, told: Draft) -> bool:
    """ "They met briefly. The talks will take place tomorrow", "will meet in May; a summit was held in March": two of them."""
    if draft.day is None or draft.background or same_day(told, draft):
        return False
    before = told.day is not None and draft.day.start < told.day.start and draft.status == "held"
    return (draft.status, told.status) == ("announced", "held") or (before and told.status == "announced")


def _turned(old: Draft, draft: Draft) -> bool:
    """ "The invitation, which the guest accepted": whoever was received did not receive there."""
    guests = {i for i, p in old.parts.items() if "guest" in p.roles}
    return draft.type == "reception" and any("host" in p.roles and i in guests for i, p in draft.parts.items())


class Standing(Phrases):
    """Opens encounters and goes on with them."""

    def _open(self, draft: Draft, clause: Clause) -> Draft | None:
        """The old draft that this is about, or a new one if it says enough to stand."""
        if (all_ := self._of_them_all(draft, clause)) is not None:
            return all_
        current = self.current
        if current is not None and not draft.parts and draft.body is None and kindred(draft.type, current.type):
            if not _of_another_day(draft, current):
                return self._continue(draft)
            self._same_two(draft, current)
        self._hosted(draft)
        if (meant := self._session_meant(draft)) is not None:
            absorb(meant, draft)
            return self._at(meant)
        if not self._stands(draft):
            told = draft.day or draft.spot or draft.ordinal or draft.status == "ongoing"
            self.pending = draft if told else self.pending
            return self._about_known(draft)
        return self._settle(draft)

    def _of_them_all(self, draft: Draft, clause: Clause) -> Draft | None:
        """ "X will attend a summit and a session. The meetings will be held in Y on 5 May": of all that was told just before."""
        several = clause.event is not None and clause.event.plural and not draft.parts and draft.body is None
        if not several or not (draft.day or draft.spot) or clause.event is None or clause.event.item > 0:
            return None
        told = [d for d in self.drafts if d.sentence == draft.sentence - 1 and d.status == draft.status]
        if len(told) < 2:
            return None
        for one in told:
            one.day, one.spot = one.day or draft.day, one.spot or draft.spot
        return self.current

    def _same_two(self, draft: Draft, told: Draft) -> None:
        """ "The two met briefly on arrival. The talks will take place tomorrow": of the visitor and his host."""
        if GROUPS[draft.type] == "M" and told.part_of is not None and len(told.sides()) == len(told.parts) == 2:
            for part in told.parts.values():
                draft.add(part.figure, "participant", "event.meeting.again")

    def _session_meant(self, draft: Draft) -> Draft | None:
        """ "The talks will take place in Paris": the session of a format that was told of, its day and place not yet."""
        if draft.type != "meeting" or draft.parts or draft.body or not (draft.spot or draft.day):
            return None
        return next((d for d in self._latest() if self._may_mean(draft, d)), None)

    def _may_mean(self, draft: Draft, old: Draft) -> bool:
        format_ = old.type in MULTILATERAL and old.body is not None and old.body.type == "" and bool(old.body.id)
        open_ = old.spot is None or old.day is None
        return (
            format_
            and open_
            and draft.status == old.status
            and draft.sentence - old.sentence <= FAR
            and not clash(old, draft)
        )

    def _from_pending(self, draft: Draft) -> None:
        """What an incomplete statement just before said of day and place ("on 30 August a ceremony was held")."""
        before, self.pending = self.pending, None
        came = self.came
        if came is not None and GROUPS[draft.type] == "M" and came.sentence == draft.sentence:
            if came.persons() & draft.persons():
                draft.spot = draft.spot or came.spot  # "the President, who came to Midyat, received"
        near = before is not None and draft.sentence - before.sentence <= 3
        if before is not None and near and kindred(before.type, draft.type) and not clash(before, draft):
            draft.day, draft.spot = draft.day or before.day, draft.spot or before.spot
            draft.status = before.status if (before.status, draft.status) == ("ongoing", "held") else draft.status
            draft.part_of = draft.part_of or before.part_of
            draft.ordinal, draft.forms = draft.ordinal or before.ordinal, draft.forms | before.forms
            draft.spans = [*before.spans, *draft.spans]

    def _about_known(self, draft: Draft) -> Draft | None:
        for old in self._latest():
            letters = "clause.presenting_credentials" in draft.rules and GROUPS[old.type] == "M"
            if letters and draft.parts and set(draft.parts) < set(old.parts) and old.sentence == draft.sentence:
                absorb(old, draft)
                return self._at(old)
            if (
                same_group(old.type, draft.type)
                and draft.parts
                and (set(draft.parts) <= set(old.parts) or self._told_again(old, draft) or self._in_suite(old, draft))
                and same(old, draft)
                and not _turned(old, draft)
            ):
                absorb(old, draft)
                return self._at(old)
        return None

    def _in_suite(self, old: Draft, draft: Draft) -> bool:
        """ "With the president came X": those who came along with a visitor told of."""
        return draft.type == "visit" and draft.spot is None and bool(old.persons() & draft.persons())

    def _hosted(self, draft: Draft) -> None:
        """Whom the visitor meets, an office without a state told, speaks for the state that he visits."""
        if GROUPS[draft.type] != "M" or len(draft.sides()) > 1:
            return
        self._at_home(draft)
        visit = next((v for v in reversed(self.drafts) if v.type == "visit" and v.persons() & draft.persons()), None)
        if visit is None or visit.spot is None or visit.spot.country is None:
            return
        for part in draft.parts.values():
            figure = part.figure
            if figure.group == "leaders" and not figure.represents:  # "the leadership of the country"
                part.figure = msgspec.structs.replace(figure, represents=visit.spot.country)
            told = figure.represents and not (figure.presumed and figure.ident not in visit.parts)
            if figure.kind == "person" and figure.titles and figure.name and not told:
                known = msgspec.structs.replace(figure, represents=visit.spot.country, presumed=False)
                self.cast.figures[figure.ident] = part.figure = known

    def _at_home(self, draft: Draft) -> None:
        """ "The governor received the ambassador of Chile": a local office without a place is one of the outlet's own state."""
        for part in draft.parts.values():
            figure = part.figure
            untold = figure.kind == "person" and is_local(figure.office) and (figure.presumed or not figure.represents)
            away = draft.spot.country if draft.spot is not None and len(draft.parts) > 1 else None
            abroad = away is not None and untold and away not in (draft.sides() - {figure.represents})
            if untold and (not figure.represents or abroad):  # met in a town of another state, he is of that state
                known = msgspec.structs.replace(figure, represents=away if abroad else self.cast.state, presumed=False)
                self.cast.figures[figure.ident] = part.figure = known
        self._met_abroad(draft)

    def _met_abroad(self, draft: Draft) -> None:
        """ "In Tokyo X met the country's prime minister Y": whose state is not told is, of one side alone, of where they met."""
        away = draft.spot.country if draft.spot is not None else None
        if away is None or len(draft.parts) != 2 or away in draft.sides() or len(draft.sides()) != 1:
            return
        guessed = [p for p in draft.parts.values() if p.figure.presumed and p.figure.name and p.figure.titles]
        if guessed and guessed[-1] is [*draft.parts.values()][-1]:
            known = msgspec.structs.replace(guessed[-1].figure, represents=away, presumed=False)
            self.cast.figures[known.ident] = guessed[-1].figure = known

    def _told_again(self, old: Draft, draft: Draft) -> bool:
        """ "At the session, to be held on the 11th under the chairmanship of X": the session being told of."""
        return old is self.current and draft.type in MULTILATERAL and draft.body is None and not draft.background

    def _bilateral(self, draft: Draft) -> None:
        """ "The two ministers held a session behind closed doors": without a body that convenes, they met."""
        named = all(p.figure.name and p.roles <= {"participant"} for p in draft.parts.values())
        if draft.type == "session" and draft.body is None and named and len(draft.parts) == len(draft.sides()) == 2:
            draft.type = "meeting"

    def _settle(self, draft: Draft, fresh: bool = False) -> Draft:
        self._bilateral(draft)
        for old in self._latest():
            if same(old, draft) and not (fresh and set(draft.parts) != set(old.parts)):
                absorb(old, draft)
                return self._at(old)
        self.drafts.append(draft)
        if draft.background and self.current is not None and draft.sentence != self.current.sentence:
            draft.part_of = draft.part_of or visit_of(draft, self._latest())
            return draft  # named in passing: the text goes on with what it was telling
        draft.part_of = draft.part_of or visit_of(draft, self._latest())
        if self.main is None:
            self.main = draft
        return self._at(draft)

    def _stands(self, draft: Draft) -> bool:
        """Whether enough is said for an encounter: two sides, or a body that convenes, or a guest and where he goes."""
        figures = [p.figure for p in draft.parts.values()]
        sides = draft.sides()
        if draft.lacking:
            return False
        if draft.occasion and len(sides | draft.occasion) > 1 and any(f.kind == "person" for f in figures):
            return True
        if draft.type == "visit":
            return self._visit_stands(draft, [p.figure for p in draft.parts.values() if p.roles != {"host"}])
        if draft.type in MULTILATERAL and (
            self._convened(draft) or (draft.spot and (draft.type == "summit" or self._took_place_openly(draft)))
        ):
            return True
        if len(figures) < 2 and not any(f.kind == "group" for f in figures):
            return False
        envoys = any(
            f.kind == "group" and "ambassador" in (f.titles and f.rank, f.group[:-1]) and f.represents is None
            for f in figures
        )
        several = any(
            f.kind == "group" and f.titles and f.represents in load("organizations") and f.rank != "ambassador"
            for f in figures
        )
        return len(sides) + envoys + several + self._unknown_side(draft, figures) >= 2

    def _unknown_side(self, draft: Draft, figures: list[Figure]) -> bool:
        """ "The deputy minister met representatives of the World Bank": whoever's minister he is, the other side is no state."""
        nameless = [f for f in figures if f.kind == "person" and f.represents is None and f.titles]
        if any(f.rank == "secretary_general" for f in nameless):
            return any(f.represents and not is_local(f.office) for f in figures)  # whatever it is that he heads
        ours = any(f.rank in OWN for f in nameless)
        theirs = any(
            f.represents in facts.organizations() or (f.represents and f.rank == "ambassador") for f in figures
        )
        theirs = theirs or (draft.counterparts and bool(draft.sides()))
        return GROUPS[draft.type] in ("M", "C") and ((ours and theirs) or self._envoy_abroad(draft, figures))

    def _envoy_abroad(self, draft: Draft, figures: list[Figure]) -> bool:
        """ "The ambassador in Ankara visited the governor": whoever's ambassador he is, he speaks for another state."""
        envoys = [f for f in figures if f.kind == "person" and f.office in POSTED and not f.represents]
        return bool(envoys) and draft.sides() == {self.cast.state}

    def _took_place_openly(self, draft: Draft) -> bool:
        """Whether it is told as happening at a time, and is no parliament's own sitting."""
        if draft.type == "session" and not self._not_of_one_state(draft):
            return False
        if self._appointed(draft) or self._attended_abroad(draft):
            return True
        return bool((draft.day or draft.dated) and HAPPENS & set(draft.rules)) and not draft.background

    def _attended_abroad(self, draft: Draft) -> bool:
        """ "The minister of X attended the forum in Y": who holds an office of another state makes it one between states."""
        there = draft.spot.country if draft.spot is not None else None
        officers = [p.figure for p in draft.parts.values() if p.figure.kind == "person" and p.figure.rank in HIGH]
        abroad = any(f.represents and f.represents != there for f in officers)
        return draft.type == "conference" and bool(there) and abroad and not ATTENDS.isdisjoint(draft.rules)

    def _appointed(self, draft: Draft) -> bool:
        """ "For Thursday in Bern a conference is set": a noun, and a word of what is to come for its verb, with its day."""
        told = draft.status in ("announced", "postponed", "cancelled") and draft.dated and "clause.event" in draft.rules
        return told and draft.type == "conference" and self.cast.book.language.family.case_marked

    def _not_of_one_state(self, draft: Draft) -> bool:
        """Whether a session may be one between states: a sitting attended by "members" and "officials" is any parliament's."""
        groups = [p.figure for p in draft.parts.values() if p.figure.kind == "group"]
        return not groups or any(g.represents or g.rank for g in groups) or len(draft.sides()) > 1

    def _convened(self, draft: Draft) -> bool:
        """A body of an organization or between states; any town has a council."""
        body = draft.body
        told = draft.day or draft.spot or draft.sides() or draft.persons()
        if draft.type == "conference" and "clause.event" in draft.rules and not told:
            return False  # "the G7, an informal forum": what it is, not that it meets
        if body is None:
            return False
        enough = 2 if body.kind in AT_HOME_TOO else 1
        return bool(
            body.id or body.type == "summit" or body.organization or body.states or len(draft.sides()) >= enough
        )

    def _visit_stands(self, draft: Draft, figures: list[Figure]) -> bool:
        guests = [f for f in figures if f.kind in ("person", "group")]
        private = "clause.event" in draft.rules and all(f.titles and not f.titles[0].id for f in guests)
        if not guests or private:
            return False  # "the coming of the Armenian footballer N.N.": he travels for nobody
        if draft.spot is None:  # "the President's working visit": the noun says enough of so high a guest
            telling = ABROAD if self.cast.book.language.family.case_marked else OFFICIAL
            called_off = draft.status in ("postponed", "cancelled")
            return bool(draft.forms & telling or called_off) and any(g.rank in HIGH for g in guests)
        return all(g.represents != draft.spot.country for g in guests) and any(g.represents for g in guests)

    def _continue(self, draft: Draft) -> Draft | None:
        told = draft.parts or draft.topics or draft.documents or draft.spot or draft.ordinal or draft.day
        if self.current is not None and draft.status in CALLED_OFF and self.current.status in AHEAD:
            self.current.status = draft.status
            self.current.spans += draft.spans
        if self.current is None or not told:
            return None
        if clash(self.current, draft):
            return self._earlier_one(self.current, draft)
        draft.type, draft.status, draft.spot = self.current.type, self.current.status, self.current.spot or draft.spot
        absorb(self.current, draft)
        return self.current
