"""Days, weeks, months and feasts as bounded dates: arithmetic only, no words."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from kg.values import DateBasis, DateValue

FIRST_YEAR, LAST_YEAR = 1000, 2200
SEASON_CODES = {21: 3, 22: 6, 23: 9, 24: 12}
"""EDTF season code -> first of its three months (meteorological, northern hemisphere)."""


def day(date: dt.date) -> DateValue:
    """A single day."""
    return DateValue(date.isoformat(), date, date)


def valid_day(year: int, month: int, number: int) -> DateValue | None:
    """A single day, or None where the calendar has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return day(dt.date(year, month, number))
    except ValueError:
        return None


def span(first: dt.date, last: dt.date) -> DateValue:
    """From one day to another; a single day where both are the same. Raises ValueError when out of order."""
    if last < first:
        message = f"span ends before it begins: {first} {last}"
        raise ValueError(message)
    return day(first) if first == last else DateValue(f"{first}/{last}", first, last)


def month(year: int, number: int) -> DateValue:
    """A calendar month; ``number`` may lie outside 1..12 and then counts on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = monthrange(year, number)[1]
    return DateValue(f"{year:04d}-{number:02d}", dt.date(year, number, 1), dt.date(year, number, last))


def months(year: int, first: int, count: int) -> DateValue:
    """``count`` calendar months from ``first`` on: quarters and halves."""
    begin, end = month(year, first), month(year, first + count - 1)
    return DateValue(f"{begin.edtf}/{end.edtf}", begin.earliest, end.latest)


def year(number: int) -> DateValue:
    """A calendar year."""
    return DateValue(f"{number:04d}", dt.date(number, 1, 1), dt.date(number, 12, 31))


def years(first: int, last: int) -> DateValue:
    """From one calendar year to another."""
    return DateValue(f"{first:04d}/{last:04d}", dt.date(first, 1, 1), dt.date(last, 12, 31))


def season(year_number: int, code: int) -> DateValue:
    """A season by its EDTF code 21 (spring) to 24 (winter, which ends in the following year)."""
    first = SEASON_CODES[code]
    return DateValue(
        f"{year_number:04d}-{code}",
        month(year_number, first).earliest,
        month(year_number, first + 2).latest,
    )


def week(date: dt.date, shift: int = 0) -> DateValue:
    """The week, Monday to Sunday, ``shift`` weeks from that of ``date``."""
    monday = date - dt.timedelta(days=date.weekday()) + dt.timedelta(weeks=shift)
    return span(monday, monday + dt.timedelta(days=6))


def third(whole: DateValue, number: int) -> DateValue:
    """The first (0), middle (1) or last (2) third of a period: four months of a year, else whole days."""
    if len(whole.edtf) == 4:
        return months(whole.earliest.year, 1 + 4 * number, 4)
    cuts = [whole.earliest + dt.timedelta(days=round(whole.days * i / 3)) for i in range(4)]
    return span(cuts[number], max(cuts[number], cuts[number + 1] - dt.timedelta(days=1)))


def about(value: DateValue) -> DateValue:
    """The same date with EDTF's mark for approximate; intervals carry it on both ends."""
    if "~" in value.edtf:
        return value
    edtf = "/".join(f"{part}~" for part in value.edtf.split("/"))
    return DateValue(edtf, value.earliest, value.latest, value.basis)


def with_basis(value: DateValue, basis: DateBasis) -> DateValue:
    """The same date, known in another way."""
    return DateValue(value.edtf, value.earliest, value.latest, basis)


def hull(first: DateValue, last: DateValue) -> DateValue | None:
    """From the beginning of one date to the end of another, None when out of order; keeps months and years as such."""
    if last.latest < first.earliest:
        return None
    if first == last:
        return first
    begin, end = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    return DateValue(f"{begin}/{end}", first.earliest, max(first.latest, last.latest))


def easter(year_number: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Anonymous Gregorian algorithm, Meeus 1991, ch. 8)."""
    a, b, c = year_number % 19, year_number // 100, year_number % 100
    g = (8 * b + 13) // 25
    h = (19 * a + b - b // 4 - g + 15) % 30
    m = (a + 11 * h) // 319
    r = (2 * (b % 4) + 2 * (c // 4) - c % 4 - h + m + 32) % 7
    number = (h - m + r + 90) // 25
    return dt.date(year_number, number, (h - m + r + number + 19) % 32)
