"""Triples of the records: one function for each kind of node. Terms are pyoxigraph's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS

from kg.model import ArticleRecord, Encounter, Evidence, Participation, Report
from kg.values import Actor, DateValue, Place, Role, Topic
from kg.vocab import KG, SCHEMA, WGS84, WIKIDATA
from kg.write import terms
from kg.write.codes import codes
from kg.write.terms import Minter, named

Pairs = Iterator[tuple[str, NamedNode | Literal]]
"""Properties and values of one subject."""


def node(subject: NamedNode, pairs: Iterable[tuple[str, NamedNode | Literal]]) -> Iterator[Triple]:
    """The triples of one subject."""
    for predicate, value in pairs:
        yield Triple(subject, named(predicate), value)


def article(record: ArticleRecord, mint: Minter) -> Pairs:
    """An article: what its container and its head say about it."""
    yield RDF.type, named(KG.Article)
    yield DCTERMS.identifier, terms.string(record.id)
    yield KG.sha256, terms.string(record.sha256)
    if record.headline:
        yield SCHEMA.headline, terms.worded(record.headline)
    if record.published:
        yield SCHEMA.datePublished, terms.edtf(record.published.edtf)
        yield from _bounds(record.published)
    if record.publisher:
        yield SCHEMA.publisher, terms.string(record.publisher)
    if record.url:
        yield SCHEMA.url, terms.any_uri(record.url)
    if record.language:
        yield DCTERMS.language, terms.string(record.language)
    for agency in record.agencies:
        yield KG.agency, terms.string(agency)
    if record.near_duplicate_of:
        yield KG.nearDuplicateOf, mint.node("article", record.near_duplicate_of)


def actor(record: Actor) -> Pairs:
    """A person, organisation or state."""
    yield RDF.type, named(KG[record.kind.value])
    yield RDFS.label, terms.worded(record.label)
    for alias in record.aliases:
        if alias != record.label:
            yield SKOS.altLabel, terms.worded(alias)
    if record.qid:
        yield OWL.sameAs, named(WIKIDATA[record.qid])
    if record.country:
        yield KG.country, terms.string(record.country)


_DISTINCTION = re.compile(r"(\w[\w-]+)(?: (?:am|an der|im|in der|ob der|bei) |, | \()")


def place(record: Place) -> Pairs:
    """A place with its coordinates, also by the short name that texts use ("Frankfurt" for "Frankfurt am Main")."""
    yield RDF.type, named(KG.Place)
    yield RDFS.label, terms.worded(record.label)
    short = _DISTINCTION.match(record.label)
    for name in (*record.aliases, *([short[1]] if short else [])):
        yield SKOS.altLabel, terms.worded(name)
    if record.qid:
        yield OWL.sameAs, named(WIKIDATA[record.qid])
    if record.country:
        yield KG.country, terms.string(record.country)
    if record.latitude is not None and record.longitude is not None:
        yield WGS84.lat, terms.decimal(record.latitude, 5)
        yield WGS84.long, terms.decimal(record.longitude, 5)


def topic(record: Topic, mint: Minter) -> Pairs:
    """A topic as a SKOS concept."""
    yield RDF.type, named(KG.Topic)
    yield RDFS.label, terms.worded(record.label)
    yield SKOS.prefLabel, terms.worded(record.label)
    for match in record.matches:
        yield SKOS.exactMatch, NamedNode(match)
    for key in record.broader:
        yield SKOS.broader, mint.node("topic", key)


def report(record: Report, encounter: Encounter, mint: Minter) -> Pairs:
    """The telling of an encounter in one article, as this telling has it."""
    yield RDF.type, named(KG.Report)
    yield KG.reports, mint.node("encounter", encounter.key)
    yield KG.inArticle, mint.node("article", record.article_id)
    yield PROV.wasDerivedFrom, mint.node("article", record.article_id)
    yield KG.toldAs, named(KG[record.type.value])
    yield KG.isEcho, terms.boolean(record.is_echo)
    if record.status_cue:
        yield KG.statusCue, terms.worded(record.status_cue)
    for who in record.claimed_by:
        yield KG.claimedBy, mint.node("actor", who.key)
    for who in record.via:
        yield KG.via, mint.node("actor", who.key)
    for who in record.absent:
        yield KG.absent, mint.node("actor", who.key)
    if record.ordinal is not None:
        yield KG.ordinal, terms.integer(record.ordinal)
    for why in record.identified:
        yield KG.identifiedBecause, terms.string(why)
    if record.place and record.place_because:
        yield KG.identifiedBecause, terms.string(f"{record.place.label}: {record.place_because}")
    yield from _told(record, mint)
    yield from _evidence(record, mint)


def encounter(record: Encounter, mint: Minter) -> Pairs:
    """A real event, with what follows from all its reports."""
    yield RDF.type, named(KG[record.type.value])
    cameo, plover = codes(record)
    for code in cameo:
        yield KG.cameo, terms.string(code)
    yield KG.plover, terms.string(plover)
    if record.within:
        yield KG.withinEvent, mint.node("encounter", record.within)
    for why in record.merged_because:
        yield KG.mergedBecause, terms.string(why)
    yield from _told(record, mint)


def _told(record: Report | Encounter, mint: Minter) -> Pairs:
    """What a report and an encounter have in common."""
    yield KG.status, named(KG[record.status.value])
    yield KG.confidence, terms.decimal(record.confidence)
    yield from _participants(record.participants, mint)
    if record.date:
        yield KG.date, terms.edtf(record.date.edtf)
        yield from _bounds(record.date)
    if record.place:
        yield KG.place, mint.node("place", record.place.key)
    for about in record.about:
        yield KG.about, mint.node("topic", about.key)
    for about in record.not_about:
        yield KG.notAbout, mint.node("topic", about.key)
    for outcome in record.outcomes:
        yield KG.outcome, terms.worded(outcome)
    if record.duration:
        yield KG.duration, terms.duration(record.duration)
    if record.planned_duration:
        yield KG.plannedDuration, terms.duration(record.planned_duration)
    if record.event_name:
        yield KG.eventName, terms.worded(record.event_name)


def _participants(participants: tuple[Participation, ...], mint: Minter) -> Pairs:
    for participation in participants:
        who = mint.node("actor", participation.actor.key)
        yield KG.participant, who
        if participation.role is not Role.PARTICIPANT:
            yield KG[participation.role.value], who


def _bounds(value: DateValue) -> Pairs:
    yield KG.earliest, terms.date(value.earliest)
    yield KG.latest, terms.date(value.latest)
    yield KG.dateBasis, named(KG[value.basis.value])


def _evidence(record: Report, mint: Minter) -> Pairs:
    for sentence in record.evidence:
        yield KG.evidence, mint.passage(record.article_id, sentence)
    for sentence in record.evidence[:1]:
        yield from _offsets(sentence.quote, sentence.begin, sentence.end)


def passage(article_id: str, sentence: Evidence, mint: Minter) -> Pairs:
    """A sentence of an article, by its characters."""
    yield RDF.type, named(KG.Passage)
    yield KG.inArticle, mint.node("article", article_id)
    yield from _offsets(sentence.quote, sentence.begin, sentence.end)


def _offsets(quote: str, begin: int, end: int) -> Pairs:
    yield KG.quote, terms.worded(quote)
    yield KG.beginIndex, terms.integer(begin)
    yield KG.endIndex, terms.integer(end)
