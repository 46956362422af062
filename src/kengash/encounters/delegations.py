"""Who came in a delegation, told after the talks or the visit that it came for."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from kengash.clauses import Sentence
from kengash.encounters.continuing import SENT, Continuing
from kengash.mentions.view import Item

COMPOSED = frozenset({"arrival", "attending", "stating"})  # "in the delegation there came, there are"
OWNER = frozenset({"nationalities", "states"})
HEAD = 4  # items that tell whose delegation it is
REACH = 8  # sentences


class Delegations(Continuing):
    """Reads lists of delegates."""

    def _delegates(self, sentence: Sentence) -> bool:
        """ "In the Russian delegation (there came to Ankara) X and Y": they are at what the text has just told of."""
        sent, told = self._sender(sentence.view.items[:HEAD]), self.current
        if sent is None or told is None or sentence.view.number - told.sentence > REACH:
            return False
        state = sent.ids()[0]
        if state not in told.sides() or any(c.event or c.frame not in COMPOSED for c in sentence.clauses):
            return False
        listed = [a for a in sentence.actors if a.start > sent.end and a.kind == "person" and a.titles and a.name]
        role = "guest" if told.type == "visit" else "participant"
        for actor in (a for a in listed if not a.relation and a.represents in (None, state)):
            told.add(self.cast.resolve(msgspec.structs.replace(actor, represents=state)), role, "list.delegation")
        return bool(listed)

    def _sender(self, opening: list[Item]) -> Item | None:
        """Whose delegation a sentence opens with, after the word for who makes it up."""
        if not opening or opening[0].kind != "markings" or "attended_by" not in opening[0].ids():
            return None
        sent = [n for n, i in enumerate(opening) if i.kind in ("groups", "anaphors") and not SENT.isdisjoint(i.ids())]
        beside = (i for pair in pairwise(opening) for i in pair if sent and opening[sent[0]] in pair)
        return next((i for i in beside if i.kind in OWNER), None)
