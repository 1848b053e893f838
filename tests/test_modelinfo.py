"""Facts about a language model that is not loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from kg.errors import MissingPartError
from kg.modelinfo import model_info


def test_shipped_model_tells_its_labels() -> None:
    info = model_info()
    assert info.name.startswith("de_")
    assert info.scheme == "UD"
    assert set(info.labels["ner"]) == {"PER", "LOC", "ORG", "MISC"}
    assert "nsubj" in info.labels["parser"]
    assert info.path.name == "model"
    assert info.licence


def test_figures_and_scheme_are_those_of_its_own_record(tmp_path: Path) -> None:
    blank = spacy.blank("de")
    parser = blank.add_pipe("parser")
    for label in ("sb", "oa", "nk"):
        parser.add_label(label)  # type: ignore[attr-defined]
    blank.initialize()
    blank.meta["performance"] = {"ents_f": 0.5, "parser_loss": 3.0, "ents_per_type": {"PER": {}}}
    blank.to_disk(tmp_path)
    info = model_info(str(tmp_path))
    assert info.figures == {"ents_f": 0.5}
    assert info.scheme == "TIGER"


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match=r"no spaCy pipeline"):
        model_info(str(tmp_path))
