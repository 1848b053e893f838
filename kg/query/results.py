"""What a query gives back, wherever it ran."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | list[ox.Triple]
"""Rows of a SELECT, the answer of an ASK, or the triples of a CONSTRUCT or DESCRIBE."""


class Answer:
    """Results read into memory, so that they can be counted, labelled and written in several forms."""

    def __init__(self, results: Results) -> None:
        """Read the results to their end; errors of lazy evaluation are raised here."""
        self.boolean: bool | None = None
        self.variables: list[str] = []
        self.triples: list[ox.Triple] | None = None
        self._solutions: list[Sequence[Term | None]] = []
        if isinstance(results, ox.QueryBoolean):
            self.boolean = bool(results)
        elif isinstance(results, ox.QuerySolutions):
            self.variables = [variable.value for variable in results.variables]
            self._solutions = list(results)
        else:
            self.variables = ["subject", "predicate", "object"]
            self.triples = sorted(set(results), key=str)

    @cached_property
    def rows(self) -> list[Sequence[Term | None]]:
        """The rows of a SELECT, or the triples of a graph, which are made into rows only when asked for."""
        if self.triples is None:
            return self._solutions
        return [(t.subject, t.predicate, t.object) for t in self.triples]

    @property
    def has_blank_column(self) -> bool:
        """True when there are rows and a variable is bound in none of them."""
        return any(all(term is None for term in column) for column in zip(*map(tuple, self.rows), strict=True))

    def __len__(self) -> int:
        """Number of rows or triples; 1 for a yes or no."""
        if self.boolean is not None:
            return 1
        return len(self._solutions if self.triples is None else self.triples)
