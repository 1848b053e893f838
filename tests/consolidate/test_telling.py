"""The day of an encounter that is told without one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import dates

CALL = "Er telefonierte auch mit Ministerin Hilde Brandau."


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Otmar Kühnert traf am Montag in Wien Nils Holmquist.", ["2019-05-13", "2019-05-13~"]),
        ("Otmar Kühnert traf am 3. Mai in Wien Nils Holmquist.", ["2019-05-03", "2019-05-14~"]),
        ("Otmar Kühnert traf im April in Wien Nils Holmquist.", ["2019-04", "2019-05-14~"]),
        ("Otmar Kühnert will am Donnerstag in Wien Nils Holmquist treffen.", ["2019-05-16", "2019-05-14~"]),
        ("Otmar Kühnert hatte am Montag in Wien Nils Holmquist getroffen.", ["2019-05-13", "2019-05-14~"]),
    ],
    ids=["news", "long ago", "no day", "plan", "looked back at"],
)
def test_the_day_that_the_news_tells_of(before: str, expected: list[str], nlp: Language) -> None:
    assert dates(f"{before} {CALL}", nlp) == expected


def test_without_another_encounter_it_is_the_day_of_publication(nlp: Language) -> None:
    assert dates("Otmar Kühnert telefonierte mit Ministerin Hilde Brandau.", nlp) == ["2019-05-14~"]


@pytest.mark.parametrize(
    ("second", "expected"),
    [("soll eigentlich am Freitag stattfinden", "2019-05-14~"), ("fand am Montag statt", "2019-05-13")],
)
def test_a_plan_does_not_date_what_has_happened(second: str, expected: str, nlp: Language) -> None:
    text = f"Otmar Kühnert und Hilde Brandau haben in Wien miteinander gesprochen. Das Gespräch {second}."
    assert dates(text, nlp) == [expected]
