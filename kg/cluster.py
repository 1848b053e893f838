"""Articles over the workers of a Dask cluster (the extra ``cluster``); a worker that dies costs time, no article."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kg.analysis import Tools
from kg.config import Settings
from kg.errors import KgError, MissingPartError, UsageError
from kg.guarded import Analysed, died_over, guarded
from kg.model import Article
from kg.versions import analysis_version

_AHEAD = 8  # articles for each thread of the cluster that are sent before they are needed
_CONNECT_SECONDS = 20
_one_at_a_time = threading.Lock()  # a worker may have several threads, the language model is for one


def analyse_on_cluster(articles: Iterable[Article], settings: Settings) -> Iterator[Analysed]:
    """Analyse a stream of articles on the cluster at ``settings.cluster``; order is kept.

    Every worker needs the same version of this package, of the model and of the file of actors, which is checked.

    Raises:
        MissingPartError: the extra is not installed, or a worker has another version.
        UsageError: there is no cluster at the address.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415  (an optional extra)
    except ImportError as error:
        what = "The extra for clusters is not installed."
        raise MissingPartError(what, mend="pip install 'kg-encounters[cluster]'") from error
    version, here = analysis_version(settings), replace(settings, cluster=None, jobs=1)
    try:
        client = Client(settings.cluster, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        reason = str(error) or type(error).__name__
        raise UsageError(f"no Dask scheduler answers: {reason}", where=settings.cluster) from error
    waiting = deque()  # type: ignore[var-annotated]  # of articles and distributed.Future
    stream = iter(articles)
    with client:
        while True:
            most = _AHEAD * max(1, sum(client.nthreads().values()))
            while len(waiting) < most and (article := next(stream, None)) is not None:
                waiting.append((article, client.submit(work, article, here, version, pure=False)))
            if not waiting:
                return
            article, future = waiting.popleft()
            try:
                yield future.result()
            except KilledWorker:  # it was tried on several workers, and each of them died
                yield Analysed(None, died_over(article), {})


def work(article: Article, settings: Settings, version: str) -> Analysed:
    """Analyse one article on a worker. Raises ``KgError`` where a result would differ from that of the caller."""
    with _one_at_a_time:
        found = _version(settings)
        if found != version:
            what = f"A worker of the cluster has pipeline {found}, this is {version}."
            raise MissingPartError(what, mend="Install the same version with the same model on all machines.")
        return guarded(article, _tools(settings))


@lru_cache(maxsize=1)
def _tools(settings: Settings) -> Tools:
    return Tools.load(settings)


@lru_cache(maxsize=1)
def _version(settings: Settings) -> str:
    try:
        return analysis_version(settings)
    except KgError as error:
        return str(error)
