"""The way from sources to files: read -> (articles, one by one) -> consolidate -> write -> view."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from kg.analysis import Stopwatch
from kg.authority import Authority
from kg.config import Settings
from kg.consolidate import consolidate
from kg.consolidate.copies import link_copies
from kg.errors import OutputError
from kg.guarded import Analysed
from kg.log import event
from kg.model import Article, ArticleResult, EncounterGraph, Skip
from kg.modelinfo import model_info
from kg.query.store import load_graph
from kg.read import read
from kg.view import render
from kg.workers import TOGETHER, analyse_all
from kg.write import replace_file, unordered, write_store, write_turtle

GRAPH_NAME, STORE_NAME, NETWORK_NAME, SKIPPED_NAME = "graph.ttl", "store", "network.html", "skipped.jsonl"

_DETAIL = re.compile(r"'[^']*'|[:.].*| by .*|\d+", re.DOTALL)

_PACE = 1000  # articles between two events on progress

Progress = Callable[[int], None]
"""Called with the number of articles that are done."""


@dataclass(slots=True)
class BuildSummary:
    """What a build did; ``seconds`` are summed over processes."""

    graph: Path
    store: Path | None = None
    network: Path | None = None
    skipped_file: Path | None = None
    articles: int = 0
    reports: int = 0
    encounters: int = 0
    skips: list[Skip] = field(default_factory=list)
    seconds: Stopwatch = field(default_factory=Stopwatch)


def build(
    sources: Sequence[str | Path], target: Path, settings: Settings | None = None, *, progress: Progress | None = None
) -> BuildSummary:
    """Build ``target``/graph.ttl, network.html and, when something was left out, skipped.jsonl; store/ if asked for.

    The bytes of the graph depend on the articles, the settings and the versions alone: not on the order of sources, the
    number of jobs, or the clock. Each file appears whole or not at all.

    Raises:
        InputError: a source does not exist, or the file of actors or judgements is malformed.
        MissingPartError: the language model or the authority is not installed.
        OutputError: the target cannot be written.
    """
    settings = settings or Settings()
    summary = BuildSummary(graph=target / GRAPH_NAME)
    event("started", command="build", **dict(description(settings)))
    records = read(sources, any_language=settings.any_language, fetch=settings.fetch)
    articles = islice(_without_skips(records, summary), settings.limit)
    _make_folder(target)
    results = list(_results(analyse_all(articles, settings, TOGETHER), summary, progress))
    with summary.seconds.on("consolidate"):
        graph = graph_of(results, settings)
    del results  # what is written is in the graph
    summary.articles, summary.encounters = len(graph.articles), len(graph.encounters)
    summary.reports = sum(len(encounter.reports) for encounter in graph.encounters)
    with summary.seconds.on("write"):
        _write_graph(graph, settings, summary)
        summary.skipped_file = _write_skips(summary.skips, target / SKIPPED_NAME)
    if settings.view:
        with summary.seconds.on("view"):
            summary.network = target / NETWORK_NAME
            render(load_graph(summary.graph), summary.network, lang=settings.view_lang)
    _tell_end(summary)
    return summary


def _tell_end(summary: BuildSummary) -> None:
    event(
        "done",
        articles=summary.articles,
        reports=summary.reports,
        encounters=summary.encounters,
        skipped=tally(summary.skips),
        seconds={stage: round(spent, 3) for stage, spent in summary.seconds.items()},
    )


def tell_skip(skip: Skip) -> None:
    """Tell of an article that is left out."""
    event("skipped", origin=skip.origin, reason=skip.reason, id=skip.article_id)


def tell_progress(done: int) -> None:
    """Tell how many articles are done, now and then."""
    if done % _PACE == 0:
        event("analysed", articles=done)


def _write_graph(graph: EncounterGraph, settings: Settings, summary: BuildSummary) -> None:
    write_turtle(graph, summary.graph, settings.base_iri)
    if settings.store:
        summary.store = summary.graph.parent / STORE_NAME
        write_store(unordered(graph, settings.base_iri), summary.store)


def _make_folder(target: Path) -> None:
    """Fail before the work, not after it."""
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"cannot be made: {reason}.", where=str(target), mend="Choose another folder.") from error


def _without_skips(records: Iterable[Article | Skip], summary: BuildSummary) -> Iterator[Article]:
    for record in records:
        if isinstance(record, Skip):
            summary.skips.append(record)
            tell_skip(record)
        else:
            yield record


def _results(analysed: Iterable[Analysed], summary: BuildSummary, progress: Progress | None) -> Iterator[ArticleResult]:
    for done, one in enumerate(analysed, start=1):
        summary.seconds.add(one.seconds)
        if one.skip is not None:
            summary.skips.append(one.skip)
            tell_skip(one.skip)
        if one.result is not None:
            yield one.result
        tell_progress(done)
        if progress:
            progress(done)


def graph_of(results: Iterable[ArticleResult], settings: Settings) -> EncounterGraph:
    """The graph that all articles give together; it does not depend on their order."""
    told = link_copies(list(results))
    articles = tuple(sorted((result.article for result in told), key=lambda article: article.id))
    return EncounterGraph(articles, consolidate(told), description(settings))


def description(settings: Settings) -> tuple[tuple[str, str], ...]:
    """What the graph says about how it was made: everything that its content depends on besides the articles."""
    model = model_info(settings.model)
    return (
        ("version", version("kg-encounters")),
        ("model", f"{model.name} {model.version}"),
        ("authority", Authority.load().snapshot),
        ("published", settings.published or ""),
        ("actors", settings.actors.name if settings.actors else ""),
        ("judgements", settings.judgements.name if settings.judgements else ""),
    )


def tally(skips: Iterable[Skip]) -> dict[str, int]:
    """How many skips for each reason, without what is of one article only; the most frequent first."""
    kinds = Counter(" ".join(_DETAIL.sub("", skip.reason).split()) for skip in skips)
    return dict(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))


def _write_skips(skips: Sequence[Skip], target: Path) -> Path | None:
    if not skips:
        target.unlink(missing_ok=True)
        return None
    ordered = sorted(skips, key=lambda skip: (skip.origin, skip.reason))
    rows = ({"origin": skip.origin, "reason": skip.reason, "id": skip.article_id} for skip in ordered)
    replace_file(target, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())
    return target
