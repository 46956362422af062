"""The world that texts speak of: states, organizations, organs, offices, cities, outlets, themes, frames.

Facts and ids in TOML files beside this module; no wording of any language but an English display name.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from kengash.derived import read_table


@cache
def load(name: str) -> dict[str, Any]:
    """The world file `name`, as it stands. Every caller gets the same dictionary: read it, do not change it."""
    return read_table(files(__name__).joinpath(f"{name}.toml"))
