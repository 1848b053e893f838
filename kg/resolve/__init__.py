"""From mentions to actors, places, topics and dates."""

from kg.resolve.actors import resolve

__all__ = ["resolve"]
