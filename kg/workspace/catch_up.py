"""Articles without an outcome of the present pipeline are analysed; each outcome is kept at once."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import chain

from kg.analysis import Stopwatch
from kg.config import Settings
from kg.guarded import Analysed
from kg.model import Article, ArticleResult
from kg.pipeline import Progress, tell_progress, tell_skip
from kg.workers import TOGETHER, analyse_all, analyse_alone
from kg.workspace.codec import pack, unpack
from kg.workspace.database import transaction

_DUE = """
SELECT one.fingerprint FROM winner AS one LEFT JOIN outcome ON outcome.fingerprint = one.fingerprint
WHERE outcome.version IS NOT ? GROUP BY one.fingerprint ORDER BY min(one.id)
"""
_RESULTS = """
SELECT outcome.result FROM winner JOIN outcome ON outcome.fingerprint = winner.fingerprint
WHERE outcome.result IS NOT NULL ORDER BY winner.id
"""


def to_do(base: sqlite3.Connection, version: str) -> list[str]:
    """Fingerprints of the articles that count and have no outcome of that version of the pipeline."""
    return [digest for (digest,) in base.execute(_DUE, (version,))]


def catch_up(
    base: sqlite3.Connection, settings: Settings, version: str, progress: Progress | None = None
) -> tuple[int, Stopwatch]:
    """Analyse what is to be done; how many articles it was, and seconds by step.

    An article over which this process died before is first tried in a process of its own.
    """
    todo, seconds = to_do(base, version), Stopwatch()
    left = {digest for (digest,) in base.execute("SELECT fingerprint FROM in_work")}
    suspects = [digest for digest in todo if digest in left]
    others = [digest for digest in todo if digest not in left]
    base.execute("DELETE FROM in_work")
    alone = ((digest, analyse_alone(_article(base, digest), settings)) for digest in suspects)
    with closing(_in_turn(base, others, settings)) as in_turn:
        for done, (digest, one) in enumerate(chain(alone, in_turn), start=1):
            _keep(base, digest, version, one)
            seconds.add(one.seconds)
            tell_progress(done)
            if progress:
                progress(done)
    return len(todo), seconds


def results(base: sqlite3.Connection) -> Iterator[ArticleResult]:
    """The results of all articles that count, by id."""
    return (unpack(data, ArticleResult) for (data,) in base.execute(_RESULTS))


def _in_turn(
    base: sqlite3.Connection, digests: list[str], settings: Settings
) -> Generator[tuple[str, Analysed], None, None]:
    """The articles, analysed in order; those that this very process works at are marked, so it takes one after the other."""
    if not digests:
        return
    waiting: deque[str] = deque()
    is_here = settings.jobs == 1 and settings.cluster is None

    def articles() -> Iterator[Article]:
        for digest in digests:
            if is_here:
                base.execute("INSERT OR IGNORE INTO in_work VALUES (?)", (digest,))
            waiting.append(digest)
            yield _article(base, digest)

    try:
        for one in analyse_all(articles(), settings, 1 if is_here else TOGETHER):
            yield waiting.popleft(), one
    finally:
        base.execute("DELETE FROM in_work")  # whatever ended the work, it was not a death


def _article(base: sqlite3.Connection, digest: str) -> Article:
    row = base.execute("SELECT body FROM article WHERE fingerprint = ? LIMIT 1", (digest,)).fetchone()
    return unpack(row[0], Article)


def _keep(base: sqlite3.Connection, digest: str, version: str, one: Analysed) -> None:
    result = pack(one.result) if one.result else None
    reason = one.skip.reason if one.skip else None
    if one.skip:
        tell_skip(one.skip)
    with transaction(base):
        base.execute("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?)", (digest, version, result, reason))
        base.execute("DELETE FROM in_work WHERE fingerprint = ?", (digest,))
