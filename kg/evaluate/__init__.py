"""How good a graph is against hand-made gold: detection, slots, grouping into encounters."""
