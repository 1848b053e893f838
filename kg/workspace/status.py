"""What is in a workspace, and in which state it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.config import Settings
from kg.errors import KgError
from kg.model import Skip
from kg.pipeline import tally
from kg.versions import analysis_version
from kg.workspace import choices, history
from kg.workspace.catch_up import to_do
from kg.workspace.choices import Choices
from kg.workspace.database import connect, get
from kg.workspace.history import Run
from kg.workspace.skips import skips
from kg.workspace.store import is_published


@dataclass(frozen=True, slots=True)
class Status:
    """State of a workspace.

    ``pending``: articles that were read but not analysed by the present pipeline. ``is_graph_current`` is False after a
    command that was killed or failed. ``present`` is the installed pipeline, or why it cannot be loaded; ``megabytes``
    what the folder takes.
    """

    sources: int
    articles: int
    pending: int
    reasons: Mapping[str, int]
    skips: tuple[Skip, ...]
    choices: Choices
    version: str
    present: str
    is_graph_current: bool
    last: Run | None
    megabytes: float


def status(folder: Path) -> Status:
    """Look into a workspace, also while another process writes to it. Raises ``InputError``."""
    with connect(folder) as base:
        (articles,) = base.execute("SELECT count(*) FROM winner").fetchone()
        (sources,) = base.execute("SELECT count(DISTINCT source) FROM article").fetchone()
        left_out, run = tuple(skips(base)), history.last(base)
        present = _present(choices.settings_of(base, Settings()))
        made = get(base, "analysis version") or ""
        return Status(
            sources=sources,
            articles=articles,
            pending=len(to_do(base, present)),
            reasons=tally(left_out),
            skips=left_out,
            choices=choices.kept(base),
            version=made,
            present=present,
            is_graph_current=run is not None and run.finished is not None and is_published(folder, base),
            last=run,
            megabytes=_size(folder) / 1e6,
        )


def _size(folder: Path) -> int:
    """Bytes of all files, each once, however many names it has."""
    files = (path.stat() for path in folder.rglob("*") if path.is_file())
    return sum({stat.st_ino: stat.st_size for stat in files}.values())


def _present(settings: Settings) -> str:
    try:
        return analysis_version(settings)
    except KgError as error:
        return str(error)
