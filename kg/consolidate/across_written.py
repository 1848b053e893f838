"""When an article without a date of publication was written, as far as its encounters tell."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.consolidate.across_cluster import Cluster
from kg.consolidate.across_units import Days, Mood, Unit

_ALWAYS: Days = (dt.date.min, dt.date.max)
_NEVER: Days = (dt.date.max, dt.date.min)
_SAME_NEWS = dt.timedelta(days=60)  # articles that tell the same news are of the same weeks

_FEW_DAYS = dt.timedelta(days=7)


def days_of_writing(clusters: Sequence[Cluster]) -> dict[str, Days]:
    """First and last possible day for each article without a date of publication of which anything is known.

    It was written after what it tells as past, before what it announces, and about the time at which other articles
    tell the same news.
    """
    firm: dict[str, list[Days]] = defaultdict(list)
    news: dict[str, list[Days]] = defaultdict(list)
    for cluster in clusters:
        for unit in cluster.units:
            if unit.published is None:
                firm[unit.id[0]].extend(_told_and_announced(unit, cluster))
                news[unit.id[0]].extend(_same_news(unit, cluster))
    spans = {article: _narrow(_ALWAYS, days) for article, days in firm.items()}
    usable = {article: [d for d in days if _shared(spans[article], d)] for article, days in news.items()}
    found = {article: _narrow(span, usable[article]) or span for article, span in spans.items() if span}
    return {article: span for article, span in found.items() if span != _ALWAYS}


def _shared(a: Days | None, b: Days) -> Days | None:
    """Days that lie in both spans."""
    both = (max(a[0], b[0]), min(a[1], b[1])) if a else _NEVER
    return both if both[0] <= both[1] else None


def _narrow(span: Days, spans: Iterable[Days]) -> Days | None:
    """Days that lie in all spans."""
    left: Days | None = span
    for other in spans:
        left = _shared(left, other)
    return left


def _told_and_announced(unit: Unit, cluster: Cluster) -> Iterable[Days]:
    if unit.mood is Mood.HELD:
        yield from ((u.window[0], dt.date.max) for u in cluster.units if u.window and u.is_firm and u.mood is Mood.HELD)
    if unit.mood is Mood.AHEAD and unit.is_firm and unit.window:
        yield dt.date.min, _begin(unit.window)
    elif unit.mood is Mood.AHEAD and unit.window is None:
        yield from (
            (dt.date.min, _begin(u.window)) for u in cluster.units if u.window and u.is_firm and u.mood is Mood.HELD
        )


def _begin(plan: Days) -> dt.date:
    """The last day on which a plan can be told: the first of a few days, else the last ("this year")."""
    return plan[0] if plan[1] - plan[0] < _FEW_DAYS else plan[1]


def _same_news(unit: Unit, cluster: Cluster) -> Iterable[Days]:
    """Spans around the articles that tell the encounter as news; weaker, since an undated telling may sit wrongly."""
    if unit.is_echo:
        return
    for other in cluster.units:
        if other.published and not other.is_echo and other.published.days <= 31:
            yield other.published.earliest - _SAME_NEWS, other.published.latest + _SAME_NEWS
