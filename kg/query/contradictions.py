"""Where the reports of one encounter contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from pyoxigraph import NamedNode

from kg.query.results import Term
from kg.vocab import KG

Node = Mapping[str, tuple[Term, ...]]
"""A node's properties: IRI of the property -> its values, sorted."""

_COMPARED = ("place", "initiator", "host")
"""Local names of properties on which reports contradict each other when each has a value that the other lacks."""

_TOOK_PLACE, _DID_NOT = ("Occurred", "Ongoing"), ("Denied", "Cancelled")
"""What is planned and then takes place, or is called off, is no contradiction."""


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
    return (*_status(reports), *_properties(reports), *_dates(reports), *_topics(reports))


def _status(reports: Mapping[str, Node]) -> Iterator[Contradiction]:
    said = [(value, iri) for iri, report in reports.items() for value in values(report, "status")]
    sides = [[pair for pair in said if _local(pair[0]) in names] for names in (_TOOK_PLACE, _DID_NOT)]
    if all(sides):
        yield Contradiction(str(KG.status), _sides([pair for side in sides for pair in side]))


def _properties(reports: Mapping[str, Node]) -> Iterator[Contradiction]:
    for name in _COMPARED:
        yield from _between(reports, name, partial(_each_lacks, reports, name))


def _dates(reports: Mapping[str, Node]) -> Iterator[Contradiction]:
    return _between(reports, "date", lambda one, other: _are_apart(reports[one], reports[other]))


def _between(reports: Mapping[str, Node], name: str, differ: Callable[[str, str], bool]) -> Iterator[Contradiction]:
    """The contradiction on a property, where two reports differ, with the reports that differ from any other."""
    apart = {iri for pair in combinations(reports, 2) if differ(*pair) for iri in pair}
    if apart:
        yield Contradiction(
            str(KG[name]), _sides([(v, iri) for iri in reports if iri in apart for v in values(reports[iri], name)])
        )


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


def _each_lacks(reports: Mapping[str, Node], name: str, one: str, other: str) -> bool:
    said, said_there = set(values(reports[one], name)), set(values(reports[other], name))
    return bool(said - said_there and said_there - said)


def _are_apart(one: Node, other: Node) -> bool:
    """True when no day lies within the bounds of both; of a date that is only about right, nobody knows."""
    if any("~" in str(getattr(t, "value", "")) for n in (one, other) for t in values(n, "date")):
        return False
    bounds = [
        [str(getattr(t, "value", "")) for name in ("earliest", "latest") for t in values(n, name)] for n in (one, other)
    ]
    first, second = bounds
    return len(first) == len(second) == 2 and (first[1] < second[0] or second[1] < first[0])


def _local(term: Term) -> str:
    return str(getattr(term, "value", "")).removeprefix(str(KG))
