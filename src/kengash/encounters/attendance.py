"""Whoever is somewhere for a session or a summit: he is at it, and on no visit of his own."""

from __future__ import annotations

from kengash.clauses import Clause, Sentence
from kengash.encounters.delegations import Delegations
from kengash.encounters.drafts import MULTILATERAL, Draft
from kengash.mentions.view import Item

FAR = 6  # items between the noun and the verb: "to take part in", the place


class Attendance(Delegations):
    """Reads what brings somebody to a place."""

    def _for_session(self, sentence: Sentence, clause: Clause) -> bool:
        """ "The in-The-Hague-for-the-NATO-summit-being president": where verbs come last, what he is there for stands before."""
        if clause.frame != "staying" or sentence.view.language.family.case_before:
            return False
        items = sentence.view.items
        nouns = [n for n, i in enumerate(items) if self._convenes(i) and clause.start <= i.start < clause.at]
        after = [i for i in items[nouns[-1] + 1 :] if i.start < clause.at] if nouns else []
        return len(after) <= FAR and any(i.kind == "markings" and "for_purpose" in i.ids() for i in after)

    def _convenes(self, item: Item) -> bool:
        return item.kind == "events" and any(i in MULTILATERAL for i in item.ids())

    def _come_for(self, opened: list[Draft]) -> None:
        """The session is where he is, he takes part in it, and whom he meets there he meets beside it."""
        came = self.came
        session = next((d for d in opened if d.type in MULTILATERAL), None)
        if came is None or session is None or came.sentence != session.sentence or "clause.staying" not in came.rules:
            return
        session.spot = session.spot or came.spot
        session.status = "ongoing" if session.status == "held" else session.status
        for part in came.parts.values():
            session.add(part.figure, "participant", "event.come_for")
        for draft in opened:
            if draft.type not in (*MULTILATERAL, "visit") and draft.part_of is None:
                draft.part_of = session
