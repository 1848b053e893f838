"""Nothing that an article says becomes part of the page: not as markup, not as script, not as style, not as address."""

from __future__ import annotations

import itertools

import pytest
from rdflib import OWL, Graph, Literal

from kg.view import render
from kg.vocab import KG, SCHEMA
from tests.browser.conftest import SAMPLE

pytestmark = pytest.mark.browser

STRINGS = [
    "</script><script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned = 2'>",
    "javascript:window.pwned=3",
    '"><svg onload="window.pwned=4">',
    "href=\"javascript:window.pwned=5\" <a href='x'>",
    "\u202eевил\u2066 drawkcab \u200f",
    "x" * 10_000,
    "<!--<script>{{ 7 * 7 }}${window.pwned=6}",
    "\u0000\u0007\u001b[31m]]>&amp;&#60;",
    "'; window.pwned = 7; //",
    '=HYPERLINK("http://evil.example")',
    "https://evil.example/\n<script>window.pwned=8</script>",
    "__proto__",
    "constructor",
    "",
]
ADDRESSES = [
    "javascript:window.pwned=9",
    "data:text/html,<script>window.pwned=10</script>",
    "vbscript:x",
    "file:///etc/passwd",
    " javascript:alert(1)",
    "https://fine.example/a",
]


def hostile() -> Graph:
    """The sample with every text replaced by a hostile one, in turn."""
    turn, addresses = itertools.cycle(STRINGS), itertools.cycle(ADDRESSES)
    graph = Graph()
    for subject, predicate, value in sorted(Graph().parse(SAMPLE)):
        if predicate in (SCHEMA.url, OWL.sameAs):
            graph.add((subject, predicate, Literal(next(addresses))))
        elif isinstance(value, Literal):
            graph.add((subject, predicate, Literal(next(turn), lang=value.language)))
        else:
            graph.add((subject, predicate, value))
    return graph


@pytest.fixture(scope="module")
def page_path(tmp_path_factory):
    target = tmp_path_factory.mktemp("hostile") / "hostile.html"
    render(hostile(), target)
    return target


def test_nothing_hostile_takes_effect_anywhere(visit, page_path):
    it = visit("", page_path)
    keys = [str(node).removeprefix("https://w3id.org/kg-encounters/id/") for node in sorted(set(hostile().subjects()))]
    nodes = [key for key in keys if not key.startswith("report/")]
    assert len(nodes) == 25
    for key in nodes:
        it.page.evaluate("key => { location.hash = new URLSearchParams({node: key}) }", key)
        it.page.wait_for_timeout(20)
        found = it.check("hostile")
        assert found["pwned"] is None
        assert found["scripts"] == 4
        assert found["strangers"] == 0
        assert found["handlers"] == 0
        assert set(found["links"]) <= {"http:", "https:"}
    it.page.click("#tab-table")
    for query in STRINGS:
        it.page.fill("#search", query[:200])
        it.page.wait_for_timeout(80)
    found = it.check("hostile")
    assert (found["pwned"], found["scripts"], found["strangers"]) == (None, 4, 0)


def test_hostile_text_is_shown_as_text(visit, page_path):
    it = visit("#tab=table", page_path)
    assert "<img src=x onerror=" in it.page.inner_text("body") or "</script>" in it.page.inner_text("body")


def test_marks_that_turn_text_are_dropped(visit, page_path):
    it = visit("#tab=table", page_path)
    assert not {"\u202e", "\u2066", "\u200f"} & set(it.page.inner_text("body"))


def test_long_names_do_not_break_the_layout(visit, page_path):
    for width in (390, 1440):
        it = visit("", page_path, viewport={"width": width, "height": 800})
        assert it.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_policy_forbids_foreign_scripts(visit, page_path):
    it = visit("", page_path)
    it.page.evaluate(
        """() => { const box = document.createElement('div'); document.body.append(box);
        box.innerHTML = '<img src="data:," onerror="window.pwned = 11">' }"""
    )
    it.page.wait_for_timeout(200)
    assert it.page.evaluate("window.pwned") is None
    refused = [text for text in it.complaints if "Content Security Policy" in text]
    assert refused
    it.complaints.clear()


@pytest.mark.parametrize("status", ["constructor", "__proto__", "Vielleicht", ""])
def test_a_status_that_the_page_does_not_know_is_drawn_as_unknown(visit, tmp_path, status):
    graph = Graph().parse(SAMPLE)
    for subject in set(graph.subjects(KG.status)):
        graph.set((subject, KG.status, KG[status]))
    render(graph, tmp_path / "status.html")
    it = visit("#tab=table", tmp_path / "status.html")
    assert len(it.rows()) == 7
    assert "native code" not in it.page.inner_text("body")
