"""What is compared when encounters are sought over articles: the tellings that one article has of one encounter."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.model import ArticleRecord, ArticleResult, Report
from kg.values import Actor, ActorKind, DateValue, EncounterType, Place, Status
from kg.vocab import slug

UnitId = tuple[str, int]
"""Article id and group: content, never a running number, so that the order of articles is of no account."""

Days = tuple[dt.date, dt.date]
"""First and last day, both inclusive."""

_HELD = (Status.OCCURRED, Status.ONGOING)
_AHEAD = (Status.PLANNED, Status.POSSIBLE)

_APPROXIMATE_BEFORE, _APPROXIMATE_AFTER = 30, 5  # how far "about this day" reaches, in days
_NEWS_AGE = 60  # an undated telling of news is of the last two months
_ECHO_AGE = 3 * 365
_PLAN_REACH = 365


class Family(StrEnum):
    """Whether the parties were in one room; open where the text does not tell."""

    CALL = "call"
    PERSON = "in person"
    OPEN = "open"


class Mood(StrEnum):
    """Whether a telling says that the encounter took place, lies ahead, or does not take place."""

    HELD = "held"
    AHEAD = "ahead"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Unit:
    """All reports of one article with the same group, and what they say together.

    ``source`` is the article, or the one that it repeats.

    ``date`` is the best dated reading, None where there is none; ``window`` the days on which the encounter can have
    been, widened for vague and missing dates, None where nothing is known. ``is_firm`` tells a stated date from such
    a widened one. ``readings`` are all firm dates, the former ones of a moved encounter among them. ``sides`` are the
    states of the actors, or the actors themselves.
    """

    id: UnitId
    reports: tuple[Report, ...]
    published: DateValue | None
    source: str
    family: Family
    types: frozenset[EncounterType]
    mood: Mood
    actors: tuple[Actor, ...]
    sides: frozenset[str]
    date: DateValue | None
    window: Days | None
    is_firm: bool
    readings: tuple[Days, ...]
    is_echo: bool
    places: tuple[Place, ...]
    ordinals: frozenset[int]
    durations: frozenset[str]
    event_name: str | None
    frame_name: str | None

    @property
    def is_dated(self) -> bool:
        """False without a date, and where "about the day of publication" only says that it is news."""
        if self.date is None or self.published is None or "~" not in self.date.edtf:
            return self.date is not None
        return not self.date.overlaps(self.published)

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the participants."""
        return frozenset(a.key for a in self.actors)


def units_of(results: Iterable[ArticleResult], written: Mapping[str, Days] | None = None) -> list[Unit]:
    """The units of all articles, sorted by id; ``written`` has days of writing that were inferred."""
    units = []
    for result in results:
        groups: dict[int, list[Report]] = defaultdict(list)
        for report in sorted(result.reports, key=lambda r: r.number):
            groups[report.group].append(report)
        names = {group: _event_name(reports) for group, reports in groups.items()}
        told = _days(result.article.published) or (written or {}).get(result.article.id)
        units += [_unit(reports, result.article, told, names) for reports in groups.values()]
    return sorted(units, key=lambda u: u.id)


def is_vague(date: DateValue | None) -> bool:
    """True for no date, an approximate one ("2018-03-20~") and one that spans more than two months."""
    return date is None or "~" in date.edtf or date.days > 62


def side(actor: Actor) -> str:
    """The state that an actor stands for, else the actor."""
    return actor.country or actor.key


def _days(date: DateValue | None) -> Days | None:
    return (date.earliest, date.latest) if date else None


