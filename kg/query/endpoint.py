"""A SPARQL 1.1 endpoint as a graph to ask."""

from __future__ import annotations

import base64
import io
import os
import urllib.error
import urllib.request
from collections.abc import Iterable
from http.client import HTTPException

import pyoxigraph as ox
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.errors import GraphError, QueryError
from kg.query.results import Results
from kg.vocab import PREFIXES

_ROWS, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_TIMEOUT_S = 300.0
CREDENTIALS = "Set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN."


def is_address(source: str) -> bool:
    """True for an ``http`` or ``https`` address."""
    return source.lower().startswith(("http://", "https://"))


def authorization() -> str | None:
    """The Authorization header that the environment asks for, or None.

    ``KG_ENDPOINT_TOKEN`` gives a bearer token, ``KG_ENDPOINT_USER`` and ``KG_ENDPOINT_PASSWORD`` a user.
    """
    if token := os.environ.get("KG_ENDPOINT_TOKEN"):
        return f"Bearer {token}"
    if user := os.environ.get("KG_ENDPOINT_USER"):
        pair = f"{user}:{os.environ.get('KG_ENDPOINT_PASSWORD', '')}"
        return "Basic " + base64.b64encode(pair.encode()).decode()
    return None


def declared(text: str) -> str:
    """The query with declarations of the project's prefixes in front, on one line so that line numbers stay true."""
    return " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items()) + " " + text


class EndpointSource:
    """A graph behind a SPARQL endpoint."""

    def __init__(self, address: str) -> None:
        """Keep the address; nothing is sent before the first query."""
        self.name = address

    def query(self, text: str) -> Results:
        """See ``Source``."""
        request = urllib.request.Request(  # noqa: S310 -- is_address lets only http and https pass
            self.name,
            data=declared(text).encode(),
            headers={"Content-Type": "application/sparql-query", "Accept": f"{_ROWS}, {_TRIPLES};q=0.9"},
        )
        if header := authorization():
            request.add_header("Authorization", header)
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as response:  # noqa: S310
                kind, body = response.headers.get_content_type(), response.read()
        except urllib.error.HTTPError as error:
            raise _refusal(error, self.name) from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise GraphError(f"the endpoint cannot be reached: {reason}.", where=self.name) from error
        return self._read(kind, body)

    def _read(self, kind: str, body: bytes) -> Results:
        try:
            if kind == _ROWS:
                return ox.parse_query_results(io.BytesIO(body), format=ox.QueryResultsFormat.JSON)
            form = ox.RdfFormat.from_media_type(kind)
            if form is not None:
                return [quad.triple for quad in ox.parse(io.BytesIO(body), format=form)]
        except (SyntaxError, ValueError) as error:
            raise GraphError(f"the endpoint answered with broken {kind}: {error}", where=self.name) from error
        raise GraphError(f'the endpoint answered with "{kind}", not with SPARQL results.', where=self.name)

    def graph(self) -> rdflib.Graph:
        """See ``Source``."""
        header = authorization()
        headers = {"Authorization": header} if header else {}
        return rdflib.Graph(store=SPARQLStore(self.name, headers=headers))

    def triples(self) -> Iterable[ox.Triple]:
        """See ``Source``."""
        found = self.query("CONSTRUCT WHERE { ?s ?p ?o }")
        return found if isinstance(found, list) else []


def _refusal(error: urllib.error.HTTPError, address: str) -> GraphError | QueryError:
    said = error.read(2000).decode(errors="replace").strip().split("\n", 1)[0]
    if error.code in (400, 408, 503, 504):
        return QueryError(f"the endpoint refused the query ({error.code}): {said}", where=address)
    mend = CREDENTIALS if error.code in (401, 403) else None
    return GraphError(f"the endpoint answered {error.code} {error.reason}.", where=address, mend=mend)
