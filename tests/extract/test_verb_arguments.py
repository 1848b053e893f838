"""Who takes part where a verb tells of the encounter."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.values import Role
from tests.reading import parties, reports


def roles(text: str, nlp: Language) -> list[tuple[str, Role]]:
    return [(p.actor.label, p.role) for report in reports(text, nlp) for p in report.participants]


def test_where_somebody_is_expected_is_the_host(nlp: Language) -> None:
    text = "Ministerin Hilde Brandau wird am Freitag bei Otmar Kühnert in Graz erwartet."
    assert roles(text, nlp) == [("Hilde Brandau", Role.GUEST), ("Otmar Kühnert", Role.HOST)]


@pytest.mark.parametrize(
    "text",
    [
        "Der Regen, den Otmar Kühnert fürchtet, wird am Freitag bei Graz erwartet.",
        "Ministerin Hilde Brandau hat am Freitag bei Otmar Kühnert in Graz gewartet.",
    ],
)
def test_only_persons_are_guests_and_only_the_expected(text: str, nlp: Language) -> None:
    assert reports(text, nlp) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Minister Otmar Kühnert reiste am Montag gemeinsam mit Ministerin Hilde Brandau nach Graz.",
            {"Otmar Kühnert", "Hilde Brandau"},
        ),
        (
            "Minister Otmar Kühnert reiste am Montag mit einem Brief von Ministerin Hilde Brandau nach Graz.",
            {"Otmar Kühnert"},
        ),
    ],
)
def test_companions_travel_too(text: str, expected: set[str], nlp: Language) -> None:
    assert parties(text, nlp) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Otmar Kühnert, so ein Zeuge, und Nils Holmquist haben am Montag miteinander telefoniert.",
        "Lange miteinander telefoniert haben am Montag Minister Otmar Kühnert, der in Graz war, und Nils Holmquist.",
    ],
)
def test_two_persons_around_a_mutual_verb(text: str, nlp: Language) -> None:
    assert parties(text, nlp) == [{"Otmar Kühnert", "Nils Holmquist"}]


@pytest.mark.parametrize(
    "text",
    [
        "Otmar Kühnert, so die Zeugin Hilde Brandau, und Nils Holmquist haben am Montag miteinander telefoniert.",
        "Otmar Kühnert, so ein Zeuge, und Nils Holmquist haben am Montag telefoniert.",
    ],
)
def test_a_third_person_or_no_mutual_word_leaves_them_open(text: str, nlp: Language) -> None:
    assert reports(text, nlp) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Otmar Kühnert ist am Montag bei Hilde Brandau vorstellig geworden.", [{"Otmar Kühnert", "Hilde Brandau"}]),
        ("Otmar Kühnert ist am Montag wegen Hilde Brandau vorstellig geworden.", []),
    ],
)
def test_a_turn_takes_its_partner_by_its_preposition(text: str, expected: list[set[str]], nlp: Language) -> None:
    assert parties(text, nlp) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Otmar Kühnert bat Ministerin Hilde Brandau am Montag in sein Büro.", [{"Otmar Kühnert", "Hilde Brandau"}]),
        ("Otmar Kühnert bat Ministerin Hilde Brandau am Montag in einem Brief um Geduld.", []),
        ("Minister Otmar Kühnert lud Ministerin Hilde Brandau ins Schloss.", [{"Otmar Kühnert", "Hilde Brandau"}]),
        ("Minister Otmar Kühnert lud Ministerin Hilde Brandau aus.", []),
    ],
)
def test_who_is_asked_into_a_house(text: str, expected: list[set[str]], nlp: Language) -> None:
    assert parties(text, nlp) == expected


def test_a_body_and_who_leads_it(nlp: Language) -> None:
    text = "Otmar Kühnert empfing am Montag in Graz die Spitze der SPD um Hilde Brandau."
    assert parties(text, nlp) == [{"Otmar Kühnert", "SPD", "Hilde Brandau"}]


@pytest.mark.parametrize(
    ("verb", "host"),
    [
        ("wird Hilde Brandau am Freitag in Graz empfangen", "Otmar Kühnert"),
        ("wird am Freitag in Graz von Hilde Brandau empfangen", "Hilde Brandau"),
    ],
)
def test_an_infinitive_is_no_participle(verb: str, host: str, nlp: Language) -> None:
    assert (host, Role.HOST) in roles(f"Otmar Kühnert {verb}.", nlp)
