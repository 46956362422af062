"""What was discussed: the phrase that a predicate of discussing takes, as written, cut where it lists."""

from __future__ import annotations

import itertools

from kengash.clauses import Clause, Sentence
from kengash.encounters.matters import matters, of_noun
from kengash.encounters.pieces import pieces
from kengash.encounters.times import act_there, of_happening, of_its_time, unit_alone
from kengash.mentions.view import Item, View
from kengash.nouns import Span, Topic
from kengash.world import facts

LEADS = frozenset(
    {
        "conjunctions",
        "clause_breaks",
        "comma",
        "mark",
        "quote",
        "dash",
        "months",
        "weekdays",
        "number",
        "markings",
        "honorifics",
    }
)
COMPANY = frozenset({"attended_by", "chaired_by", "led_by", "hosted_by", "invited_by"})
OPENING, CLOSING = frozenset("“«„"), frozenset("”»")
SETTINGS = 3  # commas of a clause that may part what only leads up to a topic
OPENED = 14  # words within which a clause says how long it was discussed
SHORTEST_NOUN = 4  # letters
PARTICLE = 3  # letters of a word that may trail after a topic ("also")
PLACES = frozenset({"states", "cities", "regions"})
LEADING = frozenset({"who", "with", "to", "along_with", "between", "attended_by", "chaired_by", "led_by", "hosted_by"})


def topics(sentence: Sentence, clause: Clause) -> list[Topic]:
    """The topics of a clause of discussing; spans are in the home text."""
    view = sentence.view
    spans = matters(view, clause) if view.language.family.case_before else _verb_final(sentence, clause)
    return [Topic(view.home[s.start : s.end], None, [s]) for s in spans if s.end - s.start > 3]


def noun_topics(sentence: Sentence, clause: Clause) -> list[Topic]:
    """What an event noun says it is about ("talks on the crisis"), where its complements follow it."""
    view = sentence.view
    spans = of_noun(view, clause) if view.language.family.case_before else []
    return [Topic(view.home[s.start : s.end], None, [s]) for s in spans if s.end - s.start > 3]


# --- predicate last ---------------------------------------------------------------------------------------------------


def _verb_final(sentence: Sentence, clause: Clause) -> list[Span]:
    view = sentence.view
    if clause.marking.nonfinite == "verbal_noun" and clause.marking.case == "at":
        return []  # "in his talk": where it was said
    start, end = opening_of(sentence, clause), clause.at
    if any(i.end == end and i.kind == "markings" and "with" in i.ids() for i in view.items):
        return []  # "spoke with the refugees"
    end = _without_about(view, start, _closing(view, start, end))
    if end > start and not clause.marking.passive and (_placed(view, end - 1) or _scene(view, end)):
        return []  # "speaking at the press conference"
    spans = ((a, b) for a, b in pieces(view, start, end) if not _says_nothing(view, a, b))
    spans = ((a, b) for a, b in spans if not _somebody(clause, a, b))
    if clause.frame == "agreeing":
        if any(i.end == end and i.kind in ("events", "continuing") for i in view.items):
            return []  # "agreed to the meeting"
        spans = ((a, b) for a, b in spans if not _reported(view, b - 1))
    return [view.chars(a, b) for a, b in spans] if end > start else []


def _somebody(clause: Clause, start: int, end: int) -> bool:
    """ "Spoke about President X": a person by himself is no matter."""
    return any(a.kind == "person" and (a.start, a.end) == (start, end) for _, a in clause.actors)


def _scene(view: View, end: int) -> bool:
    """Whether a noun in the case of a place ends there."""
    last = next((i for i in view.items if i.end == end and i.hit is not None), None)
    return last is not None and any(m.case == "at" and not m.attributive for m in last.markings())


def _reported(view: View, place: int) -> bool:
    """ "Confirmed that he plans": a participle as an object is what is said, and no matter."""
    suffixes = getattr(view.language.family, "suffixes", None)
    key = view.tokens[place].key
    endings = (m for cut in range(SHORTEST_NOUN, len(key)) for m in suffixes.verbal(key[cut:])) if suffixes else ()
    return any(m.nonfinite.startswith("participle") and m.case == "object" for m in endings)


def _says_nothing(view: View, start: int, end: int) -> bool:
    """ "These things with them": little words and pronouns only; one word alone says too little."""
    pronouns = {t for i in view.items if i.kind == "anaphors" for t in range(i.start, i.end)}
    little = all(t in pronouns or view.tokens[t].key in view.language.common for t in range(start, end))
    return little or (end - start < 2 and not _of_place(view, start))


