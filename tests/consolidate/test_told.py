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


@pytest.mark.parametrize(("what", "place"), [("die Lage in Syrien", None), ("in Graz die Lage in Syrien", "Graz")])
def test_where_something_is_that_is_spoken_of_is_no_place(what: str, place: str | None, nlp: Language) -> None:
    assert places(f"Otmar Kühnert und Hilde Brandau erörterten am Montag {what}.", nlp) == [place]


@pytest.mark.parametrize(("where", "place"), [("In der Hauptstadt Estlands", "Tallinn"), ("In der Hauptstadt", None)])
def test_the_capital_of_a_state_in_the_genitive(where: str, place: str | None, nlp: Language) -> None:
    assert places(f"{where} traf Otmar Kühnert am Montag Hilde Brandau.", nlp) == [place]
