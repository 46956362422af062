"""Coming together for what is held: "convened in X to hold the sixth session" tells of the session, not of a meeting too."""

from __future__ import annotations

import msgspec

from kengash.clauses.nouns import Clause

CONVENED = frozenset({"session", "summit", "conference"})


def gathered(clauses: list[Clause]) -> list[Clause]:
    """The clauses, those of coming together joined with what it is for."""
    if not any(c.frame == "gathering" for c in clauses):
        return clauses
    kept: list[Clause] = []
    held: list[Clause] = []
    for clause in clauses:
        noun = _held_by(clause, clauses)
        held += [noun] if noun else []
        kept.append(_as_held(clause, noun) if noun else clause)
    return [c for c in kept if c not in held]


def _held_by(clause: Clause, clauses: list[Clause]) -> Clause | None:
    """The clause of what somebody comes together for: the next one, an infinitive or a noun of purpose; or its own noun."""
    if clause.frame != "gathering":
        return None
    if _purpose(clause):
        return clause
    later = sorted((c for c in clauses if c.at > clause.at), key=lambda c: c.at)
    return later[0] if later and _purpose(later[0]) else None


def _purpose(clause: Clause) -> bool:
    if clause.event is None or clause.event.type not in CONVENED or clause.event.plural:
        return False
    if clause.frame == "holding":
        return clause.marking.nonfinite == "infinitive" and not any(p == "who" for p, _ in clause.actors)
    return clause.frame in (None, "gathering") and clause.event.relation == "for_purpose"


def _as_held(gathering: Clause, noun: Clause) -> Clause:
    """Who came together held it, where and when they did."""
    days = gathering.days or noun.days
    return msgspec.structs.replace(
        noun,
        frame="holding",
        marking=gathering.marking,
        start=gathering.start,
        at=gathering.at,
        end=max(gathering.end, noun.end),
        actors=(*gathering.actors, *(a for a in noun.actors if a not in gathering.actors)),
        spots=(*gathering.spots, *(s for s in noun.spots if s not in gathering.spots)),
        days=days,
        statuses=gathering.statuses,
        negated=gathering.negated,
        rule=gathering.rule,
    )
