"""What looks like an encounter and is none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import parties


@pytest.mark.parametrize("board", ["Landesvorstand", "Parteivorstand"])
def test_the_sitting_of_a_board_is_no_encounter(board: str, nlp: Language) -> None:
    assert parties(f"Am Montag kam in Graz der {board} der SPÖ zusammen.", nlp) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Montag kam in Graz der Landesvorstand der SPÖ mit Otmar Kühnert zusammen.", {"SPÖ", "Otmar Kühnert"}),
        ("Am Montag kam in Brüssel die Nato zusammen.", {"NATO"}),
    ],
)
def test_a_board_with_a_guest_and_a_whole_organisation_meet(text: str, expected: set[str], nlp: Language) -> None:
    assert parties(text, nlp) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministerin Hilde Brandau wird am Freitag in Oslo erwartet.", [{"Hilde Brandau"}]),
        ("Ministerin Hilde Brandau hat am Freitag in Oslo gewartet.", []),
        (
            "Otmar Kühnert hat am Montag zwischen Serbien und dem Kosovo vermittelt.",
            [{"Otmar Kühnert", "Serbien", "Kosovo"}],
        ),
        ("Otmar Kühnert, der zwischen Serbien und dem Kosovo vermittelt, sprach von einem guten Tag.", []),
        (
            "Nach der ersten Runde der Gespräche von Otmar Kühnert und Hilde Brandau am Montag gab es Kaffee.",
            [{"Otmar Kühnert", "Hilde Brandau"}],
        ),
        ("Nach der ersten Runde der Wahlen stritten Otmar Kühnert und Hilde Brandau.", []),
    ],
)
def test_guests_mediators_and_rounds(text: str, expected: list[set[str]], nlp: Language) -> None:
    assert parties(text, nlp) == expected
