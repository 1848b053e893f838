"""``kg query``, ``kg check`` and ``kg explain`` as a user calls them."""

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from kg.cli import main
from kg.query import shipped

ROOT = Path(__file__).parents[2]
CALL = "2018-03-20-call-donald-trump-wladimir-putin"


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


class Kg(Protocol):
    def __call__(self, *args: object, stdin: str | None = None) -> Done: ...


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    def call(*args: object, stdin: str | None = None) -> Done:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, args)])
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Done(int(ended.value.code or 0), out, err)

    return call


def test_a_shipped_query_with_parameters(kg: Kg, sample_file: Path):
    done = kg("query", sample_file, "--name", "took-place", "--param", "first=Angela Merkel")
    assert done.returncode == 0, done.stderr
    assert "Treffen: Donald Trump, Angela Merkel" in done.stdout
    assert "Hamburg" not in done.stdout
    assert done.stderr == ""


def test_own_query_from_argument_file_and_standard_input(kg: Kg, sample_file: Path, tmp_path: Path):
    text = "SELECT ?x { ?x a kg:PhoneCall } ORDER BY ?x"
    (tmp_path / "my.rq").write_text(text)
    as_argument = kg("query", sample_file, text, "--format", "csv")
    assert as_argument.stdout.splitlines()[0] == "x"
    assert len(as_argument.stdout.splitlines()) == 3
    assert kg("query", sample_file, "--file", tmp_path / "my.rq", "--format", "csv").stdout == as_argument.stdout
    assert kg("query", sample_file, "-", "--format", "csv", stdin=text).stdout == as_argument.stdout


def test_json_and_turtle(kg: Kg, sample_file: Path):
    done = kg("query", sample_file, "--name", "topics", "--format", "json")
    assert json.loads(done.stdout)["head"]["vars"] == ["encounter", "topic", "discussed", "articles"]
    assert "schema:knows" in kg("query", sample_file, "--name", "network", "--format", "turtle").stdout


def test_a_store_is_copied_back_to_the_same_file(kg: Kg, sample_file: Path, tmp_path: Path):
    assert kg("copy", sample_file, tmp_path / "store").stdout == f"{tmp_path / 'store'}\n"
    assert kg("query", tmp_path / "store", "ASK { ?x a kg:PhoneCall }").stdout == "yes\n"
    assert kg("copy", tmp_path / "store", tmp_path / "back.ttl").returncode == 0
    assert (tmp_path / "back.ttl").read_bytes() == sample_file.read_bytes()


def test_a_query_waits_for_no_slow_import(sample_file: Path):
    """What a query does not need must not be imported: it would be most of the time of a small one."""
    program = (
        "import contextlib, io, sys; from kg.cli import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()): main()\n"
        "print(*sys.modules)"
    )
    command = [sys.executable, "-c", program, "query", str(sample_file), "--name", "took-place"]
    loaded = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "kg.query.run" in loaded
    assert not loaded & {"spacy", "numpy", "networkx", "oxrdflib", "rdflib.plugins.sparql", "kg.model", "kg.write"}


def test_list_names_every_query(kg: Kg):
    done = kg("query", "--list", "--lang", "en")
    assert done.returncode == 0
    assert all(f"{query.name}\n    {query.title['en']}" in done.stdout for query in shipped().values())


def test_nothing_found_is_explained_on_standard_error(kg: Kg, sample_file: Path):
    done = kg("query", sample_file, "SELECT * { ?x kg:participants ?y }")
    assert done.returncode == 0
    assert "Did you mean kg:participant?" in done.stderr


def test_a_blank_column_is_explained_on_standard_error(kg: Kg, sample_file: Path):
    done = kg("query", sample_file, "SELECT ?cal { ?call a kg:PhoneCall }")
    assert "Did you mean ?call?" in done.stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["SELECT * {"], 5, "line 1, column 11: syntax error"),
        (["DELETE WHERE { ?s ?p ?o }"], 5, "would change the graph"),
        (["took-place"], 5, "--name took-place"),
        (["ASK { ?x\n actor:x ?y }"], 5, 'line 2, column 2: unknown prefix "actor:"'),
        (["--name", "took-plac"], 2, "Did you mean took-place"),
        (["--name", "took-place", "--param", "first"], 2, "is no parameter"),
        (["--name", "took-place", "--param", "first=Angla Merkel"], 2, "Did you mean Angela Merkel"),
        (["--file", "missing.rq"], 2, "missing.rq: the query cannot be read: No such file or directory."),
        ([], 2, "no query was given"),
        (["ASK {}", "--name", "plans"], 2, "more than one query"),
        (["ASK {}", "--param", "first=x"], 2, "--param belongs to --name"),
        (["ASK {}", "--format", "turtle"], 2, "CONSTRUCT or DESCRIBE"),
    ],
)
def test_mistakes_have_messages_and_exit_codes(kg: Kg, sample_file: Path, args: list[str], code: int, said: str):
    done = kg("query", sample_file, *args)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_graph(kg: Kg):
    done = kg("query", "nothing.ttl", "ASK {}")
    assert done.returncode == 3
    assert "nothing.ttl: there is no such graph" in done.stderr
    assert kg("query").returncode == 2


def test_check(kg: Kg, sample_file: Path, tmp_path: Path):
    assert kg("check", sample_file).returncode == 0
    spoilt = tmp_path / "graph.ttl"
    spoilt.write_text(sample_file.read_text().replace("kg:confidence 0.95 ", "kg:confidence 95.0 "))
    done = kg("check", spoilt)
    assert done.returncode == 1
    assert "has a confidence outside 0 to 1. [95" in done.stdout
    assert json.loads(kg("check", spoilt, "--json").stdout)[0]["value"].startswith("95")


def test_explain(kg: Kg, sample_file: Path):
    done = kg("explain", sample_file, CALL)
    assert done.returncode == 0
    for words in ("„Ein Anruf Trumps deswegen bei Putin sei nicht geplant.“ [2035-2089]", "nicht geplant", "Weißes Haus",
                  "zusammengeführt, weil: 002 and 003", "Berichte widersprechen sich", "Berichte: 4"):  # fmt: skip
        assert words in done.stdout, words
    assert "Reports contradict each other" in kg("explain", sample_file, CALL, "--lang", "en").stdout
    assert kg("explain", sample_file, "Obama").returncode == 2


def test_documentation_lists_every_query():
    text = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    for query in shipped().values():
        assert f"| `{query.name}` | {query.question['en']} |" in text
