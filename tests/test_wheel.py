"""The built wheel, installed into an empty environment outside the checkout, does the whole job."""

import os
import shutil
import site
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command, cwd):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Folder of an environment with the wheel; its dependencies are those of this one, read in place."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    run(folder / "bin" / "pip", "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    dependencies = [path for path in site.getsitepackages() if Path(path).is_dir()]
    (packages / "dependencies.pth").write_text("\n".join(dependencies))  # .pth files inside them have no effect
    return folder


def test_the_wheel_holds_everything_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for needed in ("kg/py.typed", "kg/lang/de/model/meta.json", "kg/ontology/", "licenses/LICENSE", "licenses/NOTICE"):
        assert any(needed in name for name in names), needed
    assert {name.split("/")[0].split("-")[0] for name in names} == {"kg", "kg_encounters"}


def test_it_builds_asks_and_checks_outside_the_checkout(installed, seeds, built, tmp_path):
    shutil.copytree(seeds, tmp_path / "articles")
    kg = installed / "bin" / "kg"
    where = run(installed / "bin" / "python", "-c", "import kg; print(kg.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed)
    run(kg, "build", "articles", "-o", "out", cwd=tmp_path)
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == built.graph.read_bytes()
    assert (tmp_path / "out" / "network.html").read_bytes() == built.network.read_bytes()
    assert "Putin" in run(kg, "query", "out/graph.ttl", "--name", "took-place", cwd=tmp_path)
    run(kg, "check", "out/graph.ttl", cwd=tmp_path)
    assert str(installed) in run(kg, "model", cwd=tmp_path)
