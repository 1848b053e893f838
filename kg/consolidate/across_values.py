"""What follows for an encounter from all its reports: status, date, participants and the rest."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.consolidate.across_cluster import Cluster
from kg.consolidate.across_units import is_vague
from kg.model import Encounter, Participation, Report
from kg.values import Actor, DateBasis, DateValue, EncounterType, Place, Role, Status, Topic

T = TypeVar("T")

_HELD = (Status.OCCURRED, Status.ONGOING)
_BASIS_RANK = (
    DateBasis.STATED,
    DateBasis.FROM_HEADER,
    DateBasis.FROM_TENSE,
    DateBasis.INFERRED,
    DateBasis.FROM_OTHER_REPORT,
)
_SPECIFIC = (
    EncounterType.SUMMIT,
    EncounterType.VIDEO_CALL,
    EncounterType.PHONE_CALL,
    EncounterType.NEGOTIATION,
    EncounterType.VISIT,
    EncounterType.MEETING,
    EncounterType.CALL,
    EncounterType.ENCOUNTER,
)
_SINGLE_ROLES = (Role.INITIATOR,)
_VAGUE_DAYS, _PRECISE_DAYS = 28, 7
_NEW_WITNESS = 0.3  # share of the remaining doubt that one more article takes away


def encounter_of(cluster: Cluster, key: str = "", within: str | None = None) -> Encounter:
    """Sum up a cluster. Contradictions stay in the reports; the encounter has what the best tellings say."""
    published = {u.id[0]: u.published for u in cluster.units}
    told = sorted((r for u in cluster.units for r in u.reports), key=lambda r: (r.article_id, r.number))
    status = _status(told, published)
    date = _date(told, status, published)
    about = _topics(r.about for r in told)
    return Encounter(
        key=key,
        type=_type(told),
        status=status,
        reports=tuple(_inherit(r, date) for r in told),
        participants=_participants(told),
        date=date,
        place=_place(told, status),
        about=about,
        not_about=tuple(t for t in _topics(r.not_about for r in told) if t.key not in {x.key for x in about}),
        outcomes=tuple(dict.fromkeys(o for r in told for o in r.outcomes)),
        duration=_most([r.duration for r in told if r.duration]),
        planned_duration=_most([r.planned_duration for r in told if r.planned_duration]),
        within=within,
        event_name=_most([r.event_name for r in told if r.event_name]),
        merged_because=tuple(cluster.because),
        confidence=_confidence(told, {u.id[0]: u.source for u in cluster.units}),
    )


def _inherit(report: Report, date: DateValue | None) -> Report:
    """An undated report takes the date over from the others and says so.

    So does one that tells but the month or year of that day, and one of which the date only follows from its publication.
    """
    if date is None or (report.date is not None and not _refines(date, report.date)):
        return report
    return replace(report, date=replace(date, basis=DateBasis.FROM_OTHER_REPORT))


def _refines(date: DateValue, own: DateValue) -> bool:
    if "~" in date.edtf:
        return False
    if "~" in own.edtf and own.basis is DateBasis.INFERRED:
        return date.days <= _PRECISE_DAYS
    within = own.earliest <= date.earliest and date.latest <= own.latest
    return within and own.days >= _VAGUE_DAYS and date.days <= _PRECISE_DAYS


def _type(told: Sequence[Report]) -> EncounterType:
    """The most frequent type, tellings that are about the encounter counting double; the more specific one in a tie."""
    votes: Counter[EncounterType] = Counter()
    for report in told:
        votes[report.type] += 1 if report.is_echo else 2
    specific = {t: n for t, n in votes.items() if t not in (EncounterType.ENCOUNTER, EncounterType.CALL)} or votes
    return min(specific, key=lambda t: (-specific[t], _SPECIFIC.index(t)))


def _day(published: DateValue | None) -> dt.date:
    return published.latest if published else dt.date.min


def _status(told: Sequence[Report], published: Mapping[str, DateValue | None]) -> Status:
    """Occurred beats all; else what the latest articles say, the firmest of them."""
    statuses = {r.status for r in told}
    for status in _HELD:
        if status in statuses:
            return status
    latest = max(_day(published[r.article_id]) for r in told)
    last = {r.status for r in told if _day(published[r.article_id]) == latest}
    order = (Status.CANCELLED, Status.PLANNED, Status.DENIED, Status.POSSIBLE)
    if Status.PLANNED in last and any(r.date for r in told if r.status is Status.PLANNED):
        return Status.PLANNED
    return next(s for s in order if s in last)


def _date(told: Sequence[Report], status: Status, published: Mapping[str, DateValue | None]) -> DateValue | None:
    """The most precise date of the best basis, of reports with the consolidated status where there are such.

    Of plans that name different days the latest article counts.
    """
    dated = [(r, r.date) for r in told if r.date is not None]
    fitting = [(r, d) for r, d in dated if r.status is status or (status in _HELD and r.status in _HELD)]
    votes = Counter(d.edtf for _, d in fitting or dated)
    ahead = status not in _HELD

    def rank(pair: tuple[Report, DateValue]) -> tuple[object, ...]:
        report, date = pair
        recency = -_day(published[report.article_id]).toordinal() if ahead else 0
        basis = _BASIS_RANK.index(date.basis)
        return "~" in date.edtf, is_vague(date), recency, date.days, -votes[date.edtf], basis, date.edtf

    return min(fitting or dated, key=rank)[1] if dated else None


def _participants(told: Sequence[Report]) -> tuple[Participation, ...]:
    """Union of the participants; who called stays out where the tellings contradict each other."""
    roles: dict[tuple[str, Role], Participation] = {}
    for report in told:
        for part in report.participants:
            roles.setdefault((part.actor.key, part.role), part)
    for role in _SINGLE_ROLES:
        holders = [k for k in roles if k[1] is role]
        if len(holders) > 1:
            for key in holders:
                plain = Participation(roles.pop(key).actor)
                roles.setdefault((key[0], Role.PARTICIPANT), plain)
    named = {key for key, role in roles if role is not Role.PARTICIPANT}
    kept = [k for k in sorted(roles) if k[1] is not Role.PARTICIPANT or k[0] not in named]
    return tuple(roles[k] for k in kept)


def _place(told: Sequence[Report], status: Status) -> Place | None:
    """The place told most often, by reports of that status first; an inferred one only where none is told."""
    outright = [r for r in told if r.place and not r.place_because]
    choices = ([r for r in outright if r.status is status], outright, told)
    places = next((found for reports in choices if (found := [r.place for r in reports if r.place])), [])
    key = _most([p.key for p in places])
    return next((p for p in places if p.key == key), None)


def _topics(lists: Iterable[tuple[Topic, ...]]) -> tuple[Topic, ...]:
    found = {t.key: t for topics in lists for t in topics}
    return tuple(found[k] for k in sorted(found))


def _most(values: Sequence[T]) -> T | None:
    """The most frequent value, the first of them in a tie."""
    return Counter(values).most_common(1)[0][0] if values else None


def _confidence(told: Sequence[Report], sources: Mapping[str, str]) -> float:
    """Best report, raised by each further source (noisy or); ``sources`` has that of each article."""
    best: dict[str, float] = {}
    for report in told:
        source = sources[report.article_id]
        best[source] = max(best.get(source, 0.0), report.confidence)
    doubt = 1.0
    for rank, value in enumerate(sorted(best.values(), reverse=True)):
        doubt *= 1 - (value if rank == 0 else value * _NEW_WITNESS)
    return round(1 - doubt, 4)


def actors_of(encounter: Encounter) -> tuple[Actor, ...]:
    """The distinct participants, sorted by key."""
    found = {p.actor.key: p.actor for p in encounter.participants}
    return tuple(found[k] for k in sorted(found))
