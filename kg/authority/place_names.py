"""The names under which newspapers know places that gazetteers call otherwise: "Tokio", not "Präfektur Tokio"."""

from __future__ import annotations

import tomllib
from functools import cache

from kg.authority.fold import fold
from kg.resources import PACKAGE
from kg.values import Place
from kg.vocab import slug


@cache
def _usual() -> dict[str, str]:
    """Usual names by the label of the authority."""
    table = tomllib.loads((PACKAGE / "lang" / "de" / "places.toml").read_text("utf-8"))
    usual: dict[str, str] = table["usual"]
    return usual


@cache
def official_keys() -> dict[str, str]:
    """Folded usual name -> folded label of the authority."""
    return {fold(name): fold(label) for label, name in _usual().items()}


def as_usual(place: Place) -> Place:
    """The place under its usual name, the other one kept as an alias."""
    name = _usual().get(place.label)
    if name is None:
        return place
    return Place(slug(name), name, place.qid, place.latitude, place.longitude, place.country, aliases=(place.label,))
