"""Endpoints: what is sent, what may come back, and how failures are told."""

import base64
import http.server
import json
from collections.abc import Iterator
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kg.errors import GraphError, OutputError, QueryError, UsageError
from kg.query import open_source, run
from kg.query.publish import Way, publish
from kg.write import triples, turtle_of
from tests.listening import Quiet, listening
from tests.write.sample import sample_graph

ROWS = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "1"}}]}}


class Recorder(Quiet, http.server.BaseHTTPRequestHandler):
    """Answers with what the test set, and keeps what it was sent."""

    reply: tuple[int, str, bytes] = (200, "application/sparql-results+json", json.dumps(ROWS).encode())
    asks_for_password = False
    seen: list[tuple[str, str, dict[str, str], bytes]] = []  # noqa: RUF012

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.seen.append((self.command, self.path, dict(self.headers), body))
        status, kind, content = self.reply
        if self.asks_for_password and "Authorization" not in self.headers:
            status, content = 401, b""
        self.send_response(status)
        self.send_header("WWW-Authenticate", 'Basic realm="x"')
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self):
        self.answer()

    def do_PUT(self):
        self.answer()


@pytest.fixture
def endpoint() -> Iterator[tuple[str, type[Recorder]]]:
    handler = type("Fresh", (Recorder,), {"seen": []})
    with listening(handler) as address:
        yield f"{address}/sparql", handler


def test_rows_come_back(endpoint: tuple[str, type[Recorder]]):
    address, handler = endpoint
    assert run(open_source(address), "SELECT ?x { ?x a kg:Visit }").rows[0][0].value == "1"
    _, _, headers, body = handler.seen[0]
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert "PREFIX kg: <https://w3id.org/kg-encounters/ontology#>" in parse_qs(body.decode())["query"][0]
    assert "Authorization" not in headers


def test_triples_come_back(endpoint: tuple[str, type[Recorder]]):
    address, handler = endpoint
    handler.reply = (200, "application/n-triples", b"<a:b> <a:c> <a:d> .\n")
    assert len(run(open_source(address), "CONSTRUCT WHERE { ?s ?p ?o }")) == 1
    assert "application/n-triples" in handler.seen[0][2]["Accept"]


def test_nothing_is_sent_that_the_guard_refuses(endpoint: tuple[str, type[Recorder]]):
    address, handler = endpoint
    with pytest.raises(QueryError):
        run(open_source(address), "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    assert handler.seen == []


def test_credentials_come_from_the_environment(endpoint: tuple[str, type[Recorder]], monkeypatch: pytest.MonkeyPatch):
    address, handler = endpoint
    handler.asks_for_password = True
    with pytest.raises(GraphError, match="KG_ENDPOINT_USER"):
        run(open_source(address), "ASK {}")
    monkeypatch.setenv("KG_ENDPOINT_USER", "me")
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", "secret")
    run(open_source(address), "ASK {}")
    assert handler.seen[-1][2]["Authorization"] == "Basic " + base64.b64encode(b"me:secret").decode()
    monkeypatch.setenv("KG_ENDPOINT_TOKEN", "abc")
    run(open_source(address), "ASK {}")
    assert handler.seen[-1][2]["Authorization"] == "Bearer abc"


def test_credentials_in_an_address_are_refused_and_not_repeated():
    for use in (open_source, lambda address: publish([], address)):
        with pytest.raises(UsageError, match="KG_ENDPOINT_USER") as caught:
            use("https://me:secret@example.org/sparql")
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("reply", "error", "said"),
    [
        ((400, "text/plain", b"bad query\nmore"), QueryError, r"refused the query \(400\): bad query"),
        ((401, "text/plain", b""), GraphError, "KG_ENDPOINT_TOKEN"),
        ((500, "text/plain", b""), GraphError, "answered 500"),
        ((200, "text/html", b"<html>"), GraphError, 'answered with "text/html"'),
        ((200, "application/sparql-results+json", b"{"), GraphError, "broken"),
    ],
)
def test_failures_are_told(
    endpoint: tuple[str, type[Recorder]], reply: tuple[int, str, bytes], error: type[Exception], said: str
):
    address, handler = endpoint
    handler.reply = reply
    with pytest.raises(error, match=said):
        run(open_source(address), "SELECT * { ?s ?p ?o }")


def test_nobody_there():
    with pytest.raises(GraphError, match="cannot be reached"):
        run(open_source("http://127.0.0.1:9/sparql"), "ASK {}")


TRIPLE = [ox.Triple(ox.NamedNode("a:b"), ox.NamedNode("a:c"), ox.NamedNode("a:d"))]


def test_publish_puts_a_graph(endpoint: tuple[str, type[Recorder]]):
    address, handler = endpoint
    handler.reply = (201, "text/plain", b"")
    publish(TRIPLE, address)
    publish(TRIPLE, address, "https://example.org/g#1")
    assert [(method, path) for method, path, _, _ in handler.seen] == [
        ("PUT", "/sparql?default"),
        ("PUT", "/sparql?graph=https%3A%2F%2Fexample.org%2Fg%231"),
    ]
    assert handler.seen[0][2]["Content-Type"] == "text/turtle"
    assert handler.seen[0][3] == b"<a:b> <a:c> <a:d> .\n"


@pytest.mark.parametrize("graph", [None, "urn:g"])
def test_publish_by_update(endpoint: tuple[str, type[Recorder]], graph: str | None):
    """What was sent, run on an engine that knows updates, gives the graph, and nothing of what was there before."""
    address, handler = endpoint
    handler.reply = (200, "text/plain", b"")
    found = triples(sample_graph())
    publish(found, address, graph, Way.UPDATE)
    assert {(method, path) for method, path, _, _ in handler.seen} == {("POST", "/sparql")}
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    store = ox.Store()
    store.extend(ox.Quad(*TRIPLE[0], where) for where in (name, ox.NamedNode("urn:other")))
    for *_, body in handler.seen:
        store.update(parse_qs(body.decode())["update"][0])
    assert turtle_of(quad.triple for quad in store.quads_for_pattern(None, None, None, name)) == turtle_of(found)
    assert len(list(store.quads_for_pattern(None, None, None, ox.NamedNode("urn:other")))) == 1


def test_publish_failures_are_told(endpoint: tuple[str, type[Recorder]]):
    address, handler = endpoint
    handler.reply = (403, "text/plain", b"no")
    for way in Way:
        with pytest.raises(OutputError, match="KG_ENDPOINT_USER"):
            publish([], address, way=way)
    with pytest.raises(OutputError, match="cannot be reached"):
        publish([], "http://127.0.0.1:9/store")
