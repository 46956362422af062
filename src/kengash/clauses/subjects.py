"""Which of the actors around a verb are its subjects, and which its objects, where no case tells."""

from __future__ import annotations

import msgspec

from kengash.clauses.governing import Governing
from kengash.clauses.nouns import Part
from kengash.mentions.offices import Actor
from kengash.mentions.view import Item
from kengash.world import load

LONGEST_APPOSITION = 12

SIDES = ("state", "organization")

APPOSED = frozenset(
    {
        "comma",
        "conjunctions",
        "word",
        "nationalities",
        "states",
        "firms",
        "quote",
        "name",
        "honorifics",
        "markings",
        "organizations",
        "offices",
        "office_modifiers",
        "documents",
        "number",
        "standing_bodies",
        "organs",
        "cities",
        "regions",
    }
)


class Subjects(Governing):
    """Tells subjects from objects."""

    def _objects(self, frame: str | None, trigger: Item, parts: list[Part]) -> list[Part]:
        """ "X Y-obj received": of two bare names the one right before the verb is what it asks for, if its ending can be that."""
        asked = load("frames").get(frame or "", {}).get("parts", {})
        wants = [c for c in ("object", "to") if asked.get(c, "place") != "place" and not any(p == c for p, _ in parts)]
        bare = [a for p, a in parts if p == "who"]
        if self.family.case_before or not wants or len(bare) != 1 or not self._transitive(trigger):
            return parts
        last = next((a for a in self.actors if a.end == trigger.start and a is not bare[0]), None)
        if last is None or last.relation or not last.name:
            return parts
        first, word = last.name.rpartition(" ")[::2]
        cuts = [(s, m.case) for s, m in self.family.name_stems(word, 1) if m.case in wants and not m.plural]
        if not cuts:
            return parts
        stem, case = next((c for c in cuts if self.book.known(c[0])), cuts[0])
        return [*parts, (case, msgspec.structs.replace(last, name=f"{first} {stem}".strip(), relation=case))]

    def _transitive(self, trigger: Item) -> bool:
        return trigger.hit is not None and not any(m.passive for m in trigger.hit.verbal())

    def _subjects(self, parts: list[Part], frame: str | None) -> list[Part]:
        """One subject, or one list of subjects: a second bare noun apart from it is no subject of this predicate."""
        bare = [a for p, a in parts if p == "who" and a.refers != "pronouns" and a.kind in ("person", "group")]
        if bare and not self.family.case_before:  # "the ministry reported that the minister would come"
            parts = [(p, a) for p, a in parts if p != "who" or a.rule != "ministry.of" or self._beside(a, bare)]
        if not self.family.case_before and bare and self._told_by_pronoun(parts, bare[0]):
            return [(p, a) for p, a in parts if p != "who" or a not in bare]
        if self.family.case_before or len(bare) < 2:
            return parts
        chain = [bare[0]]
        for actor in bare[1:]:
            listed = frame == "attending" and self._enumerated(chain[-1], actor)
            listed = listed or (actor.listed and actor.kind == "person")
            if listed or self._coordinated(chain[-1], actor) or actor.start == chain[-1].start:
                chain.append(actor)
        sides = SIDES if frame == "attending" else ()  # of a list of states, each
        return [(p, a) for p, a in parts if p != "who" or a in chain or a.kind in sides or self._beside(a, chain)]

    def _told_by_pronoun(self, parts: list[Part], named: Actor) -> bool:
        """ "The guest went to the X mausoleum": a pronoun is the subject already, and a bare name after it belongs to a noun."""
        pronoun = next((a for p, a in parts if p == "who" and a.refers == "pronouns"), None)
        after = next((i for i in self.items if i.start == named.end), None)
        noun = after is not None and after.kind == "word" and not named.titles
        return noun and pronoun is not None and pronoun.end < named.start and not self._coordinated(pronoun, named)

    def _enumerated(self, a: Actor, b: Actor) -> bool:
        """ "X, the French director Y and the actor Z attended": words for who he is may stand before each name of a list."""
        between = [i for i in self.items if a.end <= i.start and i.end <= b.start]
        joined = bool(between) and (between[0].joins() or between[0].kind == "comma")
        return joined and len(between) <= LONGEST_APPOSITION and all(i.kind in APPOSED for i in between)

    def _beside(self, actor: Actor, chain: list[Actor]) -> bool:
        """A state or organization in the same list as the subject."""
        return actor.kind in SIDES and any(self._coordinated(actor, c) or self._coordinated(c, actor) for c in chain)
