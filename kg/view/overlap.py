"""Pushing nodes apart: points that lie too close, and boxes (a figure with its label) that cover each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]


def separate(points: Points, distance: float, rounds: int = 30) -> Points:
    """Points (n, 2) moved so that hardly any two are closer than ``distance``; found in a grid, so n may be large."""
    for _ in range(rounds):
        one, two = close_pairs(points, distance)
        if not one.size:
            break
        apart = points[one] - points[two]
        size = np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-6)
        points = points + _pushed(len(points), one, two, apart / size * (distance - size) * 0.45)
    return points


def uncover(points: Points, boxes: Points, rounds: int = 300) -> Points:
    """Points (n, 2) moved so that boxes of sizes ``boxes`` (n, 2) centred on them do not overlap; n^2, for few nodes.

    Each pair is pushed along the axis on which it overlaps less (force transfer, Huang, Lai, Sajeev & Gao 2007).
    """
    one, two = np.triu_indices(len(points), 1)
    room = (boxes[one] + boxes[two]) / 2
    for _ in range(rounds):
        apart = points[one] - points[two]
        cover = room - np.abs(apart)
        hit = (cover > 1e-6).all(axis=1)
        if not hit.any():
            break
        along = cover[hit].argmin(axis=1)
        push = np.zeros((int(hit.sum()), 2))
        rows = np.arange(len(push))
        push[rows, along] = cover[hit][rows, along] * np.where(apart[hit][rows, along] < 0, -0.3, 0.3)
        points = points + _pushed(len(points), one[hit], two[hit], push)
    return points


def _pushed(count: int, one: NDArray[np.int64], two: NDArray[np.int64], push: Points) -> Points:
    """Sum of pushes (m, 2) for each of ``count`` points: ``one`` along them, ``two`` against them."""
    sums = [np.bincount(one, push[:, axis], count) - np.bincount(two, push[:, axis], count) for axis in (0, 1)]
    return np.stack(sums, axis=1)


def close_pairs(points: Points, distance: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Index pairs (i < j) of points closer than ``distance``, found in a grid of that width."""
    cell = np.floor((points - points.min(axis=0)) / distance).astype(np.int64) + 1
    rows = int(cell[:, 1].max()) + 2
    key = cell[:, 0] * rows + cell[:, 1]
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    ones, twos = [], []
    for step in (-rows - 1, -rows, -rows + 1, -1, 0, 1, rows - 1, rows, rows + 1):
        first = np.searchsorted(ordered, key + step, "left")
        count = np.searchsorted(ordered, key + step, "right") - first
        one = np.repeat(np.arange(len(points)), count)
        within = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count)
        two = order[np.repeat(first, count) + within]
        near = (one < two) & (np.linalg.norm(points[one] - points[two], axis=1) < distance)
        ones.append(one[near])
        twos.append(two[near])
    return np.concatenate(ones), np.concatenate(twos)
