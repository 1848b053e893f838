"""Which mentions a word stands for: names behind offices, members of lists, persons behind compounds."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import parties


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        (
            "Otmar Kühnert sprach am Montag mit dem Leiter des estnischen Zollamtes, Mart Kaseorg, über Holz.",
            "Mart Kaseorg",
        ),
        ("Otmar Kühnert sprach am Montag mit dem Zollbeamten Mart Kaseorg über Holz.", "Mart Kaseorg"),
    ],
)
def test_a_name_between_commas_says_who_has_the_office(text: str, partner: str, nlp: Language) -> None:
    assert parties(text, nlp) == [{"Otmar Kühnert", partner}]


def test_a_name_behind_the_comma_of_another_clause_is_nobody_s(nlp: Language) -> None:
    text = "Otmar Kühnert sprach am Montag mit dem estnischen Präsidenten, während Mart Kaseorg abreiste."
    assert all("Mart Kaseorg" not in found for found in parties(text, nlp))


@pytest.mark.parametrize("adverb", ["danach ", "anschließend ", "später ", ""])
def test_an_adverb_of_time_may_stand_in_a_list(adverb: str, nlp: Language) -> None:
    text = f"Otmar Kühnert telefonierte am Montag mit Jonas Hallberg und {adverb}Hilde Brandau."
    assert {"Otmar Kühnert", "Jonas Hallberg"} <= set().union(*parties(text, nlp))
    assert "Hilde Brandau" in set().union(*parties(text, nlp))


def test_another_word_ends_a_list(nlp: Language) -> None:
    text = "Otmar Kühnert telefonierte am Montag mit Jonas Hallberg und lobte Hilde Brandau."
    assert parties(text, nlp) == [{"Otmar Kühnert", "Jonas Hallberg"}]


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("Otmar Kühnert traf am Montag UN-Wahlbeobachter Nils Holmquist.", "Nils Holmquist"),
        ("Otmar Kühnert sprach am Montag mit UN-Wahlbeobachter Nils Holmquist.", "Nils Holmquist"),
        ("Otmar Kühnert traf am Montag einen UN-Wahlbeobachter.", "Vereinte Nationen"),
        ("Otmar Kühnert sprach am Montag mit der UN über Nils Holmquist.", "Vereinte Nationen"),
    ],
)
def test_a_name_inside_a_title_gives_way_to_the_person(text: str, partner: str, nlp: Language) -> None:
    assert parties(text, nlp) == [{"Otmar Kühnert", partner}]
