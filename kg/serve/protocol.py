"""SPARQL 1.1 Protocol, query operation: GET and POST, direct and as a form."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs, quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.query.guard import MAX_LENGTH
from kg.serve.media import HTML, ROWS, wanted
from kg.serve.pool import Pool, PoolError
from kg.serve.worker import Reply

_LARGEST_BODY = 4 * MAX_LENGTH + 10_000
"""Bytes of a request: a query of the longest length in UTF-8, and a form around it."""

_PRINTABLE = "".join(map(chr, range(0x20, 0x7F))).replace("%", "")
"""What a header holds as it is; the rest is percent-encoded."""

_DATASET = ("default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri")


async def sparql(request: Request) -> Response:
    """Answer a query; a browser that brings none is sent to the query page."""
    is_empty = request.method in ("GET", "HEAD") and not request.url.query
    if is_empty and wanted(request.headers.get("accept"), [*ROWS, HTML]) == HTML:
        return RedirectResponse("/query", 303)
    query, parameters = await _query(request)
    if any(name in parameters for name in _DATASET):
        raise HTTPException(400, "This endpoint has one graph; graphs cannot be chosen.")
    reply, body = await ask(request, query, request.headers.get("accept"))
    headers = {"Vary": "Accept"}
    if reply.hint:
        headers["X-SPARQL-Hint"] = quote(reply.hint, safe=_PRINTABLE)
    if reply.is_cut:
        headers["X-SPARQL-MaxRows"] = str(_pool(request).limits.rows)
    return Response(body, reply.status, headers, _with_charset(reply.media_type))


async def ask(request: Request, query: str, accept: str | None) -> tuple[Reply, bytes]:
    """Ask the pool; when the client hangs up, the query is stopped. Raises ``HTTPException``."""
    running = asyncio.ensure_future(_pool(request).ask(query, accept))
    gone = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({running, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            raise HTTPException(499, "The client closed the connection.")
        return running.result()
    except PoolError as error:
        headers = {"Retry-After": "5"} if error.status == 503 else None
        raise HTTPException(error.status, str(error), headers) from error
    finally:
        running.cancel()
        gone.cancel()


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _pool(request: Request) -> Pool:
    pool: Pool = request.app.state.pool
    return pool


async def _query(request: Request) -> tuple[str, dict[str, list[str]]]:
    parameters = _parsed(request.url.query)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").split(";", 1)[0].strip().lower()
        text = _decoded(await _body(request))
        if kind == "application/sparql-query":
            return text, parameters
        if kind != "application/x-www-form-urlencoded":
            raise HTTPException(415, "Send application/sparql-query or application/x-www-form-urlencoded.")
        parameters |= _parsed(text)
    queries = parameters.get("query", [])
    if "update" in parameters:
        raise HTTPException(400, "This endpoint only reads; updates are refused.")
    if len(queries) != 1:
        raise HTTPException(400, "Give exactly one parameter named query.")
    return queries[0], parameters


def _parsed(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise HTTPException(400, "The parameters cannot be read.") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, "The request is not in UTF-8.") from error


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST_BODY:
            raise HTTPException(413, f"A request may have {_LARGEST_BODY} bytes at most.")
    return bytes(body)


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
