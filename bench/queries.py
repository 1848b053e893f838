"""Cold start, and speed of the shipped queries on a large graph, beside bare pyoxigraph and rdflib's own engine.

    python bench/queries.py GRAPH [--triples 1000000] [--rdflib-limit 60] [--json FILE]

Makes a graph of that size by repeating the encounters, reports and articles of GRAPH, each time on other days and among
other people (of fifty casts), loads it once, and runs every shipped query three ways. Times are seconds of the processor, which
other work on the machine changes less than those of the clock; the time of ``kg`` includes the guard. kg and bare pyoxigraph run
nine times in turn, and the fastest run counts. rdflib's engine gets so many of these seconds for each query, in a process
of its own, and up to three runs (0 leaves it out).
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import multiprocessing
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg.query import Source, open_source, run, shipped
from kg.vocab import DEFAULT_BASE, PREFIXES

CASTS = 50
TOLD = re.compile(re.escape(DEFAULT_BASE) + r"(encounter|report|article)/")
CAST = re.compile(re.escape(DEFAULT_BASE) + r"(actor|place|topic)/")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def enlarged(triples: list[ox.Triple], wanted: int) -> ox.Store:
    """The graph and as many variants of it as make so many triples."""
    store, copy = ox.Store(), 0
    while len(store) < wanted:
        one = triples if not copy else [renamed(triple, copy) for triple in triples]
        store.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in one)
        copy += 1
    return store


def renamed(triple: ox.Triple, copy: int) -> ox.Triple:
    """A triple of a copy."""
    return ox.Triple(variant(triple.subject, copy), triple.predicate, variant(triple.object, copy))


def variant(term: ox.NamedNode | ox.Literal, copy: int) -> ox.NamedNode | ox.Literal:
    """A term of a copy: other events, other people, other days; terms of the ontology stay."""
    if isinstance(term, ox.NamedNode):
        iri, mark, fragment = term.value.partition("#")
        if TOLD.match(iri):
            return ox.NamedNode(f"{iri}-{copy}{mark}{fragment}")
        return ox.NamedNode(f"{iri}-{copy % CASTS}") if CAST.match(iri) else term
    if term.datatype.value.endswith(("#date", "/EDTF")):
        return ox.Literal(DAY.sub(lambda day: moved(day[0], copy), term.value), datatype=term.datatype)
    return term


def moved(day: str, days: int) -> str:
    """A day so many days later."""
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()


def write(store: ox.Store, path: Path) -> None:
    """N-Triples, subject by subject, as kg writes a graph."""
    lines = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()).splitlines(keepends=True)
    path.write_bytes(b"".join(sorted(lines)))


def seconds(work: Callable[[], object]) -> float:
    """How long something takes, in seconds of the processor."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure(source: Source, store: ox.Store, text: str) -> tuple[int, float, float]:
    """Number of results, seconds of bare pyoxigraph and of kg: of nine runs each, in turn, the fastest."""
    rows = len(list(store.query(text, prefixes=PREFIXES)))
    bare, ours = [], []
    while len(bare) < 9 and sum(bare) < 30:
        bare.append(seconds(lambda: list(store.query(text, prefixes=PREFIXES))))
        ours.append(seconds(lambda: run(source, text)))
    return rows, min(bare), min(ours)


def timed_rdflib(graph: rdflib.Graph, text: str, limit: int) -> float | None:
    """Seconds of rdflib's engine; None when it takes longer than the limit. The graph is shared with the child by fork.

    Of three runs the fastest, where there is time for them: the first one pays for pages of memory that the fork left shared.
    """
    receive, send = multiprocessing.Pipe(duplex=False)

    def work() -> None:
        result = graph.query(text, initNs=PREFIXES)
        sum(1 for _ in (result.graph if result.type == "CONSTRUCT" else result))

    def child() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        runs = [seconds(work)]
        while len(runs) < 3 and sum(runs) < limit / 3:
            runs.append(seconds(work))
        send.send(min(runs))

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    send.close()
    with contextlib.suppress(EOFError):  # it was stopped
        return float(receive.recv())
    return None


def cold_start(graph: Path) -> tuple[float, float]:
    """Seconds by the clock and of the processor from the command to its answer: of ten runs the fastest."""
    command = [sys.executable, "-m", "kg", "query", str(graph), "--name", "took-place"]
    found = []
    for _ in range(10):
        begun, spent = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = ended.ru_utime + ended.ru_stime - spent.ru_utime - spent.ru_stime
        found.append((time.perf_counter() - begun, processor))
    return min(found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--rdflib-limit", type=int, default=60, metavar="SECONDS")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()

    clock, processor = cold_start(options.graph)
    print(f"kg query {options.graph} --name took-place: {clock:.2f} s by the clock, {processor:.2f} s of the processor")
    seed = list(open_source(options.graph).triples())
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "graph.nt"
        write(enlarged(seed, options.triples), large)
        begun = time.perf_counter()
        source = open_source(large)
        load = time.perf_counter() - begun
        print(f"{len(source.store)} triples, loaded in {load:.1f} s")
        reference = None
        if options.rdflib_limit:
            begun = time.perf_counter()
            reference = rdflib.Graph().parse(large, format="nt")
            print(f"rdflib loaded them in {time.perf_counter() - begun:.1f} s")
    found: dict[str, dict[str, float | None]] = {}
    print(f"{'query':<24}{'rows':>8}{'bare s':>9}{'kg s':>9}{'kg/bare':>9}{'rdflib s':>10}{'faster':>8}")
    for name, query in shipped().items():
        rows, bare, ours = measure(source, source.store, query.text)
        theirs = timed_rdflib(reference, query.text, options.rdflib_limit) if reference is not None else None
        found[name] = {"rows": rows, "bare_s": bare, "kg_s": ours, "rdflib_s": theirs}
        least = theirs or options.rdflib_limit
        slow = f"{'' if theirs else '>':>2}{least:>8.2f}{least / ours:>8.1f}" if least else ""
        print(f"{name:<24}{rows:>8}{bare:>9.3f}{ours:>9.3f}{ours / bare:>9.2f}{slow}", flush=True)
    finished = [query["rdflib_s"] / query["kg_s"] for query in found.values() if query["rdflib_s"]]
    slower = [name for name, query in found.items() if query["kg_s"] > 1.2 * query["bare_s"]]
    print(f"slower than 1.2 x bare pyoxigraph: {', '.join(slower) or 'none'}")
    print(
        f"rdflib finished {len(finished)} of {len(found)}; {sum(f >= 20 for f in finished)} of them are 20 x faster here"
    )
    if options.json:
        options.json.write_text(json.dumps({"load_s": load, "queries": found}, indent=1) + "\n")


if __name__ == "__main__":
    main()
