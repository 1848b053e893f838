"""When an article without a date of publication was written, as far as its encounters tell."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

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
    told: dict[str, list[list[Days]]] = defaultdict(lambda: [[] for _ in _WITNESSES])
    for cluster in clusters:
        for unit in cluster.units:
            if unit.published is None:
                for rank, witness in enumerate(_WITNESSES):
                    told[unit.id[0]][rank].extend(witness(unit, cluster))
    found = {article: _placed(spans) for article, spans in told.items()}
    return {article: span for article, span in found.items() if span != _ALWAYS}


def _placed(ranked: Iterable[Sequence[Days]]) -> Days:
    """Days that all witnesses allow; those of a rank that contradict the ranks before, or each other, are not heard."""
    left = _ALWAYS
    for spans in ranked:
        left = _narrow(left, [span for span in spans if _shared(left, span)]) or left
    return left


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


def _own_dates(unit: Unit, _: Cluster) -> Iterator[Days]:
    """After the past and before the plans that the article dates itself."""
    if unit.is_firm and unit.window:
        if unit.mood is Mood.HELD:
            yield unit.window[0], dt.date.max
        if unit.mood is Mood.AHEAD:
            yield dt.date.min, _begin(unit.window)


def _plans_held(unit: Unit, cluster: Cluster) -> Iterator[Days]:
    """Before the day on which other articles say that an undated plan was carried out."""
    if unit.mood is Mood.AHEAD and unit.window is None:
        yield from ((dt.date.min, _begin(days)) for days in _days_held(cluster))


def _past_dated(unit: Unit, cluster: Cluster) -> Iterator[Days]:
    """After the day to which other articles date what the article tells as past without a date."""
    if unit.mood is Mood.HELD and not unit.is_firm:
        yield from ((days[0], dt.date.max) for days in _days_held(cluster))


def _days_held(cluster: Cluster) -> list[Days]:
    return [u.window for u in cluster.units if u.window and u.is_firm and u.mood is Mood.HELD]


def _begin(plan: Days) -> dt.date:
    """The last day on which a plan can be told: the first of a few days, else the last ("this year")."""
    return plan[0] if plan[1] - plan[0] < _FEW_DAYS else plan[1]


def _same_news(unit: Unit, cluster: Cluster) -> Iterator[Days]:
    """Spans around the articles that tell the encounter as news; weaker, since an undated telling may sit wrongly."""
    if unit.is_echo:
        return
    for other in cluster.units:
        if other.published and not other.is_echo and other.published.days <= 31:
            yield other.published.earliest - _SAME_NEWS, other.published.latest + _SAME_NEWS


_WITNESSES: tuple[Callable[[Unit, Cluster], Iterator[Days]], ...] = (_own_dates, _plans_held, _past_dated, _same_news)
"""The most reliable first: an undated telling may sit in the wrong cluster, most easily that of a past call of the same two."""
