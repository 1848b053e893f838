from __future__ import annotations

import pytest
from rdflib import Graph, Literal, URIRef

from kg.view import render
from kg.vocab import DEFAULT_BASE, KG
from tests.browser.conftest import SAMPLE

pytestmark = pytest.mark.browser

CALL = "encounter/2021-03-04-call-ada-oezdemir-jan-nowak"


def test_encounter_says_what_when_who_and_how_it_is_known(visit):
    panel = visit(f"#node={CALL}").page.inner_text("#details")
    for part in (
        "Telefonat: Ada Özdemir – Jan Nowák",
        "4. März 2021 (im Text genannt)",
        "Ada Özdemir – Initiative",
        "Ausdrücklich kein Thema",
        "45 Min.",
        "CAMEO 041; PLOVER CONSULT-phone",
        "93",
        "gleicher Tag, gleiche Beteiligte",
    ):
        assert part in panel


def test_reports_bring_sentence_holder_article_and_link(visit):
    it = visit(f"#node={CALL}")
    card = it.page.locator("#details .report", has_text="bestritten")
    assert (
        card.locator("blockquote").inner_text() == "Ein Anruf bei Nowák sei nicht geplant, teilte das Präsidialamt mit."
    )
    assert "laut Präsidialamt, über Nordagentur" in card.inner_text()
    assert "Morgenkurier, 3. März 2021" in card.inner_text()
    link = card.locator("a")
    assert link.get_attribute("href") == "https://morgenkurier.example/a2"
    assert link.get_attribute("rel") == "noopener noreferrer"
    told = it.page.locator("#details .report", has_text="hat stattgefunden")
    assert told.locator("blockquote").all_inner_texts() == [
        "Ada Özdemir telefonierte am Donnerstag 45 Minuten mit Jan Nowák über die Fischerei.",
        "Die Grenzfrage sei kein Thema gewesen.",
    ]


def test_contradictions_stand_side_by_side(visit):
    it = visit(f"#node={CALL}")
    columns = it.page.locator("#details .version")
    assert [text.split("\n")[0] for text in columns.all_inner_texts()] == ["bestritten", "hat stattgefunden"]
    tops = {round(columns.nth(n).bounding_box()["y"]) for n in range(2)}
    assert len(tops) == 1


def test_history_is_in_the_order_of_publication(visit):
    it = visit(f"#node={CALL}")
    assert it.page.locator("#details .history li").all_inner_texts() == [
        "3. März 2021\nbestritten\n\nlaut Präsidialamt, über Nordagentur",
        "5. März 2021\nhat stattgefunden\n\nDer Artikel selbst",
    ]


def test_agreeing_reports_show_no_dispute(visit):
    it = visit("#node=encounter/2021-06-18-summit")
    assert it.page.locator("#details .dispute").count() == 0
    assert "Am Rande" in it.page.inner_text("#details")


def test_an_address_that_is_no_web_address_is_not_linked(visit):
    it = visit("#node=article/a3")
    assert it.page.locator("#details a").count() == 0
    assert it.page.locator("#details .dead").count() == 1


def test_person_has_names_wikidata_partners_and_encounters(visit):
    it = visit("#node=person/ada-oezdemir")
    panel = it.page.inner_text("#details")
    assert "Präsidentin Özdemir" in panel
    assert "Begegnungen (2)" in panel
    assert it.page.get_attribute("#details a", "href") == "http://www.wikidata.org/entity/Q900000001"
    it.page.click("#details .partner >> text=Jan Nowák")
    assert it.rows()[0][2] == "Ada Özdemir, Jan Nowák"


def test_holder_panel_brings_its_statements(visit):
    assert "Ein Anruf bei Nowák sei nicht geplant" in visit("#node=organization/seeamt").page.inner_text("#details")


def test_link_panel_brings_the_evidence_for_that_link(visit):
    it = visit(f"#link={CALL}&link=topic/grenze")
    panel = it.page.inner_text("#details")
    assert "kein Thema" in panel
    assert it.page.locator("#details .report").count() == 1


def test_dates_are_written_out(visit):
    it = visit()
    dates = [row[0] for row in it.rows()]
    assert {"4. März 2021", "Juli 2021", "Sept. 2021", "etwa 12. Aug. 2021", "–"} <= set(dates)


def test_english_interface_and_names(visit, tmp_path):
    render(Graph().parse(SAMPLE), tmp_path / "en.html", lang="en")
    it = visit(f"#node={CALL}", tmp_path / "en.html")
    panel = it.page.inner_text("#details")
    assert "March 4, 2021 (stated in the text)" in panel
    assert "The reports disagree on the status" in panel
    assert "Fisheries" in panel
    assert it.shown() == "20 of 25 nodes, 7 encounters"


def changed(tmp_path, *triples):
    """The page of the sample with other facts."""
    graph = Graph().parse(SAMPLE)
    for subject, predicate, value in triples:
        graph.set((URIRef(DEFAULT_BASE + subject), predicate, value))
    render(graph, tmp_path / "changed.html")
    return tmp_path / "changed.html"


def test_first_planned_then_held_is_history_and_no_contradiction(visit, tmp_path):
    it = visit(f"#node={CALL}", changed(tmp_path, ("report/a2-1", KG.status, KG.Planned)))
    assert it.page.locator("#details .dispute").count() == 0
    assert [text.split("\n")[1] for text in it.page.locator("#details .history li").all_inner_texts()] == [
        "geplant",
        "hat stattgefunden",
    ]


@pytest.mark.parametrize(
    ("earliest", "latest", "count"), [("2021-03-01", "2021-03-31", 1), ("2021-03-07", "2021-03-07", 2)]
)
def test_dates_contradict_only_when_they_cannot_be_the_same(visit, tmp_path, earliest, latest, count):
    told = ("report/a1-1", KG.earliest, Literal("2021-03-04")), ("report/a1-1", KG.latest, Literal("2021-03-04"))
    other = ("report/a2-1", KG.earliest, Literal(earliest)), ("report/a2-1", KG.latest, Literal(latest))
    page = changed(tmp_path, *told, *other, ("report/a2-1", KG.date, Literal("2021-03")))
    assert visit(f"#node={CALL}", page).page.locator("#details .dispute").count() == count