def _unit(reports: list[Report], article: ArticleRecord, told: Days | None, names: Mapping[int, str | None]) -> Unit:
    mood = _mood(reports)
    actors = _parties(reports)
    date = _best_date(reports, mood)
    is_echo = all(r.is_echo for r in reports)
    within = next((r.within for r in reports if r.within is not None), None)
    return Unit(
        id=(reports[0].article_id, reports[0].group),
        reports=tuple(reports),
        published=article.published,
        source=article.near_duplicate_of or article.id,
        family=_family(reports),
        types=frozenset(r.type for r in reports),
        mood=mood,
        actors=tuple(actors[k] for k in sorted(actors)),
        sides=frozenset(side(a) for a in actors.values()),
        date=date,
        window=_window(date, mood, told, is_echo),
        is_firm=not is_vague(date),
        readings=tuple(sorted({(r.date.earliest, r.date.latest) for r in reports if r.date and not is_vague(r.date)})),
        is_echo=is_echo,
        places=tuple({r.place.key: r.place for r in reports if r.place and not r.place_because}.values()),
        ordinals=frozenset(r.ordinal for r in reports if r.ordinal),
        durations=frozenset(r.duration for r in reports if r.duration),
        event_name=_event_name(reports),
        frame_name=names.get(within) if within is not None else None,
    )


def _parties(reports: list[Report]) -> dict[str, Actor]:
    """The participants; a state is left out where a person of that state takes part for it."""
    actors = {a.key: a for r in reports for a in r.actors}
    persons = {a.country for a in actors.values() if a.kind is ActorKind.PERSON and a.country}
    return {k: a for k, a in actors.items() if a.kind is not ActorKind.STATE or a.country not in persons}


def _family(reports: list[Report]) -> Family:
    types = [r.type for r in reports if r.type is not EncounterType.ENCOUNTER]
    if not types:
        return Family.OPEN
    return Family.CALL if types[0].is_call else Family.PERSON


def _mood(reports: list[Report]) -> Mood:
    statuses = {r.status for r in reports}
    if statuses & set(_HELD):
        return Mood.HELD
    return Mood.AHEAD if statuses & set(_AHEAD) else Mood.NEGATED


def _event_name(reports: list[Report]) -> str | None:
    return next((slug(r.event_name) for r in reports if r.event_name), None)


def _best_date(reports: list[Report], mood: Mood) -> DateValue | None:
    """The narrowest date; where it was held, of a report that says so (a plan may have named another day)."""
    dated = [(r, r.date) for r in reports if r.date is not None]
    told = [(r, d) for r, d in dated if r.status in _HELD] if mood is Mood.HELD else []
    ranked = [((is_vague(d), d.days, r.number), d) for r, d in told or dated]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _window(date: DateValue | None, mood: Mood, told: Days | None, is_echo: bool) -> Days | None:
    """Days on which the encounter can have been; ``told`` are the days on which the article can have been written."""
    if date is not None and "~" in date.edtf:
        return _about(date, mood, told)
    if date is not None:
        return date.earliest, date.latest
    if told is None:
        return None
    past = _ECHO_AGE if is_echo else _NEWS_AGE
    before = {Mood.HELD: past, Mood.AHEAD: 1, Mood.NEGATED: past}[mood]
    after = {Mood.HELD: 0, Mood.AHEAD: _PLAN_REACH, Mood.NEGATED: 0 if is_echo else _PLAN_REACH}[mood]
    return _shift(told[0], -before), _shift(told[1], after)


def _about(date: DateValue, mood: Mood, told: Days | None) -> Days:
    """An approximate date of another time than the telling is near; one at the telling may only say that it is news."""
    first, last = _shift(date.earliest, -_APPROXIMATE_BEFORE), _shift(date.latest, _APPROXIMATE_AFTER)
    if told is not None and not (date.earliest <= told[1] and told[0] <= date.latest):
        width = max(_APPROXIMATE_AFTER, date.days)
        return _shift(date.earliest, -width), _shift(date.latest, width)
    if told is None or mood is Mood.NEGATED:
        return first, last
    if mood is Mood.HELD:
        return min(first, told[1]), min(last, told[1])
    return first, _shift(last, _APPROXIMATE_BEFORE)


def _shift(day: dt.date, days: int) -> dt.date:
    """Day moved by days, kept inside the calendar."""
    return dt.date.fromordinal(max(1, min(dt.date.max.toordinal(), day.toordinal() + days)))
