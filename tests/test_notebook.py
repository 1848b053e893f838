"""The notebook of the documentation runs, and is kept without output."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from kg.write import write_turtle
from tests.write.sample import sample_graph

NOTEBOOK = Path(__file__).parents[1] / "docs" / "graph.ipynb"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What each cell of code shows, for the sample graph."""
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "docs").mkdir()
    write_turtle(sample_graph(), folder / "out" / "graph.ttl")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    resources = {"metadata": {"path": str(folder / "docs")}}
    done = NotebookClient(notebook, timeout=300, resources=resources).execute()
    cells = [cell for cell in done.cells if cell.cell_type == "code"]
    return ["".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs) for cell in cells]


def test_each_library_shows_what_is_in_the_graph(shown: list[str]):
    _, calls, is_same, events, by_status, pairs, network = shown
    assert "Phone call: Donald Trump, Wladimir Putin (2018-03-20)" in calls
    assert is_same == "True"
    assert "2018-03-20" in events
    assert "Occurred" in by_status
    assert "donald-trump  wladimir-putin" in pairs
    assert network.splitlines()[0].split() == ["donald-trump", "1.000000"]


def test_no_output_is_kept():
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in cells)
