"""What the documents say is true: commands run, answers are those shown, links lead somewhere, code compiles."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def tour(tmp_path_factory):
    """What the commands of the README print, by command, run one after the other beside the seeds."""
    folder = tmp_path_factory.mktemp("tour")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "most-told.rq").write_text(blocks(README, "sparql")[0], encoding="utf-8")
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
    printed = {}
    for command in re.findall(r"^\$ kg (.*)$", "\n".join(blocks(README, "console")), flags=re.MULTILINE):
        arguments = [sys.executable, "-m", "kg", *command.split()]
        done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stderr)
        printed[command] = done.stdout
    return printed


def test_the_tour_of_the_readme_runs(tour):
    assert len(tour) >= 5


def test_the_answer_in_the_readme_is_the_answer(tour):
    shown = re.search(r"```sparql\n.*?```\n\n```text\n(.*?)```", README, flags=re.DOTALL)[1]
    assert shown.split() == tour["query out/graph.ttl --file most-told.rq"].split()


def test_the_readme_is_short():
    assert README.count("\n") < 150


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_mentioned(name):
    assert any(re.search(rf"\bkg {name}\b", page.read_text(encoding="utf-8")) for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_inside_the_project_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_in_the_documents_compiles(page):
    for number, source in enumerate(blocks(page.read_text(encoding="utf-8"), "python")):
        compile(source, f"{page.name}:{number}", "exec")
