"""``Article`` -> ``CleanArticle``: zones, headline, day of publication, dateline, agencies. Nothing is deleted."""

from __future__ import annotations

from kg.clean.dateline import find_dateline
from kg.clean.head import day_of_publication, mark_dates
from kg.clean.layout import mark_captions, mark_titles
from kg.clean.lines import Line, split_lines
from kg.clean.lists import mark_furniture, mark_teasers
from kg.clean.marks import agency_names, cut_edges, is_agency_mark
from kg.clean.words import ZoneWords, zone_words
from kg.model import Article, CleanArticle, Zone
from kg.values import ZoneKind

__all__ = ["clean"]

_DATELINE_WITHIN = 5  # paragraphs of running text among which a dateline is looked for


def clean(article: Article, *, published: str | None = None) -> CleanArticle:
    """The zones of an article and what its head says.

    Every character that is not white space lies in exactly one zone. ``published`` is used where the container of the
    article gives no day of publication.
    """
    words = zone_words()
    lines = split_lines(article.text)
    for line in lines:
        cut_edges(line, words, is_first=line is lines[0])
    left = [line for line in lines if line.text]
    mark_dates(left, words)
    _mark_agencies(left, words)
    mark_furniture(left, words)
    mark_teasers(left, words)
    mark_captions(left, words)
    headline = mark_titles(left, article.title)
    places = _mark_body(left, words)
    return CleanArticle(
        article=article,
        zones=_zones(lines),
        headline=headline or article.title,
        published=day_of_publication(article, published, lines, words),
        dateline_places=places,
        agencies=_agencies(lines, words),
    )


def _mark_agencies(lines: list[Line], words: ZoneWords) -> None:
    for line in lines:
        if line.is_open and is_agency_mark(line.text, words):
            line.kind = ZoneKind.AGENCY


def _agencies(lines: list[Line], words: ZoneWords) -> tuple[str, ...]:
    telling = (ZoneKind.AGENCY, ZoneKind.DATE_LINE, ZoneKind.DATELINE)
    marks = [cut.text for line in lines for cut in line.cuts if cut.kind in telling]
    marks += [line.text for line in lines if line.kind in telling]
    return tuple(dict.fromkeys(name for mark in marks for name in agency_names(mark, words)))


def _mark_body(lines: list[Line], words: ZoneWords) -> tuple[str, ...]:
    """Give lead or body to what is left and cut the dateline off; its places."""
    body = [line for line in lines if line.is_open]
    for line in body:
        line.kind = ZoneKind.BODY
    for position, line in enumerate(body[:_DATELINE_WITHIN]):
        if found := find_dateline(line.text, words, is_first=position < 2):
            line.cut(ZoneKind.DATELINE, line.begin, line.begin + found.end)
            for before in body[:position]:
                before.kind = ZoneKind.LEAD
            return found.places
    return ()


def _zones(lines: list[Line]) -> tuple[Zone, ...]:
    zones = [Zone(cut.kind, cut.begin, cut.end) for line in lines for cut in line.cuts]
    zones += [Zone(line.kind or ZoneKind.BODY, line.begin, line.end) for line in lines if line.text]
    return tuple(sorted(zones, key=lambda zone: zone.begin))
