"""Bounds on time and memory around a piece of work, so that one poisonous article does not stop the others."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import FrameType

try:
    import resource
except ImportError:  # pragma: no cover  (not on Windows; there is no bound on memory there)
    resource = None  # type: ignore[assignment]

_STATM = Path("/proc/self/statm")  # Linux only


class TooSlowError(Exception):
    """The work took longer than allowed."""


def at_most_seconds(seconds: float) -> AbstractContextManager[None]:
    """Interrupt the block after that time with ``TooSlowError``; a call into C is interrupted when it comes back."""
    is_main = threading.current_thread() is threading.main_thread()
    return _by_signal(seconds) if is_main and hasattr(signal, "setitimer") else _by_timer(seconds)


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
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
def _by_timer(seconds: float) -> Iterator[None]:
    """For threads that get no signals: workers of a cluster."""
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    thread, lock, is_over = ctypes.c_ulong(threading.get_ident()), threading.Lock(), False

    def stop() -> None:
        with lock:
            if not is_over:
                raise_in(thread, ctypes.py_object(TooSlowError))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_over = True
            raise_in(thread, None)  # in case it was sent and has not come yet
        timer.cancel()


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
