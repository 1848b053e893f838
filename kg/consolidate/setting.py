"""Where an encounter took place that is told without a place: where its parties are at that time, by the rest of the article."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kg.extract.lexicon import function_words
from kg.values import ActorKind, EncounterType, Status, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.consolidate.told import Surroundings
    from kg.consolidate.within import Group
    from kg.model import ParsedArticle
    from kg.resolve.places import PlaceMention
    from kg.values import Place

_SETTLED = (Status.OCCURRED, Status.ONGOING)
_NEXT = 2  # sentences
_NEWS = dt.timedelta(days=3)


def setting_of(
    g: Group, groups: Sequence[Group], parsed: ParsedArticle, around: Surroundings, own: Callable[[Group], Place | None]
) -> tuple[Place, str] | None:
    """The place of another encounter of the same days and parties, else that of the headline, else that of the dateline; and which.

    ``own`` gives the place told for a group. Headline and dateline tell only of news: an encounter that is settled, that nobody
    looks back at, and whose day is not far from that of publication.
    """
    if g.type.is_call or g.status in (Status.DENIED, Status.CANCELLED):
        return None
    beside = next((place for o in _same_days(g, groups) if (place := own(o)) is not None), None)
    if beside is not None:
        return beside, "another encounter of the same day and party"
    if not _is_news(g, parsed):
        return None
    named = _of_headline(g, parsed, around)
    if named is not None:
        return named, "the headline"
    dated = _of_dateline(parsed, around)
    return (dated, "the dateline") if dated is not None else None


def _same_days(g: Group, groups: Sequence[Group]) -> list[Group]:
    """Encounters of the same status and days with one of the parties, the nearest before first."""
    before = [o for o in reversed(groups[: groups.index(g)]) if not o.type.is_call and o.status is g.status]
    return [o for o in before if set(o.parties) & set(g.parties) and _on_one_day(o, g)]


def _on_one_day(one: Group, other: Group) -> bool:
    """Dated by one day; or the other follows at once without a date of its own."""
    if one.date is None or other.date is None:
        follows = 0 <= other.told[0].mention.sentence - one.told[-1].mention.sentence <= _NEXT
        undated = other.date is None or one.type is EncounterType.VISIT
        return follows and undated and not all(t.mention.is_echo for t in other.told)
    return one.date.earliest == one.date.latest == other.date.earliest == other.date.latest


def _is_news(g: Group, parsed: ParsedArticle) -> bool:
    published = parsed.clean.published
    if g.status not in _SETTLED or all(t.mention.is_echo for t in g.told):
        return False
    return g.date is None or published is None or g.date.latest + _NEWS >= published.earliest


def _of_headline(g: Group, parsed: ParsedArticle, around: Surroundings) -> Place | None:
    """The one city of "Kinkel in Belgrad ohne Erfolg", where the headline names a party or no person."""
    lines = {s.index for s in parsed.sentences if s.zone is ZoneKind.HEADLINE}
    actors = [a for r in around.resolutions if r.mention.sentence in lines for a in r.actors]
    named = {a.key for a in actors if a.kind is ActorKind.PERSON}
    places = {p.place.key: p.place for p in around.places if p.sentence in lines and _is_city(p)}
    return next(iter(places.values())) if len(places) == 1 and (not named or named & set(g.parties)) else None


def _is_city(place: PlaceMention) -> bool:
    """A place of the authority that is no state, or one that only the words around tell."""
    known = place.place.qid is not None and place.place.latitude is None
    return place.preposition in function_words("place_of_setting") and not known


def _of_dateline(parsed: ParsedArticle, around: Surroundings) -> Place | None:
    places = parsed.clean.dateline_places
    return around.place(places[0]) if len(places) == 1 else None
