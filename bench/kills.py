"""Kill a command on a workspace at random moments; count how often the rest of the work gives the undisturbed graph.

usage: kills.py SOURCE... [--kills N] [--seed N]

Each round makes a workspace with the first half of the articles, kills ``kg add`` of all of them with SIGKILL at a random
moment, looks whether the graph can still be read, runs the command again and compares the bytes. Processes are forked
from one that has loaded the model, so that the moments lie in the work and not in the start of Python. Linux only.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.analysis import Tools
from kg.config import Settings
from kg.errors import InputError
from kg.query import open_source
from kg.versions import analysis_version, writing_version
from kg.vocab import DEFAULT_BASE
from kg.workspace import add, status
from kg.workspace.database import is_workspace
from kg.write import turtle_of

DONE = "finished before the kill"
HALF_OF_LATE_KILLS = 0.6  # every second kill falls into the time after this share, when the graph is written


def main() -> int:
    """Print the figures; 1 when a graph differed or a workspace could not be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    files = sorted(path for source in args.sources for path in (source.iterdir() if source.is_dir() else [source]))
    Tools.load(Settings())
    analysis_version(Settings()), writing_version(DEFAULT_BASE)  # remembered, for all children
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory(prefix="kg-kills-") as folder:
        scene = Scene(Path(folder), files)
        span = scene.prepare()
        told: Counter[str] = Counter()
        for number in range(args.kills):
            told[scene.round(_moment(chance, number, scene.span))] += 1
            if number % 20 == 19:
                print(f"{number + 1} rounds: {dict(told)}", file=sys.stderr, flush=True)
    figures = ", ".join(f"{number} {what}" for what, number in sorted(told.items()))
    print(f"{args.kills} rounds, {span:.1f} s undisturbed: {figures}")
    return int(any(what.startswith("FAILED") for what in told))


def _moment(chance: random.Random, number: int, span: float) -> float:
    return chance.uniform(0.0 if number % 2 else HALF_OF_LATE_KILLS, 1.05) * span


class Scene:
    """A workspace with the first half of the articles, the graph of all, and what is done to copies of the workspace."""

    def __init__(self, folder: Path, files: list[Path]) -> None:
        """Work in an empty folder."""
        self.first, self.wanted, self.work = folder / "first", folder / "wanted.ttl", folder / "work"
        self.files, self.span = files, 0.0

    def prepare(self) -> float:
        """Make the workspace of the first half, and the wanted graph without disturbance; seconds of the latter."""
        _in_child(lambda: _add(self.first, self.files[: len(self.files) // 2]))
        shutil.copytree(self.first, self.work)
        begin = time.perf_counter()
        _in_child(lambda: _add(self.work, self.files))
        span = time.perf_counter() - begin
        _in_child(lambda: self.wanted.write_bytes(_bytes(self.work)))
        self.span = span
        return span

    def round(self, moment: float) -> str:
        """Kill the command after that many seconds, check, let it finish, check; what happened in words."""
        shutil.rmtree(self.work)
        if moment < 0.1:  # also while the workspace is being made
            self.work.mkdir()
        else:
            shutil.copytree(self.first, self.work)
        killed = _fork(lambda: _add(self.work, self.files))
        was_done = self._ends_before(killed, moment)
        if not was_done:
            os.kill(killed, signal.SIGKILL)
            os.waitpid(killed, 0)
        if _in_child(self._can_be_read):
            return "FAILED to be read"
        if _in_child(lambda: _add(self.work, self.files)):
            return "FAILED to go on"
        if _in_child(self._is_as_wanted):
            return "FAILED to be equal"
        return DONE if was_done else "killed, recovered, equal"

    def _ends_before(self, process: int, moment: float) -> bool:
        """Wait for that long; a process that ends by itself tells how long the work takes now on a shared machine."""
        begin = time.perf_counter()
        while (passed := time.perf_counter() - begin) < moment:
            if os.waitpid(process, os.WNOHANG)[0]:
                self.span = passed
                return True
            time.sleep(0.005)
        return False

    def _can_be_read(self) -> None:
        if is_workspace(self.work):
            status(self.work)
            if (self.work / "published").exists():
                len(list(open_source(self.work).triples()))

    def _is_as_wanted(self) -> None:
        if _bytes(self.work) != self.wanted.read_bytes():
            raise InputError("another graph")


def _add(workspace: Path, files: list[Path]) -> None:
    add(workspace, files)


def _bytes(workspace: Path) -> bytes:
    return turtle_of(open_source(workspace).triples())


def _in_child(work: Callable[[], object]) -> int:
    """Status of a process that does the work; the parent itself opens no store, whose threads a fork would lose."""
    return os.waitpid(_fork(work), 0)[1]


def _fork(work: Callable[[], object]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException as error:  # noqa: BLE001  (a child must not run what its parent does after the fork)
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
