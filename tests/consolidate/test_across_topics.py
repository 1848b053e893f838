"""Wider topics, and topics of a meeting told with the summit that frames it."""

from kg.consolidate import consolidate
from kg.values import Topic
from kg.vocab import slug
from tests.consolidate.across_reports import ANNA, BORIS, article, report


def topic(label):
    return Topic(slug(label), label)


def broader(encounters):
    return {t.label: t.broader for e in encounters for t in (*e.about, *e.not_about)}


def test_contained_names_and_heads_of_compounds_are_wider_where_they_are_told():
    told = [topic(x) for x in ("Lage in Syrien", "Syrien", "Tarifvertrag", "Branchentarifvertrag", "Zölle")]
    found = broader(consolidate([article("a", "2018-01-01", report(ANNA, BORIS, about=tuple(told)))]))
    assert found["Lage in Syrien"] == ("syrien",)
    assert found["Branchentarifvertrag"] == ("tarifvertrag",)
    assert found["Syrien"] == found["Zölle"] == ()


def test_reports_carry_the_same_concepts_as_their_encounter():
    told = (topic("Lage in Syrien"), topic("Syrien"))
    (encounter,) = consolidate([article("a", "2018-01-01", report(ANNA, BORIS, about=told))])
    assert set(encounter.reports[0].about) == set(encounter.about)


def test_topic_of_the_meeting_is_not_the_summits():
    zoll = (topic("Zölle"),)
    meeting = report(ANNA, BORIS, on="2017-07-07", within=2, about=zoll)
    summit = report(ANNA, on="2017-07-07", kind="Summit", event_name="G20-Gipfel", group=2, about=zoll)
    found = {e.type.value: e for e in consolidate([article("a", "2017-07-08", meeting, summit)])}
    assert found["Meeting"].about == zoll
    assert found["Summit"].about == ()


def test_contradicting_topics_stay_in_the_reports():
    pipeline = (topic("Pipeline"),)
    a = article("a", "2018-09-11", report(ANNA, BORIS, on="2018-09-11", about=pipeline))
    b = article("b", "2018-09-11", report(ANNA, BORIS, on="2018-09-11", not_about=pipeline))
    (encounter,) = consolidate([a, b])
    assert encounter.about == pipeline
    assert encounter.not_about == ()
    assert [r.not_about for r in encounter.reports] == [(), pipeline]
