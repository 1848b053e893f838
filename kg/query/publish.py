"""Put a graph behind a SPARQL server, by the Graph Store HTTP Protocol or by SPARQL Update."""

from __future__ import annotations

import io
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from enum import StrEnum
from http.client import HTTPException
from urllib.parse import quote, urlencode, urlsplit

import pyoxigraph as ox

from kg.errors import OutputError
from kg.query.endpoint import CREDENTIALS, send, without_credentials

_TIMEOUT_S = 600.0
_BATCH = 1000
"""Triples of one INSERT DATA: Virtuoso refuses some ten thousand."""


class Way(StrEnum):
    """How a server is written to."""

    GSP = "gsp"
    UPDATE = "update"


def publish(triples: Sequence[ox.Triple], address: str, graph: str | None = None, way: Way = Way.GSP) -> None:
    """Replace a graph of a server: the named graph ``graph``, or the default graph.

    By the Graph Store Protocol ``address`` is that of the store (``/sparql-graph-crud-auth`` at Virtuoso, ``/store`` at
    Oxigraph, ``/data`` at Fuseki), and the graph is replaced in one step. By Update it is that of the update operation
    (``/sparql-auth``, ``/update``, ``/update``); large graphs take several requests, and one that fails leaves a part.
    Credentials come from the environment, as for queries.

    Raises:
        OutputError: the server refuses or cannot be reached.
        UsageError: the address holds a name or password.
    """
    make = _put if way is Way.GSP else _updates
    for request in make(triples, without_credentials(address), graph):
        try:
            send(request, _TIMEOUT_S)
        except urllib.error.HTTPError as error:
            said = error.read(500).decode(errors="replace").strip().split("\n", 1)[0]
            mend = CREDENTIALS if error.code in (401, 403) else None
            raise OutputError(f"the server answered {error.code}: {said}", where=address, mend=mend) from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise OutputError(f"the server cannot be reached: {reason}.", where=address) from error


def _put(triples: Sequence[ox.Triple], address: str, graph: str | None) -> Iterator[urllib.request.Request]:
    joint = "&" if urlsplit(address).query else "?"
    target = address + joint + (f"graph={quote(graph, safe='')}" if graph else "default")
    yield _request(target, _lines(triples, ox.RdfFormat.TURTLE), "text/turtle", "PUT")


def _updates(triples: Sequence[ox.Triple], address: str, graph: str | None) -> Iterator[urllib.request.Request]:
    name = ox.NamedNode(graph) if graph else None
    before, after = (f"GRAPH {name} {{ ", " } ") if name else ("", "")
    texts = [f"CLEAR SILENT {f'GRAPH {name}' if name else 'DEFAULT'}"]
    for first in range(0, len(triples), _BATCH):
        lines = _lines(triples[first : first + _BATCH], ox.RdfFormat.N_TRIPLES).decode()
        texts.append(f"INSERT DATA {{ {before}\n{lines}{after}}}")
    for text in texts:
        body = urlencode({"update": text}).encode()
        yield _request(address, body, "application/x-www-form-urlencoded", "POST")


def _lines(triples: Sequence[ox.Triple], form: ox.RdfFormat) -> bytes:
    buffer = io.BytesIO()
    ox.serialize(triples, buffer, format=form)
    return buffer.getvalue()


def _request(address: str, body: bytes, media_type: str, method: str) -> urllib.request.Request:
    headers = {"Content-Type": media_type}
    return urllib.request.Request(address, data=body, method=method, headers=headers)  # noqa: S310 -- is_address let it pass
