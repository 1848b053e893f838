"""The further shipped queries, with expected answers."""

from kg.query import Source, named, run
from kg.vocab import SCHEMA
from tests.query.asking import ask, column
from tests.query.made_up import CALLED_OFF, TALKS, VISIT
from tests.query.test_library import CALL, CALL_2017, HAMBURG, SUMMIT
from tests.query.test_library import TALKS as ASTANA_TALKS
from tests.write.sample import A0, A2, A3, A4


def test_who_called_whom(sample: Source, made_up: Source):
    assert ask(sample, "who-called-whom") == [
        {
            "initiator": "donald-trump",
            "other": "wladimir-putin",
            "encounters": "1",
            "first": "2018-03-20",
            "last": "2018-03-20",
        }
    ]
    assert ask(sample, "who-called-whom", by="Putin") == []
    (row,) = ask(made_up, "who-called-whom")
    assert row == {"initiator": "wladimir-putin", "other": "angela-merkel", "encounters": "1"}, (
        "no day, and none made up"
    )


def test_mediators(made_up: Source):
    (row,) = ask(made_up, "mediators")
    assert (row["mediator"], row["first"], row["second"], row["encounter"]) == (
        "angela-merkel",
        "donald-trump",
        "wladimir-putin",
        TALKS,
    )


def test_contact_chains(sample: Source):
    rows = ask(sample, "contact-chains", of="Putin", **{"with": "Merkel"})
    assert rows == [
        {"from": "angela-merkel", "through": "donald-trump", "to": "wladimir-putin", "before": "1", "after": "3"}
    ]
    assert len(ask(sample, "contact-chains")) == 3
    assert ask(sample, "contact-chains", of="Putin", **{"with": "Trump"}) == []


def test_rhythm(sample: Source, made_up: Source):
    rows = ask(sample, "rhythm", of="Putin", **{"with": "Trump"})
    assert [(row["previous"], row["day"], row["days"]) for row in rows] == [
        ("2017-04-29", "2017-07-07", "69"),
        ("2017-07-07", "2018-03-20", "256"),
    ]
    assert ask(made_up, "rhythm") == []


def test_contradictions(sample: Source, made_up: Source):
    rows = ask(sample, "contradictions")
    assert {(r["encounter"], r["property"], r["contradicted"], r["otherArticle"]) for r in rows} == {
        (CALL, "status", "Denied", A4)
    }
    assert set(column(rows, "article")) == {A2, A3, A4}
    rows = ask(made_up, "contradictions")
    assert {(r["encounter"], r["property"], r["said"], r["contradicted"]) for r in rows} == {
        (VISIT, "place", "astana", "hamburg"),
        (VISIT, "date", "2020-02-01", "2020-02-03"),
        (VISIT, "notAbout", "syrien", "syrien"),
        (CALLED_OFF, "initiator", "angela-merkel", "wladimir-putin"),
    }


def test_first_and_last_contact(sample: Source):
    rows = ask(sample, "first-and-last-contact", of="Putin")
    assert rows == [
        {
            "first": "donald-trump",
            "second": "wladimir-putin",
            "from": "2017-04-29",
            "to": "2018-03-20",
            "dated": "3",
        }
    ]
    assert len(ask(sample, "first-and-last-contact")) == 3


def test_topics_by_month(sample: Source):
    rows = ask(sample, "topics-by-month")
    assert {(r["month"], r["topic"]) for r in rows} == {
        ("2017-07", "koreanische-halbinsel"),
        ("2017-07", "syrien"),
        ("2017-07", "wahlbeeinflussung"),
        ("2018-03", "ruestungswettlauf"),
        ("2018-03", "syrien"),
        ("2018-03", "ukraine"),
    }
    assert set(column(ask(sample, "topics-by-month", since="2018-01-01"), "month")) == {"2018-03"}


def test_most_cited(sample: Source):
    rows = ask(sample, "most-cited")
    assert rows[0] == {"holder": "kreml", "reports": "7", "encounters": "3", "articles": "4"}
    assert column(rows, "holder") == ["kreml", "weisses-haus", "donald-trump", "rex-tillerson"]


