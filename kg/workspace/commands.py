"""What can be done to a workspace. Every command ends with the graph that a build of all its articles would give.

A command that is killed has kept what it had done; the same command, or ``update``, goes on from there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from kg.analysis import Stopwatch
from kg.config import Settings
from kg.errors import UsageError
from kg.log import event
from kg.model import Skip
from kg.pipeline import Progress, graph_of, tally
from kg.versions import analysis_version, writing_version
from kg.workspace import choices as chosen
from kg.workspace import history, intake
from kg.workspace.catch_up import catch_up, results, to_do
from kg.workspace.choices import Choices
from kg.workspace.database import connect, create, get, is_workspace, put, writing
from kg.workspace.skips import skips
from kg.workspace.store import Change, GraphStore
from kg.write.fragments import fragments

_VERSION = "analysis version"


@dataclass(slots=True)
class Summary:
    """What a command did. ``gone`` and ``unknown`` ids are for the user to decide about; ``seconds`` by stage."""

    taken: intake.Taken = field(default_factory=intake.Taken)
    analysed: int = 0
    withdrawn: int = 0
    gone: list[intake.Identity] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)
    articles: int = 0
    encounters: int = 0
    reports: int = 0
    change: Change = field(default_factory=Change)
    seconds: Stopwatch = field(default_factory=Stopwatch)

    def counts(self) -> dict[str, int]:
        """All figures by name."""
        return {
            "new": self.taken.new,
            "changed": self.taken.changed,
            "unchanged": self.taken.unchanged,
            "analysed": self.analysed,
            "withdrawn": self.withdrawn,
            "gone": len(self.gone),
            "skipped": len(self.skips),
            "articles": self.articles,
            "encounters": self.encounters,
            "reports": self.reports,
            "triples added": self.change.added,
            "triples removed": self.change.removed,
        }


def add(
    folder: Path,
    sources: Sequence[str | Path],
    choices: Choices | None = None,
    running: Settings | None = None,
    *,
    progress: Progress | None = None,
) -> Summary:
    """Add the articles of sources, or put them in place of older texts of theirs; a folder that is new is made.

    Raises:
        InputError: a source does not exist.
        UsageError: the workspace has other choices, was made by another pipeline, or is being written to.
        OutputError: the disk is full, or the folder cannot be written.
    """
    choices = choices or Choices()
    with writing(folder):
        if not is_workspace(folder):
            create(folder, chosen.at_first(choices) | {_VERSION: _version_of(choices)})
        with _command(folder, "add", running) as work:
            chosen.insist(work.base, choices)
            work.insist_on_version()
            work.take_in(sources)
            work.finish(progress)
            return work.summary


def update(
    folder: Path,
    sources: Sequence[Path] = (),
    choices: Choices | None = None,
    running: Settings | None = None,
    *,
    prune: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Read sources again, all that are known without any, and analyse what has changed, or what another pipeline analysed.

    Articles that are no longer in their source are told as ``gone``; with ``prune`` they are withdrawn. Raises as ``add``.
    """
    with _existing(folder, "update", running) as work:
        chosen.change(work.base, choices or Choices())
        work.settle()
        looked_at = list(sources) or intake.known_sources(work.base)
        there = intake.readable(work.base, looked_at)
        put(work.base, _VERSION, work.version)
        work.take_in(there)
        found = intake.gone(work.base, work.run, looked_at)
        if prune:
            intake.withdraw(work.base, found)
            work.summary.withdrawn = len(found)
        else:
            work.summary.gone = found
        work.finish(progress)
        return work.summary


def remove(
    folder: Path, ids: Sequence[str], running: Settings | None = None, *, progress: Progress | None = None
) -> Summary:
    """Withdraw articles, and with them what only they told. Ids that there are none of are told as ``unknown``."""
    with _existing(folder, "remove", running) as work:
        work.insist_on_version()
        find = "SELECT source, id FROM article WHERE id = ?"
        found = {name: list(work.base.execute(find, (name,))) for name in dict.fromkeys(ids)}
        work.summary.unknown = [name for name, rows in found.items() if not rows]
        work.summary.withdrawn = sum(bool(rows) for rows in found.values())
        intake.withdraw(work.base, [identity for rows in found.values() for identity in rows])
        work.finish(progress)
        return work.summary


@dataclass
class _Work:
    """A command at work."""

    folder: Path
    base: sqlite3.Connection
    run: int
    running: Settings
    summary: Summary = field(default_factory=Summary)
    settings: Settings = field(init=False)
    version: str = field(init=False)

    def settle(self) -> None:
        """Take over the choices of the workspace."""
        self.settings = chosen.settings_of(self.base, self.running)
        self.version = analysis_version(self.settings)

    def insist_on_version(self) -> None:
        """Take over the choices; results of another pipeline must not be mixed with those of this one."""
        self.settle()
        made = get(self.base, _VERSION)
        if made != self.version:
            number = len(to_do(self.base, self.version))
            mend = f"Analyse its {number} articles anew with: kg update {self.folder}"
            raise UsageError(f"this workspace was made by pipeline {made}, this is {self.version}.", mend=mend)

    def take_in(self, sources: Sequence[str | Path]) -> None:
        with self.summary.seconds.on("read"):
            taken = intake.take_in(self.base, sources, self.run, any_language=self.settings.any_language)
        self.summary.taken = taken

    def finish(self, progress: Progress | None) -> None:
        """Analyse what is to be analysed, and bring the graph up to date."""
        self.summary.analysed, seconds = catch_up(self.base, self.settings, self.version, progress)
        self.summary.seconds.add(seconds)
        intake.forget_unused(self.base)
        with self.summary.seconds.on("consolidate"):
            graph = graph_of(results(self.base), self.settings)
        self.summary.articles, self.summary.encounters = len(graph.articles), len(graph.encounters)
        self.summary.reports = sum(len(encounter.reports) for encounter in graph.encounters)
        with self.summary.seconds.on("store"):
            base_iri = self.settings.base_iri
            store = GraphStore(self.folder, self.base, writing_version(base_iri), base_iri)
            self.summary.change = store.refresh(fragments(graph, base_iri))
        self.summary.skips = skips(self.base)
        counts, took = self.summary.counts(), {k: round(v, 3) for k, v in self.summary.seconds.items()}
        history.finish(self.base, self.run, counts, took)
        event("done", **counts, reasons=tally(self.summary.skips), seconds=took)


@contextmanager
def _existing(folder: Path, command: str, running: Settings | None) -> Iterator[_Work]:
    with connect(folder):  # raises for what is no workspace before a lock is made in it
        pass
    with writing(folder), _command(folder, command, running) as work:
        yield work


@contextmanager
def _command(folder: Path, command: str, running: Settings | None) -> Iterator[_Work]:
    event("started", command=command, workspace=str(folder), version=version("kg-encounters"))
    with connect(folder) as base:
        yield _Work(folder, base, history.begin(base, command), running or Settings())


def _version_of(choices: Choices) -> str:
    wanted = {name: value for name in Choices.__slots__ if (value := getattr(choices, name)) is not None}
    return analysis_version(Settings(**wanted))
