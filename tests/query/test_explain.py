import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.query import Source
from kg.query.contradictions import contradictions, values
from kg.query.explain import explain, find
from kg.vocab import EDTF, KG
from tests.write.sample import A4

CALL = "2018-03-20-call-donald-trump-wladimir-putin"
BASE = "https://w3id.org/kg-encounters/id/"


@pytest.mark.parametrize("wanted", [CALL, f"{BASE}encounter/{CALL}", "2018", "telefonat 2018", "Phone 2018-03-20"])
def test_found_by_iri_key_or_words(sample: Source, wanted: str):
    assert find(sample, wanted) == f"{BASE}encounter/{CALL}"


def test_found_by_place(sample: Source):
    assert find(sample, "treffen hamburg").endswith("2017-07-07-meeting-donald-trump-wladimir-putin")


def test_ambiguous_and_unknown_names_are_listed(sample: Source):
    with pytest.raises(UsageError, match=r"fits 2 encounters:\s+2017-05-call[\s\S]*2018-03-20-call"):
        find(sample, "telefonat")
    with pytest.raises(UsageError, match=r"no encounter fits[\s\S]*2017-05-03-negotiation-usa"):
        find(sample, "Obama")


def test_explanation_has_all_reports_in_order(sample: Source):
    found = explain(sample, CALL)
    assert len(found.reports) == 4
    assert [len(view.passages) for view in found.reports.values()] == [2, 1, 1, 1]
    offsets = [[int(values(p, "beginIndex")[0].value) for p in view.passages] for view in found.reports.values()]
    assert all(line == sorted(line) for line in offsets)
    assert len(values(found.properties, "mergedBecause")) == 2
    assert found.names[str(KG.Denied)] == "verneint"
    assert explain(sample, CALL, "en").names[str(KG.Denied)] == "denied"


def test_status_is_contradicted(sample: Source):
    (contradiction,) = explain(sample, CALL).contradictions
    assert contradiction.subject == str(KG.status)
    sides = dict(contradiction.sides)
    assert sides[NamedNode(str(KG.Denied))] == (f"{BASE}report/{A4}-2",)
    assert len(sides[NamedNode(str(KG.Occurred))]) == 3


def node(**properties: object):
    return {str(KG[name]): tuple(terms) for name, terms in properties.items()}


def dated(edtf: str, earliest: str, latest: str):
    return node(
        date=[Literal(edtf, datatype=NamedNode(str(EDTF)))], earliest=[Literal(earliest)], latest=[Literal(latest)]
    )


def test_dates_contradict_only_when_apart():
    day, month, other = (
        dated("2018-03-20", "2018-03-20", "2018-03-20"),
        dated("2018-03", "2018-03-01", "2018-03-31"),
        dated("2018-04", "2018-04-01", "2018-04-30"),
    )
    assert contradictions({"a": day, "b": month, "c": node()}) == ()
    (found,) = contradictions({"a": day, "b": month, "c": other})
    assert [iris for _, iris in found.sides] == [("a",), ("b",), ("c",)]
    (found,) = contradictions({"a": day, "c": other})
    assert found.subject == str(KG.date)
    about = dated("2018-04-01~", "2018-04-01", "2018-04-01")
    assert contradictions({"a": day, "b": about}) == (), "a date that is about right contradicts none"


def test_what_was_planned_and_took_place_is_no_contradiction():
    planned, held, off, denied = (
        node(status=[NamedNode(str(KG[name]))]) for name in ("Planned", "Occurred", "Cancelled", "Denied")
    )
    assert contradictions({"a": planned, "b": held}) == ()
    assert contradictions({"a": planned, "b": off, "c": denied}) == ()
    (found,) = contradictions({"a": planned, "b": held, "c": off})
    assert [iris for _, iris in found.sides] == [("b",), ("c",)]


def test_who_names_two_does_not_contradict_who_names_one():
    trump, putin, merkel = (NamedNode(f"{BASE}actor/{name}") for name in ("trump", "putin", "merkel"))
    both = node(initiator=[trump, putin])
    assert contradictions({"a": both}) == ()
    assert contradictions({"a": both, "b": node(initiator=[putin])}) == ()
    (found,) = contradictions({"a": both, "b": node(initiator=[putin]), "c": node(initiator=[merkel])})
    assert dict(found.sides) == {trump: ("a",), putin: ("a", "b"), merkel: ("c",)}


def test_topics_and_initiators():
    syria, trump, putin = (NamedNode(f"{BASE}{name}") for name in ("topic/syrien", "actor/trump", "actor/putin"))
    found = contradictions(
        {
            "a": node(about=[syria], initiator=[trump]),
            "b": node(notAbout=[syria], initiator=[putin]),
            "c": node(about=[syria]),
        }
    )
    assert {c.subject: dict(c.sides) for c in found} == {
        str(KG.initiator): {trump: ("a",), putin: ("b",)},
        syria.value: {NamedNode(str(KG.about)): ("a", "c"), NamedNode(str(KG.notAbout)): ("b",)},
    }
