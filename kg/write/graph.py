"""All triples of a graph, sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Triple
from rdflib.namespace import RDF

from kg.model import EncounterGraph
from kg.vocab import DEFAULT_BASE
from kg.write.fragments import fragments

_TYPE = str(RDF.type)


def triples(graph: EncounterGraph, base: str = DEFAULT_BASE) -> list[Triple]:
    """Every triple once, sorted by subject, with the types of a subject first. Terms are pyoxigraph's."""
    return in_order(unordered(graph, base))


def unordered(graph: EncounterGraph, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """Every triple, some of them twice, one by one: for what sorts them itself, as a store does."""
    return (triple for fragment in fragments(graph, base) for triple in fragment.triples())


def in_order(triples: Iterable[Triple]) -> list[Triple]:
    """Each triple once, sorted as ``order`` says."""
    return sorted(set(triples), key=order)


def order(triple: Triple) -> tuple[str, bool, str, str]:
    """Sort key of triples: subjects, the type first, then properties and values."""
    subject, predicate = str(triple.subject).rstrip(">"), triple.predicate.value
    return subject, predicate != _TYPE, predicate, str(triple.object)
