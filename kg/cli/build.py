"""``kg build``: articles in, a graph and a network page out."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from kg.config import Settings
from kg.errors import UsageError
from kg.lang.de.dates import parse_day
from kg.pipeline import BuildSummary
from kg.pipeline import build as run
from kg.vocab import DEFAULT_BASE

EPILOG = (
    "Examples: kg build articles/ -o out | kg build news.jsonl more/ -o out --jobs 4 | "
    "kg build today.txt -o out --published 2018-03-21 --no-view"
)

_IRI = re.compile(r"(?:https?|urn|file|tag):[^\s<>\"{}|\\^`#]+[/:]")


def build(  # noqa: PLR0913, PLR0917  (one parameter for each option)
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, archives; - is standard input.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for graph.ttl, network.html, skipped.jsonl.")],
    published: Annotated[
        str | None, typer.Option(help="Day of publication of articles whose file tells none, such as 2018-03-21.")
    ] = None,
    base_iri: Annotated[str, typer.Option(help="Where the IRIs of the data begin.")] = DEFAULT_BASE,
    store: Annotated[bool, typer.Option("--store", help="Also write the graph as an Oxigraph store.")] = False,
    no_view: Annotated[bool, typer.Option("--no-view", help="Write no network page.")] = False,
    lang: Annotated[str, typer.Option(help="Language of the network page: de or en.")] = "de",
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=0, help="Worker processes; 0 is one for each core.")] = 1,
    model: Annotated[str | None, typer.Option(help="Another spaCy pipeline: package or folder.")] = None,
    actors: Annotated[Path | None, typer.Option(help="Your own actors, YAML or CSV; see docs/actors.md.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many articles.")] = None,
    any_language: Annotated[
        bool, typer.Option("--any-language", help="Do not skip texts that are not German.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a source was skipped.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Read articles and write who met or called whom: graph.ttl, network.html, and skipped.jsonl if need be.

    The names of the files written go to standard output. Equal input gives equal files, whatever the order of sources
    and the number of jobs.
    """
    settings = Settings(
        published=_checked_day(published),
        base_iri=_checked_base(base_iri),
        model=model,
        actors=actors,
        jobs=jobs or os.cpu_count() or 1,
        limit=limit,
        any_language=any_language,
        store=store,
        view=not no_view,
        view_lang=lang,
    )
    with _progress(quiet) as bar:
        task = bar.add_task("articles", total=None)
        summary = run(sources, out, settings, progress=lambda done: bar.update(task, completed=done))
    for path in (summary.graph, summary.store, summary.network, summary.skipped_file):
        if path:
            typer.echo(path)
    if not quiet:
        _report(summary)
    if strict and summary.skips:
        raise typer.Exit(1)


def _checked_day(text: str | None) -> str | None:
    if text is not None and parse_day(text) is None:
        raise UsageError(f"'{text}' is no date.", where="--published", mend="Write it as 2018-03-21.")
    return text


def _checked_base(text: str) -> str:
    if not _IRI.fullmatch(text):
        mend = "Give an absolute IRI that ends in / or :, such as https://example.org/id/."
        raise UsageError(f"'{text}' cannot be the beginning of IRIs.", where="--base-iri", mend=mend)
    return text


def _progress(quiet: bool) -> Progress:
    """A bar on standard error, only where somebody looks at it."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet or not sys.stderr.isatty())


def _report(summary: BuildSummary) -> None:
    skipped = f", {len(summary.skips)} skipped" if summary.skips else ""
    typer.echo(
        f"{summary.articles} articles{skipped}: {summary.encounters} encounters in {summary.reports} reports", err=True
    )
    for skip in summary.skips[:5]:
        typer.echo(f"  skipped {skip.origin}: {skip.reason}", err=True)
    if len(summary.skips) > 5:
        typer.echo(f"  ... and {len(summary.skips) - 5} more, see {summary.skipped_file}", err=True)
    typer.echo("  " + ", ".join(f"{step} {spent:.1f} s" for step, spent in summary.seconds.items()), err=True)
