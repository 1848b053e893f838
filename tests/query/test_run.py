import io
import json

import pytest

from kg.errors import QueryError, UsageError
from kg.query import Format, Source, print_table, run, serialize, shipped
from kg.query.hints import why_blank, why_empty

WHOLE = "No single pattern is to blame: nothing in the graph matches the query as a whole, with its filters."


def test_prefixes_need_no_declaration(sample: Source):
    assert run(sample, "ASK { ?call a kg:PhoneCall ; rdfs:label ?name }").boolean is True
    assert len(run(sample, "PREFIX k: <https://w3id.org/kg-encounters/ontology#> SELECT * { ?x a k:Visit }")) == 0


def test_unknown_prefix_names_the_nearest(sample: Source):
    with pytest.raises(QueryError, match=r'unknown prefix "scheme:"[\s\S]*Did you mean schema:'):
        run(sample, "SELECT * {\n ?x scheme:headline ?y }")
    with pytest.raises(QueryError, match=r'line 2, column \d+: unknown prefix "zzz:"[\s\S]*Known are dcterms'):
        run(sample, "SELECT * {\n ?x zzz:headline ?y }")


def test_other_errors_of_the_engine_are_explained(sample: Source):
    with pytest.raises(QueryError, match="variable that is unbound"):
        run(sample, "SELECT ?x (COUNT(*) AS ?n) { ?x kg:via ?y }")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "SELECT * { ?x kg:participants ?y }",
            ["kg:participants is not in the ontology. Did you mean kg:participant?"],
        ),
        ("SELECT * { ?x a kg:Encounter2 }", ["kg:Encounter2 is not in the ontology. Did you mean kg:Encounter?"]),
        (
            "SELECT * { ?x kg:via ?y . ?x kg:status kg:Cancelled OPTIONAL { ?x kg:place kg:Visit } }",
            ["Nothing in the graph matches  ?x kg:status kg:Cancelled ."],
        ),
        (
            "SELECT * { ?x schema:headlines ?y }",
            ["Nothing in the graph matches  ?x schema:headlines ?y . Did you mean schema:headline?"],
        ),
        (
            "SELECT * { ?x kg:reports/kg:plases ?y }",
            ["kg:plases is not in the ontology. Did you mean kg:place?"],
        ),
        ("SELECT * { ?x kg:via ?y ; kg:isEcho true }", [WHOLE]),
        ("SELECT * { ?x kg:via ?y ; kg:status kg:Denied }", [WHOLE]),
        ("SELECT * { { ?x kg:host ?y } UNION { ?x kg:guest ?y } }", [WHOLE]),
        (
            "SELECT * { ?x rdfs:label 'angela merkel' }",
            ['Nothing in the graph matches  ?x rdfs:label "angela merkel" . The graph has  "Angela Merkel"@de .'],
        ),
        (
            "SELECT * { ?x kg:date '2018-03-20' }",
            ['Nothing in the graph matches  ?x kg:date "2018-03-20" . The graph has  "2018-03-20"^^edtf:EDTF .'],
        ),
        (
            "SELECT * { ?x kg:status 'Occurred' }",
            ['Nothing in the graph matches  ?x kg:status "Occurred" . The graph has  kg:Occurred .'],
        ),
        (
            "SELECT * { ?x kg:participant 'Angela Merkel' }",
            [
                (
                    'Nothing in the graph matches  ?x kg:participant "Angela Merkel" . '
                    "The graph has  <https://w3id.org/kg-encounters/id/actor/angela-merkel> ."
                )
            ],
        ),
        (
            "SELECT * { ?x kg:earliest ?day FILTER(?day > '2018-01-01') }",
            ['"2018-01-01" is a text; a day to compare with is  "2018-01-01"^^xsd:date .'],
        ),
        (
            "SELECT * { ?call a kg:PhoneCall FILTER(?cal = kg:PhoneCall) }",
            ["No pattern has the variable ?cal. Did you mean ?call?"],
        ),
    ],
)
def test_why_nothing_was_found(sample: Source, text: str, said: list[str]):
    assert len(run(sample, text)) == 0
    assert why_empty(text, sample) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT ?cal { ?call a kg:PhoneCall }", ["No pattern has the variable ?cal. Did you mean ?call?"]),
        ("SELECT ?day { ?x a kg:Summit BIND(?no AS ?none) OPTIONAL { ?x kg:via ?day } }", []),
    ],
)
def test_why_a_column_is_blank(sample: Source, text: str, said: list[str]):
    assert run(sample, text).has_blank_column
    assert why_blank(text) == said


@pytest.mark.parametrize("name", shipped())
def test_shipped_queries_bind_what_they_ask_for(name: str):
    assert why_blank(shipped()[name].text) == []


def test_json_is_standard(sample: Source):
    content = json.loads(serialize(run(sample, "SELECT ?x ?n ?z { ?x a kg:Summit ; kg:eventName ?n }"), Format.JSON))
    assert content["head"]["vars"] == ["x", "n", "z"]
    (row,) = content["results"]["bindings"]
    assert row["x"] == {
        "type": "uri",
        "value": "https://w3id.org/kg-encounters/id/encounter/2017-07-07-summit-g20-gipfel",
    }
    assert row["n"] == {"type": "literal", "value": "G20-Gipfel", "xml:lang": "de"}
    assert json.loads(serialize(run(sample, "ASK {}"), Format.JSON)) == {"head": {}, "boolean": True}
    typed = json.loads(serialize(run(sample, "SELECT (1 AS ?n) {}"), Format.JSON))
    assert typed["results"]["bindings"][0]["n"]["datatype"].endswith("#integer")


def test_csv_quotes(sample: Source):
    text = serialize(run(sample, 'SELECT ("a,\\"b" AS ?x) (1 AS ?y) ?z {}'), Format.CSV)
    assert text == 'x,y,z\r\n"a,""b",1,\r\n'


def test_turtle_is_for_graphs(sample: Source):
    text = serialize(run(sample, "DESCRIBE <https://w3id.org/kg-encounters/id/actor/kreml>"), Format.TURTLE)
    assert 'actor:kreml a kg:Organization ;\n\trdfs:label "Kreml"@de' in text
    with pytest.raises(UsageError, match="CONSTRUCT or DESCRIBE"):
        serialize(run(sample, "SELECT * { ?s a kg:Visit }"), Format.TURTLE)


def shown(source: Source, text: str, language: str = "de") -> str:
    target = io.StringIO()
    print_table(run(source, text), source, target, language)
    return target.getvalue()


def test_tables_have_names(sample: Source):
    text = "SELECT ?x ?status { ?x a kg:Summit ; kg:status ?status } ORDER BY ?x"
    assert "fand statt" in shown(sample, text)
    assert "G20-Gipfel (2017-07-07/2017-07-08)" in shown(sample, text)
    assert "occurred" in shown(sample, text, "en")
    assert "https://" not in shown(sample, text)
    assert shown(sample, "ASK { ?x a kg:Visit }") == "no\n"


def test_texts_cannot_steer_the_terminal(sample: Source):
    table = shown(sample, 'SELECT ("a\\u001b[31m[bold]red\\u0007\\nx" AS ?x) {}')
    assert "\x1b" not in table
    assert "\x07" not in table
    assert "a[31m[bold]red x" in table
