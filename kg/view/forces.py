"""Force-directed placement of one connected component in numpy, deterministic; the ideal length of a link is 1.

Attraction d^2 as by Fruchterman & Reingold (1991), repulsion 1/d^2, which falls off fast enough that the rim of a large
network is not blown away (Hu 2005). Small components sum the repulsion exactly; large ones on a mesh (particle-mesh
method, Hockney & Eastwood 1988), which costs O(n + G log G) for a mesh of G cells. Start positions come from pivot MDS
(Brandes & Pich 2006), which gets the large shape right without iterations. Nodes of many links repel more (as in
ForceAtlas2, Jacomy et al. 2014), so that two hubs that share much stand apart and what they share fits between them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.view.overlap import Points, separate

Pairs = NDArray[np.int64]
Masses = NDArray[np.float64]

EXACT_UP_TO = 220
REPULSION = 4.0
MASS = 1.2
"""How much more a node of many links repels: as this power of their number."""

_GOLDEN_ANGLE = 2.399963229728653


def place(count: int, links: Pairs) -> Points:
    """Positions (count, 2) of a connected component whose links are index pairs (m, 2)."""
    if count == 1:
        return np.zeros((1, 2))
    start = _pivot_mds(count, links) if count > 12 else np.zeros((count, 2))
    start = start + _spiral(count) * (0.3 if count > 12 else 1.0)
    exact = count <= EXACT_UP_TO
    placed = _cool(start, links, rounds=_rounds(count), repulsion=_exact if exact else _mesh)
    return separate(placed, distance=0.7)


def _rounds(count: int) -> int:
    """Rounds that are enough: a few nodes settle soon, and on the mesh the start positions are good."""
    return 50 if count <= 12 else 140 if count <= EXACT_UP_TO else 90


def _spiral(count: int) -> Points:
    """Points of a sunflower spiral: evenly spread, no two alike, no random numbers."""
    index = np.arange(count)
    radius, angle = np.sqrt(index) * 0.6, index * _GOLDEN_ANGLE
    return np.stack((radius * np.cos(angle), radius * np.sin(angle)), axis=1)


def _distances(count: int, links: Pairs, pivots: int) -> NDArray[np.float64]:
    """Hop distances (count, pivots) to pivots that lie far apart (each is the node farthest from those before)."""
    ends = np.concatenate((links, links[:, ::-1]))
    ends = ends[np.argsort(ends[:, 0], kind="stable")]
    first = np.searchsorted(ends[:, 0], np.arange(count + 1))
    degree = np.diff(first)
    nearest, columns, pivot = np.full(count, np.inf), [], int(np.argmax(degree))
    for _ in range(min(pivots, count)):
        hops = np.full(count, -1.0)
        hops[pivot], front, step = 0.0, np.array([pivot]), 0
        while front.size:
            step += 1
            spans = [ends[first[i] : first[i + 1], 1] for i in front]
            reached = np.unique(np.concatenate(spans))
            front = reached[hops[reached] < 0]
            hops[front] = step
        columns.append(hops)
        nearest = np.minimum(nearest, hops)
        pivot = int(np.argmax(nearest))
    return np.stack(columns, axis=1)


def _pivot_mds(count: int, links: Pairs) -> Points:
    """The two main axes of the double-centred squared hop distances, the longer one horizontal, signs fixed."""
    squared = _distances(count, links, pivots=40) ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, axes = np.linalg.eigh(centred.T @ centred)
    points = centred @ axes[:, [-1, -2]]
    points *= np.sign(points[np.abs(points).argmax(axis=0), [0, 1]] + 1e-12)
    spread = np.sqrt((points**2).mean()) or 1.0
    return np.asarray(points / spread * np.sqrt(count) * 0.5)


def _cool(points: Points, links: Pairs, rounds: int, repulsion: Callable[[Points, Masses], Points]) -> Points:
    """Move along the forces, each round by less."""
    mass = np.maximum(np.bincount(links.ravel(), minlength=len(points)), 1) ** MASS
    heat = np.sqrt(len(points)) * 0.12 + 0.2
    source, target = links[:, 0], links[:, 1]
    for step in range(rounds):
        apart = points[target] - points[source]
        pull = apart * np.linalg.norm(apart, axis=1, keepdims=True)
        force = REPULSION * repulsion(points, mass) - 0.02 * (points - points.mean(axis=0))
        for axis in (0, 1):
            force[:, axis] += np.bincount(source, pull[:, axis], len(points))
            force[:, axis] -= np.bincount(target, pull[:, axis], len(points))
        size = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        points = points + force / size * np.minimum(size, heat * (1 - step / rounds) ** 1.5 + 0.01)
    return points


def _exact(points: Points, mass: Masses) -> Points:
    """Repulsion m m'/d^2 between all pairs."""
    apart = points[:, None, :] - points[None, :, :]
    cubed = ((apart**2).sum(axis=2) + 1e-3) ** 1.5
    return np.asarray((apart * (mass[:, None] * mass / cubed)[:, :, None]).sum(axis=1))


def _mesh(points: Points, mass: Masses) -> Points:
    """Repulsion m m'/d^2 on a mesh: spread the points over it, convolve with the force of one point, read it off again."""
    cells = 128 if len(points) <= 8000 else 256 if len(points) <= 30000 else 512
    low = points.min(axis=0)
    width = float((points.max(axis=0) - low).max()) / (cells - 2) + 1e-9
    place_in = (points - low) / width
    corner = place_in.astype(np.int64)
    share = place_in - corner
    corners = [
        (corner + np.array(c), np.abs(1 - np.array(c) - share).prod(axis=1)) for c in ((0, 0), (0, 1), (1, 0), (1, 1))
    ]
    index = [c[:, 0] * cells + c[:, 1] for c, _ in corners]
    spread = np.sum([np.bincount(i, w * mass, cells * cells) for i, (_, w) in zip(index, corners, strict=True)], axis=0)
    spectrum = np.fft.rfft2(spread.reshape(cells, cells), s=(2 * cells, 2 * cells))
    force = np.empty_like(points)
    for axis, kernel in enumerate(_kernels(cells)):
        field = np.fft.irfft2(spectrum * kernel)[:cells, :cells].ravel() / width**2
        force[:, axis] = mass * np.sum([field[i] * w for i, (_, w) in zip(index, corners, strict=True)], axis=0)
    return force


@lru_cache(maxsize=3)
def _kernels(cells: int) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Spectra of the two components of the force of a point at the origin, in cells, softened below one cell."""
    offset = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
    x, y = np.meshgrid(offset, offset, indexing="ij")
    cubed = (x**2 + y**2 + 0.5) ** 1.5
    return np.fft.rfft2(x / cubed), np.fft.rfft2(y / cubed)
