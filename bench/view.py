"""Size and speed of the network page, beside stock pyvis.

    python bench/view.py [--nodes 5000] [--links 10000] [--stock-limit 60] [--out DIR]

Builds a graph of invented encounters in RDF, writes its page, opens it in headless Chromium and measures: time to write
it, its size, the time until it answers, the time of a search and of filters (from the click until the next frame is
drawn), and the same network through stock pyvis.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooSlow
from pyvis.network import Network as VisNetwork
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from kg.export.networks import to_networkx
from kg.network import read_network
from kg.view import render
from kg.vocab import DEFAULT_BASE, EDTF, KG, SCHEMA

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu"]
SYLLABLES = ("ka", "le", "mo", "ri", "su", "ta", "ven", "dor", "bel", "ani", "por", "gus", "hel", "mar", "tin", "os")
KINDS = ["Meeting", "PhoneCall", "Visit", "Summit", "Negotiation"]
STATUSES = ["Occurred"] * 6 + ["Planned", "Possible", "Denied", "Cancelled"]


def invented(nodes: int, links: int, seed: int = 1) -> Graph:
    """A graph with about ``nodes`` nodes and ``links`` links: some actors in many encounters, most in few."""
    rng = random.Random(seed)
    graph = Graph()

    def add(kind: str, key: int, label: str) -> URIRef:
        iri = URIRef(f"{DEFAULT_BASE}{kind.lower()}/{key}")
        graph.add((iri, RDF.type, KG[kind]))
        graph.add((iri, RDFS.label, Literal(label, lang="de")))
        return iri

    def name() -> str:
        return " ".join("".join(rng.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))

    encounters = nodes // 3
    actors = [add(rng.choice(["Person"] * 4 + ["State", "Organization"]), i, name()) for i in range(nodes // 3)]
    topics = [add("Topic", i, name()) for i in range(nodes // 30)]
    places = [add("Place", i, name()) for i in range(nodes // 30)]
    rest = nodes - 2 * (nodes // 3) - 2 * (nodes // 30)
    articles = [add("Article", i, f"{name()} trifft {name()}") for i in range(rest)]
    for i, article in enumerate(articles):
        published = f"{2015 + i % 10}-{1 + i % 12:02}-{1 + i % 28:02}"
        graph.add((article, SCHEMA.datePublished, Literal(published, datatype=EDTF)))
        graph.add((article, SCHEMA.publisher, Literal(f"Zeitung {i % 12}")))
        graph.add((article, SCHEMA.url, Literal(f"https://zeitung{i % 12}.example/{i}")))
    fame = [1 / (i + 1) ** 0.7 for i in range(len(actors))]
    each = max(1, round(links / encounters) - 3)
    for i in range(encounters):
        meeting = add("Encounter", i, f"Begegnung {i}")
        graph.add((meeting, RDF.type, KG[rng.choice(KINDS)]))
        day = f"{rng.randint(2015, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        status = KG[rng.choice(STATUSES)]
        graph.add((meeting, KG.status, status))
        if rng.random() < 0.9:
            graph.add((meeting, KG.date, Literal(day, datatype=EDTF)))
            graph.add((meeting, KG.earliest, Literal(day, datatype=XSD.date)))
            graph.add((meeting, KG.latest, Literal(day, datatype=XSD.date)))
            graph.add((meeting, KG.dateBasis, KG.Stated))
        present = {actors[i % len(actors)], *rng.choices(actors, fame, k=each)}
        for actor in present:
            graph.add((meeting, KG.participant, actor))
        graph.add((meeting, KG.about, rng.choice(topics)))
        graph.add((meeting, KG.place, rng.choice(places)))
        for n in range(rng.choice([1, 1, 2])):
            report = URIRef(f"{DEFAULT_BASE}report/{i}-{n}")
            graph.add((report, RDF.type, KG.Report))
            graph.add((report, KG.reports, meeting))
            graph.add((report, KG.inArticle, rng.choice(articles)))
            graph.add((report, KG.status, status))
            graph.add((report, KG.quote, Literal(" ".join(name() for _ in range(9)) + ".")))
            for actor in present:
                graph.add((report, KG.participant, actor))
    return graph


FRAME = """async (act) => {
  await new Promise(requestAnimationFrame);
  const begin = performance.now();
  (0, eval)(act);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begin;
}"""


Row = tuple[str, str, str]
"""What was measured, by the clock, and in processor time of the main thread (which other work on the machine cannot lengthen)."""


def measure(browser: Browser, target: Path) -> list[Row]:
    """Figures of our page in the browser."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))

    def click(label: str, selector: str) -> Row:
        before = spent()
        wall = float(page.evaluate(FRAME, f"document.querySelector({selector!r}).click()"))
        row = (label, f"{wall:.0f} ms", f"{spent() - before:.0f} ms")
        page.wait_for_timeout(1500)
        return row

    begin = time.perf_counter()
    page.goto(target.as_uri())
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    rows: list[Row] = [("interactive after", f"{time.perf_counter() - begin:.2f} s", f"{spent():.0f} ms")]
    page.wait_for_timeout(1000)
    rows.append(click("show all", "#view-all"))
    rows.append(click("filter: hide a kind, everything shown", "#legend .switch"))
    rows.append(click("filter: hide a status, everything shown", "#statuses .switch"))
    rows.append(click("filter: show the status again", "#statuses .switch"))
    rows.append(("search, with a pause of 60 ms for the next key", f"{search(page):.0f} ms", ""))
    page.close()
    return rows


