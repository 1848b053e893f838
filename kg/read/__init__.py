"""Any source -> ``Article`` (exact text) or ``Skip`` (why not).

A reader is a function ``(path) -> Iterator[Article | Skip]`` for a file ending. Further readers are found through the
entry point group ``kg.readers``, whose names are file endings with their dot: ``".docx" = "my_package:read_docx"``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import entry_points
from pathlib import Path

from kg.errors import InputError
from kg.model import Article, Skip
from kg.read.article import shown
from kg.read.jsonl import read_jsonl
from kg.read.text import read_text

__all__ = ["READERS", "Reader", "read", "readers"]

Reader = Callable[[Path], Iterator[Article | Skip]]

READERS: dict[str, Reader] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".txt": read_text,
}
"""The readers that ship with the package, by file ending in lower case."""


def readers() -> dict[str, Reader]:
    """``READERS`` and, over them, the readers of installed packages."""
    return READERS | {point.name: point.load() for point in entry_points(group="kg.readers")}


def read(sources: Sequence[str | Path]) -> Iterator[Article | Skip]:
    """Articles and skip records of files and folders, in the order of their paths whatever the order of ``sources``.

    Folders are searched through; hidden files and folders are passed over. A file that is named itself and has no known
    ending is read as text; one found in a folder is skipped with a record. Of two articles with one id the first
    is kept.

    Raises:
        InputError: at once, before anything is read, when a source does not exist.
    """
    by_ending = readers()
    files = _expand(sources)
    return _unique(_read_files(files, by_ending))


def _expand(sources: Sequence[str | Path]) -> list[tuple[Path, bool]]:
    """All files with whether they were named themselves, sorted, each once."""
    found: dict[Path, bool] = {}
    for source in map(Path, sources):
        if source.is_dir():
            for path in _files_below(source):
                found.setdefault(path, False)
        elif source.exists():
            found[source] = True
        else:
            raise InputError("no such file or folder.", where=shown(source), mend="Check the path.")
    unique = {Path(os.path.realpath(path)): (path, named) for path, named in sorted(found.items(), reverse=True)}
    return sorted(unique.values())


def _files_below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith("."))


def _read_files(files: list[tuple[Path, bool]], by_ending: dict[str, Reader]) -> Iterator[Article | Skip]:
    for path, named in files:
        reader = by_ending.get(path.suffix.lower(), read_text if named else None)
        if reader is None:
            yield Skip(shown(path), f"no reader for files ending in '{path.suffix}'")
        elif not named and not path.is_file():
            yield Skip(shown(path), "not a regular file")
        else:
            try:
                yield from reader(path)
            except OSError as error:
                yield Skip(shown(path), f"cannot be read: {error.strerror or error}")


def _unique(records: Iterator[Article | Skip]) -> Iterator[Article | Skip]:
    seen: dict[str, str] = {}
    for record in records:
        if isinstance(record, Article):
            if record.id in seen:
                yield Skip(record.origin, f"the id '{record.id}' is taken by {seen[record.id]}", record.id)
                continue
            seen[record.id] = record.origin
        yield record
