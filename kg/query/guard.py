"""What a query may do: read the graph, and nothing else. Decided on the parsed query before it runs.

``SERVICE`` would call out to the network, ``FROM`` names graphs that some engines fetch or read from disk, an update
writes. The parse is rdflib's while Oxigraph runs the query; so that no text can mean one thing here and another there,
the word ``SERVICE`` is also refused wherever it stands outside strings, addresses and comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import pyoxigraph as ox
from pyparsing import ParseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError
from kg.query.position import pointed
from kg.vocab import PREFIXES

MAX_LENGTH = 100_000
"""Longest query, in characters: the parser's time grows with it."""

MAX_DEPTH = 60
"""Deepest nesting of brackets: the parsers recurse."""

_WRITES = "the query would change the graph; only SELECT, ASK, CONSTRUCT and DESCRIBE are allowed."
_SERVICE = "SERVICE is not allowed: a query must not call other servers."
_REFUSED = {
    "ServiceGraphPattern": _SERVICE,
    "DatasetClause": "FROM is not allowed: a query reads the graph that it is given.",
}
_OPAQUE = re.compile(
    r'''<[^<>"{}|^`\\\x00-\x20]*>|"""(?:[^"\\]|\\.|"{1,2}(?!"))*"""|\'{3}(?:[^\'\\]|\\.|\'{1,2}(?!\'))*\'{3}'''
    r"""|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\'|\#[^\n\r]*""",
    re.DOTALL,
)
_SERVICE_WORD = re.compile(r"(?<![\w:?$@-])service(?![\w:-])", re.IGNORECASE)
_ESCAPE = re.compile(r"\\[uU]")
_AT = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)
_KEYWORD = re.compile(r"\b[A-Z][A-Z0-9]+\b")
_LIST = re.compile(r"^expected (one of )?|, \[_\]$")
"""The frame of Oxigraph's lists of what it expected."""


class Form(StrEnum):
    """The four kinds of query."""

    SELECT = "SelectQuery"
    ASK = "AskQuery"
    CONSTRUCT = "ConstructQuery"
    DESCRIBE = "DescribeQuery"


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may run, with rdflib's parse of it."""

    text: str
    form: Form
    parsed: ParseResults

    def parts(self) -> Iterator[CompValue]:
        """Every part of the parse tree."""
        return _parts(self.parsed)


@lru_cache(maxsize=256)
def check(text: str) -> Checked:
    """Let a reading query pass. Raises ``QueryError`` for anything else; a syntax error says where."""
    if len(text) > MAX_LENGTH:
        raise QueryError(f"the query has {len(text)} characters; at most {MAX_LENGTH} are allowed.")
    bare = _OPAQUE.sub(" ", text)
    if _depth(bare) > MAX_DEPTH:
        raise QueryError(f"the query is nested more than {MAX_DEPTH} levels deep.")
    if _ESCAPE.search(bare):
        raise QueryError("escapes such as \\u0041 are allowed in strings only.")
    if _SERVICE_WORD.search(bare):
        raise QueryError(_SERVICE)
    try:
        parsed = parseQuery(text)
    except ParseException as error:
        if _is_update(text):
            raise QueryError(_WRITES) from error
        raise _syntax_error(text, error) from error
    except RecursionError as error:
        raise QueryError("the query is nested too deeply.") from error
    for part in _parts(parsed):
        if part.name in _REFUSED:
            raise QueryError(_REFUSED[part.name])
    return Checked(text, Form(parsed[1].name), parsed)


def place(error: SyntaxError, text: str) -> tuple[tuple[int, int], str]:
    """Line and column, and the reason, of a syntax error of Oxigraph.

    Its parser names the end of what should have been a keyword; the shortest keyword tells where that began.
    """
    found = _AT.match(str(error.msg))
    if not found:
        return (1, 1), str(error.msg).strip()
    line, column, reason = int(found[1]), int(found[2]), found[3].strip()
    keywords = _KEYWORD.findall(reason)
    if not keywords or '"' in reason or "'" in reason:
        return (line, column), _LIST.sub("", reason)
    ends = sum(len(before) for before in text.splitlines(keepends=True)[: line - 1]) + column - 1
    before = text[: max(0, ends - min(map(len, keywords)))]
    return (before.count("\n") + 1, len(before) - before.rfind("\n")), _LIST.sub("", reason)


def _syntax_error(text: str, error: ParseException) -> QueryError:
    """Both parsers look; the one that came further says where."""
    at = (error.lineno, error.column)
    try:
        ox.Store().query(text, prefixes=PREFIXES)
    except SyntaxError as other:
        at = max(at, place(other, text)[0])
    return pointed("syntax error", text, at)


def _depth(text: str) -> int:
    deepest = depth = 0
    for character in text:
        if character in "({[":
            depth += 1
            deepest = max(deepest, depth)
        elif character in ")}]":
            depth -= 1
    return deepest


def _is_update(text: str) -> bool:
    try:
        return bool(parseUpdate(text).request)
    except (ParseException, RecursionError):
        return False


def _parts(node: object) -> Iterator[CompValue]:
    stack = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, CompValue):
            yield part
            stack.extend(part.values())
        elif isinstance(part, (ParseResults, list, tuple)):
            stack.extend(part)
