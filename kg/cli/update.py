"""``kg update``: a workspace after its sources, its options or the pipeline have changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.report import Actors, BaseIri, Cluster, Jobs, Judgements, Log, Model, Published, Quiet, processes, progress
from kg.cli.workspaces import AnyLanguage, Folder, chosen, tell
from kg.config import Settings
from kg.log import LogFormat
from kg.workspace import update as run

EPILOG = "Examples: kg update news | kg update news articles/ --prune | kg update news --actors mine.yaml"


def update(  # noqa: PLR0913, PLR0917  (one parameter for each option)
    workspace: Folder,
    sources: Annotated[
        list[Path] | None, typer.Argument(metavar="[SOURCE...]", help="Files and folders; all known ones without any.")
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Withdraw articles that are no longer in their source.")
    ] = False,
    published: Published = None,
    base_iri: BaseIri = None,
    model: Model = None,
    actors: Actors = None,
    judgements: Judgements = None,
    any_language: AnyLanguage = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    log_format: Log = LogFormat.TEXT,
    quiet: Quiet = False,
) -> None:
    """Read the sources again, analyse what has changed, and bring the graph up to date.

    After an update of the program or with other options all articles are analysed anew, also those whose source is
    gone. Exits with 1 when articles are no longer in their source and --prune is not given.
    """
    choices = chosen(published, base_iri, model, (actors, judgements), any_language=any_language)
    running = Settings(jobs=processes(jobs), cluster=cluster)
    with progress(log_format, quiet=quiet) as done:
        summary = run(workspace, sources or (), choices, running, prune=prune, progress=done)
    tell(workspace, summary, quiet=quiet)
