"""Errors that point into the text of a query."""

from __future__ import annotations

from kg.errors import QueryError

_BEFORE, _SHOWN = 70, 100
"""A very long line is cut to so many characters, at most so many of them before the caret."""


def pointed(what: str, text: str, at: tuple[int, int], *, mend: str | None = None) -> QueryError:
    """An error at line and column (both from 1), with the line itself and a caret below the place."""
    lines = text.splitlines() or [""]
    line, column = min(max(at[0], 1), len(lines)), max(at[1], 1)
    first = max(0, column - 1 - _BEFORE)
    shown = lines[line - 1].replace("\t", " ")[first : first + _SHOWN]
    caret = " " * (column - 1 - first) + "^"
    what += f' near "{word}"' if (word := _word(lines[line - 1], column)) else " at the end"
    after = "\n" if mend else ""
    return QueryError(f"line {line}, column {column}: {what}\n  {shown}\n  {caret}{after}", mend=mend)


def _word(line: str, column: int) -> str:
    """The word that holds the column, or the next one."""
    if column > len(line):
        return ""
    begin = line.rfind(" ", 0, column - 1) + 1
    return next(iter(line[begin:].split()), "")[:40]
