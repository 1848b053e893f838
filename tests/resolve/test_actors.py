"""Who is meant: phrases with a date against what the author of the table knows of office holders."""

from __future__ import annotations

import csv
from pathlib import Path

from kg.authority import Authority, fold
from kg.extract.mentions import find_mentions
from kg.model import Resolution
from kg.resolve import resolve
from tests.resolve.sheets import article

WHO = Path(__file__).with_name("who.tsv")


def read(text: str, date: str | None = None) -> dict[str, Resolution]:
    parsed, authority = article(text, date), Authority.load()
    return {r.mention.text: r for r in resolve(find_mentions(parsed, authority), parsed, authority)}


def labels(resolution: Resolution) -> list[str]:
    return [actor.label for actor in resolution.actors]


def table() -> list[dict[str, str]]:
    with WHO.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t"))


def test_office_holders_of_many_states_and_years() -> None:
    rows, misses = table(), []
    for row in rows:
        found = next(iter(read(f"Das sagte {row['phrase']} am Montag.", row["date"]).values()), None)
        actor = found.actors[0] if found and found.actors else None
        names = {fold(name) for name in (actor.label, *actor.aliases)} if actor else set()
        if fold(row["actor"]) not in names:
            misses.append(f"{row['phrase']} ({row['date']}): {actor.label if actor else None}, not {row['actor']}")
    assert len(rows) >= 120
    assert len(misses) <= 0.07 * len(rows), "\n".join(misses)
