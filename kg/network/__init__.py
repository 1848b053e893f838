"""The graph as a network: actors, encounters, topics, places and articles with their links, read from RDF alone."""

from kg.network.read import read_network
from kg.network.records import Encounter, Link, Network, Node, NodeKind, Source, Telling

__all__ = ["Encounter", "Link", "Network", "Node", "NodeKind", "Source", "Telling", "read_network"]
