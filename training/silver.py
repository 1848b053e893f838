"""Morphology for the news trees, which have none: a model's best analysis that agrees with the hand-made part of speech."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc


def add_morphology(nlp: Language, docs: Iterable[Doc]) -> None:
    """Set ``morph`` on gold documents from the scores of the model's morphologizer, limited to labels with the gold UPOS."""
    pipe = nlp.get_pipe("morphologizer")
    upos = np.array([label.rpartition("POS=")[2].split("|")[0] if "POS=" in label else "" for label in pipe.labels])
    for doc in docs:
        parsed = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
        for name, component in nlp.pipeline:
            if name == "morphologizer":
                break
            parsed = component(parsed)
        scores = pipe.model.predict([parsed])[0]
        for token, row in zip(doc, scores, strict=True):
            allowed = np.where(upos == token.pos_, row, -np.inf)
            best = pipe.labels[int(allowed.argmax())] if np.isfinite(allowed).any() else ""
            feats = [part for part in best.split("|") if part and not part.startswith(("POS=", "_"))]
            token.set_morph("|".join(feats))