def search(page: Page) -> float:
    """Milliseconds from typing until hits are listed, with the pause that waits for the next key."""
    return float(
        page.evaluate(
            """async () => {
              const hits = document.getElementById("hits");
              const field = document.getElementById("search");
              const listed = new Promise((done) => new MutationObserver(() => done(performance.now())).observe(hits, {childList: true}));
              field.value = "vendor";
              const begin = performance.now();
              field.dispatchEvent(new Event("input"));
              return await listed - begin;
            }"""
        )
    )


DRAWN = """() => {
  const bar = document.getElementById("loadingBar");
  return bar !== null && bar.style.display === "none";
}"""


def stock(browser: Browser, graph: Graph, target: Path, limit: int) -> list[Row]:
    """The same network as pyvis draws it by itself, with everything as it comes."""
    begin = time.perf_counter()
    net = VisNetwork(directed=True, cdn_resources="in_line")
    network = to_networkx(read_network(graph))
    for iri, facts in network.nodes(data=True):
        net.add_node(iri, label=facts["label"], group=facts["kind"])
    net.add_edges(network.edges)
    target.write_text(net.generate_html(), encoding="utf-8")
    rows = [
        ("stock pyvis: written in", f"{time.perf_counter() - begin:.1f} s", ""),
        ("stock pyvis: size", f"{target.stat().st_size / 1e6:.2f} MB", ""),
    ]
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    begin = time.perf_counter()
    try:
        page.goto(target.as_uri(), wait_until="commit", timeout=limit * 1000)
        page.wait_for_function(DRAWN, timeout=limit * 1000)
        rows.append(("stock pyvis: drawn after", f"{time.perf_counter() - begin:.1f} s", ""))
    except TooSlow:
        rows.append(("stock pyvis: drawn after", f"not within {limit} s, stopped", ""))
    return rows


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=5000)
    parser.add_argument("--links", type=int, default=10000)
    parser.add_argument("--stock-limit", type=int, default=60)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    folder = given.out or Path(tempfile.mkdtemp())
    graph = invented(given.nodes, given.links)
    target = (folder / "network.html").resolve()
    begin, busy = time.perf_counter(), time.process_time()
    render(graph, target)
    seconds, busy = time.perf_counter() - begin, time.process_time() - busy
    rows = [
        ("triples", str(len(graph)), ""),
        ("written in", f"{seconds:.2f} s", f"{busy:.2f} s"),
        ("size", f"{target.stat().st_size / 1e6:.2f} MB", ""),
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        rows += measure(browser, target)
        if given.stock_limit:
            rows += stock(browser, graph, (folder / "stock.html").resolve(), given.stock_limit)
        browser.close()
    print(
        "\n".join(f"| {' | '.join(row)} |" for row in [("", "by the clock", "processor"), ("---", "---", "---"), *rows])
    )


if __name__ == "__main__":
    main()
