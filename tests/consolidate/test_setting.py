"""Where an encounter without a place took place, from short articles through the real pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.model import Report
from tests.reading import reports

PUBLISHED = "2020-06-23"
TALK = "Außenminister Heiko Maas hat am Montag mit seinem Amtskollegen Luigi Di Maio gesprochen."


def place(report: Report) -> tuple[str | None, str | None]:
    return report.place.label if report.place else None, report.place_because


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TALK, (None, None)),
        (f"Maas in Rom ohne Ergebnis\n\n{TALK}", ("Rom", "the headline")),
        (f"Einigung ist fern\n\nROM, 22. Juni. {TALK}", ("Rom", "the dateline")),
        (f"Einigung ist fern\n\nROM/BERLIN, 22. Juni. {TALK}", (None, None)),
        (f"Scholz in Rom\n\n{TALK}", (None, None)),
        (f"Nato berät in Rom über Frieden\n\n{TALK}", ("Rom", "the headline")),
        (f"Nato berät in Italien über Frieden\n\n{TALK}", (None, None)),
        (f"Delegation in Krutzelbach\n\n{TALK}", ("Krutzelbach", "the headline")),
    ],
)
def test_headline_and_dateline(text: str, expected: tuple[str | None, str | None], nlp: Language):
    assert place(reports(text, nlp, PUBLISHED)[0]) == expected


def test_another_encounter_of_the_same_day_and_party(nlp: Language):
    text = f"{TALK.replace('gesprochen', 'in Mailand zusammengetroffen')} Am Montag traf Maas auch Giuseppe Conte."
    assert [place(r) for r in reports(text, nlp, PUBLISHED)] == [
        ("Mailand", None),
        ("Mailand", "another encounter of the same day and party"),
    ]


def test_what_does_not_take_place_has_no_place(nlp: Language):
    text = "Maas in Rom\n\nEin Treffen von Heiko Maas mit Luigi Di Maio ist nicht geplant."
    assert [place(r) for r in reports(text, nlp, PUBLISHED)] == [(None, None)]


def test_calls_have_no_place(nlp: Language):
    text = f"Maas in Rom\n\n{TALK.replace('gesprochen', 'telefoniert')}"
    assert [place(r) for r in reports(text, nlp, PUBLISHED)] == [(None, None)]
