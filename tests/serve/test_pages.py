import json
from urllib.parse import quote

import pytest
import rdflib
from rdflib.namespace import RDF

from kg.query import shipped
from kg.vocab import DEFAULT_BASE, KG
from kg.write import turtle
from kg.write.graph import triples
from tests.serve.conftest import fetch
from tests.write.sample import sample_graph

CALL = f"{DEFAULT_BASE}encounter/2018-03-20-call-donald-trump-wladimir-putin"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def page(server: str, iri: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    return fetch(f"{server}/resource?iri={quote(iri, safe='')}", headers or HTML)


def test_start_page_links_to_encounters_and_questions(server: str):
    status, headers, body = fetch(f"{server}/", HTML)
    text = body.decode()
    assert status == 200
    assert "script-src 'self'" in headers["content-security-policy"]
    assert quote(CALL, safe="/") in text
    assert all(query.title["de"].split(",")[0] in text for query in shipped().values())


def test_every_iri_has_a_page(server: str):
    graph = rdflib.Graph().parse(data=turtle(triples(sample_graph())), format="turtle")
    for kind in (KG.PhoneCall, KG.Person, KG.Report, KG.Article, KG.Passage, KG.Place, KG.Topic, KG.Status):
        node = str(next(graph.subjects(RDF.type, kind)))
        assert page(server, node)[0] == 200, node


def test_a_page_shows_names_and_links(server: str):
    text = page(server, CALL)[2].decode()
    assert "<h1>Telefonat: Donald Trump, Wladimir Putin (2018-03-20)</h1>" in text
    assert "Teilnehmer" in text
    assert "berichtet von" in text
    assert quote(f"{DEFAULT_BASE}actor/wladimir-putin", safe="/") in text


@pytest.mark.parametrize(("media", "form"), [("text/turtle", "turtle"), ("application/ld+json", "json-ld")])
def test_programs_get_data(server: str, media: str, form: str):
    status, headers, body = page(server, CALL, Accept=media)
    assert (status, headers["content-type"].split(";")[0]) == (200, media)
    assert len(rdflib.Graph().parse(data=body, format=form)) > 10
    status, headers, _ = fetch(f"{server}/resource?iri={quote(CALL)}&format={quote(media)}", HTML)
    assert headers["content-type"].startswith(media)


@pytest.mark.parametrize(
    "iri", ["", "x", "javascript:alert(1)", "https://x/<script>", "https://x/> } #", "https://unknown/"]
)
def test_unknown_and_strange_iris(server: str, iri: str):
    status, _, body = page(server, iri)
    assert status in (400, 404)
    assert b"<script>" not in body


def test_texts_are_escaped():
    from kg.serve.node import node_view  # noqa: PLC0415
    from kg.serve.pages import rendered  # noqa: PLC0415

    evil = '"><script>alert(1)</script>'
    row = {
        "property": {"value": evil},
        "value": {"type": "uri", "value": f"https://x/{evil}"},
        "label": {"value": evil},
    }
    label = {
        "property": {"value": "http://www.w3.org/2000/01/rdf-schema#label"},
        "value": {"type": "literal", "value": evil},
    }
    view = node_view(f"https://x/{evil}", [row, label], [row])
    text = rendered("resource.html", node=view, formats=["text/turtle"]).body.decode()
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_a_browser_without_a_query_goes_to_the_query_page(server: str):
    status, _, body = fetch(f"{server}/sparql", HTML)
    assert status == 200
    assert b"yasgui.min.js" in body


def test_shipped_queries_for_the_query_page(server: str):
    content = json.loads(fetch(f"{server}/queries.json")[2])
    assert [query["name"] for query in content["queries"]] == list(shipped())
    assert content["prefixes"]["kg"] == str(KG)


def test_network_page(server: str):
    status, headers, body = fetch(f"{server}/network", HTML)
    assert status == 200
    assert body.startswith(b"<!doctype html>")
    assert len(body) > 100_000
    assert "content-security-policy" not in headers, "the page brings its own"


def test_licence_of_the_query_page_is_served(server: str):
    assert b"MIT" in fetch(f"{server}/static/yasgui/LICENSE")[2]
