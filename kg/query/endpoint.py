"""A SPARQL 1.1 endpoint as a graph to ask."""

from __future__ import annotations

import io
import os
import urllib.error
import urllib.request
from collections.abc import Iterable
from email.message import Message
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

from kg.errors import GraphError, QueryError, UsageError
from kg.query.guard import Form, form_of
from kg.query.results import Results
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    import rdflib

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/turtle;q=0.9"
_TIMEOUT_S = 300.0
CREDENTIALS = "Set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN."


def user() -> tuple[str, str] | None:
    """Name and password from the environment."""
    name = os.environ.get("KG_ENDPOINT_USER")
    return (name, os.environ.get("KG_ENDPOINT_PASSWORD", "")) if name else None


def send(request: urllib.request.Request, timeout_s: float) -> tuple[Message, bytes]:
    """Send a request with the credentials of the environment; the headers of the answer, and the answer.

    A token is sent at once, a password when the server asks for it, by Basic or (as Virtuoso does) by Digest.
    Raises ``OSError`` and ``HTTPException``.
    """
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    if token := os.environ.get("KG_ENDPOINT_TOKEN"):
        request.add_unredirected_header("Authorization", f"Bearer {token}")
    elif who := user():
        passwords.add_password(None, request.full_url, *who)
    handlers = (urllib.request.HTTPDigestAuthHandler(passwords), urllib.request.HTTPBasicAuthHandler(passwords))
    with urllib.request.build_opener(*handlers).open(request, timeout=timeout_s) as response:
        return response.headers, response.read()


def declared(text: str) -> str:
    """The query with declarations of the project's prefixes in front, on one line so that line numbers stay true."""
    return " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items()) + " " + text


def without_credentials(address: str) -> str:
    """The address. Raises ``UsageError`` when it holds a name or password: those end up in logs and in histories."""
    if "@" in urlsplit(address).netloc:
        raise UsageError("an address must not hold a name or password.", mend=CREDENTIALS)
    return address


class EndpointSource:
    """A graph behind a SPARQL endpoint."""

    def __init__(self, address: str) -> None:
        """Keep the address; nothing is sent before the first query. Raises ``UsageError`` for one with a password."""
        self.name = without_credentials(address)

    def query(self, text: str) -> Results:
        """See ``Source``."""
        headers, body = self._ask(text)
        return self._read(headers.get_content_type(), body)

    def _ask(self, text: str) -> tuple[Message, bytes]:
        request = urllib.request.Request(  # noqa: S310 -- is_address lets only http and https pass
            self.name,
            data=urlencode({"query": declared(text)}).encode(),  # as a form: Virtuoso 7 never answers a direct POST
            headers={"Accept": _TRIPLES if form_of(text) is Form.GRAPH else _ROWS},
        )
        try:
            return send(request, _TIMEOUT_S)
        except urllib.error.HTTPError as error:
            raise _refusal(error, self.name) from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise GraphError(f"the endpoint cannot be reached: {reason}.", where=self.name) from error

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
        import rdflib  # noqa: PLC0415  (slow to import, and not needed to run a query)
        from rdflib.plugins.stores.sparqlstore import SPARQLStore  # noqa: PLC0415

        token = os.environ.get("KG_ENDPOINT_TOKEN")
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return rdflib.Graph(store=SPARQLStore(self.name, auth=None if token else user(), headers=headers))

    def triples(self) -> Iterable[ox.Triple]:
        """See ``Source``. Raises ``GraphError`` when the endpoint gives only a part."""
        headers, body = self._ask("CONSTRUCT WHERE { ?s ?p ?o }")
        found = self._read(headers.get_content_type(), body)
        triples = found if isinstance(found, list) else []
        if (most := headers.get("X-SPARQL-MaxRows", "")).isdecimal() and len(triples) >= int(most):
            raise GraphError(f"the endpoint gives at most {most} triples; the graph has more.", where=self.name)
        return triples


def _refusal(error: urllib.error.HTTPError, address: str) -> GraphError | QueryError:
    said = error.read(2000).decode(errors="replace").strip().split("\n", 1)[0]
    if error.code in (400, 408, 503, 504):
        return QueryError(f"the endpoint refused the query ({error.code}): {said}", where=address)
    mend = CREDENTIALS if error.code in (401, 403) else None
    return GraphError(f"the endpoint answered {error.code} {error.reason}.", where=address, mend=mend)
