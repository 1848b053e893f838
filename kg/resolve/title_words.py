"""Words for titles, read from ``kg/lang/de/titles.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from kg.resources import PACKAGE


@dataclass(frozen=True, slots=True)
class TitleWords:
    """What titles say: ``public`` ones fit anybody of public life, ``back`` ones point back to a person named before.

    ``person_endings`` are those of nouns for persons, ``things`` other nouns that end so; ``own_bodies`` are words for the state
    or party itself and for media, after which an office is still that of the state. ``new`` holders are those of today; offices in
    ``local_parliaments`` are not those of the state; ``clubs`` bear the names of places;
    after ``spots`` a capital is a place and no government.
    """

    public: tuple[str, ...]
    person_endings: tuple[str, ...]
    things: frozenset[str]
    back: frozenset[str]
    own_bodies: frozenset[str]
    new: frozenset[str]
    local_parliaments: frozenset[str]
    clubs: frozenset[str]
    spots: frozenset[str]


@lru_cache(maxsize=1)
def title_words() -> TitleWords:
    """The German words."""
    table = tomllib.loads((PACKAGE / "lang" / "de" / "titles.toml").read_text("utf-8"))
    return TitleWords(
        tuple(table["public"]),
        tuple(table["person_endings"]),
        frozenset(table["things"]),
        frozenset(table["back"]),
        frozenset(table["own_bodies"]),
        frozenset(table["new"]),
        frozenset(table["local_parliaments"]),
        frozenset(table["clubs"]),
        frozenset(table["spots"]),
    )
