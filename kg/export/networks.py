"""GraphML and GEXF through networkx, for Gephi, Cytoscape, yEd and the like."""

from __future__ import annotations

import io
import re
from pathlib import Path

import networkx as nx
from rdflib import Graph

from kg.network import Encounter, Network, read_network
from kg.write import replace_file

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may hold."""


def to_networkx(network: Network) -> nx.DiGraph[str]:
    """Nodes by IRI with label, kind and what an encounter has, all text; links from encounters to neighbours."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    encounters = {encounter.iri: encounter for encounter in network.encounters}
    for node in network.nodes:
        facts = _facts(encounters[node.iri]) if node.iri in encounters else {}
        graph.add_node(node.iri, **_clean({"label": node.label, "kind": node.kind.value, **facts}))
    for link in network.links:
        graph.add_edge(link.source, link.target, **_clean({"relation": " ".join(link.relations)}))
    return graph


def to_graphml(graph: Graph, target: Path) -> None:
    """Write the network as GraphML.

    Raises:
        OutputError: the target cannot be written.
    """
    buffer = io.BytesIO()
    nx.write_graphml(to_networkx(read_network(graph)), buffer)
    replace_file(target, buffer.getvalue())


def to_gexf(graph: Graph, target: Path) -> None:
    """Write the network as GEXF 1.2, without the day of writing, so that the same graph gives the same bytes.

    Raises:
        OutputError: the target cannot be written.
    """
    buffer = io.BytesIO()
    nx.write_gexf(to_networkx(read_network(graph)), buffer)
    replace_file(target, re.sub(rb' lastmodifieddate="[^"]*"', b"", buffer.getvalue(), count=1))


def _facts(encounter: Encounter) -> dict[str, str]:
    facts = {
        "status": encounter.status,
        "date": encounter.date,
        "earliest": encounter.earliest,
        "latest": encounter.latest,
        "cameo": " ".join(encounter.cameo),
        "plover": " ".join(encounter.plover),
        "reports": str(len(encounter.tellings)),
    }
    return {name: value for name, value in facts.items() if value}


def _clean(facts: dict[str, str]) -> dict[str, str]:
    return {name: _NOT_XML.sub("", value) for name, value in facts.items()}
