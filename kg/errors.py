"""Every error that a user can cause, and the exit code it ends with.

KgError                   70  internal error
├── UsageError             2  an argument cannot be used
├── InputError             3  a source cannot be read
│   └── GraphError         3  a graph cannot be read
├── MissingPartError       4  a model or an extra is not installed
├── QueryError             5  a query was rejected, failed or timed out
└── OutputError            6  a target cannot be written

Exit 0 is success and 1 is success with findings (shape violations, skipped articles under ``--strict``). 130 is an interrupt.
A message says what went wrong, where (file:line, article id) and how to mend it.
"""

from __future__ import annotations

from typing import ClassVar


class KgError(Exception):
    """Base of all errors that are reported without a traceback."""

    exit_code: ClassVar[int] = 70

    def __init__(self, what: str, *, where: str | None = None, mend: str | None = None) -> None:
        """Join the three parts of the message; ``where`` is file:line or an article id, ``mend`` is advice."""
        self.what, self.where, self.mend = what, where, mend
        super().__init__(str(self))

    def __str__(self) -> str:
        """Where: what. Advice."""
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.mend}" if self.mend else ""
        return f"{place}{self.what}{advice}"


class UsageError(KgError):
    """An argument or option cannot be used as given."""

    exit_code = 2


class InputError(KgError):
    """A source is missing, unreadable or malformed."""

    exit_code = 3


class GraphError(InputError):
    """A graph file, store or endpoint cannot be read."""


class MissingPartError(KgError):
    """A language model, a data file or an optional dependency is missing."""

    exit_code = 4


class QueryError(KgError):
    """A query was rejected by the guard, has a syntax error or ran out of time."""

    exit_code = 5


class OutputError(KgError):
    """A target cannot be written."""

    exit_code = 6
