"""Rules for lengths of time: durations, "vor zwei Wochen", "zwei Tage später", and repetitions."""

from __future__ import annotations

import datetime as dt
import re

from kg.lang.de.dates import calendar, words
from kg.lang.de.dates.context import Context, Reading, Shift
from kg.lang.de.dates.relative import period
from kg.values import DateValue

Match = re.Match[str]
_DAYS_OF = {
    "D": 1.0,
    "W": 7.0,
    "M": 30.44,
    "Q": 91.3,
    "Y": 365.25,
    "10Y": 3652.5,
    "TH": 1 / 24,
    "TM": 1 / 1440,
    "TS": 1 / 86400,
}
_FINER = {
    "TM": ("TS", 60),
    "TH": ("TM", 60),
    "D": ("TH", 24),
    "W": ("D", 7),
    "M": ("D", 30),
    "Y": ("M", 12),
    "10Y": ("Y", 10),
}


_AGE = re.compile(rf"\s(?:{'|'.join(words.LISTS['age'])})\b")


def iso_duration(parts: list[tuple[float, str]]) -> str | None:
    """ISO 8601 of amounts with their unit letters: [(2, "TH"), (16, "TM")] -> PT2H16M. None for zero."""
    amounts: dict[str, int] = {}
    for amount, unit in parts:
        whole, letter = amount, unit
        while whole != int(whole) and letter in _FINER:
            letter, factor = _FINER[letter]
            whole *= factor
        if letter == "10Y":
            whole, letter = whole * 10, "Y"
        if letter == "Q":
            whole, letter = whole * 3, "M"
        if round(whole):
            amounts[letter] = amounts.get(letter, 0) + round(whole)
    for small, big in (("TS", "TM"), ("TM", "TH")):
        if (
            amounts.get(small, 0) > 59
            and len(amounts) == 1
            and big == "TH"
            and amounts[small] % 60
            and parts[0][0] != int(parts[0][0])
        ):
            amounts = {big: amounts[small] // 60, small: amounts[small] % 60}
    date = "".join(f"{amounts[u]}{u}" for u in "YMWD" if u in amounts)
    time = "".join(f"{amounts[u]}{u[1]}" for u in ("TH", "TM", "TS") if u in amounts)
    return f"P{date}{'T' + time if time else ''}" if amounts else None


def _duration(m: Match, ctx: Context) -> Reading | None:
    unit, amount = words.UNITS[m["unit"]], words.number(m["n"])
    bare_one = amount == 1 and not m["n"].isdigit() and unit not in ("TH", "TM", "TS")
    if _AGE.match(ctx.text, ctx.end) or (
        bare_one and not (m["apx"] or m["apx2"]) and not m[0].endswith(tuple(words.LISTS["lasting"]))
    ):
        return None
    parts = [(amount, unit)]
    if m["unit2"]:
        parts.append((words.number(m["n2"]), words.UNITS[m["unit2"]]))
    return Reading(None, "duration", iso_duration(parts))


def _duration_quarter(m: Match, _: Context) -> Reading | None:
    what = m["what"].casefold()
    longest = sorted(words.FRACTIONS, key=len, reverse=True)
    minutes = next((words.FRACTIONS[key] for key in longest if what.startswith(key)), 0)
    if minutes == 1440:
        return Reading(None, "duration", "P1D")
    if minutes == 720:
        return Reading(None, "duration", "PT12H")
    count = words.number(m["n"]) if m["n"] else 1
    return Reading(None, "duration", iso_duration([(minutes * count, "TM")]))


def _duration_adjective(m: Match, _: Context) -> Reading:
    return Reading(None, "duration", iso_duration([(words.number(m["n"]), words.UNIT_ADJECTIVES[m["uadj"]])]))


def _amount(m: Match) -> tuple[float, float, bool]:
    """Least and greatest amount, and whether it is approximate."""
    if m["vague"]:
        word = m["vague"]
        low, high = words.VAGUE_NUMBERS.get(word) or words.VAGUE_NUMBERS[word[0].lower() + word[1:]]
        return low, high, True
    amount = words.number(m["n"])
    return amount, amount, words.is_approximate(m["apx"])


def shift_by(unit: str, low: float, high: float, *, approximate: bool, sign: int) -> Shift:
    """Moves a day by ``low`` to ``high`` units: to a day for days, else to the week, month or year it falls in."""

    def build(day: dt.date) -> DateValue | None:
        near, far = _moved(day, unit, sign * low), _moved(day, unit, sign * high)
        if near is None or far is None:
            return None
        value = calendar.hull(*sorted((near, far), key=lambda v: v.earliest)) if near != far else near
        return calendar.about(value) if value and approximate else value

    return build


def _moved(day: dt.date, unit: str, amount: float) -> DateValue | None:
    if amount == int(amount) and not unit.startswith("T"):
        return period(unit, int(amount))(day)
    smaller = {"Y": "M", "10Y": "Y"}
    if unit in smaller:
        return period(smaller[unit], round(amount * (12 if unit == "Y" else 10)))(day)
    try:
        moved = day + dt.timedelta(days=int(amount * _DAYS_OF[unit]))
    except OverflowError:
        return None
    return calendar.week(moved) if unit in ("M", "W") else calendar.day(moved)


def _ago(m: Match, ctx: Context) -> Reading | None:
    low, high, approximate = _amount(m)
    sign = 1 if m.groupdict().get("dir", "").casefold() in words.LISTS["ahead"] else -1
    unit = words.UNITS[m["unit"]]
    return Reading(ctx.relative(shift_by(unit, low, high, approximate=approximate, sign=sign)))


def _span_relative(m: Match, ctx: Context) -> Reading | None:
    """ "in den vergangenen zwei Wochen": from then to now; "in den nächsten Tagen": from now on."""
    sign = words.stem("relatives", m["rel"])
    if sign == 0:
        return Reading()
    unit = words.UNITS[m["unit"]]
    if m["n"]:
        high, approximate = words.number(m["n"]), False
    else:
        high, approximate = {"D": 7, "W": 5, "M": 6, "Y": 5}.get(unit, 3), True

    def build(day: dt.date) -> DateValue | None:
        try:
            far = day + dt.timedelta(days=round(high * _DAYS_OF[unit])) * (1 if sign > 0 else -1)
        except OverflowError:
            return None
        value = calendar.span(*sorted((day, far)))
        return calendar.about(value) if approximate else value

    return Reading(ctx.relative(build))


def _shifted(m: Match, _: Context) -> Reading:
    low, high, approximate = _amount(m)
    sign = -1 if m["dir"] in words.LISTS["back"] else 1
    shift = shift_by(words.UNITS[m["unit"]], low, high, approximate=approximate, sign=sign)
    return Reading(anchored=shift, after=m["dir"] in words.LISTS["counts_from_next"])


def _unit_before(m: Match, _: Context) -> Reading:
    return Reading(anchored=period(words.UNITS[m["unit"]], -1 if m["dir"] in words.LISTS["back"] else 1))


def _same(_: Match, __: Context) -> Reading:
    return Reading(anchored=period("D", 0))


def _daypart(_: Match, __: Context) -> Reading:
    return Reading(anchored=period("D", 0), only_anchored=True)


def _same_unit(m: Match, ctx: Context) -> Reading:
    unit = words.UNITS[m["unit"]]
    if m[0].startswith(tuple(words.LISTS["this"])):
        return Reading(ctx.relative(period(unit, 0)))
    return Reading(anchored=period(unit, 0))


def _next_day(_: Match, __: Context) -> Reading:
    return Reading(anchored=period("D", 1))


def _previous_day(_: Match, __: Context) -> Reading:
    return Reading(anchored=period("D", -1))


def _set(_: Match, __: Context) -> Reading:
    return Reading(None, "set")


def _vague(_: Match, __: Context) -> Reading:
    return Reading()


RULES = {
    "duration": _duration,
    "duration_quarter": _duration_quarter,
    "duration_adjective": _duration_adjective,
    "ago": _ago,
    "ago_back": _ago,
    "ahead": _ago,
    "since_length": _ago,
    "span_relative": _span_relative,
    "shifted": _shifted,
    "unit_before": _unit_before,
    "same": _same,
    "daypart": _daypart,
    "same_unit": _same_unit,
    "next_day": _next_day,
    "previous_day": _previous_day,
    "set_adverb": _set,
    "set_weekday": _set,
    "set_each": _set,
    "vague": _vague,
}
"""Name of a pattern -> the rule that reads its match; None where the match is no length of time."""
