"""ViewModel -> the data of the page: vis nodes and edges held by pyvis, and what panel, filters and table need."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from kg.network import Encounter, Node, Source, Telling
from kg.view.choice import FIRST_LOOK, OWN_THINGS, ROOM_FOR_THINGS
from kg.view.model import ViewModel

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "physics": {"enabled": False},
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {"smooth": False, "chosen": False, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": False,
        "keyboard": {"enabled": False, "bindToWindow": False},
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 3600000,
    },
}
"""Options of vis-network: positions come from Python, so there is no simulation at the start."""

Json = dict[str, Any]


def payload(model: ViewModel, lang: str) -> Json:
    """Everything the page needs, as JSON; nodes go by their index, IRIs lose their common beginning."""
    network = model.network
    index = {node.iri: i for i, node in enumerate(network.nodes)}
    base = _common_base([node.iri for node in network.nodes])
    nodes, edges, options = _pyvis(model)
    return {
        "lang": lang,
        "base": base,
        "nodes": nodes,
        "edges": edges,
        "options": options,
        "first": [[i, x, y] for i, (x, y) in sorted(model.first.items())],
        "limits": {"nodes": FIRST_LOOK, "things": ROOM_FOR_THINGS, "own": OWN_THINGS},
        "names": {i: _names(node) for i, node in enumerate(network.nodes) if node.aliases or node.same_as},
        "iris": [node.iri.removeprefix(base) for node in network.nodes],
        "encounters": {index[e.iri]: _encounter(e, index) for e in network.encounters},
        "sources": {index[s.iri]: _source(s) for s in network.sources},
    }


def _pyvis(model: ViewModel) -> tuple[list[Json], list[Json], Json]:
    """Nodes, edges and options as a pyvis network hands them over.

    The lists are set directly: ``add_node`` and ``add_edge`` search them from the start each time, merge and mutate.
    """
    from pyvis.network import Network as VisNetwork  # noqa: PLC0415  (it loads IPython: only when a page is made)

    vis = VisNetwork(directed=True, cdn_resources="in_line")
    vis.nodes = [
        {"id": i, "label": node.label, "group": node.kind.value, "x": x, "y": y, "value": model.weights[i]}
        for i, (node, (x, y)) in enumerate(zip(model.network.nodes, model.positions, strict=True))
    ]
    vis.edges = [
        {"id": i, "from": source, "to": target, "relations": list(link.relations)}
        for i, (link, (source, target)) in enumerate(zip(model.network.links, model.links, strict=True))
    ]
    vis.options = OPTIONS
    nodes, edges, _, _, _, options = vis.get_network_data()
    return nodes, edges, json.loads(options)


def _common_base(iris: list[str]) -> str:
    """Longest beginning shared by all IRIs that ends with a slash."""
    if not iris:
        return ""
    first, last = min(iris), max(iris)
    shared = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[: first.rfind("/", 0, shared) + 1]


def _names(node: Node) -> Json:
    return _lean({"aliases": node.aliases, "same": node.same_as})


def _refs(iris: tuple[str, ...], index: dict[str, int]) -> list[int]:
    return [index[iri] for iri in iris if iri in index]


def _roles(roles: tuple[tuple[str, str], ...], index: dict[str, int]) -> list[list[object]]:
    return [[role, index[iri]] for role, iri in roles if iri in index]


def _encounter(encounter: Encounter, index: dict[str, int]) -> Json:
    plain = _reading(encounter, index, "within")
    plain["tellings"] = [_telling(telling, index) for telling in encounter.tellings]
    return _lean(plain)


def _telling(telling: Telling, index: dict[str, int]) -> Json:
    plain = _reading(telling, index, "holders", "via")
    plain["article"] = index.get(telling.article, -1)
    return _lean(plain)


def _reading(record: Encounter | Telling, index: dict[str, int], *own: str) -> Json:
    """Fields with their IRIs as indices; ``own`` are fields of IRIs that not every record has."""
    plain = _plain(record, but=("iri", "tellings", "roles"))
    for key in ("absent", "places", "about", "not_about", *own):
        plain[key] = _refs(plain[key], index)
    plain["roles"] = _roles(record.roles, index)
    return plain


def _source(source: Source) -> Json:
    return _lean(_plain(source, but=("iri",)))


def _plain(record: Encounter | Telling | Source, but: tuple[str, ...]) -> Json:
    """Fields of a record (``dataclasses.asdict`` would copy every tuple in it, which takes longer than the layout)."""
    return {field.name: getattr(record, field.name) for field in fields(record) if field.name not in but}


def _lean(record: Json) -> Json:
    """Without what is empty."""
    return {key: value for key, value in record.items() if value or (value == 0 and value is not False)}
