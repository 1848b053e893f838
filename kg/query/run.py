"""Ask a graph: first the guard, then the engine."""

from __future__ import annotations

from kg.query.guard import check
from kg.query.results import Answer
from kg.query.store import Source


def run(source: Source, text: str) -> Answer:
    """Run a reading query and read its results.

    Raises ``QueryError`` when the guard refuses it or when its syntax is wrong, with line, column and caret.
    """
    return Answer(source.query(check(text).text))
