"""The twelve questions on the graph built from the five articles: what a careful reader finds in them."""

import pytest

from kg.pipeline import BuildSummary
from kg.query import Source, open_source
from kg.query.explain import explain
from kg.query.validate import validate
from kg.vocab import KG
from tests.query.asking import ask, column
from tests.write.sample import A0, A1, A2, A3, A4

CALLS = {"Call", "PhoneCall"}


@pytest.fixture(scope="module")
def seeds_graph(built: BuildSummary) -> Source:
    return open_source(built.graph)


@pytest.fixture(scope="module")
def told(seeds_graph: Source) -> dict[str, set[str]]:
    """Encounter -> articles that tell it."""
    found: dict[str, set[str]] = {}
    for row in ask(seeds_graph, "reports"):
        found.setdefault(row["encounter"], set()).add(row["article"])
    return found


@pytest.fixture(scope="module")
def between(seeds_graph: Source) -> list[dict[str, str]]:
    return ask(seeds_graph, "took-place", first="Donald Trump", second="Wladimir Putin")


@pytest.fixture(scope="module")
def call(between: list[dict[str, str]], told: dict[str, set[str]]) -> str:
    (found,) = [row["encounter"] for row in between if row["type"] in CALLS and A4 in told[row["encounter"]]]
    return found


@pytest.fixture(scope="module")
def hamburg(between: list[dict[str, str]]) -> str:
    (found,) = [row["encounter"] for row in between if row.get("place") == "hamburg"]
    return found


def words(rows: list[dict[str, str]], name: str) -> str:
    return " ".join(row.get(name, "") for row in rows)


def test_the_graph_is_valid(seeds_graph: Source):
    assert validate(seeds_graph.graph()) == []


def test_1_what_took_place(between: list[dict[str, str]], hamburg: str, call: str):
    assert sorted(row["type"] in CALLS for row in between) == [False, True, True]
    by_key = {row["encounter"]: row for row in between}
    assert by_key[hamburg]["date"] == "2017-07-07"
    assert by_key[hamburg]["duration"] == "PT2H16M"
    assert by_key[call]["date"].startswith("2018-03")


def test_1_day_of_the_call(between: list[dict[str, str]], call: str):
    assert {row["encounter"]: row.get("date") for row in between}[call] == "2018-03-20"


def test_2_plans(seeds_graph: Source, hamburg: str):
    rows = ask(seeds_graph, "plans")
    assert ("Planned", "Occurred", A0) in {
        (r["planned"], r["now"], r["article"]) for r in rows if r["encounter"] == hamburg
    }
    open_ones = [r for r in rows if r["now"] == "Possible"]
    assert set(column(open_ones, "article")) == {A2, A3, A4}
    assert len(set(column(open_ones, "encounter"))) == 1
    assert all("date" not in r for r in open_ones), "no invented date"
    assert any(r["now"] == "Planned" and r["date"] == "2017-05-03/2017-05-04" for r in rows), "talks in Astana"


def test_3_denials(seeds_graph: Source, call: str):
    rows = ask(seeds_graph, "denials")
    overtaken = [r for r in rows if r["overtaken"] == "true"]
    assert {(r["encounter"], r["holder"], r["article"]) for r in overtaken} == {(call, "weisses-haus", A4)}
    assert "nicht geplant" in words(overtaken, "sentence")
    assert any("nicht vereinbart" in r["sentence"] and r["article"] == A1 for r in rows)


def test_4_reports(seeds_graph: Source, call: str, hamburg: str, told: dict[str, set[str]]):
    assert told[call] == {A2, A3, A4}
    assert told[hamburg] == {A0, A1, A2, A3, A4}
    by_article = {r["article"]: r.get("agencies", "") for r in ask(seeds_graph, "reports", encounter=call)}
    assert "dpa" in by_article[A2]
    assert "dpa" in by_article[A3]


