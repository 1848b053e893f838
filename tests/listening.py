"""A web server on this machine that answers as a test wants it to."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Iterator


class Quiet:
    """Put before the class of a handler: it writes no log."""

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def listening(handler: type[http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server with that handler, without a slash at its end, for as long as it is needed."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
