"""Pronouns of reported speech whose speaker is named behind it: "Er habe abgesagt, erklärte Merz"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.claim_sources import TextSource
from kg.parse.syntax import finite_verb, governing_verb, mood
from kg.values import MentionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.authority import Authority
    from kg.extract.claims import Claim
    from kg.model import ActorMention, ParsedArticle, Resolution

_GENDER = {"er": "m", "sie": "f"}
_SURE = 0.8


def with_speakers(
    resolutions: Sequence[Resolution], parsed: ParsedArticle, claims: Mapping[int, Claim], authority: Authority
) -> tuple[Resolution, ...]:
    """The resolutions, those of "er" and "sie" in reported speech changed to the speaker of the sentence who is named behind."""
    known = {(r.mention.begin, r.mention.end): r for r in resolutions}
    return tuple(_changed(r, parsed, claims, known, authority) for r in resolutions)


def _changed(
    found: Resolution,
    parsed: ParsedArticle,
    claims: Mapping[int, Claim],
    known: Mapping[tuple[int, int], Resolution],
    authority: Authority,
) -> Resolution:
    mention = found.mention
    claim = claims.get(mention.sentence)
    gender = _GENDER.get(mention.text.lower())
    if (
        gender is None
        or claim is None
        or not claim.cue
        or len(claim.holders) != 1
        or mention.kind is not MentionKind.PRONOUN
    ):
        return found
    holder = claim.holders[0]
    if isinstance(holder, TextSource) or holder.label != "PER" or holder.begin < mention.end:
        return found
    speaker = known.get((holder.begin, holder.end))
    if speaker is None or len(speaker.actors) != 1 or not _is_reported(mention, parsed):
        return found
    entry = authority.entry(speaker.actors[0].key)
    if entry is not None and entry.gender not in ("", gender):
        return found
    return replace(found, actors=speaker.actors, confidence=_SURE, why="who speaks in the sentence", candidates=())


def _is_reported(mention: ActorMention, parsed: ParsedArticle) -> bool:
    """The pronoun stands in a clause in the Konjunktiv."""
    sentence = parsed.sentences[mention.sentence]
    token = next((t for t in sentence.span if t.idx + sentence.offset == mention.begin), None)
    verb = governing_verb(token) if token is not None else None
    return verb is not None and finite_verb(verb) is not None and mood(verb) != "indicative"
