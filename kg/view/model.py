"""What the page shows: the network with positions, weights and the nodes of the first look."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from kg.network import Encounter, Network, Node, NodeKind, Telling
from kg.view.choice import choose
from kg.view.layout import layout
from kg.view.overlap import Points

SPACING = 56.0
"""Pixels per ideal link length in the whole network."""

FIRST_SPACING = 54.0
"""The same for the first look, where there is more room."""

_NAMED = (NodeKind.PERSON, NodeKind.STATE, NodeKind.ORGANIZATION, NodeKind.TOPIC, NodeKind.PLACE, NodeKind.ARTICLE)
"""Kinds drawn with their name; encounters are drawn with kind and date."""

_LETTERS, _CAPTION = 30, 22
"""Letters of the longest name that is drawn whole, and of the kind and date of an encounter."""


@dataclass(frozen=True, slots=True)
class ViewModel:
    """A network ready to be drawn. Positions are pixels; indices count ``network.nodes``; links are index pairs.

    ``weights`` rank nodes (encounters by what they connect and how often they are told, others by their encounters).
    ``first`` maps the nodes of the first look to their positions there.
    """

    network: Network
    links: tuple[tuple[int, int], ...]
    positions: tuple[tuple[float, float], ...]
    weights: tuple[int, ...]
    first: dict[int, tuple[float, float]]


def view_model(network: Network) -> ViewModel:
    """Weigh, choose and place the nodes of a network."""
    index = {node.iri: i for i, node in enumerate(network.nodes)}
    links = tuple((index[link.source], index[link.target]) for link in network.links)
    weights = _weights(network, index)
    chosen = choose(network, links, weights)
    among = {node: i for i, node in enumerate(chosen)}
    inner = [(among[a], among[b]) for a, b in links if a in among and b in among]
    boxes = np.array([_box(network.nodes[i]) for i in chosen]).reshape(-1, 2)
    first = _pixels(layout(len(chosen), inner, boxes / FIRST_SPACING), FIRST_SPACING)
    everything = _pixels(layout(len(index), links), SPACING)
    return ViewModel(network, links, everything, weights, dict(zip(chosen, first, strict=True)))


def _pixels(points: Points, spacing: float) -> tuple[tuple[float, float], ...]:
    """Positions in pixels, rounded so that the page is the same on every machine."""
    return tuple((round(float(x) * spacing, 1), round(float(y) * spacing, 1)) for x, y in points)


def _box(node: Node) -> tuple[float, float]:
    """Width and height of a node with its label in pixels, near enough to keep labels apart."""
    letters = min(len(node.label), _LETTERS) if node.kind in _NAMED else _CAPTION
    return max(44.0, letters * 7.0 + 12), 56.0 if node.kind not in (NodeKind.TOPIC, NodeKind.PLACE) else 42.0


def _weights(network: Network, index: dict[str, int]) -> tuple[int, ...]:
    """Encounters that an actor takes part in; tellings that name anything else; for encounters see ``_weight``."""
    part = Counter(index[a] for e in network.encounters for a in e.participants if a in index)
    named = Counter(index[i] for e in network.encounters for t in e.tellings for i in _named(t) if i in index)
    weights = [part[i] if node.kind.is_actor else named[i] for i, node in enumerate(network.nodes)]
    for encounter in network.encounters:
        weights[index[encounter.iri]] = _weight(
            encounter, [part[index[a]] for a in encounter.participants if a in index]
        )
    return tuple(weights)


def _named(telling: Telling) -> set[str]:
    return {telling.article, *telling.places, *telling.about, *telling.not_about}


def _weight(encounter: Encounter, degrees: list[int]) -> int:
    """Told often and between actors who are part of much: both count, neither alone decides."""
    return 4 * len(encounter.tellings) + 2 * len(degrees) + sum(min(degree, 50) for degree in degrees)
