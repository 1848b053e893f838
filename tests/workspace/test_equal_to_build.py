"""Whatever is added, changed and withdrawn in whatever order: the graph is that of a build of what is left."""

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.config import Settings
from kg.pipeline import build
from kg.query import open_source
from kg.workspace import Choices, add, remove, update
from kg.write import turtle_of
from tests.workspace.conftest import TEXTS

DAY = "2018-03-21"
NAMES = st.sampled_from(["a", "b", "c", "d"])
STORIES = st.sampled_from(sorted(TEXTS))
LINES = st.lists(st.tuples(NAMES, STORIES), max_size=3)

WRITE = st.tuples(st.just("write"), NAMES, STORIES)
WRITE_LINES = st.tuples(st.just("lines"), st.sampled_from(["one", "two"]), LINES)
DELETE = st.tuples(st.just("delete"), NAMES, st.none())
REMOVE = st.tuples(st.just("remove"), NAMES, st.none())
UPDATE = st.tuples(st.just("update"), st.none(), st.none())


def graph_bytes(workspace):
    return turtle_of(open_source(workspace).triples())


def built_bytes(sources, folder, **options):
    return build([sources], folder, Settings(view=False, published=DAY, **options)).graph.read_bytes()


def perform(step, articles, workspace):
    """A step in the folder of articles, and the command that follows it."""
    action, name, story = step
    text, lines = articles / f"{name}.txt", articles / f"{name}.jsonl"
    if action == "write":
        text.write_text(TEXTS[story], encoding="utf-8")
        add(workspace, [text])
    elif action == "lines":
        lines.write_text("".join(json.dumps({"id": i, "text": TEXTS[s]}) + "\n" for i, s in story), encoding="utf-8")
        update(workspace, [lines], prune=True)
    elif action == "delete":
        text.unlink(missing_ok=True)
        update(workspace, [articles], prune=True)
    elif action == "remove":
        for path in articles.glob("*.jsonl"):
            kept = [line for line in path.read_text().splitlines() if json.loads(line)["id"] != name]
            path.write_text("".join(f"{line}\n" for line in kept))
        text.unlink(missing_ok=True)
        remove(workspace, [name])
    else:
        update(workspace)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(st.one_of(WRITE, WRITE, WRITE_LINES, DELETE, REMOVE, UPDATE), min_size=1, max_size=6))
def test_the_graph_is_that_of_a_full_build_after_any_steps(quick, steps):
    with tempfile.TemporaryDirectory() as folder:
        articles, workspace = Path(folder, "articles"), Path(folder, "workspace")
        articles.mkdir()
        add(workspace, [articles], Choices(published=DAY))
        for step in steps:
            perform(step, articles, workspace)
        assert graph_bytes(workspace) == built_bytes(articles, Path(folder, "out"))


@pytest.mark.parametrize("order", ["call same plan held weekday none undated", "undated weekday held plan same call"])
def test_one_by_one_is_all_at_once(quick, tmp_path, order):
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in order.split():
        path = articles / f"{name}.txt"
        path.write_text(TEXTS[name], encoding="utf-8")
        add(tmp_path / "workspace", [path], Choices(published=DAY))
    assert graph_bytes(tmp_path / "workspace") == built_bytes(articles, tmp_path / "out")


def test_the_seeds_are_those_of_a_build(quick, built, seeds, tmp_path):
    add(tmp_path / "w", sorted(seeds.iterdir())[3:])
    add(tmp_path / "w", [seeds])
    assert graph_bytes(tmp_path / "w") == built.graph.read_bytes()


def test_another_base_iri_makes_all_triples_anew(quick, tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(TEXTS["held"], encoding="utf-8")
    add(tmp_path / "w", [articles], Choices(published=DAY))
    summary = update(tmp_path / "w", choices=Choices(base_iri="https://example.org/"))
    assert summary.analysed == 0
    expected = built_bytes(articles, tmp_path / "out", base_iri="https://example.org/")
    assert graph_bytes(tmp_path / "w") == expected


def test_of_two_sources_with_one_id_the_first_counts_whichever_came_first(quick, tmp_path):
    for folder, story in (("2", "held"), ("1", "call")):
        (tmp_path / "in" / folder).mkdir(parents=True)
        path = tmp_path / "in" / folder / "x.txt"
        path.write_text(TEXTS[story], encoding="utf-8")
        summary = add(tmp_path / "w", [path], Choices(published=DAY))
    assert [skip.reason.partition(" by ")[0] for skip in summary.skips] == ["the id 'x' is taken"]
    assert graph_bytes(tmp_path / "w") == built_bytes(tmp_path / "in", tmp_path / "out")
    shutil.rmtree(tmp_path / "in" / "1")
    update(tmp_path / "w", [tmp_path / "in"], prune=True)
    assert graph_bytes(tmp_path / "w") == built_bytes(tmp_path / "in", tmp_path / "out")
