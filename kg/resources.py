"""Where the files that ship with the package are found."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """Folder of ontology, shapes and queries: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "ontology"
    return inside if inside.is_dir() else PACKAGE.parent / "ontology"
