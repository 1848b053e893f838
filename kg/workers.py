"""Articles over processes: one poisonous article or a dead worker never takes the others down."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing.context import ForkServerContext

from kg.analysis import Tools
from kg.config import Settings
from kg.errors import KgError
from kg.guarded import Analysed, died_over, guarded_together
from kg.model import Article

TOGETHER = 8
"""How many articles are best parsed together: with more of them what is computed no longer fits the processor's caches."""

_CHARACTERS = 20_000  # at which no further article joins them
_AHEAD = 4  # batches for each worker that are read before they are needed


def analyse_all(articles: Iterable[Article], settings: Settings, together: int = 1) -> Iterator[Analysed]:
    """Analyse a stream of articles in this process, in others (``settings.jobs``) or on a cluster; order is kept.

    ``together``: how many at most are read and parsed at once, for speed; the results are the same.

    Raises:
        MissingPartError, InputError: the tools cannot be loaded.
    """
    if settings.cluster is not None:
        from kg.cluster import analyse_on_cluster  # noqa: PLC0415  (an optional extra)

        return analyse_on_cluster(articles, settings)
    if settings.jobs == 1:
        tools = Tools.load(settings)
        return chain.from_iterable(guarded_together(batch, tools) for batch in _batches(articles, together))
    return _in_processes(_batches(articles, together), settings)


def _batches(articles: Iterable[Article], most: int) -> Iterator[list[Article]]:
    """The articles in order, a few at a time."""
    batch, size = list[Article](), 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if len(batch) >= most or size > _CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def analyse_alone(article: Article, settings: Settings) -> Analysed:
    """Analyse an article over which a process died, in a process of its own: then it is known whether it is to blame."""
    with _pool(settings, 1) as pool:
        try:
            return pool.submit(_work, [article]).result()[0]
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


def _work(batch: list[Article]) -> list[Analysed]:
    assert _tools is not None  # noqa: S101  (the initializer of the pool has run)
    if isinstance(_tools, KgError):
        raise _tools
    return list(guarded_together(batch, _tools))


def _pool(settings: Settings, workers: int) -> ProcessPoolExecutor:
    # A fork of this process would copy locks of running threads and open databases; one of a server that has only imported
    # what workers need saves each of them the imports.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if isinstance(context, ForkServerContext):
        context.set_forkserver_preload(["kg.workers"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker, initargs=(settings,))


def _in_processes(batches: Iterable[list[Article]], settings: Settings) -> Iterator[Analysed]:
    """Of a batch over which a worker dies each article is tried on its own, and the one to blame in a pool of its own."""
    pool = _pool(settings, settings.jobs)
    waiting: deque[tuple[list[Article], Future[list[Analysed]]]] = deque()
    stream = iter(batches)
    try:
        while True:
            while len(waiting) < settings.jobs * _AHEAD and (batch := next(stream, None)) is not None:
                waiting.append((batch, _submit(pool, batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                if len(batch) == 1:
                    yield analyse_alone(batch[0], settings)
                pool = _pool(settings, settings.jobs)
                again = [[article] for article in batch] if len(batch) > 1 else []
                waiting = deque((other, _submit(pool, other)) for other in [*again, *(left for left, _ in waiting)])
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, batch: list[Article]) -> Future[list[Analysed]]:
    """The future of a batch; of a pool that has just lost a worker, one that has failed like those before it."""
    try:
        return pool.submit(_work, batch)
    except BrokenProcessPool as error:
        failed: Future[list[Analysed]] = Future()
        failed.set_exception(error)
        return failed
