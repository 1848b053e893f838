"""The commands of docs/workspace.md run."""

import re
import shutil

import pytest

from kg.cli import app
from tests.conftest import ROOT


@pytest.mark.usefixtures("quick")
def test_the_commands_of_the_page_on_workspaces_run(seeds, tmp_path, monkeypatch, capsys):
    shutil.copytree(seeds, tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "workspace.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\$ kg (.*)$", page, flags=re.MULTILINE)
    for command in commands:
        assert not app(command.split(), standalone_mode=False), command
    assert len(commands) >= 7
    assert (tmp_path / "news.ttl").read_text(encoding="utf-8").startswith("@prefix")
    assert "behind" not in capsys.readouterr().out
