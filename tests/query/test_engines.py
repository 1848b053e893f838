"""The shipped queries on rdflib's own engine: the same rows as on Oxigraph, so they rest on the standard alone."""

from collections import Counter
from decimal import Decimal

import pytest
import rdflib

from kg.pipeline import BuildSummary
from kg.query import Source, open_source, run, shipped
from kg.query.results import Term
from kg.vocab import PREFIXES


@pytest.fixture(scope="module")
def graphs(sample: Source, made_up: Source, built: BuildSummary) -> list[tuple[Source, rdflib.Graph]]:
    """Each graph in Oxigraph, and copied into rdflib's own store."""
    sources = [sample, made_up, open_source(built.graph)]
    return [(source, copied(source)) for source in sources]


def copied(source: Source) -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse("\n".join(f"{triple} ." for triple in source.triples()).encode(), format="nt")
    return graph


def of_oxigraph(term: Term | None) -> object:
    if term is None or not hasattr(term, "datatype"):
        return None if term is None else term.value
    return comparable(term.value, term.language, term.datatype.value)


def of_rdflib(term: rdflib.term.Node | None) -> object:
    if not isinstance(term, rdflib.Literal):
        return None if term is None else str(term)
    return comparable(str(term), term.language, str(term.datatype or rdflib.XSD.string))


def comparable(text: str, language: str | None, datatype: str) -> object:
    """A literal by its value: engines may write one decimal in several ways."""
    if datatype in (str(rdflib.XSD.decimal), str(rdflib.XSD.integer)):
        return Decimal(text)
    return (text, language) if language else (text, datatype)


@pytest.mark.parametrize("name", shipped())
def test_same_rows(graphs: list[tuple[Source, rdflib.Graph]], name: str):
    text = shipped()[name].text
    for source, graph in graphs:
        here, there = run(source, text), graph.query(text, initNs=PREFIXES)
        rows = there.graph if there.type == "CONSTRUCT" else there
        assert Counter(tuple(map(of_rdflib, row)) for row in rows) == Counter(
            tuple(map(of_oxigraph, row)) for row in here.rows
        )
