"""Speed and size of the reader on one core: `make bench`, or `python benchmarks/speed.py --articles 200 --only uz-Latn,ru`.

The articles are invented (speed_articles.py): ~2,000 characters, people and some words made of syllables, so that no two
are alike. Each language reads half of its articles first, as a running reader has; the other half is measured, by the
processor's clock, the best of five parts (the machine may have other work). Nothing here is asserted.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from speed_articles import VARIANTS, Writer

import kengash.text
from kengash import engine, read
from kengash.clauses.relations import Relations
from kengash.encounters.build import Builder
from kengash.gate import Gate
from kengash.mentions import view
from kengash.mentions.names import NameBook
from kengash.phrases import Finder

PUBLISHED = "2026-03-10"
PARTS = 5
KINDS = {"with": "with encounters", "none": "with none", "near": "with none, but officials and decrees"}
# stage, where its function is looked up, name: each is charged only what the stages inside it do not use
STAGES: list[tuple[str, Any, str]] = [
    ("the rest", engine, "read"),
    ("language identified", kengash.text, "identify"),
    ("home text", engine, "read_text"),
    ("gate", Gate, "opens"),
    ("sentences", engine, "sentences"),
    ("tokens", view, "tokens"),
    ("phrases found", Finder, "sweep"),
    ("items of sentences", engine, "build"),
    ("names counted", NameBook, "learn"),
    ("mentions", Relations, "__init__"),
    ("clauses", engine, "read_sentence"),
    ("discourse", Builder, "read"),
    ("finish", engine, "encounters"),
]
FRESH = """
import resource, time
from kengash import read
for text in {texts!r}:
    read(text, published={published!r})
ended = time.clock_gettime(time.CLOCK_MONOTONIC)
try:  # the greatest size that Linux has seen since the program began; elsewhere what the system says
    size = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
except OSError:
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(ended, size)
"""


def articles(variant: str, count: int) -> dict[str, list[str]]:
    """`count` articles of each kind."""
    writer = Writer(variant, 1)
    makers = {"with": writer.with_encounters, "none": writer.without, "near": writer.nearly}
    return {kind: [make() for _ in range(count)] for kind, make in makers.items()}


def best(texts: list[str], work: Callable[[str], object], parts: int = PARTS) -> float:
    """Seconds of processor time an article, in the best of the parts."""
    size = max(len(texts) // parts, 1)
    seconds = []
    for start in range(0, size * parts, size):
        begun = time.process_time()
        for text in texts[start : start + size]:
            work(text)
        seconds.append((time.process_time() - begun) / size)
    return min(seconds)


def reading(text: str) -> int:
    return len(read(text, published=PUBLISHED).encounters)


def throughput(stock: dict[str, dict[str, list[str]]]) -> None:
    """Articles and megabytes a second, language by language."""
    print(f"\n{'articles a second':20}" + "".join(f"{name:>38}" for name in KINDS.values()))
    means: dict[str, list[float]] = defaultdict(list)
    for variant, kinds in stock.items():
        row = f"{variant:20}"
        for kind, texts in kinds.items():
            half = len(texts) // 2
            found = sum(map(reading, texts[:half])) / half
            seconds = best(texts[half:], reading)
            size = len(texts[-1].encode()) / seconds / 1e6
            means[kind].append(seconds)
            row += f"{1 / seconds:12,.0f} {size:6.2f} MB/s {found:5.1f} found"
        print(row)
    print(f"{'mean':20}" + "".join(f"{len(s) / sum(s):12,.0f}{'':25}" for s in means.values()))


class Stopwatch:
    """Charges processor time to the innermost stage that is running."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = 0.0

    def wrap(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **values: Any) -> Any:
            self._charge()
            self._running.append(stage)
            try:
                return function(*args, **values)
            finally:
                self._charge()
                self._running.pop()

        return timed

    def _charge(self) -> None:
        now = time.perf_counter()
        if self._running:
            self.spent[self._running[-1]] += now - self._since
        self._since = now


def stages(texts: list[str]) -> None:
    """Where the time of an article with encounters goes."""
    watch = Stopwatch()
    plain = [(owner, name, getattr(owner, name)) for _, owner, name in STAGES]
    for stage, owner, name in STAGES:
        setattr(owner, name, watch.wrap(stage, getattr(owner, name)))
    for text in texts:
        engine.read(text, published=PUBLISHED)
    for owner, name, function in plain:
        setattr(owner, name, function)
    total = sum(watch.spent.values())
    print(f"\nwhere the time goes, articles with encounters: {total / len(texts) * 1000:.2f} ms each")
    for stage, spent in sorted(watch.spent.items(), key=lambda s: -s[1]):
        print(f"  {stage:24}{spent / len(texts) * 1000:8.3f} ms {spent / total:6.0%}")


