"""Analysis on a Dask cluster: the same bytes as in one process, also when a worker is killed."""

import os
import signal

import pytest
from distributed import Client, LocalCluster

from kg import cluster
from kg.cluster import analyse_on_cluster
from kg.config import Settings
from kg.errors import MissingPartError, UsageError
from kg.model import Article
from kg.pipeline import build
from tests.workspace.conftest import TEXTS


@pytest.fixture(scope="module")
def workers():
    """A scheduler and worker processes of this machine."""
    options = {"n_workers": 2, "threads_per_worker": 2, "dashboard_address": None, "host": "127.0.0.1"}
    with LocalCluster(processes=True, **options) as running:
        yield running


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(workers, seeds, tmp_path):
    for path in sorted(seeds.iterdir())[1:3]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    wanted = build([tmp_path], tmp_path / "serial", Settings(view=False)).graph.read_bytes()
    killed = []

    def kill_one(done):
        if done == 2:
            with Client(workers.scheduler_address, set_as_default=False) as client:
                killed.extend(client.run(os.getpid).values())
            os.kill(killed[0], signal.SIGKILL)

    settings = Settings(view=False, cluster=workers.scheduler_address)
    found = build(sorted(tmp_path.glob("*.txt")), tmp_path / "spread", settings, progress=kill_one)
    assert killed
    assert not found.skips
    assert found.graph.read_bytes() == wanted


def test_a_worker_with_another_pipeline_is_refused():
    article = Article("a", "Trump rief Putin an.", "a.txt", "0")
    with pytest.raises(MissingPartError, match="other-version"):
        cluster.work(article, Settings(), "other-version")


def test_an_address_where_nobody_answers(monkeypatch):
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 0.3)
    with pytest.raises(UsageError, match="no Dask scheduler"):
        list(analyse_on_cluster([], Settings(cluster="tcp://127.0.0.1:9")))
