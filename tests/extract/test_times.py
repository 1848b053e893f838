"""Which dates of a sentence belong to an encounter, and the year they are in."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import dates, places, statuses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Otmar Kühnert landete am Sonntag in Oslo und sprach mit Ministerin Hilde Brandau.", "2019-05-12"),
        (
            "Otmar Kühnert landete am Sonntag in Oslo, und Nils Holmquist sprach mit Ministerin Hilde Brandau.",
            "2019-05-14~",
        ),
    ],
)
def test_joined_verbs_of_one_subject_share_their_time(text: str, expected: str, nlp: Language) -> None:
    assert dates(text, nlp) == [expected]


def test_a_shared_day_ahead_makes_a_plan(nlp: Language) -> None:
    text = "Minister Otmar Kühnert reist am Samstag nach Oslo und trifft dort die Ministerin Hilde Brandau."
    assert statuses(text, nlp) == ["Planned", "Planned"]
    assert dates(text, nlp) == ["2019-05-18", "2019-05-18"]


@pytest.mark.parametrize(
    ("clause", "date", "place"),
    [
        ("wo ihn Hilde Brandau empfing", "2019-05-12", "Oslo"),
        ("weil ihn Hilde Brandau empfing", "2019-05-14~", None),
    ],
)
def test_a_clause_with_wo_goes_on_at_that_place_and_time(
    clause: str, date: str, place: str | None, nlp: Language
) -> None:
    text = f"Otmar Kühnert sollte am Sonntag in Oslo reden, {clause}."
    assert dates(text, nlp) == [date]
    assert places(text, nlp) == [place]


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        (
            "Zuletzt hatten Otmar Kühnert und Hilde Brandau im November miteinander telefoniert.",
            "2019-02-14",
            "2018-11",
        ),
        ("Zuletzt hatten Otmar Kühnert und Hilde Brandau im Februar miteinander telefoniert.", "2018-12-14", "2018-02"),
        (
            "Zuletzt hatten Otmar Kühnert und Hilde Brandau im Februar 2016 miteinander telefoniert.",
            "2018-12-14",
            "2016-02",
        ),
        ("Im Februar hatten sich Otmar Kühnert und Hilde Brandau in Graz getroffen.", "2018-12-14", "2018-02"),
        ("Otmar Kühnert und Hilde Brandau werden im Februar miteinander telefonieren.", "2018-12-14", "2019-02"),
    ],
)
def test_what_the_pluperfect_dates_lies_behind(text: str, published: str, date: str, nlp: Language) -> None:
    assert dates(text, nlp, published) == [date]


@pytest.mark.parametrize(
    ("when", "day"), [("Am Vortag", "2019-05-12"), ("Tags darauf", "2019-05-14"), ("Am Mittwoch", "2019-05-08")]
)
def test_a_day_that_counts_from_the_one_before(when: str, day: str, nlp: Language) -> None:
    text = f"Otmar Kühnert traf am Montag in Graz Hilde Brandau. {when} hatte er mit Nils Holmquist telefoniert."
    assert dates(text, nlp) == ["2019-05-13", day]


def test_of_two_days_the_one_that_no_comma_parts(nlp: Language) -> None:
    text = "Am Freitag empfängt Otmar Kühnert in Graz Hilde Brandau, am Samstag fährt er heim."
    assert dates(text, nlp) == ["2019-05-17"]
