"""Reports of all articles to encounters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.consolidate.across_cluster import Cluster, cluster_units
from kg.consolidate.across_keys import keys_for
from kg.consolidate.across_topics import link_topics
from kg.consolidate.across_units import UnitId, units_of
from kg.consolidate.across_values import encounter_of
from kg.consolidate.across_written import days_of_writing
from kg.consolidate.across_years import with_weekdays, with_years
from kg.model import ArticleResult, Encounter


def consolidate(results: Iterable[ArticleResult]) -> tuple[Encounter, ...]:
    """Group the reports of all articles into encounters, sorted by key.

    Reports of one article with the same group stay together and those with different groups stay apart. The result is
    the same for any order of ``results``.
    """
    told = [_without_shared_topics(r) for r in results if r.reports]
    clusters = _clusters(told)
    encounters = [encounter_of(cluster) for cluster in clusters]
    keys = keys_for(encounters)
    home = {unit.id: key for cluster, key in zip(clusters, keys, strict=True) for unit in cluster.units}
    rows = zip(encounters, keys, clusters, strict=True)
    finished = (replace(e, key=key, within=_within(cluster, key, home)) for e, key, cluster in rows)
    return tuple(sorted(link_topics(finished), key=lambda e: e.key))


def _clusters(told: list[ArticleResult]) -> list[Cluster]:
    """Clusters over all articles. What they tell of an article's time places its tellings anew, so they are made again."""
    clusters = cluster_units(units_of(told))
    years = with_years(told, clusters)
    if years != told:
        clusters = cluster_units(units_of(years))
    written = days_of_writing(clusters)
    if written:
        clusters = cluster_units(units_of(years, written))
    days = with_weekdays(years, clusters)
    return clusters if days == years else cluster_units(units_of(days, written))


def _without_shared_topics(result: ArticleResult) -> ArticleResult:
    """A sentence may tell a meeting and the summit that frames it; what was talked about belongs to the meeting."""
    inner: dict[int, set[str]] = defaultdict(set)
    for report in result.reports:
        if report.within is not None and report.within != report.group:
            inner[report.within].update(t.key for t in (*report.about, *report.not_about))
    reports = tuple(
        replace(
            r,
            about=tuple(t for t in r.about if t.key not in inner[r.group]),
            not_about=tuple(t for t in r.not_about if t.key not in inner[r.group]),
        )
        for r in result.reports
    )
    return replace(result, reports=reports)


def _within(cluster: Cluster, own: str, home: dict[UnitId, str]) -> str | None:
    """Key of the framing encounter that most reports name; never the encounter itself."""
    frames = [
        home[(r.article_id, r.within)]
        for unit in cluster.units
        for r in unit.reports
        if r.within is not None and (r.article_id, r.within) in home
    ]
    others = [f for f in frames if f != own]
    return min(others, key=lambda f: (-others.count(f), f)) if others else None
