from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from kg.network import Encounter, Network, Node, NodeKind, Telling, read_network
from kg.view.choice import FIRST_LOOK, OWN_THINGS
from kg.view.model import view_model
from tests.view.networks import BASE, network

SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"


def test_of_a_small_network_all_encounters_and_actors_that_meet_are_in_the_first_look():
    network = read_network(Graph().parse(SAMPLE))
    first = {network.nodes[i].iri for i in view_model(network).first}
    assert {e.iri for e in network.encounters} | {a for e in network.encounters for a in e.participants} <= first
    assert not [iri for iri in first if "/article/" in iri]


def test_first_look_of_a_large_network_is_small_and_holds_the_weightiest():
    model = view_model(network(600))
    nodes = model.network.nodes
    assert FIRST_LOOK - 10 < len(model.first) <= FIRST_LOOK
    encounters = [i for i, node in enumerate(nodes) if node.kind is NodeKind.MEETING]
    heaviest = max(encounters, key=lambda i: (model.weights[i], -i))
    assert heaviest in model.first


def test_encounters_of_the_first_look_have_all_their_actors():
    model = view_model(network(600))
    index = {node.iri: i for i, node in enumerate(model.network.nodes)}
    for encounter in model.network.encounters:
        if index[encounter.iri] in model.first:
            assert {index[actor] for actor in encounter.participants} <= model.first.keys()


def test_what_only_one_encounter_has_is_in_the_first_look_up_to_a_few():
    topics = [Node(f"{BASE}topic/{i}", NodeKind.TOPIC, f"Thema {i}") for i in range(9)]
    told = [Telling(f"{BASE}report/{n}", about=tuple(t.iri for t in topics[3 : 3 + n])) for n in range(7)]
    talk = Encounter(f"{BASE}encounter/1", about=tuple(t.iri for t in topics), tellings=tuple(told))
    network = Network((Node(talk.iri, NodeKind.MEETING, "Treffen"), *topics), (talk,))
    shown = {network.nodes[i].label for i in view_model(network).first}
    assert len(shown) == 1 + OWN_THINGS
    assert shown == {"Treffen", "Thema 3", "Thema 4", "Thema 5"}


def test_shared_things_come_first_and_every_thing_belongs_to_an_encounter_shown():
    model = view_model(network(600))
    things = (NodeKind.TOPIC, NodeKind.PLACE)
    links = [(a, b) for a, b in model.links if a in model.first and model.network.nodes[b].kind in things]
    shared = {b for _, b in links if sum(1 for _, other in links if other == b) > 1}
    shown = {i for i in model.first if model.network.nodes[i].kind in things}
    assert shared <= shown <= {b for _, b in links}


def test_an_encounter_told_more_often_weighs_more():
    model = view_model(read_network(Graph().parse(SAMPLE)))
    weight = {model.network.nodes[i].iri.rsplit("/", 1)[1]: w for i, w in enumerate(model.weights)}
    assert weight["2021-03-04-call-ada-oezdemir-jan-nowak"] > weight["2021-08-12-meeting-tom-ferro-ines-vale"]


def test_an_empty_network_has_an_empty_model():
    model = view_model(Network((), ()))
    assert model.first == {}
    assert model.positions == ()
