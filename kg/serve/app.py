"""The web application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve import pages
from kg.serve.pool import Pool
from kg.serve.protocol import sparql

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""Nothing is loaded from or sent to elsewhere. The query page sets styles inline; scripts come from files only."""

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class SafeHeaders:
    """Adds the headers above to every response that does not set them itself; an empty one is taken out."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower(): value for name, value in message["headers"]}
                added = {name.lower().encode(): value.encode() for name, value in _HEADERS.items()}
                message["headers"] = [(name, value) for name, value in (added | given).items() if value]
            await send(message)

        await self.app(scope, receive, with_headers)


def create_app(pool: Pool, draw: Callable[[], Path], hosts: tuple[str, ...] = LOOPBACK) -> Starlette:
    """The application over a pool. ``draw`` writes the network page and returns its path.

    Requests whose Host header is none of ``hosts`` are refused: a page elsewhere could point a name at this machine.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        yield
        await pool.stop()

    routes = [
        Route("/", pages.start),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/query", pages.query_page),
        Route("/queries.json", pages.queries),
        Route("/network", pages.network),
        Route("/openapi.json", pages.description),
        Route("/resource", pages.resource),
        Route("/healthz", pages.health),
        Mount("/static", StaticFiles(directory=pages.FOLDER / "static")),
    ]
    middleware = [
        Middleware(SafeHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
    ]
    app = Starlette(routes=routes, middleware=middleware, lifespan=lifespan, exception_handlers={HTTPException: _told})
    app.state.pool, app.state.draw, app.state.network, app.state.drawing = pool, draw, None, asyncio.Lock()
    return app


async def _told(request: Request, error: Exception) -> Response:
    """Errors as plain text."""
    if not isinstance(error, HTTPException):
        raise error
    return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
