"""``kg serve``: a graph over HTTP."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from kg.errors import MissingPartError

EPILOG = "Examples: kg serve out/graph.ttl | kg serve out/graph.ttl --port 8080 --timeout 10 --rows 10000"


def serve(  # noqa: PLR0913, PLR0917  (one parameter for each option)
    graph: Annotated[str, typer.Argument(help="Graph file, store folder or SPARQL endpoint.")],
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 7878,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which a query is stopped.")] = 30.0,
    rows: Annotated[int, typer.Option(min=1, help="Most rows or triples of an answer.")] = 100_000,
    workers: Annotated[int, typer.Option(min=0, help="Queries at once; 0 is one for each core, 4 at least.")] = 0,
    memory: Annotated[int, typer.Option(min=0, help="Memory of a query in MiB; 0 sets no bound.")] = 4096,
    allow_host: Annotated[
        list[str] | None, typer.Option(help="A further name that the server is reached by; may be repeated.")
    ] = None,
) -> None:
    """Serve a graph: SPARQL endpoint at /sparql, query page, network, and a page for each IRI. It only reads.

    It listens on this machine only, unless --host says otherwise. Stop it with Ctrl-C.
    """
    try:
        from kg.serve.pool import Limits  # noqa: PLC0415  (an extra)
        from kg.serve.run import serve as run  # noqa: PLC0415
    except ImportError as error:
        mend = "Install it: pip install 'kg-encounters[serve]'"
        raise MissingPartError(f"the server is not installed ({error.name} is missing).", mend=mend) from error
    limits = Limits(workers or max(4, os.cpu_count() or 1), timeout, timeout + 10, rows, memory)
    run(graph, host, port, limits, tuple(allow_host or ()))
