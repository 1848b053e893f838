from pathlib import Path

import pytest

from kg.query import Source, open_source
from kg.write import write_turtle
from tests.write.sample import sample_graph


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "graph.ttl"
    write_turtle(sample_graph(), path)
    return path


@pytest.fixture(scope="session")
def sample(sample_file: Path) -> Source:
    return open_source(sample_file)
