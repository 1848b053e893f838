"""The shipped table of persons, offices, states, places and organisations, and how to ask it."""

from kg.authority.authority import Authority
from kg.authority.entries import Entry, Tenure
from kg.authority.fold import fold

__all__ = ["Authority", "Entry", "Tenure", "fold"]
