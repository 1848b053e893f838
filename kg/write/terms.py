"""RDF terms of the writer: data IRIs by kind and literals by datatype."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import XSD

from kg import vocab
from kg.model import Evidence

LANGUAGE = "de"
"""Language of labels, quotes and outcomes: they are words of the articles or of the German authority."""

_XSD_DATE = NamedNode(str(XSD.date))
_XSD_DECIMAL = NamedNode(str(XSD.decimal))
_XSD_DURATION = NamedNode(str(XSD.duration))
_XSD_INTEGER = NamedNode(str(XSD.integer))
_XSD_BOOLEAN = NamedNode(str(XSD.boolean))
_XSD_ANY_URI = NamedNode(str(XSD.anyURI))
_EDTF = NamedNode(str(vocab.EDTF))
_DURATION = re.compile(
    r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII
)


@lru_cache(maxsize=4096)
def named(iri: str) -> NamedNode:
    """The term of an IRI that is written in the code (a vocabulary term)."""
    return NamedNode(str(iri))


class Minter:
    """Data IRIs under one base."""

    PREFIXED = ("actor", "build", "encounter", "place", "topic")
    """Kinds whose keys are slugs. Ids of articles come from outside; some of them, shortened, trip rdflib's parser."""

    def __init__(self, base: str) -> None:
        """Keep ``base``, an absolute IRI without ``#``: passages are fragments of the IRIs of articles."""
        self.base = base

    def node(self, kind: str, key: str) -> NamedNode:
        """IRI ``<base><kind>/<key>``; ``#`` in a key is escaped, so that no key can pose as a passage of an article."""
        return NamedNode(vocab.mint(self.base, kind, key.replace("#", "%23")))

    def report(self, article_id: str, number: int) -> NamedNode:
        """IRI of the report with this number in its article."""
        return self.node("report", f"{article_id}-{number}")

    def passage(self, article_id: str, evidence: Evidence) -> NamedNode:
        """IRI of a stretch of an article: its characters as a fragment (RFC 5147)."""
        article = self.node("article", article_id)
        return NamedNode(f"{article.value}#char={evidence.begin},{evidence.end}")

    def prefixes(self) -> dict[str, str]:
        """A prefix for each kind of data IRI with plain keys."""
        return {kind: f"{self.base}{kind}/" for kind in self.PREFIXED}


def string(value: str) -> Literal:
    """A plain string."""
    return Literal(value)


def worded(value: str, language: str = LANGUAGE) -> Literal:
    """A string in a natural language."""
    return Literal(value, language=language)


def edtf(value: str) -> Literal:
    """A date in EDTF."""
    return Literal(value, datatype=_EDTF)


def date(value: dt.date) -> Literal:
    """A calendar day."""
    return Literal(value.isoformat(), datatype=_XSD_DATE)


def duration(value: str) -> Literal:
    """An ISO 8601 duration in the canonical form of XML Schema, which knows no weeks: PT90M is PT1H30M, P1W is P7D."""
    told = _DURATION.fullmatch(value)
    if told is None:
        return Literal(value, datatype=_XSD_DURATION)
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in told.groups())
    years, months = divmod(12 * years + months, 12)
    minutes, seconds = divmod(((7 * weeks + days) * 24 + hours) * 3600 + 60 * minutes + seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    date = _parts((years, "Y"), (months, "M"), (days, "D"))
    time = _parts((hours, "H"), (minutes, "M"), (seconds, "S"))
    text = f"P{date}T{time}" if time else f"P{date}" if date else "PT0S"
    return Literal(text, datatype=_XSD_DURATION)


def _parts(*parts: tuple[int, str]) -> str:
    return "".join(f"{number}{unit}" for number, unit in parts if number)


def integer(value: int) -> Literal:
    """An integer."""
    return Literal(str(value), datatype=_XSD_INTEGER)


def decimal(value: float, digits: int = 3) -> Literal:
    """A decimal, rounded; always written with a fraction, so that equal numbers are equal bytes."""
    text = f"{round(value, digits) + 0.0:.{digits}f}".rstrip("0")  # no minus before zero
    return Literal(text + "0" if text.endswith(".") else text, datatype=_XSD_DECIMAL)


def boolean(value: bool) -> Literal:
    """``true`` or ``false``."""
    return Literal("true" if value else "false", datatype=_XSD_BOOLEAN)


def any_uri(value: str) -> Literal:
    """An address as a literal: addresses from containers are untrusted and may be no valid IRI."""
    return Literal(value, datatype=_XSD_ANY_URI)
