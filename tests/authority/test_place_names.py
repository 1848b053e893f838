"""Places under the names that newspapers use, the official one kept beside it."""

from __future__ import annotations

import pytest

from kg.authority import Authority
from kg.authority.place_names import as_usual
from kg.values import Place


@pytest.mark.parametrize(
    ("name", "label", "aliases"),
    [
        ("Tokio", "Tokio", ("Präfektur Tokio",)),
        ("Präfektur Tokio", "Tokio", ("Präfektur Tokio",)),
        ("New York", "New York", ("New York City",)),
        ("Tel Aviv", "Tel Aviv", ("Tel Aviv-Jaffa",)),
        ("Osaka", "Osaka", ("Ōsaka",)),
        ("Graz", "Graz", ()),
    ],
)
def test_a_place_has_its_usual_name(name: str, label: str, aliases: tuple[str, ...]) -> None:
    place = Authority.load().place(name)
    assert place is not None
    assert (place.label, place.aliases) == (label, aliases)
    assert place.qid is not None


def test_what_else_is_known_of_a_place_stays() -> None:
    official = Place("new-york-city", "New York City", "Q60", 40.7, -74.0, "US")
    usual = as_usual(official)
    assert usual == Place("new-york", "New York", "Q60", 40.7, -74.0, "US", aliases=("New York City",))
    assert as_usual(Place("graz", "Graz")) == Place("graz", "Graz")
