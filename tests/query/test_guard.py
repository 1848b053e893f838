import contextlib
import http.server

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query.guard import MAX_LENGTH, Form, check
from tests.listening import Quiet, listening

REFUSED = {
    "service": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "silent, nested": "SELECT * { { SELECT * { FILTER NOT EXISTS { SERVICE SILENT ?x { ?s ?p ?o } } } } }",
    "in a bind": "SELECT * { BIND(EXISTS { SERVICE <x:y> { ?s ?p ?o } } AS ?z) }",
    "lower case": "select * { service <x:y> { ?s ?p ?o } }",
    "after a string": "SELECT * { ?s ?p '''a'b'' ''' . SERVICE <x:y> { ?s ?p ?o } }",
    "after a quoted quote": r"SELECT * { ?s ?p '\'' . SERVICE <x:y> { ?s ?p '' } }",
    "after a hash in an IRI": "SELECT * { ?s <http://x/#> ?o . SERVICE <x:y> { ?s ?p ?o } }",
    "escaped": r"SELECT * { \u0053ERVICE <x:y> { ?s ?p ?o } }",
    "from": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "from named": "ASK FROM NAMED <http://x/> { GRAPH ?g { ?s ?p ?o } }",
    "construct from": "CONSTRUCT { ?s ?p ?o } FROM <x:y> WHERE { ?s ?p ?o }",
    "describe from": "DESCRIBE ?s FROM <x:y> { ?s ?p ?o }",
    "behind a comment": "SELECT *\n# nothing\rFROM <x:y>\n{ ?s ?p ?o }",
    "behind an escaped end of line": "SELECT *\n# nothing \\u000AFROM <x:y>\n{ ?s ?p ?o SERVICE <x:y> {} }",
    "insert": "INSERT DATA { <a:b> <a:c> <a:d> }",
    "delete": "DELETE WHERE { ?s ?p ?o }",
    "load": "LOAD <file:///etc/passwd>",
    "clear": "CLEAR ALL",
    "without a space": "SELECT * FROM<file:///etc/passwd>{ ?s ?p ?o }",
    "behind a path": "SELECT * { ?s kg:place? ?o SERVICE<x:y>{ ?s ?p ?o } }",
    "two updates": "PREFIX a: <a:> DROP ALL ; INSERT DATA { a:b a:c a:d }",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str):
    with pytest.raises(QueryError, match=r"not allowed|would change the graph|escapes"):
        check(REFUSED[name])


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * { ?s ?p 'SERVICE <x:y>' } # SERVICE", Form.SELECT),
        ("SELECT ?service { ?service kg:service <http://service/from/load> }", Form.SELECT),
        ('ASK { ?s ?p """say "service" twice""" }', Form.ASK),
        ("CONSTRUCT WHERE { ?s ?p ?o }", Form.GRAPH),
        ("DESCRIBE <http://x/>", Form.GRAPH),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", Form.SELECT),
        ("SELECT (MIN(?d) AS ?from) { ?s kg:date ?d FILTER(STR(?d) != 'from \\u00e4') }", Form.SELECT),
    ],
)
def test_allowed(text: str, form: Form):
    assert check(text) is form


WRONG = {
    "SELECT ?x WHERE {\n  ?x a kg:PhoneCall .\n  FILTER(?x > )\n}": (3, ")"),
    "SELECT ?x WHERE {\n  ?x a kg:PhoneCall\n  ?x kg:status ?y\n}": (3, "?x kg:status"),
    "SELECT ?x WHERE {\n  ?x kg:status\n}": (3, "}"),
    "SELECT ?x WHER { ?x a kg:PhoneCall }": (1, "WHER"),
    "SELECT ?x { ?x a kg:PhoneCall . OPTINAL { ?x kg:place ?y } }": (1, "OPTINAL"),
    "SELECT ?x { ?x kg:date ?d } ORDER ?d": (1, "?d"),
    "SELECT x { ?x kg:date ?d }": (1, "x {"),
    "SELCT ?x { ?x kg:date ?d }": (1, "SELCT"),
}


@pytest.mark.parametrize("text", WRONG)
def test_syntax_errors_point_at_the_place(text: str):
    line, begin = WRONG[text]
    with pytest.raises(QueryError) as caught:
        check(text)
    message, shown, caret = str(caught.value).splitlines()
    assert message.startswith(f"line {line}, column ")
    assert shown[caret.index("^") :].startswith(begin)


def test_an_unclosed_query_ends_too_early():
    with pytest.raises(QueryError, match="line 1, column 25: syntax error at the end"):
        check("SELECT * { ?x a kg:Visit")


def test_size_and_depth_are_bounded():
    with pytest.raises(QueryError, match="characters"):
        check("#" * (MAX_LENGTH + 1))
    with pytest.raises(QueryError, match="nested"):
        check("SELECT * " + "{" * 5000 + "}" * 5000)
    with pytest.raises(QueryError, match="nested"):
        check("SELECT * { FILTER(" + "(" * 500 + "1" + ")" * 500 + ") }")


@pytest.fixture(scope="module")
def listener():
    """A server that counts who calls."""
    calls: list[str] = []

    class Handler(Quiet, http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_error(500)

        def do_POST(self):
            self.do_GET()

    with listening(Handler) as address:
        yield f"{address}/", calls


def test_the_engine_would_call_out_without_the_guard(listener: tuple[str, list[str]]):
    address, calls = listener
    with pytest.raises(Exception, match="500"):
        list(ox.Store().query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"))
    assert calls
    calls.clear()


PIECES = st.lists(
    st.sampled_from(
        [
            "'",
            '"',
            "'''",
            '"""',
            "\\",
            "#",
            "\n",
            "<",
            ">",
            "{",
            "}",
            " ",
            "?s",
            "?",
            "$",
            "kg:x",
            "1",
            "a",
            ".",
            "<x:y>",
            "''",
            '""',
            "FILTER",
            "\\u0053",
        ]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(PIECES, PIECES)
def test_whatever_passes_does_not_call_out(listener: tuple[str, list[str]], before: str, after: str):
    """Hiding SERVICE behind quotes, comments and escapes that two parsers might read differently."""
    address, calls = listener
    text = f"SELECT * {{ {before}SERVICE <{address}> {{ ?s ?p ?o }} {after} }}"
    try:
        check(text)
    except QueryError:
        return
    with contextlib.suppress(SyntaxError, OSError):
        list(ox.Store().query(text))
    assert not calls
