"""Frozen records of the network that the page and the exports are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class NodeKind(StrEnum):
    """What a node stands for; encounter kinds carry the local name of their class."""

    PERSON = "Person"
    STATE = "State"
    ORGANIZATION = "Organization"
    ENCOUNTER = "Encounter"
    CALL = "Call"
    PHONE_CALL = "PhoneCall"
    VIDEO_CALL = "VideoCall"
    MEETING = "Meeting"
    VISIT = "Visit"
    SUMMIT = "Summit"
    NEGOTIATION = "Negotiation"
    TOPIC = "Topic"
    PLACE = "Place"
    ARTICLE = "Article"

    @property
    def is_actor(self) -> bool:
        """True for persons, states and organisations."""
        return self in (NodeKind.PERSON, NodeKind.STATE, NodeKind.ORGANIZATION)


@dataclass(frozen=True, slots=True)
class Node:
    """A node with its names; ``same_as`` are IRIs of the same thing elsewhere (Wikidata)."""

    iri: str
    kind: NodeKind
    label: str
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What the graph knows of an article; its node has the same IRI."""

    iri: str
    identifier: str = ""
    published: str = ""
    basis: str = ""
    publisher: str = ""
    agencies: tuple[str, ...] = ()
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of an encounter, from one report or from all. Dates are as in the graph, ``basis`` says where from.

    Actors, places and topics are IRIs; ``roles`` are (role, actor) pairs.
    """

    iri: str
    status: str = ""
    date: str = ""
    earliest: str = ""
    latest: str = ""
    basis: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    absent: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling(Reading):
    """A report as it tells its encounter; ``article``, ``holders`` and ``via`` are IRIs."""

    article: str = ""
    cue: str = ""
    quotes: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    is_echo: bool = False


@dataclass(frozen=True, slots=True)
class Encounter(Reading):
    """An encounter with what follows from all its tellings; its node has the same IRI."""

    within: tuple[str, ...] = ()
    event_name: str = ""
    ordinal: str = ""
    duration: str = ""
    planned_duration: str = ""
    outcomes: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()
    confidence: str = ""
    merged_because: tuple[str, ...] = ()
    tellings: tuple[Telling, ...] = ()

    @property
    def participants(self) -> tuple[str, ...]:
        """IRIs of the distinct participants, in order."""
        return tuple(dict.fromkeys(actor for _, actor in self.roles))


@dataclass(frozen=True, slots=True)
class Link:
    """An encounter and a neighbour, with every relation between them (initiator, about, inArticle, ...)."""

    source: str
    target: str
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Network:
    """Nodes, encounters and sources, each sorted by IRI."""

    nodes: tuple[Node, ...]
    encounters: tuple[Encounter, ...]
    sources: tuple[Source, ...] = field(default=())

    @cached_property
    def by_iri(self) -> dict[str, Node]:
        """Nodes by their IRI."""
        return {node.iri: node for node in self.nodes}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """One link per encounter and neighbour, sorted; neighbours that are no node of the network are left out."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for encounter in self.encounters:
            for relation, other in _relations(encounter):
                if other in self.by_iri and other != encounter.iri:
                    found.setdefault((encounter.iri, other), {})[relation] = None
        return tuple(Link(source, target, tuple(relations)) for (source, target), relations in sorted(found.items()))

    def label(self, iri: str) -> str:
        """Name of a node, or the IRI where the graph names none."""
        node = self.by_iri.get(iri)
        return node.label if node else iri


def _relations(encounter: Encounter) -> list[tuple[str, str]]:
    """(relation, neighbour) pairs of an encounter; who says so is linked only where nothing else links it."""
    pairs = [*encounter.roles]
    pairs += [("place", place) for place in encounter.places]
    pairs += [("about", topic) for topic in encounter.about]
    pairs += [("notAbout", topic) for topic in encounter.not_about]
    pairs += [("withinEvent", event) for event in encounter.within]
    pairs += [("absent", actor) for actor in encounter.absent]
    pairs += [("inArticle", telling.article) for telling in encounter.tellings]
    for relation in ("claimedBy", "via"):
        linked = {other for _, other in pairs}
        sayers = {i for t in encounter.tellings for i in (t.holders if relation == "claimedBy" else t.via)}
        pairs += [(relation, sayer) for sayer in sorted(sayers - linked)]
    return pairs
