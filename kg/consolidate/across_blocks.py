"""Which pairs of units are worth comparing: those that share parties, or an event's name, about the same time."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from kg.consolidate.across_units import Days, Mood, Unit
from kg.values import ActorKind

MOVED_DAYS = 45
"""How far a plan may be from the day on which the encounter was held."""

_NEIGHBOURS = 60  # comparisons a unit may ask for in one block: keeps the cost near-linear
_MOST_PARTIES = 12
_ALL_TIME = (dt.date.min, dt.date.max)

Key = tuple[str, ...]


def candidate_pairs(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pairs of positions in ``units`` (sorted by id), each once and sorted; no two units of one article."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for position, unit in enumerate(units):
        for key in _keys(unit):
            blocks[key].append(position)
    pairs = {pair for key, block in blocks.items() for pair in _sweep(units, block, key)}
    return sorted(pairs)


def _keys(unit: Unit) -> Iterator[Key]:
    """Two parties and more meet in the blocks of their pairs; a party alone in the block of its name or state."""
    parties = unit.sides if len(unit.sides) > 1 else unit.keys
    yield from (("pair", *pair) for pair in combinations(sorted(parties)[:_MOST_PARTIES], 2))
    yield from (("actor", key) for key in sorted(unit.keys)[:_MOST_PARTIES])
    yield from (("state", side) for side in sorted(unit.sides)[:_MOST_PARTIES])
    if unit.event_name:
        yield "event", unit.event_name
    if not unit.actors:
        yield from (("place", place.key) for place in unit.places)


def _sweep(units: Sequence[Unit], block: Sequence[int], key: Key) -> Iterator[tuple[int, int]]:
    """Pairs of a block whose windows overlap; at most ``_NEIGHBOURS`` with later units for each.

    In the block of a name or a state one of the two must be alone, so that the others need only look for those.
    """
    if len(block) < 2:
        return
    reach = {p: _reach(units[p]) for p in block}
    everybody = sorted(block, key=lambda p: (reach[p], p))
    alone = [p for p in everybody if _is_alone(units[p], key)]
    rank = {p: i for i, p in enumerate(everybody)}
    for position in everybody:
        others = everybody if _is_alone(units[position], key) else alone
        begin = bisect_right(others, rank[position], key=rank.__getitem__)
        end = bisect_right(others, reach[position][1], key=lambda p: reach[p][0])
        foreign = (o for o in others[begin:end] if units[o].id[0] != units[position].id[0])
        yield from ((min(position, o), max(position, o)) for o in islice(foreign, _NEIGHBOURS))


def _is_alone(unit: Unit, key: Key) -> bool:
    """In the block of a name, the only party; in that of a state, a state or its organ alone; elsewhere everybody."""
    if key[0] == "actor":
        return len(unit.actors) == 1
    return key[0] != "state" or (len(unit.actors) == 1 and unit.actors[0].kind is not ActorKind.PERSON)


def _reach(unit: Unit) -> Days:
    if unit.window is None:
        return _ALL_TIME
    first = min([unit.window[0], *(days[0] for days in unit.readings)])
    last = max([unit.window[1], *(days[1] for days in unit.readings)])
    if unit.mood is Mood.HELD:
        return first, last
    slack = dt.timedelta(days=MOVED_DAYS)
    return max(first, dt.date.min + slack) - slack, min(last, dt.date.max - slack) + slack
