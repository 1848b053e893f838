"""When an article without a date of publication was written, as far as its encounters tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from kg.consolidate.across_cluster import Cluster
from kg.consolidate.across_units import Days, Mood, Unit

_SAME_NEWS = dt.timedelta(days=60)  # articles that tell the same news are of the same weeks


def days_of_writing(clusters: Sequence[Cluster]) -> dict[str, Days]:
    """First and last possible day for each article without a date of publication of which anything is known.

    It was written after what it tells as past, before what it announces, and about the time at which other articles
    tell the same news.
    """
    found: dict[str, list[Days]] = {}
    for cluster in clusters:
        for unit in cluster.units:
            if unit.published is None:
                found.setdefault(unit.id[0], []).extend(_clues(unit, cluster))
    spans = {article: (max(d[0] for d in days), min(d[1] for d in days)) for article, days in found.items() if days}
    return {article: days for article, days in spans.items() if days[0] <= days[1]}


def _clues(unit: Unit, cluster: Cluster) -> Iterable[Days]:
    if unit.mood is Mood.HELD:
        yield from ((u.window[0], dt.date.max) for u in cluster.units if u.window and u.is_firm and u.mood is Mood.HELD)
    if unit.mood is Mood.AHEAD and unit.is_firm and unit.window:
        yield dt.date.min, unit.window[1]
    if not unit.is_echo:
        days = [u.published for u in cluster.units if u.published and not u.is_echo and u.published.days <= 31]
        if days:
            yield min(d.earliest for d in days) - _SAME_NEWS, max(d.latest for d in days) + _SAME_NEWS
