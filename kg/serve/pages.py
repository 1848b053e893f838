"""The pages: start, query page, network, and one for each IRI of the graph."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response

from kg.query.library import shipped
from kg.serve.media import HTML, TRIPLES, wanted
from kg.serve.node import NodeView, node_view
from kg.serve.protocol import ask
from kg.vocab import PREFIXES

FOLDER = Path(__file__).resolve().parent
_TEMPLATES = Environment(loader=FileSystemLoader(FOLDER / "templates"), autoescape=select_autoescape(default=True))
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_JSON = "application/sparql-results+json"

_OVERVIEW = """SELECT ?iri ?label WHERE {
  ?type rdfs:subClassOf* kg:%s . ?iri a ?type ; rdfs:label ?label . FILTER(LANG(?label) = "de")
} ORDER BY ?iri LIMIT 500"""
_VALUES = "SELECT ?property ?value ?label WHERE { %s OPTIONAL { ?value rdfs:label ?label } } LIMIT 2000"


def rendered(template: str, **values: object) -> HTMLResponse:
    """A page made from a template; values are escaped."""
    return HTMLResponse(_TEMPLATES.get_template(template).render(values))


async def start(request: Request) -> Response:
    """What the graph has: encounters and actors, each a link to its page."""
    lists = {name: await _listed(request, name) for name in ("Encounter", "Actor")}
    return rendered("start.html", lists=lists, queries=shipped().values())


async def query_page(request: Request) -> Response:
    """The query page with the shipped queries as tabs."""
    return rendered("query.html")


async def queries(request: Request) -> Response:
    """The shipped queries, for the query page."""
    listed = [{"name": q.name, "title": q.title, "question": q.question, "query": q.text} for q in shipped().values()]
    return JSONResponse({"prefixes": PREFIXES, "queries": listed})


async def description(request: Request) -> Response:
    """The interface of the server, in OpenAPI."""
    return FileResponse(FOLDER / "openapi.json", media_type="application/json")


async def network(request: Request) -> Response:
    """The interactive network; drawn once, when it is first asked for."""
    state = request.app.state
    async with state.drawing:
        if state.network is None:
            state.network = await asyncio.to_thread(state.draw)
    return FileResponse(state.network, media_type=HTML, headers={"Content-Security-Policy": ""})


async def resource(request: Request) -> Response:
    """An IRI of the graph: a page for browsers, Turtle, JSON-LD, N-Triples or RDF/XML for programs."""
    iri = request.query_params.get("iri", "")
    if not _IRI.fullmatch(iri):
        raise HTTPException(400, "Give an absolute IRI: /resource?iri=https://...")
    kind = wanted(request.query_params.get("format") or request.headers.get("accept"), [HTML, *TRIPLES])
    if kind is None:
        raise HTTPException(406, f"This can be had as {', '.join([HTML, *TRIPLES])}.")
    if kind != HTML:
        reply, body = await ask(request, f"CONSTRUCT WHERE {{ <{iri}> ?property ?value }}", kind)
        return Response(body, reply.status, {"Vary": "Accept"}, reply.media_type)
    view = await _view(request, iri)
    if not view.outgoing and not view.incoming:
        raise HTTPException(404, "The graph says nothing about this IRI.")
    return rendered("resource.html", node=view, formats=["text/turtle", "application/ld+json", "application/n-triples"])


async def health(request: Request) -> Response:
    """Whether a worker answers."""
    reply, body = await ask(request, "SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }", _JSON)
    if reply.status != 200:
        raise HTTPException(503, "The graph does not answer.")
    count = int(json.loads(body)["results"]["bindings"][0]["triples"]["value"])
    return JSONResponse({"status": "ok", "triples": count})


async def _listed(request: Request, name: str) -> list[dict[str, str]]:
    _, body = await ask(request, _OVERVIEW % name, _JSON)
    return [{key: cell["value"] for key, cell in row.items()} for row in json.loads(body)["results"]["bindings"]]


async def _view(request: Request, iri: str) -> NodeView:
    patterns = (f"<{iri}> ?property ?value", f"?value ?property <{iri}>")
    bodies = [await ask(request, _VALUES % pattern, _JSON) for pattern in patterns]
    rows = [json.loads(body)["results"]["bindings"] for _, body in bodies]
    return node_view(iri, rows[0], rows[1])
