"""Where what was discussed ends."""

from __future__ import annotations

from kengash.encounters.listing import Listing
from kengash.mentions.view import Item

LONGEST = 60  # tokens of what one predicate tells of
# Right before a finite verb, these are its subject, and no part of the topic.
SUBJECTS = frozenset({"name", "anaphors", "offices", "groups", "honorifics", "ministries", "press", "close"})
JOINTS = frozenset({"comma", "conjunctions"})
AWAY = frozenset({"during", "concluding", "after", "before"})  # "in the course of the meeting" is no topic
STAGES = ("call", "meeting", "consultations")


class Limits(Listing):
    """Finds the token after a topic."""

    def _end(self, begin: int) -> int:
        """The token after the topic: before a clause of its own, a setting, a partner, or whoever says so."""
        last = min(len(self.view.tokens), begin + LONGEST)
        for number, item in enumerate(self.items):
            if item.start < begin:
                continue
            if item.start >= last:
                break
            if self._closes(number, item):
                back = item.kind in ("predicates", "said", "word")
                return self._back(begin, item.start) if back else self._without_tail(begin, item.start)
        return last

    def _without_tail(self, begin: int, end: int) -> int:
        """ "The decisions, agreed on | during the visit": a participle that is left of its own phrase is no part of the topic."""
        family = self.view.language.family
        bare = family.case_marked and end - begin > 2 and self.view.tokens[end - 2].text == ","
        return end - 2 if bare and family.participle_of(self.view.tokens[end - 1].key) else end

    def _closes(self, number: int, item: Item) -> bool:
        if item.kind in ("clause_breaks", "reports") or self.view.tokens[item.start].text in (";", ":", "."):
            return True
        if item.kind == "markings":
            return bool(AWAY.intersection(item.ids())) and self._event_after(number)
        if item.kind == "prepositions":
            if self._stage(number, item):
                return True
            return "with" in [i.partition("+")[0] for i in item.ids()] and self._partner(item.end)
        if item.kind == "word" and self.view.language.family.case_marked:
            return self._other_verb(number, item)
        return item.kind in ("predicates", "said") and self._finite(number, item)

    def _other_verb(self, number: int, item: Item) -> bool:
        """ "Took stock of the work and assessed it", "to take stock and to set goals": an unlisted verb has its own object."""
        joined = number > 0 and self.items[number - 1].kind in JOINTS
        return self.view.language.family.only_predicate(self.view.tokens[item.start].key, joined)

    def _stage(self, number: int, item: Item) -> bool:
        """ "Discussed the crisis in a phone call to X": where it was discussed, unless a participle stands before."""
        event = self.clause.event
        if event is None or event.type not in STAGES or "at" not in [i.partition("+")[0] for i in item.ids()]:
            return False
        between = self.items[number + 1 : event.item]
        own = 0 < event.item - number <= 4 and all(i.kind in ("word", "forms", "ordinal") for i in between)
        return own and number > 0 and self.items[number - 1].kind != "predicates"

    def _event_after(self, number: int) -> bool:
        return any(i.kind in ("events", "continuing", "organs") for i in self.items[number + 1 : number + 7])

    def _partner(self, place: int) -> bool:
        """ "The crisis with Minister X": a person with whom it was discussed."""
        return any(
            p == "with" and a.kind == "person" and (a.titles or a.refers == "known") and 0 <= a.start - place <= 2
            for p, a in self.clause.actors
        )

    def _finite(self, number: int, item: Item) -> bool:
        """A verb of its own: where its form can be a participle too, only after what can be its subject."""
        readings = item.hit.verbal() if item.hit else ()
        tenses = [m for m in readings if m.tense]
        sure = self.view.language.family.case_marked and not any(m.nonfinite for m in readings)
        before = self.items[number - 1] if number else None
        if not tenses or before is None:
            return False
        subject = before.kind in SUBJECTS and "two" not in before.ids()
        return sure or subject or before.kind in JOINTS or self._helped(before) or self._last_word(number)

    def _last_word(self, number: int) -> bool:
        """ "…, a local paper reported.": a verb of saying that ends the sentence."""
        said = {"said", "stating"}.intersection((self.items[number].kind, *self.items[number].ids()))
        return bool(said) and all(i.kind == "mark" for i in self.items[number + 1 :])

    def _helped(self, before: Item) -> bool:
        """Whether a small word between a subject and the verb helps it: "the minister has said"."""
        number = self.items.index(before)
        return (
            before.kind == "word"
            and self._little(before.start)
            and number > 0
            and self.items[number - 1].kind in SUBJECTS
        )

    def _back(self, begin: int, verb: int) -> int:
        """The subject of the next verb is no part of the topic: back to the comma or conjunction before it."""
        parted = [i.start for i in self.items if i.kind in ("comma", "conjunctions", "dash") and begin < i.start < verb]
        return max(parted, default=verb)
