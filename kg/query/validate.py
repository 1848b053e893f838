"""Check a graph against the shipped SHACL shapes; violations as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyshacl
import rdflib
from rdflib.namespace import DCTERMS, RDF, RDFS, SH, SKOS
from rdflib.term import BNode, Literal, Node, URIRef

from kg.errors import GraphError
from kg.query.labels import printable
from kg.resources import ontology_dir
from kg.vocab import PREFIXES, SCHEMA


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A breach of a shape: which node, what is wrong, and the value that is wrong, if one is."""

    node: str
    label: str
    message: str
    value: str = ""

    def sentence(self) -> str:
        """The violation for people."""
        name = f" ({self.label})" if self.label else ""
        return f"{self.node}{name} {self.message}" + (f" [{self.value}]" if self.value else "")


@cache
def shapes() -> rdflib.Graph:
    """The shipped shapes, each constraint with a name of its own, so that a result can be traced to its messages."""
    read = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
    constraints = {o for kind in (SH.property, SH.sparql) for o in read.objects(None, kind) if isinstance(o, BNode)}
    names: dict[Node, Node] = {node: URIRef(f"urn:constraint:{number}") for number, node in enumerate(constraints)}
    named = rdflib.Graph()
    for subject, predicate, value in read:
        named.add((names.get(subject, subject), predicate, names.get(value, value)))
    return named


@cache
def _ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_dir() / "kg-encounters.ttl")


def validate(graph: rdflib.Graph, language: str = "en") -> list[Violation]:
    """All violations, sorted; empty for a valid graph. Raises ``GraphError`` when the graph cannot be judged."""
    _, results, text = pyshacl.validate(
        graph, shacl_graph=shapes(), ont_graph=_ontology(), inference="none", advanced=True
    )
    if not isinstance(results, rdflib.Graph):
        raise GraphError(f"the shapes cannot be applied: {printable(str(text))}")
    found = set(results.subjects(RDF.type, SH.ValidationResult))
    found -= set(
        results.subjects(SH.sourceConstraintComponent, SH.NodeConstraintComponent)
    )  # only repeat what is inside
    return sorted({_violation(results, result, graph, language) for result in found})


def _violation(results: rdflib.Graph, result: Node, graph: rdflib.Graph, language: str) -> Violation:
    node, value = results.value(result, SH.focusNode), results.value(result, SH.value)
    message = _message(results, result, language)
    return Violation(_shown(node), _label(graph, node), message, _shown(value))


def _message(results: rdflib.Graph, result: Node, language: str) -> str:
    """The message of the breached constraint, else of its shape, in the language if it has it."""
    for source in (*results.objects(result, SH.sourceConstraint), *results.objects(result, SH.sourceShape)):
        told = [m for m in shapes().objects(source, SH.message) if isinstance(m, Literal)]
        if told:
            return str(min(told, key=lambda m: (m.language != language, str(m))))
    return str(results.value(result, SH.resultMessage) or "is not valid.")


def _label(graph: rdflib.Graph, node: Node | None) -> str:
    for name in (RDFS.label, SKOS.prefLabel, SCHEMA.headline, DCTERMS.identifier):
        if found := sorted(str(label) for label in graph.objects(node, name)):
            return printable(found[0])
    return ""


def _shown(term: Node | None) -> str:
    if term is None:
        return ""
    if isinstance(term, URIRef):
        for prefix, namespace in PREFIXES.items():
            if term.startswith(namespace):
                return f"{prefix}:{term.removeprefix(namespace)}"
        return "/".join(term.rsplit("/", 2)[-2:])
    return printable(str(term))[:200]
