"""Who is meant: sentences of many kinds, written before the first run, read with the shipped pipeline."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from spacy.language import Language

from kg.authority import Authority, fold
from kg.clean import clean
from kg.extract.mentions import find_mentions
from kg.model import Article, Resolution
from kg.parse import load_model, parse
from kg.resolve import resolve
from kg.values import Actor

WHO = Path(__file__).with_name("who_blind.tsv")
FLOOR = 0.98
NOBODY = "-"


@lru_cache(maxsize=1)
def pipeline() -> Language:
    return load_model()


def table() -> list[dict[str, str]]:
    with WHO.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t"))


def resolved(row: dict[str, str]) -> Actor | None:
    """The actor of the mention that shares most with the brackets."""
    begin, end = row["text"].index("["), row["text"].index("]") - 1
    text = row["text"].replace("[", "").replace("]", "")
    authority = Authority.load()
    (parsed,) = parse([clean(Article("who", text, "who", "0" * 64, published=row["date"]))], pipeline())
    found = resolve(find_mentions(parsed, authority), parsed, authority)

    def shared(resolution: Resolution) -> int:
        return min(end, resolution.mention.end) - max(begin, resolution.mention.begin)

    best = max(found, key=shared, default=None)
    return best.actors[0] if best is not None and shared(best) > 0 and best.actors else None


def is_right(actor: Actor | None, expected: Sequence[str]) -> bool:
    if NOBODY in expected:
        return actor is None or Authority.load().entry(actor.key) is None
    names = {fold(name) for name in (actor.label, *actor.aliases)} if actor else set()
    return any(fold(name) in names for name in expected)


def test_actors_of_phrases_that_were_written_before_the_first_run() -> None:
    rows, misses = table(), []
    assert len({row["date"] for row in rows}) > 200
    for row in rows:
        assert dt.date.fromisoformat(row["date"])
        actor = resolved(row)
        if not is_right(actor, row["actor"].split("|")):
            misses.append(f"{row['text']} ({row['date']}): {actor.label if actor else None}, not {row['actor']}")
    assert len(rows) - len(misses) >= FLOOR * len(rows), "\n".join(misses)
