"""Mistakes in a query that is well formed: texts in place of things or days, and variables that nothing binds."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from rdflib.paths import Path
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Literal, Node, URIRef, Variable

from kg.query.params import quoted
from kg.query.results import Answer
from kg.query.store import Source
from kg.vocab import PREFIXES

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INTERNAL = "__"
"""How the variables begin that rdflib makes for aggregates."""


def other_value(pattern: tuple[Node | Path, Node | Path, Node | Path], source: Source) -> str:
    """What the graph has in place of the text of a pattern that has no match: with a language or type, or a thing."""
    _, name, value = pattern
    if not isinstance(name, URIRef) or not isinstance(value, Literal):
        return ""
    wanted = quoted(str(value).lower())
    for test in (
        f"FILTER(isLiteral(?value) && LCASE(STR(?value)) = {wanted})",
        f'FILTER(isIRI(?value) && LCASE(REPLACE(STR(?value), "^.*[/#]", "")) = {wanted})',
        f"?value rdfs:label|skos:prefLabel ?name . FILTER(LCASE(STR(?name)) = {wanted})",
    ):
        found = Answer(source.query(f"SELECT ?value {{ ?thing {name.n3()} ?value . {test} }} ORDER BY ?value LIMIT 1"))
        for row in found.rows:
            return f" The graph has  {short(str(row[0]))} ."
    return ""


def unbound_variables(algebra: object) -> list[str]:
    """A sentence for each variable that is asked for or compared and stands in no pattern."""
    bound, used = set(_bound(algebra)), set(_used(algebra))
    missing = sorted(name for name in used - bound if not name.startswith(_INTERNAL))
    return [f"No pattern has the variable ?{name}.{_nearest(name, bound)}" for name in missing]


def days_as_text(algebra: object) -> list[str]:
    """A sentence for each comparison with a day that is written as a text, which no day equals."""
    texts = {
        str(side)
        for part in _parts(algebra)
        if part.name == "RelationalExpression"
        for side in (part.expr, part.other)
        if isinstance(side, Literal) and side.datatype is None and _DAY.fullmatch(side)
    }
    return [f'"{text}" is a text; a day to compare with is  "{text}"^^xsd:date .' for text in sorted(texts)]


def short(text: str) -> str:
    """A term or pattern in SPARQL syntax, with prefixed names where there is a prefix."""
    for prefix, namespace in PREFIXES.items():
        text = re.sub(f"<{re.escape(namespace)}([\\w-]+)>", f"{prefix}:\\1", text)
    return text


def _parts(node: object) -> Iterator[CompValue]:
    """Every part of the algebra of a query."""
    if isinstance(node, CompValue):
        yield node
    if isinstance(node, (dict, list, tuple)):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _parts(child)


def _bound(algebra: object) -> Iterator[str]:
    for part in _parts(algebra):
        if part.name in ("BGP", "Extend", "values", "Graph"):
            yield from _variables([part.get("triples"), part.get("var"), part.get("res"), part.get("term")])


def _used(algebra: object) -> Iterator[str]:
    for part in _parts(algebra):
        if part.name in ("Project", "RelationalExpression"):
            yield from _variables([part.get("PV"), part.get("expr"), part.get("other")])


def _variables(node: object) -> Iterator[str]:
    if isinstance(node, Variable):
        yield str(node)
    elif isinstance(node, dict):
        yield from _variables([*node, *node.values()])
    elif isinstance(node, (list, tuple, set)):
        for child in node:
            yield from _variables(child)


def _nearest(name: str, known: set[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f" Did you mean ?{near[0]}?" if near else ""
