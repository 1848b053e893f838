"""``python -m tests.golden``: build the seeds anew and keep the graph as the one agreed upon."""

import shutil
import tempfile
from pathlib import Path

from kg.pipeline import build
from tests.golden import SEEDS


def main() -> None:
    """Replace ``seeds.ttl``."""
    articles = Path(__file__).resolve().parents[2] / "seeds"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copyfile(build([articles], Path(folder)).graph, SEEDS)


if __name__ == "__main__":
    main()
