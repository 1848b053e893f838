"""What the commands on workspaces have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.report import checked_base, checked_day, summarise
from kg.workspace import Choices, Summary

Folder = Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Folder of the workspace.")]
AnyLanguage = Annotated[
    bool | None, typer.Option("--any-language/--german-only", help="Do not skip texts that are not German.")
]

_SHOWN = 5


def chosen(
    published: str | None,
    base_iri: str | None,
    model: str | None,
    own: tuple[Path | None, Path | None],
    *,
    any_language: bool | None,
) -> Choices:
    """The options that a workspace keeps, checked; ``own`` are the user's files of actors and judgements. Raises ``UsageError``."""
    base = None if base_iri is None else checked_base(base_iri)
    return Choices(checked_day(published), base, model, *own, any_language)


def tell(workspace: Path, summary: Summary, *, quiet: bool) -> None:
    """The workspace on standard output, the summary on standard error; exit with 1 when something needs a decision."""
    typer.echo(workspace)
    counts = summary.counts()
    done = [
        f"{counts[name]} {name}" for name in ("new", "changed", "unchanged", "analysed", "withdrawn") if counts[name]
    ]
    line = (
        f"{', '.join(done) or 'nothing new'}; now {summary.articles} articles, {len(summary.skips)} skipped: "
        f"{summary.encounters} encounters in {summary.reports} reports"
    )
    where = f"kg status {workspace} --skips"
    summarise(line, summary.skips, summary.seconds, where, quiet=quiet)
    for name in summary.unknown:
        typer.echo(f"kg: there is no article '{name}'.", err=True)
    if summary.gone:
        named = ", ".join(name for _, name in summary.gone[:_SHOWN]) + (", ..." if len(summary.gone) > _SHOWN else "")
        number = len(summary.gone)
        typer.echo(f"kg: no longer in their source: {number} articles ({named}). --prune withdraws them.", err=True)
    if summary.unknown or summary.gone:
        raise typer.Exit(1)