def _of_place(view: View, place: int) -> bool:
    """ "Gaza was discussed": a state, a town or a region by itself, in no case of a place."""
    sides = [i for i in view.items if i.start == place and i.kind in PLACES]
    return any(not {"at", "to", "from"} & {m.case for m in i.markings()} for i in sides)


def _closing(view: View, start: int, end: int) -> int:
    """The end of the topic: marks and adverbs before the predicate ("masalalariga alohida") are not part of it."""
    tails = {h.end: h.start for h in view.aside if h.ids("additive") or h.ids("forms") or h.ids("days")}
    little = {w for w in view.language.common if len(w) <= PARTICLE}
    while end > start and (view.tokens[end - 1].kind == "mark" or end in tails or view.tokens[end - 1].key in little):
        end = tails.get(end, end - 1)
    return end


def opening_of(sentence: Sentence, clause: Clause) -> int:
    """The first token of the topic: after settings, openers, dates and the subject at the head of the clause."""
    who = [a for p, a in clause.actors if p == "who" and a.kind in ("person", "group") and a.refers != "unknown"]
    openers = {h.start for h in sentence.view.aside if h.ids("additive")}
    subjects = [a.end for a in who if a.end < clause.at and a.start not in openers]
    place = _stripped(sentence, clause, clause.start)
    items = sentence.view.items
    breaks = [i.end for i in items if i.kind == "clause_breaks" and clause.start <= i.start and i.end < clause.at]
    colons = [n + 1 for n in range(clause.start, clause.at) if sentence.view.tokens[n].text == ":"]
    told = [
        *_stages(sentence, clause),
        *_told_before(sentence.view, clause),
        *_met_first(sentence.view, clause),
        *_cited_first(sentence.view, clause),
        *_in_company(sentence.view, clause),
        *_speaking(sentence.view, clause),
        *colons,
    ]
    return _stripped(sentence, clause, max([place, *subjects, *breaks, *told]))


def _told_before(view: View, clause: Clause) -> list[int]:
    """The commas after other matters: "A will be discussed, B will be considered"; after "it is said that talks were held"."""
    inside = [i for i in view.items if clause.start <= i.start < clause.at]
    telling = [i for i in inside if i.kind == "predicates"]
    verbs = [
        i.end
        for i in telling
        if "discussing" in i.ids() or any(facts.states_encounter("predicates", ident) for ident in i.ids())
    ]
    reports = [h.end for h in view.aside if h.ids("reports") and clause.start <= h.start and h.end < clause.at]
    return reports + [i.end for i in inside if i.kind == "comma" and any(0 <= i.start - end <= 1 for end in verbs)]


def _cited_first(view: View, clause: Clause) -> list[int]:
    """ "As the ministry reported, X was discussed": the comma after who says so."""
    said = [h.end for h in view.aside if h.ids("reports") and clause.start <= h.start < clause.at]
    return [i.end for i in view.items if i.kind == "comma" and i.start in said]


def _met_first(view: View, clause: Clause) -> list[int]:
    """ "Coming together with X they discussed", "are to meet and to discuss": a verb of the encounter itself is no topic."""
    inside = [
        i for i in view.items if clause.start <= i.start and i.end < clause.at and i.kind == "predicates" and i.hit
    ]
    alike = {"converb"} | ({"verbal_noun"} & {clause.marking.nonfinite})
    converbs = [i for i in inside if i.hit and all(m.nonfinite in alike for m in i.hit.verbal())]
    return [i.end for i in converbs if any(facts.states_encounter("predicates", ident) for ident in i.ids())]


def _in_company(view: View, clause: Clause) -> list[int]:
    """ "The plan discussed with the participation of the ministers": the ends of the words for who takes part."""
    marks = [i for i in view.items if i.kind == "markings" and clause.start <= i.start and i.end < clause.at]
    pair = next((i.end for i in marks if "between" in i.ids()), clause.at)  # "during the call between X and Y"
    talks = {i.end for i in view.items if i.kind == "events" and i.start >= pair}
    held = {i.end for i in view.items if i.kind == "events"}  # "within the session X was discussed"
    return [
        i.end
        for i in marks
        if COMPANY.intersection(i.ids())
        or ("during" in i.ids() and (i.start - clause.start <= OPENED or i.start in talks))
        or ("on_margins" in i.ids() and i.start in held and not _attributive(view, i))
    ]


