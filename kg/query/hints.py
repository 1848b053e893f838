"""Help with queries that find nothing, or ask for what there is not."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from pyoxigraph import NamedNode
from pyparsing import ParseException
from rdflib.paths import Path
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import BNode, Node, URIRef, Variable

from kg.query.mistakes import days_as_text, other_value, short, unbound_variables
from kg.query.results import Answer
from kg.query.store import Source
from kg.resources import ontology
from kg.vocab import KG, PREFIXES

_AS_A_WHOLE = "No single pattern is to blame: nothing in the graph matches the query as a whole, with its filters."

Pattern = tuple[Node | Path, Node | Path, Node | Path]


def why_empty(text: str, source: Source) -> list[str]:
    """Sentences that tell why a query finds nothing: names that are unknown, patterns without a match in the graph, and so on.

    ``text`` is a query that the guard has let pass. What only one of the two parsers reads is left unexplained.
    """
    algebra = _algebra(text)
    if algebra is None:
        return []
    patterns = dict.fromkeys(_required(algebra))
    missing = unknown_terms(algebra) or [_sentence(p, source) for p in patterns if _is_missing(p, source)]
    return missing or unbound_variables(algebra) or days_as_text(algebra) or [_AS_A_WHOLE]


def why_blank(text: str) -> list[str]:
    """Sentences that tell which variables of a query nothing can bind, so that their columns are blank."""
    return unbound_variables(_algebra(text))


def _algebra(text: str) -> CompValue | None:
    """rdflib's algebra of a query; None for what its parser does not read."""
    try:
        algebra: CompValue = translateQuery(parseQuery(text), initNs=PREFIXES).algebra
    except (ParseException, RecursionError):
        return None
    return algebra


def unknown_terms(algebra: object) -> list[str]:
    """A sentence for each name in our namespace that a query uses and the ontology does not have."""
    ours = {t.subject.value.removeprefix(str(KG)) for t in ontology() if isinstance(t.subject, NamedNode)}
    used = {str(term).removeprefix(str(KG)) for term in _iris(algebra) if term.startswith(str(KG))}
    return [f"kg:{name} is not in the ontology.{_nearest('kg', name, ours)}" for name in sorted(used - ours)]


def _required(node: object) -> Iterator[Pattern]:
    """The triple patterns that every row must match: not those of optional, alternative or negated parts."""
    if not isinstance(node, CompValue):
        return
    if node.name == "BGP":
        yield from node.triples
    elif node.name in ("LeftJoin", "Minus"):
        yield from _required(node.p1)
    elif node.name != "Union":
        for value in node.values():
            yield from _required(value)


def _iris(node: object) -> Iterator[URIRef]:
    """Every address in the algebra of a query, those in paths and filters too."""
    if isinstance(node, URIRef):
        yield node
    elif isinstance(node, Path):
        yield from _iris(list(vars(node).values()))
    elif isinstance(node, dict):
        yield from _iris(list(node.values()))
    elif isinstance(node, (list, tuple, set)):
        for part in node:
            yield from _iris(part)


def _is_missing(pattern: Pattern, source: Source) -> bool:
    if all(isinstance(term, (Variable, BNode)) for term in pattern):
        return False
    terms = [f"?{term}" if isinstance(term, BNode) else term.n3() for term in pattern]
    return Answer(source.query(f"ASK {{ {' '.join(terms)} }}")).boolean is False


def _sentence(pattern: Pattern, source: Source) -> str:
    text = " ".join(f"?{term}" if isinstance(term, BNode) else term.n3() for term in pattern)
    return f"Nothing in the graph matches  {short(text)} .{_other_property(pattern[1], source) or other_value(pattern, source)}"


def _other_property(name: Node | Path, source: Source) -> str:
    """The nearest property that the graph has, where it does not have the one asked for."""
    prefix, colon, local = short(f"<{name}>").partition(":") if isinstance(name, URIRef) else ("", "", "")
    if not colon or prefix not in PREFIXES:
        return ""
    namespace = PREFIXES[prefix]
    found = Answer(source.query("SELECT DISTINCT ?property { ?subject ?property ?object }")).rows
    used = {row[0].value for row in found if isinstance(row[0], NamedNode)}
    near = {iri.removeprefix(namespace) for iri in used if iri.startswith(namespace)}
    return "" if str(name) in used else _nearest(prefix, local, near)


def _nearest(prefix: str, name: str, known: set[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f" Did you mean {prefix}:{near[0]}?" if near else ""
