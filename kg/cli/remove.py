"""``kg remove``: articles out of a workspace."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.report import Jobs, Log, Quiet, processes, progress
from kg.cli.workspaces import Folder, tell
from kg.config import Settings
from kg.log import LogFormat
from kg.workspace import remove as run

EPILOG = "Examples: kg remove news 2024-05-03-treffen | kg remove news article-17 article-18"


def remove(
    workspace: Folder,
    ids: Annotated[list[str], typer.Argument(metavar="ARTICLE_ID...", help="Identifiers, as in the graph.")],
    jobs: Jobs = 1,
    log_format: Log = LogFormat.TEXT,
    quiet: Quiet = False,
) -> None:
    """Withdraw articles, and with them what only they told.

    What other articles tell as well stays. An article whose file is still there comes back with the next kg add or
    kg update of that file. Exits with 1 when there is no article of an id.
    """
    with progress(log_format, quiet=quiet) as done:
        summary = run(workspace, ids, Settings(jobs=processes(jobs)), progress=done)
    tell(workspace, summary, quiet=quiet)
