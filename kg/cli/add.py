"""``kg add``: articles into a workspace."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.report import Actors, BaseIri, Cluster, Jobs, Judgements, Log, Model, Published, Quiet, processes, progress
from kg.cli.workspaces import AnyLanguage, Folder, chosen, tell
from kg.config import Settings
from kg.log import LogFormat
from kg.workspace import add as run

EPILOG = "Examples: kg add news articles/ | kg add news today.jsonl --jobs 4 && kg query news --name took-place"


def add(  # noqa: PLR0913, PLR0917  (one parameter for each option)
    workspace: Folder,
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, archives; - is standard input.")
    ],
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
    """Add articles to a workspace, which is made when it is new, and bring its graph up to date.

    Only what is new or changed is analysed. When it is killed, the same command goes on where it stopped.
    """
    choices = chosen(published, base_iri, model, (actors, judgements), any_language=any_language)
    running = Settings(jobs=processes(jobs), cluster=cluster)
    with progress(log_format, quiet=quiet) as done:
        summary = run(workspace, sources, choices, running, progress=done)
    tell(workspace, summary, quiet=quiet)
