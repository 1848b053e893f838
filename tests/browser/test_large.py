"""A network of two thousand nodes: what comes first is small, everything is within reach, nothing complains."""

from __future__ import annotations

import pytest

from kg.network import NodeKind
from kg.view import view_model
from kg.view.page import write_page
from tests.view.networks import network

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def model():
    return view_model(network(670))


@pytest.fixture(scope="module")
def large(tmp_path_factory, model):
    target = tmp_path_factory.mktemp("large") / "large.html"
    write_page(model, target, "de")
    return target


def count(it):
    """Nodes shown, nodes in all, encounters shown."""
    words = it.shown().replace(".", "").split()
    return int(words[0]), int(words[2]), int(words[4])


def test_first_look_is_small_and_everything_is_one_click_away(visit, large):
    it = visit("", large)
    shown, total, _ = count(it)
    assert 40 < shown <= 80
    it.page.click("#view-all")
    it.page.click("#legend >> text=Artikel")
    everything, _, encounters = count(it)
    assert encounters == 670
    assert everything > 0.9 * total
    it.page.click("#reset")
    assert count(it)[0] == shown


def test_the_page_chooses_as_the_model_does_where_there_is_room(visit, large, model):
    it = visit("", large, viewport={"width": 1920, "height": 1080})
    assert count(it)[0] == len(model.first)
    it.rows()
    it.page.click("#table >> text=Übrige Knoten")
    things = {model.network.nodes[i].label for i in model.first if model.network.nodes[i].kind != NodeKind.MEETING}
    assert {row[0] for row in it.rows()} == things


def test_a_small_screen_shows_fewer(visit, large):
    assert 15 < count(visit("", large, viewport={"width": 390, "height": 800}))[0] <= 40


def test_a_filter_fills_the_overview_from_all_encounters(visit, large):
    it = visit("", large)
    first = {tuple(row) for row in it.rows()}
    it.page.click("#tab-details")
    it.page.select_option("#topic", label="Thema 7")
    chosen = {tuple(row) for row in it.rows()}
    assert chosen
    assert not chosen <= first
    assert count(it)[0] <= 150


def test_a_period_is_a_first_look_of_its_own(visit, large):
    it = visit("#from=2012-01-01&to=2012-12-31", large)
    assert 20 < count(it)[0] <= 150
    assert {row[0][-4:] for row in it.rows()} == {"2012"}


def test_what_is_found_outside_the_view_is_brought_into_it(visit, large):
    it = visit("", large)
    it.page.fill("#search", "nachname669")
    it.page.wait_for_selector("#hits [role=option]")
    it.page.keyboard.press("Enter")
    it.page.locator("#search").press("Enter")
    assert "Nachname669" in it.page.inner_text("#details h2")
    assert "node=" in it.hash()


def test_long_tables_come_in_pieces(visit, large):
    it = visit("#view=all", large)
    assert len(it.rows()) == 100
    it.page.click("#table .more")
    assert len(it.rows()) == 600
