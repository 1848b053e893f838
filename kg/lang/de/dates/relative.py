"""Rules for dates that count from the reference: weekdays, today and its neighbours, weeks, months and years."""

from __future__ import annotations

import datetime as dt
import re

from kg.lang.de.dates import calendar, words
from kg.lang.de.dates.context import Context, Reading, Shift
from kg.values import DateBasis, DateValue

Match = re.Match[str]
_ONE = dt.timedelta(days=1)


def _weekday_near(day: dt.date, weekday: int, *, ahead: bool) -> dt.date:
    """The last such weekday up to ``day``, or the next from it on; ``day`` itself counts in both."""
    if ahead:
        return day + dt.timedelta(days=(weekday - day.weekday()) % 7)
    return day - dt.timedelta(days=(day.weekday() - weekday) % 7)


def _weekday_shift(day: dt.date, weekday: int, shift: int) -> dt.date:
    """ "am vergangenen Freitag" (-1): before the day; "kommenden" (1): after it; further ones by whole weeks."""
    if shift < 0:
        return _weekday_near(day - _ONE, weekday, ahead=False) + dt.timedelta(weeks=shift + 1)
    return _weekday_near(day + _ONE, weekday, ahead=True) + dt.timedelta(weeks=shift - 1)


def _in_week(weekday: int, shift: int) -> Shift:
    return lambda day: calendar.day(calendar.week(day, shift).earliest + dt.timedelta(days=weekday))


def _weekday(m: Match, ctx: Context) -> Reading | None:
    weekday = words.WEEKDAYS[m["wd"]]
    if m["dei"]:
        shift = words.stem("deictic_adjectives", m["dei"])
        return Reading(ctx.relative(lambda day: calendar.day(day + dt.timedelta(days=shift))))
    if m["wrel"]:
        return Reading(ctx.relative(_in_week(weekday, words.stem("relatives", m["wrel"]))))
    if m["ago"] or m["ahead"]:
        return Reading(
            ctx.relative(
                _in_week(weekday, round(words.number(m["n2"])) if m["ahead"] else -round(words.number(m["n"])))
            )
        )
    shift = _stem_or_zero(m["rel"])
    if shift:
        return Reading(ctx.relative(lambda day: calendar.day(_weekday_shift(day, weekday, shift))))
    ahead = ctx.is_future
    value = ctx.relative(lambda day: calendar.day(_weekday_near(day, weekday, ahead=ahead)), DateBasis.FROM_TENSE)
    return Reading(value, weekday=weekday if value is None or value.days > 1 else None)


def _stem_or_zero(word: str | None) -> int:
    try:
        return words.stem("relatives", word) if word else 0
    except KeyError:
        return 0


def _week_weekday(m: Match, ctx: Context) -> Reading:
    return Reading(ctx.relative(_in_week(words.WEEKDAYS[m["wd"]], words.stem("relatives", m["rel"]))))


def _weekdays(m: Match, ctx: Context) -> Reading | None:
    first, last = words.WEEKDAYS[m["wd"]], words.WEEKDAYS[m["wd2"]]
    if m["join"] in words.LISTS["listing"] and (last - first) % 7 != 1 and not ctx.is_between:
        return None
    length = dt.timedelta(days=(last - first) % 7)
    if m["wrel"]:
        week = words.stem("relatives", m["wrel"])
        return Reading(ctx.relative(lambda day: _from(_in_week(first, week)(day), length)))
    shift = _stem_or_zero(m["rel"]) or _stem_or_zero(m["rel2"])
    ahead = shift > 0 or (shift == 0 and ctx.is_future)

    def build(day: dt.date) -> DateValue:
        if ahead:
            begin = _weekday_shift(day, first, shift) if shift else _weekday_near(day, first, ahead=True)
        else:
            end = _weekday_shift(day, last, shift) if shift else _weekday_near(day, last, ahead=False)
            begin = end - length
        return calendar.span(begin, begin + length)

    return Reading(ctx.relative(build, DateBasis.STATED if shift else DateBasis.FROM_TENSE))


