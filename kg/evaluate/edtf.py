"""Bounds of the EDTF dates that gold files use (level 1 of ISO 8601-2: approximate, open and season dates)."""

from __future__ import annotations

import calendar
import datetime as dt
import re

Bounds = tuple[dt.date, dt.date]

_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_FIRST_MONTH_OF_SEASON = {21: 3, 22: 6, 23: 9, 24: 12}
_OPEN = ("", "..")


def bounds(value: object) -> Bounds | None:
    """First and last day of an EDTF value; ``None`` where it is empty or cannot be read. A season ends on the 28th."""
    if value in (None, "", "null"):
        return None
    first, slash, last = str(value).partition("/")
    begin = _one(first) if first not in _OPEN else (dt.date.min, dt.date.min)
    end = _one(last if slash else first) if not slash or last not in _OPEN else (dt.date.max, dt.date.max)
    return (begin[0], end[1]) if begin and end else None


def _one(part: str) -> Bounds | None:
    match = _PART.fullmatch(part.strip("~?% "))
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    if day:
        exact = dt.date(year, int(month), int(day))
        return exact, exact
    if not month:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if int(month) in _FIRST_MONTH_OF_SEASON:
        return _season(year, _FIRST_MONTH_OF_SEASON[int(month)])
    return dt.date(year, int(month), 1), dt.date(year, int(month), calendar.monthrange(year, int(month))[1])


def _season(year: int, month: int) -> Bounds:
    last = (month + 1) % 12 + 1
    return dt.date(year, month, 1), dt.date(year + (last < month), last, 28)
