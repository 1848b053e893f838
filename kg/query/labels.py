"""Readable names of the IRIs in an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import RDFS

from kg.query.results import Answer, Term
from kg.query.store import Source
from kg.resources import ontology
from kg.vocab import PREFIXES

_BATCH = 500
_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))
"""The first namespace that fits is the most specific."""


def labels(answer: Answer, source: Source, language: str = "de") -> dict[str, str]:
    """IRI -> name for the IRIs of an answer that have one, in the given language where there is one."""
    iris = {term.value for row in answer.rows for term in row if isinstance(term, NamedNode)}
    return names_of(iris, source, language)


def names_of(iris: set[str], source: Source, language: str = "de") -> dict[str, str]:
    """IRI -> name for those IRIs that have one, in the given language where there is one."""
    best: dict[str, tuple[int, str]] = {}
    for iri, label in (*_shipped(iris), *_in_graph(iris, source)):
        rank = {language: 0, "": 1}.get(label.language or "", 2)
        best[iri] = min(best.get(iri, (9, "")), (rank, label.value))
    return {iri: name for iri, (_, name) in best.items()}


def _shipped(iris: set[str]) -> Iterator[tuple[str, Literal]]:
    for triple in ontology():
        if triple.predicate.value == str(RDFS.label) and isinstance(triple.object, Literal):
            subject = triple.subject.value if isinstance(triple.subject, NamedNode) else ""
            if subject in iris:
                yield subject, triple.object


def _in_graph(iris: set[str], source: Source) -> Iterator[tuple[str, Literal]]:
    ordered = sorted(iris)
    for first in range(0, len(ordered), _BATCH):
        values = " ".join(f"<{iri}>" for iri in ordered[first : first + _BATCH])
        found = Answer(
            source.query(
                f"SELECT ?node ?name WHERE {{ VALUES ?node {{ {values} }} "
                "{ ?node rdfs:label ?name } UNION { ?node schema:headline ?name } "
                "UNION { ?node dcterms:identifier ?name FILTER NOT EXISTS { ?node schema:headline ?headline } } }"
            )
        )
        for node, name in found.rows:
            if isinstance(node, NamedNode) and isinstance(name, Literal):
                yield node.value, name


def readable(term: Term | None, names: Mapping[str, str]) -> str:
    """A term for people: its name, else a shortened IRI, else its text; control characters are dropped."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return printable(names.get(term.value) or _short(term.value))
    return printable(term.value if hasattr(term, "value") else str(term))


def printable(text: str) -> str:
    """Text without control characters, which could steer a terminal; white space becomes single spaces."""
    return "".join(c for c in re.sub(r"\s+", " ", text) if c.isprintable()).strip()


def _short(iri: str) -> str:
    for prefix, namespace in _LONGEST_FIRST:
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return "/".join(iri.rsplit("/", 2)[-2:])
