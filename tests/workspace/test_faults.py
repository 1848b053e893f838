"""Killed, full, read-only, poisoned: nothing is lost, and the next command goes on."""

import json
import signal
import subprocess
import sys

import pytest

from kg import guarded
from kg.errors import GraphError, InputError, OutputError, UsageError
from kg.query import open_source
from kg.workspace import Choices, add, catch_up, commands, remove, status, update
from kg.workspace.database import connect, writing
from kg.workspace.store import GraphStore
from kg.write import turtle_of
from tests.workspace.conftest import TEXTS

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path):
    return tmp_path / "workspace"


def graph_bytes(workspace):
    return turtle_of(open_source(workspace).triples())


def test_only_what_is_new_or_changed_is_analysed(articles, workspace):
    assert add(workspace, [articles]).analysed == len(TEXTS)
    again = add(workspace, [articles])
    assert (again.analysed, again.taken.unchanged, again.change.added, again.change.removed) == (0, len(TEXTS), 0, 0)
    (articles / "none.txt").write_text(TEXTS["none"] + " Auch morgen bleibt es so.", encoding="utf-8")
    changed = add(workspace, [articles])
    assert (changed.analysed, changed.taken.changed) == (1, 1)
    assert changed.change.changed == 2  # the article, and the node of the build


def test_what_was_analysed_before_an_error_is_kept(articles, workspace, monkeypatch):
    def breaks(base, digest, version, one):
        if len(kept) == 3:
            raise KeyboardInterrupt
        kept.append(digest)
        keep(base, digest, version, one)

    kept, keep = [], catch_up._keep
    monkeypatch.setattr(catch_up, "_keep", breaks)
    with pytest.raises(KeyboardInterrupt):
        add(workspace, [articles])
    monkeypatch.setattr(catch_up, "_keep", keep)
    assert (status(workspace).pending, status(workspace).is_graph_current) == (len(TEXTS) - 3, False)
    with pytest.raises(GraphError, match="no graph yet"):
        open_source(workspace)
    assert update(workspace).analysed == len(TEXTS) - 3
    assert (status(workspace).pending, status(workspace).is_graph_current) == (0, True)


