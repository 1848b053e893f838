"""Values of query parameters, as people write them, to SPARQL terms."""

from __future__ import annotations

import datetime as dt
import difflib
import re

from kg.errors import UsageError
from kg.query.results import Answer
from kg.query.store import Source
from kg.vocab import KG, WIKIDATA

_CLASSES = {"actor": "Actor", "place": "Place", "topic": "Topic", "encounter": "Encounter", "article": "Article"}
KINDS = (*_CLASSES, "date", "number", "text")
"""What a parameter can stand for."""

_IRI = re.compile(r"https?://[^\x00-\x20<>\"{}|^`\\]+")
_QID = re.compile(r"Q\d+")
_NAMES = "rdfs:label|skos:prefLabel|skos:altLabel|schema:headline|dcterms:identifier"


def literal(kind: str, value: str, source: Source) -> tuple[str, ...]:
    """The term or terms, in SPARQL syntax, that ``value`` means for a parameter of this kind. Raises ``UsageError``."""
    if kind in _CLASSES:
        return _things(kind, value.strip(), source)
    if kind == "date":
        return (f'"{_date(value)}"^^xsd:date',)
    if kind == "number":
        if not re.fullmatch(r"-?\d+(\.\d+)?", value.strip()):
            raise UsageError(f'"{value}" is no number.')
        return (value.strip(),)
    return (quoted(value),)


def quoted(text: str) -> str:
    """A string literal in SPARQL; nothing in it can end it early."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(escapes.get(character, character) for character in text) + '"'


def _date(value: str) -> str:
    try:
        return dt.date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise UsageError(f'"{value}" is no date.', mend="Write it as 2018-03-20.") from None


def _things(kind: str, value: str, source: Source) -> tuple[str, ...]:
    if _IRI.fullmatch(value):
        return (f"<{value}>",)
    if not value:
        raise UsageError(f"an empty name means no {kind}.")
    found = _by_wikidata(value, source) if _QID.fullmatch(value) else _by_name(kind, value, source)
    if not found:
        raise UsageError(f'the graph has no {kind} "{value}".', mend=_nearest(kind, value, source))
    return tuple(f"<{iri}>" for iri in sorted(found))


def _by_wikidata(qid: str, source: Source) -> set[str]:
    same = f"<{WIKIDATA[qid]}>"
    return _firsts(source, f"SELECT DISTINCT ?node WHERE {{ ?node owl:sameAs|skos:exactMatch {same} }}")


def _by_name(kind: str, value: str, source: Source) -> set[str]:
    """By full name; else by the last part of the IRI; else by another name; else by a part of the name."""
    wanted = quoted(value.lower())
    path = "?type rdfs:subClassOf* " + f"<{KG[_CLASSES[kind]]}> . ?node a ?type ; "
    for names, test in (
        ("rdfs:label|skos:prefLabel|schema:headline|dcterms:identifier", f"LCASE(STR(?name)) = {wanted}"),
        ("a", f'LCASE(REPLACE(STR(?node), "^.*/", "")) = {wanted}'),
        ("skos:altLabel", f"LCASE(STR(?name)) = {wanted}"),
        (_NAMES, f"CONTAINS(LCASE(STR(?name)), {wanted})"),
    ):
        found = _firsts(source, f"SELECT DISTINCT ?node WHERE {{ {path} {names} ?name . FILTER({test}) }}")
        if found:
            return found
    return set()


def _nearest(kind: str, value: str, source: Source) -> str | None:
    typed = f"?type rdfs:subClassOf* <{KG[_CLASSES[kind]]}> . ?node a ?type"
    names = _firsts(source, f"SELECT DISTINCT ?name WHERE {{ {typed} ; {_NAMES} ?name }}")
    folded = {name.casefold(): name for name in names}
    near = [folded[name] for name in difflib.get_close_matches(value.casefold(), folded, n=3)]
    return f"Did you mean {' or '.join(near)}?" if near else None


def _firsts(source: Source, query: str) -> set[str]:
    return {row[0].value for row in Answer(source.query(query)).rows if row[0] is not None and hasattr(row[0], "value")}
