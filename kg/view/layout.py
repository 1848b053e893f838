"""Positions for a network: each connected component is placed on its own, then all are packed side by side."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import numpy as np

from kg.view.forces import place
from kg.view.overlap import Points, uncover

_ASPECT = 1.4
"""Width to height of the packed picture, near that of its place on a screen."""

_MARGIN = 1.6
"""Room around a component, in ideal link lengths."""

_GAP = 0.5
"""The same where sizes of labels are known."""


def layout(count: int, links: Iterable[tuple[int, int]], boxes: Points | None = None) -> Points:
    """Positions (count, 2) of nodes 0..count-1, centred on 0, in ideal link lengths; equal for equal input.

    With ``boxes`` (count, 2), the sizes of figures with their labels, these do not cover each other; for few nodes.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(links)
    components = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    known: dict[tuple[int, bytes], Points] = {}
    placed = [_place_component(graph, part, known) for part in components]
    sizes = np.zeros((count, 2)) if boxes is None else boxes
    if boxes is not None:
        placed = [uncover(points, boxes[part]) for part, points in zip(components, placed, strict=True)]
    lows = [(points - sizes[part] / 2).min(axis=0) for part, points in zip(components, placed, strict=True)]
    highs = [(points + sizes[part] / 2).max(axis=0) for part, points in zip(components, placed, strict=True)]
    corners = _pack([high - low for low, high in zip(lows, highs, strict=True)], _MARGIN if boxes is None else _GAP)
    positions = np.zeros((count, 2))
    for part, points, low, corner in zip(components, placed, lows, corners, strict=True):
        positions[part] = points - low + corner
    return positions - (positions.max(axis=0) + positions.min(axis=0)) / 2 if count else positions


def _place_component(graph: nx.Graph[int], part: list[int], known: dict[tuple[int, bytes], Points]) -> Points:
    """Positions of one component, hubs first; components of equal shape are placed once."""
    ranked = sorted(part, key=lambda node: (-graph.degree[node], node))
    index = {node: i for i, node in enumerate(ranked)}
    pairs = sorted(tuple(sorted((index[a], index[b]))) for a, b in graph.subgraph(part).edges if a != b)
    links = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    shape = (len(part), links.tobytes())
    if shape not in known:
        known[shape] = place(len(part), links)
    return known[shape][[index[node] for node in part]]


def _pack(sizes: list[Points], margin: float) -> list[Points]:
    """Lower corners of boxes set on shelves, in the order given; the widest shelf gives about the wanted aspect."""
    boxes = [size + margin for size in sizes]
    area = sum(float(box.prod()) for box in boxes)
    limit = max([float(box[0]) for box in boxes] + [float(np.sqrt(area * _ASPECT))])
    corners, x, y, shelf = [], 0.0, 0.0, 0.0
    for box in boxes:
        if x and x + box[0] > limit:
            x, y, shelf = 0.0, y + shelf, 0.0
        corners.append(np.array([x, y]))
        x, shelf = x + float(box[0]), max(shelf, float(box[1]))
    return corners
