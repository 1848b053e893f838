"""How much faster two processes are than one, by the clock, on an idle machine; the graphs are compared.

usage: jobs.py SOURCE... [--jobs 2] [--rounds 1]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def build(sources: list[Path], out: Path, jobs: int) -> dict[str, Any]:
    """Seconds by the clock of a build, and its summary."""
    begin = time.perf_counter()
    options = ["-o", str(out), "--no-view", "--jobs", str(jobs), "--log-format", "json"]
    command = [sys.executable, "-m", "kg", "build", *map(str, sources), *options]
    done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    return {"clock": time.perf_counter() - begin, **json.loads(done.stderr.splitlines()[-1])}


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
        for _ in range(options.rounds):
            a, b = build(sources, one, 1), build(sources, many, options.jobs)
            equal = (one / "graph.ttl").read_bytes() == (many / "graph.ttl").read_bytes()
            print(
                f"{a['articles']} articles: {a['clock']:.1f} s, with {options.jobs} processes {b['clock']:.1f} s: "
                f"{a['clock'] / b['clock']:.2f} x. Equal: {equal}",
                flush=True,
            )


if __name__ == "__main__":
    main()
