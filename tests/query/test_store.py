from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import GraphError
from kg.query import load_graph, open_source
from kg.query.results import Answer
from kg.vocab import KG

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def count(path: Path) -> int:
    return int(Answer(open_source(path).query(COUNT)).rows[0][0].value)


@pytest.mark.parametrize(
    ("suffix", "form"),
    [
        (".nt", ox.RdfFormat.N_TRIPLES),
        (".nq", ox.RdfFormat.N_QUADS),
        (".trig", ox.RdfFormat.TRIG),
        (".jsonld", ox.RdfFormat.JSON_LD),
        (".rdf", ox.RdfFormat.RDF_XML),
    ],
)
def test_every_format_reads_the_same(sample_file: Path, tmp_path: Path, suffix: str, form: ox.RdfFormat):
    other = tmp_path / f"graph{suffix}"
    ox.serialize(
        ox.parse(path=sample_file, format=ox.RdfFormat.TURTLE)
        if form.supports_datasets
        else (q.triple for q in ox.parse(path=sample_file, format=ox.RdfFormat.TURTLE)),
        other,
        format=form,
    )
    assert count(other) == count(sample_file)


def test_named_graphs_are_merged(tmp_path: Path):
    path = tmp_path / "graph.trig"
    path.write_text("<a:g> { <a:b> <a:c> <a:d> } <a:h> { <a:b> <a:c> <a:e> }")
    assert count(path) == 2
    assert len(load_graph(path)) == 2


def test_rdflib_sees_the_same_graph(sample_file: Path):
    graph = load_graph(sample_file)
    assert len(graph) == count(sample_file)
    assert len(set(graph.subjects(None, KG.Report))) == len(list(graph.query("SELECT ?r { ?r a kg:Report }"))) > 10


def test_a_store_directory(sample_file: Path, tmp_path: Path):
    store = ox.Store(tmp_path / "store")
    store.bulk_load(path=sample_file, format=ox.RdfFormat.TURTLE)
    store.flush()
    del store
    assert count(tmp_path / "store") == count(sample_file)


def test_a_broken_file_is_named_with_its_line(tmp_path: Path):
    path = tmp_path / "graph.ttl"
    path.write_text("@prefix a: <http://a/> .\na:b a:c a:d .\na:x a:y ; ; ] .\n")
    with pytest.raises(GraphError, match=rf"{path}:3: broken"):
        open_source(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("graph.txt", b"", "no known ending"),
        ("graph.ttl", b"\xff\xfe\x00", "broken"),
        ("graph.jsonld", b"{", "broken"),
    ],
)
def test_unreadable_files(tmp_path: Path, name: str, content: bytes, said: str):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GraphError, match=said):
        open_source(path)


def test_missing_and_other_folders(tmp_path: Path):
    with pytest.raises(GraphError, match="no such graph"):
        open_source(tmp_path / "nothing.ttl")
    with pytest.raises(GraphError, match="no Oxigraph store"):
        open_source(tmp_path)
    (tmp_path / "graph.ttl").touch()
    with pytest.raises(GraphError, match=r"Its graph\.ttl can be read"):
        open_source(tmp_path)
