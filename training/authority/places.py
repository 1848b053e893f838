"""Cities and venues with German names and coordinates."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from kg.authority.fold import fold
from training.authority.tables import items, rows

HERE = Path(__file__).parent
MIN_POPULATION = 30_000
MIN_GEONAMES = 15_000


@dataclass
class Spot:
    """A place being put together."""

    label: str
    qid: str
    lat: float
    lon: float
    country: str
    weight: float
    names: set[str] = field(default_factory=set)


def collect(data: Path) -> list[Spot]:
    """Natural Earth (with Wikidata ids), larger GeoNames cities and those of the German-speaking states, own venues."""
    spots: dict[tuple[str, str], Spot] = {}
    _natural_earth(data, spots)
    _geonames(data, spots)
    for venue in tomllib.loads((HERE / "own" / "venues.toml").read_text("utf-8"))["venue"]:
        place = (venue["lat"], venue["lon"], venue["country"], venue.get("weight", 1.0))
        spot = Spot(venue["label"], venue.get("qid", ""), *place)
        spot.names = {fold(n) for n in (venue["label"], *venue.get("names", []))}
        spots.setdefault((fold(spot.label), spot.country), spot).names.update(spot.names)
    for row in rows(data / "metonyms_de.tsv"):
        if row["literal_type"] in ("capital", "city"):
            for (name, _), spot in spots.items():
                if name == fold(row["surface"]):
                    spot.names |= {fold(n) for n in items(row["variants"])}
    return sorted(spots.values(), key=lambda s: (s.label, s.country, s.lat))


def _natural_earth(data: Path, spots: dict[tuple[str, str], Spot]) -> None:
    cldr = {row["city_en"]: row["city_de"] for row in rows(data / "cities_cldr_de.tsv")}
    for row in rows(data / "cities_ne_de.tsv"):
        population = int(float(row["pop_max"] or 0))
        if population < MIN_POPULATION and "capital" not in row["feature"].lower():
            continue
        label = row["name_de"].split(",")[0] or cldr.get(row["name"]) or row["name"]
        weight = population / 1e6 + (10 if "Admin-0 capital" in row["feature"] else 0)
        spot = Spot(label, row["wikidata_qid"], float(row["lat"]), float(row["lon"]), row["iso2"], weight)
        names = (label, row["name"], row["name_en"])
        spot.names |= {fold(n) for name in names if name for n in (name, name.split(",")[0])}
        spots.setdefault((fold(label), row["iso2"]), spot)


def _geonames(data: Path, spots: dict[tuple[str, str], Spot]) -> None:
    for row in rows(data / "cities_geonames15000.tsv.gz"):
        population, key = int(row["population"] or 0), (fold(row["name"]), row["iso2"])
        wanted = row["iso2"] in ("DE", "AT", "CH") or population > MIN_GEONAMES * 10
        if wanted and key not in spots and not _near(spots, row, key):
            where = (float(row["lat"]), float(row["lon"]), row["iso2"])
            spots[key] = Spot(row["name"], "", *where, population / 1e6, {key[0]})


def _near(spots: dict[tuple[str, str], Spot], row: dict[str, str], key: tuple[str, str]) -> bool:
    """True when a place of the same country has this name among its names."""
    return (
        any(spot.country == row["iso2"] and key[0] in spot.names for spot in spots.values()) if row["iso2"] else False
    )
