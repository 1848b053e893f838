"""``kg export``: a graph in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.errors import UsageError
from kg.export import EXPORTERS
from kg.query.store import load_graph

EPILOG = "Examples: kg export out/graph.ttl graphml -o network.graphml | kg export out/graph.ttl csv -o encounters.csv"


def export(
    graph: Annotated[str, typer.Argument(metavar="GRAPH", help="Graph file, store folder or SPARQL endpoint.")],
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(sorted(EXPORTERS))}.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write.")],
) -> None:
    """Write a graph for other programs: spreadsheets, Gephi, yEd, Cytoscape, JSON-LD tools."""
    exporter = EXPORTERS.get(form.lower())
    if exporter is None:
        raise UsageError(f"there is no format '{form}'.", mend=f"Choose one of: {', '.join(sorted(EXPORTERS))}.")
    exporter(load_graph(graph), out)
    typer.echo(out)
