"""The SQLite file of a workspace: opened, created, locked; its errors told as the user's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import InputError, OutputError, UsageError
from kg.query.store import WORKSPACE_FILE

FORMAT = "1"
"""Of the schema; a workspace of another format is not touched."""

_LOCK = "workspace.lock"
_BUSY = 30.0  # seconds that a reader or writer waits for the other
_SCHEMA = Path(__file__).with_name("schema.sql")


def is_workspace(folder: Path) -> bool:
    """True for a folder that ``create`` has made."""
    return (folder / WORKSPACE_FILE).is_file()


@contextmanager
def connect(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the database of a workspace; statements outside ``transaction`` are on their own.

    Raises ``InputError`` for what is no workspace or damaged, ``OutputError`` for a full disk and the like.
    """
    if not is_workspace(folder):
        raise InputError("this is no workspace.", where=str(folder), mend="Make one with: kg add WORKSPACE SOURCE...")
    with _told(folder):
        base = _open(folder / WORKSPACE_FILE)
        try:
            found = get(base, "format")
            if found != FORMAT:
                raise InputError(f"this workspace has format {found}, not {FORMAT}.", where=str(folder))
            yield base
        finally:
            base.close()


def create(folder: Path, meta: dict[str, str]) -> None:
    """Make a workspace in a folder that is ``writing``, whole or not at all. Raises ``OutputError``."""
    fresh = folder / f".{WORKSPACE_FILE}"
    if not all(path.name.startswith((_LOCK, fresh.name)) for path in folder.iterdir()):
        raise OutputError("this is no workspace and not empty.", where=str(folder), mend="Name another folder.")
    with _told(folder):
        for left in folder.glob(f"{fresh.name}*"):  # by a process that was killed here
            left.unlink()
        base = _open(fresh)
        base.executescript(_SCHEMA.read_text(encoding="utf-8"))
        with transaction(base):
            for name, value in {"format": FORMAT, **meta}.items():
                put(base, name, value)
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.close()
        fresh.replace(folder / WORKSPACE_FILE)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Let no other process write to the workspace inside the block; the system ends the lock of a killed process.

    Raises ``UsageError`` when another one does, ``OutputError`` when the folder cannot be written.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(folder / _LOCK, timeout=0, isolation_level=None)
    try:
        with _told(folder):
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                mend = "Wait until it is done."
                raise UsageError("another command is writing to it.", where=str(folder), mend=mend) from error
        yield
    finally:
        lock.close()


@contextmanager
def transaction(base: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing."""
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if base.in_transaction:  # a full disk may have ended it already
            base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")


def get(base: sqlite3.Connection, name: str) -> str | None:
    """A value of the table ``meta``."""
    row = base.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def put(base: sqlite3.Connection, name: str, value: str) -> None:
    """Set a value of the table ``meta``."""
    base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def _open(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=_BUSY, isolation_level=None)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = NORMAL")  # a kill loses nothing; a power cut the last articles, never the file
    base.execute("PRAGMA trusted_schema = OFF")
    return base


_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """SQLite's errors and those of the file system as ours."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _DAMAGED:
            mend = "Make the workspace anew with kg add."
            raise InputError(f"the workspace is damaged: {error}.", where=str(folder), mend=mend) from error
        raise _unwritable(folder, str(error)) from error
    except OSError as error:
        raise _unwritable(folder, error.strerror or str(error)) from error


def _unwritable(folder: Path, reason: str) -> OutputError:
    mend = "Make room or choose another folder; the same command then goes on where it stopped."
    return OutputError(f"the workspace cannot be written: {reason}.", where=str(folder), mend=mend)
