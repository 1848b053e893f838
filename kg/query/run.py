"""Ask a graph: guard, parameters, engine, help with what went wrong."""

from __future__ import annotations

from kg.query.guard import Checked, check, place
from kg.query.hints import unknown_prefix
from kg.query.position import pointed
from kg.query.results import Answer, Results
from kg.query.store import Source


def run(source: Source, text: str) -> Answer:
    """Run a reading query and read its results.

    Raises ``QueryError`` when the guard refuses it or when its syntax is wrong, with line, column and caret.
    """
    return Answer(evaluate(source, check(text)))


def evaluate(source: Source, checked: Checked) -> Results:
    """Start a query that the guard has let pass. Raises ``QueryError`` for what only the engine finds wrong."""
    try:
        return source.query(checked.text)
    except SyntaxError as error:
        at, reason = place(error, checked.text)
        raise unknown_prefix(checked.text, reason, at) or pointed(reason, checked.text, at) from error
