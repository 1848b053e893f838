"""Write the graph that gold reports give: a realistic graph without the steps before consolidation.

usage: gold_graph.py OUT.ttl GOLD_DIR... [--drop-date P] [--drop-participant P] [--drop-place P] [--seed N]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.gold import Noise, read_results
from kg.consolidate import consolidate
from kg.model import EncounterGraph
from kg.write import write_turtle


def add_noise_options(parser: argparse.ArgumentParser) -> None:
    """Options that drop slots of the gold."""
    for slot in ("date", "participant", "place"):
        parser.add_argument(f"--drop-{slot}", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=0)


def noise_of(args: argparse.Namespace) -> Noise:
    """The noise that the options ask for."""
    return Noise(args.drop_date, args.drop_participant, args.drop_place, args.seed)


def main() -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("gold", nargs="+", type=Path)
    add_noise_options(parser)
    args = parser.parse_args()
    results = read_results(args.gold, noise_of(args))
    articles = tuple(sorted((r.article for r in results), key=lambda a: a.id))
    write_turtle(EncounterGraph(articles, consolidate(results)), args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
