"""What a query gives back, wherever it ran."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
        self.rows: list[Sequence[Term | None]] = []
        self.triples: list[ox.Triple] | None = None
        if isinstance(results, ox.QueryBoolean):
            self.boolean = bool(results)
        elif isinstance(results, ox.QuerySolutions):
            self.variables = [variable.value for variable in results.variables]
            self.rows = list(results)
        else:
            self._keep(results)

    def _keep(self, triples: Iterable[ox.Triple]) -> None:
        self.triples = sorted(set(triples), key=str)
        self.variables = ["subject", "predicate", "object"]
        self.rows = [(t.subject, t.predicate, t.object) for t in self.triples]

    def __len__(self) -> int:
        """Number of rows or triples; 1 for a yes or no."""
        return 1 if self.boolean is not None else len(self.rows)
