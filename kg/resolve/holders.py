"""Who vouches for the telling of an encounter: the claims of its sentences as actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.authority import Authority
from kg.extract.claim_words import GOVERNMENT, WORDS
from kg.extract.claims import Claim, ClaimSource, TextSource
from kg.model import ActorMention, Resolution, Sentence
from kg.values import Actor, ActorKind, MentionKind
from kg.vocab import slug

Holders = Callable[[Sequence[Sentence]], tuple[tuple[Actor, ...], tuple[Actor, ...]]]
"""Sentences -> (holders, those who cite them), each in text order."""


def tell_holders(
    claims: Mapping[int, Claim],
    mentions: Sequence[ActorMention],
    resolutions: Sequence[Resolution],
    authority: Authority,
) -> Holders:
    """The function that names the holders of some sentences of the article that the arguments are of."""
    sources = _Sources(mentions, resolutions, authority)
    sources.learn_bodies(source for claim in claims.values() for source in (*claim.holders, *claim.via))

    def distinct(found: Iterable[ClaimSource]) -> tuple[Actor, ...]:
        return tuple({actor.key: actor for source in found for actor in sources.actors(source)}.values())

    def holders(sentences: Sequence[Sentence]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        found = [claims[s.index] for s in sorted(sentences, key=lambda s: s.index) if s.index in claims]
        return distinct(h for c in found for h in c.holders), distinct(v for c in found for v in c.via)

    return holders


class _Sources:
    """Sources of one article as actors."""

    def __init__(
        self, mentions: Sequence[ActorMention], resolutions: Sequence[Resolution], authority: Authority
    ) -> None:
        self._known = {
            (m.begin, m.end): r.candidates if m.kind is MentionKind.METONYM and not r.actors else r.actors
            for m, r in zip(mentions, resolutions, strict=True)
        }
        self._mentions = mentions
        self._authority = authority
        self._bodies: dict[str, set[Actor]] = defaultdict(set)

    def learn_bodies(self, sources: Iterable[ClaimSource]) -> None:
        """Note the bodies of each country that the article names as sources."""
        for source in sources:
            named = (self._unnamed(source),) if isinstance(source, TextSource) else self._of(source)
            for actor in named if source.label != "LOC" else ():
                country = self._country(actor)
                if actor.kind is ActorKind.ORGANIZATION and country:
                    self._bodies[country].add(actor)

    def _country(self, actor: Actor) -> str:
        """ISO code of the state that a body is of."""
        entry = self._authority.entry(actor.key)
        seat = self._authority.seat(entry) if entry else None
        return seat[0] if seat else actor.country or ""

    def actors(self, source: ClaimSource) -> tuple[Actor, ...]:
        """What a source refers to; an actor labelled as the text has it where nothing is known of it.

        A capital stands for the one body of its state that the article names as a source ("hieß es in Moskau"). A
        pronoun that refers to nobody stands for the only person of the sentence before, else for nothing.
        """
        if isinstance(source, TextSource):
            return (self._unnamed(source),)
        actors = self._of(source)
        if not actors:
            return (
                ()
                if source.kind is MentionKind.PRONOUN
                else (_own(_without_article(source.text), source.label == "PER"),)
            )
        if source.kind is MentionKind.METONYM and source.label == "LOC":
            if actors[0].kind is not ActorKind.STATE:
                return actors
            bodies = self._bodies.get(actors[0].country or "", set())
            return tuple(bodies) if len(bodies) == 1 else (self._government(actors[0]),)
        return actors

    def _only_person_before(self, pronoun: ActorMention) -> tuple[Actor, ...]:
        """The person of the sentence before, where it names only one."""
        before = {
            a for m in self._mentions if m.sentence == pronoun.sentence - 1 and m.label == "PER" for a in self._of(m)
        }
        return tuple(before) if len(before) == 1 else ()

    def _of(self, mention: ActorMention) -> tuple[Actor, ...]:
        return self._known.get((mention.begin, mention.end), ())

    def _unnamed(self, source: TextSource) -> Actor:
        side = self._authority.state_word(source.text, "adjective") if source.label != source.text else ()
        state = self._authority.state(side[0]) if len(side) == 1 else None
        if state is not None:
            return self._government(state.actor)
        named = self._authority.named(source.label) if source.is_name else ()
        if len(named) == 1:
            return named[0].actor
        return replace(_own(self._label(source), source.is_person), aliases=self._genitive(source))

    def _government(self, state: Actor) -> Actor:
        label = self._of_state(*GOVERNMENT, state)
        named = self._authority.named(label)
        return (
            named[0].actor
            if len(named) == 1
            else Actor(slug(label), ActorKind.ORGANIZATION, label, country=state.country)
        )

    def _label(self, source: TextSource) -> str:
        owner = next(iter(self._of(source.owner)), None) if source.owner else None
        if owner is None:
            return source.label
        return self._of_state(source.label, source.ending, owner)

    def _genitive(self, source: TextSource) -> tuple[str, ...]:
        """ "Büro William Rutos": the other way to name what belongs to a person."""
        owner = next(iter(self._of(source.owner)), None) if source.owner else None
        if owner is None or owner.kind is not ActorKind.PERSON:
            return ()
        return (f"{source.label} {owner.label}{'’' if owner.label.endswith(tuple('sxzß')) else 's'}",)

    def _of_state(self, noun: str, ending: str, owner: Actor) -> str:
        """ "griechische Regierung"; without an adjective for the owner "Büro von Kyriakos Mitsotakis"."""
        adjective = self._authority.adjective(owner.country or "") if owner.kind is ActorKind.STATE else ""
        return f"{adjective}{ending} {noun}" if adjective else f"{noun} von {owner.label}"


def _own(label: str, is_person: bool) -> Actor:
    return Actor(slug(label), ActorKind.PERSON if is_person else ActorKind.ORGANIZATION, label)


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in WORDS["articles"] else text
