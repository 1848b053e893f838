"""The command: figures on stdout, broken floors on stderr, exit 1."""

import json

import pytest
import typer
from typer.testing import CliRunner

from kg.cli.evaluate import evaluate

app = typer.Typer()
app.command()(evaluate)


@pytest.fixture
def arguments(tmp_path):
    (tmp_path / "g.ttl").write_text("", encoding="utf-8")
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "a.yaml").write_text("id: a\nevents: [{id: e, type: Meeting, status: occurred}]\n", encoding="utf-8")
    (tmp_path / "floors.json").write_text('{"dev": {"recall": 0.5}}', encoding="utf-8")
    return [str(tmp_path / "g.ttl"), str(gold)]


def test_json_and_errors(arguments):
    result = CliRunner().invoke(app, [*arguments, "--json"])
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told["figures"]["gold"] == 1
    assert told["errors"] == ["a: missed e (Meeting): "]


def test_below_the_floor_is_exit_1(arguments, tmp_path):
    assert CliRunner().invoke(app, [*arguments, "--min", "recall=0.1"]).exit_code == 1
    options = ["--floors", str(tmp_path / "floors.json"), "--corpus", "dev"]
    result = CliRunner().invoke(app, [*arguments, *options])
    assert result.exit_code == 1
    assert "recall 0.000 is below the floor 0.500" in result.stderr


@pytest.mark.parametrize("options", [["--corpus", "dev"], ["--floors", "floors.json"], ["--raise"]])
def test_floor_options_go_together(arguments, options):
    result = CliRunner().invoke(app, [*arguments, *options])
    assert result.exception is not None
    assert type(result.exception).__name__ == "UsageError"