def _attributive(view: View, marking: Item) -> bool:
    """ "The agreements within the visit", where the word of the setting is made an adjective of what follows it."""
    suffixes = getattr(view.language.family, "suffixes", None)
    return suffixes is not None and view.tokens[marking.end - 1].key.endswith(suffixes.attributive)


def _speaking(view: View, clause: Clause) -> list[int]:
    """ "In his speech, X will be discussed", "the minister said: «X will be discussed»": after a comma behind a place, or a quote."""
    inside = range(clause.start, clause.at)
    quotes = [n for n in inside if view.tokens[n].text in OPENING]
    closed = any(view.tokens[n].text in CLOSING for n in inside[quotes[-1] - clause.start :]) if quotes else True
    commas = [i.start for i in view.items if i.kind == "comma" and clause.start < i.start < clause.at]
    said = [n + 1 for n in commas[:SETTINGS] if _placed(view, n - 1)]
    return said if closed else [*said, quotes[-1] + 1]


def _placed(view: View, place: int) -> bool:
    """Whether an unknown word stands in the case of a place."""
    word = view.tokens[place]
    suffixes = getattr(view.language.family, "suffixes", None)
    if suffixes is None or word.capital or any(i.start <= place < i.end and i.hit is not None for i in view.items):
        return False
    endings = (m for cut in range(SHORTEST_NOUN, len(word.key)) for m in suffixes.nominal(word.key[cut:]))
    return any(m.case == "at" and not m.attributive for m in endings)


def _stages(sentence: Sentence, clause: Clause) -> list[int]:
    """The ends of "at the held meeting": where it was discussed, unless that only tells of which decisions, which words."""
    view = sentence.view
    inside = [i for i in view.items if clause.start <= i.start <= clause.at]
    return [
        noun.end
        for noun, after in itertools.pairwise(inside)
        if noun.kind in ("events", "continuing")
        and any(m.case == "at" and not m.attributive for m in noun.markings())
        and (after.start == clause.at or after.kind != "predicates")
    ]


def _stripped(sentence: Sentence, clause: Clause, place: int) -> int:
    """The place after everything from `place` on that only leads up to the topic."""
    view = sentence.view
    heads = {h.start: h.end for h in view.aside if h.ids("additive") or h.ids("days") or h.ids("forms")}
    heads = {at: end for at, end in heads.items() if not unit_alone(view, at)}
    leading = [a for p, a in clause.actors if p in LEADING and not (p == "between" and a.kind == "organization")]
    heads |= {a.start: a.end for a in leading if a.kind != "state"}
    heads |= {s.at: s.end_at for s in clause.spots if s.relation == "at"}
    circumstances = {d.at: d.end_at for d in clause.days} | {s.at: s.end_at for s in clause.spots}
    starts = {i.start: i for i in view.items}
    while place < clause.at:
        item = starts.get(place)
        if of_happening(view, place, circumstances) or of_its_time(view, clause, place):
            break
        if place > clause.start and place in circumstances and act_there(view, place, clause.at):
            break
        if place in heads:
            place = heads[place]
        elif item is not None and item.kind in LEADS:
            place = item.end
        elif item is not None and item.kind in ("continuing", "events") and _setting_end(view, item):
            place = _setting_end(view, item)
        elif item is not None and item.kind == "continuing" and _is_subject(view, item):
            place = item.end
        else:
            break
    return place


def _is_subject(view: View, item: Item) -> bool:
    """ "The event was a place for discussing X": a bare noun that owns nothing right after it."""
    suffixes = getattr(view.language.family, "suffixes", None)
    key = view.tokens[item.end].key if item.end < len(view.tokens) else ""
    endings = [m for cut in range(2, len(key)) for m in suffixes.nominal(key[cut:])] if suffixes else []
    owned = any(m.possessive for m in endings) and not any(m.case and not m.possessive for m in endings)
    return suffixes is not None and not owned and any(not m.case and not m.possessive for m in item.markings())


def _setting_end(view: View, item: Item) -> int:
    if any(m.case == "at" and not m.attributive for m in item.markings()):
        return item.end
    return next((i.end for i in view.items if item.end <= i.start <= item.end + 1 and i.kind == "markings"), 0)


def _without_about(view: View, start: int, end: int) -> int:
    """`masalalar boʻyicha`: the postposition is not part of the topic."""
    for item in view.items:
        if (
            item.end == end
            and item.kind == "markings"
            and item.start > start
            and set(item.ids()) & {"about", "for_purpose", "on_margins"}
        ):
            return item.start
    return end
