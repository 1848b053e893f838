"""The shipped queries on a graph that was written down by hand."""

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.query import Source, named, run, shipped
from kg.query.library import parse, read_query
from kg.query.params import literal, quoted
from tests.query.asking import ask, column
from tests.write.sample import A2, A3, A4

CALL, CALL_2017 = "2018-03-20-call-donald-trump-wladimir-putin", "2017-05-call-donald-trump-wladimir-putin"
HAMBURG, SUMMIT = "2017-07-07-meeting-donald-trump-wladimir-putin", "undated-summit-donald-trump-wladimir-putin"
G20, TALKS = "2017-07-07-summit-g20-gipfel", "2017-05-03-negotiation-usa"
NONE = "undated-meeting-donald-trump-wladimir-putin"
WITH_MERKEL, WITH_XI = "2017-01-20-meeting-angela-merkel-donald-trump", "2017-01-20-meeting-donald-trump-xi-jinping"


def test_every_query_parses_runs_and_finds_something(sample: Source, made_up: Source):
    for name, query in shipped().items():
        answer = run(sample, query.text)
        assert len(answer) or len(run(made_up, query.text)), name
        assert "ORDER BY" in query.text or answer.triples is not None, f"{name}: rows need an order"


def test_took_place(sample: Source):
    rows = ask(sample, "took-place", first="Trump", second="Putin")
    assert column(rows, "encounter") == [CALL_2017, HAMBURG, CALL]
    assert column(rows, "type") == ["PhoneCall", "Meeting", "PhoneCall"]
    assert column(rows, "place") == [None, "hamburg", None]
    assert rows[1]["duration"] == "PT2H16M"
    assert set(column(ask(sample, "took-place"), "encounter")) == {CALL_2017, HAMBURG, CALL, G20, WITH_MERKEL, WITH_XI}


def test_plans(sample: Source):
    rows = ask(sample, "plans")
    now = {(row["encounter"], row["planned"], row["now"]) for row in rows}
    assert now == {(TALKS, "Planned", "Planned"), (HAMBURG, "Planned", "Occurred"), (SUMMIT, "Possible", "Possible")}
    assert [row["article"] for row in rows if row["encounter"] == SUMMIT] == [A2, A3, A4]


def test_denials(sample: Source):
    first, second = ask(sample, "denials")
    assert (first["encounter"], first["holder"], first["overtaken"], first["article"]) == (
        CALL,
        "weisses-haus",
        "true",
        A4,
    )
    assert first["sentence"] == "Ein Anruf Trumps deswegen bei Putin sei nicht geplant."
    assert (second["encounter"], second["overtaken"]) == (NONE, "false")


def test_reports(sample: Source):
    rows = ask(sample, "reports", encounter=CALL)
    assert column(rows, "article") == [A2, A3, A4, A4]
    assert column(rows, "status") == ["Occurred", "Occurred", "Occurred", "Denied"]
    assert column(rows, "agencies") == ["AFP, dpa", "dpa", None, None]
    assert rows[0]["publisher"] == "DW"


def test_claims(sample: Source):
    rows = ask(sample, "claims", encounter=CALL_2017)
    assert {(row["holder"], row.get("via")) for row in rows} == {("kreml", "tass"), ("weisses-haus", None)}
    rows = ask(sample, "claims", holder="Weißes Haus")
    assert {row["encounter"] for row in rows} == {CALL_2017, CALL}


def test_topics(sample: Source):
    rows = ask(sample, "topics", encounter=CALL)
    assert {(row["topic"], row["articles"]) for row in rows if row["discussed"] == "true"} == {
        ("syrien", "3"),
        ("ukraine", "3"),
        ("ruestungswettlauf", "2"),
    }
    assert {row["topic"] for row in rows if row["discussed"] == "false"} == {"sergej-skripal", "wahlbeeinflussung"}
    assert len(ask(sample, "topics", wider="Syrien")) == 4


