"""Facts about a loaded model."""

from __future__ import annotations

import spacy
from spacy.language import Language

from kg.parse import describe


def test_shipped_model_tells_its_labels(nlp: Language) -> None:
    info = describe(nlp)
    assert info.language == "de"
    assert info.scheme == "UD"
    assert set(info.labels["ner"]) == {"PER", "LOC", "ORG", "MISC"}
    assert "nsubj" in info.labels["parser"]
    assert info.path.endswith("model")
    assert info.license


def test_figures_come_from_the_model_itself() -> None:
    blank = spacy.blank("de")
    blank.meta["performance"] = {"ents_f": 0.5, "ents_per_type": {"PER": {}}}
    info = describe(blank)
    assert dict(info.figures) == {"ents_f": 0.5}
    assert info.path == ""
    assert info.components == ()
