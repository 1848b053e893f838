"""The shipped queries on another engine: Virtuoso (Debian's virtuoso-opensource-7), loaded by us, gives the same rows."""

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.query import Source, open_source, run, shipped
from kg.query.publish import Way, publish
from kg.vocab import KG
from kg.write import triples
from tests.write.sample import sample_graph

SERVER = shutil.which("virtuoso-t")
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("virtuoso")]

CONFIG = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[Parameters]
ServerPort = {sql}
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
[HTTPServer]
ServerPort = {http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 100000
MaxQueryExecutionTime = 20
"""
SECONDS = {"PT2H16M": "8160.0", "PT30M": "1800.0"}
"""Virtuoso keeps a duration as a number of seconds."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("Virtuoso does not start")


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server, without a path; the environment has the credentials to write."""
    if SERVER is None:
        pytest.fail("virtuoso-t is missing: apt-get install virtuoso-opensource-7-bin (Debian).")
    folder: Path = tmp_path_factory.mktemp("virtuoso")
    port = free_port()
    (folder / "v.ini").write_text(CONFIG.format(folder=folder, sql=free_port(), http=port))
    command = [str(SERVER), "-f", "-c", str(folder / "v.ini")]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/sparql")
            with pytest.MonkeyPatch.context() as environment:
                environment.setenv("KG_ENDPOINT_USER", "dba")
                environment.setenv("KG_ENDPOINT_PASSWORD", "dba")
                yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


@pytest.fixture(scope="module")
def loaded(virtuoso: str, sample: Source, made_up: Source) -> list[tuple[Source, Source]]:
    """Each graph in Oxigraph, and in the server."""
    pairs = []
    for number, source in enumerate((sample, made_up)):
        publish(source.triples(), f"{virtuoso}/sparql-graph-crud-auth", f"urn:g{number}")
        pairs.append((source, open_source(f"{virtuoso}/sparql?default-graph-uri=urn:g{number}")))
    return pairs


@pytest.mark.parametrize("name", shipped())
def test_same_rows(loaded: list[tuple[Source, Source]], name: str):
    for source, server in loaded:
        here, there = run(source, shipped()[name].text), run(server, shipped()[name].text)
        assert [v.lower() for v in there.variables] == [v.lower() for v in here.variables]
        assert sorted(map(plain, there.rows)) == sorted(map(plain, here.rows))


def test_written_by_update(virtuoso: str):
    """Without durations, which Virtuoso 7 reads from Turtle but not from INSERT DATA."""
    durations = (KG.duration, KG.plannedDuration)
    found = [triple for triple in triples(sample_graph()) if triple.predicate.value not in map(str, durations)]
    for _ in range(2):
        publish(found, f"{virtuoso}/sparql-auth", "urn:h", Way.UPDATE)
    there = open_source(f"{virtuoso}/sparql?default-graph-uri=urn:h")
    assert run(there, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0].value == str(len(found))


def plain(row: object) -> list[str]:
    values = ["" if term is None else term.value for term in row]
    return [{"true": "1", "false": "0"}.get(v) or SECONDS.get(v, v) for v in values]
