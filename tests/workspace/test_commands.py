"""The commands on workspaces as a user meets them."""

import json
import re

import pytest
from typer.testing import CliRunner

from kg.cli import app
from tests.workspace.conftest import TEXTS

pytestmark = pytest.mark.usefixtures("quick")


def kg(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def news(tmp_path):
    """A workspace of three articles and one empty file."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in ("call", "held", "none"):
        (articles / f"{name}.txt").write_text(TEXTS[name], encoding="utf-8")
    (articles / "empty.txt").touch()
    workspace = tmp_path / "news"
    done = kg("add", workspace, articles)
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{workspace}\n"
    assert re.search(
        r"^3 new, 3 analysed; now 3 articles, 1 skipped: 2 encounters in 2 reports$", done.stderr, re.MULTILINE
    )
    return workspace


def test_status_counts_and_gives_reasons(news):
    done = kg("status", news)
    assert done.exit_code == 0
    lines = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert lines["articles"] == "3 from 3 sources, 0 to be analysed"
    assert lines["graph"] == "up to date"
    assert lines["1"] == "empty"
    assert lines["last"].startswith("run   kg add, ")


def test_status_for_programs(news):
    rows = [json.loads(line) for line in kg("status", news, "--skips").stdout.splitlines()]
    assert [(row["id"], row["reason"]) for row in rows] == [("empty", "empty: no text")]
    told = json.loads(kg("status", news, "--json").stdout)
    assert (told["articles"], told["pending"], told["reasons"], told["skips"]) == (3, 0, {"empty": 1}, 1)
    assert told["last"]["counts"]["triples added"] > 100


def test_an_unknown_id_is_told_and_the_others_are_removed(news):
    done = kg("remove", news, "call", "nobody")
    assert done.exit_code == 1
    assert "there is no article 'nobody'" in done.stderr
    assert "1 withdrawn; now 2 articles" in done.stderr


def test_what_is_gone_from_its_source_is_told_and_pruned_when_asked_for(news, tmp_path):
    (tmp_path / "articles" / "held.txt").unlink()
    told = kg("update", news)
    assert told.exit_code == 1
    assert "no longer in their source: 1 articles (held). --prune withdraws them." in told.stderr
    assert kg("update", news, "--prune").exit_code == 0
    assert "2 from 2 sources" in kg("status", news).stdout


def test_the_same_command_again_has_nothing_to_do(news, tmp_path):
    assert kg("add", news, tmp_path / "articles").stderr.startswith("3 unchanged; now 3 articles")
