"""``kg status``: what is in a workspace."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Annotated

import typer

from kg.cli.workspaces import Folder
from kg.workspace import Status
from kg.workspace import status as look

EPILOG = "Examples: kg status news | kg status news --skips > skipped.jsonl | kg status news --json"


def status(
    workspace: Folder,
    skips: Annotated[bool, typer.Option("--skips", help="List what was left out, one JSON object a line.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Everything as one JSON object.")] = False,
) -> None:
    """Tell what is in a workspace, what was left out and why, and what the last command did.

    Exits with 1 when articles wait to be analysed or the graph is behind: kg update goes on with it.
    """
    found = look(workspace)
    if skips:
        rows = ({"origin": s.origin, "reason": s.reason, "id": s.article_id} for s in found.skips)
        typer.echo("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), nl=False)
    elif as_json:
        told = asdict(found) | {"skips": len(found.skips)}
        typer.echo(json.dumps(told, ensure_ascii=False, default=str, indent=2))
    else:
        typer.echo("\n".join(_lines(found)))
    if found.pending or not found.is_graph_current:
        raise typer.Exit(1)


def _lines(found: Status) -> Iterator[str]:
    yield f"articles   {found.articles} from {found.sources} sources, {found.pending} to be analysed"
    yield f"graph      {'up to date' if found.is_graph_current else 'behind: kg update brings it up to date'}"
    yield f"skipped    {len(found.skips)}"
    yield from (f"  {number:>8} {reason}" for reason, number in found.reasons.items())
    changed = "" if found.present == found.version else f"; installed: {found.present}"
    yield f"pipeline   {found.version}{changed}"
    options = {name: value for name, value in asdict(found.choices).items() if value is not None}
    yield f"options    {_pairs(options) or 'none'}"
    yield f"size       {found.megabytes:.1f} MB"
    if found.last:
        yield f"last run   kg {found.last.command}, {found.last.started} to {found.last.finished or '(not finished)'}"
        yield f"  counts   {_pairs(found.last.counts)}"
        yield f"  seconds  {_pairs(found.last.seconds)}"


def _pairs(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())
