"""News articles in, a knowledge graph of encounters out.

The names below load what they need when they are first used, so that ``import kg`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.pipeline import BuildSummary, build
    from kg.query.store import load_graph
    from kg.read import read
    from kg.view import render

__all__ = ["BuildSummary", "Settings", "build", "load_graph", "read", "render"]

_HOMES = {
    "BuildSummary": "kg.pipeline",
    "Settings": "kg.config",
    "build": "kg.pipeline",
    "load_graph": "kg.query.store",
    "read": "kg.read",
    "render": "kg.view",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  (whatever the name stands for)
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
