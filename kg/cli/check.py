"""``kg check``: a graph against the SHACL shapes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from kg.query import load_graph
from kg.query.validate import validate

EPILOG = "Examples: kg check out/graph.ttl | kg check out/graph.ttl --lang de | kg check out/graph.ttl --json"


def check(
    graph: Annotated[str, typer.Argument(help="Graph file, store folder or SPARQL endpoint.")],
    lang: Annotated[str, typer.Option(help="Language of the sentences: de or en.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list.")] = False,
) -> None:
    """Check a graph against the shapes and print each violation as a sentence. Ends with 1 when there are any."""
    violations = validate(load_graph(graph), lang)
    if as_json:
        typer.echo(json.dumps([asdict(violation) for violation in violations], ensure_ascii=False, indent=1))
    else:
        for violation in violations:
            typer.echo(violation.sentence())
        typer.echo(f"{len(violations)} violations" if violations else "valid: no violations", err=True)
    if violations:
        raise typer.Exit(1)
