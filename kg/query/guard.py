"""What a query may do: read the graph, and nothing else. Decided before it runs.

``SERVICE`` would call out to the network, ``FROM`` names graphs that some engines fetch or read from disk, an update
writes. Oxigraph's parser lets no update pass. A text in which the other two words stand nowhere as words cannot mean
them to any parser; where they stand, be it in a string, rdflib's parse of the query decides, and so that no text can
mean one thing to that parser and another to Oxigraph's, ``SERVICE`` is refused wherever it stands outside strings,
addresses and comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.syntax import syntax_error
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue

MAX_LENGTH = 100_000
"""Longest query, in characters: the parser's time grows with it."""

MAX_DEPTH = 60
"""Deepest nesting of brackets: the parsers recurse."""

_OPENING = "({["
_SERVICE = "SERVICE is not allowed: a query must not call other servers."
_REFUSED = {
    "ServiceGraphPattern": _SERVICE,
    "DatasetClause": "FROM is not allowed: a query reads the graph that it is given.",
}
_LETTERS = ("service", "from", "\\u")
"""What a refused clause cannot do without: its word, in letters or in escapes."""

_SUSPICIOUS = re.compile(r"(?<![?$])service|(?<![?$:])from|\\u")
"""The same without what can only be part of a name: of a variable, or of a prefixed name such as ``kg:FromTense``."""

_COMMENT = re.compile(r"^#[^\\\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*$", re.MULTILINE)
"""A line that is a comment, or lies in a string, for any parser: nothing in it can be read as the end of a line."""

_OPAQUE = re.compile(
    r'''<[^<>"{}|^`\\\x00-\x20]*>|"""(?:[^"\\]|\\.|"{1,2}(?!"))*"""|\'{3}(?:[^\'\\]|\\.|\'{1,2}(?!\'))*\'{3}'''
    r"""|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\'|\#[^\n\r]*""",
    re.DOTALL,
)
_SERVICE_WORD = re.compile(r"(?<![\w:?$@-])service(?![\w:-])", re.IGNORECASE)
_ESCAPE = re.compile(r"\\[uU]")


class Form(StrEnum):
    """What a query answers with: rows, yes or no, or a graph."""

    SELECT = "SELECT"
    ASK = "ASK"
    GRAPH = "CONSTRUCT or DESCRIBE"


def check(text: str) -> Form:
    """Let a reading query pass. Raises ``QueryError`` for anything else; a syntax error says where."""
    admit(text)
    try:
        return form_of(text)
    except SyntaxError as error:
        raise syntax_error(text, error) from error


def admit(text: str) -> None:
    """Let a text pass that, if it is a reading query, only reads the graph. Raises ``QueryError`` for any other.

    For callers whose engine parses the text next, as every engine here does, and refuses what is no reading query.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"the query has {len(text)} characters; at most {MAX_LENGTH} are allowed.")
    if sum(map(text.count, _OPENING)) > MAX_DEPTH and _depth(_bare(text)) > MAX_DEPTH:
        raise QueryError(f"the query is nested more than {MAX_DEPTH} levels deep.")
    folded = text.casefold()
    if any(letters in folded for letters in _LETTERS) and _SUSPICIOUS.search(_COMMENT.sub("", folded)):
        _inspect(text)


def _bare(text: str) -> str:
    """The text without strings, addresses and comments."""
    return _OPAQUE.sub(" ", text)


def _inspect(text: str) -> None:
    """Refuse clauses that reach beyond the graph."""
    bare = _bare(text)
    if _ESCAPE.search(bare):
        raise QueryError("escapes such as \\u0041 are allowed in strings only.")
    if _SERVICE_WORD.search(bare):
        raise QueryError(_SERVICE)
    for part in _parts(text):
        if part.name in _REFUSED:
            raise QueryError(_REFUSED[part.name])


def form_of(text: str) -> Form:
    """What a query answers with. Raises ``SyntaxError``."""
    results = ox.Store().query(text, prefixes=PREFIXES)  # an empty store: only to parse
    if isinstance(results, ox.QuerySolutions):
        return Form.SELECT
    return Form.ASK if isinstance(results, ox.QueryBoolean) else Form.GRAPH


def _depth(text: str) -> int:
    deepest = depth = 0
    for character in text:
        if character in _OPENING:
            depth += 1
            deepest = max(deepest, depth)
        elif character in ")}]":
            depth -= 1
    return deepest


def _parts(text: str) -> Iterator[CompValue]:
    """Every part of rdflib's parse of a query."""
    from pyparsing import ParseException, ParseResults  # noqa: PLC0415  (slow to import, seldom needed)
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415
    from rdflib.plugins.sparql.parserutils import CompValue  # noqa: PLC0415

    try:
        stack: list[object] = [parseQuery(text.replace("\r", "\n"))]  # for it, no comment ends at a carriage return
    except ParseException as error:
        raise syntax_error(text) from error
    except RecursionError as error:
        raise QueryError("the query is nested too deeply.") from error
    while stack:
        part = stack.pop()
        if isinstance(part, CompValue):
            yield part
            stack.extend(part.values())
        elif isinstance(part, (ParseResults, list, tuple)):
            stack.extend(part)
