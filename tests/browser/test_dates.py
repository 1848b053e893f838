"""Dates as readers type them into the search, and dates that lie far from all others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Graph

from kg.view import render, view_model
from kg.view.page import write_page
from tests.browser.conftest import SAMPLE
from tests.view.networks import network

pytestmark = pytest.mark.browser


def found(it, query):
    """What the search lists."""
    it.page.fill("#search", query)
    it.page.locator("#search").press("ArrowDown")
    return it.page.locator("#hits [role=option] .name").all_inner_texts()


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    target = tmp_path_factory.mktemp("english") / "page.html"
    render(Graph().parse(SAMPLE), target, lang="en")
    return target


@pytest.mark.parametrize(
    "query",
    [
        "4. März 2021",
        "4.3.2021",
        "04.03.2021",
        "4. 3. 2021",
        "4 märz 2021",
        "2021-03-04",
        "März 2021",
        "3/2021",
        "2021-03",
        "Telefonat März 2021",
        "Nowak, 4.3.2021",
    ],
)
def test_a_date_finds_the_encounter_of_that_date(visit, query):
    assert found(visit(), query.replace(",", "")) == ["Telefonat: Ada Özdemir – Jan Nowák"]


@pytest.mark.parametrize(
    "query", ["March 4, 2021", "4 March 2021", "4th march 2021", "3/4/2021", "Mar 2021", "call 2021-03"]
)
def test_an_english_page_finds_english_dates(visit, english, query):
    assert found(visit("", english), query) == ["Phone call: Ada Özdemir – Jan Nowák"]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("18. Juni 2021", ["Küstengipfel"]),
        ("19.6.2021", ["Treffen", "Küstengipfel"]),
        ("3. März 2021", []),
        ("14.3.2021", []),
        ("31.2.2021", []),
        ("Nowák 19.6.2021", []),
        ("12. September 2021", ["Besuch"]),
        ("Brandt 2021", ["Besuch"]),
    ],
)
def test_days_inside_a_range_count_and_others_do_not(visit, query, kinds):
    names = [name.split(":")[0] for name in found(visit(), query)]
    assert names[: len(kinds)] == kinds
    assert bool(names) == bool(kinds)


def test_one_far_day_does_not_press_all_others_together(visit, tmp_path):
    many = network(60)
    first, *rest = many.encounters
    old = replace(first, date="1849", earliest="1849-01-01", latest="1849-12-31")
    write_page(view_model(replace(many, encounters=(old, *rest))), tmp_path / "old.html", "de")
    it = visit("#view=all", tmp_path / "old.html")
    assert "1 außerhalb der Achse" in it.page.inner_text("#period")
    assert it.page.locator("#ticks span").first.inner_text() >= "2010"
    assert "1849" in {row[0] for row in it.rows()}
    it.page.focus("#from")
    it.page.keyboard.press("PageUp")
    it.wait(lambda: "from=" in it.hash())
    assert "1849" not in {row[0] for row in it.rows()}
