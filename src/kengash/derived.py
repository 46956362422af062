"""What is worked out of data once and kept for the next start, in the user's cache folder. Losing it costs only time."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
KEPT = 4  # results of a name: versions used side by side do not throw out one another's


def derived(name: str, sources: Iterable[bytes], kind: type[T], make: Callable[[], T]) -> T:
    """What `make` gives, from the cache where the same `sources` gave it before.

    `sources` is all that the result depends on, code included. A cache that cannot be read or written is done without.
    """
    digest = hashlib.sha256(b"\0".join(sources)).hexdigest()[:16]
    with suppress(OSError, RuntimeError, msgspec.MsgspecError):
        path = _folder() / f"{name}-{digest}.json"
        if path.is_file():
            return msgspec.json.decode(path.read_bytes(), type=kind)
    found = make()
    with suppress(OSError, RuntimeError):
        _keep(_folder(), name, digest, msgspec.json.encode(found))
    return found


def read_table(file: Traversable) -> dict[str, Any]:
    """The TOML file as it stands; reading it again costs a thirtieth. Raises FileNotFoundError, tomllib.TOMLDecodeError."""
    data = file.read_bytes()
    return derived(file.name, (data,), dict[str, Any], lambda: tomllib.loads(data.decode("utf-8")))


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("kengash", appauthor=False)


def _keep(folder: Path, name: str, digest: str, data: bytes) -> None:
    """Written aside and renamed: two processes may do so at once. What much older sources gave goes."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f"{name}-{digest}.{os.getpid()}"
    aside.write_bytes(data)
    aside.replace(folder / f"{name}-{digest}.json")
    for old in sorted(folder.glob(f"{name}-*.json"), key=lambda p: p.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)
