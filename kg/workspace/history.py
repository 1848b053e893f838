"""The table of runs: when a command ran, what it did, how long its stages took."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A command on a workspace; times are UTC, ``finished`` is None while it runs and when it was killed."""

    number: int
    command: str
    started: str
    finished: str | None
    counts: Mapping[str, int]
    seconds: Mapping[str, float]


def begin(base: sqlite3.Connection, command: str) -> int:
    """Note that a command has started; its number."""
    row = base.execute(
        "INSERT INTO run (command, started) VALUES (?, ?) RETURNING number", (command, _now())
    ).fetchone()
    return int(row[0])


def finish(base: sqlite3.Connection, number: int, counts: Mapping[str, int], seconds: Mapping[str, float]) -> None:
    """Note that it is done."""
    values = (_now(), json.dumps(dict(counts)), json.dumps(dict(seconds)), number)
    base.execute("UPDATE run SET finished = ?, counts = ?, seconds = ? WHERE number = ?", values)


def last(base: sqlite3.Connection) -> Run | None:
    """The latest run."""
    row = base.execute(
        "SELECT number, command, started, finished, counts, seconds FROM run ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    number, command, started, finished, counts, seconds = row
    return Run(number, command, started, finished, json.loads(counts or "{}"), json.loads(seconds or "{}"))


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
