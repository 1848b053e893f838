"""``kg copy``: a graph into a file, a store or a SPARQL server."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.query.publish import Way
from kg.query.save import save
from kg.query.store import open_source

EPILOG = (
    "Examples: kg copy out/graph.ttl out/store | kg copy out/store graph.trig | "
    "kg copy out/graph.ttl http://localhost:8890/sparql-graph-crud-auth --graph urn:news"
)


def copy(
    graph: Annotated[str, typer.Argument(metavar="GRAPH", help="Graph file, store folder or SPARQL endpoint.")],
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="Graph file (by its ending), store folder, or address of a server.")
    ],
    name: Annotated[
        str | None, typer.Option("--graph", help="At a server, the named graph to replace; else the default graph.")
    ] = None,
    way: Annotated[Way, typer.Option("--by", help="At a server: Graph Store Protocol, or SPARQL Update.")] = Way.GSP,
) -> None:
    """Copy a graph into a file, an Oxigraph store or a SPARQL server; what is there is replaced.

    Credentials for a server come from KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN.
    """
    save(open_source(graph).triples(), target, graph=name, way=way)
    typer.echo(target)
