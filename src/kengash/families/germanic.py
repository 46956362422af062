"""The Germanic family (English): few endings, irregular forms from the language file, order instead of case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kengash.families.marking import BARE, Form, Marking, WithoutDictionary

PLURAL = Marking(plural=True)
GENITIVE = Marking(case="of")
PAST = (Marking(tense="past"), Marking(nonfinite="participle", passive=True))
GERUND = (Marking(nonfinite="converb"),)
PRESENT = (Marking(tense="present"),)
# ending, what the base form has in its place, reading
ENDINGS: tuple[tuple[str, str, tuple[Marking, ...], tuple[Marking, ...]], ...] = (
    ("'s", "", (GENITIVE,), ()),
    ("s'", "", (Marking(case="of", plural=True),), ()),
    ("'", "", (Marking(case="of", plural=True),), ()),  # of a plural that is listed as such
    ("ies", "y", (PLURAL,), PRESENT),
    ("es", "", (PLURAL,), PRESENT),
    ("s", "", (PLURAL,), PRESENT),
    ("ied", "y", (), PAST),
    ("ed", "", (), PAST),
    ("d", "", (), PAST),
    ("ing", "", (), GERUND),
    ("ing", "e", (), GERUND),
)
VERBAL, NOUN = frozenset({"verbal"}), frozenset({"noun"})
SHORT = 5  # letters: "king", "bring" are no verbal nouns
AUXILIARY = "be"  # the entry of [irregular] whose forms make a passive; bare, after "will", one to come
APOSTROPHES = str.maketrans("’ʼ‘ʻ`", "'''''")


def tense(auxiliary: str) -> str:
    """What a form of the auxiliary makes of the participle after it: "was", "has been", "is being received"."""
    return "progressive" if auxiliary.endswith("ing") else "past"


class Germanic(WithoutDictionary):
    """Reads the words of one Germanic language."""

    head_first = True
    infinitive_status = "announced"
    present_status = "held"  # headlines: "ministers meet in Geneva"
    case_before = True
    bare: Mapping[str, str] = {}
    case_marked = False
    adjectives_inside = True
    possessive_plurals = "s"

    def __init__(self, irregular: Mapping[str, Sequence[str]], vocabulary: frozenset[str]) -> None:
        self.vocabulary = vocabulary
        self.bases = {form: base for base, forms in irregular.items() for form in forms}
        self.auxiliaries = {AUXILIARY: "future"} | {form: tense(form) for form in irregular.get(AUXILIARY, ())}
        self._forms: dict[str, tuple[Form, ...]] = {}

    def forms(self, key: str) -> tuple[Form, ...]:
        known = self._forms.get(key)
        if known is None:
            known = self._forms[key] = tuple(self._read(key.translate(APOSTROPHES)))
        return known

    def inner(self, form: Form) -> bool:
        return form.exact or bool(form.nominal) or bool(form.verbal)  # "took part in", "foreign ministers'"

    def head(self, path: tuple[Form, ...], verbal: bool) -> Form:
        """The verb comes first; a noun phrase inflects at its end ("foreign ministers'"), or at its first noun ("ministers of")."""
        if verbal:
            return path[0]
        plural = len(path) > 1 and path[-1].exact and not path[0].exact and PLURAL in path[0].nominal
        return path[0] if plural else path[-1]

    def _read(self, key: str) -> Iterator[Form]:
        if key in self.vocabulary:
            yield Form(key, True, (BARE,), PRESENT)
        if (base := self.bases.get(key)) and base in self.vocabulary:
            yield Form(base, False, (), PAST)
        for ending, instead, nominal, verbal in ENDINGS:
            if not key.endswith(ending) or len(key) <= len(ending) + 1:
                continue
            stem = key[: -len(ending)] + instead
            for lemma in (stem, stem[:-1] if verbal and stem[-1:] == stem[-2:-1] else ""):
                if lemma and lemma in self.vocabulary:
                    yield Form(lemma, False, nominal, verbal)

    def shape(self, key: str) -> frozenset[str]:
        return VERBAL if key.endswith("ing") and len(key) > SHORT else NOUN

    def name_stems(self, name: str, shortest: int = 3) -> list[tuple[str, Marking]]:
        plain = name.translate(APOSTROPHES).casefold()
        if plain.endswith("'s"):
            return [(name[:-2], GENITIVE)]
        if plain.endswith("s'"):
            return [(name[:-1], GENITIVE)]
        return [(name, BARE)]
