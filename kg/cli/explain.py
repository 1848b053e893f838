"""``kg explain``: what an encounter rests on."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Annotated

import typer
from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DCTERMS, RDF, XSD

from kg.query import open_source
from kg.query.contradictions import Contradiction, Node, values
from kg.query.explain import Explanation, ReportView
from kg.query.explain import explain as gather
from kg.query.labels import printable, readable
from kg.vocab import KG, SCHEMA

EPILOG = (
    "Examples: kg explain out/graph.ttl 2018-03-20-call-donald-trump-wladimir-putin | "
    'kg explain out/graph.ttl "merkel macron paris" --lang en'
)

_ENCOUNTER = (
    *("status", "participant", "initiator", "host", "guest", "mediator", "date", "dateBasis", "place", "withinEvent"),
    *("duration", "plannedDuration", "about", "notAbout", "outcome", "cameo", "plover", "confidence", "mergedBecause"),
)
_REPORT = (
    *("status", "statusCue", "toldAs", "claimedBy", "via", "participant", "initiator", "host", "guest", "mediator"),
    *("absent", "date", "dateBasis", "place", "duration", "plannedDuration", "ordinal", "about", "notAbout", "outcome"),
    *("isEcho", "confidence", "identifiedBecause"),
)
_ARTICLE = (DCTERMS.identifier, SCHEMA.headline, SCHEMA.publisher, KG.agency, SCHEMA.datePublished)
_FALSE = (Literal("false", datatype=NamedNode(str(XSD.boolean))),)
_HEADINGS = {
    "de": {"reports": "Berichte", "differ": "Berichte widersprechen sich"},
    "en": {"reports": "Reports", "differ": "Reports contradict each other"},
}


def explain(
    graph: Annotated[str, typer.Argument(help="Graph file, store folder or SPARQL endpoint.")],
    encounter: Annotated[str, typer.Argument(help="IRI or key of an encounter, or words that fit only one.")],
    lang: Annotated[str, typer.Option(help="Language of the names: de or en.")] = "de",
) -> None:
    """Show what an encounter rests on: each report with sentence, status, cue, holder, date; merges; contradictions."""
    typer.echo("\n".join(_lines(gather(open_source(graph), encounter, lang), _HEADINGS.get(lang, _HEADINGS["en"]))))


def _lines(found: Explanation, headings: dict[str, str]) -> Iterator[str]:
    kinds = " ".join(readable(term, found.names) for term in found.properties.get(str(RDF.type), ()))
    yield _name(found, found.iri)
    yield f"  {kinds}, {found.iri}"
    yield from _properties(found, found.properties, _ENCOUNTER)
    yield f"\n{headings['reports']}: {len(found.reports)}"
    for number, view in enumerate(found.reports.values(), 1):
        yield from _report(found, view, number)
    if found.contradictions:
        yield f"\n{headings['differ']}"
        for contradiction in found.contradictions:
            yield from _contradiction(found, contradiction)


def _report(found: Explanation, view: ReportView, number: int) -> Iterator[str]:
    yield f"\n  {number}. {_article(view.article)}"
    for passage in view.passages:
        offsets = "-".join(_text(passage, name) for name in ("beginIndex", "endIndex"))
        yield textwrap.fill(
            f"„{_text(passage, 'quote')}“ [{offsets}]", 116, initial_indent="     ", subsequent_indent="     "
        )
    yield from _properties(found, view.properties, _REPORT, indent="     ")


def _properties(found: Explanation, node: Node, names: tuple[str, ...], indent: str = "  ") -> Iterator[str]:
    for name in names:
        terms = values(node, name)
        if terms and terms != _FALSE:
            told = "; ".join(readable(term, found.names) for term in terms)
            yield f"{indent}{_name(found, str(KG[name]))}: {told}"


def _contradiction(found: Explanation, contradiction: Contradiction) -> Iterator[str]:
    yield f"  {_name(found, contradiction.subject)}"
    for value, reports in contradiction.sides:
        holders = [_holder(found, found.reports[iri]) for iri in reports]
        yield f"    {readable(value, found.names)}: {'; '.join(holders)}"


def _holder(found: Explanation, view: ReportView) -> str:
    """Who says so: the holders, and the article it is in."""
    holders = ", ".join(readable(term, found.names) for term in values(view.properties, "claimedBy"))
    article = "".join(readable(term, {}) for term in view.article.get(str(DCTERMS.identifier), ()))
    return f"{holders} ({article})" if holders else article


def _article(article: Node) -> str:
    return ", ".join(readable(term, {}) for name in _ARTICLE for term in article.get(str(name), ()))


def _text(node: Node, name: str) -> str:
    return "".join(readable(term, {}) for term in values(node, name))


def _name(found: Explanation, iri: str) -> str:

    return printable(found.names.get(iri) or iri.rsplit("/", 1)[-1])
