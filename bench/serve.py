"""Many clients at once on a served graph: errors, answers a second, memory, and whether a slow query holds others up.

    python bench/serve.py GRAPH [--clients 32] [--seconds 60]

Starts ``kg serve`` with a timeout of five seconds, lets each client ask shipped queries as fast as it can, and in between
sends a query that never ends. Memory is that of the server and its workers together.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from kg.query import shipped

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
NAMES = ("took-place", "denials", "most-cited", "places", "timeline", "topics")
PORT = 7979


def ask(text: str) -> int:
    """Status of a query."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/sparql?query={quote(text)}", timeout=60) as response:
            response.read()
            return response.status
    except urllib.error.HTTPError as error:
        return error.code


def memory_mib(root: int) -> float:
    """Resident memory of a process and its children, less what they share."""
    pids = [root, *(int(pid) for pid in Path(f"/proc/{root}/task/{root}/children").read_text().split())]
    sizes = 0
    for pid in pids:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        sizes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return sizes / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph")
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()

    command = [sys.executable, "-m", "kg", "serve", options.graph, "--port", str(PORT), "--timeout", "5"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as server:
        try:
            load(server.pid, options.clients, options.seconds)
        finally:
            server.terminate()


def told(waits: list[float]) -> str:
    """Median and longest wait for an answer."""
    return f"median {statistics.median(waits):.2f} s, slowest {max(waits):.2f} s"


def load(server: int, clients: int, seconds: float) -> None:
    """Run the clients and print what they met."""
    while True:
        try:
            ask("ASK {}")
            break
        except OSError:
            time.sleep(0.2)
    for name in NAMES * 8:  # every worker has met every query before memory is measured
        ask(shipped()[name].text)
    before = memory_mib(server)
    statuses: Counter[int] = Counter()
    waits: list[float] = []
    end = time.monotonic() + seconds

    def client(number: int) -> None:
        turn = number
        while time.monotonic() < end:
            begun = time.monotonic()
            statuses[ask(shipped()[NAMES[turn % len(NAMES)]].text)] += 1
            waits.append(time.monotonic() - begun)
            turn += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    begun, answered = time.monotonic(), len(waits)
    endless = [ask(ENDLESS) for _ in range(2)]
    held_s, beside = time.monotonic() - begun, waits[answered:]
    for thread in threads:
        thread.join()
    time.sleep(6)  # a worker that was replaced has to open the graph
    after = memory_mib(server)
    print(f"{len(waits)} answers in {seconds:.0f} s to {clients} clients: {dict(statuses)}; {told(waits)}")
    print(
        f"queries without end: {endless}, stopped within {held_s:.1f} s; beside them {len(beside)} answers, {told(beside)}"
    )
    print(f"memory {before:.0f} MiB before, {after:.0f} MiB after ({(after / before - 1) * 100:+.0f} %)")


if __name__ == "__main__":
    main()
