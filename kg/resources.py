"""Where the files that ship with the package are found."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, parse

PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """Folder of ontology, shapes and queries: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "ontology"
    return inside if inside.is_dir() else PACKAGE.parent / "ontology"


@cache
def ontology() -> tuple[Triple, ...]:
    """The triples of the shipped ontology."""
    path = ontology_dir() / "kg-encounters.ttl"
    return tuple(quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE))
