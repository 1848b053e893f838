"""Which pairs of units are worth comparing: those that share parties, or an event's name, about the same time."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.consolidate.across_units import Days, Mood, Unit

MOVED_DAYS = 45
"""How far a plan may be from the day on which the encounter was held."""

_NEIGHBOURS = 60  # comparisons a unit may ask for in one block: keeps the cost near-linear
_MOST_PARTIES = 12
_ALL_TIME = (dt.date.min, dt.date.max)


def candidate_pairs(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pairs of positions in ``units`` (sorted by id), each once and sorted; no two units of one article."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    alone: dict[str, list[int]] = defaultdict(list)
    for position, unit in enumerate(units):
        for key in _keys(unit):
            blocks[key].append(position)
        for party in _parties(unit):
            alone[party].append(position)
    pairs = {pair for block in blocks.values() for pair in _sweep(units, block)}
    for party, block in alone.items():
        if any(len(_parties(units[p])) == 1 for p in block):
            pairs.update(p for p in _sweep(units, block) if _has_single(units, p, party))
    return sorted(p for p in pairs if units[p[0]].id[0] != units[p[1]].id[0])


def _has_single(units: Sequence[Unit], pair: tuple[int, int], party: str) -> bool:
    return any(_parties(units[p]) == [party] for p in pair)


def _parties(unit: Unit) -> list[str]:
    """Sides of the encounter; the actors themselves where they are of one state."""
    parties = unit.sides if len(unit.sides) > 1 else unit.keys
    return sorted(parties)[:_MOST_PARTIES]


def _keys(unit: Unit) -> Iterator[tuple[str, ...]]:
    yield from combinations(_parties(unit), 2)
    if unit.event_name:
        yield "event", unit.event_name
    if not unit.actors:
        yield from (("place", place.key) for place in unit.places)


def _sweep(units: Sequence[Unit], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a block whose windows overlap, after sorting by first day; at most ``_NEIGHBOURS`` for each unit."""
    reach = {p: _reach(units[p]) for p in block}
    ordered = sorted(block, key=lambda p: (reach[p], p))
    starts = [reach[p][0] for p in ordered]
    for i, position in enumerate(ordered):
        end = bisect_right(starts, reach[position][1])
        for other in ordered[i + 1 : min(end, i + 1 + _NEIGHBOURS)]:
            yield min(position, other), max(position, other)


def _reach(unit: Unit) -> Days:
    if unit.window is None:
        return _ALL_TIME
    first = min([unit.window[0], *(days[0] for days in unit.readings)])
    last = max([unit.window[1], *(days[1] for days in unit.readings)])
    if unit.mood is Mood.HELD:
        return first, last
    slack = dt.timedelta(days=MOVED_DAYS)
    return max(first, dt.date.min + slack) - slack, min(last, dt.date.max - slack) + slack
