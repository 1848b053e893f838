"""A short run of ``bench/kills.py``: killed at random moments, the rest of the work gives the undisturbed graph."""

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.workspace.conftest import TEXTS


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="forks")
def test_a_workspace_survives_kills(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, str(ROOT / "bench" / "kills.py"), str(tmp_path), "--kills", "6", "--seed", "3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.search(r"(\d+) killed, recovered, equal", done.stdout)[1]) >= 2