@pytest.mark.parametrize("method", ["_patch", "_publish"])
def test_a_store_that_was_left_half_changed_is_mended(articles, workspace, tmp_path, monkeypatch, method):
    (articles / "call.txt").rename(tmp_path / "call.txt")
    add(workspace, [articles])
    before = graph_bytes(workspace)

    def dies(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(GraphStore, method, dies)
        with pytest.raises(KeyboardInterrupt):
            add(workspace, [tmp_path / "call.txt"])
    assert graph_bytes(workspace) == before
    add(workspace, [tmp_path / "call.txt"])
    (tmp_path / "call.txt").rename(articles / "call.txt")
    add(tmp_path / "other", [articles])
    assert graph_bytes(workspace) == graph_bytes(tmp_path / "other") != before


def test_an_article_over_which_the_process_died_is_tried_in_another_one(articles, workspace, monkeypatch):
    add(workspace, [articles / "none.txt"])
    (articles / "none.txt").write_text("Gift.", encoding="utf-8")

    def dies(article, settings):
        return guarded.Analysed(None, guarded.died_over(article), {})

    with connect(workspace) as base:
        with monkeypatch.context() as patch:
            patch.setattr(commands, "catch_up", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                add(workspace, [articles])
        poison = base.execute("SELECT fingerprint FROM article WHERE id = 'none'").fetchone()
        base.execute("INSERT INTO in_work VALUES (?)", poison)  # as a process that was killed leaves it
    monkeypatch.setattr(catch_up, "analyse_alone", dies)
    summary = add(workspace, [articles])
    assert [(skip.article_id, skip.reason) for skip in summary.skips] == [("none", "the worker process died over it")]
    assert summary.articles == len(TEXTS) - 1
    assert add(workspace, [articles]).analysed == 0


@pytest.mark.slow
def test_an_article_that_kills_processes_is_found_out_and_the_others_go_on(articles, workspace):
    code = (
        "import os, signal, sys; from pathlib import Path; from kg import guarded, workers; from kg.workspace import add\n"
        "real = guarded.analyse\n"
        "def analyse(article, tools):\n"
        "    if article.id == 'held' and len(sys.argv) == 3: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(article, tools)\n"
        "guarded.analyse = analyse\n"
        "add(Path(sys.argv[1]), [Path(sys.argv[2])])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, workspace, articles], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    with connect(workspace) as base:
        in_work = list(base.execute("SELECT id FROM article NATURAL JOIN in_work"))
        (kept,) = base.execute("SELECT count(*) FROM outcome").fetchone()
    assert in_work == [("held",)]
    assert kept == sorted(TEXTS).index("held")


def test_results_of_two_pipelines_are_not_mixed(articles, workspace, monkeypatch):
    add(workspace, [articles / "call.txt"])
    monkeypatch.setattr(commands, "analysis_version", lambda _: "next-version")
    with pytest.raises(UsageError, match="kg update"):
        add(workspace, [articles])
    with pytest.raises(UsageError, match="next-version"):
        remove(workspace, ["call"])
    assert update(workspace).analysed == 1
    assert add(workspace, [articles]).analysed == len(TEXTS) - 1


def test_a_text_is_analysed_anew_when_its_file_is_gone(articles, workspace, monkeypatch):
    add(workspace, [articles])
    before = graph_bytes(workspace)
    monkeypatch.setattr(commands, "analysis_version", lambda _: "next-version")
    (articles / "call.txt").unlink()
    summary = update(workspace)
    assert summary.analysed == len(TEXTS)
    assert [name for _, name in summary.gone] == ["call"]
    assert graph_bytes(workspace) == before
    assert update(workspace, prune=True).withdrawn == 1
    assert status(workspace).articles == len(TEXTS) - 1


def test_other_options_are_refused_by_add_and_taken_by_update(articles, workspace):
    add(workspace, [articles], Choices(published="2018-03-21"))
    add(workspace, [articles], Choices(published="2018-03-21"))
    with pytest.raises(UsageError, match="2018-03-21"):
        add(workspace, [articles], Choices(published="2019-01-01"))
    assert update(workspace, choices=Choices(published="2019-01-01")).analysed == len(TEXTS)
    assert status(workspace).choices.published == "2019-01-01"


def test_removed_text_is_gone_and_unknown_ids_are_told(articles, workspace):
    add(workspace, [articles])
    summary = remove(workspace, ["call", "nobody"])
    assert (summary.withdrawn, summary.unknown, summary.articles) == (1, ["nobody"], len(TEXTS) - 1)
    with connect(workspace) as base:
        assert base.execute("SELECT count(*) FROM outcome").fetchone() == (len(TEXTS) - 1,)


def test_only_one_command_writes(articles, workspace):
    add(workspace, [articles / "call.txt"])
    with writing(workspace):
        with pytest.raises(UsageError, match="another command"):
            add(workspace, [articles])
        assert status(workspace).articles == 1


def test_what_is_no_workspace_is_left_alone(articles, tmp_path):
    with pytest.raises(OutputError, match="no workspace and not empty"):
        add(articles, [articles])
    with pytest.raises(InputError, match="no workspace"):
        status(tmp_path)
    with pytest.raises(InputError, match="no workspace"):
        remove(tmp_path / "nowhere", ["x"])
    assert not (tmp_path / "nowhere").exists()
    (tmp_path / "file").touch()
    with pytest.raises(OutputError):
        add(tmp_path / "file" / "w", [articles])


def test_a_damaged_workspace_is_told(articles, workspace):
    add(workspace, [articles])
    with connect(workspace) as base:
        base.execute("UPDATE outcome SET result = ?", (b"\x00",))
    with pytest.raises(InputError, match="damaged"):
        add(workspace, [articles])
    (workspace / "workspace.db").write_bytes(b"no database" * 999)
    with pytest.raises(InputError, match="damaged"):
        status(workspace)


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
@pytest.mark.parametrize("kilobytes", [40, 120])
def test_a_full_disk_is_told_and_the_command_goes_on_when_there_is_room(articles, workspace, kilobytes):
    code = (
        "import resource, sys; from pathlib import Path; from kg.workspace import add; from kg.errors import OutputError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]) * 1024,) * 2)\n"
        "try: add(Path(sys.argv[1]), [Path(sys.argv[2])])\n"
        "except OutputError as error: print(error); sys.exit(error.exit_code)\n"
    )
    arguments = [sys.executable, "-c", code, str(workspace), str(articles), str(kilobytes)]
    full = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert (full.returncode, "cannot be written" in full.stdout) == (6, True), full.stdout + full.stderr
    assert add(workspace, [articles]).articles == len(TEXTS)


def test_events_tell_what_is_skipped_and_what_was_done(articles, workspace):
    (articles / "empty.txt").write_text("")
    command = [sys.executable, "-m", "kg", "add", str(workspace), str(articles), "--log-format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events] == ["started", "skipped", "done"]
    assert events[1]["id"] == "empty"
    assert events[2]["reasons"] == {"empty": 1}
    assert events[2]["seconds"]["parse"] > 0
    wrong = subprocess.run([*command, "--published", "1999-01-01"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert json.loads(wrong.stderr.splitlines()[-1])["event"] == "failed"
