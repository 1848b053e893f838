"""What a loaded language model is: for ``kg model`` and for the record of a build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.language import Language

from kg.parse.syntax.schemes import detect

_SYNTAX = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
_ENTITIES = ("ents_p", "ents_r", "ents_f")
_FIGURES = (*_SYNTAX, *_ENTITIES)


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A language model: its components and their labels, its label scheme, and held-out figures from 0 to 1."""

    name: str
    version: str
    language: str
    path: str
    license: str
    scheme: str
    components: tuple[str, ...]
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    figures: Mapping[str, float] = field(default_factory=dict)


def describe(nlp: Language) -> ModelInfo:
    """Facts about a loaded pipeline; figures are those of its own ``meta.json``, measured when it was trained."""
    meta = nlp.meta
    performance = meta.get("performance", {})
    return ModelInfo(
        name=f"{meta['lang']}_{meta['name']}",
        version=meta["version"],
        language=meta["lang"],
        path=str(nlp.path or ""),
        license=meta.get("license", ""),
        scheme=detect(nlp.pipe_labels.get("parser", ())).name,
        components=tuple(nlp.pipe_names),
        labels={name: tuple(labels) for name, labels in nlp.pipe_labels.items() if labels},
        figures={name: float(performance[name]) for name in _FIGURES if isinstance(performance.get(name), int | float)},
    )
