from pathlib import Path

import pytest

from kg.query import Source, open_source
from kg.write import write_turtle
from tests.query.made_up import made_up_graph


@pytest.fixture(scope="session")
def sample(sample_file: Path) -> Source:
    return open_source(sample_file)


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Source:
    path = tmp_path_factory.mktemp("made_up") / "graph.ttl"
    write_turtle(made_up_graph(), path)
    return open_source(path)
