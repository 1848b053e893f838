"""How consolidation falls apart into independent pieces: blocks, pairs, components; for the plan in docs/scale.md.

usage: partition.py WORKSPACE [--copies 8]

Takes the results of a workspace, multiplies them with other persons and days, and looks at the first of the passes: how
large the blocks are within which pairs are sought, how many pairs are judged for each unit, and how large the components
are that the pairs good enough for a merge hang together in. Clusters are then made for each component on its own and
compared with those made of everything at once.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.increments import moved
from kg.consolidate import consolidate
from kg.consolidate.across_blocks import _keys, candidate_pairs
from kg.consolidate.across_cluster import cluster_units
from kg.consolidate.across_evidence import ENOUGH, compare
from kg.consolidate.across_units import Unit, units_of
from kg.workspace.catch_up import results
from kg.workspace.database import connect


def components(units: list[Unit], pairs: list[tuple[int, int]]) -> list[list[Unit]]:
    """Units that hang together by pairs good enough for a merge (union-find)."""
    home = list(range(len(units)))

    def root(position: int) -> int:
        while home[position] != position:
            home[position] = position = home[home[position]]
        return position

    for i, j in pairs:
        verdict = compare(units[i], units[j])
        if verdict.score is not None and verdict.score >= ENOUGH:
            home[root(i)] = root(j)
    found: dict[int, list[Unit]] = {}
    for position, unit in enumerate(units):
        found.setdefault(root(position), []).append(unit)
    return list(found.values())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--copies", type=int, default=8)
    options = parser.parse_args()
    with connect(options.workspace) as base:
        told = [result for result in results(base) if result.reports]
    many = [moved(result, copy) for copy in range(options.copies) for result in told]
    begin = time.process_time()
    units = units_of(many)
    pairs = candidate_pairs(units)
    blocks = Counter(key for unit in units for key in _keys(unit))
    largest = ", ".join(f"{' '.join(key)} {size}" for key, size in blocks.most_common(3))
    print(f"{len(many)} articles with reports, {len(units)} units, {len(blocks)} blocks; the largest: {largest}")
    print(f"{len(pairs)} pairs judged, {len(pairs) / len(units):.1f} for each unit")
    pieces = components(units, pairs)
    print(
        f"{len(pieces)} components, the largest of {max(map(len, pieces))} units; {time.process_time() - begin:.1f} s"
    )
    apart = {tuple(u.id for u in cluster.units) for piece in pieces for cluster in cluster_units(piece)}
    together = {tuple(u.id for u in cluster.units) for cluster in cluster_units(units)}
    print(f"{len(together)} clusters; made apart: {len(apart)}, of them the same {len(apart & together)}")
    begin = time.process_time()
    consolidate(many)
    print(f"all passes: {1000 * (time.process_time() - begin) / len(many):.2f} ms for each article with reports")


if __name__ == "__main__":
    main()
