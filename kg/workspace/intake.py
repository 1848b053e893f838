"""Sources into the database: which articles are new, which have changed, which are gone from their source."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kg.errors import InputError
from kg.model import Article, Skip
from kg.pipeline import tell_skip
from kg.read import STDIN, read_by_source
from kg.read.article import shown
from kg.workspace.codec import encode, pack
from kg.workspace.database import transaction

_BATCH = 200  # records of one transaction

Identity = tuple[str, str]
"""Source and id of an article."""


@dataclass(slots=True)
class Taken:
    """Articles of the sources that were read, by what became of them."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    left_out: int = 0


def take_in(base: sqlite3.Connection, sources: Sequence[str | Path], run: int, *, any_language: bool) -> Taken:
    """Read sources into the database; an article replaces the one with the same id from the same source.

    Raises ``InputError`` at once when a source does not exist.
    """
    taken = Taken()
    for path, records in read_by_source(sources, any_language=any_language):
        source = _name(path)
        base.execute("DELETE FROM skipped WHERE source = ?", (source,))
        while batch := list(islice(records, _BATCH)):
            with transaction(base):
                for record in batch:
                    if isinstance(record, Skip):
                        _leave_out(base, record, source, run)
                        taken.left_out += 1
                    else:
                        _store(base, record, (source, _rank(path), run), taken)
    return taken


def gone(base: sqlite3.Connection, run: int, looked_at: Collection[Path]) -> list[Identity]:
    """Articles of the files and folders looked at that the run did not find there."""
    roots = [_real(path) for path in looked_at]
    rows = base.execute("SELECT source, id FROM article WHERE seen < ? AND source != ? ORDER BY rank, id", (run, STDIN))
    return [(source, name) for source, name in rows if any(_lies_in(source, root) for root in roots)]


def known_sources(base: sqlite3.Connection) -> list[Path]:
    """Files that articles or skip records came from, standard input not among them."""
    rows = base.execute("SELECT source FROM article UNION SELECT source FROM skipped ORDER BY 1")
    return [Path(source) for (source,) in rows if source != STDIN]


def readable(base: sqlite3.Connection, sources: Sequence[Path]) -> list[Path]:
    """The sources that exist. Raises ``InputError`` for one that neither exists nor ever did."""
    missing = [path for path in sources if not path.exists()]
    known = [str(path) for path in known_sources(base)] if missing else []
    for path in missing:
        if not any(_lies_in(source, _real(path)) for source in known):
            raise InputError("no such file or folder.", where=shown(path), mend="Check the path.")
    return [path for path in sources if path not in missing]


def withdraw(base: sqlite3.Connection, articles: Iterable[Identity]) -> None:
    """Delete articles."""
    with transaction(base):
        base.executemany("DELETE FROM article WHERE source = ? AND id = ?", articles)


def forget_unused(base: sqlite3.Connection) -> None:
    """Delete outcomes of articles that are no longer there."""
    base.execute("DELETE FROM outcome WHERE fingerprint NOT IN (SELECT fingerprint FROM article)")


def fingerprint(article: Article) -> str:
    """Digest of all that an article consists of, but not of where it lies."""
    return hashlib.blake2b(encode(replace(article, origin="")), digest_size=16).hexdigest()


def _store(base: sqlite3.Connection, article: Article, place: tuple[str, str, int], taken: Taken) -> None:
    source, rank, run = place
    digest = fingerprint(article)
    row = base.execute("SELECT fingerprint FROM article WHERE source = ? AND id = ?", (source, article.id)).fetchone()
    if row and row[0] == digest:
        base.execute("UPDATE article SET seen = ? WHERE source = ? AND id = ?", (run, source, article.id))
        taken.unchanged += 1
        return
    values = (source, rank, article.id, run, digest, pack(article))
    base.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?)", values)
    if row:
        taken.changed += 1
    else:
        taken.new += 1


def _leave_out(base: sqlite3.Connection, skip: Skip, source: str, run: int) -> None:
    """Note why; an older text of the article no longer counts."""
    tell_skip(skip)
    base.execute("INSERT INTO skipped VALUES (?, ?, ?, ?)", (source, skip.origin, skip.reason, skip.article_id))
    if skip.article_id is not None:
        older = (source, skip.article_id, run)
        base.execute("DELETE FROM article WHERE source = ? AND id = ? AND seen < ?", older)


def _name(path: Path) -> str:
    return STDIN if str(path) == STDIN else _real(path)


def _real(path: Path) -> str:
    return shown(Path(os.path.realpath(path)))


def _rank(path: Path) -> str:
    """Sorts as a build reads: standard input first, then by the parts of the path."""
    return "" if str(path) == STDIN else "\0".join(Path(_real(path)).parts)


def _lies_in(source: str, root: str) -> bool:
    return source == root or source.startswith(root.rstrip(os.sep) + os.sep)
