"""``kg build``: articles in, a graph and a network page out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.report import (
    Actors,
    Cluster,
    Jobs,
    Judgements,
    Log,
    Model,
    Published,
    Quiet,
    checked_base,
    checked_day,
    processes,
    progress,
    summarise,
)
from kg.config import Settings
from kg.log import LogFormat
from kg.pipeline import build as run
from kg.vocab import DEFAULT_BASE

EPILOG = (
    "Examples: kg build articles/ -o out | kg build news.jsonl more/ -o out --jobs 4 | "
    "kg build today.txt -o out --published 2018-03-21 --no-view"
)


def build(  # noqa: PLR0913, PLR0917  (one parameter for each option)
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, archives; - is standard input.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for graph.ttl, network.html, skipped.jsonl.")],
    published: Published = None,
    base_iri: Annotated[str, typer.Option(help="Where the IRIs of the data begin.")] = DEFAULT_BASE,
    store: Annotated[bool, typer.Option("--store", help="Also write the graph as an Oxigraph store.")] = False,
    no_view: Annotated[bool, typer.Option("--no-view", help="Write no network page.")] = False,
    lang: Annotated[str, typer.Option(help="Language of the network page: de or en.")] = "de",
    jobs: Jobs = 1,
    cluster: Cluster = None,
    model: Model = None,
    actors: Actors = None,
    judgements: Judgements = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many articles.")] = None,
    any_language: Annotated[
        bool, typer.Option("--any-language", help="Do not skip texts that are not German.")
    ] = False,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch the pages that lists of addresses (.urls) name.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a source was skipped.")] = False,
    log_format: Log = LogFormat.TEXT,
    quiet: Quiet = False,
) -> None:
    """Read articles and write who met or called whom: graph.ttl, network.html, and skipped.jsonl if need be.

    The names of the files written go to standard output. Equal input gives equal files, whatever the order of sources
    and the number of jobs.
    """
    settings = Settings(
        published=checked_day(published),
        base_iri=checked_base(base_iri),
        model=model,
        actors=actors,
        judgements=judgements,
        jobs=processes(jobs),
        limit=limit,
        any_language=any_language,
        fetch=fetch,
        view=not no_view,
        view_lang=lang,
        cluster=cluster,
        store=store,
    )
    with progress(log_format, quiet=quiet) as done:
        summary = run(sources, out, settings, progress=done)
    for path in (summary.graph, summary.store, summary.network, summary.skipped_file):
        if path:
            typer.echo(path)
    skipped = f", {len(summary.skips)} skipped" if summary.skips else ""
    line = f"{summary.articles} articles{skipped}: {summary.encounters} encounters in {summary.reports} reports"
    summarise(line, summary.skips, summary.seconds, f"see {summary.skipped_file}", quiet=quiet)
    if strict and summary.skips:
        raise typer.Exit(1)
