"""Where a topic that stands before its verb lists: the coordinated phrases, each as it could stand alone."""

from __future__ import annotations

from kengash.families.marking import Marking
from kengash.hits import Hit
from kengash.mentions.view import Item, View

SIDES = frozenset({"states", "organizations", "regions", "nationalities"})


def pieces(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """The coordinated parts: a cut after every word that could end the topic by itself, as its last word does."""
    found, begin = [], start
    separators = {i.start: i.end for i in view.items if start < i.start < end and _parts(view, i)}
    loose = separators | {h.start: h.end for h in view.aside if _parting(h) and start < h.start < end}
    for place, after in sorted(separators.items()):
        if place <= begin or _joins_sides(view, after, end):
            continue
        done = _told_on_the_way(view, place)
        joined = any(i.start == place and i.kind == "markings" for i in view.items)
        alike = place - begin > 1 and (
            _ends_like_topic(view, place - 1, end - 1) or _headed(view, place, _next(separators, after, end), end)
        )
        if done or joined or after in loose or alike:
            found.append((begin, place - done))
            begin = after
            while begin < end and (view.tokens[begin].kind == "mark" or begin in loose):
                begin = loose.get(begin, begin + 1)
    found.append((begin, end))
    return [(a, b) for a, b in found if b > a]


def _parting(hit: Hit) -> bool:
    """Whether a word that adds something begins another piece; "especially" does not."""
    return bool(hit.ids("additive")) and "leading" not in hit.ids("additive")


def _parts(view: View, item: Item) -> bool:
    """A comma, "and"; and "with" that joins a noun of matters to another ("ties with regional issues were discussed")."""
    if item.kind in ("comma", "conjunctions"):
        return True
    word = view.tokens[item.start - 1].key
    both = f"{view.tokens[item.start - 2].key} {word}" if item.start > 1 else word
    stems = {word[:cut] for cut in range(3, len(word) + 1)} | {both}
    return item.joins() and not stems.isdisjoint(view.language.topic_heads)


def _next(separators: dict[int, int], after: int, end: int) -> tuple[int, int]:
    """The words from one separator to the next."""
    return after, min((place for place in separators if place > after), default=end)


def _headed(view: View, place: int, following: tuple[int, int], end: int) -> bool:
    """ "Bilateral relations, the situation in the region and matters of trade": a noun of matters closes a piece of a list.

    Before "and" only in the plural ("the state and prospects of ties"); bare, only one that is no matter itself ("trade").
    """
    if following[1] - following[0] < 2 or not _heads(view, end - 1):
        return False
    shapes = _heads(view, place - 1)
    if any(m.plural for m in shapes):
        return True
    comma = view.tokens[place].kind == "mark"
    return comma and (any(m.possessive for m in shapes) or (bool(shapes) and not _matter(view, place - 1)))


def _heads(view: View, place: int) -> list[Marking]:
    """How a noun of matters without a case reads; nothing for any other word."""
    forms = view.language.family.forms(view.tokens[place].key)
    return [m for f in forms if f.lemma in view.language.topic_heads for m in f.nominal if not m.case]


def _matter(view: View, place: int) -> bool:
    """ "Trade", "energy": what by itself is a theme."""
    return bool(view.language.themes.sweep(view.tokens[place : place + 1])[0])


def _joins_sides(view: View, after: int, end: int) -> bool:
    """ "Ties of the states of the region and Japan": "and" before the second of those between whom something is."""
    items = [i for i in view.items if after <= i.start < end][:3]
    side = items[:1] and items[0].start == after and items[0].kind in SIDES
    return bool(side) and any(i.kind == "markings" and "between" in i.ids() for i in items[1:])


def _told_on_the_way(view: View, comma: int) -> bool:
    """ "Summing up the results, they named the tasks": a converb before a comma is a verb of its own, with its own topic."""
    word = view.tokens[comma - 1]
    if view.tokens[comma].text != "," or word.capital:
        return False
    readings = _readings(view, word.key)
    return any(m.nonfinite == "converb" for m in readings) and not any(m.case for m in readings)


def possessed(view: View, place: int) -> bool:
    """ "The Ukraine question": whether the noun that begins there belongs to what stands before it."""
    word = view.tokens[place] if place < len(view.tokens) else None
    return word is not None and not word.capital and any(m.possessive for m in _readings(view, word.key))


def acting(view: View, key: str) -> bool:
    """Whether a word can be the noun of an act ("the securing")."""
    return any(m.nonfinite == "verbal_noun" for m in _readings(view, key))


def _ends_like_topic(view: View, place: int, last: int) -> bool:
    if any(
        i.start <= place < i.end and i.kind in ("states", "nationalities") and not i.markings_in_case()
        for i in view.items
    ):
        return False  # the end of a state's name is no ending
    word, final = view.tokens[place].key, view.tokens[last].key
    readings = _readings(view, word)
    noun = word in view.language.topic_heads  # "defence", that looks like an act of defending
    if not noun and any(m.nonfinite in ("verbal_noun", "infinitive") for m in readings):
        return True
    case = {m.case for m in _readings(view, final) if m.case}
    if not case:
        return bool(_plain_shapes(view, word) & _plain_shapes(view, final))
    if word in getattr(view.language.family, "vocabulary", ()):
        return False  # "commercial", that looks like an object
    alike = bool(case & {m.case for m in readings if m.case == "object"})
    return alike and bool(_object_shapes(view, word) & _object_shapes(view, final))


def _object_shapes(view: View, key: str) -> set[tuple[bool, bool]]:
    """Number and possession of a word as an object, cut as deep as can be: "commercial and economic steps" is no pair."""
    suffixes = getattr(view.language.family, "suffixes", None)
    if suffixes is None:
        return set()
    for cut in range(4, len(key)):
        if shapes := {(m.plural, m.possessive) for m in suffixes.nominal(key[cut:]) if m.case == "object"}:
            return shapes
    return set()


def _plain_shapes(view: View, key: str) -> set[tuple[bool, bool]]:
    """Number and possession of a word without a case: "works and tasks were discussed"."""
    suffixes = getattr(view.language.family, "suffixes", None)
    found = [m for cut in range(3, len(key)) for m in suffixes.nominal(key[cut:])] if suffixes else []
    return {(m.plural, m.possessive) for m in found if not m.case and m.plural}


def _readings(view: View, key: str) -> list[Marking]:
    suffixes = getattr(view.language.family, "suffixes", None)
    found: list[Marking] = []
    for cut in range(len(key) - 1, 3, -1):
        found += suffixes.verbal(key[cut:]) if suffixes and len(key) - cut > 1 else ()
        found += suffixes.nominal(key[cut:]) if suffixes else ()
    return found