def test_5_claims(seeds_graph: Source, call: str):
    rows = ask(seeds_graph, "claims", encounter=call)
    assert {"kreml", "weisses-haus"} <= set(column(rows, "holder"))
    kremlin = [r for r in ask(seeds_graph, "claims", holder="Kreml") if r["article"] == A0]
    assert "konstruktiv" in words(kremlin, "sentences")


def test_6_topics(seeds_graph: Source, call: str):
    talked = words([r for r in ask(seeds_graph, "topics", encounter=call) if r["discussed"] == "true"], "topic")
    for topic in ("syrien", "ukraine", "ruestungswettlauf"):
        assert topic in talked


def test_6_what_was_no_topic(seeds_graph: Source, call: str):
    denied = words([r for r in ask(seeds_graph, "topics", encounter=call) if r["discussed"] == "false"], "topic")
    assert "skripal" in denied
    assert "praesidentenwahl" in denied or "beeinflussung" in denied


def test_7_single_source(seeds_graph: Source, call: str, hamburg: str, told: dict[str, set[str]]):
    rows = ask(seeds_graph, "single-source")
    assert not {call, hamburg} & set(column(rows, "encounter"))
    assert {r["encounter"] for r in rows if r["articles"] == "1"} == {
        e for e, articles in told.items() if len(articles) == 1
    }
    second_hand = ask(seeds_graph, "second-hand")
    assert ("kreml", "tass", A0) in {(r.get("holder"), r["via"], r["article"]) for r in second_hand}


def test_8_most_frequent(seeds_graph: Source):
    first = ask(seeds_graph, "most-frequent")[0]
    assert (first["first"], first["second"], first["encounters"]) == ("donald-trump", "wladimir-putin", "3")
    pairs = {(r["first"], r["second"]) for r in ask(seeds_graph, "most-frequent")}
    assert {("angela-merkel", "donald-trump"), ("donald-trump", "xi-jinping")} <= pairs


def test_9_on_the_margins(seeds_graph: Source, hamburg: str):
    (row,) = [r for r in ask(seeds_graph, "on-the-margins") if r["encounter"] == hamburg]
    assert "g20" in row["event"]
    assert row["place"] == "hamburg"


def test_10_outcomes(seeds_graph: Source):
    assert any("nicht vereinbart" in r["outcome"] and r["article"] == A1 for r in ask(seeds_graph, "outcomes"))


def test_10_ceasefire(seeds_graph: Source, hamburg: str):
    rows = [r for r in ask(seeds_graph, "outcomes") if r["encounter"] == hamburg]
    assert "Waffenstillstand" in words(rows, "outcome")


def test_11_timeline(seeds_graph: Source, hamburg: str, call: str):
    rows = ask(seeds_graph, "timeline", first="Trump", second="Putin")
    keys = column(rows, "encounter")
    assert keys.index(hamburg) < keys.index(call)
    assert {r["encounter"]: r["score"] for r in rows}[call] == "1.5"
    assert [r for r in rows if "date" not in r] == rows[len([r for r in rows if "date" in r]) :], (
        "undated ones come last"
    )


def test_12_needs_review(seeds_graph: Source, call: str):
    found = {(r["encounter"], r["problem"]) for r in ask(seeds_graph, "needs-review")}
    assert (call, "Stand widerspricht sich") in found
    possible = {r["encounter"] for r in ask(seeds_graph, "plans") if r["now"] == "Possible"}
    assert {(key, "ohne Datum") for key in possible} <= found


def test_nothing_from_the_teasers(seeds_graph: Source):
    assert "Helsinki" not in words(ask(seeds_graph, "reports"), "sentence")
    assert "Weiße Haus ein" not in words(ask(seeds_graph, "reports"), "sentence")


def test_explanation_of_the_call(seeds_graph: Source, call: str):
    found = explain(seeds_graph, call)
    assert str(KG.status) in {c.subject for c in found.contradictions}
    assert str(KG.mergedBecause) in found.properties
