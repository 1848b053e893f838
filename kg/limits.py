"""Bounds on time and memory around a piece of work, so that one poisonous article does not stop the others."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

try:
    import resource
except ImportError:  # pragma: no cover  (not on Windows; there is no bound on memory there)
    resource = None  # type: ignore[assignment]

_STATM = Path("/proc/self/statm")  # Linux only


class TooSlowError(Exception):
    """The work took longer than allowed."""


@contextmanager
def at_most_seconds(seconds: float) -> Iterator[None]:
    """Interrupt the block after that time with ``TooSlowError``, where the platform and the thread allow it."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


@contextmanager
def at_most_megabytes(megabytes: int) -> Iterator[None]:
    """Let the process grow by no more than that inside the block: what asks for more gets a ``MemoryError``.

    Linux only. Code in C may end the process instead; see ``kg.workers`` for what becomes of its article then.
    """
    if resource is None or not _STATM.exists():
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = int(_STATM.read_text().split()[0]) * resource.getpagesize() + megabytes * 2**20
    bounds = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([wanted, *bounds]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
