"""The graph in other formats. A new format is a function (graph, target) -> None with a name in ``EXPORTERS``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rdflib import Graph

from kg.export.linked import to_jsonld
from kg.export.networks import to_gexf, to_graphml
from kg.export.table import to_csv

__all__ = ["EXPORTERS", "Exporter", "to_csv", "to_gexf", "to_graphml", "to_jsonld"]

Exporter = Callable[[Graph, Path], None]
"""Writes a graph to a file; raises ``OutputError`` when the file cannot be written."""

EXPORTERS: dict[str, Exporter] = {"csv": to_csv, "gexf": to_gexf, "graphml": to_graphml, "jsonld": to_jsonld}
"""Every format by its name, which is also the usual ending of its files."""
