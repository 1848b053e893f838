"""Put a graph where it can be asked: a file, an Oxigraph store directory, a graph of a SPARQL server."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.query.publish import Way, publish
from kg.query.store import FORMATS, is_address
from kg.vocab import PREFIXES
from kg.write import replace_file, turtle_of, write_store
from kg.write.graph import order


def save(triples: Iterable[ox.Triple], target: str, *, graph: str | None = None, way: Way = Way.GSP) -> None:
    """Write triples to ``target``: an address, a file with the ending of a graph file, else a store directory.

    What was there is replaced. Equal graphs give equal files. ``graph`` and ``way`` are for addresses, see ``publish``.

    Raises:
        OutputError: the target cannot be written.
    """
    if is_address(target):
        publish(sorted(triples, key=order), target, graph, way)
        return
    path = Path(target)
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        write_store(triples, path)
    elif form == ox.RdfFormat.TURTLE:
        replace_file(path, turtle_of(triples))
    else:
        replace_file(path, _serialized(sorted(set(triples), key=order), form))


def _serialized(triples: list[ox.Triple], form: ox.RdfFormat) -> bytes:
    buffer = io.BytesIO()
    ox.serialize(triples, buffer, format=form, prefixes=dict(sorted(PREFIXES.items())))
    return buffer.getvalue()
