"""Agglomeration of units under vetoes: best pairs first, average linkage, the same for any order of the articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.consolidate.across_blocks import candidate_pairs
from kg.consolidate.across_evidence import ENOUGH, Verdict, compare
from kg.consolidate.across_units import Unit, UnitId

_AVERAGE = 1.0  # least mean score over two clusters
_WITNESSES = 20  # members of a cluster that are compared: keeps the cost of large clusters bounded


@dataclass
class Cluster:
    """Units that tell one encounter, and why they were put together, in words."""

    units: list[Unit]
    because: list[str] = field(default_factory=list)


def cluster_units(units: Sequence[Unit]) -> list[Cluster]:
    """Group units that tell the same encounter.

    Candidate pairs are taken by falling score (ties by content); their clusters are merged unless any two members
    veto it or the members do not agree on average.
    """
    ordered = sorted(units, key=lambda u: u.id)
    scored = []
    for i, j in candidate_pairs(ordered):
        verdict = compare(ordered[i], ordered[j])
        if verdict.score is not None and verdict.score >= ENOUGH:
            scored.append((-round(verdict.score, 6), ordered[i].id, ordered[j].id, verdict))
    home = {u.id: Cluster([u]) for u in ordered}
    for _, first, second, verdict in sorted(scored, key=lambda row: row[:3]):
        _join(home, first, second, verdict)
    return [home[u.id] for u in ordered if home[u.id].units[0] is u]


def _join(home: dict[UnitId, Cluster], first: UnitId, second: UnitId, verdict: Verdict) -> None:
    a, b = home[first], home[second]
    if a is b or not _agree(a, b):
        return
    words = "; ".join(verdict.clues)
    merged = Cluster(
        sorted(a.units + b.units, key=lambda u: u.id),
        [*a.because, *b.because, f"{_name(first)} and {_name(second)}: {words}"],
    )
    home.update((u.id, merged) for u in merged.units)


def _agree(a: Cluster, b: Cluster) -> bool:
    """No veto between the members, and a good mean score."""
    if {u.id[0] for u in a.units} & {u.id[0] for u in b.units}:
        return False
    verdicts = [compare(x, y) for x in _witnesses(a) for y in _witnesses(b)]
    scores = [v.score for v in verdicts if v.score is not None]
    return len(scores) == len(verdicts) and sum(scores) / len(scores) >= _AVERAGE


def _witnesses(cluster: Cluster) -> list[Unit]:
    """The members that say most: firm dates, places and many participants first."""
    return sorted(cluster.units, key=lambda u: (not u.is_firm, not u.places, -len(u.actors), u.id))[:_WITNESSES]


def _name(unit: UnitId) -> str:
    return f"{unit[0]}#{unit[1]}"
