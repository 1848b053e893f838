"""Train one pipeline from a config file, deterministically, from nothing or on top of another pipeline."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.cli.train import train
from spacy.language import Language
from spacy.util import registry
from thinc.api import Config

import kg.lang.de.components
import kg.lang.de.components_lemmas  # noqa: F401


@registry.callbacks("kg.restore_trees.v1")
def restore_trees() -> Callable[[Language], None]:
    """Let a lemmatizer that is trained on know its labels: spaCy 3.8 does not restore the map from edit trees to them."""

    def restore(nlp: Language) -> None:
        pipe = dict(nlp.components).get("trainable_lemmatizer")
        if pipe is not None:
            pipe.tree2label.update({tree: label for label, tree in enumerate(pipe.cfg["labels"])})

    return restore


CONFIGS = Path(__file__).resolve().parent / "configs"
_OWN = ("kg_lexicon",)


def fit(config: str, target: Path, overrides: dict[str, Any], base: Path | None = None) -> Language:
    """Train ``configs/CONFIG.cfg`` into the folder ``target`` and load the last state.

    ``overrides`` are as on spaCy's command line. With ``base`` the trained components of that pipeline are the start.
    """
    random.seed(0)
    np.random.seed(0)
    target.mkdir(parents=True, exist_ok=True)
    loaded = Config().from_disk(CONFIGS / f"{config}.cfg", interpolate=False)
    if base is not None:
        for name in loaded["nlp"]["pipeline"]:
            if name not in _OWN:
                loaded["components"][name] = {"source": str(base)}
        loaded["initialize"]["before_init"] = {"@callbacks": "kg.restore_trees.v1"}
    loaded.to_disk(target / "config.cfg")
    train(target / "config.cfg", target, overrides=overrides)
    return spacy.load(target / "model-last")
