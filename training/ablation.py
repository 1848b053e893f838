"""What each kind of word knowledge gives the entity recogniser: ``python -m training.ablation --help``.

Each row of the table is trained from nothing for the same small number of steps and scored on the development part of GermEval;
it has the columns of the word table (``lexicon.py``) of the row above it and one kind more.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from training.fit import fit
from training.prepare import entity_docs, save
from training.run import ENTITY_CORPORA, paths

COLUMNS = 6
LEXICAL_ROWS = [1000, 50, 100, 1000, 1000, 50, 2500, 5000]
STEPS: tuple[tuple[str, tuple[int, ...], int, tuple[str, ...]], ...] = (
    ("plain CNN", (), COLUMNS, ()),
    ("+ Brown clusters", (0, 1, 2), COLUMNS, ()),
    ("+ name classes", (0, 1, 2, 3), COLUMNS, ()),
    ("+ usual tags (HanTa)", (0, 1, 2, 3, 4), COLUMNS, ()),
    ("+ rarity", (0, 1, 2, 3, 4, 5), COLUMNS, ()),
    ("+ first and last letters (the recipe)", (0, 1, 2, 3, 4, 5), len(LEXICAL_ROWS), ()),
    ("+ SmartData as further training text", (0, 1, 2, 3, 4, 5), len(LEXICAL_ROWS), ("smartdata.train",)),
)


def masked(table: Path, kept: Sequence[int], target: Path) -> Path:
    """A copy of the word table in which only the ``kept`` columns say something."""
    with np.load(table) as data:
        values = np.zeros_like(data["values"])
        values[:, list(kept)] = data["values"][:, list(kept)]
        np.savez_compressed(target, keys=data["keys"], values=values)
    return target


def score(data: Path, table: Path, work: Path, steps: int, row: int) -> dict[str, Any]:
    """Train one row of the table in ``work`` and return spaCy's figures on the development part."""
    _, kept, columns, corpora = STEPS[row]
    train = save(entity_docs(data, [*ENTITY_CORPORA, *corpora], 3), work / "train.spacy")
    dev = save(entity_docs(data, ["germeval2014.dev"], 1), work / "dev.spacy")
    overrides = paths(work, train, dev, steps)
    overrides["paths.lexicon"] = str(masked(table, kept, work / "masked.npz"))
    overrides["components.ner.model.tok2vec.embed.lexical_rows"] = LEXICAL_ROWS[:columns]
    figures: dict[str, Any] = fit("ner", work / f"row{row}", overrides).meta["performance"]
    return figures


def main() -> None:
    """Read the command line and print the rows as they come."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--data", type=Path, required=True, help="folder with corpora/")
    reader.add_argument("--lexicon", type=Path, required=True, help="the word table (lexicon.npz)")
    reader.add_argument("--work", type=Path, default=Path("work/ablation"))
    reader.add_argument("--steps", type=int, default=400)
    reader.add_argument("--rows", type=int, nargs="*", default=range(len(STEPS)), help="numbers of rows; default: all")
    arguments = reader.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    for row in arguments.rows:
        figures = score(arguments.data, arguments.lexicon, arguments.work, arguments.steps, row)
        by_label = {label: round(100 * f["f"], 1) for label, f in sorted(figures["ents_per_type"].items())}
        print(f"{STEPS[row][0]}: F1 {100 * figures['ents_f']:.1f} {by_label}", flush=True)


if __name__ == "__main__":
    main()
