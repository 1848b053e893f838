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
