"""Which verbs and turns tell of an encounter."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import parties, reports


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Arzt Otmar Kühnert sprach am Montag südlich von Graz mit Hilde Brandau.", 1),
        ("Otmar Kühnert sprach am Montag unweit von Graz mit Hilde Brandau.", 1),
        ("Otmar Kühnert sprach am Montag mit Hilde Brandau von der Ernte.", 0),
        ("Der Arzt Otmar Kühnert sprach am Montag mit Hilde Brandau von Graz.", 0),
    ],
)
def test_a_direction_is_no_other_sense_of_sprechen(text: str, expected: int, nlp: Language) -> None:
    assert len(reports(text, nlp)) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Otmar Kühnert holte am Montag Jonas Hallberg zu sich.", "Meeting"),
        ("Otmar Kühnert rief am Montag Jonas Hallberg zu sich.", "Meeting"),
        ("Otmar Kühnert ist am Montag bei Jonas Hallberg vorstellig geworden.", "Meeting"),
        ("Otmar Kühnert hieß Jonas Hallberg am Montag in Graz willkommen.", "Meeting"),
        ("Otmar Kühnert und Jonas Hallberg haben am Montag per Handy über Zölle gesprochen.", "PhoneCall"),
    ],
)
def test_turns(text: str, kind: str, nlp: Language) -> None:
    assert [str(report.type) for report in reports(text, nlp)] == [kind]
    assert parties(text, nlp) == [{"Otmar Kühnert", "Jonas Hallberg"}]


@pytest.mark.parametrize(
    "text",
    [
        "Otmar Kühnert kam am Montag nach dem Sturz von Jonas Hallberg wieder zu sich.",
        "Otmar Kühnert bestellte am Montag einen Kaffee zu sich.",
        "Otmar Kühnert ist am Montag in Graz vorstellig geworden.",
        "Otmar Kühnert war wie Jonas Hallberg am Montag in Graz willkommen.",
        "Otmar Kühnert hieß den Plan von Jonas Hallberg am Montag gut.",
    ],
)
def test_what_only_resembles_a_turn(text: str, nlp: Language) -> None:
    assert reports(text, nlp) == ()


@pytest.mark.parametrize(("who", "expected"), [("Otmar Kühnert", 1), ("der Post", 0)])
def test_an_arrival_is_a_visit_when_a_person_arrives(who: str, expected: int, nlp: Language) -> None:
    text = f"Das Eintreffen von {who} in Oslo wird am Freitag erwartet."
    assert [str(report.type) for report in reports(text, nlp)] == ["Visit"] * expected


@pytest.mark.parametrize(
    "text",
    [
        "Ministerin Hilde Brandau war am Montag bei Otmar Kühnert in Graz, um ihm zu danken.",
        "Ministerin Hilde Brandau war am Montag bei Otmar Kühnert in Graz.",
    ],
)
def test_a_turn_before_an_infinitive(text: str, nlp: Language) -> None:
    assert parties(text, nlp) == [{"Hilde Brandau", "Otmar Kühnert"}]


def test_another_verb_between_the_marks_is_no_turn(nlp: Language) -> None:
    assert parties("Ministerin Hilde Brandau ist am Montag bei Otmar Kühnert abgeblitzt.", nlp) == []
