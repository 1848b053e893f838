"""The recipe of the shipped table, on small tables of its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from training.authority import store
from training.authority.german import from_cyrillic, from_english
from training.authority.people import People, Person, Tenure, close
from training.authority.tables import items, rows


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("Sergei Shoigu", "Sergei Schoigu"),
        ("Yevgeny Primakov", "Jewgeni Primakow"),
        ("Vyacheslav Volodin", "Wjatscheslaw Wolodin"),
        ("Mikhail Fradkov", "Michail Fradkow"),
    ],
)
def test_german_spelling_of_english_transcriptions(english: str, german: str) -> None:
    assert from_english(english) == german


def test_german_spelling_of_cyrillic_labels() -> None:
    assert from_cyrillic("Путин, Владимир Владимирович") == "Wladimir Putin"
    assert from_cyrillic("Ельцин, Борис") == "Boris Jelzin"


def test_names_that_are_not_transcribed_stay() -> None:
    assert from_english("Bronisław Komorowski") == "Bronisław Komorowski"


def test_table_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("a\tb\nx\ty; z;\n", encoding="utf-8")
    (row,) = rows(path)
    assert (row["a"], items(row["b"])) == ("x", ["y", "z"])


def test_surnames_follow_the_order_of_the_country() -> None:
    assert Person("Xi Jinping", iso2="CN").surnames() == ["xi"]
    assert Person("Ursula von der Leyen", iso2="DE").surnames() == ["leyen", "von der leyen"]
    assert "bush" in Person("George W. Bush", iso2="US").surnames()
    assert Person("Heidemarie Wieczorek-Zeul", iso2="DE").surnames() == ["zeul", "wieczorek zeul"]
    assert Person("Juan Carlos I.", iso2="ES").surnames() == ["juan carlos"]


def test_person_is_found_in_the_country_and_at_a_plausible_age() -> None:
    people = People()
    people.persons["Q1"] = Person("Max Muster", qid="Q1", iso2="DE", born="1950")
    people.index("Q1")
    assert people.find("Max Muster", "DE", "1990") == "Q1"
    assert people.find("Max Muster", "DE", "1955") is None
    assert people.find("Max Muster", "FR", "1990") is None


def test_open_tenure_ends_where_the_next_begins() -> None:
    first = Tenure("a", "XX", "president", "", "2000-01-01", "")
    second = Tenure("b", "XX", "president", "", "2005-01-01", "")
    assert [t.end for t in close([second, first])] == ["2005-01-01", ""]
    assert [
        t.end
        for t in close([Tenure("a", "XX", "minister", "", "2000", ""), Tenure("b", "XX", "minister", "", "2005", "")])
    ] == ["", ""]


def test_same_rows_give_the_same_file(tmp_path: Path) -> None:
    row = (1, "x", "State", "X", None, "XX", None, None, None, 1.0, "state", "")
    for name in ("one", "two"):
        store.write(tmp_path / name, {"actor": [row], "name": [("x", "State", 1)]}, {"snapshot": "s"})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    with sqlite3.connect(tmp_path / "one") as base:
        assert base.execute("SELECT label FROM actor").fetchone() == ("X",)
