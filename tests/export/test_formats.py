from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDFS

from kg.errors import OutputError
from kg.export import EXPORTERS
from kg.export.table import COLUMNS
from kg.vocab import DEFAULT_BASE, KG

SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"
CALL = f"{DEFAULT_BASE}encounter/2021-03-04-call-ada-oezdemir-jan-nowak"
ADA = f"{DEFAULT_BASE}person/ada-oezdemir"


@pytest.fixture
def graph() -> Graph:
    return Graph().parse(SAMPLE)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def test_table_has_one_row_per_encounter(graph, tmp_path):
    EXPORTERS["csv"](graph, tmp_path / "events.csv")
    table = rows(tmp_path / "events.csv")
    assert len(table) == 7
    call = next(row for row in table if row["iri"] == CALL)
    assert call["type"] == "PhoneCall"
    assert (call["participants"], call["initiator"]) == ("Ada Özdemir; Jan Nowák", "Ada Özdemir")
    assert (call["topics"], call["not_topics"]) == ("Fischerei", "Grenzfrage")
    assert (call["cameo"], call["plover"]) == ("041", "CONSULT-phone")
    assert (call["articles"], call["publishers"]) == ("a1; a2", "Hafenblatt; Morgenkurier")
    assert (call["holders"], call["report_statuses"]) == ("Präsidialamt", "Occurred; Denied")


def test_table_is_ordered_by_day_with_the_undated_last(graph, tmp_path):
    EXPORTERS["csv"](graph, tmp_path / "events.csv")
    days = [row["earliest"] for row in rows(tmp_path / "events.csv")]
    assert days[-1] == ""
    assert days[:-1] == sorted(days[:-1])


@pytest.mark.parametrize("formula", ["=HYPERLINK(1)", "+1", "-1+1", "@SUM(A1)", "\t=1", " =1"])
def test_no_cell_is_a_formula(graph, tmp_path, formula):
    graph.set((URIRef(ADA), RDFS.label, Literal(formula)))
    EXPORTERS["csv"](graph, tmp_path / "events.csv")
    cells = [row[name] for row in rows(tmp_path / "events.csv") for name in COLUMNS]
    assert any(formula in cell for cell in cells)
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_can_be_read_back(graph, tmp_path, name, read):
    EXPORTERS[name](graph, tmp_path / "net")
    network = read(tmp_path / "net")
    assert network.is_directed()
    assert network.nodes[CALL]["kind"] == "PhoneCall"
    assert network.nodes[CALL]["status"] == "Occurred"
    assert network.edges[CALL, ADA]["relation"] == "initiator"


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_what_xml_cannot_hold_is_left_out(graph, tmp_path, name, read):
    graph.set((URIRef(ADA), RDFS.label, Literal('\x00\x1b<&]]>"Ada')))
    EXPORTERS[name](graph, tmp_path / "net")
    assert '<&]]>"Ada' in dict(read(tmp_path / "net").nodes[ADA]).values()


def test_jsonld_says_the_same_as_the_graph(graph, tmp_path):
    EXPORTERS["jsonld"](graph, tmp_path / "graph.jsonld")
    assert isomorphic(Graph().parse(tmp_path / "graph.jsonld", format="json-ld"), graph)
    nodes = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert [node["@id"] for node in nodes] == sorted(node["@id"] for node in nodes)


@pytest.mark.parametrize("triples", [0, 1])
def test_jsonld_of_hardly_anything(tmp_path, triples):
    graph = Graph()
    for _ in range(triples):
        graph.add((URIRef(ADA), RDFS.label, Literal("Ada")))
    EXPORTERS["jsonld"](graph, tmp_path / "graph.jsonld")
    assert isomorphic(Graph().parse(tmp_path / "graph.jsonld", format="json-ld"), graph)


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_order_of_triples_does_not_matter(graph, tmp_path, name):
    turned = Graph()
    for triple in sorted(graph, reverse=True):
        turned.add(triple)
    EXPORTERS[name](graph, tmp_path / "one")
    EXPORTERS[name](turned, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_a_target_that_cannot_be_written_is_said(graph, tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="folder"):
        EXPORTERS[name](graph, tmp_path / "folder")


def test_a_broken_reference_does_not_stop_the_table(graph, tmp_path):
    graph.add((URIRef(CALL), KG.participant, URIRef(f"{DEFAULT_BASE}person/unknown")))
    EXPORTERS["csv"](graph, tmp_path / "events.csv")
    assert "person/unknown" in next(row for row in rows(tmp_path / "events.csv") if row["iri"] == CALL)["participants"]
