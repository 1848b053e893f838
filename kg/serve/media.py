"""Media types of SPARQL answers, and which one a client wants."""

from __future__ import annotations

import pyoxigraph as ox

ROWS: dict[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
"""Media types for the rows of SELECT and the answer of ASK, the preferred first."""

TRIPLES: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/json": ox.RdfFormat.JSON_LD,
}
"""Media types for the triples of CONSTRUCT and DESCRIBE, the preferred first."""

HTML = "text/html"
_HIGHEST_LENGTH = 2_000


def wanted(accept: str | None, offered: list[str]) -> str | None:
    """The offered media type that an Accept header likes best, of equals the first; None when it likes none."""
    if not accept or not accept.strip():
        return offered[0]
    ranges = [_range(part) for part in accept[:_HIGHEST_LENGTH].split(",")]
    ranked = [(_quality(kind, ranges), -place, kind) for place, kind in enumerate(offered)]
    quality, _, best = max(ranked)
    return best if quality > 0 else None


def _range(part: str) -> tuple[str, float]:
    kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return kind, min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return kind, 0.0
    return kind, 1.0


def _quality(kind: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the most specific range that covers the media type."""
    for pattern in (kind, kind.split("/", maxsplit=1)[0] + "/*", "*/*"):
        for name, quality in ranges:
            if name == pattern:
                return quality
    return 0.0
