"""Written names, in any script, made comparable.

`key` folds a name to what all its spellings share, `same_person` compares two names, `surname` finds the family name.
The letters, and the words that are no names, are data (scripts/name_folding.toml).
"""

from kengash.names.compare import SAME, same_person
from kengash.names.folding import fold_ahead, key, keys, merged, readings, spelling
from kengash.names.parts import family_key, full_key, of_a_man, of_a_woman, surname

__all__ = [
    "SAME",
    "family_key",
    "fold_ahead",
    "full_key",
    "key",
    "keys",
    "merged",
    "of_a_man",
    "of_a_woman",
    "readings",
    "same_person",
    "spelling",
    "surname",
]
