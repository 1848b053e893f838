"""What speaks for and against two tellings being of one encounter: a score and the reasons in words, or a veto.

The score is a sum of weights of evidence, chosen by hand on invented stories; two units are merged from ``ENOUGH`` on.
A veto keeps them apart whatever else agrees.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from kg.consolidate.across_blocks import MOVED_DAYS
from kg.consolidate.across_units import Days, Family, Mood, Unit, side
from kg.values import Actor, ActorKind, EncounterType, Place

ENOUGH = 2.5
"""Least score of a pair that starts a merge."""


_SAME_REGION = 60  # kilometres: a castle near a city is told as either


@dataclass(frozen=True, slots=True)
class Clue:
    """A weight of evidence, None for a veto, and its wording."""

    weight: float | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The score of a pair, None for a veto, and the reasons in words: what spoke for it, or the veto."""

    score: float | None
    clues: tuple[str, ...] = ()


def compare(a: Unit, b: Unit) -> Verdict:
    """Judge two units; the result does not depend on which comes first."""
    first, second = (a, b) if a.id <= b.id else (b, a)
    score, words = 0.0, []
    for test in _TESTS:
        clue = test(first, second)
        if clue.weight is None:
            return Verdict(None, (clue.words,))
        score += clue.weight
        if clue.words and clue.weight > 0:
            words.append(clue.words)
    return Verdict(score, tuple(words))


def _veto(why: str) -> Clue:
    return Clue(None, why)


def _article(a: Unit, b: Unit) -> Clue:
    if a.id[0] == b.id[0]:
        return _veto("told apart in one article")
    return Clue(0.0)


def _type(a: Unit, b: Unit) -> Clue:
    if Family.OPEN in (a.family, b.family):
        return Clue(0.0)
    if a.family is not b.family:
        return _veto("a call is not a meeting")
    if a.types & b.types:
        return Clue(0.5, f"both {_plain(min(a.types & b.types))}")
    if a.family is Family.CALL:
        return Clue(-2.5 if EncounterType.CALL not in a.types | b.types else 0.3, "both calls")
    return Clue(-0.5)


def _plain(kind: EncounterType) -> str:
    return {"PhoneCall": "phone calls", "VideoCall": "video calls"}.get(kind.value, f"{kind.value.lower()}s")


def _names(a: Unit, b: Unit) -> Clue:
    if a.event_name and b.event_name:
        if a.event_name != b.event_name:
            return _veto("events of different names")
        return Clue(2.0, f"both named {a.event_name}")
    if a.frame_name and b.frame_name:
        return Clue(1.0 if a.frame_name == b.frame_name else -1.0, f"both within {a.frame_name}")
    return Clue(0.0)


def _participants(a: Unit, b: Unit) -> Clue:
    if not a.actors or not b.actors:
        return Clue(0.0)
    both = a.keys & b.keys
    common = len(both) + 0.7 * _stand_ins(a, b)
    fewer, more = sorted((len(a.actors), len(b.actors)))
    share = common / (fewer + more - common)
    is_part = common >= fewer - 0.7 and common > 0
    if not is_part and common < 2 and share < 0.5:
        same_event = a.event_name is not None and a.event_name == b.event_name
        return Clue(0.0) if same_event else _veto("other participants" if common else "no participant in common")
    labels = " and ".join(sorted(x.label for x in a.actors if x.key in both)) or "parties of the same states"
    if is_part and fewer == 1:
        return Clue(0.3 if more > 1 else 0.8, f"{labels} in both")
    return Clue(1.5 + 0.5 * common / more if is_part else 2.0 * share - 0.5, f"{labels} in both")


def _stand_ins(a: Unit, b: Unit) -> int:
    """How many participants of one telling are named otherwise in the other.

    A state or its organ stands for a person of that state, a surname alone for a full name.
    """
    both = a.keys & b.keys
    mine, others = ([x for x in u.actors if x.key not in both] for u in (a, b))
    return min(
        sum(any(_stands_for(x, y) for y in others) for x in mine),
        sum(any(_stands_for(x, y) for x in mine) for y in others),
    )


def _stands_for(x: Actor, y: Actor) -> bool:
    if (x.kind is ActorKind.PERSON) != (y.kind is ActorKind.PERSON):
        return side(x) == side(y)
    short, full = sorted((x.key.split("-"), y.key.split("-")), key=len)
    return x.kind is ActorKind.PERSON and len(short) == 1 and len(full) > 1 and full[-1] == short[0]


def _places(a: Unit, b: Unit) -> Clue:
    if not a.places or not b.places:
        return Clue(0.0)
    same = sorted({p.label for p in a.places} & {p.label for p in b.places}) or sorted(
        p.label for p in a.places if p.key in {q.key for q in b.places}
    )
    if same:
        return Clue(1.0, f"same place {same[0]}")
    return Clue(max(_near(p, q) for p in a.places for q in b.places))


def _near(p: Place, q: Place) -> float:
    """A place nearby or inside the other's state is no contradiction; one of unknown position is a weak one."""
    if p.country and p.country == q.country and (_is_state(p) or _is_state(q)):
        return 0.0
    if p.latitude is None or p.longitude is None or q.latitude is None or q.longitude is None:
        return -1.0
    return 0.0 if _kilometres(p.latitude, p.longitude, q.latitude, q.longitude) < _SAME_REGION else -3.0


def _is_state(place: Place) -> bool:
    return place.latitude is None


