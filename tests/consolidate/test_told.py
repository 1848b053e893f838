"""Where an encounter takes place that is told with a place."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import places


@pytest.mark.parametrize(
    ("where", "expected"),
    [("in Tokio", "Tokio"), ("in New York", "New York"), ("in Krutzelbach", "Krutzelbach"), ("in Eile", None)],
)
def test_places_that_no_gazetteer_has_are_taken_too(where: str, expected: str | None, nlp: Language) -> None:
    assert places(f"Otmar Kühnert traf Hilde Brandau am Montag {where}.", nlp) == [expected]
