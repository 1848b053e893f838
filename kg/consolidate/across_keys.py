"""Readable, stable keys: ``2018-03-20-call-donald-trump-wladimir-putin``."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from kg.consolidate.across_values import actors_of
from kg.model import Encounter
from kg.values import DateValue, EncounterType
from kg.vocab import slug

_WORDS = {
    EncounterType.PHONE_CALL: "call",
    EncounterType.VIDEO_CALL: "videocall",
    EncounterType.NEGOTIATION: "talks",
}
_MOST_PARTIES = 4
_ONE_EVENT = 3  # days: a summit of two days is named by the first


def keys_for(encounters: Sequence[Encounter]) -> list[str]:
    """A key for each encounter, in order and distinct.

    Where several would have the same key, the one told in the article with the least id keeps it and the others get
    a suffix made from their first report, so that further articles seldom change it.
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    for position, encounter in enumerate(encounters):
        wanted[plain_key(encounter)].append(position)
    keys = [""] * len(encounters)
    for key, positions in wanted.items():
        for rank, position in enumerate(sorted(positions, key=lambda p: _first(encounters[p]))):
            keys[position] = key if rank == 0 else f"{key}-{_suffix(encounters[position])}"
    return keys


def plain_key(encounter: Encounter) -> str:
    """Date as far as it is known, kind of encounter, then the event's name or the participants."""
    word = _WORDS.get(encounter.type, encounter.type.value.lower())
    parts = [_date(encounter.date), word, *_who(encounter)]
    return "-".join(p for p in parts if p)


def _date(date: DateValue | None) -> str:
    if date is None:
        return ""
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    if date.days <= _ONE_EVENT and "~" not in date.edtf:
        return first
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else ""


def _who(encounter: Encounter) -> list[str]:
    if encounter.event_name:
        return [slug(encounter.event_name)]
    names = [a.key for a in actors_of(encounter)]
    if len(names) > _MOST_PARTIES:
        return [*names[:_MOST_PARTIES], "and-others"]
    return names or ([encounter.place.key] if encounter.place else [])


def _first(encounter: Encounter) -> tuple[str, int]:
    return min((r.article_id, r.number) for r in encounter.reports)


def _suffix(encounter: Encounter) -> str:
    article, number = _first(encounter)
    return hashlib.sha256(f"{article}#{number}".encode()).hexdigest()[:6]
