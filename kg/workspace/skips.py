"""Why articles are not in the graph."""

from __future__ import annotations

import sqlite3

from kg.model import Article, Skip
from kg.workspace.codec import unpack

_LOSERS = """
SELECT one.body, (SELECT source FROM winner WHERE winner.id = one.id) FROM article AS one
WHERE EXISTS (SELECT 1 FROM article AS other WHERE other.id = one.id AND other.rank < one.rank)
"""
_FAILED = """
SELECT winner.body, outcome.reason FROM winner JOIN outcome ON outcome.fingerprint = winner.fingerprint
WHERE outcome.reason IS NOT NULL
"""


def skips(base: sqlite3.Connection) -> list[Skip]:
    """All that was left out: by the readers, for an id that another source has, and in analysis; by origin."""
    found = [Skip(*row) for row in base.execute("SELECT origin, reason, article_id FROM skipped")]
    for body, source in base.execute(_LOSERS):
        article = unpack(body, Article)
        found.append(Skip(article.origin, f"the id '{article.id}' is taken by {source}", article.id))
    for body, reason in base.execute(_FAILED):
        article = unpack(body, Article)
        found.append(Skip(article.origin, reason, article.id))
    return sorted(found, key=lambda skip: (skip.origin, skip.reason))
