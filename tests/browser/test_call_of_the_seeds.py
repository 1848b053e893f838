"""The page of the shipped articles: a call that three of them tell of is found and shows what each says."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kg.view import render

GOLDEN = Path(__file__).parents[1] / "golden" / "seeds.ttl"


@pytest.fixture(scope="module")
def page_of_the_seeds(tmp_path_factory):
    target = tmp_path_factory.mktemp("seeds") / "network.html"
    render(Graph().parse(GOLDEN), target)
    return target


@pytest.mark.parametrize("words", ["Telefonat 2018", "2018-03-20", "20. März 2018", "Telefonat März 2018", "20.3.2018"])
def test_the_call_is_found_and_shows_the_sentences_of_three_articles(visit, page_of_the_seeds, words):
    it = visit(path=page_of_the_seeds)
    it.page.fill("#search", words)
    it.page.locator("[role=option]", has_text="Telefonat").wait_for()
    it.page.locator("#search").press("Enter")
    panel = it.page.locator("aside").last
    panel.get_by_text("20. März 2018").first.wait_for()
    told = panel.inner_text()
    assert "Trump hatte seinen russischen Kollegen angerufen" in told
    assert "Telefonierten am Dienstag: US-Präsident Donald Trump" in told
    assert "USA Washington Präsident Trump telefoniert mit Putin" in told
