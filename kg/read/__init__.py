"""Any source -> ``Article`` (exact text) or ``Skip`` (why not).

A reader is a function ``(path) -> Iterator[Article | Skip]`` for a file ending. Further readers are found through the
entry point group ``kg.readers``, whose names are file endings with their dot: ``".docx" = "my_package:read_docx"``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import entry_points
from itertools import chain
from pathlib import Path

from kg.errors import InputError
from kg.model import Article, Skip
from kg.read.addresses import fetch_addresses, pass_over_addresses
from kg.read.archive import archive_readers
from kg.read.article import shown
from kg.read.csvfile import read_csv
from kg.read.feed import read_feed
from kg.read.html import read_html
from kg.read.jsonl import read_jsonl
from kg.read.language import other_language
from kg.read.stdin import read_stdin
from kg.read.text import read_text
from kg.read.warc import read_warc

__all__ = ["READERS", "STDIN", "Reader", "read", "readers"]

Reader = Callable[[Path], Iterator[Article | Skip]]

READERS: dict[str, Reader] = {
    ".atom": read_feed,
    ".csv": read_csv,
    ".htm": read_html,
    ".html": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".rss": read_feed,
    ".tsv": read_csv,
    ".txt": read_text,
    ".urls": pass_over_addresses,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".xhtml": read_html,
    ".xml": read_feed,
}
"""The readers that ship with the package, by file ending in lower case; archives of such files are read too."""

STDIN = "-"


def readers(*, fetch: bool = False) -> dict[str, Reader]:
    """``READERS``, those of archives, and over them the readers of installed packages; ``fetch``: lists of addresses too."""
    asked: dict[str, Reader] = {".urls": fetch_addresses} if fetch else {}
    found = READERS | asked | {point.name: point.load() for point in entry_points(group="kg.readers")}
    return archive_readers(lambda path: _read_file(path, found, named=False)) | found


def read(sources: Sequence[str | Path], *, any_language: bool = False, fetch: bool = False) -> Iterator[Article | Skip]:
    """Articles and skip records of files and folders, in the order of their paths whatever the order of ``sources``.

    Folders are searched through; hidden files and folders are passed over. A file that is named itself and has no known
    ending is read as text; one found in a folder is skipped with a record. "-" is standard input: JSON Lines, or one
    text. Of two articles with one id the first is kept. Texts that are surely not German are skipped, unless
    ``any_language``. With ``fetch`` the pages of lists of addresses are fetched from the web.

    Raises:
        InputError: at once, before anything is read, when a source does not exist.
    """
    streams = [records for _, records in read_by_source(sources, any_language=any_language, fetch=fetch)]
    return _unique(chain.from_iterable(streams))


def read_by_source(
    sources: Sequence[str | Path], *, any_language: bool = False, fetch: bool = False
) -> list[tuple[Path, Iterator[Article | Skip]]]:
    """Each file on its own, not yet opened, in the same order and under the same rules as ``read``.

    Standard input goes by the path "-". Ids are unique inside a file only.
    """
    by_ending = readers(fetch=fetch)
    files = _expand([source for source in sources if str(source) != STDIN])
    streams = [(Path(STDIN), read_stdin())] if STDIN in map(str, sources) else []
    streams += [(path, _read_file(path, by_ending, named=named)) for path, named in files]
    return [(path, _unique(records if any_language else map(_in_german, records))) for path, records in streams]


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


def _read_file(path: Path, by_ending: dict[str, Reader], *, named: bool) -> Iterator[Article | Skip]:
    reader = _reader(path, by_ending) or (read_text if named else None)
    if reader is None:
        yield Skip(shown(path), f"no reader for files ending in '{path.suffix}'")
    elif not named and not path.is_file():
        yield Skip(shown(path), "not a regular file")
    else:
        try:
            yield from reader(path)
        except OSError as error:
            yield Skip(shown(path), f"cannot be read: {error.strerror or error}")


def _reader(path: Path, by_ending: dict[str, Reader]) -> Reader | None:
    """The reader of the longest known ending: that of ".warc.gz" before that of ".gz"."""
    endings = [suffix.lower() for suffix in path.suffixes]
    joined = ("".join(endings[start:]) for start in range(len(endings)))
    return next((by_ending[ending] for ending in joined if ending in by_ending), None)


def _in_german(record: Article | Skip) -> Article | Skip:
    language = other_language(record.text) if isinstance(record, Article) else None
    if language is None:
        return record
    return Skip(record.origin, f"not German: the text looks like '{language}'", getattr(record, "id", None))


def _unique(records: Iterator[Article | Skip]) -> Iterator[Article | Skip]:
    seen: dict[str, str] = {}
    for record in records:
        if isinstance(record, Article):
            if record.id in seen:
                yield Skip(record.origin, f"the id '{record.id}' is taken by {seen[record.id]}", record.id)
                continue
            seen[record.id] = record.origin
        yield record