def test_single_source(sample: Source):
    rows = {row["encounter"]: row for row in ask(sample, "single-source")}
    assert set(rows) == {CALL_2017, G20, TALKS, NONE, WITH_MERKEL, WITH_XI}
    assert (rows[CALL_2017]["firsthand"], rows[CALL_2017]["secondhand"]) == ("1", "1")


def test_most_frequent_counts_encounters(sample: Source):
    rows = ask(sample, "most-frequent")
    assert (rows[0]["first"], rows[0]["second"], rows[0]["encounters"]) == ("donald-trump", "wladimir-putin", "3")
    rows = ask(sample, "most-frequent", since="2018-01-01", until="2018-12-31")
    assert column(rows, "encounters") == ["1"]


def test_on_the_margins(sample: Source):
    (row,) = ask(sample, "on-the-margins")
    assert (row["event"], row["encounter"], row["place"]) == (G20, HAMBURG, "hamburg")


def test_outcomes(sample: Source):
    rows = ask(sample, "outcomes")
    assert any("Waffenstillstand" in row["outcome"] and row["holder"] == "rex-tillerson" for row in rows)
    assert any("nicht vereinbart" in row["outcome"] and row["status"] == "Denied" for row in rows)


def test_timeline(sample: Source):
    rows = ask(sample, "timeline", first="Q22686", second="Q7747")
    assert column(rows, "encounter") == [CALL_2017, HAMBURG, CALL, NONE, SUMMIT]
    assert column(rows, "score") == ["1.5", "1", "1.5", "-2", "2.5"]
    assert column(rows, "basis") == ["FromTense", "Stated", "Stated", None, None]


def test_needs_review(sample: Source):
    found = {(row["encounter"], row["problem"]) for row in ask(sample, "needs-review")}
    assert (SUMMIT, "ohne Datum") in found
    assert (CALL_2017, "Datum erschlossen") in found
    assert (CALL, "Stand widerspricht sich") in found
    assert not [problem for encounter, problem in found if encounter == HAMBURG]


def test_parameters_find_things_by_name_key_and_wikidata(sample: Source):
    iri = "<https://w3id.org/kg-encounters/id/actor/angela-merkel>"
    for value in ("Angela Merkel", "angela merkel", "Merkel", "angela-merkel", "Q567", iri[1:-1], "rkel"):
        assert literal("actor", value, sample) == (iri,), value
    assert len(literal("actor", "us", sample)) > 1
    assert literal("topic", "Rüstungswettlauf", sample)[0].endswith("topic/ruestungswettlauf>")


def test_unknown_values_name_the_nearest(sample: Source):
    with pytest.raises(UsageError, match="Did you mean Angela Merkel"):
        named("took-place").bind({"first": "Angla Merkel"}, sample)
    with pytest.raises(UsageError, match="no date"):
        named("most-frequent").bind({"since": "März"}, sample)
    with pytest.raises(UsageError, match="has no parameter"):
        named("took-place").bind({"third": "x"}, sample)
    with pytest.raises(UsageError, match="Did you mean took-place"):
        named("tok-place")


@pytest.mark.parametrize("value", ['"', '" } SELECT', "\\", "\n", 'Merkel") . ?s ?p ?o #', "'''", "\u2028"])
def test_values_cannot_leave_their_place(sample: Source, value: str):
    with pytest.raises(UsageError, match="no actor"):
        named("took-place").bind({"first": value}, sample)
    answer = run(sample, f"SELECT (STR({quoted(value)}) AS ?text) {{}}")
    assert answer.rows[0][0].value == value


def test_heads_are_checked():
    good = "# title de: a\n# title en: a\n# question de: a\n# question en: a\n"
    assert parse("x", good + "SELECT * {}").title == {"de": "a", "en": "a"}
    with pytest.raises(ValueError, match="de and en"):
        parse("x", "# title de: a\nSELECT * {}")
    with pytest.raises(ValueError, match="who"):
        parse("x", good + "# param who (actor): a\nSELECT * {}")


def test_unreadable_query_file(tmp_path: Path):
    with pytest.raises(UsageError, match=r"missing\.rq"):
        read_query(tmp_path / "missing.rq")
