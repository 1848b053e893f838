"""Serve a graph until the process is told to stop."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox
import uvicorn

from kg.query.store import LocalSource, is_address, load_graph, open_source
from kg.serve.app import LOOPBACK, create_app
from kg.serve.pool import Limits, Pool


def prepared(source: str, folder: Path) -> str:
    """What workers open: a graph file becomes a store in ``folder``, which they share; anything else stays as it is."""
    if is_address(source) or Path(source).is_dir():
        return source
    opened = open_source(source)
    target = folder / "store"
    store = ox.Store(target)
    if isinstance(opened, LocalSource):
        store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in opened.triples())
    store.optimize()
    store.flush()
    return str(target)


def serve(source: str, host: str, port: int, limits: Limits, hosts: tuple[str, ...] = ()) -> None:
    """Serve until SIGINT or SIGTERM; requests that run are finished. Raises ``GraphError`` when there is no graph."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-serve-")))
        opened = prepared(source, folder)

        def draw() -> Path:
            from kg.view import render  # noqa: PLC0415  (drawing needs more than serving)

            target = folder / "network.html"
            render(load_graph(opened), target)
            return target

        app = create_app(Pool(opened, limits), draw, (*LOOPBACK, host, *hosts))
        uvicorn.run(app, host=host, port=port, log_level="info", server_header=False, timeout_graceful_shutdown=10)
