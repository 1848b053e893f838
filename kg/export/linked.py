"""JSON-LD with the project's prefixes, in an order that depends on the graph alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rdflib import Graph

from kg.vocab import PREFIXES
from kg.write import replace_file


def to_jsonld(graph: Graph, target: Path) -> None:
    """Write the graph as compacted JSON-LD 1.1, nodes and values sorted.

    Raises:
        OutputError: the target cannot be written.
    """
    document = json.loads(graph.serialize(format="json-ld", context=PREFIXES, indent=None))
    nodes = document.pop("@graph", None) or [{k: v for k, v in document.items() if k != "@context"}]
    ordered = {
        "@context": PREFIXES,
        "@graph": sorted((_sorted(node) for node in nodes if node), key=lambda node: str(node.get("@id"))),
    }
    replace_file(target, json.dumps(ordered, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")


def _sorted(value: Any) -> Any:  # noqa: ANN401  (any JSON)
    """Lists in the order of their JSON: several values of a property have no order in RDF."""
    if isinstance(value, list):
        return sorted((_sorted(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return {key: _sorted(item) for key, item in value.items()} if isinstance(value, dict) else value