def test_planned_never_happened(sample: Source, made_up: Source):
    assert column(ask(sample, "planned-never-happened"), "encounter") == [ASTANA_TALKS, SUMMIT]
    assert column(ask(sample, "planned-never-happened", before="2017-06-01"), "encounter") == [ASTANA_TALKS]
    (row,) = ask(made_up, "planned-never-happened")
    assert (row["encounter"], row["status"]) == (CALLED_OFF, "Cancelled")


def test_second_hand(sample: Source):
    (row,) = ask(sample, "second-hand")
    assert (row["encounter"], row["holder"], row["via"], row["article"]) == (CALL_2017, "kreml", "tass", A0)


def test_coverage(sample: Source, made_up: Source):
    assert ask(sample, "coverage")[0] == {"outlet": "?", "articles": "4", "reports": "16", "encounters": "9"}
    assert {(r["outlet"], r["articles"], r["encounters"]) for r in ask(made_up, "coverage")} == {
        ("Blatt", "2", "3"),
        ("Zeitung", "2", "3"),
    }


def test_agencies(sample: Source, made_up: Source):
    assert CALL not in column(ask(sample, "agencies"), "encounter")
    assert {r["encounter"]: r["only"] for r in ask(made_up, "agencies")} == {VISIT: "AFP", TALKS: "AFP"}


def test_places(sample: Source, made_up: Source):
    assert ask(sample, "places") == [{"place": "hamburg", "encounters": "2", "from": "2017-07-07", "to": "2017-07-08"}]
    assert ask(sample, "places", until="2016-12-31") == []
    row = {r["place"]: r for r in ask(made_up, "places")}["hamburg"]
    assert (row["encounters"], row["from"], row["to"]) == ("2", "2020-02-03", "2020-02-03"), "one of the two has no day"


def test_hosts_and_guests(made_up: Source, sample: Source):
    (row,) = ask(made_up, "hosts-and-guests")
    assert (row["host"], row["guest"], row["encounter"], row["place"]) == (
        "xi-jinping",
        "angela-merkel",
        VISIT,
        "hamburg",
    )
    assert ask(sample, "hosts-and-guests") == []


def test_durations(sample: Source):
    (row,) = ask(sample, "durations")
    assert (row["encounter"], row["duration"], row["plannedDuration"]) == (HAMBURG, "PT2H16M", "PT30M")


def test_echoes(sample: Source):
    rows = ask(sample, "echoes")
    assert [(r["encounter"], r["article"]) for r in rows] == [(HAMBURG, A2), (HAMBURG, A3), (HAMBURG, A4)]


def test_least_certain(sample: Source, made_up: Source):
    assert column(ask(sample, "least-certain", below="1"), "encounter") == [CALL, CALL]
    assert ask(made_up, "least-certain")[0]["encounter"] == VISIT


def test_absent(made_up: Source):
    (row,) = ask(made_up, "absent")
    assert (row["encounter"], row["absent"], row["article"]) == (VISIT, "donald-trump", "a")


def test_articles(sample: Source):
    rows = ask(sample, "articles")
    assert (rows[0]["identifier"], rows[0]["encounters"]) == (A0, "5")
    assert len(rows) == 5


def test_status_history(sample: Source):
    rows = ask(sample, "status-history", encounter=HAMBURG)
    assert rows[0]["status"] == "Occurred", "dated articles come first"
    assert {r["article"]: r["status"] for r in rows}[A0] == "Planned"
    assert len(rows) == 5


def test_calls_and_meetings(sample: Source):
    rows = {(r["type"], r["status"]): r["encounters"] for r in ask(sample, "calls-and-meetings")}
    assert rows[("PhoneCall", "Occurred")] == "2"
    assert rows[("Meeting", "Denied")] == "1"
    assert ask(sample, "calls-and-meetings", first="Merkel") == [
        {"type": "Meeting", "status": "Occurred", "encounters": "1"}
    ]


def test_network(sample: Source):
    answer = run(sample, named("network").text)
    edges = [t for t in answer.triples if t.predicate.value == str(SCHEMA.knows)]
    assert len(edges) == 3
    names = {t.object.value for t in answer.triples if t.predicate.value != str(SCHEMA.knows)}
    assert names == {"Angela Merkel", "Donald Trump", "Wladimir Putin", "Xi Jinping"}


def test_topics_include_narrower_ones(sample: Source):
    assert {r["topic"] for r in ask(sample, "topics", wider="Syrien")} == {"syrien"}
