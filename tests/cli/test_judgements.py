"""A user's judgement from the command line to the explanation of an encounter."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from kg.cli import app

TEXT = "20. März 2018\n\nUS-Präsident Donald Trump telefonierte am Dienstag mit Direktor Ottokar Hinzenbrink.\n"


def built(tmp_path: Path, *options: str) -> str:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    target = tmp_path / "out"
    done = CliRunner().invoke(
        app, ["build", str(tmp_path / "text.txt"), "-o", str(target), "--no-view", "-q", *options]
    )
    assert done.exit_code == 0, done.output
    return CliRunner().invoke(app, ["explain", str(target / "graph.ttl"), "trump", "--lang", "en"]).output


def test_a_judgement_wins_and_is_explained(tmp_path: Path) -> None:
    judged = tmp_path / "judged.yaml"
    judged.write_text("same:\n  - [Ottokar Hinzenbrink, Q567]\n", encoding="utf-8")
    plain, told = built(tmp_path), built(tmp_path, "--judgements", str(judged))
    assert "participant: Donald Trump; Ottokar Hinzenbrink" in plain
    assert "participant: Angela Merkel; Donald Trump" in told
    assert 'Direktor Ottokar Hinzenbrink = Angela Merkel: judged the same: "Ottokar Hinzenbrink" and "Q567"' in told
    assert "judgements=judged.yaml" in (tmp_path / "out" / "graph.ttl").read_text("utf-8")


def test_an_explanation_says_why_an_office_is_a_person(tmp_path: Path) -> None:
    assert "US-Präsident Donald Trump = Donald Trump: name" in built(tmp_path)
