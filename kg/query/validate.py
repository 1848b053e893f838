"""Check a graph against the shipped SHACL shapes; violations as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyshacl
import rdflib
from rdflib.namespace import DCTERMS, RDF, RDFS, SH, SKOS
from rdflib.query import ResultRow
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
def _core_shapes() -> rdflib.Graph:
    """The shapes without their SPARQL constraints."""
    core = rdflib.Graph()
    for triple in shapes():
        if triple[1] != SH.sparql:
            core.add(triple)
    return core


@cache
def _ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_dir() / "kg-encounters.ttl")


def validate(graph: rdflib.Graph, language: str = "en") -> list[Violation]:
    """All violations, sorted; empty for a valid graph. Raises ``GraphError`` when the graph cannot be judged."""
    return sorted({*_core(graph, language), *_sparql(graph, language)})


def _core(graph: rdflib.Graph, language: str) -> Iterator[Violation]:
    _, results, text = pyshacl.validate(graph, shacl_graph=_core_shapes(), ont_graph=_ontology(), inference="none")
    if not isinstance(results, rdflib.Graph):
        raise GraphError(f"the shapes cannot be applied: {printable(str(text))}")
    found = set(results.subjects(RDF.type, SH.ValidationResult))
    found -= set(
        results.subjects(SH.sourceConstraintComponent, SH.NodeConstraintComponent)
    )  # only repeat what is inside
    for result in found:
        node, value = results.value(result, SH.focusNode), results.value(result, SH.value)
        message = _message(results.value(result, SH.sourceShape), language)
        yield Violation(_shown(node), _label(graph, node), message, _shown(value))


def _sparql(graph: rdflib.Graph, language: str) -> Iterator[Violation]:
    """SPARQL constraints, each asked once for all nodes: pyshacl parses them anew for every node."""
    for shape, constraint in shapes().subject_objects(SH.sparql):
        select = shapes().value(constraint, SH.select)
        types = " ".join(term.n3() for term in _targets(shape))
        query = f"SELECT DISTINCT ?this ?value {{ VALUES ?type {{ {types} }} ?this a ?type . {{ {select} }} }}"
        for row in graph.query(query, initNs=PREFIXES):
            node, value = (row[0], row[1]) if isinstance(row, ResultRow) else (None, None)
            yield Violation(_shown(node), _label(graph, node), _message(constraint, language), _shown(value))


def _targets(shape: Node) -> set[Node]:
    """The classes, with all below them, that a shape applies to, itself or through shapes that include it."""
    users = [shape, *shapes().subjects(SH.node, shape)]
    classes = {target for user in users for target in shapes().objects(user, SH.targetClass)}
    below = (_ontology().transitive_subjects(RDFS.subClassOf, target) for target in classes)
    return {node for nodes in below for node in nodes if node is not None}


def _message(source: Node | None, language: str) -> str:
    """The message of a shape or constraint, in the language if it has it."""
    told = [m for m in shapes().objects(source, SH.message) if isinstance(m, Literal)] if source is not None else []
    return str(min(told, key=lambda m: (m.language != language, str(m)), default="is not valid."))


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
