"""What one more article costs beside a full build, by processor time.

usage: increments.py ARTICLES.jsonl [--copies 16] [--work FOLDER]

The corpus is added to a workspace (``kg add``, all of it analysed). Then the workspace is filled with copies: the same
results with persons renamed and all dates moved, so that they tell of other encounters. They are not analysed again; a
full build of the filled workspace is taken to cost the analysis of the corpus times the copies, and the writing of the
whole graph, which is measured. Then one article is added and withdrawn, each by a command of its own, start-up included,
and the patched store is compared with one that is made anew.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.model import Article, ArticleRecord, ArticleResult, Report
from kg.query import open_source
from kg.values import Actor, ActorKind, DateValue
from kg.workspace.codec import pack, unpack
from kg.workspace.database import connect, put, transaction
from kg.workspace.intake import fingerprint
from kg.write import turtle_of

STEP = dt.timedelta(days=37)
NEWS = (
    "Bundeskanzlerin Angela Merkel hat am Dienstag in Berlin den französischen Präsidenten Emmanuel Macron empfangen. "
    "Sie sprachen über den Haushalt der Europäischen Union. Danach telefonierte Merkel mit Wladimir Putin."
)


def moved(thing: Any, copy: int) -> Any:  # noqa: ANN401
    """A record with other persons, other days and other ids in it."""
    if isinstance(thing, tuple):
        return tuple(moved(part, copy) for part in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    if isinstance(thing, DateValue):
        first, last = thing.earliest + copy * STEP, thing.latest + copy * STEP
        about = "~" if "~" in thing.edtf else ""
        return replace(
            thing, earliest=first, latest=last, edtf=(f"{first}" if first == last else f"{first}/{last}") + about
        )
    new = replace(thing, **{f.name: moved(getattr(thing, f.name), copy) for f in fields(thing)})
    if isinstance(new, Actor) and new.kind is ActorKind.PERSON:
        return replace(new, key=f"{new.key}-{copy}", label=f"{new.label} {copy}")
    if isinstance(new, ArticleRecord):
        return replace(new, id=f"{new.id}-{copy:03}")
    return replace(new, article_id=f"{new.article_id}-{copy:03}") if isinstance(new, Report) else new


def fill(workspace: Path, copies: int) -> None:
    """Put the copies of all articles beside them."""
    with connect(workspace) as base, transaction(base):
        rows = list(base.execute("SELECT * FROM article"))
        outcomes = {row[0]: row[1:] for row in base.execute("SELECT * FROM outcome")}
        for copy in range(1, copies):
            for source, rank, name, seen, digest, body in rows:
                article = unpack(body, Article)
                other = replace(article, id=f"{name}-{copy:03}")
                values = (f"{source}.{copy}", f"{rank}.{copy:03}", other.id, seen, fingerprint(other), pack(other))
                base.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", values)
                version, result, reason = outcomes[digest]
                told = pack(moved(unpack(result, ArticleResult), copy)) if result else None
                base.execute("INSERT INTO outcome VALUES (?, ?, ?, ?)", (fingerprint(other), version, told, reason))


def run(*arguments: str | Path) -> tuple[float, float]:
    """Processor seconds and seconds by the clock of a command of its own."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False, cwd=Path(__file__).resolve().parent.parent)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--copies", type=int, default=16)
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        measure(options.source.resolve(), options.copies, Path(folder))


def measure(source: Path, copies: int, folder: Path) -> None:
    """Fill a workspace in the folder, add one article and withdraw it."""
    workspace, one = folder / "workspace", folder / "one-more.txt"
    analysis, _ = run("add", workspace, source, "--quiet")
    print(f"corpus analysed in {analysis:.1f} s", flush=True)
    fill(workspace, copies)
    remove = ("remove", workspace, "no-such-article", "--quiet")
    whole, clock = run(*remove)
    print(f"{copies} copies; graph written anew in {whole:.1f} s, {clock:.1f} s by the clock", flush=True)
    idle, clock = run(*remove)
    full = copies * analysis + whole
    print(f"nothing to do: {idle:.1f} s, {clock:.1f} s by the clock", flush=True)
    one.write_text(NEWS, encoding="utf-8")
    for what, command in (("added", ("add", workspace, one)), ("withdrawn", ("remove", workspace, one.stem))):
        spent, clock = run(*command)
        print(
            f"one article {what}: {spent:.1f} s ({100 * spent / full:.2f} % of {full:.0f} s), {clock:.1f} s by the clock"
        )
    with connect(workspace) as base:
        print(json.dumps(json.loads(last_counts(base))), flush=True)
        patched = turtle_of(open_source(workspace).triples())
        put(base, "store", "to be made anew")
    run(*remove)
    print(f"store as one made anew: {patched == turtle_of(open_source(workspace).triples())}")


def last_counts(base: sqlite3.Connection) -> str:
    """What the last command did."""
    (counts,) = base.execute("SELECT counts FROM run ORDER BY number DESC LIMIT 1").fetchone()
    return str(counts)


if __name__ == "__main__":
    main()
