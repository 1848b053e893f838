"""Whatever a client sends to any route, the server does not fail: no status 5xx, and it still answers afterwards."""

import http.client
from urllib.parse import quote, urlencode, urlsplit

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.serve.conftest import fetch

ROUTES = (
    "/",
    "/sparql",
    "/query",
    "/queries.json",
    "/network",
    "/resource",
    "/healthz",
    "/static/pages.css",
    "/static/",
)
NAMES = st.sampled_from(["query", "iri", "format", "update", "default-graph-uri", "x", ""])
WORDS = st.lists(
    st.sampled_from(
        [
            "SELECT",
            "*",
            "{",
            "}",
            "?s",
            "?p",
            "a",
            "<http://x/>",
            "'x'",
            '"',
            "FILTER",
            "(",
            ")",
            "kg:place",
            "OPTIONAL",
            "LIMIT 3",
            "ORDER BY",
            "GROUP BY",
            "ASK",
            "CONSTRUCT",
            "DESCRIBE",
            "VALUES",
            "UNDEF",
            ".",
            ";",
            "BIND",
            "AS",
            "1",
            "\\",
            "#",
            "\n",
            "_:b",
            "[]",
        ]
    ),
    max_size=15,
).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), WORDS)
HEADERS = st.dictionaries(
    st.sampled_from(["Accept", "Content-Type", "Origin", "Range", "If-None-Match", "X-Forwarded-Host"]),
    st.one_of(
        st.sampled_from(
            [
                "application/sparql-query",
                "application/x-www-form-urlencoded",
                "text/csv;q=x",
                "*/*;q=-1",
                ";;,,",
                "text/html",
            ]
        ),
        st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
    ),
    max_size=3,
)


def send(server: str, method: str, target: str, headers: dict[str, str], body: bytes | None) -> int:
    parts = urlsplit(server)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)
    try:
        connection.request(method, target, body, headers)
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(ROUTES),
    st.sampled_from(["GET", "POST", "HEAD", "PUT", "OPTIONS"]),
    st.lists(st.tuples(NAMES, TEXTS), max_size=3),
    HEADERS,
    st.one_of(st.none(), st.binary(max_size=80), WORDS.map(str.encode)),
)
def test_no_request_makes_it_fail(
    server: str, route: str, method: str, pairs: list[tuple[str, str]], headers: dict[str, str], body: bytes | None
):
    target = route + (f"?{urlencode(pairs)}" if pairs else "")
    assert send(server, method, target, headers, body) < 500


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS)
def test_no_query_makes_it_fail(server: str, query: str):
    assert fetch(f"{server}/sparql?query={quote(query)}")[0] < 500


def test_it_still_answers(server: str):
    assert fetch(f"{server}/healthz")[0] == 200
