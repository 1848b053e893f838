"""Who is meant: sentences of many kinds, written before the first run, read with the shipped pipeline."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pytest
from spacy.language import Language

from kg.authority import Authority, fold
from kg.clean import clean
from kg.extract.mentions import find_mentions
from kg.model import Article, Resolution
from kg.parse import load_model, parse
from kg.resolve import resolve
from kg.values import Actor

HERE = Path(__file__).parent
FLOORS = {"who_blind.tsv": 0.98, "who_more.tsv": 0.99, "who_blind2.tsv": 0.975, "who_blind3.tsv": 0.975}
NOBODY, OPEN = "-", "?"
UNSURE = 0.5


@lru_cache(maxsize=1)
def pipeline() -> Language:
    return load_model()


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t"))


def resolved(row: dict[str, str]) -> Resolution | None:
    """What the mention that shares most with the brackets refers to."""
    begin, end = row["text"].index("["), row["text"].index("]") - 1
    text = row["text"].replace("[", "").replace("]", "")
    authority = Authority.load()
    (parsed,) = parse([clean(Article("who", text, "who", "0" * 64, published=row["date"]))], pipeline())
    found = resolve(find_mentions(parsed, authority), parsed, authority)

    def shared(resolution: Resolution) -> int:
        return min(end, resolution.mention.end) - max(begin, resolution.mention.begin)

    best = max(found, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


def first(resolution: Resolution | None) -> Actor | None:
    return resolution.actors[0] if resolution is not None and resolution.actors else None


def is_right(resolution: Resolution | None, expected: Sequence[str]) -> bool:
    actor = first(resolution)
    if OPEN in expected and resolution is not None and actor is not None:
        return len(resolution.candidates) > 1 and resolution.confidence <= UNSURE
    if NOBODY in expected or OPEN in expected:
        return actor is None or Authority.load().entry(actor.key) is None
    names = {fold(name) for name in (actor.label, *actor.aliases)} if actor else set()
    return any(fold(name) in names for name in expected)


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_actors_of_phrases_that_were_written_before_the_first_run(name: str, floor: float) -> None:
    rows, misses = table(name), []
    assert len({row["date"] for row in rows}) > 120
    assert sum(row["new"] == "y" for row in rows) > len(rows) / 2
    for row in rows:
        assert dt.date.fromisoformat(row["date"])
        found = resolved(row)
        if not is_right(found, row["actor"].split("|")):
            actor = first(found)
            misses.append(f"{row['text']} ({row['date']}): {actor.label if actor else None}, not {row['actor']}")
    assert len(rows) - len(misses) >= floor * len(rows), "\n".join(misses)
