"""The summit or visit that frames another encounter of the same article."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kg.values import EncounterType, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.consolidate.within import Group

_FRAMES = (EncounterType.SUMMIT, EncounterType.VISIT)
_DAY = dt.timedelta(days=1)


def frame_of(g: Group, groups: Sequence[Group]) -> Group | None:
    """The framing group: named in the same sentence, pointed at ("am Rande"), the visit of a guest, or the one summit of those days."""
    if g.type in _FRAMES or g.type.is_call:
        return None
    frames = [o for o in groups if o is not g and o.type in _FRAMES and _in_time(o, g)]
    sentences = {t.mention.sentence for t in g.told}
    fitting = [o for o in frames if _may_frame(o, g)]
    named = [o for o in fitting if sentences & {t.mention.sentence for t in o.told}]
    if named:
        return named[0]
    if any(t.mention.is_margin for t in g.told):
        first = min(sentences)
        return next((o for o in reversed(frames) if o.told[0].mention.sentence < first), None)
    visit = next((o for o in fitting if o.type is EncounterType.VISIT and _leads_to(o, g)), None)
    summits = [o for o in fitting if o.type is EncounterType.SUMMIT and o.date is not None and g.date is not None]
    return visit or (summits[0] if len(summits) == 1 else None)


def _leads_to(visit: Group, g: Group) -> bool:
    """A visit that is told after the encounter and does not begin before it is the next station: "Er flog weiter nach Algier"."""
    if visit.told[0].mention.sentence <= g.told[0].mention.sentence:
        return True
    return visit.date is not None and g.date is not None and visit.date.earliest < g.date.earliest


def _in_time(frame: Group, g: Group) -> bool:
    """Dates, where told, agree to a day: summits are told by their first day."""
    if frame.date is None or g.date is None:
        return frame.date is not None or frame.status is g.status
    return frame.date.earliest - _DAY <= g.date.latest and g.date.earliest <= frame.date.latest + _DAY


def _may_frame(frame: Group, g: Group) -> bool:
    """A visit frames meetings of its guest alone, a summit not the meeting of the same parties."""
    if frame.type is EncounterType.VISIT:
        return bool(_guests(frame) & set(g.parties))
    return set(frame.parties) != set(g.parties)


def _guests(frame: Group) -> set[str]:
    return {a.key for a, r in frame.parties.values() if r is Role.GUEST}
