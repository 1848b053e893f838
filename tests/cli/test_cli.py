"""The command line as a user meets it: run as a program, with its exit codes and its two streams."""

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli import COMMANDS
from kg.errors import InputError, KgError, MissingPartError, OutputError, QueryError, UsageError


def kg(*arguments, **options):
    environment = os.environ | {"COLUMNS": "120", "NO_COLOR": "1"} | options.pop("env", {})
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, check=False, **options)


def test_help_lists_every_command_with_what_it_does():
    done = kg("--help")
    assert done.returncode == 0
    for name, summary in COMMANDS.items():
        assert name in done.stdout
        assert summary[:30] in done.stdout
    for error in (UsageError, InputError, MissingPartError, QueryError, OutputError, KgError):
        assert f"{error.exit_code} " in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name):
    done = kg(name, "--help")
    assert done.returncode == 0, done.stderr
    assert "Example" in done.stdout
    assert f"kg {name}" in done.stdout


def test_version():
    assert kg("--version").stdout.startswith("kg 0.")


def test_build_writes_names_of_files_to_one_stream_and_the_summary_to_the_other(seeds, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text((seeds / "002_e43273e0fed3c983.txt").read_text(encoding="utf-8"))
    (tmp_path / "in" / "b.txt").write_text("")
    done = kg("build", tmp_path / "in", "-o", tmp_path / "out")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        str(tmp_path / "out" / n) for n in ("graph.ttl", "network.html", "skipped.jsonl")
    ]
    assert "1 articles, 1 skipped" in done.stderr
    assert "b.txt: empty" in done.stderr
    assert "\x1b" not in done.stderr
    assert kg("build", tmp_path / "in", "-o", tmp_path / "out", "--no-view", "--strict", "-q").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "Usage"),
        (["no-such-command"], 2, "no-such-command"),
        (["build", "seeds"], 2, "--out"),
        (["build", "no/such/folder", "-o", "{out}"], 3, "no/such/folder"),
        (["build", "seeds", "-o", "{out}", "--published", "neulich"], 2, "neulich"),
        (["build", "seeds", "-o", "{out}", "--base-iri", "no iri"], 2, "--base-iri"),
        (["build", "seeds", "-o", "{out}", "--base-iri", "https://example.org/id#"], 2, "--base-iri"),
        (["build", "seeds", "-o", "{out}", "--jobs", "-1"], 2, "--jobs"),
        (["build", "seeds", "-o", "{out}", "--model", "no_such_model"], 4, "no_such_model"),
        (["build", "seeds", "-o", "{out}", "--actors", "no/such/file.yaml"], 3, "no/such/file.yaml"),
        (["build", "seeds", "-o", "/dev/null/out"], 6, "/dev/null/out"),
        (["model", "--model", "no_such_model"], 4, "no_such_model"),
        (["view", "no.ttl", "-o", "{out}"], 3, "no.ttl"),
        (["view", "tests/data/sample.ttl", "-o", "/dev/null/page.html"], 6, "/dev/null/page.html"),
        (["view", "tests/data/sample.ttl", "-o", "{out}", "--lang", "xx"], 2, "xx"),
        (["export", "tests/data/sample.ttl", "docx", "-o", "{out}"], 2, "docx"),
        (["query", "no.ttl", "--name", "took-place"], 3, "no.ttl"),
        (["query", "tests/data/sample.ttl", "--name", "no-such-name"], 2, "no-such-name"),
        (["query", "tests/data/sample.ttl", "SELECT broken"], 5, ""),
        (["query", "tests/data/sample.ttl", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"], 5, "SERVICE"),
        (["check", "no.ttl"], 3, "no.ttl"),
    ],
)
def test_a_mistake_gives_its_exit_code_and_says_what_and_where_without_a_traceback(
    arguments, code, said, seeds, tmp_path
):
    done = kg(*(one.replace("{out}", str(tmp_path / "out")) for one in arguments), cwd=seeds.parent)
    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_view_and_export_write_what_is_asked(built, tmp_path):
    page, table = tmp_path / "page.html", tmp_path / "table.csv"
    assert kg("view", built.graph, "-o", page, "--lang", "en").stdout.strip() == str(page)
    assert 'lang="en"' in page.read_text(encoding="utf-8")[:300]
    assert kg("export", built.graph, "csv", "-o", table).returncode == 0
    assert "Putin" in table.read_text(encoding="utf-8")


def test_model_describes_the_shipped_pipeline():
    shown = json.loads(kg("model", "--json").stdout)
    assert {"PER", "LOC", "ORG"} <= set(shown["labels"]["ner"])
    assert Path(shown["path"]).is_dir()
    assert shown["version"] in kg("model").stdout


def test_ctrl_c_ends_a_build_with_130_and_leaves_nothing_half_written(seeds, tmp_path):
    news = tmp_path / "news.jsonl"
    text = (seeds / "002_e43273e0fed3c983.txt").read_text(encoding="utf-8")
    news.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n in range(300)), encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(news), "-o", str(tmp_path / "out")]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 - no threads here
    ) as running:
        while not (tmp_path / "out").exists() and running.poll() is None:
            time.sleep(0.05)
        for _ in range(600):  # people press again, also while the program takes itself down
            running.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(timeout=0.15)
                break
        _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in said
    assert not list((tmp_path / "out").iterdir())


def _heed_interrupts():
    """A shell starts what runs in its background deaf to SIGINT, and children inherit it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_progress_bar_is_drawn_on_a_terminal_only(seeds, tmp_path):
    terminal, inside = pty.openpty()
    command = [sys.executable, "-m", "kg", "build", str(seeds), "-o", str(tmp_path), "--no-view"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=inside) as running:
        os.close(inside)
        shown = b""
        while chunk := _read(terminal):
            shown += chunk
        running.wait(timeout=60)
    assert b"articles" in shown
    assert b"\x1b[" in shown


def _read(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other side is closed
        return b""


def test_the_reader_of_a_pipe_may_go_away():
    done = subprocess.run(
        f"{sys.executable} -m kg query --list | head -1", shell=True, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
