"""Who took the initiative to an encounter, as sentences about it say: "auf Bitten Washingtons", "der Anruf kam aus Berlin"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.lexicon import load_lexicon
from kg.model import Participation, Resolution
from kg.values import Actor, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import Sentence

_REACH = 60
"""Characters from the cue to whom it names."""


def with_initiator(
    participations: Iterable[Participation], sentences: Sequence[Sentence], resolutions: Sequence[Resolution]
) -> tuple[Participation, ...]:
    """The participations, the one that the sentences call the initiator marked; unchanged where one is marked or none is named.

    A state, capital or government stands for the participant of that country.
    """
    parties = tuple(participations)
    if any(p.role is Role.INITIATOR for p in parties):
        return parties
    for sentence in sentences:
        for named in _named(sentence, resolutions):
            chosen = next((p for p in parties if _stands_for(named, p.actor)), None)
            if chosen is not None:
                return tuple(replace(p, role=Role.INITIATOR) if p is chosen else p for p in parties)
    return parties


def _named(sentence: Sentence, resolutions: Sequence[Resolution]) -> Iterable[Actor]:
    text = sentence.span.text
    for pattern in load_lexicon().cues["initiative"]["after"]:
        for cue in re.finditer(pattern, text, re.IGNORECASE):
            begin = sentence.begin + cue.end()
            yield from _between(begin, begin + _REACH, resolutions)
    for pattern in load_lexicon().cues["initiative"]["before"]:
        for cue in re.finditer(pattern, text, re.IGNORECASE):
            begin = sentence.begin + cue.start()
            yield from reversed(list(_between(begin - _REACH, begin, resolutions)))


def _between(begin: int, end: int, resolutions: Sequence[Resolution]) -> Iterable[Actor]:
    for resolution in resolutions:
        if begin <= resolution.mention.begin < end:
            yield from resolution.actors


def _stands_for(named: Actor, party: Actor) -> bool:
    return named.key == party.key or (named.country is not None and named.country == party.country)
