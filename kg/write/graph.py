"""All triples of a graph, sorted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from pyoxigraph import Triple
from rdflib.namespace import PROV, RDF, RDFS

from kg.model import Encounter, EncounterGraph
from kg.vocab import DEFAULT_BASE, KG
from kg.write import nodes, terms
from kg.write.excerpt import class_names, excerpt
from kg.write.gather import gather
from kg.write.terms import Minter, named

_TYPE = str(RDF.type)


def triples(graph: EncounterGraph, base: str = DEFAULT_BASE) -> list[Triple]:
    """Every triple once, sorted by subject, with the types of a subject first. Terms are pyoxigraph's."""
    found = set(excerpt())
    found.update(_data(graph, Minter(base)))
    return sorted(found, key=order)


def order(triple: Triple) -> tuple[str, bool, str, str]:
    """Sort key of triples: subjects, the type first, then properties and values."""
    subject, predicate = str(triple.subject).rstrip(">"), triple.predicate.value
    return subject, predicate != _TYPE, predicate, str(triple.object)


def _data(graph: EncounterGraph, mint: Minter) -> Iterator[Triple]:
    for article in graph.articles:
        yield from nodes.node(mint.node("article", article.id), nodes.article(article))
    for encounter in graph.encounters:
        yield from _encounter(encounter, mint)
    things = gather(graph)
    for actor in things.actors:
        yield from nodes.node(mint.node("actor", actor.key), nodes.actor(actor))
    for place in things.places:
        yield from nodes.node(mint.node("place", place.key), nodes.place(place))
    for topic in things.topics:
        yield from nodes.node(mint.node("topic", topic.key), nodes.topic(topic, mint))
    yield from _build(graph, mint)


def _encounter(encounter: Encounter, mint: Minter) -> Iterator[Triple]:
    iri = mint.node("encounter", encounter.key)
    yield from nodes.node(iri, nodes.encounter(encounter, mint))
    for language, label in labels(encounter).items():
        yield Triple(iri, named(RDFS.label), terms.worded(label, language))
    for report in encounter.reports:
        subject = mint.report(report.article_id, report.number)
        yield from nodes.node(subject, nodes.report(report, encounter, mint))
        yield from nodes.passages(report, mint)


def labels(encounter: Encounter) -> dict[str, str]:
    """Language -> readable name of an encounter: its own name or its kind, the participants, the date."""
    people = ", ".join(dict.fromkeys(p.actor.label for p in encounter.participants))
    when = f" ({encounter.date.edtf})" if encounter.date else ""
    return {
        language: (encounter.event_name or kind) + (f": {people}" if people else "") + when
        for language, kind in class_names(encounter.type.value).items()
    }


def _build(graph: EncounterGraph, mint: Minter) -> Iterator[Triple]:
    """How the graph was made (PROV-O). Named by what went in, not by a clock, so that equal input gives equal bytes."""
    inputs = [graph.settings, [(article.id, article.sha256) for article in graph.articles]]
    digest = hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:16]
    activity, product = mint.node("build", digest), mint.node("build", f"{digest}-graph")
    yield Triple(activity, named(RDF.type), named(PROV.Activity))
    for name, value in graph.settings:
        yield Triple(activity, named(KG.setting), terms.string(f"{name}={value}"))
    for article in graph.articles:
        yield Triple(activity, named(PROV.used), mint.node("article", article.id))
    yield Triple(product, named(RDF.type), named(PROV.Entity))
    yield Triple(product, named(PROV.wasGeneratedBy), activity)
