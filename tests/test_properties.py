"""Whatever the text, it is read without an exception, into a valid reading, the same each time."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest
import valid
import wordstock
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kengash import read
from kengash.engine import trace
from kengash.identify import LANGUAGES

CHECKS = list(HealthCheck)
ANY_TEXT = st.text(st.characters(), max_size=300)  # surrogates, unassigned and control characters too
TAGS = st.sampled_from((None, *LANGUAGES))
DAYS = st.one_of(st.none(), st.dates().filter(lambda d: 1900 <= d.year < 2100).map(str))


@st.composite
def vocabulary(draw: st.DrawFn) -> tuple[str, str]:
    """A text of real words, and its language; hypothesis chooses the seed, so that a failure repeats."""
    return wordstock.text(random.Random(draw(st.integers(0, 2**32))), draw(st.integers(1, 30)))


def holds(text: str, published: str | None, language: str | None) -> None:
    reading = read(text, published, language)
    assert valid.wrong(reading, text) == []
    assert read(text, published, language) == reading
    trace(text, published, language)


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=CHECKS)
@given(ANY_TEXT, DAYS, TAGS)
@example("", None, None)
@example("\ud800", None, None)
@example(" date 2026-02-31 x", None, "uz-Cyrl")
@example("date 0000-00-00 x", None, "en")
@example("²² ½ ① март 99999999999999999999", "2026-03-08", "ru")
@example("\U0001775a \U000f6a40", None, "ru")
def test_any_string(text: str, published: str | None, language: str | None) -> None:
    holds(text, published, language)


@settings(max_examples=800, deadline=None, derandomize=True, suppress_health_check=CHECKS)
@given(vocabulary(), DAYS, st.booleans())
def test_words_that_rules_look_for(made: tuple[str, str], published: str | None, told: bool) -> None:
    text, language = made
    holds(text, published, language if told else None)


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=CHECKS)
@given(vocabulary(), ANY_TEXT, st.integers(0, 400), TAGS)
def test_words_and_noise(made: tuple[str, str], noise: str, at: int, language: str | None) -> None:
    holds(made[0][:at] + noise + made[0][at:], "2026-03-08", language)


@pytest.mark.parametrize("text", wordstock.examples()[::7])
def test_a_text_cut_anywhere(text: str) -> None:
    for end in range(0, len(text), 9):
        assert valid.wrong(read(text[:end]), text[:end]) == []


@pytest.mark.parametrize("digits", (400, 5000))
@pytest.mark.parametrize("language", LANGUAGES)
def test_long_numbers(digits: int, language: str) -> None:
    month = wordstock.by_section(language)["months"][2]
    holds(f"{'9' * digits} {month} 2026, {'1' * digits}-{'2' * digits}", "2026-03-08", language)


@pytest.mark.parametrize("published", ("yesterday", "2026-02-31", "0001-01-01", "2026-3-8"))
def test_what_is_no_day_is_refused(published: str) -> None:
    with pytest.raises(ValueError, match="not a day"):
        read("text", published)


def test_what_is_no_language_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown language"):
        read("text", language="xx")


def test_a_time_of_publication_is_its_day() -> None:
    assert read("text", "2026-03-08T09:30:00+05:00").document.published == "2026-03-08"


# Two who took part in as much as each other, and a talk of which the text does not say whose it was.
TIE = """Kazakh President Arman Seitov met with Russian President Oleg Ryabov in Astana. The sides discussed trade.
Kazakh President Arman Seitov spoke by phone with Russian President Oleg Ryabov on Monday.
At the meeting with Chinese ambassador Li Wei, the sides pointed out the importance of the visit."""
PRINT = (
    "import sys, msgspec, kengash; print(msgspec.json.encode(kengash.read(sys.argv[1], '2026-03-08', 'en')).decode())"
)


def test_a_reading_is_the_same_whatever_seeds_the_hashes() -> None:
    readings = set()
    for seed in ("1", "2", "3", "4"):
        command = [sys.executable, "-c", PRINT, TIE]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        readings.add(done.stdout)
    assert len(readings) == 1 and "Li Wei" in readings.pop()
