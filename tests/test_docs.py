"""The documents say what is true: the output in the README, the commands named, the steps of CONTRIBUTING."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kengash.language as language
from kengash import read
from kengash.engine import tongue
from kengash.faces.show import reading_text
from kengash.language import CODES, LanguageError

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def printed() -> str:
    """What `kengash read` prints for the sample, as an indented block."""
    text = (ROOT / "examples" / "sample.txt").read_text(encoding="utf-8")
    told = reading_text(read(text, input="examples/sample.txt"), text).strip().splitlines()
    return "\n".join(f"    {line}".rstrip() for line in told)


def renewed(readme: str) -> str:
    """The README with its output as it is printed now."""
    before, rest = readme.split("$ kengash read examples/sample.txt\n")
    return f"{before}$ kengash read examples/sample.txt\n{printed()}\n\nEach line{rest.split('Each line', 1)[1]}"


def test_output_in_readme_is_what_is_printed() -> None:
    assert renewed(README) == README, "run `make docs`"


def test_make_targets_named_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make (\w+)`?", README + CONTRIBUTING)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_paths_named_exist() -> None:
    for path in set(re.findall(r"`((?:src|examples|tests)/[\w/.-]+)`", README + CONTRIBUTING)):
        assert (ROOT / path.replace("/xx.toml", "/uz.toml")).exists(), path


def blocks() -> dict[str, dict[str, Any]]:
    """The TOML blocks of CONTRIBUTING, by their section."""
    found = [tomllib.loads(b) for b in re.findall(r"```toml\n(.*?)```", CONTRIBUTING, re.DOTALL)]
    return {section: table for block in found for section, table in block.items()}


@pytest.fixture
def with_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Uzbek with the words that CONTRIBUTING adds."""
    original = language.read_file

    def changed(code: str) -> dict[str, Any]:
        data = original(code)
        for section, table in blocks().items() if code == "uz" else ():
            for key, phrases in table.items():
                data[section] = data[section] | {key: [*data[section].get(key, []), *phrases]}
        return data

    monkeypatch.setattr(language, "read_file", changed)
    language.load.cache_clear()
    tongue.cache_clear()
    yield
    monkeypatch.undo()
    language.load.cache_clear()
    tongue.cache_clear()


SENTENCE = (
    "Oʻzbekiston bulut texnologiyalar vaziri Anvar Sodiqov va Turkiya transport vaziri Murat Yalchin oʻrtasida "
    "gurung boʻlib oʻtdi."
)


def test_added_words_are_read(with_words: None) -> None:
    encounters = read(SENTENCE, language="uz-Latn").encounters
    assert [e.type for e in encounters] == ["meeting"]
    ranks = {p.name: p.office.rank for p in encounters[0].participants if p.office}
    assert ranks == {"Anvar Sodiqov": "minister", "Murat Yalchin": "minister"}


def test_the_same_words_are_unknown_before() -> None:
    assert read(SENTENCE, language="uz-Latn").encounters == []


def test_a_language_without_a_section_is_refused(tmp_path: Path) -> None:
    source = ROOT / "src" / "kengash" / "languages" / "uz.toml"
    copy = shutil.copy(source, tmp_path / "xx.toml")
    data = tomllib.loads(Path(copy).read_text(encoding="utf-8"))
    del data["events"]
    with pytest.raises(LanguageError, match=r"xx\.toml: section \[events\] is missing"):
        language.check(data | {k: {"words": v} for k, v in data.items() if isinstance(v, list)}, "xx.toml")


# Karakalpak, as CONTRIBUTING says: with the words of its nearest relative, to be translated one by one.
NEW_LANGUAGE = """
from kengash import read
found = read("Қазақстанның Сыртқы істер министрі Түркияның Сыртқы істер министрімен Анкарада кездесті.", language="kaa")
assert [e.type for e in found.encounters] == ["meeting"], found
assert len(found.encounters[0].participants) == 2, found
from kengash.faces.show import languages_table
assert languages_table()[-1]["name"] == "Karakalpak"
"""


def test_a_new_language_needs_only_what_is_written(tmp_path: Path) -> None:
    package = shutil.copytree(ROOT / "src" / "kengash", tmp_path / "kengash")

    def change(path: str, old: str, new: str) -> None:
        text = (package / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        (package / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    shutil.copy(package / "languages" / "kk.toml", package / "languages" / "kaa.toml")
    change("languages/kaa.toml", 'code = "kk"\nname = "Kazakh"', 'code = "kaa"\nname = "Karakalpak"')
    change("language.py", '"ru", "en")', '"ru", "en", "kaa")')
    change("identify.py", '"ru", "en")', '"ru", "en", "kaa")')
    change("scripts/abbreviations.toml", "\n[ky]", "\n[kaa]\nbefore_name = []\nanywhere = []\n\n[ky]")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    subprocess.run([sys.executable, "-c", NEW_LANGUAGE], env=environment, check=True)


def test_commands_named_exist() -> None:
    from typer.main import get_command

    from kengash.faces import cli, record_commands

    app = cli.typer.Typer()
    app.registered_commands += cli.app.registered_commands
    record_commands.register(app)
    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"^ {4}(?:.*\| )?kengash (\w+)", README, re.MULTILINE))
    assert len(named) > 5 and named <= known


def test_the_languages_of_the_readme_are_there() -> None:
    for code in CODES:
        assert language.load(code).name in README


if __name__ == "__main__":
    (ROOT / "README.md").write_text(renewed(README), encoding="utf-8")