def fresh(texts: list[str]) -> tuple[float, int]:
    """Seconds from the start of a process to its last reading, and its greatest size in MB."""
    begun = time.clock_gettime(time.CLOCK_MONOTONIC)
    code = FRESH.format(texts=texts, published=PUBLISHED)
    done = subprocess.run([sys.executable, "-"], input=code, capture_output=True, text=True, check=True)
    ended, size = done.stdout.split()
    return float(ended) - begun, int(size) // 1024


def start_and_size(stock: dict[str, dict[str, list[str]]]) -> None:
    print(
        "\nstart of a process to its first reading (the clock on the wall, best of five), and size after 100 articles"
    )
    for variant, kinds in stock.items():
        seconds = min(fresh(kinds["with"][:1])[0] for _ in range(PARTS))
        print(f"  {variant:10}{seconds:6.2f} s {fresh(kinds['with'][:100])[1]:6} MB")
    several = [text for kinds in stock.values() for text in kinds["with"][:20]]
    print(f"  {'all':10}{'':8} {fresh(several)[1]:6} MB")


def growth(texts: list[str]) -> None:
    """Whether the cost of a megabyte stays the same as one text grows."""
    print("\none text, longer and longer (uz-Latn, articles one after another)")
    body = "\n\n".join(texts)
    for size in (10_000, 100_000, 1_000_000, 5_000_000):
        text = (body * (size // len(body) + 1))[:size]
        begun = time.process_time()
        read(text, published=PUBLISHED)
        seconds = time.process_time() - begun
        print(f"  {size / 1e6:5.2f} M characters {seconds:8.2f} s {seconds / (size / 1e6):7.2f} s a million")


def others(stock: dict[str, dict[str, list[str]]]) -> None:
    print("\nothers, on the same articles with encounters")
    for name, measure in (("spaCy", spacy_matcher), ("natasha", natasha_pipeline)):
        try:
            for line in measure(stock):
                print("  " + line)
        except ImportError:
            print(f"  {name} is not installed: pip install -e '.[bench]'")


def spacy_matcher(stock: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    import spacy
    from spacy.matcher import PhraseMatcher

    from kengash.language import load, read_file
    from kengash.people import People
    from kengash.stock import phrase_entries

    names = [name for person in People.load() for name in person.spellings()]
    for variant in [v for v in ("uz-Latn", "ru", "en") if v in stock]:
        code = variant.split("-")[0]
        blank = spacy.blank(code if code in ("ru", "en") else "xx")
        phrases = {phrase.partition("+")[0] for _, _, phrase in phrase_entries(read_file(code))} | set(names)
        matcher = PhraseMatcher(blank.vocab, attr="LOWER")
        matcher.add("all", list(blank.pipe(phrases)))
        rate = 1 / best(stock[variant]["with"], lambda text, m=matcher, b=blank: m(b(text)))  # type: ignore[misc]
        yield (
            f"spaCy {spacy.__version__}, blank {code}, {len(phrases):,} phrases matched as written: {rate:,.0f} articles/s"
            f" (no inflected forms, no roles, no encounters; ours has {load(code).counts['events']} event nouns alone)"
        )


def natasha_pipeline(stock: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    import natasha

    segmenter, embedding = natasha.Segmenter(), natasha.NewsEmbedding()
    morph, syntax = natasha.NewsMorphTagger(embedding), natasha.NewsSyntaxParser(embedding)
    names, vocabulary = natasha.NewsNERTagger(embedding), natasha.MorphVocab()

    def whole(text: str) -> None:
        doc = natasha.Doc(text)
        doc.segment(segmenter)
        doc.tag_morph(morph)
        doc.parse_syntax(syntax)
        doc.tag_ner(names)
        for span in doc.spans:
            span.normalize(vocabulary)

    def only_names(text: str) -> None:
        doc = natasha.Doc(text)
        doc.segment(segmenter)
        doc.tag_ner(names)

    texts = stock.get("ru", {}).get("with", [])[:20]
    if texts:
        rates = [1 / best(texts, work, 2) for work in (whole, only_names)]
        yield (
            f"natasha 1.6, ru: whole pipeline {rates[0]:,.0f} articles/s, names alone {rates[1]:,.0f}"
            " (sentences, morphology, syntax, names of people, places, organizations; no offices, no encounters)"
        )


def yardstick() -> float:
    """Seconds that ten million additions take: about 0.4 on an idle core of today, more where others use it too."""
    begun, total = time.process_time(), 0
    for number in range(10_000_000):
        total += number
    return time.process_time() - begun


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=100, help="of each kind and language")
    options.add_argument("--only", default=",".join(VARIANTS), help="languages, parted by commas")
    options.add_argument("--quick", action="store_true", help="only articles a second, and where the time goes")
    chosen = options.parse_args()
    stock = {variant: articles(variant, chosen.articles) for variant in chosen.only.split(",")}
    print(f"ten million additions of Python take {yardstick():.2f} s here and now")
    throughput(stock)
    stages([text for kinds in stock.values() for text in kinds["with"][-20:]])
    if not chosen.quick:
        start_and_size(stock)
        growth(stock.get("uz-Latn", next(iter(stock.values())))["with"])
        others(stock)
    print(f"\nsize of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
