from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import UsageError


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["actors", *arguments])
    if isinstance(result.exception, Exception) and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def test_name_in_any_spelling() -> None:
    code, output = run("Erdogan", "--limit", "1")
    assert code == 0
    assert "Recep Tayyip Erdoğan" in output
    assert "Q39259" in output


def test_office_on_a_day() -> None:
    assert "Sergej Lawrow" in run("russischer Außenminister", "--on", "2013-09-12")[1]
    assert "Igor Iwanow" in run("russischer Außenminister", "--on", "2000-09-12")[1]


def test_metonym_says_what_it_stands_for() -> None:
    records = json.loads(run("Kreml", "--on", "2009-07-01", "--json")[1])
    assert records[0]["stands_for"] == "dmitri-medwedew"


def test_nobody_found_is_a_finding() -> None:
    code, output = run("Qwertzuiop")
    assert code == 1
    assert "Nobody" in output


def test_bad_day_is_explained() -> None:
    with pytest.raises(UsageError, match="no day"):
        run("Kreml", "--on", "gestern")


def test_own_entries(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("- {name: Erika Mustermann, country: DE}\n", encoding="utf-8")
    assert "key erika-mustermann" in run("Mustermann", "--actors", str(path))[1]
