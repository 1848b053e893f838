from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from kg.network import Network, NodeKind, read_network
from kg.view.model import FIRST_LOOK, view_model
from tests.view.networks import network

SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"


def test_a_small_network_is_shown_whole():
    model = view_model(read_network(Graph().parse(SAMPLE)))
    assert len(model.first) == len(model.network.nodes) == 25
    assert [model.first[i] for i in range(25)] == list(model.positions)


def test_first_look_of_a_large_network_is_small_and_holds_the_weightiest():
    model = view_model(network(600))
    nodes = model.network.nodes
    assert 100 < len(model.first) <= FIRST_LOOK
    encounters = [i for i, node in enumerate(nodes) if node.kind is NodeKind.MEETING]
    heaviest = max(encounters, key=lambda i: (model.weights[i], -i))
    assert heaviest in model.first


def test_encounters_of_the_first_look_have_all_their_actors():
    model = view_model(network(600))
    index = {node.iri: i for i, node in enumerate(model.network.nodes)}
    for encounter in model.network.encounters:
        if index[encounter.iri] in model.first:
            assert {index[actor] for actor in encounter.participants} <= model.first.keys()


def test_things_of_the_first_look_are_shared():
    model = view_model(network(600))
    for i in model.first:
        if model.network.nodes[i].kind in (NodeKind.TOPIC, NodeKind.PLACE):
            assert sum(1 for a, b in model.links if b == i and a in model.first) > 1


def test_an_encounter_told_more_often_weighs_more():
    model = view_model(read_network(Graph().parse(SAMPLE)))
    weight = {model.network.nodes[i].iri.rsplit("/", 1)[1]: w for i, w in enumerate(model.weights)}
    assert weight["2021-03-04-call-ada-oezdemir-jan-nowak"] > weight["2021-08-12-meeting-tom-ferro-ines-vale"]


def test_an_empty_network_has_an_empty_model():
    model = view_model(Network((), ()))
    assert model.first == {}
    assert model.positions == ()
