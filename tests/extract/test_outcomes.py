"""Agreements, read with the shipped pipeline."""

from __future__ import annotations

import pytest

from kg.extract.outcomes import find_outcomes
from kg.model import Sentence
from kg.values import ZoneKind

AGREED = [
    (
        "Beide Seiten haben einen Waffenstillstand für den Norden vereinbart.",
        "einen Waffenstillstand für den Norden vereinbart",
    ),
    ("Die Minister einigten sich auf eine gemeinsame Erklärung.", "eine gemeinsame Erklärung (einigten)"),
]
NOT_AGREED = [
    "Die beiden Präsidenten vereinbarten ein weiteres Treffen.",
    "Sie wollen ein Abkommen über den Handel vereinbaren.",
    "Der Minister lobte den Waffenstillstand.",
]


def outcomes(nlp, text: str) -> tuple[str, ...]:
    doc = nlp(text)
    return tuple(o for span in doc.sents for o in find_outcomes(Sentence(0, 0, ZoneKind.BODY, 0, span)))


@pytest.mark.parametrize(("text", "outcome"), AGREED)
def test_an_agreement_is_found(nlp, text, outcome):
    assert outcomes(nlp, text) == (outcome,)


@pytest.mark.parametrize("text", NOT_AGREED)
def test_plans_and_encounters_are_no_outcomes(nlp, text):
    assert outcomes(nlp, text) == ()
