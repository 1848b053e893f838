"""How much faster two processes are than one, by the clock and, where the machine is shared, by processor time.

usage: jobs.py SOURCE... [--jobs 2] [--rounds 1]

By processor time: what all processes of the build spend, less what only the first of them does one after the other
(start, consolidation, writing), is shared out evenly; the rest is added. That is the speed on a machine with as many free
cores. The graphs are compared.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def build(sources: list[Path], out: Path, jobs: int) -> dict[str, Any]:
    """Seconds by the clock and of processors of a build, and of its stages."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    options = ["-o", str(out), "--no-view", "--jobs", str(jobs), "--log-format", "json"]
    command = [sys.executable, "-m", "kg", "build", *map(str, sources), *options]
    done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    clock, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"clock": clock, "spent": spent, **json.loads(done.stderr.splitlines()[-1])}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    sources = [path.resolve() for path in options.sources]
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder, "one"), Path(folder, "many")
        empty = Path(folder, "empty.txt")
        empty.write_text("Nichts.", encoding="utf-8")
        start = build([empty], Path(folder, "none"), 1)["spent"]
        for _ in range(options.rounds):
            a, b = build(sources, one, 1), build(sources, many, options.jobs)
            alone = start + sum(b["seconds"].get(stage, 0.0) for stage in ("consolidate", "write"))
            expected = alone + (b["spent"] - alone) / options.jobs
            print(
                f"{a['articles']} articles, start {start:.1f} s. By the clock: {a['clock']:.1f} s, with {options.jobs} "
                f"processes {b['clock']:.1f} s: {a['clock'] / b['clock']:.2f} x. By processor time: {a['spent']:.1f} s, "
                f"{b['spent']:.1f} s, of which {alone:.1f} s one after the other: {a['spent'] / expected:.2f} x. "
                f"Equal: {(one / 'graph.ttl').read_bytes() == (many / 'graph.ttl').read_bytes()}",
                flush=True,
            )


if __name__ == "__main__":
    main()
