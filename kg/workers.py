"""Articles over processes: one poisonous article or a dead worker never takes the others down."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from kg.analysis import Tools, analyse
from kg.config import Settings
from kg.model import Article, ArticleResult, Skip

_AHEAD = 4  # articles for each worker that are read before they are needed


@dataclass(frozen=True, slots=True)
class Analysed:
    """What became of one article: a result or why there is none, and seconds by step."""

    result: ArticleResult | None
    skip: Skip | None
    seconds: dict[str, float]


def analyse_all(articles: Iterable[Article], settings: Settings) -> Iterator[Analysed]:
    """Analyse a stream of articles in this process or, with ``settings.jobs`` above 1, in others; order is kept.

    Raises:
        MissingPartError, InputError: the tools cannot be loaded.
    """
    if settings.jobs == 1:
        tools = Tools.load(settings)
        return (_guarded(article, tools) for article in articles)
    return _in_processes(articles, settings)


def _guarded(article: Article, tools: Tools) -> Analysed:
    tools.watch.clear()
    try:
        with _at_most(tools.settings.seconds_per_article):
            result = analyse(article, tools)
    except _TooSlowError:
        reason = f"gave up after {tools.settings.seconds_per_article} seconds"
    except Exception as error:  # noqa: BLE001  (whatever an article provokes, the others are built)
        reason = f"internal error, please report it: {type(error).__name__}: {error}"
    else:
        return Analysed(result, None, dict(tools.watch))
    return Analysed(None, Skip(article.origin, reason, article.id), dict(tools.watch))


_tools: Tools | None = None  # of a worker process


def _start_worker(settings: Settings) -> None:
    global _tools  # noqa: PLW0603  (a process pool has no other place for what its workers keep)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the workers
    _tools = Tools.load(settings)


def _work(article: Article) -> Analysed:
    assert _tools is not None  # noqa: S101  (the initializer of the pool has run)
    return _guarded(article, _tools)


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
                waiting.append((article, pool.submit(_work, article)))
            if not waiting:
                return
            article, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                yield _alone(article, settings)
                pool = _pool(settings, settings.jobs)
                waiting = deque((other, pool.submit(_work, other)) for other, _ in waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(article: Article, settings: Settings) -> Analysed:
    """Try an article again after a worker died, in a process of its own: then it is known which one is to blame."""
    with _pool(settings, 1) as pool:
        try:
            return pool.submit(_work, article).result()
        except BrokenProcessPool:
            return Analysed(None, Skip(article.origin, "the worker process died over it", article.id), {})


class _TooSlowError(Exception):
    """An article took longer than allowed."""


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Interrupt the block after that time, where the platform and the thread allow it."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TooSlowError

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
