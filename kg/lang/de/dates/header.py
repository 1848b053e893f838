"""The day in a line of metadata: ISO 8601, German, English and mail notation."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

from kg.lang.de.dates import calendar
from kg.values import DateBasis, DateValue


def _months() -> dict[str, int]:
    table = tomllib.loads(Path(__file__).with_name("header.toml").read_text(encoding="utf-8"))["months"]
    return {name: int(number) for number, names in table.items() for name in names}


_MONTHS = _months()
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<y>(?:19|20)\d\d)"


def _full_year(text: str) -> int:
    number = int(text)
    return number if number > 99 else number + (2000 if number < 70 else 1900)


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS[text.casefold()]


def _day(match: re.Match[str]) -> DateValue | None:
    return calendar.valid_day(_full_year(match["y"]), _month_number(match["m"]), int(match["d"]))


def _month(match: re.Match[str]) -> DateValue | None:
    number = _month_number(match["m"])
    return calendar.month(int(match["y"]), number) if 1 <= number <= 12 else None


def _year(match: re.Match[str]) -> DateValue | None:
    return calendar.year(int(match["y"]))


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], DateValue | None]], ...] = (
    (rf"(?<!\d){_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _day),
    (r"(?<![\d.])(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>(?:19|20)\d\d|\d\d)(?![\d.]\d)(?!\d)", _day),
    (rf"(?<!\d)(?P<d>\d{{1,2}})\.?[ -]*(?P<m>{_NAME})\b\.?,?[ -]*{_YEAR}(?!\d)", _day),
    (rf"\b(?P<m>{_NAME})\b\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}(?!\d)", _day),
    (rf"(?<!\d){_YEAR}/(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}})(?!\d)", _day),
    (r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)(?!\d)", _day),
    (rf"(?<!\d){_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", _day),
    (rf"(?<!\d){_YEAR}[-/](?P<m>\d\d)(?!\d)", _month),
    (rf"(?<!\d )(?<!\d\. )\b(?P<m>{_NAME})\b\.? {_YEAR}(?!\d)", _month),
    (rf"(?<![\d/.])(?P<m>\d\d)/{_YEAR}(?!\d)", _month),
    (rf"^\W*{_YEAR}\W*$", _year),
)
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in _FORMS)


def parse_day(text: str) -> DateValue | None:
    """The first date in a metadata value, date line or URL, as precise as it is written: day, month or year.

    Reads "2018-09-11T17:42:00+02:00", "Dienstag, 11. September 2018, 17:42 Uhr", "Stand: 12.09.2018 08:15 Uhr",
    "Tue, 11 Sep 2018 17:42:00 +0200", ".../2018/09/11/...", "2018-03". A full day beats a month beats a year;
    among equals the first in the text wins. None where there is no date that the calendar knows. The basis is
    ``FROM_HEADER``.
    """
    found: list[tuple[int, int, DateValue]] = []
    for pattern, read in _COMPILED:
        for match in pattern.finditer(text):
            value = read(match)
            if value is not None:
                found.append((value.days, match.start(), value))
                break
    if not found:
        return None
    precise = min(found, key=lambda item: (item[0] > 1, item[0] > 31, item[1]))
    return calendar.with_basis(precise[2], DateBasis.FROM_HEADER)
