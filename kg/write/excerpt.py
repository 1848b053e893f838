"""What a graph repeats of the ontology, so that queries need no second file: its hierarchy and names of its values."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import OWL, RDF, RDFS

from kg.resources import ontology
from kg.vocab import KG

_CLASS = NamedNode(str(OWL.Class))
_TYPE = NamedNode(str(RDF.type))
_LABEL = NamedNode(str(RDFS.label))
_HIERARCHY = (NamedNode(str(RDFS.subClassOf)), NamedNode(str(RDFS.subPropertyOf)))


@cache
def excerpt() -> tuple[Triple, ...]:
    """Sub-classes and sub-properties inside our own namespace, and types and names of its classes and individuals."""
    named = {t.subject for t in ontology() if t.predicate == _TYPE and (t.object == _CLASS or _is_ours(t.object))}
    return tuple(t for t in ontology() if _is_ours(t.subject) and _belongs(t, named))


@cache
def class_names(local: str) -> dict[str, str]:
    """Language -> label of one of our classes."""
    term = NamedNode(str(KG[local]))
    labels = (t.object for t in ontology() if t.subject == term and t.predicate == _LABEL)
    return {label.language or "": label.value for label in labels if isinstance(label, Literal)}


def _belongs(triple: Triple, named: Container[object]) -> bool:
    if triple.predicate in _HIERARCHY or triple.predicate == _TYPE:
        return _is_ours(triple.object)
    return triple.predicate == _LABEL and triple.subject in named


def _is_ours(term: object) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(str(KG))
