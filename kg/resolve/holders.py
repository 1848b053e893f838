"""Who vouches for the telling of an encounter: the claims of its sentences as actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.extract.claims import Claim, ClaimSource, TextSource
from kg.model import Actor, ActorKind, ActorMention, Resolution, Sentence
from kg.vocab import slug

Holders = Callable[[Sequence[Sentence]], tuple[tuple[Actor, ...], tuple[Actor, ...]]]
"""Sentences -> (holders, those who cite them), each in text order."""


def tell_holders(
    claims: Mapping[int, Claim], mentions: Sequence[ActorMention], resolutions: Sequence[Resolution]
) -> Holders:
    """The function that names the holders of some sentences of the article that the arguments are of.

    A source without a name ("Regierungskreise") becomes an organisation labelled as the text has it.
    """
    actors = {(m.begin, m.end): r.actors for m, r in zip(mentions, resolutions, strict=True)}

    def resolved(source: ClaimSource) -> tuple[Actor, ...]:
        known = () if isinstance(source, TextSource) else actors.get((source.begin, source.end), ())
        return known or (Actor(slug(source.text), ActorKind.ORGANIZATION, source.text),)

    def distinct(sources: Iterable[ClaimSource]) -> tuple[Actor, ...]:
        return tuple({actor.key: actor for source in sources for actor in resolved(source)}.values())

    def holders(sentences: Sequence[Sentence]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        found = [claims[s.index] for s in sorted(sentences, key=lambda s: s.index) if s.index in claims]
        return distinct(h for c in found for h in c.holders), distinct(v for c in found for v in c.via)

    return holders
