"""Ask a graph: first the guard, then the engine."""

from __future__ import annotations

from kg.query.guard import admit
from kg.query.results import Answer
from kg.query.store import Source
from kg.query.syntax import syntax_error


def run(source: Source, text: str) -> Answer:
    """Run a reading query and read its results.

    Raises ``QueryError`` when the guard refuses it or when its syntax is wrong, with line, column and caret.
    """
    admit(text)
    try:
        return Answer(source.query(text))
    except SyntaxError as error:
        raise syntax_error(text, error) from error