def _from(value: DateValue | None, length: dt.timedelta) -> DateValue | None:
    return value and calendar.span(value.earliest, value.earliest + length)


def _night(m: Match, ctx: Context) -> Reading | None:
    """ "in der Nacht zum Freitag": from the evening before to that day."""
    if m["d"]:
        number, month = int(m["d"].rstrip(".")), words.MONTHS[m["m"]]

        def on(year: int) -> DateValue | None:
            value = calendar.valid_day(year, month, number)
            return value and _eve(value.earliest)

        return Reading(on(int(m["y"])) if m["y"] else ctx.nearest(on))
    if m["dei"]:
        move = dt.timedelta(days=words.DEICTIC[m["dei"]])
        return Reading(ctx.relative(lambda day: _eve(day + move)))
    weekday, shift = words.WEEKDAYS[m["wd"]], _stem_or_zero(m["rel"])
    ahead = ctx.is_future

    def build(day: dt.date) -> DateValue:
        return _eve(_weekday_shift(day, weekday, shift) if shift else _weekday_near(day, weekday, ahead=ahead))

    return Reading(ctx.relative(build, DateBasis.STATED if shift else DateBasis.FROM_TENSE))


def _eve(day: dt.date) -> DateValue:
    return calendar.span(day - _ONE, day)


def _night_from(m: Match, ctx: Context) -> Reading | None:
    weekday, ahead = words.WEEKDAYS[m["wd2"]], ctx.is_future
    return Reading(ctx.relative(lambda day: _eve(_weekday_near(day, weekday, ahead=ahead)), DateBasis.FROM_TENSE))


def _deictic_shift(word: str) -> int:
    return words.DEICTIC[word[0].lower() + word[1:]]


def _deictic(m: Match, ctx: Context) -> Reading:
    shift = dt.timedelta(days=_deictic_shift(m["dei"]))
    return Reading(ctx.relative(lambda day: calendar.day(day + shift)))


def _deictic_pair(m: Match, ctx: Context) -> Reading | None:
    first, last = _deictic_shift(m["dei"]), _deictic_shift(m["dei2"])
    if last != first + 1:
        return None
    return Reading(
        ctx.relative(lambda day: calendar.span(day + dt.timedelta(days=first), day + dt.timedelta(days=last)))
    )


def _tomorrow_first(_: Match, ctx: Context) -> Reading:
    return Reading(ctx.relative(lambda day: calendar.day(day + _ONE)))


_HEUTIG = re.compile(
    r"(?: [a-zäöüß]+)? (?:[\wäöüß-]*)(?:" + "|".join(words.LISTS["heutig_nouns"]) + r")\b", re.IGNORECASE
)


def _deictic_adjective(m: Match, ctx: Context) -> Reading | None:
    shift = words.stem("deictic_adjectives", m["dei"])
    if shift == 0 and not _HEUTIG.match(ctx.text, ctx.end):
        return None
    return Reading(ctx.relative(lambda day: calendar.day(day + dt.timedelta(days=shift))))


def period(unit: str, shift: int) -> Shift:
    """The calendar week, month, quarter, year or decade ``shift`` units from a day's own."""

    def build(day: dt.date) -> DateValue:
        if unit == "D":
            return calendar.day(day + dt.timedelta(days=shift))
        if unit == "W":
            return calendar.week(day, shift)
        if unit == "M":
            return calendar.month(day.year, day.month + shift)
        if unit == "Q":
            return calendar.months(
                day.year + (day.month - 1 + 3 * shift) // 12, (day.month - 1 + 3 * shift) % 12 // 3 * 3 + 1, 3
            )
        return calendar.year(day.year + shift * (10 if unit == "10Y" else 1))

    return lambda day: _guarded(build, day)


