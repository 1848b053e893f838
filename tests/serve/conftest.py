import contextlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(graph: Path, log: Path, *options: str) -> Iterator[str]:
    """A ``kg serve`` of its own; the address, without a slash at the end."""
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", str(port), *options]
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(f"{address}/healthz", server, log)
            yield address
        finally:
            server.terminate()
            assert server.wait(20) in (0, -15), log.read_text()


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text()
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=30) as response:
            assert response.status == 200
            return
        time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def server(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(sample_file, tmp_path_factory.mktemp("log") / "serve.log", "--workers", "2") as address:
        yield address


@pytest.fixture(scope="session")
def tight_server(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with tight bounds."""
    options = ("--workers", "2", "--timeout", "2", "--rows", "5", "--memory", "1500")
    with running(sample_file, tmp_path_factory.mktemp("log") / "serve.log", *options) as address:
        yield address


def fetch(
    address: str,
    headers: dict[str, str] | None = None,
    data: bytes | None = None,
    method: str | None = None,
    patience_s: float = 60,
):
    """Status, headers in lower case, body."""
    request = urllib.request.Request(address, data=data, headers=headers or {}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=patience_s) as response:
            return response.status, {k.lower(): v for k, v in response.headers.items()}, response.read()
    except urllib.error.HTTPError as error:
        return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()
