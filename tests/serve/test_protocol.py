"""The SPARQL 1.1 protocol, spoken by clients that are not ours."""

import csv
import io
import json
from pathlib import Path
from urllib.parse import quote, unquote, urlencode

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TSV, TURTLE, XML, SPARQLWrapper

from kg.query import open_source, run, shipped
from kg.vocab import KG
from tests.serve.conftest import fetch

CALLS = f"SELECT ?call WHERE {{ ?call a <{KG.PhoneCall}> }} ORDER BY ?call"
FIRST = "https://w3id.org/kg-encounters/id/encounter/2017-05-call-donald-trump-wladimir-putin"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_rdflib_as_client(server: str, method: str):
    graph = rdflib.Graph(store=SPARQLStore(f"{server}/sparql", method=method))
    assert str(next(iter(graph.query(CALLS)))[0]) == FIRST
    assert graph.query(f"ASK {{ ?x a <{KG.Summit}> }}").askAnswer is True
    built = graph.query(f"CONSTRUCT {{ ?c a <{KG.Call}> }} WHERE {{ ?c a <{KG.PhoneCall}> }}").graph
    assert len(built) == 2
    assert len(list(graph.triples((rdflib.URIRef(FIRST), None, None)))) > 5


@pytest.mark.parametrize("how", ["GET", "form", "direct"])
@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_as_client(server: str, how: str, form: str):
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery(CALLS)
    client.setReturnFormat(form)
    if how != "GET":
        client.setMethod(POST)
        client.setRequestMethod(POSTDIRECTLY if how == "direct" else "urlencoded")
    answer = client.query().convert()
    if form == JSON:
        assert answer["results"]["bindings"][0]["call"]["value"] == FIRST
    elif form == XML:
        assert FIRST in answer.toxml()
    else:
        assert FIRST.encode() in answer


def test_sparqlwrapper_reads_graphs(server: str):
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery(f"DESCRIBE <{FIRST}>")
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=client.query().convert(), format="turtle")) > 5


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/html, text/csv;q=0.1", "text/csv; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("application/json", "application/json"),
    ],
)
def test_negotiation(server: str, accept: str | None, expected: str):
    headers = {"Accept": accept} if accept else {"Accept": ""}
    status, got, _ = fetch(f"{server}/sparql?query={quote(CALLS)}", headers)
    assert (status, got["content-type"]) == (200, expected)
    assert got["vary"] == "Accept"


def test_nothing_acceptable(server: str):
    status, _, body = fetch(f"{server}/sparql?query={quote(CALLS)}", {"Accept": "image/png"})
    assert status == 406
    assert b"text/csv" in body


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
def test_graphs_in_every_format(server: str, media: str):
    status, headers, body = fetch(f"{server}/sparql?query={quote(f'DESCRIBE <{FIRST}>')}", {"Accept": media})
    assert status == 200
    assert headers["content-type"].startswith(media)
    form = {"application/ld+json": "json-ld", "application/rdf+xml": "xml", "application/n-triples": "nt"}.get(
        media, "turtle"
    )
    assert len(rdflib.Graph().parse(data=body, format=form)) > 5


@pytest.mark.parametrize("name", ["took-place", "topics", "network"])
def test_same_rows_as_the_command_line(server: str, sample_file: Path, name: str):
    query = shipped()[name].text
    here = run(open_source(sample_file), query)
    _, _, body = fetch(
        f"{server}/sparql", {"Accept": "text/csv, application/n-triples"}, urlencode({"query": query}).encode()
    )
    if here.triples is not None:
        assert {str(t) + " ." for t in here.triples} == set(body.decode().splitlines())
    else:
        rows = list(csv.reader(io.StringIO(body.decode())))
        assert rows[0] == here.variables
        assert len(rows) - 1 == len(here.rows)
        assert [row[0] for row in rows[1:]] == [row[0].value for row in here.rows]


