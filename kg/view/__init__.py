"""The network page: an RDF graph as one HTML file to look at offline."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from kg.network import read_network
from kg.view.model import ViewModel, view_model
from kg.view.page import write_page

__all__ = ["ViewModel", "render", "view_model"]


def render(graph: Graph, target: Path, *, lang: str = "de") -> None:
    """Write the network page of ``graph`` to ``target``, with names and interface in ``lang`` ("de" or "en").

    Raises:
        UsageError: the interface does not speak ``lang``.
        OutputError: the target cannot be written.
    """
    write_page(view_model(read_network(graph, lang)), target, lang)
