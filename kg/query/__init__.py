"""Ask a graph: files, stores and endpoints; the guard; the shipped queries; answers in several forms."""

from kg.query.library import NamedQuery, named, shipped
from kg.query.output import Format, print_table, serialize
from kg.query.results import Answer
from kg.query.run import run
from kg.query.store import LocalSource, Source, load_graph, open_source

__all__ = [
    "Answer",
    "Format",
    "LocalSource",
    "NamedQuery",
    "Source",
    "load_graph",
    "named",
    "open_source",
    "print_table",
    "run",
    "serialize",
    "shipped",
]
