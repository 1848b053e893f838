"""The nodes of the first look: what matters most, no more than can be read at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.network import Network, NodeKind

FIRST_LOOK = 80
"""Most nodes of the first look."""

ROOM_FOR_THINGS = 25
"""Of these, most that take no part in an encounter: topics, places, who spoke about it."""

OWN_THINGS = 3
"""Most of them at one encounter that no other encounter of the first look has."""


def choose(network: Network, links: Iterable[tuple[int, int]], weights: tuple[int, ...]) -> list[int]:
    """Indices of the nodes of the first look: the weightiest encounters with their participants, then what goes with them.

    ``links`` lead from encounters to neighbours. What several encounters share comes before what only one has; articles
    are left to the panel. The page chooses in the same way after a filter (``overview`` in ``js/overview.js``).
    """
    index = {node.iri: i for i, node in enumerate(network.nodes)}
    participants = {index[e.iri]: [index[a] for a in e.participants if a in index] for e in network.encounters}
    chosen: dict[int, None] = {}
    for encounter in sorted(participants, key=lambda i: (-weights[i], i)):
        fresh = dict.fromkeys(i for i in (encounter, *participants[encounter]) if i not in chosen)
        if len(chosen) + len(fresh) <= FIRST_LOOK - ROOM_FOR_THINGS:
            chosen |= fresh
    beside: dict[int, list[int]] = {i: [] for i in chosen if i in participants}
    for encounter, other in links:
        known = other in chosen or other in participants or network.nodes[other].kind is NodeKind.ARTICLE
        if encounter in beside and not known:
            beside[encounter].append(other)
    return sorted([*chosen, *_things(beside, weights)])


def _things(beside: dict[int, list[int]], weights: tuple[int, ...]) -> list[int]:
    """Neighbours of encounters: the shared ones, most shared first, then each encounter's own, the weightier first."""
    shared = Counter(thing for things in beside.values() for thing in things)
    found = dict.fromkeys(i for i, times in sorted(shared.items(), key=lambda it: (-it[1], it[0])) if times > 1)
    for things in beside.values():
        own = sorted((i for i in things if shared[i] == 1), key=lambda i: (-weights[i], i))
        found |= dict.fromkeys(own[: max(0, OWN_THINGS - (len(things) - len(own)))])
    return list(found)[:ROOM_FOR_THINGS]
