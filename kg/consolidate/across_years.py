"""Days that an article tells only in part: a date without year, a weekday. Other articles of the same encounter complete them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kg.consolidate.across_cluster import Cluster
from kg.consolidate.across_units import Mood, Unit, is_vague
from kg.model import ArticleResult, Report
from kg.values import DateBasis, DateValue

_WEEK = 7
_MONTH = 31  # days

Dates = dict[tuple[str, int], DateValue]
"""Article id and number of a report -> its completed date."""


def with_years(results: Sequence[ArticleResult], clusters: Iterable[Cluster]) -> list[ArticleResult]:
    """Give dates without year their year.

    It is the year in which another article dates the same encounter to such a day; the other dates without year of
    that article lie next to that day.
    """
    pinned: dict[str, list[DateValue]] = defaultdict(list)
    for cluster in clusters:
        for report in _reports(cluster):
            if report.partial_date and report.date is None:
                pinned[report.article_id] += _agreeing(report, cluster)
    anchors = {article: min(days, key=lambda d: (d.days, d.edtf)) for article, days in pinned.items() if days}

    def nearest(report: Report) -> DateValue | None:
        anchor = anchors.get(report.article_id)
        if anchor is None or report.partial_date is None or report.date is not None:
            return None
        date = _near(report.partial_date, anchor.earliest)
        return date if date is None or date.overlaps(anchor) else replace(date, basis=DateBasis.INFERRED)

    return [_completed(r, nearest) for r in results]


def with_weekdays(results: Sequence[ArticleResult], clusters: Iterable[Cluster]) -> list[ArticleResult]:
    """Give weekdays their day, where an article that tells the same news was published in the days after (before, for a plan)."""
    days: Dates = {}
    for cluster in clusters:
        if not any(u.date is not None and u.date.days == 1 and not is_vague(u.date) for u in cluster.units):
            for unit in cluster.units:
                found = _news_day(unit, cluster)
                days.update({(r.article_id, r.number): found for r in unit.reports if r.weekday is not None and found})
    return [_completed(r, lambda report: days.get((report.article_id, report.number))) for r in results]


def _completed(result: ArticleResult, date: Callable[[Report], DateValue | None]) -> ArticleResult:
    """The article with the dates that are found; the same object where there are none."""
    reports = tuple(replace(r, date=found) if (found := date(r)) is not None else r for r in result.reports)
    return result if reports == result.reports else replace(result, reports=reports)


def _reports(cluster: Cluster) -> list[Report]:
    return [r for unit in cluster.units for r in unit.reports]


def _agreeing(report: Report, cluster: Cluster) -> list[DateValue]:
    """The report's date in each year in which another article dates the encounter to such a day."""
    others = [r.date for r in _reports(cluster) if r.date is not None and not is_vague(r.date)]
    dates = [_in_year(report.partial_date or "", year) for year in sorted({d.earliest.year for d in others})]
    return [date for date in dates if date is not None and any(date.overlaps(other) for other in others)]


def _near(partial: str, day: dt.date) -> DateValue | None:
    dates = [_in_year(partial, year) for year in (day.year - 1, day.year, day.year + 1)]
    known = [date for date in dates if date is not None]
    return min(known, key=lambda d: abs((d.earliest - day).days), default=None)


def _in_year(partial: str, year: int) -> DateValue | None:
    """The date of ``partial`` that begins in ``year``; None where the calendar has no such day."""
    first, _, last = partial.partition("/")
    try:
        begin = dt.date.fromisoformat(f"{year:04d}-{first}")
        end = dt.date.fromisoformat(f"{year:04d}-{last or first}")
        end = end if end >= begin else dt.date.fromisoformat(f"{year + 1:04d}-{last}")
    except ValueError:
        return None
    edtf = f"{begin}/{end}" if end > begin else f"{begin}"
    return DateValue(edtf, begin, end, DateBasis.FROM_OTHER_REPORT)


def _news_day(unit: Unit, cluster: Cluster) -> DateValue | None:
    """The unit's weekday next to the first publication of the same news on a known day, inside the unit's own month if that is known."""
    weekday = next((r.weekday for r in unit.reports if r.weekday is not None), None)
    alike = [u for u in cluster.units if u.mood is unit.mood and not u.is_echo]
    news = [u.published.earliest for u in alike if u.published and u.published.days == 1]
    if weekday is None or not news or unit.mood is Mood.NEGATED:
        return None
    told = min(news)
    ahead = unit.mood is Mood.AHEAD
    day = told + dt.timedelta(
        days=(weekday - told.weekday()) % _WEEK - (0 if ahead or weekday == told.weekday() else _WEEK)
    )
    value = DateValue(day.isoformat(), day, day, DateBasis.FROM_OTHER_REPORT)
    own = unit.published
    return value if own is None or (own.days <= _MONTH and own.overlaps(value)) else None
