from __future__ import annotations

import datetime as dt

import pytest

from kg.lang.de.dates import parse_day
from kg.lang.de.dates.calendar import easter
from kg.values import DateBasis


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2018-09-11T17:42:00+02:00", "2018-09-11"),
        ("2018-09-11", "2018-09-11"),
        ("20180911", "2018-09-11"),
        ("Dienstag, 11. September 2018, 17:42 Uhr", "2018-09-11"),
        ("12.09.2018 08:15 Uhr", "2018-09-12"),
        ("12.09.2018 08:15 Uhr | Lesezeit 2 Min.", "2018-09-12"),
        ("Stand: 3.1.21, 9:00", "2021-01-03"),
        ("Veröffentlicht: 20. August 2005", "2005-08-20"),
        ("Veröffentlicht am 1. Jänner 2020 um 6.00 Uhr", "2020-01-01"),
        ("Erstellt: 10.09.2018, aktualisiert: 11.09.2018", "2018-09-10"),
        ("Tue, 11 Sep 2018 17:42:00 +0200", "2018-09-11"),
        ("11-Sep-2018", "2018-09-11"),
        ("September 11, 2018", "2018-09-11"),
        ("Sept. 3rd, 2018", "2018-09-03"),
        ("https://example.org/politik/2018/09/11/merkel.html", "2018-09-11"),
        ("11/09/2018", "2018-09-11"),
        ("2018-03", "2018-03"),
        (" date 2017-07 Sie haben den Artikel", "2017-07"),
        ("März 2018", "2018-03"),
        ("Ausgabe 03/2018", "2018-03"),
        ("Dez. 2018", "2018-12"),
        ("Heft März 2018, erschienen am 27.2.2018", "2018-02-27"),
        ("2018", "2018"),
        ("29. Februar 2020", "2020-02-29"),
    ],
)
def test_reads(text: str, edtf: str) -> None:
    value = parse_day(text)
    assert value is not None
    assert value.edtf == edtf
    assert value.basis is DateBasis.FROM_HEADER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gestern",
        "29. Februar 2019",
        "31.02.2018",
        "45.13.2018",
        "Tel. 030/2018",
        "Artikel 2018 von 3000",
        "Version 3.12.1.4",
        "0.8.2018.1",
    ],
)
def test_reads_nothing(text: str) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2005, 3, 27),
        (2008, 3, 23),
        (2011, 4, 24),
        (2018, 4, 1),
        (2019, 4, 21),
        (2024, 3, 31),
        (2025, 4, 20),
        (2038, 4, 25),
    ],
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == dt.date(year, month, day)
