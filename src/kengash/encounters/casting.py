"""Who takes part in what role: the parts of frames and event nouns filled with the actors of a clause."""

from __future__ import annotations

import msgspec

from kengash.clauses import Clause, Event, Sentence
from kengash.clauses.nouns import HAPPENING
from kengash.encounters.drafts import MULTILATERAL, NUMBERED, Draft
from kengash.encounters.outlook import OVER
from kengash.encounters.phrases import NEAR, SHARED_PARTS
from kengash.encounters.unsaid import TALKS, Unsaid
from kengash.encounters.who import Figure
from kengash.mentions.dates import Day
from kengash.mentions.places import Spot
from kengash.mentions.titles import Actor
from kengash.mentions.view import Item

TALKING = ("discussing", "agreeing")
LISTED = frozenset({"comma", "open", "close", "quote", "states", "organizations", "groups", "offices", "name", "dash"})
STATE_LIST = frozenset({"states", "comma", "conjunctions", "prepositions"})
LEADING = frozenset({"head_of_state", "head_of_government"})
SIDES = frozenset({"side.of", "ministry.of"})
PAIR = 10  # words from a meeting to the second of the two sides between which it is
BODY_NEAR = 4  # words from a meeting to the body that meets
OPENING = 4  # sentences, a title among them


def stays_away(clause: Clause) -> bool:
    """ "X will not attend the summit": the summit is held all the same, without him."""
    return clause.negated and clause.frame in ("attending", "representing")


