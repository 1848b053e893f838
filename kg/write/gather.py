"""The actors, places and topics that a graph speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from kg.model import Encounter, EncounterGraph, Report
from kg.values import Actor, Place, Topic

Thing = TypeVar("Thing", Actor, Place, Topic)


@dataclass(frozen=True, slots=True)
class Things:
    """Each thing once, sorted by key."""

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    topics: tuple[Topic, ...]


def gather(graph: EncounterGraph) -> Things:
    """Every actor, place and topic of encounters and reports. Records that share a key are united field by field."""
    told: list[Encounter | Report] = [*graph.encounters, *(r for e in graph.encounters for r in e.reports)]
    return Things(
        actors=_united(actor for record in told for actor in _actors(record)),
        places=_united(record.place for record in told if record.place),
        topics=_united(topic for record in told for topic in (*record.about, *record.not_about)),
    )


def _actors(record: Encounter | Report) -> Iterator[Actor]:
    yield from (participation.actor for participation in record.participants)
    if isinstance(record, Report):
        yield from (*record.claimed_by, *record.via, *record.absent)


def _united(things: Iterable[Thing]) -> tuple[Thing, ...]:
    by_key: dict[str, set[Thing]] = {}
    for thing in things:
        by_key.setdefault(thing.key, set()).add(thing)
    return tuple(_unite(sorted(same, key=repr)) for _, same in sorted(by_key.items()))


def _unite(same: list[Thing]) -> Thing:
    """One record of all with a key: tuples are joined, other fields come from the first record that has them."""
    first = same[0]
    if len(same) == 1:
        return first
    joined: dict[str, object] = {}
    for field in fields(first):
        values = [getattr(thing, field.name) for thing in same]
        if isinstance(values[0], tuple):
            joined[field.name] = tuple(sorted({item for value in values for item in value}))
        else:
            joined[field.name] = next((value for value in values if value is not None), None)
    return replace(first, **joined)  # type: ignore[arg-type]
