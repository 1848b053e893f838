"""One-to-one pairing with the highest total weight.

Shortest augmenting paths for rectangular assignment (D. F. Crouse, On implementing 2D rectangular assignment
algorithms, IEEE Transactions on Aerospace and Electronic Systems 52, 2016), in plain Python for the few encounters that
an article has. Ties fall as they do in ``scipy.optimize.linear_sum_assignment``, so that figures can be compared.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

_FREE = -1


def pair_up(left: Sequence[A], right: Sequence[B], weight: Callable[[A, B], float]) -> list[tuple[A, B]]:
    """Pairs in the order of ``left``, or of ``right`` where that is shorter; pairs of weight 0 are left out."""
    if not left or not right:
        return []
    weights = [[weight(a, b) for b in right] for a in left]
    if len(left) <= len(right):
        pairs = [(i, j) for i, j in enumerate(_assign(weights))]
    else:
        pairs = sorted((i, j) for j, i in enumerate(_assign([list(column) for column in zip(*weights, strict=True)])))
    return [(left[i], right[j]) for i, j in pairs if weights[i][j] > 0]


@dataclass
class _State:
    """Dual prices and the assignment so far, for ``rows`` <= ``columns``."""

    cost: list[list[float]]
    row_price: list[float] = field(init=False)
    column_price: list[float] = field(init=False)
    column_of: list[int] = field(init=False)
    row_of: list[int] = field(init=False)

    def __post_init__(self) -> None:
        rows, columns = len(self.cost), len(self.cost[0])
        self.row_price, self.column_price = [0.0] * rows, [0.0] * columns
        self.column_of, self.row_of = [_FREE] * rows, [_FREE] * columns


def _assign(weights: list[list[float]]) -> list[int]:
    """The column of each row; there are at least as many columns as rows."""
    state = _State([[-w for w in row] for row in weights])
    for row in range(len(weights)):
        _augment(state, row)
    return state.column_of


@dataclass
class _Search:
    """Shortest paths from one row: distance of each column, the row before it, and the columns not reached yet."""

    distance: list[float]
    before: list[int]
    left: list[int]
    reached: float = 0.0


def _augment(state: _State, start: int) -> None:
    """Assign one more row: find the nearest free column, bring the prices up to date, flip the path to it."""
    columns = len(state.row_of)
    search = _Search([math.inf] * columns, [_FREE] * columns, list(reversed(range(columns))))
    rows, done = [start], [_advance(state, search, start)]
    while state.row_of[done[-1]] != _FREE:
        rows.append(state.row_of[done[-1]])
        done.append(_advance(state, search, rows[-1]))
    state.row_price[start] += search.reached
    for row in rows[1:]:
        state.row_price[row] += search.reached - search.distance[state.column_of[row]]
    for column in done:
        state.column_price[column] -= search.reached - search.distance[column]
    column, row = done[-1], _FREE
    while row != start:
        row = search.before[column]
        state.row_of[column] = row
        state.column_of[row], column = column, state.column_of[row]


def _advance(state: _State, search: _Search, row: int) -> int:
    """Enter the distances over ``row`` and take the nearest column, a free one in a tie."""
    best, lowest = 0, math.inf
    for position, column in enumerate(search.left):
        over = search.reached + state.cost[row][column] - state.row_price[row] - state.column_price[column]
        if over < search.distance[column]:
            search.distance[column], search.before[column] = over, row
        found = search.distance[column]
        if found < lowest or (found == lowest and state.row_of[column] == _FREE):
            best, lowest = position, found
    search.reached = lowest
    search.left[best], search.left[-1] = search.left[-1], search.left[best]
    return search.left.pop()