def _guarded(build: Shift, day: dt.date) -> DateValue | None:
    """None where a shift leaves the calendar."""
    try:
        return build(day)
    except (OverflowError, ValueError):
        return None


def _unit(m: Match, group: str = "unit") -> str:
    word = m[group]
    return words.UNITS.get(word) or words.UNITS.get(word[0].upper() + word[1:]) or words.UNITS[word.rstrip("s")]


def _thirds(ctx: Context, unit: str, number: int | None, shift: int | None) -> DateValue | None:
    """A period or its third. Without a relative word the tense moves on to the next third, or back to the last one."""
    move = shift or 0

    def build(day: dt.date) -> DateValue | None:
        whole = period(unit, move)(day)
        if whole is None or number is None:
            return whole
        value = _third_of(unit, whole, number)
        if shift is None and ctx.is_future and value.latest < day:
            following = period(unit, 1)(day)
            return following and _third_of(unit, following, number)
        if shift is None and not ctx.is_future and value.earliest > day and unit in ("W", "M"):
            before = period(unit, -1)(day)
            return before and _third_of(unit, before, number)
        return value

    return ctx.relative(build)


def _third_of(unit: str, whole: DateValue, number: int) -> DateValue:
    """Thirds of a week are Monday to Tuesday, Wednesday to Thursday, Friday to Sunday."""
    if unit != "W":
        return calendar.third(whole, number)
    first, last = ((0, 1), (2, 3), (4, 6))[number]
    return calendar.span(whole.earliest + dt.timedelta(days=first), whole.earliest + dt.timedelta(days=last))


def _unit_relative(m: Match, ctx: Context) -> Reading:
    number = words.stem("thirds", m["part"]) if m["part"] else None
    return Reading(_thirds(ctx, _unit(m), number, words.stem("relatives", m["rel"])))


def _unit_part(m: Match, ctx: Context) -> Reading:
    return Reading(_thirds(ctx, _unit(m), words.stem("thirds", m["part"]), None))


def _unit_compound(m: Match, ctx: Context) -> Reading:
    unit, number = words.COMPOUND_UNITS[m["cunit"]], words.stem("compound_thirds", m["cpart"])
    if m["y"] and unit == "Y":
        return Reading(calendar.third(calendar.year(int(m["y"])), number))
    return Reading(_thirds(ctx, unit, number, None))


def _previous_unit(m: Match, ctx: Context) -> Reading:
    return Reading(ctx.relative(period(_unit(m), -1)))


def _this_year(_: Match, ctx: Context) -> Reading:
    return Reading(ctx.relative(period("Y", 0)))


def _weekend(m: Match, ctx: Context) -> Reading:
    shift, ahead = _stem_or_zero(m["rel"]), ctx.is_future

    def build(day: dt.date) -> DateValue:
        sunday = _weekday_shift(day, 6, shift) if shift else _weekday_near(day, 6, ahead=ahead)
        if shift > 0 and day.weekday() == 5:
            sunday = _weekday_shift(day, 6, shift + 1)
        if not shift and not ahead and day.weekday() == 5:
            sunday = day + _ONE
        return calendar.span(sunday - _ONE, sunday)

    return Reading(ctx.relative(build, DateBasis.STATED if shift else DateBasis.FROM_TENSE))


RULES = {
    "weekday": _weekday,
    "week_weekday": _week_weekday,
    "weekdays": _weekdays,
    "night_to": _night,
    "night_from": _night_from,
    "deictic": _deictic,
    "deictic_pair": _deictic_pair,
    "tomorrow_first": _tomorrow_first,
    "deictic_adjective": _deictic_adjective,
    "unit_relative": _unit_relative,
    "unit_part": _unit_part,
    "unit_compound": _unit_compound,
    "previous_unit": _previous_unit,
    "this_year_adverb": _this_year,
    "weekend": _weekend,
}
"""Name of a pattern -> the rule that reads its match; None where the match is no date."""
