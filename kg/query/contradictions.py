"""Where the reports of one encounter contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import NamedNode

from kg.query.results import Term
from kg.vocab import KG

Node = Mapping[str, tuple[Term, ...]]
"""A node's properties: IRI of the property -> its values, sorted."""

_COMPARED = ("status", "place", "initiator", "host")
"""Local names of properties whose values exclude each other."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What reports differ on: a property, or a topic; each side with the reports that hold it."""

    subject: str
    sides: tuple[tuple[Term, tuple[str, ...]], ...]


def values(node: Node, name: str) -> tuple[Term, ...]:
    """The values of one of our properties."""
    return node.get(str(KG[name]), ())


def contradictions(reports: Mapping[str, Node]) -> tuple[Contradiction, ...]:
    """All contradictions of reports, by IRI. Who leaves something out contradicts nobody; nor does a vague date."""
    return (*_properties(reports), *_dates(reports), *_topics(reports))


def _properties(reports: Mapping[str, Node]) -> Iterator[Contradiction]:
    for name in _COMPARED:
        sides = _sides([(value, iri) for iri, report in reports.items() for value in values(report, name)])
        if len(sides) > 1:
            yield Contradiction(str(KG[name]), sides)


def _dates(reports: Mapping[str, Node]) -> Iterator[Contradiction]:
    apart = {
        iri
        for one, other in combinations(reports, 2)
        if _are_apart(reports[one], reports[other])
        for iri in (one, other)
    }
    sides = _sides([(value, iri) for iri in reports if iri in apart for value in values(reports[iri], "date")])
    if sides:
        yield Contradiction(str(KG.date), sides)


def _topics(reports: Mapping[str, Node]) -> Iterator[Contradiction]:
    said = {side: [(t, iri) for iri, r in reports.items() for t in values(r, side)] for side in ("about", "notAbout")}
    for topic in sorted({t for t, _ in said["about"]} & {t for t, _ in said["notAbout"]}, key=str):
        sides = [(NamedNode(str(KG[side])), iri) for side, pairs in said.items() for t, iri in pairs if t == topic]
        yield Contradiction(str(getattr(topic, "value", topic)), _sides(sides))


def _sides(pairs: Sequence[tuple[Term, str]]) -> tuple[tuple[Term, tuple[str, ...]], ...]:
    grouped: dict[Term, list[str]] = {}
    for value, iri in pairs:
        grouped.setdefault(value, []).append(iri)
    return tuple((value, tuple(iris)) for value, iris in grouped.items())


def _are_apart(one: Node, other: Node) -> bool:
    """True when no day lies within the bounds of both."""
    bounds = [
        [str(getattr(t, "value", "")) for name in ("earliest", "latest") for t in values(n, name)] for n in (one, other)
    ]
    first, second = bounds
    return len(first) == len(second) == 2 and (first[1] < second[0] or second[1] < first[0])