class Casting(Unsaid):
    """Gives actors their roles."""

    def _draft(self, type_: str, sentence: Sentence, clause: Clause) -> Draft:
        trigger = sentence.view.chars(clause.at, min(clause.at + 1, len(sentence.view.tokens)))
        ordinal = clause.ordinal if type_ in (*NUMBERED, "meeting") else None  # which may prove a session
        draft = Draft(
            type_,
            self._status(clause, sentence),
            sentence.view.number,
            set(clause.forms),
            ordinal,
            spans=[self._trigger(sentence, clause) or trigger],
            rules=[clause.rule],
        )
        draft.day, draft.dated = self._day(clause, sentence), bool(clause.days)
        draft.bygone = self._bygone(draft.day)
        draft.status = "held" if draft.bygone and draft.status == "ongoing" else draft.status
        draft.spot = self._spot(self._own_spots(clause), draft, sentence, clause.at)
        inside = (v.span for v in sentence.venues if clause.start <= v.at < clause.end)
        draft.venue = next(inside, None)
        return draft

    def _bygone(self, day: Day | None) -> bool:
        """Another month or year than that of the news: "last year, too, he came"."""
        on = self.cast.book.on
        return bool(day and on and day.precision != "day" and (day.end or day.start) < on[: len(day.start)])

    def _status(self, clause: Clause, sentence: Sentence) -> str:
        said = clause.statuses
        for status in ("cancelled", "denied", "postponed", "proposed"):
            if status in said:
                return status
        if self._denied_after(clause, sentence):
            return "denied"
        if "ongoing" in said and not {"announced", "held"} & set(said) and clause.marking.tense != "past":
            return "ongoing"
        marking = clause.marking
        if clause.negated and clause.frame and not stays_away(clause):
            return "cancelled"
        if clause.frame and (told := self.frames[clause.frame].get(marking.tense or marking.nonfinite)):
            after = (h for h in sentence.view.aside if h.start == clause.end)  # "had come", in two words
            had = any("held" in h.ids("statuses") for h in after)
            over = had or (marking.tense == "past" and self._told_late(clause, sentence))
            return "held" if over else str(told)
        if (clause.frame and marking.tense == "past") or marking.nonfinite == "participle":
            return "held"
        if marking.nonfinite == "verbal_noun" and clause.frame and self._told_of(sentence, clause):
            return "announced"  # "made known that he would take part"
        if marking.nonfinite == "verbal_noun" and clause.frame and self._awaited(sentence, clause):
            return "announced"
        if marking.nonfinite == "infinitive" and clause.frame:
            ahead = "announced" in said or self._may_yet(sentence, clause)
            return "announced" if ahead else sentence.view.language.family.infinitive_status
        if marking.tense == "present" and clause.frame and "announced" not in said:
            return sentence.view.language.family.present_status
        if "announced" in said or marking.tense == "future" or marking.nonfinite == "participle_future":
            return "announced"
        if marking.tense == "progressive" or "ongoing" in said:
            return "ongoing"
        if clause.frame is None:
            return self._ruling_status(clause, sentence)
        return "proposed" if marking.tense == "conditional" else "held"

    def _denied_after(self, clause: Clause, sentence: Sentence) -> bool:
        """ "That he had met X he denied": where verbs come last, the word that denies stands after what it denies."""
        if sentence.view.language.family.case_before or not clause.frame or clause.marking.tense:
            return False
        later = (i.start for i in sentence.view.items if i.start >= clause.end and i.kind in ("predicates", "said"))
        reach = min(later, default=len(sentence.view.tokens))
        return any("denied" in h.ids("statuses") and clause.end <= h.start <= reach for h in sentence.view.aside)

    def _own_spots(self, clause: Clause) -> tuple[Spot, ...]:
        """ "In the session took part the envoy for the crisis in X": a place inside a title of whoever attends is not where."""
        late = [a.start for p, a in clause.actors if p == "who" and a.start > clause.at and a.kind == "person"]
        if clause.frame != "attending" or not late:
            return clause.spots
        return tuple(s for s in clause.spots if s.at < min(late))

    def _told_late(self, clause: Clause, sentence: Sentence) -> bool:
        """ "Then she left for Kyiv": who came or left is there now only where the text opens with it, or says that it was today."""
        today = any(d.basis == "relative" and d.start == (self.cast.book.on or "")[:10] for d in clause.days)
        return sentence.view.number > OPENING and not today and sentence.view.language.family.case_before

    def _awaited(self, sentence: Sentence, clause: Clause) -> bool:
        """ "His taking part and his laying of flowers are expected": a word of what is to come closes over several."""
        if sentence.view.language.family.case_before:
            return False
        waits = [h.start for h in sentence.view.aside if h.start > clause.at and "announced" in h.ids("statuses")]
        verbs = (c for c in sentence.clauses if clause.at < c.at < min(waits, default=0))
        return bool(waits) and not any(c.frame and c.marking.tense for c in verbs)

    def _told_of(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether a verb of saying or a word of what is to come closes over the verbal noun."""
        after = [i for i in sentence.view.items if i.start > clause.at][:4]
        said = any(i.kind == "said" or "stating" in i.ids() for i in after)
        return "announced" in clause.statuses or (said and not clause.marking.passive)

    def _ruling_status(self, clause: Clause, sentence: Sentence) -> str:
        """A noun alone takes the status of the words that follow it in the sentence."""
        reach = self._main_verb(clause, sentence)
        over = clause.event is not None and clause.event.relation in OVER  # "announced after the visit"
        later = self._said_of(sentence, clause.at, -1 if over else -4, reach)
        if self._gone_to(sentence, clause):
            later = [s for s in later if s in ("proposed", "announced")]
        told = next((s for s in ("cancelled", "denied", "postponed", "proposed", "announced") if s in later), "held")
        if told == "held" and clause.event is not None and self._foretold(sentence, clause.event):
            return "announced"
        return "ongoing" if told == "held" and self._staying(sentence, clause) else told

    def _main_verb(self, clause: Clause, sentence: Sentence) -> int:
        """How far a noun hears: over a relative clause right after it ("the summit of X, which was planned in Y, is put off")."""
        items = [i for i in sentence.view.items if i.start > clause.at]
        relative = next((i for i in items if i.kind == "clause_breaks"), None)
        if relative is None and sentence.view.language.family.case_marked:
            subject = clause.event is not None and clause.event.relation in ("", "object")
            ends = ("predicates", "said") if subject else ("predicates", "said", "events")
            return next((i.start - clause.at for i in items if i.kind in ends), 24)
        if relative is None or relative.start - clause.at > 12 or not sentence.view.language.family.case_before:
            return 12
        return 40 if all(i.kind not in ("predicates", "said") for i in items if i.start < relative.start) else 12

    def _said_of(self, sentence: Sentence, at: int, first: int, last: int) -> list[str]:
        """The words of status around a noun; where the verb comes last, those after another noun are that one's."""
        nouns = [i.start for i in sentence.view.items if i.kind == "events" and i.start > at]
        stop = min(nouns, default=at + last) if not sentence.view.language.family.case_before else at + last
        return [
            s for h in sentence.view.aside if first <= h.start - at <= min(last, stop - at) for s in h.ids("statuses")
        ]

    def _gone_to(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Called off the visit to the meeting": what somebody goes to is not called off with his going."""
        marked = not sentence.view.language.family.case_before
        return marked and clause.event is not None and clause.event.relation in ("to", "at", "from")

    def _take(self, draft: Draft, actor: Actor, role: str, rule: str) -> None:
        if actor.titles and actor.titles[0].id == "spokesperson":
            return  # who only speaks about an encounter
        if actor.refers in ("sides", "two", "pronouns"):
            self._refer(draft, actor, role, rule)
            return
        figure = self._led(actor) or self.cast.resolve(actor)
        if actor.kind == "person" and not actor.relation:
            self.cast.protagonist = figure.ident
        draft.add(figure, role, rule)

    def _led(self, actor: Actor) -> Figure | None:
        """ "The delegation met": whoever leads the one that the text has just told of."""
        if actor.refers != "delegation" or self.current is None:
            return None
        heads = (p.figure for p in self.current.parts.values() if "head_of_delegation" in p.roles)
        return next(heads, None)

    def _refer(self, draft: Draft, actor: Actor, role: str, rule: str) -> None:
        """ "They", "the two presidents": those whom the text has just named."""
        if actor.refers == "pronouns" and (acting := self._pointed_to(draft, actor)):
            if role == "guest" and self._hosts(acting):
                return
            draft.add(self.cast.figures[acting], role, rule)
        elif actor.refers == "two" and (sides := self._sides_of(draft, actor)):
            one = msgspec.structs.replace(actor, kind="person", refers="")
            for side in sides:
                draft.add(self.cast.resolve(msgspec.structs.replace(one, represents=side)), role, rule)
        elif actor.refers == "two":
            for figure in self._both_told(actor) or self._of_both(actor):
                draft.add(figure, role, rule)
            self._hosting_side(draft, actor, role, rule)

    def _sides_of(self, draft: Draft, actor: Actor) -> list[str]:
        """ "A, B and C will hold a meeting of foreign ministers": the states give way to who sits there for each."""
        states = [i for i, p in draft.parts.items() if p.figure.kind == "state"]
        if len(states) < 2 or not actor.titles or actor.represents or actor.name:
            return []
        return [str(draft.parts.pop(i).figure.represents) for i in states]

    def _both_told(self, actor: Actor) -> list[Figure]:
        """The holders of an office in the encounter being told; in the one told before, where this one has none yet."""
        definite = (
            not self.cast.book.language.family.case_marked
        )  # "the leaders", where nouns have articles or a number
        empty = self.current is not None and not self.current.parts
        told = [self.current, *self._latest()] if empty and definite else [self.current]
        for draft in told:
            known = draft.parts.values() if draft is not None else ()
            if meant := [p.figure for p in known if actor.rank in (None, p.figure.rank)]:
                return meant
            leading = [p.figure for p in known if p.figure.rank in LEADING]
            if len(leading) == 2 and actor.titles and actor.titles[0].id == "head-of-state":
                return leading  # "the two leaders", whatever their states call them
        return []

    def _hosts(self, ident: str) -> bool:
        """Whether he is the host of what is being told, so that "they were received" means others."""
        part = self.current.parts.get(ident) if self.current is not None else None
        return part is not None and "host" in part.roles

    def _pointed_to(self, draft: Draft, actor: Actor) -> str | None:
        """Whom a pronoun means: who acts; where he himself acts on somebody ("received the guest"), who acted before."""
        acting = self.cast.protagonist or self.cast.last_person
        told = self.cast.before
        return told if told and acting in draft.parts and actor.relation and told not in draft.parts else acting

    def _of_both(self, actor: Actor) -> list[Figure]:
        """ "The heads of the two states", where two sides are being told of: the holder of that office on each."""
        sides = sorted(self.current.sides()) if self.current is not None else []
        if len(sides) != 2 or not actor.titles or actor.represents:
            return [self.cast.resolve(actor)]
        one = msgspec.structs.replace(actor, kind="person", refers="")
        return [self.cast.resolve(msgspec.structs.replace(one, represents=side)) for side in sides]

    def _hosting_side(self, draft: Draft, actor: Actor, role: str, rule: str) -> None:
        """ "The two presidents" during a visit: the guest, and the holder of the same office where he is."""
        visit = self.current
        if visit is None or visit.type != "visit" or visit.spot is None or not actor.titles or not draft.parts:
            return
        if visit.spot.country and visit.spot.country not in draft.sides():
            host = msgspec.structs.replace(actor, kind="person", represents=visit.spot.country, refers="")
            draft.add(self.cast.resolve(host), role, f"{rule}.host")

    def _cast_parts(
        self, draft: Draft, clause: Clause, parts: dict[str, str], subject: Actor | None, sentence: Sentence
    ) -> None:
        for part, actor in clause.actors:
            role = parts.get(part) or SHARED_PARTS.get(part)
            if part == "along_with" and "who" in parts:
                role = parts["who"]
            if role in (None, "place") or (
                actor.kind in ("state", "organization") and not self._is_side(part, actor, clause, sentence)
            ):
                continue
            self._take(draft, actor, str(role), f"frame.{clause.frame}.{part}")
        subjectless = not self._has_subject(clause)
        shared = not clause.marking.passive or sentence.view.language.family.case_marked
        if subject is not None and subjectless and "who" in parts and shared:
            for actor in self._coordinated(sentence, subject):
                self._take(draft, actor, parts["who"], f"frame.{clause.frame}.shared_subject")
            self._heading(draft, sentence, subject)
        elif draft.type == "meeting" and "who" in parts and subjectless:
            self._unsaid(draft, clause, parts, sentence)

    def _coordinated(self, sentence: Sentence, subject: Actor) -> list[Actor]:
        """ "X and Y came and met Z": all of those who share the verbs, where "and" joins the last of them."""
        found, joined = [subject], 1
        for actor in (a for a in sentence.actors if a.start >= subject.end):
            between = [i for i in sentence.view.items if found[-1].end <= i.start and i.end <= actor.start]
            beside = bool(between) and all(i.kind == "comma" or i.joins() for i in between)
            if actor.relation or actor.kind != "person" or subject.kind != "person" or not beside:
                break
            found.append(actor)
            joined = len(found) if any(i.joins() for i in between) else joined
        return found[:joined]

    def _is_side(self, part: str, actor: Actor, clause: Clause, sentence: Sentence) -> bool:
        """A state or organization takes part where it stands right beside the predicate as such ("talks with the EU")."""
        if actor.rule in SIDES:
            return True
        if part not in ("with", "between"):
            return False
        if not sentence.view.language.family.case_before:
            return 0 <= clause.at - actor.end <= 6
        return 0 <= actor.start - clause.at <= 8

    def _cast_event(
        self,
        draft: Draft,
        clause: Clause,
        parts: dict[str, str],
        subject: Actor | None,
        sentence: Sentence,
        event: Event,
    ) -> None:
        planned = clause.marking.nonfinite == "verbal_noun" and "announced" in clause.statuses
        if comers := self._of_relative(sentence, clause):
            for actor in comers:
                self._take(draft, actor, "participant", f"event.{draft.type}.of_relative")
            return
        for part, actor in clause.actors:
            role = parts.get(part) or SHARED_PARTS.get(part)
            manner = part == "who" and self._manner(draft, sentence, event)
            if part == "who" and not manner and self._of_a_verb(sentence, clause, actor, subject):
                continue
            if part == "object" and actor.refers == "pronouns" and clause.frame == "holding":
                continue  # "preparing for the summit and holding it"
            if part == "who" and planned and clause.frame == "holding":
                continue  # "X said that its holding is planned"
            if role is not None and self._in_event(draft, clause, sentence, event, part, actor):
                self._take(draft, actor, role, f"event.{draft.type}.{part}")
        subjectless = not self._has_subject(clause) and not self._happens(sentence, clause, event)
        subjectless = subjectless and not planned
        if subject is not None and clause.frame and subjectless and "who" in parts and not clause.marking.passive:
            for actor in self._coordinated(sentence, subject):
                self._take(draft, actor, parts["who"], f"event.{draft.type}.shared_subject")
        elif clause.frame == "attending" and subjectless and (later := self._later_subjects(sentence, clause)):
            for actor in later:
                self._take(draft, actor, "participant", f"event.{draft.type}.later_subject")
        elif clause.frame == "attending" and subjectless:
            self._unsaid(draft, clause, parts, sentence)
        self._traveller(draft, sentence, clause, event)
        self._other_side(draft, clause, sentence, subject)

    def _of_a_verb(self, sentence: Sentence, clause: Clause, actor: Actor, subject: Actor | None) -> bool:
        """Who stands bare before a noun may be the object of a verb before it, or the subject of one after it."""
        family = sentence.view.language.family
        if family.case_before:
            return clause.frame is None and family.case_marked and actor is not subject
        if clause.frame and not (clause.frame in HAPPENING and clause.marking.nonfinite.startswith("participle")):
            return False
        scene = clause.event is not None and clause.event.relation == "at"  # "said at the meeting held with X"
        later = (c for c in sentence.clauses if c.frame and c.at > clause.at and not (scene and c.frame == "stating"))
        return any(p == "who" and a.start == actor.start for c in later for p, a in c.actors)

    def _in_event(
        self, draft: Draft, clause: Clause, sentence: Sentence, event: Event, part: str, actor: Actor
    ) -> bool:
        """Whether an actor of the clause takes part in the event that its noun names."""
        before = sentence.view.language.family.case_before
        item = sentence.view.items[event.item]
        if not (
            self._is_person(actor)
            or self._takes_part(sentence, clause, actor)
            or self._pair_member(sentence, part, actor, item)
        ):
            return False
        if before and self._owner_of_another(sentence, clause, part, actor, item):
            return False
        if actor.refers == "two" and part == "of" and draft.type in MULTILATERAL:
            return False  # "the summit of the heads of state" does not say which
        if not before and not self._own(draft, sentence, clause, event, part, actor, item):
            return False
        near = 0 <= self._gap(sentence, actor, event) <= NEAR or (
            part == "who" and self._manner(draft, sentence, event)
        )
        near = near or (part == "of" and not before and self._over_partner(clause, event, actor, item))
        if not near and (part == "of" or (part in ("who", "object") and clause.frame is None)):
            return False
        return part != "object" or draft.type in ("visit", "ceremony") or clause.frame not in ("holding", None)

    def _owner_of_another(self, sentence: Sentence, clause: Clause, part: str, actor: Actor, item: Item) -> bool:
        """ "Held talks with X ahead of Y's visit": a possessive owns what follows it; whoever stands before an owner owns nothing."""
        if sentence.view.language.family.case_marked:
            return False
        if part == "of" and actor.marking.case == "of":
            return actor.start > item.start
        owners = (a for p, a in clause.actors if p == "of" and actor.end <= a.start and a.end <= item.start)
        return part == "who" and clause.frame is None and next(owners, None) is not None

    def _happens(self, sentence: Sentence, clause: Clause, event: Event) -> bool:
        """ "X said that the talks ended", "the forum that will take place": the noun before the verb is its subject."""
        before = sentence.view.items[event.item].end <= clause.at
        return before and clause.frame in HAPPENING and sentence.view.language.family.case_before

    def _has_subject(self, clause: Clause) -> bool:
        """Whether somebody of the clause acts; a bare state or organization before the verb may, after it it does not."""
        return any(p == "who" and (self._is_person(a) or a.start < clause.at) for p, a in clause.actors)

    def _own(
        self, draft: Draft, sentence: Sentence, clause: Clause, event: Event, part: str, actor: Actor, item: Item
    ) -> bool:
        """The subject of the sentence is none of a noun that only owns another; the nearer of two owners is its own."""
        if part == "who" and clause.frame is None and event.relation == "of" and draft.type != "visit":
            return False
        if part == "who" and clause.frame is None and any(p == "between" for p, _ in clause.actors):
            return False  # "X said after the talks between A and B"
        if part == "between" and draft.type in TALKS and self._of_paper(sentence, actor, item):
            return False
        aim = clause.frame is None and event.relation == "to" and draft.type in MULTILATERAL
        if aim and part in ("who", "with") and any(c.frame in TALKING and c.at > clause.at for c in sentence.clauses):
            return False  # "discussed with X the preparations for the summit"
        if part == "who" and draft.type in MULTILATERAL and self._held_by_nobody(clause, item):
            return False
        others = (
            a for p, a in clause.actors if p == part == "of" and a.name and actor.end < a.start and a.end <= item.start
        )
        return actor.kind != "person" or bool(actor.name) or next(others, None) is None

    def _of_paper(self, sentence: Sentence, actor: Actor, noun: Item) -> bool:
        """ "The agreement between A and B lets the talks go on": whose paper it is."""
        return any(actor.end <= i.start < noun.start and i.kind == "documents" for i in sentence.view.items)

    def _held_by_nobody(self, clause: Clause, noun: Item) -> bool:
        """ "X discussed the summit to be held in Baku": the participle of the noun has no subject; X is the main verb's."""
        form = clause.marking
        relative = form.nonfinite.startswith("participle") and noun.start > clause.at and clause.frame == "holding"
        return relative and (form.passive or form.nonfinite == "participle_future")

    def _over_partner(self, clause: Clause, event: Event, actor: Actor, noun: Item) -> bool:
        """ "X's, in the matter of trade, with Y meeting": an owner in the genitive, his partner between him and the noun."""
        between = (a for p, a in clause.actors if p == "with" and actor.end <= a.start and a.end <= noun.start)
        return event.marking.possessive and actor.kind == "person" and next(between, None) is not None

    def _manner(self, draft: Draft, sentence: Sentence, event: Event) -> bool:
        """ "X will be in Astana on a visit": the noun says how the subject of the sentence is there, however far he stands."""
        noun = sentence.view.items[event.item]
        after = next((i for i in sentence.view.items if i.start >= noun.end), None)
        late = not sentence.view.language.family.case_before and draft.type == "visit" and draft.spot is not None
        return late and after is not None and after.kind == "markings" and "with" in after.ids()

    def _is_person(self, actor: Actor) -> bool:
        return actor.kind not in ("state", "organization")

    def _takes_part(self, sentence: Sentence, clause: Clause, actor: Actor) -> bool:
        """ "The FAO, the SCO and Uzbekistan took part": as such, not as the owner of a noun that follows."""
        held = clause.frame == "holding" and clause.event is not None and self._after(sentence, clause, clause.event)
        if not (held or clause.frame in ("attending", "representing", "hosting", "chairing")) or actor.relation:
            return False
        if (
            not sentence.view.language.family.case_before
            and actor.kind == "state"
            and self._one_of_many(sentence, actor)
        ):
            return True
        rest = [i for i in sentence.view.items if i.start >= actor.end]
        closing = next((i for n, i in enumerate(rest) if not self._goes_on_listing(i, rest[max(n - 1, 0)])), None)
        return closing is not None and (closing.kind == "predicates" or sentence.view.language.family.case_before)

    def _one_of_many(self, sentence: Sentence, actor: Actor) -> bool:
        """ "The states India, China and the branch's leaders attended": bare between marks of a list."""
        before = next((i for i in reversed(sentence.view.items) if i.end <= actor.start), None)
        after = next((i for i in sentence.view.items if i.start >= actor.end), None)
        if before is None or after is None:
            return False
        opens = before.kind in ("comma", "dash") or before.joins() or sentence.view.tokens[before.start].text == ":"
        return opens and (after.kind in ("comma", "predicates") or after.joins())

    def _goes_on_listing(self, item: Item, before: Item) -> bool:
        """Whether a list goes on: "the FAO, the World Bank and others"."""
        return item.kind in LISTED or item.joins() or (item.kind == "word" and before.joins())

    def _after(self, sentence: Sentence, clause: Clause, event: Event) -> bool:
        """ "India and Argentina held consultations": what is held stands after the verb, and before it those who hold it."""
        follows = sentence.view.items[event.item].start > clause.at and not clause.marking.passive
        return follows and sentence.view.language.family.case_before

    def _listed_after(self, sentence: Sentence, end: int, actor: Actor) -> bool:
        """ "The summit of A, B and C": in a list that begins right after the noun."""
        between = [i for i in sentence.view.items if end <= i.start and i.end <= actor.start]
        return end <= actor.start and all(i.kind in STATE_LIST for i in between)

    def _end_of(self, sentence: Sentence, item: Item, actor: Actor) -> int:
        """ "The meeting of the Joint Commission on Trade between A and B": over the name of the body that meets."""
        near = [b for b in sentence.bodies if 0 <= b.start - item.end <= BODY_NEAR and b.end <= actor.start]
        return max([item.end, *(b.end for b in near)]) if sentence.view.language.family.case_before else item.end

    def _pair_member(self, sentence: Sentence, part: str, actor: Actor, item: Item) -> bool:
        if part in ("chaired_by", "hosted_by"):
            return actor.kind == "state"
        follows, end = sentence.view.language.family.case_before, self._end_of(sentence, item, actor)
        if part == "between":
            return 0 <= item.start - actor.end <= 12 or (follows and 0 <= actor.start - end <= PAIR)
        if part == "of" and actor.kind == "state":
            return actor.listed and self._listed_after(sentence, end, actor)
        return actor.rule in SIDES or (part in ("with", "attended_by") and abs(item.start - actor.end) <= NEAR)
