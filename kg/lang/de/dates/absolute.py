"""Rules for dates with a number or a name: days, months, years, seasons, quarters, feasts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from kg.lang.de.dates import calendar, words
from kg.lang.de.dates.context import Context, Reading
from kg.values import DateBasis, DateValue

Match = re.Match[str]
_LEAP_YEAR = 2000


def full_year(text: str) -> int:
    """The year behind two or four digits."""
    number = int(text)
    return number if number > 99 else number + (2000 if number < 70 else 1900)


def named_year(m: Match, ctx: Context) -> int | None:
    """The year that a match names, by number ("y", "y2") or from the reference ("vergangenen Jahres", "yrel")."""
    groups = m.groupdict()
    digits = groups.get("y") or (groups.get("y2") if "yrel" in groups else None)
    if digits:
        return full_year(digits)
    relative = groups.get("yrel")
    if not relative or ctx.reference is None:
        return None
    shift = words.stem("relatives", relative.split()[-1])
    same = ctx.relative(lambda day: calendar.year(day.year + shift))
    return same.earliest.year if same else None


def _reading(value: DateValue | None) -> Reading | None:
    return Reading(value) if value else None


def _of_year(m: Match, ctx: Context, build: Callable[[int], DateValue | None]) -> Reading | None:
    """``build`` for the year that is named; without one, for the year that is meant."""
    year = named_year(m, ctx)
    if year is not None:
        return _reading(build(year))
    if m.groupdict().get("yrel"):
        return Reading()
    value = ctx.nearest(build)
    return Reading(calendar.with_basis(value, DateBasis.FROM_TENSE) if value and value.days > 1 else value)


def _month(m: Match, group: str = "m") -> int:
    text = m[group]
    return int(text) if text.isdigit() else words.MONTHS[text]


def _number(m: Match, group: str = "d") -> int:
    return int(m[group].rstrip("."))


def _single(m: Match, ctx: Context) -> Reading | None:
    month, number = _month(m), _number(m)
    if calendar.valid_day(2000, month, number) is None:
        return None
    weekday = words.WEEKDAYS.get(m.groupdict().get("wd") or "")
    fitting = _fitting_weekday(ctx, month, number, weekday) if named_year(m, ctx) is None else None
    if fitting:
        return Reading(fitting)
    reading = _of_year(m, ctx, lambda year: calendar.valid_day(year, month, number))
    return _with_partial(m, reading, f"{month:02d}-{number:02d}")


def _with_partial(m: Match, reading: Reading | None, partial: str) -> Reading | None:
    """Keep month and day where no year is told and none follows."""
    if reading is None or reading.value is not None or any(m.groupdict().get(g) for g in ("y", "y1", "y2", "yrel")):
        return reading
    return replace(reading, partial=partial)


def _fitting_weekday(ctx: Context, month: int, number: int, weekday: int | None) -> DateValue | None:
    """A named weekday tells the year: the nearest in which the day falls on it."""

    def build(year: int) -> DateValue | None:
        value = calendar.valid_day(year, month, number)
        return value if value and value.earliest.weekday() == weekday else None

    return None if weekday is None else ctx.nearest(build)


def _iso(m: Match, _: Context) -> Reading | None:
    return _reading(calendar.valid_day(int(m["y"]), int(m["m"]), int(m["d"])))


def _several(m: Match, ctx: Context) -> Reading | None:
    """Two days of one month, or of two."""
    groups = m.groupdict()
    last_month = _month(m)
    first_month = _month(m, "m1") if groups.get("m1") else last_month
    first_year = groups.get("y1")

    def build(year: int) -> DateValue | None:
        begin_year = full_year(first_year) if first_year else year - (first_month > last_month)
        first = calendar.valid_day(begin_year, first_month, _number(m))
        last = calendar.valid_day(year, last_month, _number(m, "d2"))
        return (
            calendar.span(first.earliest, last.earliest) if first and last and first.earliest <= last.earliest else None
        )

    if first_year and not groups.get("y"):
        year = full_year(first_year)
        return _reading(build(year + (first_month > last_month)))
    leap = build(_LEAP_YEAR)
    if not first_year and leap is None:
        return None
    reading = _of_year(m, ctx, build)
    stated = reading and Reading(reading.value and calendar.with_basis(reading.value, DateBasis.STATED))
    days = (leap.earliest, leap.latest) if leap else ()
    return _with_partial(m, stated, "/".join(f"{day:%m-%d}" for day in days))


def _part(m: Match, value: DateValue | None) -> DateValue | None:
    part = m.groupdict().get("part")
    if part is None or value is None:
        return value
    return calendar.with_basis(calendar.third(value, words.stem("thirds", part)), value.basis)


def _month_of_year(m: Match, ctx: Context) -> Reading | None:
    def build(year: int) -> DateValue | None:
        count = (_month(m, "m2") - _month(m)) % 12 + 1 if m.groupdict().get("m2") else 1
        return _part(m, calendar.month(year, _month(m)) if count == 1 else calendar.months(year, _month(m), count))

    return _of_year(m, ctx, build)


def _months_range(m: Match, ctx: Context) -> Reading | None:
    first, last = _month(m), _month(m, "m2")
    if m["join"] in words.LISTS["listing"] and (last - first) % 12 != 1 and not ctx.is_between:
        return None

    def build(year: int) -> DateValue | None:
        begin = full_year(m["y1"]) if m["y1"] else year - (first > last)
        return calendar.hull(calendar.month(begin, first), calendar.month(year, last))

    if m["y1"] and not m["y"]:
        return _reading(build(full_year(m["y1"]) + (first > last)))
    return _of_year(m, ctx, build)


def _month_relative(m: Match, ctx: Context) -> Reading | None:
    """ "im vergangenen März": the last one that is over; "im kommenden Mai": the next one that has not begun."""
    number, shift = _month(m), words.stem("relatives", m["rel"])

    def build(day: dt.date) -> DateValue | None:
        if shift == 0:
            return calendar.month(day.year, number)
        past, ahead = day.year - (number >= day.month) + shift + 1, day.year + (number <= day.month) + shift - 1
        year = past if shift < 0 else ahead
        return _part(m, calendar.month(year, number))

    return Reading(ctx.relative(build))


def _month_half(m: Match, ctx: Context) -> Reading | None:
    second = words.stem("ordinals", m["ord"]) > 1

    def build(year: int) -> DateValue | None:
        month = calendar.month(year, _month(m))
        middle = month.earliest.replace(day=15)
        return (
            calendar.span(middle + dt.timedelta(days=1), month.latest)
            if second
            else calendar.span(month.earliest, middle)
        )

    return _of_year(m, ctx, build)


def _year(m: Match, _: Context) -> Reading | None:
    return _reading(_part(m, calendar.year(int(m["y"]))))


def _years_range(m: Match, ctx: Context) -> Reading | None:
    first = int(m["y"])
    last = int(m["y2"]) if len(m["y2"]) == 4 else first // 100 * 100 + int(m["y2"])
    if last <= first or (len(m["y2"]) == 2 and m["join"].isalpha()):
        return None
    if m["join"] in words.LISTS["listing"] and last != first + 1 and not ctx.is_between:
        return None
    return Reading(calendar.years(first, last))


def _decade(m: Match, _: Context) -> Reading:
    return Reading(calendar.years(int(m["y"]), int(m["y"]) + 9))


def _season(m: Match, ctx: Context) -> Reading | None:
    code = words.SEASONS[m["season"] or m["season2"] or m["season3"] or m["season4"]]
    word = m["rel"] or m["rel2"]
    if word:
        shift = words.stem("relatives", word)
        return Reading(ctx.relative(lambda day: _part(m, _season_from(day, code, shift))))
    return _of_year(m, ctx, lambda year: _part(m, calendar.season(year, code)))


def _season_from(day: dt.date, code: int, shift: int) -> DateValue | None:
    seasons = [calendar.season(day.year + i, code) for i in range(-2, 3)]
    if shift < 0:
        return [value for value in seasons if value.latest < day][shift]
    if shift > 0:
        return [value for value in seasons if value.earliest > day][shift - 1]
    return min(seasons, key=lambda value: abs((value.earliest - day).days + value.days // 2))


def _quarter(m: Match, ctx: Context) -> Reading | None:
    length = next(count for noun, count in words.YEAR_PARTS.items() if m["of"].startswith(noun))
    if m["ord"]:
        first = (words.stem("ordinals", m["ord"]) - 1) * length + 1
        return _of_year(m, ctx, lambda year: calendar.months(year, first, length)) if first < 12 else None
    shift = words.stem("relatives", m["rel"])

    def build(day: dt.date) -> DateValue:
        index = day.year * 12 + (day.month - 1) // length * length + shift * length
        return calendar.months(index // 12, index % 12 + 1, length)

    return Reading(ctx.relative(build))


def _half_of(m: Match, ctx: Context) -> Reading | None:
    second = words.stem("ordinals", m["ord"]) > 1
    if m["rel"]:
        shift = words.stem("relatives", m["rel"].split()[-2]) if len(m["rel"].split()) > 2 else 0

        def build(day: dt.date) -> DateValue:
            month = calendar.month(day.year, day.month + shift)
            middle = month.earliest.replace(day=15)
            return (
                calendar.span(middle + dt.timedelta(days=1), month.latest)
                if second
                else calendar.span(month.earliest, middle)
            )

        return Reading(ctx.relative(build))
    if not m["y"] and not m["yrel"]:
        return Reading(ctx.relative(lambda day: calendar.months(day.year, 7 if second else 1, 6)))
    return _of_year(m, ctx, lambda year: calendar.months(year, 7 if second else 1, 6))


def feast(name: str, year: int) -> DateValue:
    """The day or days of a feast of ``words.toml`` in a year."""
    entry = words.FEASTS[name]
    if "easter" in entry:
        first = calendar.easter(year) + dt.timedelta(days=entry["easter"])
    elif "advent" in entry:
        fourth = dt.date(year, 12, 24) - dt.timedelta(days=(dt.date(year, 12, 24).weekday() + 1) % 7)
        first = fourth - dt.timedelta(weeks=4 - entry["advent"])
    else:
        first = dt.date(year, entry["month"], entry["day"])
    return calendar.span(first, first + dt.timedelta(days=entry.get("days", 1) - 1))


def _feast(m: Match, ctx: Context) -> Reading | None:
    if not m["rel"]:
        reading = _of_year(m, ctx, lambda year: feast(m["feast"], year))
        return reading and Reading(reading.value and calendar.with_basis(reading.value, DateBasis.STATED))
    shift = words.stem("relatives", m["rel"])

    def build(day: dt.date) -> DateValue | None:
        around = [feast(m["feast"], day.year + i) for i in (-2, -1, 0, 1, 2)]
        if shift == 0:
            return around[2]
        past, ahead = [v for v in around if v.latest < day], [v for v in around if v.earliest > day]
        return past[shift] if shift < 0 else ahead[shift - 1]

    return Reading(ctx.relative(build))


def _between_years(_: Match, ctx: Context) -> Reading:
    return Reading(ctx.nearest(lambda year: calendar.span(dt.date(year, 12, 25), dt.date(year + 1, 1, 1))))


def _year_turn(m: Match, ctx: Context) -> Reading | None:
    def build(year: int) -> DateValue:
        return calendar.span(dt.date(year, 12, 31), dt.date(year + 1, 1, 1))

    return Reading(build(int(m["y"])) if m["y"] else ctx.nearest(build))


def _day_of_relative_month(m: Match, ctx: Context) -> Reading:
    shift = words.stem("relatives", m["rel"])

    def build(day: dt.date) -> DateValue | None:
        month = calendar.month(day.year, day.month + shift).earliest
        return calendar.valid_day(month.year, month.month, _number(m))

    return Reading(ctx.relative(build))


RULES = {
    "day_of_relative_month": _day_of_relative_month,
    "day_month": _single,
    "day_numeric": _single,
    "day_numeric_yearless": _single,
    "day_iso": _iso,
    "days_month": _several,
    "days_numeric": _several,
    "days_two_months": _several,
    "month_year": _month_of_year,
    "months_range": _months_range,
    "month_part": _month_of_year,
    "month_bare": _month_of_year,
    "month_relative": _month_relative,
    "month_half": _month_half,
    "year": _year,
    "years_range": _years_range,
    "decade": _decade,
    "season": _season,
    "quarter": _quarter,
    "half_of": _half_of,
    "feast": _feast,
    "between_years": _between_years,
    "year_turn": _year_turn,
}
"""Name of a pattern -> the rule that reads its match; None where the match is no date."""