def _kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Distance on the plane that touches the globe half way; good enough below a few hundred kilometres."""
    east = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return 111.2 * math.hypot(lat2 - lat1, east)


def _ordinals(a: Unit, b: Unit) -> Clue:
    if not a.ordinals or not b.ordinals:
        return Clue(0.0)
    if a.ordinals & b.ordinals:
        return Clue(0.8, f"number {min(a.ordinals & b.ordinals)} of the same row")
    return Clue(-2.0)


def _durations(a: Unit, b: Unit) -> Clue:
    same = sorted(a.durations & b.durations)
    return Clue(1.0, f"same duration {same[0]}") if same else Clue(0.0)


def _moods(a: Unit, b: Unit) -> Clue:
    moods = {a.mood, b.mood}
    if moods == {Mood.NEGATED}:
        return Clue(0.0 if a.is_firm or b.is_firm or (a.published and b.published) else -1.0)
    if len(moods) == 1:
        return Clue(0.0)
    if moods == {Mood.HELD, Mood.AHEAD}:
        plan, held = (a, b) if a.mood is Mood.AHEAD else (b, a)
        if plan.published and held.is_firm and held.window and plan.published.earliest > held.window[1]:
            return _veto("planned after it was held")
        return Clue(0.0, "one plans what the other tells")
    if moods == {Mood.HELD, Mood.NEGATED}:
        same_event = a.event_name is not None and a.event_name == b.event_name
        if not same_event and not (a.is_firm and b.is_firm and _overlap(a, b)):
            return _veto("one says that it did not take place")
        return Clue(-1.0)
    return Clue(0.0) if a.is_firm and b.is_firm else Clue(-1.0)


def _overlap(a: Unit, b: Unit) -> bool:
    return _gap(a, b) == 0


def _gap(a: Unit, b: Unit) -> int:
    """Days between two windows, 0 where they overlap or one is unknown; a moved plan may match by its former date."""
    if a.window is None or b.window is None:
        return 0
    gap = _days_between(a.window, b.window)
    if gap and not a.mood is b.mood is Mood.HELD:
        return min([gap, *(_days_between(x, y) for x in a.readings for y in b.readings)])
    return gap


def _days_between(a: Days, b: Days) -> int:
    return max(0, (max(a[0], b[0]) - min(a[1], b[1])).days)


def _dates(a: Unit, b: Unit) -> Clue:
    gap = _gap(a, b)
    if a.is_firm and b.is_firm:
        return _moved(a, b, gap) if gap else _same_days(a, b)
    if gap:
        return _veto("dates exclude each other")
    if a.is_firm or b.is_firm:
        return _fits(a, b) if a.is_firm else _fits(b, a)
    return _both_vague(a, b)


def _same_days(a: Unit, b: Unit) -> Clue:
    if a.date is None or b.date is None:
        return Clue(0.0)
    width = max(a.date.days, b.date.days)
    weight = next((w for most, w in ((1, 3.0), (3, 2.6), (10, 2.0), (31, 1.3)) if width <= most), 0.6)
    weight -= max(_staleness(a, b.date.earliest), _staleness(b, a.date.earliest))
    words = f"date {a.date.edtf}" if a.date.edtf == b.date.edtf else f"dates {a.date.edtf} and {b.date.edtf} agree"
    return Clue(weight, words)


def _staleness(news: Unit, day: dt.date) -> float:
    """News without a day is of the latest encounter that fits: the longer before it was written, the less likely."""
    if news.is_echo or news.mood is not Mood.HELD or news.published is None or news.date is None or news.date.days == 1:
        return 0.0
    return min(max((news.published.earliest - day).days, 0) / 40, 0.5)


def _moved(a: Unit, b: Unit, gap: int) -> Clue:
    if a.mood is b.mood is Mood.HELD:
        if gap > 1:
            return _veto("held on different days")
        return Clue(-2.0)
    if gap > MOVED_DAYS:
        return _veto("dates too far apart")
    return Clue(-0.25 - gap / 20)


def _fits(dated: Unit, vague: Unit) -> Clue:
    """A firm date against a telling without one: the nearer to its publication, the likelier."""
    if vague.date is not None and vague.window is not None and "~" not in vague.date.edtf:
        return Clue(0.6, "dates agree")
    if vague.published is None or dated.window is None:
        return Clue(0.4, "one is undated")
    days = _distance(dated.window, vague.published.earliest)
    words = "undated telling, published about that time"
    if vague.is_echo or vague.mood is not Mood.HELD:
        return Clue(1.2 - days / 400, words)
    return Clue(1.6 - days / 30, words)


def _distance(window: Days, day: dt.date) -> int:
    return max(0, (window[0] - day).days, (day - window[1]).days)


def _both_vague(a: Unit, b: Unit) -> Clue:
    if a.is_dated and b.is_dated:
        return Clue(0.6, "dates agree")
    if a.published is None or b.published is None or a.is_dated or b.is_dated:
        return Clue(0.4, "nothing dated against it")
    days = _days_between((a.published.earliest, a.published.latest), (b.published.earliest, b.published.latest))
    if a.mood is Mood.HELD and not a.is_echo and not b.is_echo:
        return Clue(max(1.2 - days / 10, -1.5), "undated, told at the same time")
    return Clue(1.0 - days / 90, "undated, told about the same time")


_TESTS = (_article, _type, _names, _participants, _moods, _dates, _places, _ordinals, _durations)
