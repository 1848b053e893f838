"""What a page shows of an IRI: properties and values with names, as links where they are IRIs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import RDFS

from kg.resources import ontology
from kg.vocab import PREFIXES

_LABEL = NamedNode(str(RDFS.label))

Cell = Mapping[str, str]
Row = Mapping[str, Cell]
"""A row of SPARQL results in JSON."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value: its text, and its IRI if it is one."""

    text: str
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class NodeView:
    """A node with what it says of others and what others say of it, by name of the property."""

    iri: str
    title: str
    outgoing: Mapping[str, tuple[Value, ...]]
    incoming: Mapping[str, tuple[Value, ...]]


def node_view(iri: str, outgoing: Iterable[Row], incoming: Iterable[Row]) -> NodeView:
    """Group rows of ``?property ?value ?label`` for a page; German names are preferred."""
    own = list(outgoing)
    titles = [row["value"] for row in own if row["property"]["value"] == str(RDFS.label)]
    return NodeView(iri, _preferred(titles) or short(iri), _grouped(own), _grouped(incoming))


def short(iri: str) -> str:
    """An IRI with a known prefix, or its last two parts."""
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda pair: -len(pair[1])):
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return "/".join(iri.rsplit("/", 2)[-2:])


def _grouped(rows: Iterable[Row]) -> dict[str, tuple[Value, ...]]:
    labels: dict[tuple[str, str], list[Cell]] = {}
    values: dict[tuple[str, str], Cell] = {}
    for row in rows:
        key = (row["property"]["value"], row["value"]["value"])
        values[key] = row["value"]
        labels.setdefault(key, []).extend([row["label"]] if "label" in row else [])
    grouped: dict[str, list[Value]] = {}
    for (predicate, text), cell in sorted(values.items()):
        is_iri = cell["type"] == "uri"
        name = _preferred(labels[predicate, text]) or (short(text) if is_iri else text)
        grouped.setdefault(_property_name(predicate), []).append(Value(name, text if is_iri else None))
    return {name: tuple(found) for name, found in sorted(grouped.items())}


def _preferred(cells: list[Cell]) -> str | None:
    ranked = sorted(cells, key=lambda cell: (cell.get("xml:lang") != "de", cell["value"]))
    return ranked[0]["value"] if ranked else None


def _property_name(iri: str) -> str:
    return _german_names().get(iri) or short(iri)


@cache
def _german_names() -> dict[str, str]:
    """IRI -> German label, for the terms of the ontology."""
    names: dict[str, str] = {}
    for triple in ontology():
        subject, label = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(label, Literal) and triple.predicate == _LABEL:
            names |= {subject.value: label.value} if label.language == "de" else {}
    return names
