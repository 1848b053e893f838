"""What an encounter rests on: every report with its sentences, and where reports contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.query.contradictions import Contradiction, Node, contradictions, values
from kg.query.labels import names_of
from kg.query.results import Answer
from kg.query.store import Source


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report, the article it is in, and its passages in text order."""

    properties: Node
    article: Node
    passages: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An encounter with all it rests on: reports by IRI, and labels of the IRIs that occur."""

    iri: str
    properties: Node
    reports: Mapping[str, ReportView]
    contradictions: tuple[Contradiction, ...]
    names: Mapping[str, str]


def explain(source: Source, wanted: str, language: str = "de") -> Explanation:
    """Gather what an encounter rests on; ``wanted`` is its IRI, its key, or words of its name or key that fit no other.

    Raises ``UsageError`` when none or several fit.
    """
    iri = find(source, wanted)
    asked = f"SELECT ?report WHERE {{ ?report kg:reports <{iri}> ; kg:inArticle ?article }} ORDER BY ?article ?report"
    found = [row[0].value for row in Answer(source.query(asked)).rows if isinstance(row[0], NamedNode)]
    reports = {report: _report(source, report) for report in found}
    own = _node(source, iri)
    nodes = [own, *(view.properties for view in reports.values()), *(view.article for view in reports.values())]
    mentioned = {
        iri,
        *(term.value for node in nodes for terms in node.values() for term in terms if isinstance(term, NamedNode)),
    }
    mentioned.update(name for node in nodes for name in node)
    found_contradictions = contradictions({report: view.properties for report, view in reports.items()})
    return Explanation(iri, own, reports, found_contradictions, names_of(mentioned, source, language))


def find(source: Source, wanted: str) -> str:
    """The IRI of the one encounter that fits. Raises ``UsageError`` with those that do otherwise."""
    asked = "?type rdfs:subClassOf* kg:Encounter . ?encounter a ?type "
    asked += " OPTIONAL { { ?encounter rdfs:label ?name } UNION { ?encounter kg:place/rdfs:label ?name } }"
    names: dict[str, str] = {}
    for iri, name in Answer(source.query(f"SELECT ?encounter ?name WHERE {{ {asked} }}")).rows:
        if isinstance(iri, NamedNode):
            names[iri.value] = f"{names.get(iri.value, '')} {name.value if isinstance(name, Literal) else ''}"
    exact = [iri for iri in names if wanted in (iri, iri.rsplit("/", 1)[-1])]
    words = wanted.casefold().split()
    fitting = exact or [iri for iri, name in names.items() if all(word in f"{iri}{name}".casefold() for word in words)]
    if len(fitting) == 1:
        return fitting[0]
    keys = sorted(iri.rsplit("/", 1)[-1] for iri in fitting or names)
    shown = "\n  ".join([*keys[:10], *(["..."] if len(keys) > 10 else [])])
    if fitting:
        raise UsageError(f'"{wanted}" fits {len(keys)} encounters:\n  {shown}\n', mend="Give more of the name.")
    raise UsageError(f'no encounter fits "{wanted}". There are:\n  {shown}')


def _report(source: Source, iri: str) -> ReportView:
    own = _node(source, iri)
    passages = [_node(source, term.value) for term in values(own, "evidence") if isinstance(term, NamedNode)]
    passages.sort(key=lambda passage: [int(t.value) for t in values(passage, "beginIndex") if isinstance(t, Literal)])
    article = next((_node(source, term.value) for term in values(own, "inArticle") if isinstance(term, NamedNode)), {})
    return ReportView(own, article, tuple(passages))


def _node(source: Source, iri: str) -> Node:
    pairs: dict[str, list[NamedNode | Literal]] = {}
    for predicate, value in Answer(source.query(f"SELECT ?p ?o WHERE {{ <{iri}> ?p ?o }}")).rows:
        if isinstance(predicate, NamedNode) and isinstance(value, (NamedNode, Literal)):
            pairs.setdefault(predicate.value, []).append(value)
    return {predicate: tuple(sorted(terms, key=str)) for predicate, terms in pairs.items()}
