"""Copies of a graph: files of every format, stores; and back to the same bytes."""

from pathlib import Path

import pytest

from kg.errors import GraphError, OutputError
from kg.query import open_source
from kg.query.save import save
from kg.query.store import FORMATS
from kg.write import write_turtle
from tests.write.sample import sample_graph


@pytest.mark.parametrize("base", ["https://w3id.org/kg-encounters/id/", "urn:news:"])
@pytest.mark.parametrize("name", ["store", *(f"copy{ending}" for ending in FORMATS)])
def test_there_and_back_gives_the_same_bytes(tmp_path: Path, name: str, base: str):
    write_turtle(sample_graph(), tmp_path / "graph.ttl", base)
    save(open_source(tmp_path / "graph.ttl").triples(), str(tmp_path / name))
    save(open_source(tmp_path / name).triples(), str(tmp_path / "back.ttl"))
    assert (tmp_path / "back.ttl").read_bytes() == (tmp_path / "graph.ttl").read_bytes()


@pytest.mark.parametrize("ending", FORMATS)
def test_equal_graphs_give_equal_files(sample_file: Path, tmp_path: Path, ending: str):
    found = list(open_source(sample_file).triples())
    for number, triples in enumerate((found, found[::-1])):
        save(triples, str(tmp_path / f"{number}{ending}"))
    assert (tmp_path / f"0{ending}").read_bytes() == (tmp_path / f"1{ending}").read_bytes()


def test_a_copy_replaces_the_file_that_it_is_made_from(sample_file: Path, tmp_path: Path):
    path = tmp_path / "graph.nt"
    save(open_source(sample_file).triples(), str(path))
    save(open_source(path).triples(), str(path))
    assert len(list(open_source(path).triples())) == len(list(open_source(sample_file).triples()))


def test_what_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "diary.txt").touch()
    with pytest.raises(OutputError, match="no store"):
        save([], str(tmp_path))
    with pytest.raises(OutputError, match="cannot be written"):
        save([], str(tmp_path / "diary.txt" / "graph.ttl"))
    with pytest.raises(GraphError):
        save(open_source(tmp_path / "nothing").triples(), str(tmp_path / "graph.ttl"))
