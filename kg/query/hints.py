"""Help with queries that fail or find nothing."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from pyoxigraph import NamedNode
from rdflib.paths import Path
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import BNode, Node, Variable

from kg.errors import QueryError
from kg.query.guard import Checked
from kg.query.position import pointed
from kg.query.results import Answer
from kg.query.store import Source
from kg.vocab import KG, PREFIXES
from kg.write.excerpt import ontology

_PREFIX_AT = re.compile(r"([A-Za-z][\w.-]*):")
_DECLARED = re.compile(r"PREFIX\s+([A-Za-z][\w.-]*)?:", re.IGNORECASE)


def unknown_prefix(text: str, reason: str, at: tuple[int, int]) -> QueryError | None:
    """An error that names the unknown prefix and the nearest known one, if that is what went wrong."""
    if "Prefix not found" not in reason:
        return None
    known = sorted(set(PREFIXES) | {name or "" for name in _DECLARED.findall(text)})
    used = [name for name in _PREFIX_AT.findall(text.splitlines()[at[0] - 1][: at[1]]) if name not in known]
    name = used[-1] if used else ""
    near = difflib.get_close_matches(name, known, n=1)
    mend = f"Did you mean {near[0]}: ?" if near else f"Known are {', '.join(known)}; declare others with PREFIX."
    return pointed(f'unknown prefix "{name}:"', text, at, mend=mend)


def unknown_terms(checked: Checked) -> list[str]:
    """A sentence for each ``kg:`` name in the query that the ontology does not have."""
    ours = {t.subject.value.removeprefix(str(KG)) for t in ontology() if isinstance(t.subject, NamedNode)}
    used = {part["localname"] for part in checked.parts() if part.name == "pname" and part.get("prefix") == "kg"}
    sentences = []
    for name in sorted(used - ours):
        near = difflib.get_close_matches(name, ours, n=1)
        sentences.append(f"kg:{name} is not in the ontology." + (f" Did you mean kg:{near[0]}?" if near else ""))
    return sentences


def why_empty(checked: Checked, source: Source) -> list[str]:
    """Sentences that tell which names are unknown or which single pattern of the query has no match in the graph."""
    if sentences := unknown_terms(checked):
        return sentences
    patterns = dict.fromkeys(_required(translateQuery(checked.parsed, initNs=PREFIXES).algebra))
    return [f"Nothing in the graph matches  {_shown(p)} ." for p in patterns if _is_missing(p, source)]


Pattern = tuple[Node | Path, Node | Path, Node | Path]


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


def _is_missing(pattern: Pattern, source: Source) -> bool:
    if all(isinstance(term, (Variable, BNode)) for term in pattern):
        return False
    terms = [f"?{term}" if isinstance(term, BNode) else term.n3() for term in pattern]
    return Answer(source.query(f"ASK {{ {' '.join(terms)} }}")).boolean is False


def _shown(pattern: Pattern) -> str:
    text = " ".join(f"?{term}" if isinstance(term, BNode) else term.n3() for term in pattern)
    for prefix, namespace in PREFIXES.items():
        text = re.sub(f"<{re.escape(namespace)}([\\w-]+)>", f"{prefix}:\\1", text)
    return text
