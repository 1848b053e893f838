from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from kg.network import Network, NodeKind, read_network
from kg.vocab import DEFAULT_BASE, KG, SCHEMA

SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"
CALL = f"{DEFAULT_BASE}encounter/2021-03-04-call-ada-oezdemir-jan-nowak"


@pytest.fixture
def network() -> Network:
    return read_network(Graph().parse(SAMPLE))


def encounter(network, tail):
    return next(e for e in network.encounters if e.iri.endswith(tail))


def test_every_kind_is_read(network):
    assert {node.kind for node in network.nodes} >= {
        NodeKind.PERSON,
        NodeKind.STATE,
        NodeKind.ORGANIZATION,
        NodeKind.PHONE_CALL,
        NodeKind.SUMMIT,
        NodeKind.VISIT,
        NodeKind.NEGOTIATION,
        NodeKind.MEETING,
        NodeKind.TOPIC,
        NodeKind.PLACE,
        NodeKind.ARTICLE,
    }


def test_labels_follow_the_language():
    graph = Graph().parse(SAMPLE)
    state = f"{DEFAULT_BASE}state/suedmark"
    assert read_network(graph, "de").label(state) == "Südmark"
    assert read_network(graph, "en").label(state) == "Southmark"
    assert "Südmark" in read_network(graph, "en").by_iri[state].aliases


def test_a_role_takes_the_place_of_plain_participation(network):
    roles = encounter(network, "visit-lena-brandt-suedmark").roles
    assert [(role, actor.rsplit("/", 1)[1]) for role, actor in roles] == [
        ("host", "suedmark"),
        ("guest", "lena-brandt"),
    ]


def test_an_article_without_headline_is_named_by_its_beginning():
    graph = Graph().parse(SAMPLE)
    graph.remove((None, SCHEMA.headline, None))
    names = [node.label for node in read_network(graph).nodes if node.kind is NodeKind.ARTICLE]
    assert names[:2] == [
        "Ada Özdemir telefonierte am Donnerstag 45 Minuten mit Jan Nowák über …",
        "Ein Anruf bei Nowák sei nicht geplant, teilte das Präsidialamt mit.",
    ]


@pytest.mark.parametrize("quote", ["", "x" * 10_000])
def test_an_article_that_is_quoted_nowhere_is_named_by_its_file(quote):
    graph = Graph().parse(SAMPLE)
    graph.remove((None, SCHEMA.headline, None))
    for subject in set(graph.subjects(KG.quote)):
        graph.set((subject, KG.quote, Literal(quote)))
    assert read_network(graph).label(f"{DEFAULT_BASE}article/a1") == "a1"


def test_main_sentence_comes_before_further_evidence(network):
    told = encounter(network, "call-ada-oezdemir-jan-nowak").tellings[0]
    assert told.quotes == (
        "Ada Özdemir telefonierte am Donnerstag 45 Minuten mit Jan Nowák über die Fischerei.",
        "Die Grenzfrage sei kein Thema gewesen.",
    )


def test_holder_and_way_are_apart(network):
    denial = encounter(network, "call-ada-oezdemir-jan-nowak").tellings[1]
    assert denial.status == "Denied"
    assert [network.label(iri) for iri in denial.holders] == ["Präsidialamt"]
    assert [network.label(iri) for iri in denial.via] == ["Nordagentur"]


def test_links_start_at_encounters_and_name_every_relation(network):
    encounters = {e.iri for e in network.encounters}
    assert all(link.source in encounters for link in network.links)
    relations = {link.target.rsplit("/", 1)[1]: link.relations for link in network.links if link.source == CALL}
    assert relations == {
        "a1": ("inArticle",),
        "a2": ("inArticle",),
        "seeamt": ("claimedBy",),
        "agentur": ("via",),
        "ada-oezdemir": ("initiator",),
        "jan-nowak": ("participant",),
        "fischerei": ("about",),
        "grenze": ("notAbout",),
    }


def test_more_special_class_wins():
    graph = Graph()
    iri = URIRef(f"{DEFAULT_BASE}encounter/x")
    for kind in ("Encounter", "Call", "PhoneCall"):
        graph.add((iri, RDF.type, KG[kind]))
    assert read_network(graph).nodes[0].kind is NodeKind.PHONE_CALL


def test_malformed_values_do_not_stop_reading():
    graph = Graph().parse(SAMPLE)
    report = URIRef(f"{DEFAULT_BASE}report/a1-1-e1")
    graph.set((report, KG.beginIndex, Literal("not a number")))
    graph.remove((None, KG.inArticle, None))
    network = read_network(graph)
    assert len(network.encounters) == 7
    assert not any("inArticle" in link.relations for link in network.links)


def test_an_empty_graph_is_an_empty_network():
    assert read_network(Graph()) == Network((), ())
