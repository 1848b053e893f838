"""Measure consolidation on gold reports: how well they are grouped, and how many look-alikes are merged.

usage: consolidation.py GOLD_DIR... [--clusters clusters.yaml] [--drop-date P] [--drop-participant P] [--drop-place P]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.gold import clusters_of, read_results
from bench.gold_graph import add_noise_options, noise_of
from kg.consolidate.across import consolidate


def b_cubed(grouping: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (gold cluster, predicted key) pairs."""
    both, gold, told = Counter(grouping), Counter(g for g, _ in grouping), Counter(t for _, t in grouping)
    n = len(grouping) or 1
    precision = sum(c * c / told[t] for (_, t), c in both.items()) / n
    recall = sum(c * c / gold[g] for (g, _), c in both.items()) / n
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def main() -> int:
    """Print the figures; 0 always."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--clusters", type=Path)
    add_noise_options(parser)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    encounters = consolidate(read_results(args.gold, noise_of(args)))
    home = {(r.article_id, r.number): e.key for e in encounters for r in e.reports}
    wanted = clusters_of(args.gold)
    p, r, f = b_cubed([(cluster, home[report]) for report, cluster in wanted.items()])
    print(f"reports {len(wanted)} encounters {len(encounters)} B-cubed precision {p:.3f} recall {r:.3f} F1 {f:.3f}")
    keys = defaultdict(set)
    for report, cluster in wanted.items():
        keys[cluster].add(home[report])
    if args.clusters:
        report_look_alikes(args.clusters, keys)
    if args.errors:
        list_errors(wanted, home, encounters)
    return 0


def report_look_alikes(path: Path, keys: dict[str, set[str]]) -> None:
    """Share of ``keep_apart`` pairs that were merged."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    pairs = {tuple(sorted((c["id"], o))) for c in listed for o in c.get("keep_apart") or ()}
    merged = sorted(p for p in pairs if keys[p[0]] & keys[p[1]])
    print(f"look-alikes {len(pairs)} merged {len(merged)} ({len(merged) / (len(pairs) or 1):.3f})", *merged)


def list_errors(wanted, home, encounters) -> None:  # noqa: ANN001
    """Clusters that were split, and encounters that hold several."""
    by_cluster, by_key = defaultdict(set), defaultdict(set)
    for report, cluster in wanted.items():
        by_cluster[cluster].add((home[report], *report))
        by_key[home[report]].add((cluster, *report))
    for cluster, found in sorted(by_cluster.items()):
        if len({f[0] for f in found}) > 1:
            print("SPLIT", cluster, *sorted(found), sep="\n   ")
    because = {e.key: e.merged_because for e in encounters}
    for key, found in sorted(by_key.items()):
        if len({f[0] for f in found}) > 1:
            print("MIXED", key, *sorted(found), *because[key], sep="\n   ")


if __name__ == "__main__":
    sys.exit(main())
