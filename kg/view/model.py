"""What the page shows: the network with positions, weights and the nodes of the first look."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.network import Encounter, Network, NodeKind
from kg.view.layout import layout

FIRST_LOOK = 150
"""Most nodes of the first look; more cannot be read at once."""

ROOM_FOR_THINGS = 25
"""Of these, most topics and places."""

SPACING = 56.0
"""Pixels per ideal link length in the whole network."""

FIRST_SPACING = 54.0
"""The same for the first look, where there is more room."""


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
    weights = _weights(network, index, links)
    chosen = _choose(network, index, links, weights)
    among = {node: i for i, node in enumerate(chosen)}
    inner = [(among[a], among[b]) for a, b in links if a in among and b in among]
    places = _pixels(len(chosen), inner, FIRST_SPACING)
    everything = places if len(chosen) == len(index) else _pixels(len(index), list(links), SPACING)
    return ViewModel(network, links, tuple(everything), weights, dict(zip(chosen, places, strict=True)))


def _pixels(count: int, links: list[tuple[int, int]], spacing: float) -> list[tuple[float, float]]:
    """Positions in pixels, rounded so that the page is the same on every machine."""
    return [(round(float(x) * spacing, 1), round(float(y) * spacing, 1)) for x, y in layout(count, links)]


def _weights(network: Network, index: dict[str, int], links: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    """Number of encounters of a node; for an encounter, its tellings and what its participants are part of."""
    degree = Counter(end for link in links for end in link)
    weights = [degree[i] for i in range(len(network.nodes))]
    for encounter in network.encounters:
        actors = [index[a] for a in encounter.participants if a in index]
        weights[index[encounter.iri]] = _weight(encounter, [degree[a] for a in actors])
    return tuple(weights)


def _weight(encounter: Encounter, degrees: list[int]) -> int:
    """Told often and between actors who are part of much: both count, neither alone decides."""
    return 4 * len(encounter.tellings) + 2 * len(degrees) + sum(min(degree, 50) for degree in degrees)


def _choose(
    network: Network, index: dict[str, int], links: tuple[tuple[int, int], ...], weights: tuple[int, ...]
) -> list[int]:
    """Nodes of the first look: the weightiest encounters with their actors, then things that several of them share."""
    nodes = network.nodes
    if len(nodes) <= FIRST_LOOK:
        return list(range(len(nodes)))
    around: dict[int, list[int]] = {}
    for encounter, other in links:
        around.setdefault(encounter, []).append(other)
    chosen: dict[int, None] = {}
    shared: Counter[int] = Counter()
    for encounter in sorted((index[e.iri] for e in network.encounters), key=lambda i: (-weights[i], i)):
        beside = around.get(encounter, ())
        fresh = {
            i: None for i in (encounter, *beside) if i not in chosen and (i == encounter or nodes[i].kind.is_actor)
        }
        if len(chosen) + len(fresh) <= FIRST_LOOK - ROOM_FOR_THINGS:
            chosen |= fresh
            shared.update(i for i in beside if nodes[i].kind in (NodeKind.TOPIC, NodeKind.PLACE))
    things = [i for i, times in sorted(shared.items(), key=lambda item: (-item[1], item[0])) if times > 1]
    return sorted([*chosen, *things[:ROOM_FOR_THINGS]])
