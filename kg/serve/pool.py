"""Worker processes that answer queries: a slow query costs its own process, never another one's time."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict, dataclass

from kg.errors import GraphError
from kg.serve.worker import LENGTH, READY, Question, Reply

_LARGEST_REPLY = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Queries at once, and bounds of each: seconds until it is stopped, seconds it may wait to begin, rows, memory."""

    workers: int = 4
    timeout_s: float = 30.0
    waiting_s: float = 30.0
    rows: int = 100_000
    memory_mib: int = 4096


class PoolError(Exception):
    """A query got no answer; ``status`` is the HTTP status that says why."""

    def __init__(self, status: int, message: str) -> None:
        """Keep status and message."""
        self.status = status
        super().__init__(message)


class Pool:
    """A fixed number of workers over one graph. A worker that is stopped or dies is replaced."""

    def __init__(self, source: str, limits: Limits) -> None:
        """Nothing runs before ``start``. ``source`` is anything that can be opened as a graph."""
        self.source, self.limits = source, limits
        self._idle: asyncio.Queue[asyncio.subprocess.Process] = asyncio.Queue()
        self._all: set[asyncio.subprocess.Process] = set()
        self._repairs: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the workers and wait until they have opened the graph. Raises ``GraphError`` when one cannot."""
        try:
            await asyncio.gather(*(self._add() for _ in range(self.limits.workers)))
        except asyncio.IncompleteReadError:
            await self.stop()
            raise GraphError("a worker could not open the graph.", where=self.source) from None

    async def stop(self) -> None:
        """End all workers."""
        for task in self._repairs:
            task.cancel()
        for worker in self._all:
            if worker.returncode is None:
                worker.kill()
        await asyncio.gather(*(worker.wait() for worker in self._all))
        self._all.clear()

    async def ask(self, query: str, accept: str | None) -> tuple[Reply, bytes]:
        """The reply to a query and its body. Cancelling the call stops the query. Raises ``PoolError``."""
        try:
            worker = await asyncio.wait_for(self._idle.get(), self.limits.waiting_s)
        except TimeoutError:
            raise PoolError(503, "All workers are busy. Try again later.") from None
        try:
            reply = await asyncio.wait_for(self._exchange(worker, query, accept), self.limits.timeout_s)
        except TimeoutError:
            self._replace(worker)
            raise PoolError(
                504, f"The query took more than {self.limits.timeout_s:g} seconds and was stopped."
            ) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            self._replace(worker)
            raise PoolError(500, "The query needed too much memory and was stopped.") from None
        except BaseException:
            self._replace(worker)  # the client has gone, or the server stops
            raise
        self._idle.put_nowait(worker)
        return reply

    async def _exchange(
        self, worker: asyncio.subprocess.Process, query: str, accept: str | None
    ) -> tuple[Reply, bytes]:
        assert worker.stdin is not None  # noqa: S101  (both were asked for as pipes)
        assert worker.stdout is not None  # noqa: S101
        question = json.dumps(asdict(Question(query, accept, self.limits.rows))).encode()
        worker.stdin.write(LENGTH.pack(len(question)) + question)
        await worker.stdin.drain()
        reply = Reply(**json.loads(await _block(worker.stdout)))
        return reply, await _block(worker.stdout)

    async def _add(self) -> None:
        worker = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kg.serve.worker", self.source, str(self.limits.memory_mib)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        self._all.add(worker)
        assert worker.stdout is not None  # noqa: S101
        await worker.stdout.readexactly(len(READY))
        self._idle.put_nowait(worker)

    def _replace(self, worker: asyncio.subprocess.Process) -> None:
        if worker.returncode is None:
            worker.kill()
        task = asyncio.get_running_loop().create_task(self._renew(worker))
        self._repairs.add(task)
        task.add_done_callback(self._repairs.discard)

    async def _renew(self, worker: asyncio.subprocess.Process) -> None:
        await worker.wait()
        self._all.discard(worker)
        while True:
            try:
                return await self._add()
            except (OSError, asyncio.IncompleteReadError):
                await asyncio.sleep(1)


async def _block(stream: asyncio.StreamReader) -> bytes:
    length = LENGTH.unpack(await stream.readexactly(LENGTH.size))[0]
    if length > _LARGEST_REPLY:
        raise ConnectionError("a reply that is too long")
    return await stream.readexactly(length)
