"""The measures on small graphs and gold whose figures can be worked out by hand."""

import pytest
import yaml

from kg.errors import InputError
from kg.evaluate import measure, read_gold, read_told
from kg.query.store import open_source

HEAD = """
@prefix kg: <https://w3id.org/kg-encounters/ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix : <http://example.org/> .
:merkel rdfs:label "Angela Merkel"@de ; owl:sameAs <http://www.wikidata.org/entity/Q567> .
:putin rdfs:label "Wladimir Putin"@de . :seibert rdfs:label "Steffen Seibert"@de . :genf rdfs:label "Genf"@de .
:gas rdfs:label "Gasleitung Nord Stream 2"@de . :m rdfs:label "Emmanuel Macron"@de .
:a1 dcterms:identifier "a1" . :a2 dcterms:identifier "a2" .
"""
CALL = """
:call a kg:Encounter, kg:Call, kg:PhoneCall ; kg:participant :merkel, :putin ;
  kg:earliest "2018-09-11"^^xsd:date ; kg:latest "2018-09-11"^^xsd:date .
:r1 kg:reports :call ; kg:inArticle :a1 ; kg:status kg:Occurred ; kg:initiator :merkel ; kg:about :gas ;
  kg:place :genf ; kg:claimedBy :seibert .
"""
GOLD = {
    "id": "a1",
    "events": [
        {
            "id": "a1-e1",
            "cluster": "c1",
            "type": "PhoneCall",
            "status": "occurred",
            "date": "2018-09-11",
            "place": "Genf",
            "participants": [{"name": "Angela Merkel", "wikidata": "Q567"}, {"name": "Wladimir Putin"}],
            "initiator": "Merkel",
            "topics": ["Nord Stream 2", "Syrien"],
            "claimants": ["Steffen Seibert"],
            "evidence": ["Sie telefonierten."],
        }
    ],
}


@pytest.fixture
def score(tmp_path):
    def run(turtle, *documents):
        (tmp_path / "g.ttl").write_text(HEAD + turtle, encoding="utf-8")
        gold = tmp_path / "gold"
        gold.mkdir()
        for document in documents:
            (gold / f"{document['id']}.yaml").write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
        return measure(read_told(open_source(tmp_path / "g.ttl")), read_gold([gold]))

    return run


def test_all_right_but_one_topic(score):
    figures = score(CALL, GOLD).figures()
    for name in ("lenient", "strict", "participants", "date", "status", "type", "place", "initiator", "cluster"):
        assert figures[name] == 1.0, name
    assert figures["claimants"] == 1.0
    assert figures["topics"] == pytest.approx(2 / 3)
    assert figures["alarms"] == 0


@pytest.mark.parametrize(
    ("change", "measure_name"),
    [
        ({"status": "planned"}, "status"),
        ({"date": "2018-09-20"}, "date"),
        ({"place": "Wien"}, "place"),
        ({"initiator": "Wladimir Putin"}, "initiator"),
    ],
)
def test_a_wrong_slot_costs_its_measure(score, change, measure_name):
    figures = score(CALL, {**GOLD, "events": [{**GOLD["events"][0], **change}]}).figures()
    assert figures[measure_name] == 0.0
    assert figures["lenient"] == 1.0


def test_a_meeting_is_no_hit_for_a_call(score):
    scores = score(CALL.replace("kg:Call, kg:PhoneCall", "kg:Meeting"), GOLD)
    assert scores.figures()["lenient"] == 0.0
    assert [line.split()[1] for line in scores.errors] == ["missed", "extra"]


def test_optional_events_are_neither_hit_nor_miss(score):
    figures = score(CALL, {**GOLD, "events": [{**GOLD["events"][0], "optional": True}]}).figures()
    assert (figures["gold"], figures["predicted"]) == (0, 0)


def test_encounters_in_an_article_without_any_are_alarms(score):
    assert score(CALL, {"id": "a1", "events": []}).figures()["alarms"] == 1


def test_splitting_a_cluster_lowers_b_cubed(score):
    second = CALL.replace(":call", ":again").replace(":r1", ":r2").replace(":a1", ":a2")
    other = {"id": "a2", "events": [{**GOLD["events"][0], "id": "a2-e1"}]}
    figures = score(CALL + second, GOLD, other).figures()
    assert figures["cluster"] == pytest.approx(2 / 3)


def test_own_reading_of_a_report_counts_before_that_of_the_encounter(score):
    figures = score(CALL + ":r1 kg:participant :merkel, :m .", GOLD).figures()
    assert figures["participants"] == 0.5


def test_undated_telling_may_inherit_the_date_of_the_cluster(score):
    undated = {"id": "a2", "events": [{**GOLD["events"][0], "id": "a2-e1", "date": None}]}
    told = CALL + ":r2 kg:reports :call ; kg:inArticle :a2 ; kg:status kg:Occurred ."
    assert score(told, GOLD, undated).figures()["date"] == 1.0


@pytest.mark.parametrize("text", ["- a list", "id: [", "id: a\nevents: [{id: e}]"])
def test_broken_gold_is_named(tmp_path, text):
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.yaml"):
        read_gold([tmp_path])


def test_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no gold files"):
        read_gold([tmp_path])
