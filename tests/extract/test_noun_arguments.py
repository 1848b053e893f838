"""Who takes part where a noun tells of the encounter."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ein Treffen mit Otmar Kühnert sei für Juni geplant, sagte Ministerin Hilde Brandau.",
            {"Otmar Kühnert", "Hilde Brandau"},
        ),
        (
            "Am Montag fand ein Treffen mit Otmar Kühnert statt, teilte Ministerin Hilde Brandau mit.",
            {"Otmar Kühnert", "Hilde Brandau"},
        ),
        (
            "Ein Treffen mit Otmar Kühnert sei für Juni geplant, sagte Regierungssprecherin Hilde Brandau.",
            {"Otmar Kühnert"},
        ),
        (
            "Ein Treffen zwischen Otmar Kühnert und Nils Holmquist sei für Juni geplant, sagte Ministerin Hilde Brandau.",
            {"Otmar Kühnert", "Nils Holmquist"},
        ),
        ("Am Montag fand ein Treffen mit Otmar Kühnert statt, lachte Ministerin Hilde Brandau.", {"Otmar Kühnert"}),
    ],
)
def test_who_speaks_of_it_is_the_other_side(text: str, expected: set[str], nlp: Language) -> None:
    assert parties(text, nlp) == [expected]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("teilgenommen", [{"Heiko Maas", "Luigi Di Maio", "Margot Wallström"}]), ("Kaffee getrunken", [])],
)
def test_who_takes_part(verb: str, expected: list[set[str]], nlp: Language) -> None:
    text = f"Am Montag haben an den Gesprächen in Graz Heiko Maas, der Italiener Luigi Di Maio und Margot Wallström {verb}."
    assert parties(text, nlp) == expected


@pytest.mark.parametrize(
    ("preposition", "expected"), [("gegenüber", [{"Otmar Kühnert", "Hilde Brandau"}]), ("wegen", [])]
)
def test_whom_one_speaks_to_takes_part(preposition: str, expected: list[set[str]], nlp: Language) -> None:
    text = f"Minister Otmar Kühnert entschuldigte sich am Montag {preposition} Ministerin Hilde Brandau in einem Telefonat."
    assert parties(text, nlp) == expected
