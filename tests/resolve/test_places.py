from __future__ import annotations

import pytest

from kg.authority import Authority
from kg.extract.mentions import find_mentions
from kg.resolve.places import PlaceMention, find_place, place_mentions
from tests.resolve.sheets import article


def places(text: str) -> tuple[PlaceMention, ...]:
    parsed, authority = article(text), Authority.load()
    return place_mentions(parsed, find_mentions(parsed, authority), authority)


@pytest.mark.parametrize(
    ("text", "place", "preposition"),
    [
        ("Sie trafen sich in Moskau.", "Moskau", "in"),
        ("Sie reist nach Peking.", "Peking", "nach"),
        ("Er kommt aus Berlin.", "Berlin", "aus"),
        ("Sie trafen sich in der türkischen Hauptstadt Ankara.", "Ankara", "in"),
        ("Sie trafen sich im Badeort Sotschi.", "Sotschi", "im"),
        ("Sie trafen sich in der belgischen Hauptstadt.", "Brüssel", "in"),
        ("Sie trafen sich in der Türkei.", "Türkei", "in"),
        ("Sie trafen sich in Camp David.", "Camp David", "in"),
        ("Sie trafen sich in Scharm el-Scheich.", "Scharm el-Scheich", "in"),
        ("Er zweifelt an Moskaus Absichten.", "Moskau", "an"),
    ],
)
def test_place_with_its_preposition(text: str, place: str, preposition: str) -> None:
    (found,) = places(text)
    assert (found.place.label, found.preposition) == (place, preposition)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie traf in der norwegischen Hauptstadt Außenministerin Brandau.", ["Oslo"]),
        ("Sie traf in der norwegischen Hauptstadt Brandau.", ["Oslo"]),
        ("Sie traf in der norwegischen Hafenstadt Brandau.", []),
        ("Sie traf in der Hauptstadt Außenministerin Brandau.", []),
    ],
)
def test_capital_of_a_state_before_another_name(text: str, expected: list[str]) -> None:
    assert [p.place.label for p in places(text)] == expected


def test_coordination_shares_the_preposition() -> None:
    assert [(p.place.label, p.preposition) for p in places("Sie sprach in Berlin und Paris.")] == [
        ("Berlin", "in"),
        ("Paris", "in"),
    ]


def test_offsets_count_in_the_article() -> None:
    text = "Sie sprach lange. Dann flog sie nach Warschau."
    (found,) = places(text)
    assert (text[found.begin : found.end], found.sentence) == ("Warschau", 1)


@pytest.mark.parametrize(
    "text",
    [
        "In Moskau hieß es, man warte ab.",
        "Das teilte das Außenministerium in Moskau mit.",
        "Das verlautete aus Moskau.",
    ],
)
def test_seat_of_a_source(text: str) -> None:
    assert [p.is_seat for p in places(text)] == [True]


def test_place_of_an_encounter_is_no_seat() -> None:
    text = "Sie trafen sich in Helsinki."
    assert [p.is_seat for p in places(text)] == [False]
    parsed, authority = article(text), Authority.load()
    found = find_place(parsed, find_mentions(parsed, authority), authority, 0)
    assert found is not None
    assert found.place.qid == "Q1757"


def test_persons_and_common_words_are_no_places() -> None:
    assert places("Der Mann aß gut. Horst Köhler lachte über die Lage.") == ()


def test_where_something_is_that_is_spoken_of() -> None:
    matter, scene = places("Sie sprachen über die Lage in Venezuela und trafen sich in Moskau.")
    assert (matter.place.label, matter.is_matter) == ("Venezuela", True)
    assert (scene.place.label, scene.is_matter) == ("Moskau", False)
