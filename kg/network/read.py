"""RDF graph -> Network, in one pass over the triples (asking rdflib subject by subject is ten times slower)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from textwrap import shorten
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node as Term

from kg.network.records import Encounter, Network, Node, NodeKind, Source, Telling
from kg.vocab import KG, SCHEMA

_KINDS: dict[Term, NodeKind] = {KG[kind.value]: kind for kind in NodeKind}
_GENERAL = (NodeKind.ENCOUNTER, NodeKind.CALL, NodeKind.MEETING)
"""Kinds that give way to a more specific kind of the same node."""

_ROLES = ("initiator", "host", "guest", "mediator", "participant")
"""Roles, most specific first; "participant" is kept only for actors without another role."""

_BEGINNING = 70
"""Letters of the sentence that stands for a missing headline."""

Facts = dict[Term, dict[Term, list[Term]]]


def read_network(graph: Graph, lang: str = "de") -> Network:
    """The network of a graph; labels in ``lang`` are preferred. Its order does not depend on that of the triples."""
    facts: Facts = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in graph:
        facts[subject][predicate].append(value)
    return _Reader(facts, lang).network()


class _Reader:
    """Looks facts up by the terms of the ontology."""

    def __init__(self, facts: Facts, lang: str) -> None:
        self.facts, self.lang = facts, lang
        self.tellings: dict[Term, list[Term]] = defaultdict(list)
        self.passages: dict[Term, list[Term]] = defaultdict(list)
        for subject, properties in facts.items():
            for encounter in properties.get(KG.reports, ()):
                self.tellings[encounter].append(subject)
            if KG.quote in properties:
                for article in properties.get(KG.inArticle, ()):
                    self.passages[article].append(subject)

    def network(self) -> Network:
        kinds = {term: kind for term in self.facts if (kind := self.kind(term))}
        ordered = sorted(kinds, key=str)
        actors_or_things = (NodeKind.TOPIC, NodeKind.PLACE, NodeKind.ARTICLE)
        encounters = [t for t in ordered if not kinds[t].is_actor and kinds[t] not in actors_or_things]
        return Network(
            nodes=tuple(self.node(term, kinds[term]) for term in ordered),
            encounters=tuple(self.encounter(term) for term in encounters),
            sources=tuple(self.source(term) for term in ordered if kinds[term] is NodeKind.ARTICLE),
        )

    def kind(self, term: Term) -> NodeKind | None:
        found = [_KINDS[t] for t in self.facts[term].get(RDF.type, ()) if t in _KINDS]
        special = [kind for kind in found if kind not in _GENERAL]
        general = [kind for kind in reversed(_GENERAL) if kind in found]
        return next(iter(sorted(special) + general), None)

    def node(self, term: Term, kind: NodeKind) -> Node:
        label = self.name(term)
        aliases = {str(value) for p in (RDFS.label, SKOS.prefLabel, SKOS.altLabel) for value in self.values(term, p)}
        same = [*self.values(term, OWL.sameAs), *self.values(term, SKOS.exactMatch)]
        return Node(str(term), kind, label, tuple(sorted(aliases - {label})), tuple(sorted(map(str, same))))

    def name(self, term: Term) -> str:
        """Label in the wanted language, else any; for an article without one its beginning; else file name or IRI."""
        for predicate in (RDFS.label, SKOS.prefLabel, SCHEMA.headline, DCTERMS.title):
            values = self.values(term, predicate)
            if values:
                return str(min(values, key=lambda v: (getattr(v, "language", None) != self.lang, str(v))))
        return self.beginning(term) or self.text(term, DCTERMS.identifier) or _tail(term)

    def beginning(self, article: Term) -> str:
        """First words of the first sentence that the graph quotes from an article; empty where it quotes none."""
        passages = sorted(self.passages.get(article, ()), key=lambda it: (self.number(it, KG.beginIndex), str(it)))
        begin = next(
            (shorten(quote, _BEGINNING, placeholder=" …") for it in passages for quote in self.texts(it, KG.quote)), ""
        )
        return begin if begin.strip(" …") else ""

    def encounter(self, term: Term) -> Encounter:
        told = [self.telling(report) for report in sorted(self.tellings.get(term, ()), key=str)]
        return Encounter(
            **self.reading(term),
            within=self.texts(term, KG.withinEvent),
            event_name=self.text(term, KG.eventName),
            ordinal=self.text(term, KG.ordinal),
            duration=self.text(term, KG.duration),
            planned_duration=self.text(term, KG.plannedDuration),
            outcomes=self.names(term, KG.outcome),
            cameo=self.texts(term, KG.cameo),
            plover=self.texts(term, KG.plover),
            confidence=self.text(term, KG.confidence),
            merged_because=self.texts(term, KG.mergedBecause),
            tellings=tuple(told),
        )

    def telling(self, report: Term) -> Telling:
        return Telling(
            **self.reading(report),
            article=self.text(report, KG.inArticle),
            cue=self.text(report, KG.statusCue),
            quotes=self.quotes(report),
            holders=self.texts(report, KG.claimedBy),
            via=self.texts(report, KG.via),
            is_echo=self.text(report, KG.isEcho) == "true",
        )

    def reading(self, term: Term) -> dict[str, Any]:
        """Fields that an encounter and a report of it share."""
        return {
            "iri": str(term),
            "status": self.local(term, KG.status),
            "date": self.text(term, KG.date),
            "earliest": self.text(term, KG.earliest),
            "latest": self.text(term, KG.latest),
            "basis": self.local(term, KG.dateBasis),
            "roles": self.roles(term),
            "absent": self.texts(term, KG.absent),
            "places": self.texts(term, KG.place),
            "about": self.texts(term, KG.about),
            "not_about": self.texts(term, KG.notAbout),
        }

    def source(self, term: Term) -> Source:
        return Source(
            iri=str(term),
            identifier=self.text(term, DCTERMS.identifier),
            published=self.text(term, SCHEMA.datePublished),
            basis=self.local(term, KG.dateBasis),
            publisher=next(iter(self.names(term, SCHEMA.publisher)), ""),
            agencies=self.names(term, KG.agency),
            url=self.text(term, SCHEMA.url),
            language=self.text(term, DCTERMS.language),
        )

    def quotes(self, report: Term) -> tuple[str, ...]:
        """The main sentence, then further evidence in text order, each once."""
        main = self.texts(report, KG.quote)
        evidence = self.values(report, KG.evidence)
        more = [(self.number(e, KG.beginIndex), quote) for e in evidence for quote in self.texts(e, KG.quote)]
        return tuple(dict.fromkeys([*main, *(quote for _, quote in sorted(more))]))

    def roles(self, term: Term) -> tuple[tuple[str, str], ...]:
        pairs = {role: self.texts(term, KG[role]) for role in _ROLES}
        special = {actor for role in _ROLES[:-1] for actor in pairs[role]}
        pairs["participant"] = tuple(actor for actor in pairs["participant"] if actor not in special)
        return tuple((role, actor) for role in _ROLES for actor in pairs[role])

    def values(self, term: Term, predicate: Term) -> Iterable[Term]:
        properties = self.facts.get(term)
        return properties.get(predicate, ()) if properties else ()

    def texts(self, term: Term, predicate: Term) -> tuple[str, ...]:
        return tuple(sorted(map(str, self.values(term, predicate))))

    def text(self, term: Term, predicate: Term) -> str:
        return next(iter(self.texts(term, predicate)), "")

    def names(self, term: Term, predicate: Term) -> tuple[str, ...]:
        """Values as text: literals as they are, nodes by their label."""
        return tuple(sorted(str(v) if isinstance(v, Literal) else self.name(v) for v in self.values(term, predicate)))

    def number(self, term: Term, predicate: Term) -> int:
        """First whole number, 0 where there is none."""
        return next((int(text) for text in self.texts(term, predicate) if text.isascii() and text.isdigit()), 0)

    def local(self, term: Term, predicate: Term) -> str:
        """Local name of an individual of the ontology (``kg:Planned`` -> "Planned")."""
        return self.text(term, predicate).removeprefix(str(KG))


def _tail(term: Term) -> str:
    """Last part of an IRI."""
    return str(term).rstrip("/#").replace("#", "/").rsplit("/", 1)[-1] if isinstance(term, URIRef) else str(term)