REFUSED = {
    "syntax": ("SELECT * WHERE {", 400, "line 1, column 17"),
    "service": ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, "SERVICE is not allowed"),
    "from": ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 400, "FROM is not allowed"),
    "update": ("DELETE WHERE { ?s ?p ?o }", 400, "would change the graph"),
    "caret": ("SELECT * {\n  ?s a kg:Visit FILTER(?s > )\n}", 400, "line 2, column 29: syntax error"),
    "prefix": ("SELECT * { ?s scheme:x ?o }", 400, "Did you mean schema:"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_queries(server: str, name: str):
    query, status, said = REFUSED[name]
    got, headers, body = fetch(f"{server}/sparql?query={quote(query)}")
    assert got == status
    assert said in body.decode()
    assert headers["content-type"].startswith("text/plain")


def test_an_empty_answer_says_why(server: str):
    query = "SELECT * { ?call a kg:PhoneCall ; kg:status kg:Canceled }"
    headers = fetch(f"{server}/sparql?query={quote(query)}")[1]
    assert headers["x-sparql-hint"] == "kg:Canceled is not in the ontology. Did you mean kg:Cancelled?"
    query = "SELECT * { ?call a kg:PhoneCall ; rdfs:label 'Gespräch' }"
    headers = fetch(f"{server}/sparql?query={quote(query)}")[1]
    assert unquote(headers["x-sparql-hint"]) == 'Nothing in the graph matches  ?call rdfs:label "Gespräch" .'
    assert "x-sparql-hint" not in fetch(f"{server}/sparql?query={quote(CALLS)}")[1]


@pytest.mark.parametrize(
    ("address", "data", "headers", "status"),
    [
        ("/sparql", None, {"Accept": "application/json"}, 400),
        (f"/sparql?query={quote(CALLS)}&query=x", None, {}, 400),
        (f"/sparql?query={quote(CALLS)}&default-graph-uri=http://x/", None, {}, 400),
        ("/sparql?query=%FF", None, {}, 400),
        ("/sparql", b"update=CLEAR+ALL", {"Content-Type": "application/x-www-form-urlencoded"}, 400),
        ("/sparql", b"CLEAR ALL", {"Content-Type": "application/sparql-update"}, 415),
        ("/sparql", b"\xff\xfe", {"Content-Type": "application/sparql-query"}, 400),
        ("/sparql", b"query=" + b"x" * 1_000_000, {"Content-Type": "application/x-www-form-urlencoded"}, 413),
        ("/sparql", b"SELECT * {}" + b"#" * 150_000, {"Content-Type": "application/sparql-query"}, 400),
        ("/nothing", None, {}, 404),
        ("/static/../app.py", None, {}, 404),
        ("/static/%2e%2e/app.py", None, {}, 404),
    ],
)
def test_refused_requests(server: str, address: str, data: bytes | None, headers: dict[str, str], status: int):
    assert fetch(server + address, headers, data)[0] == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_only_reading_methods(server: str, method: str):
    assert fetch(f"{server}/sparql", data=b"x", method=method)[0] == 405


def test_foreign_host_names_are_refused(server: str):
    """A page elsewhere may point its own name at this machine; its requests carry that name."""
    assert fetch(f"{server}/healthz", {"Host": "evil.example"})[0] == 400
    assert (
        fetch(f"{server}/healthz", {"Host": server.removeprefix("http://").replace("127.0.0.1", "localhost")})[0] == 200
    )


def test_other_origins_get_no_permission(server: str):
    _, headers, _ = fetch(f"{server}/sparql?query={quote('ASK {}')}", {"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in headers
    assert headers["x-content-type-options"] == "nosniff"


def test_health(server: str, sample_file: Path):
    status, _, body = fetch(f"{server}/healthz")
    assert status == 200
    found = json.loads(body)
    assert found["status"] == "ok"
    assert found["triples"] == len(rdflib.Graph().parse(sample_file))
