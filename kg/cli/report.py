"""What the commands that build have in common: options, the bar, the summary."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from kg.errors import UsageError
from kg.lang.de.dates import parse_day
from kg.log import LogFormat, configure, is_configured
from kg.model import Skip
from kg.pipeline import Progress, tally

Published = Annotated[
    str | None, typer.Option(help="Day of publication of articles whose file tells none, such as 2018-03-21.")
]
BaseIri = Annotated[str | None, typer.Option(help="Where the IRIs of the data begin.")]
Model = Annotated[str | None, typer.Option(help="Another spaCy pipeline: package or folder.")]
Actors = Annotated[Path | None, typer.Option(help="Your own actors, YAML or CSV; see docs/actors.md.")]
Judgements = Annotated[
    Path | None, typer.Option(help="Which names are one actor and which are not, YAML; see docs/actors.md.")
]
Jobs = Annotated[int, typer.Option("-j", "--jobs", min=0, help="Worker processes; 0 is one for each core.")]
Cluster = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler, such as tcp://host:8786.")]
Log = Annotated[LogFormat, typer.Option("--log-format", help="What standard error gets: text, or JSON lines.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]

_IRI = re.compile(r"(?:https?|urn|file|tag):[^\s<>\"{}|\\^`#]+[/:]")
_SHOWN = 5  # skips in the summary


def checked_day(text: str | None) -> str | None:
    """The day, if it is one. Raises ``UsageError``."""
    if text is not None and parse_day(text) is None:
        raise UsageError(f"'{text}' is no date.", where="--published", mend="Write it as 2018-03-21.")
    return text


def checked_base(text: str) -> str:
    """The beginning of IRIs, if it can be one. Raises ``UsageError``."""
    if not _IRI.fullmatch(text):
        mend = "Give an absolute IRI that ends in / or :, such as https://example.org/id/."
        raise UsageError(f"'{text}' cannot be the beginning of IRIs.", where="--base-iri", mend=mend)
    return text


def processes(jobs: int) -> int:
    """Number of processes that ``--jobs`` asks for."""
    return jobs or os.cpu_count() or 1


@contextmanager
def progress(log: LogFormat, *, quiet: bool) -> Iterator[Progress]:
    """A bar on standard error, only where somebody looks at it; events in its place where they are asked for."""
    configure(log)
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    hidden = quiet or is_configured() or not sys.stderr.isatty()
    with Bar(*columns, console=Console(stderr=True), transient=True, disable=hidden) as bar:
        task = bar.add_task("articles", total=None)
        yield lambda done: bar.update(task, completed=done)


def summarise(line: str, skips: Sequence[Skip], seconds: Mapping[str, float], where: str, *, quiet: bool) -> None:
    """Tell on standard error what was done, what was left out and why, and how long it took."""
    if quiet or is_configured():
        return
    typer.echo(line, err=True)
    if len(skips) > _SHOWN:
        for reason, number in tally(skips).items():
            typer.echo(f"  skipped {number}: {reason}", err=True)
        typer.echo(f"  each with its reason: {where}", err=True)
    else:
        for skip in skips:
            typer.echo(f"  skipped {skip.origin}: {skip.reason}", err=True)
    typer.echo("  " + ", ".join(f"{step} {spent:.1f} s" for step, spent in seconds.items()), err=True)
