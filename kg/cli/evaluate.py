"""``kg evaluate``: measure a graph against gold files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import UsageError
from kg.evaluate import below, measure, merged, parse_minimum, raise_floors, read_floors, read_gold, read_told
from kg.query.store import open_source

EPILOG = "Example: kg evaluate out/graph.ttl gold/ --min strict=0.6 --errors"


def evaluate(  # noqa: PLR0913, PLR0917 - one parameter for each option
    graph: Annotated[str, typer.Argument(help="Graph file, store folder or SPARQL endpoint.")],
    gold: Annotated[list[Path], typer.Argument(help="Folders of gold files (YAML, one an article).")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List what is missed, extra or wrong.")] = False,
    minimum: Annotated[
        list[str] | None, typer.Option("--min", help="Floor such as strict=0.6; may be repeated.")
    ] = None,
    floors: Annotated[Path | None, typer.Option("--floors", help="JSON file of floors for each corpus.")] = None,
    corpus: Annotated[str | None, typer.Option("--corpus", help="Whose floors of that file count.")] = None,
    lift: Annotated[
        bool, typer.Option("--raise", help="Raise the floors of the file where the figures are better.")
    ] = False,
) -> None:
    """Measure a graph against gold: what is found, what is right of it, and how encounters are grouped.

    Ends with 1 when a figure is below its floor.
    """
    demanded = merged([_from_file(floors, corpus, lift), dict(parse_minimum(m) for m in minimum or ())])
    scores = measure(read_told(open_source(graph)), read_gold(gold))
    figures = scores.figures()
    broken = below(figures, demanded)
    if as_json:
        typer.echo(
            json.dumps({"figures": figures, "below": broken, "errors": scores.errors}, indent=1, ensure_ascii=False)
        )
    else:
        lines = [
            f"{name:<13}{value:>8}" if isinstance(value, int) else f"{name:<13}{value:>8.3f}"
            for name, value in figures.items()
        ]
        typer.echo("\n".join([*(scores.errors if errors else ()), *lines]))
    for line in broken:
        typer.echo(line, err=True)
    if lift and floors and corpus:
        for line in raise_floors(floors, corpus, figures):
            typer.echo(f"raised {line}", err=True)
    if broken:
        raise typer.Exit(1)


def _from_file(floors: Path | None, corpus: str | None, lift: bool) -> dict[str, float]:
    if floors is None:
        if corpus or lift:
            raise UsageError("--corpus and --raise need a file of floors.", mend="Name it with --floors.")
        return {}
    if corpus is None:
        raise UsageError("--floors needs a corpus.", mend="Name it with --corpus.")
    return read_floors(floors, corpus)
