"""What the five seed articles must give, worked out by hand from their texts; and the whole graph as it was last agreed upon."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

import pyoxigraph as ox
import pytest
import rdflib

from kg.pipeline import BuildSummary
from kg.query import open_source
from kg.query.store import load_graph
from kg.query.validate import validate
from tests.golden import SEEDS

Ask = Callable[[str], list[tuple[str, ...]]]

TRUMP_AND_PUTIN = "?e kg:participant/rdfs:label 'Donald Trump'@de, 'Wladimir Putin'@de ."
IN_HAMBURG = f"{TRUMP_AND_PUTIN} ?e a kg:Meeting ; kg:withinEvent ?summit ."
CONGRATULATIONS = f"{TRUMP_AND_PUTIN} ?e a kg:PhoneCall ; kg:earliest ?day FILTER(YEAR(?day) = 2018)"


@pytest.fixture(scope="module")
def ask(built: BuildSummary) -> Ask:
    """Rows of a SELECT query on the built graph, sorted and without doubles; of IRIs only the last part."""
    source = open_source(built.graph)

    def rows(query: str) -> list[tuple[str, ...]]:
        found = source.query(query)
        return sorted({tuple(_plain(t) if t else "" for t in row) for row in found})

    return rows


def _plain(term: ox.NamedNode | ox.Literal) -> str:
    return re.split(r"[/#]", term.value)[-1] if isinstance(term, ox.NamedNode) else term.value


def topics(ask: Ask, where: str, link: str = "about") -> str:
    return " | ".join(label for (label,) in ask(f"SELECT ?t {{ {where} ?e kg:{link}/rdfs:label ?t }}"))


def test_call_told_by_000_occurred_and_is_kept_from_that_of_2018(ask: Ask) -> None:
    call = f"{TRUMP_AND_PUTIN} ?e a kg:PhoneCall ; ^kg:reports/kg:inArticle/dcterms:identifier '000_fc81e002aafd76af' ."
    ((encounter, status),) = ask(f"SELECT ?e ?status {{ {call} ?e kg:status ?status }}")
    assert status == "Occurred"
    assert (encounter,) not in ask(f"SELECT ?e {{ {CONGRATULATIONS} }}")
    assert "Syrien" in topics(ask, call)
    assert "koreanischen Halbinsel" in topics(ask, call)
    assert not ask(f"SELECT ?day {{ {call} ?e kg:latest ?day FILTER(YEAR(?day) > 2017 || MONTH(?day) > 5) }}")


@pytest.mark.parametrize(
    ("holder", "words"), [("Kreml", '"konstruktiv" und "geschäftsmäßig"'), ("Weißes Haus", '"sehr guten" Telefonat')]
)
def test_both_sides_judge_the_call_told_by_000(ask: Ask, holder: str, words: str) -> None:
    quotes = ask(
        f"""SELECT ?quote {{ ?r kg:reports/rdf:type kg:PhoneCall ; kg:claimedBy/rdfs:label '{holder}'@de ;
            kg:evidence/kg:quote ?quote }}"""
    )
    assert any(words in quote for (quote,) in quotes)


def test_hamburg_is_one_meeting_in_five_reports(ask: Ask) -> None:
    told = ask(
        f"SELECT ?id ?status {{ {IN_HAMBURG} ?r kg:reports ?e ; kg:status ?status ; kg:inArticle/dcterms:identifier ?id }}"
    )
    assert [(i[:3], status) for i, status in told] == [
        ("000", "Planned"),
        ("001", "Occurred"),
        ("002", "Occurred"),
        ("003", "Occurred"),
        ("004", "Occurred"),
    ]
    assert ask(f"SELECT ?e {{ {IN_HAMBURG} }}") == [("2017-07-07-meeting-donald-trump-wladimir-putin",)]
    assert ask(f"SELECT ?d ?s ?p {{ {IN_HAMBURG} ?e kg:date ?d ; kg:status ?s ; kg:place/rdfs:label ?p }}") == [
        ("2017-07-07", "Occurred", "Hamburg")
    ]


def test_hamburg_lasted_longer_than_planned_and_was_within_the_summit(ask: Ask) -> None:
    lengths = ask(f"SELECT ?took ?planned {{ {IN_HAMBURG} ?e kg:duration ?took ; kg:plannedDuration ?planned }}")
    assert lengths == [("PT2H16M", "PT30M")]
    assert ask(f"SELECT ?type ?who {{ {IN_HAMBURG} ?summit a ?type ; kg:participant/rdfs:label ?who }}") == [
        ("Summit", "G20")
    ]


def test_hamburg_is_planned_by_000_for_the_days_of_the_summit(ask: Ask) -> None:
    plan = f"{IN_HAMBURG} ?r kg:reports ?e ; kg:status kg:Planned ; kg:date ?date ; kg:dateBasis ?basis"
    assert ask(f"SELECT ?date ?basis {{ {plan} }}") == [("2017-07-07/2017-07-08", "FromOtherReport")]


def test_congratulations_are_one_call_of_tuesday_told_by_three_articles(ask: Ask) -> None:
    assert ask(f"SELECT ?e {{ {CONGRATULATIONS} }}") == [("2018-03-20-call-donald-trump-wladimir-putin",)]
    assert ask(f"SELECT ?date ?status {{ {CONGRATULATIONS} ?e kg:date ?date ; kg:status ?status }}") == [
        ("2018-03-20", "Occurred")
    ]
    told = ask(f"SELECT ?id {{ {CONGRATULATIONS} ?r kg:reports ?e ; kg:inArticle/dcterms:identifier ?id }}")
    assert [i[:3] for (i,) in told] == ["002", "003", "004"]


def test_trump_called(ask: Ask) -> None:
    assert ask(f"SELECT ?who {{ {CONGRATULATIONS} ?e kg:initiator ?who }}") == [("donald-trump",)]


def test_two_topics_were_left_out_of_the_call(ask: Ask) -> None:
    left_out = topics(ask, CONGRATULATIONS + " .", "notAbout")
    assert "Skripal" in left_out
    assert "Präsidentenwahl" in left_out
    assert "Skripal" not in topics(ask, CONGRATULATIONS + " .")


def test_call_that_the_white_house_ruled_out_is_the_one_that_took_place(ask: Ask) -> None:
    denial = f"{CONGRATULATIONS} ?r kg:reports ?e ; kg:status kg:Denied ; kg:claimedBy/rdfs:label ?who ."
    source = "?r kg:inArticle/dcterms:identifier ?id"
    assert ("004_eb03802c457f50be", "Weißes Haus") in ask(f"SELECT ?id ?who {{ {denial} {source} }}")


def test_further_summit_is_possible_and_has_no_date(ask: Ask) -> None:
    summit = f"{TRUMP_AND_PUTIN} ?e kg:status kg:Possible ."
    told = ask(f"SELECT ?e ?id {{ {summit} ?r kg:reports ?e ; kg:inArticle/dcterms:identifier ?id }}")
    assert {e for e, _ in told} == {"summit-donald-trump-wladimir-putin"}
    assert [i[:3] for _, i in told] == ["002", "003", "004"]
    assert not ask(f"SELECT ?date {{ {summit} ?e kg:date|^kg:reports/kg:date ?date }}")


def test_talks_in_astana_are_planned_with_a_representative_of_the_united_states(ask: Ask) -> None:
    talks = "?e a kg:Negotiation ; kg:place/rdfs:label 'Astana'@de"
    assert ask(
        f"SELECT ?a ?b ?status ?who {{ {talks} ; kg:earliest ?a ; kg:latest ?b ; kg:status ?status ; kg:participant ?who }}"
    ) == [("2017-05-03", "2017-05-04", "Planned", "vereinigte-staaten")]


@pytest.mark.parametrize("partner", ["Angela Merkel", "Xi Jinping"])
def test_trump_has_met_merkel_and_xi_on_no_exact_day(ask: Ask, partner: str) -> None:
    met = f"?e kg:participant/rdfs:label 'Donald Trump'@de, '{partner}'@de ; kg:status kg:Occurred ."
    assert len(ask(f"SELECT ?e {{ {met} ?e a kg:Meeting }}")) == 1
    assert not ask(f"SELECT ?e {{ {met} ?e kg:earliest ?day ; kg:latest ?day }}")
    assert not ask(f"SELECT ?e {{ {met} ?e kg:duration ?hundred_days }}")


def test_no_new_meeting_was_agreed(ask: Ask) -> None:
    denied = f"{TRUMP_AND_PUTIN} ?e kg:status kg:Denied ; ^kg:reports/kg:inArticle/dcterms:identifier ?id"
    told = ask(f"SELECT ?e ?id ?date {{ {denied} OPTIONAL {{ ?e kg:date ?date }} }}")
    ((encounter, article, date),) = [row for row in told if row[1].startswith("001")]
    assert [row for row in told if row[0] == encounter] == [(encounter, article, date)]
    assert not date


def test_nothing_is_told_from_the_list_of_other_articles(ask: Ask, seeds) -> None:
    text = next(seeds.glob("003*")).read_bytes().decode()
    teasers = text.index("Auch interessant")
    last = ask(
        "SELECT (MAX(?end) AS ?last) { ?p kg:inArticle/dcterms:identifier '003_5fdc9c201f520333' ; kg:endIndex ?end }"
    )
    assert 0 < int(last[0][0]) < teasers
    assert not ask("SELECT ?x { ?x rdfs:label ?label FILTER(CONTAINS(?label, 'Helsinki')) }")


def test_the_graph_meets_its_shapes(built: BuildSummary) -> None:
    assert validate(load_graph(built.graph)) == []


def test_two_stores_count_the_same_triples(built: BuildSummary) -> None:
    assert len(rdflib.Graph().parse(built.graph)) == len(load_graph(built.graph))


def test_the_graph_is_the_one_agreed_upon(built: BuildSummary) -> None:
    """After a change that is meant: ``make golden``, and read the difference before it is committed."""
    told, agreed = (path.read_text(encoding="utf-8").splitlines() for path in (built.graph, SEEDS))
    difference = list(difflib.unified_diff(agreed, told, "tests/golden/seeds.ttl", "built now", lineterm="", n=1))
    assert not difference, "\n".join(difference[:60])
