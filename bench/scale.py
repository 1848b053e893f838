"""What a build costs beside bare parsing, and how time and memory grow with the number of articles.

``python bench/scale.py ARTICLES.jsonl [--copies 1 4 16] [--rounds 2] [--work FOLDER] [--parse]``

The ratio: the corpus is built in one go (no network page), and its texts go through bare ``nlp.pipe`` with the language
model as it is shipped, in turns of 64 articles: with the batch size of the model, and with that of a build. Times are
processor time without loading the model, which stands apart.
The growth: the corpus is copied with other names and years and built anew. The
copies are not parsed again (``--parse`` does): the recorded parses are played back with the words exchanged, so the times
are those of our own steps, which is the stricter figure. The exponent is that of time between the ends.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
from replicas import Recorded, Renaming, read_records, record, write_copies

import kg.analysis
import kg.pipeline
from kg.authority import Authority
from kg.config import Settings
from kg.model import Article, Skip
from kg.parse import load_model
from kg.parse.pipeline import MODEL_DIR
from kg.read import read
from kg.workers import TOGETHER

_SETTINGS = Settings(view=False)
_CHUNK = 64


def compare(source: Path) -> dict[str, Any]:
    """Processor seconds of a build and of the language model alone, chunk by chunk in turns, for the machine may be shared."""
    model, waiting = spacy.load(MODEL_DIR), list[str]()
    spent, tokens = dict.fromkeys((model.batch_size, TOGETHER), 0.0), dict.fromkeys((model.batch_size, TOGETHER), 0)

    def parse_alone() -> None:
        for size in spent:
            start = time.process_time()
            tokens[size] += sum(len(doc) for doc in model.pipe(waiting, batch_size=size))
            spent[size] += time.process_time() - start
        waiting.clear()

    def beside(records: Iterator[Article | Skip]) -> Iterator[Article | Skip]:
        for article in records:
            if isinstance(article, Article):
                waiting.append(article.text)
            if len(waiting) == _CHUNK:
                parse_alone()
            yield article
        parse_alone()

    plain = kg.pipeline.read
    kg.pipeline.read = lambda sources, **options: beside(plain(sources, **options))
    built = build(source)
    return {**built, "seconds": built["seconds"] - sum(spent.values()), "bare": spent, "tokens": max(tokens.values())}


def build(source: Path, parses: Path | None = None) -> dict[str, Any]:
    """Processor seconds of a build, those of its steps, and what it found."""
    kg.analysis.time = time  # the steps are measured by the clock; here the machine may be shared
    time.perf_counter = time.process_time
    loading = time.process_time()
    tools = kg.analysis.Tools.load(_SETTINGS)
    started = time.process_time()
    recorded = _play_back(source, parses, tools) if parses else None
    ready = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        summary = kg.pipeline.build([source], Path(folder), _SETTINGS)
    return {
        "seconds": time.process_time() - ready,
        "loading": started - loading,
        "steps": dict(summary.seconds),
        "articles": summary.articles,
        "encounters": summary.encounters,
        "reports": summary.reports,
        "missed": recorded.missed if recorded else 0,
        "peak": peak(),
    }


def _play_back(source: Path, parses: Path, tools: kg.analysis.Tools) -> Recorded:
    texts = (json.loads(line)["text"] for line in (parses.parent / "corpus.jsonl").open(encoding="utf-8"))
    recorded = Recorded(parses, tools.nlp, Renaming(texts, tools.authority))

    def told(articles: Iterator[Article | Skip]) -> Iterator[Article | Skip]:
        for article in articles:
            recorded.turn = article.id if isinstance(article, Article) else ""
            yield article

    plain = kg.pipeline.read
    kg.pipeline.read = lambda sources, **options: told(plain(sources, **options))
    kg.pipeline.TOGETHER = 1  # for the parses are played back article by article
    kg.analysis.Tools.load = staticmethod(lambda _: replace(tools, nlp=recorded))
    return recorded


def peak() -> float:
    """Most memory this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(*arguments: str) -> dict[str, Any]:
    """Run one measurement in a process of its own."""
    command = [sys.executable, __file__, "--child", *arguments]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    measured: dict[str, Any] = json.loads(printed)
    return measured


def ratio(source: Path, rounds: int) -> None:
    """Print what a build costs beside bare parsing."""
    measured = [child("compare", str(source)) for _ in range(rounds)]
    for m in measured:
        steps = ", ".join(f"{step} {100 * spent / m['seconds']:.1f} %" for step, spent in m["steps"].items())
        print(f"{m['articles']} articles, {m['tokens']} tokens, {m['reports']} reports; loading {m['loading']:.1f} s")
        print(f"build {m['seconds']:.1f} s, {m['articles'] / m['seconds']:.1f} articles/s; {steps}")
        for size, bare in m["bare"].items():
            print(f"bare nlp.pipe in batches of {size} {bare:.1f} s, ratio {m['seconds'] / bare:.3f}", flush=True)


def growth(source: Path, copies: list[int], folder: Path, *, parsed: bool) -> None:
    """Print time and memory for so many copies of the corpus."""
    records = read_records(source)
    authority, nlp = Authority.load(), load_model()
    renaming = Renaming((r["text"] for r in records), authority)
    print(f"{len(renaming.people)} persons change places")
    write_copies(records, renaming, 1, folder / "corpus.jsonl")
    articles = [article for article in read([folder / "corpus.jsonl"]) if isinstance(article, Article)]
    record(articles, nlp, folder / "parses.sqlite")
    measured = []
    for count in copies:
        write_copies(records, renaming, count, folder / "copies.jsonl")
        arguments = () if parsed else (str(folder / "parses.sqlite"),)
        measured.append(child("build", str(folder / "copies.jsonl"), *arguments))
        m = measured[-1]
        steps = ", ".join(f"{step} {spent:.1f}" for step, spent in m["steps"].items())
        print(
            f"{count:3}x: {m['articles']} articles, {m['encounters']} encounters in {m['reports']} reports, "
            f"{m['seconds']:.1f} s, peak {m['peak']:.0f} MiB, zones without a parse {m['missed']}; {steps}",
            flush=True,
        )
    if len(set(copies)) < 2:
        return
    first, last = measured[0], measured[-1]
    for name in ("total", *last["steps"]):
        spent = [m["seconds"] if name == "total" else m["steps"].get(name, 0) for m in (first, last)]
        if spent[0] > 0.05:
            print(f"exponent of {name}: {math.log(spent[1] / spent[0]) / math.log(copies[-1] / copies[0]):.3f}")


def main() -> None:
    """Run the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--copies", type=int, nargs="*", default=[1, 4, 16])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--parse", action="store_true")
    options = parser.parse_args()
    ratio(options.source, options.rounds) if options.rounds else None
    if options.copies:
        with tempfile.TemporaryDirectory(dir=options.work) as folder:
            growth(options.source, options.copies, Path(folder), parsed=options.parse)


if __name__ == "__main__":
    os.environ["PYTHONHASHSEED"] = "0"
    if sys.argv[1:2] == ["--child"]:
        kind, *paths = sys.argv[2:]
        print(json.dumps({"compare": compare, "build": build}[kind](*map(Path, paths))))
    else:
        main()
