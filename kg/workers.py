"""Articles over processes: one poisonous article or a dead worker never takes the others down."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from kg.analysis import Tools
from kg.config import Settings
from kg.errors import KgError
from kg.guarded import Analysed, died_over, guarded
from kg.model import Article

_AHEAD = 4  # articles for each worker that are read before they are needed


def analyse_all(articles: Iterable[Article], settings: Settings) -> Iterator[Analysed]:
    """Analyse a stream of articles in this process, in others (``settings.jobs``) or on a cluster; order is kept.

    Raises:
        MissingPartError, InputError: the tools cannot be loaded.
    """
    if settings.cluster is not None:
        from kg.cluster import analyse_on_cluster  # noqa: PLC0415  (an optional extra)

        return analyse_on_cluster(articles, settings)
    if settings.jobs == 1:
        tools = Tools.load(settings)
        return (guarded(article, tools) for article in articles)
    return _in_processes(articles, settings)


def analyse_alone(article: Article, settings: Settings) -> Analysed:
    """Analyse an article over which a process died, in a process of its own: then it is known whether it is to blame."""
    with _pool(settings, 1) as pool:
        try:
            return pool.submit(_work, article).result()
        except BrokenProcessPool:
            return Analysed(None, died_over(article), {})


_tools: Tools | KgError | None = None  # of a worker process


def _start_worker(settings: Settings) -> None:
    global _tools  # noqa: PLW0603  (a process pool has no other place for what its workers keep)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the workers
    try:
        _tools = Tools.load(settings)
    except KgError as error:  # told by the first article: an error in here would only look like a dead worker
        _tools = error


def _work(article: Article) -> Analysed:
    assert _tools is not None  # noqa: S101  (the initializer of the pool has run)
    if isinstance(_tools, KgError):
        raise _tools
    return guarded(article, _tools)


def _pool(settings: Settings, workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # a fork would copy locks of running threads and open databases
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker, initargs=(settings,))


def _in_processes(articles: Iterable[Article], settings: Settings) -> Iterator[Analysed]:
    pool = _pool(settings, settings.jobs)
    waiting: deque[tuple[Article, Future[Analysed]]] = deque()
    stream = iter(articles)
    try:
        while True:
            while len(waiting) < settings.jobs * _AHEAD and (article := next(stream, None)) is not None:
                waiting.append((article, _submit(pool, article)))
            if not waiting:
                return
            article, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                yield analyse_alone(article, settings)
                pool = _pool(settings, settings.jobs)
                waiting = deque((other, _submit(pool, other)) for other, _ in waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, article: Article) -> Future[Analysed]:
    """The future of an article; of a pool that has just lost a worker, one that has failed like those before it."""
    try:
        return pool.submit(_work, article)
    except BrokenProcessPool as error:
        failed: Future[Analysed] = Future()
        failed.set_exception(error)
        return failed
