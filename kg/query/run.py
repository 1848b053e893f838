"""Ask a graph: guard, parameters, engine, help with what went wrong."""

from __future__ import annotations

from kg.query.guard import check, place
from kg.query.hints import unknown_prefix
from kg.query.position import pointed
from kg.query.results import Answer
from kg.query.store import Source


def run(source: Source, text: str) -> Answer:
    """Run a reading query and read its results.

    Raises ``QueryError`` when the guard refuses it or when its syntax is wrong, with line, column and caret.
    """
    checked = check(text)
    try:
        return Answer(source.query(checked.text))
    except SyntaxError as error:
        at, reason = place(error, text)
        raise unknown_prefix(text, reason, at) or pointed(reason, text, at) from error
