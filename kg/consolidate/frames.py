"""The summit or visit that frames another encounter of the same article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EncounterType, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.consolidate.within import Group

_FRAMES = (EncounterType.SUMMIT, EncounterType.VISIT)


def frame_of(g: Group, groups: Sequence[Group]) -> Group | None:
    """The framing group: named in the same sentence, pointed at ("am Rande"), or the visit during which the guest is met."""
    if g.type in _FRAMES or g.type.is_call:
        return None
    frames = [o for o in groups if o is not g and o.type in _FRAMES and _may_frame(o, g)]
    sentences = {t.mention.sentence for t in g.told}
    named = [o for o in frames if sentences & {t.mention.sentence for t in o.told}]
    if named:
        return named[0]
    if any(t.mention.is_margin for t in g.told):
        first = min(sentences)
        return next((o for o in reversed(frames) if o.told[0].mention.sentence < first), None)
    return next((o for o in frames if o.type is EncounterType.VISIT and _guests(o) & set(g.parties)), None)


def _may_frame(frame: Group, g: Group) -> bool:
    """A visit frames meetings of its guest alone; dates, where told, must agree."""
    if frame.type is EncounterType.VISIT and not _guests(frame) & set(g.parties):
        return False
    if frame.type is EncounterType.SUMMIT and set(frame.parties) == set(g.parties):
        return False
    same = frame.status is g.status or frame.date is not None
    return same and (frame.date is None or g.date is None or frame.date.overlaps(g.date))


def _guests(frame: Group) -> set[str]:
    return {a.key for a, r in frame.parties.values() if r is Role.GUEST}
