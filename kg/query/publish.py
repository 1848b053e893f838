"""Put a graph behind a SPARQL server, by the Graph Store HTTP Protocol."""

from __future__ import annotations

import urllib.error
import urllib.request
from http.client import HTTPException
from urllib.parse import quote, urlsplit

from kg.errors import OutputError, UsageError
from kg.query.endpoint import CREDENTIALS, send
from kg.query.store import is_address

_TIMEOUT_S = 600.0


def publish(turtle: bytes, address: str, graph: str | None = None) -> None:
    """Replace a graph of a graph store: the named graph ``graph``, or the default graph.

    ``address`` is that of the store: ``/sparql-graph-crud-auth`` at Virtuoso, ``/store`` at Oxigraph, ``/data`` at Fuseki.
    Credentials come from the environment, as for queries. Raises ``OutputError``.
    """
    if not is_address(address):
        raise UsageError("a graph store has an http or https address.", where=address)
    joint = "&" if urlsplit(address).query else "?"
    target = address + joint + (f"graph={quote(graph, safe='')}" if graph else "default")
    request = urllib.request.Request(target, data=turtle, method="PUT")  # noqa: S310 -- is_address let it pass
    request.add_header("Content-Type", "text/turtle")
    try:
        send(request, _TIMEOUT_S)
    except urllib.error.HTTPError as error:
        said = error.read(500).decode(errors="replace").strip().split("\n", 1)[0]
        mend = CREDENTIALS if error.code in (401, 403) else None
        raise OutputError(f"the graph store answered {error.code}: {said}", where=address, mend=mend) from error
    except (OSError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise OutputError(f"the graph store cannot be reached: {reason}.", where=address) from error
