"""No query can hold another up, outlive its timeout or take all memory."""

import socket
import threading
import time
from urllib.parse import quote, urlsplit

import pytest

from kg.errors import GraphError
from kg.query import open_source
from tests.serve.conftest import fetch

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?i"


def ask(server: str, query: str) -> tuple[int, dict[str, str], bytes]:
    return fetch(f"{server}/sparql?query={quote(query)}")


def test_an_endless_query_is_stopped_while_others_are_answered(tight_server: str):
    replies: list[int] = []
    thread = threading.Thread(target=lambda: replies.append(ask(tight_server, ENDLESS)[0]))
    thread.start()
    answered = 0
    while thread.is_alive():
        assert ask(tight_server, "ASK {}")[0] == 200
        answered += 1
    assert replies == [504]
    assert answered >= 3


def test_workers_come_back(tight_server: str):
    threads = [threading.Thread(target=ask, args=(tight_server, ENDLESS)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    status, _, body = ask(tight_server, "ASK {}")
    assert (status, b"true" in body) == (200, True)


def test_a_hungry_query_is_stopped(tight_server: str):
    status, _, body = ask(tight_server, HUNGRY)
    assert status in (500, 504)
    assert b"was stopped" in body
    assert ask(tight_server, "ASK {}")[0] == 200


def test_rows_are_limited_and_said_to_be(tight_server: str):
    status, headers, body = fetch(
        f"{tight_server}/sparql?query={quote('SELECT * { ?s ?p ?o }')}", {"Accept": "text/csv"}
    )
    assert status == 200
    assert headers["x-sparql-maxrows"] == "5"
    assert len(body.splitlines()) == 6
    _, headers, body = fetch(
        f"{tight_server}/sparql?query={quote('CONSTRUCT WHERE { ?s ?p ?o }')}", {"Accept": "application/n-triples"}
    )
    assert headers["x-sparql-maxrows"] == "5"
    assert len(body.splitlines()) == 5
    _, headers, _ = ask(tight_server, "SELECT * { ?s ?p ?o } LIMIT 5")
    assert "x-sparql-maxrows" not in headers


def test_a_part_is_not_taken_for_the_whole(tight_server: str):
    with pytest.raises(GraphError, match="at most 5 triples"):
        open_source(f"{tight_server}/sparql").triples()


def test_a_query_is_stopped_when_its_client_hangs_up(server: str):
    """Both workers are taken by clients that leave; a third is answered long before the timeout would free them."""
    parts = urlsplit(server)
    for _ in range(2):
        with socket.create_connection((parts.hostname, parts.port)) as client:
            client.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            time.sleep(0.5)
    assert fetch(f"{server}/sparql?query={quote('ASK {}')}", patience_s=25)[0] == 200
