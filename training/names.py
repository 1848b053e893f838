"""Classes of names for the word table, from the name tables of the data folder."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from enum import IntFlag
from pathlib import Path

_PARTICLES = {
    "von",
    "van",
    "de",
    "der",
    "den",
    "del",
    "di",
    "da",
    "al",
    "el",
    "bin",
    "und",
    "of",
    "the",
    "für",
    "la",
    "le",
}
_ENDINGS = ("", "e", "en", "er", "es", "em")


class NameClass(IntFlag):
    """What a word is used for; a word may be several."""

    GIVEN = 1
    SURNAME = 2
    CITY = 4
    COUNTRY = 8
    ADJECTIVE = 16  # of a country, or its people
    ORGANISATION = 32
    PART_OF_ORGANISATION = 64
    OFFICE = 128
    OFTEN_GIVEN = 256
    OFTEN_SURNAME = 512


def name_classes(folder: Path) -> dict[str, int]:
    """Classes of each word in the tables of ``authority/``, genitives in -s included."""
    classes: Counter[str] = Counter()
    for reader in (_given_names, _persons, _cities, _countries, _offices, _organisations):
        for word, kind in reader(folder):
            if len(word) > 1 and word.lower() not in _PARTICLES:
                classes[word] |= kind
    stems = {name: kind for name, kind in classes.items() if len(name) > 2 and not name.endswith(("s", "x", "z"))}
    return {**{name + "s": int(kind) for name, kind in stems.items()}, **{n: int(k) for n, k in classes.items()}}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {name: value or "" for name, value in row.items()}


def _split(value: str) -> list[str]:
    return [part.strip() for part in value.replace("|", ";").split(";") if part.strip()]


def _given_names(folder: Path) -> Iterator[tuple[str, NameClass]]:
    for row in _rows(folder / "given_names_de.tsv"):
        often = NameClass.OFTEN_GIVEN if int(row["count_total"]) >= 100 else NameClass(0)
        yield row["name"], NameClass.GIVEN | often
    for row in _rows(folder / "forenames_world_cc0.tsv"):
        yield row["romanized_name"], NameClass.GIVEN | NameClass.OFTEN_GIVEN
    for row in _rows(folder / "surnames_world_cc0.tsv"):
        yield row["romanized_name"].title(), NameClass.SURNAME


def _persons(folder: Path) -> Iterator[tuple[str, NameClass]]:
    given: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for row in _rows(folder / "persons.tsv.gz"):
        parts = (row["label_de_2015"] or row["label_en"]).split()
        if len(parts) > 1:
            given[parts[0]] += 1
            last[parts[-1]] += 1
    last.update({row["form_de"].split()[-1]: 10 for row in _rows(folder / "person_forms_de.tsv")})
    yield from ((name, NameClass.GIVEN) for name, count in given.items() if count >= 2)
    yield from ((name, NameClass.OFTEN_GIVEN) for name, count in given.items() if count >= 20)
    yield from ((name, NameClass.SURNAME) for name in last)
    yield from ((name, NameClass.OFTEN_SURNAME) for name, count in last.items() if count >= 4)


def _cities(folder: Path) -> Iterator[tuple[str, NameClass]]:
    for row in _rows(folder / "cities_ne_de.tsv"):
        for name in (row["name"], row["name_de"], *_split(row["alt_names"])):
            yield from ((word, NameClass.CITY) for word in (name, *name.replace("-", " ").split()))
    for row in _rows(folder / "cities_geonames15000.tsv.gz"):
        yield from ((word, NameClass.CITY) for word in row["name"].split())


def _countries(folder: Path) -> Iterator[tuple[str, NameClass]]:
    for row in _rows(folder / "countries_de.tsv"):
        for name in (row["name_de"], *_split(row["aliases_de"])):
            yield from ((word, NameClass.COUNTRY) for word in name.split())
        for stem in _split(row["adjectives_de"]):
            yield from ((stem + ending, NameClass.ADJECTIVE) for ending in _ENDINGS)
        for column in ("demonym_m_de", "demonym_f_de", "demonym_pl_de"):
            yield from ((form + end, NameClass.ADJECTIVE) for form in _split(row[column]) for end in ("", "n", "s"))


def _offices(folder: Path) -> Iterator[tuple[str, NameClass]]:
    for row in _rows(folder / "office_titles_de.tsv"):
        for column in ("title_de_m", "title_de_f", "variants_de"):
            yield from ((word, NameClass.OFFICE) for word in _split(row[column]))


def _organisations(folder: Path) -> Iterator[tuple[str, NameClass]]:
    names = [n for row in _rows(folder / "organisations_de.tsv") for n in (row["name_de"], *_split(row["aliases_de"]))]
    names += [n for row in _rows(folder / "news_sources.tsv") for n in (row["name"], *_split(row["aliases"]))]
    parties = [r for r in _rows(folder / "parties.tsv") if int(r["year_first"] or 0) >= 1945 or r["iso3"] == "DEU"]
    names += [row["name_short"] for row in parties if row["name_short"].isupper() and len(row["name_short"]) > 2]
    for name in names:
        if " " not in name:
            yield name, NameClass.ORGANISATION
        else:
            yield from ((w, NameClass.PART_OF_ORGANISATION) for w in name.split() if w[:1].isupper())
