"""Answers as table, JSON, CSV and Turtle."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TextIO

import pyoxigraph as ox
from rdflib.namespace import XSD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import UsageError
from kg.query.labels import labels, readable
from kg.query.results import Answer, Term
from kg.query.store import Source

_WIDE = 200
"""Columns of a table that goes to a file or a pipe."""


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TURTLE = "turtle"


def serialize(answer: Answer, form: Format) -> str:
    """The answer as standard SPARQL results (JSON, CSV) or as RDF (JSON-LD, Turtle) where it is one.

    Raises ``UsageError`` for Turtle of an answer that is no graph.
    """
    if form is Format.JSON:
        return _json(answer)
    if form is Format.CSV:
        return _csv(answer)
    if answer.triples is None:
        raise UsageError("only a CONSTRUCT or DESCRIBE query can be written as Turtle.", mend="Use table, json or csv.")
    from kg.write.turtle import turtle  # noqa: PLC0415  (slow to import)

    return turtle(answer.triples).decode()


def print_table(answer: Answer, source: Source, target: TextIO | None = None, language: str = "de") -> None:
    """Write the answer as a table with names in place of IRIs."""
    target = target or sys.stdout
    console = Console(file=target, width=None if target.isatty() else _WIDE, highlight=False)
    if answer.boolean is not None:
        console.print("yes" if answer.boolean else "no")
        return
    names = labels(answer, source, language)
    table = Table(show_lines=False)
    for variable in answer.variables:
        table.add_column(variable, overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(readable(term, names)) for term in row))
    console.print(table)


def _json(answer: Answer) -> str:
    if answer.triples is not None:
        buffer = io.BytesIO()
        ox.serialize(answer.triples, buffer, format=ox.RdfFormat.JSON_LD)
        return buffer.getvalue().decode()
    if answer.boolean is not None:
        return json.dumps({"head": {}, "boolean": answer.boolean}) + "\n"
    return json_rows(answer.variables, answer.rows, indent=1)


def json_rows(variables: list[str], rows: Sequence[Sequence[Term | None]], indent: int | None = None) -> str:
    """Rows in SPARQL 1.1 Query Results JSON."""
    bindings = [
        {name: _json_term(term) for name, term in zip(variables, row, strict=True) if term is not None} for row in rows
    ]
    content = {"head": {"vars": variables}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=indent) + "\n"


def _json_term(term: Term) -> dict[str, str]:
    """A term in SPARQL 1.1 Query Results JSON."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        return {"type": "literal", "value": str(term)}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != str(XSD.string):
        found["datatype"] = term.datatype.value
    return found


def _csv(answer: Answer) -> str:
    """SPARQL 1.1 Query Results CSV: plain values, lines end in CRLF."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    if answer.boolean is not None:
        writer.writerow([str(answer.boolean).lower()])
        return buffer.getvalue()
    writer.writerow(answer.variables)
    writer.writerows([_plain(term) for term in row] for row in answer.rows)
    return buffer.getvalue()


def _plain(term: Term | None) -> str:
    return "" if term is None else getattr(term, "value", None) or str(term)
