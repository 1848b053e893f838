import dataclasses
import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import OWL, PROV, RDF, SKOS

from kg.errors import OutputError
from kg.model import Encounter, EncounterGraph
from kg.values import EncounterType, Status
from kg.vocab import DEFAULT_BASE, EDTF, KG, SCHEMA
from kg.write import triples, turtle, write_turtle
from tests.write.sample import A1, A2, A4, sample_graph, text

ID = rdflib.Namespace(DEFAULT_BASE)
CALL = ID["encounter/2018-03-20-call-donald-trump-wladimir-putin"]


@pytest.fixture(scope="module")
def content() -> bytes:
    return turtle(triples(sample_graph()))


@pytest.fixture(scope="module")
def graph(content: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=content, format="turtle")


def test_both_readers_agree(content: bytes, graph: rdflib.Graph):
    store = ox.Store()
    store.load(content, format=ox.RdfFormat.TURTLE)
    assert len(store) == len(graph) == len(triples(sample_graph())) > 500
    ours = {tuple(str(t) for t in triple[:2]) for triple in graph}
    theirs = {(quad.subject.value, quad.predicate.value) for quad in store}
    assert ours == theirs


def test_no_blank_nodes_and_sorted(graph: rdflib.Graph):
    assert not [t for t in graph if any(isinstance(term, rdflib.BNode) for term in t)]
    subjects = [t.subject.value for t in triples(sample_graph())]
    assert subjects == sorted(subjects)


def test_order_of_records_does_not_matter(content: bytes):
    graph = sample_graph()
    turned = dataclasses.replace(graph, encounters=graph.encounters[::-1], articles=graph.articles)
    assert turtle(triples(turned)) == content


def test_bytes_do_not_depend_on_the_hash_seed(content: bytes):
    code = (
        "import sys; from kg.write import triples, turtle; from tests.write.sample import sample_graph;"
        "sys.stdout.buffer.write(turtle(triples(sample_graph())))"
    )
    root = Path(__file__).parents[2]
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert run.stdout == content


def test_call_has_its_three_layers(graph: rdflib.Graph):
    assert set(graph.objects(CALL, RDF.type)) == {KG.PhoneCall}
    assert graph.value(CALL, KG.initiator) == ID["actor/donald-trump"]
    assert set(graph.objects(CALL, KG.participant)) == {ID["actor/donald-trump"], ID["actor/wladimir-putin"]}
    assert graph.value(CALL, KG.date) == rdflib.Literal("2018-03-20", datatype=EDTF)
    assert graph.value(CALL, KG.earliest).toPython() == dt.date(2018, 3, 20)
    articles = {graph.value(report, KG.inArticle) for report in graph.subjects(KG.reports, CALL)}
    assert len(articles) == 3
    denied = ID[f"report/{A4}-2"]
    assert graph.value(denied, KG.status) == KG.Denied
    assert graph.value(denied, KG.statusCue) == rdflib.Literal("nicht geplant", lang="de")


def test_every_quote_is_in_its_article(graph: rdflib.Graph):
    seen = 0
    for node in {*graph.subjects(RDF.type, KG.Report), *graph.subjects(RDF.type, KG.Passage)}:
        article = graph.value(node, KG.inArticle)
        begin, end = (int(graph.value(node, p)) for p in (KG.beginIndex, KG.endIndex))
        assert text(str(article).rsplit("/", 1)[1])[begin:end] == str(graph.value(node, KG.quote))
        seen += 1
    assert seen > 20


def test_links_and_articles(graph: rdflib.Graph):
    assert (ID["actor/wladimir-putin"], OWL.sameAs, rdflib.URIRef("http://www.wikidata.org/entity/Q7747")) in graph
    assert (ID["actor/wladimir-putin"], SKOS.altLabel, rdflib.Literal("Putin", lang="de")) in graph
    article = ID[f"article/{A2}"]
    assert graph.value(article, SCHEMA.datePublished) == rdflib.Literal("2018-03-21", datatype=EDTF)
    assert graph.value(ID[f"report/{A2}-1"], PROV.wasDerivedFrom) == article
    activity = next(graph.subjects(RDF.type, PROV.Activity))
    assert {str(o) for o in graph.objects(activity, KG.setting)} == {"language=de", "version=0.1.0"}
    assert len(list(graph.objects(activity, PROV.used))) == 5


def test_untrusted_strings_stay_strings(tmp_path: Path):
    key = 'a b/"c"#char=0,5\n<x> .\nkg:Evil a kg:Person .'
    report = dataclasses.replace(sample_graph().encounters[0].reports[0], article_id=key, outcomes=(key,))
    evil = Encounter("evil", EncounterType.MEETING, Status.OCCURRED, (report,), event_name=key)
    record = dataclasses.replace(sample_graph().articles[0], id=key, url="javascript:alert(1) ", headline='"""\\')
    write_turtle(EncounterGraph((record,), (evil,)), tmp_path / "graph.ttl")
    graph = rdflib.Graph().parse(tmp_path / "graph.ttl")
    store = ox.Store()
    store.load(path=tmp_path / "graph.ttl", format=ox.RdfFormat.TURTLE)
    assert len(graph) == len(store)
    assert KG.Evil not in set(graph.subjects())
    subject = next(graph.subjects(RDF.type, KG.Meeting))
    assert len(set(graph.subjects(RDF.type, KG.Article))) == 1
    assert str(graph.value(subject, KG.eventName)) == key


def test_same_actor_told_differently_is_written_once():
    graph = sample_graph()
    first = graph.encounters[0]
    participant = first.participants[0]
    other = dataclasses.replace(participant, actor=dataclasses.replace(participant.actor, aliases=("Mutti",), qid=None))
    changed = dataclasses.replace(
        graph, encounters=(dataclasses.replace(first, participants=(other,)), *graph.encounters[1:])
    )
    lines = turtle(triples(changed)).decode()
    assert '"Mutti"@de' in lines
    assert lines.count(f"actor:{participant.actor.key} a ") == 1


def test_interrupted_or_impossible_write_leaves_the_old_file(tmp_path: Path):
    old = tmp_path / "graph.ttl"
    old.mkdir()
    with pytest.raises(OutputError, match=r"graph\.ttl"):
        write_turtle(sample_graph(), old)
    assert list(tmp_path.iterdir()) == [old]


def test_base_is_used(tmp_path: Path):
    write_turtle(sample_graph(), tmp_path / "graph.ttl", "https://example.org/data/")
    graph = rdflib.Graph().parse(tmp_path / "graph.ttl")
    assert (rdflib.URIRef(f"https://example.org/data/report/{A1}-1"), RDF.type, KG.Report) in graph
    assert not [s for s in graph.subjects() if str(s).startswith(DEFAULT_BASE)]


def test_a_file_written_in_parts_is_the_graph_in_one_piece(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    module = sys.modules["kg.write.turtle"]  # the package has a function of that name
    monkeypatch.setattr(module, "_BATCH", 2)
    monkeypatch.setattr(module, "_IN_MEMORY", 100)
    write_turtle(sample_graph(), tmp_path / "graph.ttl")
    assert (tmp_path / "graph.ttl").read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]
