"""What a graph says of each article, read for comparison with gold."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from kg.evaluate.edtf import Bounds
from kg.evaluate.names import Named
from kg.vocab import KG, WIKIDATA

_REPORTS = """
SELECT ?report ?article ?encounter ?type ?status WHERE {
  ?report kg:reports ?encounter ; kg:inArticle/dcterms:identifier ?article .
  ?encounter a ?type .
  OPTIONAL { ?report kg:status ?status }
}"""
_BOUNDS = "SELECT ?node ?earliest ?latest WHERE { ?node kg:earliest ?earliest ; kg:latest ?latest }"
_SLOTS = """
SELECT ?node ?property ?thing ?name ?same WHERE {
  VALUES ?property { kg:participant kg:initiator kg:place kg:about kg:notAbout kg:claimedBy kg:via }
  ?node ?property ?thing .
  OPTIONAL { ?thing rdfs:label|skos:prefLabel|skos:altLabel ?name }
  OPTIONAL { ?thing owl:sameAs|skos:exactMatch ?same }
}"""

_Slots = Mapping[tuple[str, str], Mapping[str, Named]]


class Queryable(Protocol):
    """A graph that answers SELECT queries; the project's prefixes need not be declared."""

    def query(self, text: str, /) -> Any:  # noqa: ANN401 - solutions of pyoxigraph, or what stands in for them
        """Run a query."""


@dataclass(frozen=True, slots=True)
class Told:
    """An encounter as the reports of one article have it; slots that no report carries come from the encounter."""

    iri: str
    types: frozenset[str]
    statuses: frozenset[str]
    bounds: Bounds | None
    participants: tuple[Named, ...]
    initiator: tuple[Named, ...]
    places: tuple[Named, ...]
    topics: tuple[Named, ...]
    not_topics: tuple[Named, ...]
    claimants: tuple[Named, ...]


@dataclass
class _Telling:
    reports: set[str]
    types: set[str]
    statuses: set[str]


def read_told(graph: Queryable) -> dict[str, tuple[Told, ...]]:
    """The encounters that each article tells, by the article's identifier, in the order of the graph's answer."""
    tellings = _tellings(graph)
    bounds = {
        row["node"].value: (_day(row["earliest"].value), _day(row["latest"].value)) for row in graph.query(_BOUNDS)
    }
    slots = _slots(graph)
    told: dict[str, list[Told]] = defaultdict(list)
    for (article, iri), telling in tellings.items():
        told[article].append(_told(iri, telling, bounds, slots))
    return {article: tuple(encounters) for article, encounters in told.items()}


def _tellings(graph: Queryable) -> dict[tuple[str, str], _Telling]:
    found: dict[tuple[str, str], _Telling] = defaultdict(lambda: _Telling(set(), set(), set()))
    for row in graph.query(_REPORTS):
        if not row["type"].value.startswith(str(KG)):
            continue
        telling = found[(row["article"].value, row["encounter"].value)]
        telling.reports.add(row["report"].value)
        telling.types.add(_local(row["type"].value))
        if row["status"] is not None:
            telling.statuses.add(_local(row["status"].value).lower())
    return found


def _slots(graph: Queryable) -> _Slots:
    names: dict[str, set[str]] = defaultdict(set)
    qids: dict[str, set[str]] = defaultdict(set)
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in graph.query(_SLOTS):
        thing = row["thing"].value
        held[(row["node"].value, _local(row["property"].value))].add(thing)
        if row["name"] is not None:
            names[thing].add(row["name"].value)
        if row["same"] is not None and row["same"].value.startswith(str(WIKIDATA)):
            qids[thing].add(row["same"].value.removeprefix(str(WIKIDATA)))
    return {slot: {t: Named.of(names[t], qids[t]) for t in sorted(things)} for slot, things in held.items()}


def _told(iri: str, telling: _Telling, bounds: Mapping[str, Bounds], slots: _Slots) -> Told:
    reports = sorted(telling.reports)
    own = [bounds[r] for r in reports if r in bounds]

    def filled(*properties: str) -> tuple[Named, ...]:
        return _things(reports, properties, slots) or _things([iri], properties, slots)

    return Told(
        iri=iri,
        types=frozenset(telling.types),
        statuses=frozenset(telling.statuses),
        bounds=min(own, key=lambda b: (b[1] - b[0], b)) if own else bounds.get(iri),
        participants=filled("participant"),
        initiator=filled("initiator"),
        places=filled("place"),
        topics=filled("about"),
        not_topics=filled("notAbout"),
        claimants=filled("claimedBy", "via"),
    )


def _things(nodes: Iterable[str], properties: Iterable[str], slots: _Slots) -> tuple[Named, ...]:
    found = {t: v for n in nodes for p in properties for t, v in slots.get((n, p), {}).items()}
    return tuple(found[t] for t in sorted(found))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


def _day(value: str) -> dt.date:
    return dt.date.fromisoformat(value[:10])
