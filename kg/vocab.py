"""All IRIs: namespaces, terms and how data IRIs are minted. No other module writes an IRI."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from rdflib import Namespace
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD

KG = Namespace("https://w3id.org/kg-encounters/ontology#")
SCHEMA = Namespace("https://schema.org/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
WGS84 = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")
EUROVOC = Namespace("http://eurovoc.europa.eu/")
EDTF = Namespace("http://id.loc.gov/datatypes/edtf/").EDTF

DEFAULT_BASE = "https://w3id.org/kg-encounters/id/"

PREFIXES: dict[str, str] = {
    "dcterms": str(DCTERMS),
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "eurovoc": str(EUROVOC),
    "geo": str(WGS84),
    "kg": str(KG),
    "nif": str(NIF),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sem": str(SEM),
    "skos": str(SKOS),
    "wd": str(WIKIDATA),
    "xsd": str(XSD),
}
"""Prefixes of every Turtle file and query that the project writes."""

_TRANSLITERATION = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae"}
)


def slug(text: str, limit: int = 80) -> str:
    """Readable ASCII key: lower case, German umlauts spelled out, words joined by hyphens; "x" when nothing is left."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_TRANSLITERATION)
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))[:limit].strip("-") or "x"


def mint(base: str, kind: str, key: str) -> str:
    """Data IRI ``<base><kind>/<key>``; characters that an IRI path cannot hold are percent-encoded."""
    return f"{base}{kind}/{quote(key, safe='-._~#=,')}"
