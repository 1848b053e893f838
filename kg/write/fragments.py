"""A graph as fragments: stretches with subjects of their own, so that a store can be kept up to date piece by piece."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from pyoxigraph import NamedNode, Triple
from rdflib.namespace import PROV, RDF, RDFS

from kg.model import ArticleRecord, Encounter, EncounterGraph, Evidence
from kg.values import Actor, Place, Topic
from kg.vocab import DEFAULT_BASE, KG
from kg.write import nodes, terms
from kg.write.excerpt import class_names, excerpt
from kg.write.gather import gather
from kg.write.terms import Minter, named


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a graph says of one thing. No subject of its triples is a subject of another fragment.

    ``kind`` and ``key`` are those of the thing's IRI; ``content`` is all that the triples depend on, besides the base.
    """

    kind: str
    key: str
    content: object
    triples: Callable[[], Iterable[Triple]]


def fragments(graph: EncounterGraph, base: str = DEFAULT_BASE) -> Iterator[Fragment]:
    """The whole graph, each triple in one fragment (some of them twice in it)."""
    mint = Minter(base)
    yield Fragment("ontology", "", "", excerpt)
    passages = _passages(graph.encounters)
    for record in graph.articles:
        told = tuple(sorted(passages[record.id], key=lambda e: (e.begin, e.end, e.quote)))
        yield Fragment("article", record.id, (record, told), partial(_article, record, told, mint))
    for encounter in graph.encounters:
        yield Fragment("encounter", encounter.key, encounter, partial(_encounter, encounter, mint))
    yield from _things(graph, mint)
    digest = _digest(graph)
    yield Fragment("build", digest, digest, partial(_build, graph, digest, mint))


def _things(graph: EncounterGraph, mint: Minter) -> Iterator[Fragment]:
    things = gather(graph)
    told: list[tuple[str, Actor | Place | Topic, Callable[[], nodes.Pairs]]] = [
        *(("actor", actor, partial(nodes.actor, actor)) for actor in things.actors),
        *(("place", place, partial(nodes.place, place)) for place in things.places),
        *(("topic", topic, partial(nodes.topic, topic, mint)) for topic in things.topics),
    ]
    for kind, thing, pairs in told:
        yield Fragment(kind, thing.key, thing, partial(_thing, mint.node(kind, thing.key), pairs))


def _thing(subject: NamedNode, pairs: Callable[[], nodes.Pairs]) -> Iterator[Triple]:
    yield from nodes.node(subject, pairs())


def _passages(encounters: Iterable[Encounter]) -> defaultdict[str, set[Evidence]]:
    """The sentences of each article that support some report."""
    found: defaultdict[str, set[Evidence]] = defaultdict(set)
    for encounter in encounters:
        for report in encounter.reports:
            found[report.article_id].update(report.evidence)
    return found


def _article(record: ArticleRecord, passages: Iterable[Evidence], mint: Minter) -> Iterator[Triple]:
    """An article and the sentences that support its reports, each a node of its own."""
    yield from nodes.node(mint.node("article", record.id), nodes.article(record, mint))
    for sentence in passages:
        yield from nodes.node(mint.passage(record.id, sentence), nodes.passage(record.id, sentence, mint))


def _encounter(encounter: Encounter, mint: Minter) -> Iterator[Triple]:
    iri = mint.node("encounter", encounter.key)
    yield from nodes.node(iri, nodes.encounter(encounter, mint))
    for language, label in labels(encounter).items():
        yield Triple(iri, named(RDFS.label), terms.worded(label, language))
    for report in encounter.reports:
        subject = mint.report(report.article_id, report.number)
        yield from nodes.node(subject, nodes.report(report, encounter, mint))


def labels(encounter: Encounter) -> dict[str, str]:
    """Language -> readable name of an encounter: its own name or its kind, the participants, the date."""
    people = ", ".join(dict.fromkeys(p.actor.label for p in encounter.participants))
    when = f" ({encounter.date.edtf})" if encounter.date else ""
    return {
        language: (encounter.event_name or kind) + (f": {people}" if people else "") + when
        for language, kind in class_names(encounter.type.value).items()
    }


def _digest(graph: EncounterGraph) -> str:
    """Name of a build by what went in, not by a clock, so that equal input gives equal bytes."""
    inputs = [graph.settings, [(article.id, article.sha256) for article in graph.articles]]
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:16]


def _build(graph: EncounterGraph, digest: str, mint: Minter) -> Iterator[Triple]:
    """How the graph was made (PROV-O)."""
    activity, product = mint.node("build", digest), mint.node("build", f"{digest}-graph")
    yield Triple(activity, named(RDF.type), named(PROV.Activity))
    for name, value in graph.settings:
        yield Triple(activity, named(KG.setting), terms.string(f"{name}={value}"))
    for article in graph.articles:
        yield Triple(activity, named(PROV.used), mint.node("article", article.id))
    yield Triple(product, named(RDF.type), named(PROV.Entity))
    yield Triple(product, named(PROV.wasGeneratedBy), activity)
