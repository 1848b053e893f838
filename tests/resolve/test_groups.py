"""Whom plurals and demonyms mean: somebody told before, never a person of their own clause."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import parties
from tests.resolve.test_actors import labels, read

QUARREL = "Deutschland und Polen reden. Die Deutsche Bahn und die GDL streiten."


@pytest.mark.parametrize(
    ("text", "plural", "expected"),
    [
        ("Peru, Chile und Bolivien streiten. Die drei schwiegen.", "Die drei", ["Peru", "Chile", "Bolivien"]),
        (
            "Peru, Chile, Kuba und Bolivien streiten. Die vier Länder schwiegen.",
            "Die vier Länder",
            ["Peru", "Chile", "Kuba", "Bolivien"],
        ),
        ("Peru, Chile und Bolivien streiten. Die vier Länder schwiegen.", "Die vier Länder", []),
        (f"{QUARREL} Beide Länder schwiegen.", "Beide Länder", ["Deutschland", "Polen"]),
        (
            f"{QUARREL} Beide Seiten schwiegen.",
            "Beide Seiten",
            ["Deutsche Bahn", "Gewerkschaft Deutscher Lokomotivführer"],
        ),
    ],
)
def test_states_by_their_number(text: str, plural: str, expected: list[str]) -> None:
    assert labels(read(text, "2019-05-14")[plural]) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [("Heiko Maas und Luigi Di Maio kamen. ", ["Heiko Maas", "Luigi Di Maio"]), ("", [])],
)
def test_a_plural_means_nobody_of_its_own_clause(before: str, expected: list[str]) -> None:
    found = read(f"{before}Angela Merkel und Emmanuel Macron trafen die beiden.", "2019-05-14")
    assert labels(found["die beiden"]) == expected


@pytest.mark.parametrize(("subject", "expected"), [("Merkel", ["Petro Poroschenko"]), ("Poroschenko", [])])
def test_a_demonym_means_nobody_of_its_own_clause(subject: str, expected: list[str]) -> None:
    found = read(f"Petro Poroschenko kam am Montag. {subject} traf den Ukrainer.", "2019-05-14")
    assert labels(found["den Ukrainer"]) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Antony Blinken", {"Otmar Kühnert", "Marco Rubio", "Antony Blinken"}),
        ("Boris Johnson", {"Otmar Kühnert", "Vereinigte Staaten"}),
    ],
)
def test_two_people_of_a_country(second: str, expected: set[str], nlp: Language) -> None:
    text = f"Am Montag sprachen Marco Rubio und {second} in Graz. Am Dienstag empfing Otmar Kühnert die beiden Amerikaner in Wien."
    assert parties(text, nlp)[-1] == expected
