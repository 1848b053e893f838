"""How good a graph is against hand-made gold: detection, slots, grouping into encounters."""

from kg.evaluate.floors import below, merged, parse_minimum, raise_floors, read_floors
from kg.evaluate.gold import read_gold
from kg.evaluate.measure import Scores, measure
from kg.evaluate.told import read_told

__all__ = [
    "Scores",
    "below",
    "measure",
    "merged",
    "parse_minimum",
    "raise_floors",
    "read_floors",
    "read_gold",
    "read_told",
]
