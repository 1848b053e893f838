"""Cities and regions that own an office: "Mayor of Rome" is that of ``IT/Rom``, "Governor of California" of ``US-Kalifornien``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kg.authority.fold import fold
from training.authority.places import Spot
from training.authority.tables import rows

HERE = Path(__file__).parent
_MAYOR = re.compile(r"(?i)^(?:lord |governing )?mayor of (?P<city>.+?)(?: city| capital municipality)?$")
_SHORT = re.compile(r" (?:am|an der|de) .+")  # "Frankfurt am Main", "Santiago de Chile"
_CEREMONIAL = {("AU", "Governor"), ("BA", "Prime Minister")}
"""Posts beside that of the one who governs or represents the region."""


class Parts:
    """German names of the cities and regions of a state."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        """Index the spots by state and any of their names, and the regions of ``own/regions.tsv``."""
        self._cities: dict[tuple[str, str], str] = {}
        for spot in sorted(spots, key=lambda s: -s.weight):
            for name in (fold(spot.label), *sorted(spot.names)):
                self._cities.setdefault((spot.country, name), spot.label)
        self._regions = {(r["iso2"], r["english"]): r["german"] for r in rows(HERE / "own" / "regions.tsv")}

    def polity(self, iso2: str, cls: str, position: str) -> str:
        """The city or region that the English name of a position means; the state where that is not known."""
        if cls == "mayor":
            named = _MAYOR.match(position)
            city = self._cities.get((iso2, fold(named["city"]))) if named else None
            return f"{iso2}/{city}" if city else iso2
        post, _, owner = position.partition(" of ")
        region = owner.rpartition(" of ")[2].removeprefix("the ")
        german = self._regions.get((iso2, region)) if (iso2, post) not in _CEREMONIAL else None
        return f"{iso2}-{german}" if german else iso2


def words(polities: Iterable[str]) -> list[tuple[str, str, str]]:
    """(folded word, form, polity) for the names and adjectives of cities (form "city") and regions ("land", "adjective")."""
    irregular = {row["city"]: row["adjective"] for row in rows(HERE / "own" / "city_adjectives.tsv")}
    found: set[tuple[str, str, str]] = set()
    for polity in polities:
        iso2, _, city = polity.partition("/")
        if city and len(iso2) == 2:
            city = _SHORT.sub("", city)
            forms = {city, f"{city.removesuffix('e')}er", irregular.get(city, city)}
            forms |= {f"{city[:-2]}ner", f"{city[:-2]}ener"} if city.endswith("en") else set()
            found |= {(fold(form), "city", polity) for form in forms}
    for row in rows(HERE / "own" / "regions.tsv"):
        polity = f"{row['iso2']}-{row['german']}"
        found.add((fold(row["german"]), "land", polity))
        if adjective := row["adjective"]:
            found |= {(fold(adjective), "adjective", polity), (adjective, "main_adjective", polity)}
    return sorted(found)
