"""Oxigraph store directories, and Turtle out of any graph, byte for byte as the writer would have written it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple
from rdflib.namespace import PROV, XSD

from kg.errors import OutputError
from kg.vocab import DEFAULT_BASE
from kg.write.graph import order
from kg.write.turtle import turtle

_DECIMAL = NamedNode(str(XSD.decimal))
_GENERATED = NamedNode(str(PROV.wasGeneratedBy))


def write_store(triples: Iterable[Triple], folder: Path) -> None:
    """Write triples to a store directory, whole or not at all; an older store there is replaced.

    Raises ``OutputError`` when the folder cannot be written or holds something else.
    """
    if folder.exists() and not (folder / "CURRENT").is_file() and any(folder.iterdir()):
        raise OutputError("this folder is no store and not empty.", where=str(folder), mend="Name another folder.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as scratch:
            fresh, old = Path(scratch) / "new", Path(scratch) / "old"
            store = Store(fresh)
            store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in triples)
            store.optimize()
            store.flush()
            del store
            if folder.exists():
                folder.rename(old)
            fresh.rename(folder)
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"the store cannot be written: {error}.", where=str(folder)) from error


def turtle_of(triples: Iterable[Triple]) -> bytes:
    """Turtle of triples in any order, from a file or a store: the same bytes as the writer's."""
    found = {_as_written(triple) for triple in triples}
    return turtle(sorted(found, key=order), _base(found))


def _base(triples: Collection[Triple]) -> str:
    """Where the IRIs of the data begin: the node of the build, which every graph has, is ``<base>build/...``."""
    builds = sorted(str(t.subject).strip("<>") for t in triples if t.predicate == _GENERATED)
    bases = [iri.rpartition("build/")[0] for iri in builds]
    return next(filter(None, bases), DEFAULT_BASE)


def _as_written(triple: Triple) -> Triple:
    """A store shortens ``1.0`` to ``1``; the writer keeps a fraction."""
    value = triple.object
    if isinstance(value, Literal) and value.datatype == _DECIMAL and "." not in value.value:
        return Triple(triple.subject, triple.predicate, Literal(f"{value.value}.0", datatype=_DECIMAL))
    return triple
