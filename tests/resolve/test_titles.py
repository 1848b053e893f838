"""Titles that contradict a name, and whose office it is."""

from __future__ import annotations

import pytest

from kg.authority import Authority
from kg.extract.mentions import find_mentions
from kg.model import Resolution
from kg.resolve import resolve
from tests.resolve.sheets import article


def only(text: str, date: str) -> Resolution:
    parsed, authority = article(f"Das sagte {text} am Montag.", date), Authority.load()
    return resolve(find_mentions(parsed, authority), parsed, authority)[-1]


def label(text: str, date: str) -> str | None:
    actors = only(text, date).actors
    return actors[0].label if actors else None


@pytest.mark.parametrize(
    "phrase", ["Gewerkschaftschef Kirchner", "Professor Kirchner", "Richter Kirchner", "Außenminister Kirchner"]
)
def test_a_title_that_nobody_bears_for_the_office_makes_another_person(phrase: str) -> None:
    found = only(phrase, "2006-05-05")
    assert [(a.label, a.qid) for a in found.actors] == [("Kirchner", None)]
    assert "Néstor Kirchner" in [a.label for a in found.candidates]
    assert "is no office of" in found.why


@pytest.mark.parametrize("phrase", ["Bundeskanzlerin Merkel", "Gastgeberin Merkel", "Frau Merkel", "Merkel"])
def test_titles_of_public_life_do_not(phrase: str) -> None:
    assert label(phrase, "2008-05-05") == "Angela Merkel"


def test_another_first_name_is_another_person() -> None:
    assert only("Direktor Ottokar Merkel", "2012-05-05").actors[0].qid is None
    assert only("Bundeskanzlerin Petra Merkel", "2012-05-05").actors[0].qid is None


def test_a_slip_in_the_name_of_the_holder_is_forgiven() -> None:
    assert label("SPD-Chef Siegmar Gabriel", "2012-05-05") == "Sigmar Gabriel"


@pytest.mark.parametrize(
    ("phrase", "date", "who"),
    [
        ("der IWF-Chef", "2011-05-10", "Dominique Strauss-Kahn"),
        ("die EZB-Präsidentin", "2022-07-21", "Christine Lagarde"),
        ("der Weltbankpräsident", "2006-07-21", "Paul Wolfowitz"),
        ("der Generaldirektor der Internationalen Atomenergie-Organisation", "2012-05-21", "Yukiya Amano"),
        ("Bayerns Ministerpräsident", "2006-09-09", "Edmund Stoiber"),
        ("der bayerische Ministerpräsident", "2018-06-20", "Markus Söder"),
        ("der Ministerpräsident von Nordrhein-Westfalen", "2008-06-20", "Jürgen Rüttgers"),
        ("Athens Ministerpräsident", "2022-10-27", "Kyriakos Mitsotakis"),
        ("Premier Primakow", "1999-03-23", "Jewgeni Primakow"),
    ],
)
def test_heads_of_organisations_lands_and_states_named_by_their_capital(phrase: str, date: str, who: str) -> None:
    assert label(phrase, date) == who


@pytest.mark.parametrize(
    "phrase",
    [
        "ein Sprecher",
        "der Polizeisprecher",
        "der Präsident der Universität Göttingen",
        "der US-Botschafter",
        "die nordrhein-westfälische Justizministerin",
        "der stellvertretende CDU-Vorsitzende",
    ],
)
def test_offices_that_many_hold_or_that_are_of_other_bodies_name_nobody_known(phrase: str) -> None:
    parsed = article(f"Deutschland schweigt. Das sagte {phrase} am Montag.", "2008-03-20")
    authority = Authority.load()
    for resolution in resolve(find_mentions(parsed, authority), parsed, authority):
        assert not any(a.qid for a in resolution.actors if a.kind == "Person"), resolution


def test_a_role_points_back_to_who_was_called_so_or_stands_beside() -> None:
    text = "Dort sprach Angela Merkel mit Direktor Ottokar Hinzenbrink. Der Direktor lachte. Der Richter schwieg."
    parsed, authority = article(text, "2012-05-05"), Authority.load()
    found = {r.mention.text: r for r in resolve(find_mentions(parsed, authority), parsed, authority)}
    assert [a.label for a in found["Der Direktor"].actors] == ["Ottokar Hinzenbrink"]
    assert not any(a.label in ("Angela Merkel", "Ottokar Hinzenbrink") for a in found["Der Richter"].actors)
