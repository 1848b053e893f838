"""The whole way: determinism, bad input, faults."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from kg import analysis, guarded, workers
from kg.config import Settings
from kg.errors import InputError, MissingPartError, OutputError
from kg.guarded import Analysed
from kg.model import Article
from kg.pipeline import build
from kg.query.store import load_graph, open_source
from kg.read import read
from kg.vocab import KG
from kg.workers import analyse_all
from kg.write import turtle_of

TEXT = "Bundeskanzlerin Angela Merkel hat am Dienstag in Paris den französischen Präsidenten Emmanuel Macron getroffen."


def article(name, text=TEXT, **told):
    return Article(id=name, text=text, origin=f"{name}.txt", sha256="0", **told)


def write(folder, **texts):
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_build_of_the_seeds_has_articles_encounters_and_a_page(built):
    assert built.articles == 5
    assert built.encounters > 5
    assert not built.skips
    assert built.skipped_file is None
    assert "<html" in built.network.read_text(encoding="utf-8")[:200]
    assert built.graph.parent == built.network.parent


def test_the_bytes_do_not_depend_on_order_of_sources_or_number_of_processes(built, seeds, tmp_path):
    files = sorted(seeds.iterdir(), reverse=True)
    again = build(files, tmp_path, Settings(jobs=2))
    assert again.graph.read_bytes() == built.graph.read_bytes()
    assert again.network.read_bytes() == built.network.read_bytes()


def test_the_bytes_do_not_depend_on_hash_seeds(built, seeds, tmp_path):
    for seed in ("3",):
        command = [sys.executable, "-m", "kg", "build", str(seeds), "-o", str(tmp_path / seed), "--quiet"]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True)
        assert (tmp_path / seed / "graph.ttl").read_bytes() == built.graph.read_bytes()
        assert (tmp_path / seed / "network.html").read_bytes() == built.network.read_bytes()


def test_bad_sources_are_skipped_with_file_and_line_and_the_others_are_built(tmp_path):
    source = write(tmp_path / "in", good=TEXT, empty="", nothing="Das Wetter bleibt mild.")
    (source / "binary.txt").write_bytes(b"\x00\x01\x02" * 99)
    (source / "latin.txt").write_bytes("Der König empfing den Präsidenten.".encode("latin-1"))
    (source / "news.jsonl").write_text('{"id": "line", "text": "Macron rief Merkel an."}\n{"id": \n')
    (source / "again.jsonl").write_text(json.dumps({"id": "good", "text": TEXT}))
    summary = build([source], tmp_path / "out", Settings(view=False))
    rows = [json.loads(line) for line in summary.skipped_file.read_text(encoding="utf-8").splitlines()]
    assert {(row["origin"].rpartition("/")[2], row["id"]) for row in rows} == {
        ("binary.txt", "binary"),
        ("empty.txt", "empty"),
        ("good.txt", "good"),
        ("news.jsonl:2", None),
    }
    assert summary.articles == 4
    assert len(set(load_graph(summary.graph).subjects(KG.sha256, None))) == 4


def test_a_build_without_skips_removes_the_record_of_an_older_one(tmp_path):
    source = write(tmp_path / "in", good=TEXT, empty="")
    assert build([source], tmp_path / "out", Settings(view=False)).skipped_file.exists()
    (source / "empty.txt").unlink()
    build([source], tmp_path / "out", Settings(view=False))
    assert not (tmp_path / "out" / "skipped.jsonl").exists()


def test_limit_takes_the_first_articles_by_path(tmp_path):
    source = write(tmp_path / "in", b=TEXT, a=TEXT, c=TEXT)
    summary = build([source], tmp_path / "out", Settings(view=False, limit=2))
    identifiers = {str(value) for value in load_graph(summary.graph).objects(None, None)}
    assert {"a", "b"} <= identifiers
    assert "c" not in identifiers


def test_a_store_has_the_same_graph(tmp_path):
    source = write(tmp_path / "in", a=TEXT)
    built = build([source], tmp_path / "out", Settings(view=False, store=True, base_iri="https://example.org/x/"))
    assert built.store is not None
    assert turtle_of(open_source(built.store).triples()) == built.graph.read_bytes()


def test_the_base_iri_is_used_for_all_data(tmp_path):
    source = write(tmp_path / "in", a=TEXT)
    text = build([source], tmp_path / "out", Settings(view=False, base_iri="https://example.org/x/")).graph.read_text()
    assert "https://example.org/x/article/a" in text
    assert "w3id.org/kg-encounters/id/" not in text


def test_missing_parts_and_unusable_targets_are_told_before_the_work(seeds, tmp_path):
    with pytest.raises(InputError):
        build([tmp_path / "nowhere"], tmp_path / "out")
    with pytest.raises(MissingPartError, match="no_such_model"):
        build([seeds], tmp_path / "out", Settings(model="no_such_model"))
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        build([seeds], tmp_path / "file" / "out")


def test_an_article_that_breaks_a_step_is_skipped_and_named(monkeypatch):
    def breaks(one, tools):
        if one.id == "poison":
            raise RuntimeError("boom")
        return real(one, tools)

    real = guarded.analyse
    monkeypatch.setattr(guarded, "analyse", breaks)
    done = list(analyse_all([article("a"), article("poison"), article("b")], Settings()))
    assert [one.result is not None for one in done] == [True, False, True]
    assert done[1].skip.article_id == "poison"
    assert "boom" in done[1].skip.reason


@pytest.mark.parametrize("error", [MemoryError, RuntimeError("boom"), RecursionError])
def test_what_goes_wrong_while_articles_are_parsed_together_costs_only_the_one_to_blame(monkeypatch, error):
    def breaks(articles, tools):
        if any(one.id == "poison" for one in articles):
            raise error
        return real(articles, tools)

    real = analysis.prepare
    monkeypatch.setattr(guarded, "prepare", breaks)
    monkeypatch.setattr(analysis, "prepare", breaks)
    done = list(analyse_all([article("a"), article("poison"), article("b")], Settings(), 8))
    assert [one.result.article.id if one.result else None for one in done] == ["a", None, "b"]
    assert done[1].skip.article_id == "poison"


def test_articles_give_together_what_they_give_alone(seeds):
    articles = [record for record in read([seeds]) if isinstance(record, Article)]
    together, alone = (list(analyse_all(articles, Settings(), most)) for most in (8, 1))
    assert [one.result for one in together] == [one.result for one in alone]
    assert any(one.result.reports for one in alone)


def test_an_article_that_takes_too_long_is_skipped(monkeypatch):
    def hangs(one, tools):
        signal.pause()

    monkeypatch.setattr(guarded, "analyse", hangs)
    (done,) = analyse_all([article("slow")], Settings(seconds_per_article=0.05))
    assert "gave up" in done.skip.reason


def test_an_article_that_needs_too_much_memory_is_skipped_and_the_next_is_not(monkeypatch):
    def grows(one, tools):
        return bytearray((64 if one.id == "greedy" else 1) * 2**20)

    monkeypatch.setattr(guarded, "analyse", grows)
    greedy, modest = analyse_all([article("greedy"), article("modest")], Settings(megabytes_per_article=16))
    assert "16 megabytes" in greedy.skip.reason
    assert modest.skip is None


def test_a_part_that_is_missing_is_told_by_worker_processes_too():
    with pytest.raises(MissingPartError, match="no_such_model"):
        list(analyse_all([article("a")], Settings(jobs=2, model="no_such_model")))


def _dies_over_poison(batch):
    if any(one.id == "poison" for one in batch):
        os.kill(os.getpid(), signal.SIGKILL)
    return [Analysed(None, None, {"id": float(one.id)}) for one in batch]


@pytest.mark.parametrize("together", [1, 4])
def test_a_worker_that_dies_costs_only_the_article_that_killed_it(monkeypatch, together):
    monkeypatch.setattr(workers, "_work", _dies_over_poison)
    names = ["1", "2", "poison", "3", "4", "5"]
    done = list(analyse_all([article(name) for name in names], Settings(jobs=2), together))
    assert [one.seconds.get("id") for one in done] == [1, 2, None, 3, 4, 5]
    assert done[2].skip.article_id == "poison"


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
def test_a_full_disk_is_told_and_leaves_the_older_files(tmp_path):
    source = write(tmp_path / "in", good=TEXT)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "graph.ttl").write_text("older")
    code = (
        "import resource; from kg.cli import main; import sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "main()\n"
    )
    command = [sys.executable, "-c", code, "build", str(source), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == OutputError.exit_code, done.stderr
    assert "graph.ttl: cannot be written: File too large" in done.stderr
    assert [(path.name, path.read_text()) for path in (tmp_path / "out").iterdir()] == [("graph.ttl", "older")]


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.0, 0.6])
def test_a_kill_at_any_moment_leaves_whole_files_and_a_rerun_gives_the_same_graph(built, seeds, tmp_path, delay):
    """The graph of an earlier build is there until the new one is whole."""
    for path in (built.graph, built.network):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    command = [sys.executable, "-m", "kg", "build", str(seeds), "-o", str(tmp_path), "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        time.sleep(1.5 + delay)  # somewhere between loading and writing; any moment will do
        running.kill()
    assert (tmp_path / "graph.ttl").read_bytes() == built.graph.read_bytes()
    assert (tmp_path / "network.html").read_bytes() == built.network.read_bytes()
    assert build([seeds], tmp_path).graph.read_bytes() == built.graph.read_bytes()
