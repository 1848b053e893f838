"""What is wrong with the text of a query: where, and what was perhaps meant."""

from __future__ import annotations

import difflib
import re

from kg.errors import QueryError
from kg.query.library import shipped
from kg.query.position import pointed
from kg.vocab import PREFIXES

_WRITES = "the query would change the graph; only SELECT, ASK, CONSTRUCT and DESCRIBE are allowed."
_AT = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)
_KEYWORD = re.compile(r"\b[A-Z][A-Z0-9]+\b")
_LIST = re.compile(r"^expected (one of )?|, \[_\]$")
"""The frame of Oxigraph's lists of what it expected."""

_PREFIX_AT = re.compile(r"([A-Za-z][\w.-]*):")
_DECLARED = re.compile(r"PREFIX\s+([A-Za-z][\w.-]*)?:", re.IGNORECASE)


def syntax_error(text: str, error: SyntaxError | None = None) -> QueryError:
    """What is wrong with a text that Oxigraph's parser (which then gives ``error``) or rdflib's refuses.

    Both look, and the one that came further says where.
    """
    at, reason = _place(error, text) if error else ((1, 1), "")
    if unknown := _unknown_prefix(text, reason, at):
        return unknown
    if _is_update(text):
        return QueryError(_WRITES)
    if text.strip() in shipped():
        return QueryError(
            f'"{text.strip()}" is no SPARQL.', mend=f"The shipped query of that name: --name {text.strip()}"
        )
    other = _place_by_rdflib(text)
    if other is None:  # it is well formed, and wrong in another way
        return pointed(reason, text, at)
    return pointed("syntax error", text, max(at, other))


def _place(error: SyntaxError, text: str) -> tuple[tuple[int, int], str]:
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


def _place_by_rdflib(text: str) -> tuple[int, int] | None:
    """Line and column where rdflib's parser gives up; None when it does not."""
    from pyparsing import ParseException  # noqa: PLC0415  (slow to import, needed for mistakes only)
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        parseQuery(text)
    except ParseException as error:
        return error.lineno, error.column
    except RecursionError:
        return 1, 1
    return None


def _is_update(text: str) -> bool:
    from pyparsing import ParseException  # noqa: PLC0415
    from rdflib.plugins.sparql.parser import parseUpdate  # noqa: PLC0415

    try:
        return bool(parseUpdate(text).request)
    except (ParseException, RecursionError):
        return False


def _unknown_prefix(text: str, reason: str, at: tuple[int, int]) -> QueryError | None:
    """An error that names the unknown prefix and the nearest known one, if that is what went wrong."""
    if "Prefix not found" not in reason:
        return None
    known = sorted(set(PREFIXES) | {name or "" for name in _DECLARED.findall(text)})
    used = [match for match in _PREFIX_AT.finditer(text.splitlines()[at[0] - 1][: at[1]]) if match[1] not in known]
    name, at = (used[-1][1], (at[0], used[-1].start() + 1)) if used else ("", at)
    near = difflib.get_close_matches(name, known, n=1)
    mend = f"Did you mean {near[0]}: ?" if near else f"Known are {', '.join(known)}; declare others with PREFIX."
    return pointed(f'unknown prefix "{name}:"', text, at, mend=mend)
