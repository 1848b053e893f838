"""``kg view``: a graph as an interactive page."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from kg.query.store import load_graph
from kg.view import render

EPILOG = "Examples: kg view out/graph.ttl -o network.html | kg view out/graph.ttl -o network.html --lang en --open"


def view(
    graph: Annotated[str, typer.Argument(metavar="GRAPH", help="Graph file, store folder or SPARQL endpoint.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The HTML file to write.")],
    lang: Annotated[str, typer.Option(help="Language of names and interface: de or en.")] = "de",
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Draw the network: one HTML file that needs nothing else and asks no network for anything."""
    render(load_graph(graph), out, lang=lang)
    typer.echo(out)
    if show:
        webbrowser.open(out.resolve().as_uri())
