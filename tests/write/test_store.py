from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.errors import OutputError
from kg.query import open_source
from kg.write import terms, triples, turtle, turtle_of, write_store, write_turtle
from tests.write.sample import sample_graph


def test_turtle_to_store_to_turtle_is_byte_identical(tmp_path: Path):
    write_turtle(sample_graph(), tmp_path / "graph.ttl")
    write_store(open_source(tmp_path / "graph.ttl").triples(), tmp_path / "store")
    again = turtle_of(open_source(tmp_path / "store").triples())
    assert again == (tmp_path / "graph.ttl").read_bytes()
    assert b"kg:confidence 1.0 " in again


def test_a_store_replaces_an_older_one(tmp_path: Path):
    everything = triples(sample_graph())
    write_store(everything, tmp_path / "store")
    write_store(everything[:10], tmp_path / "store")
    assert len(list(open_source(tmp_path / "store").triples())) == 10
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path):
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(OutputError, match="no store"):
        write_store(triples(sample_graph()), tmp_path)
    assert (tmp_path / "diary.txt").read_text() == "mine"


def test_an_impossible_target(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        write_store([], tmp_path / "file" / "store")


def test_turtle_of_a_shuffled_graph_is_the_same():
    everything = triples(sample_graph())
    assert turtle_of(everything[::-1]) == turtle(everything)


@pytest.mark.parametrize("told", ["PT90M", "P1W", "PT36H", "P18M", "PT2H16M", "PT0S", "P1DT1S", "PT100S"])
def test_durations_are_written_as_a_store_gives_them_back(told: str):
    node = NamedNode("http://example.org/x")
    store = Store()
    store.add(Quad(node, node, terms.duration(told)))
    (back,) = store
    assert back.object == terms.duration(told)


@pytest.mark.parametrize(("value", "text"), [(-0.0000001, "0.0"), (0.5, "0.5"), (1.0, "1.0"), (-1.25, "-1.25")])
def test_decimals_have_one_form(value: float, text: str):
    assert terms.decimal(value, 5).value == text
