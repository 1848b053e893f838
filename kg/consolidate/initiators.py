"""Who took the initiative to an encounter, as sentences about it say: "auf Bitten Washingtons", "der Anruf kam aus Berlin"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.lexicon import load_lexicon
from kg.model import Participation
from kg.parse import syntax
from kg.values import Actor, ActorKind, EncounterType, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from kg.consolidate.told import Surroundings
    from kg.model import EncounterMention, Sentence

_REACH = 70
"""Characters from the cue to whom it names."""
_SIDE = re.compile(r"\b([a-zäöüß]{4,}?)(?:e|en|er) Seite\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;:.–](?=\s)")


def with_initiator(
    participations: Iterable[Participation],
    sentences: Sequence[Sentence],
    mentions: Iterable[EncounterMention],
    around: Surroundings,
) -> tuple[Participation, ...]:
    """The participations, the one that the sentences call the initiator marked; unchanged where none is named.

    ``mentions`` are the encounter's own. What is said outright outweighs who is the subject of a verb. A state, capital,
    government or "die deutsche Seite" stands for the participant of that country. Who is host or guest as well keeps
    that role beside.
    """
    parties = tuple(participations)
    mentions = tuple(mentions)
    own = [s for s in sentences if any(m.sentence == s.index and not m.type.is_call for m in mentions)]
    named = [actors for sentence in sentences for actors in _named(sentence, around)]
    named += [
        actors for m in mentions for s in sentences if s.index == m.sentence for actors in _inviting(m, s, around)
    ]
    keys = {p.actor.key for p in parties}
    named += [actors for sentence in sentences for actors in _summoning(sentence, keys, around)]
    for actors in named:
        chosen = [p for p in parties if any(_stands_for(actor, p.actor, around) for actor in actors)]
        if chosen:
            return tuple(_marked(parties, chosen[0].actor))
    inviting = next((actors for s in own for actors in _hosting(s, around)), ())
    return (
        *parties,
        *(Participation(actor, Role.INITIATOR) for actor in inviting[:1] if actor.kind is ActorKind.PERSON),
    )


def _hosting(sentence: Sentence, around: Surroundings) -> Iterator[Sequence[Actor]]:
    """Who is named behind "auf Einladung von": whoever invites to a meeting takes part in it."""
    text = sentence.span.text
    for cue in re.finditer("|".join(load_lexicon().cues["initiative"]["inviting"]), text, re.IGNORECASE):
        stop = _BREAK.search(text, cue.end())
        yield from _between(sentence, cue.end(), min(stop.start() if stop else len(text), cue.end() + _REACH), around)


def _marked(parties: Iterable[Participation], chosen: Actor) -> Iterator[Participation]:
    for party in parties:
        if party.actor.key != chosen.key:
            yield replace(party, role=Role.PARTICIPANT) if party.role is Role.INITIATOR else party
        elif party.role in (Role.PARTICIPANT, Role.INITIATOR):
            yield replace(party, role=Role.INITIATOR)
        else:
            yield from (party, replace(party, role=Role.INITIATOR))


@cache
def _patterns(where: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.IGNORECASE) for p in load_lexicon().cues["initiative"][where])


def _named(sentence: Sentence, around: Surroundings) -> Iterator[Sequence[Actor]]:
    """The actors beside each cue of a sentence, the nearest first."""
    text = sentence.span.text
    sides = (around.side(cue[1]) for cue in re.finditer(load_lexicon().cues["initiative"]["by_side"], text))
    yield from ((side,) for side in sides if side is not None)
    for pattern in _patterns("after"):
        for cue in pattern.finditer(text):
            stop = _BREAK.search(text, cue.end())
            end = min(stop.start() if stop else len(text), cue.end() + _REACH)
            yield from islice(_between(sentence, cue.end(), end, around), 1)
    for pattern in _patterns("before"):
        for cue in pattern.finditer(text):
            yield from reversed(list(_between(sentence, max(0, cue.start() - _REACH), cue.start(), around)))


def _between(sentence: Sentence, begin: int, end: int, around: Surroundings) -> Iterator[Sequence[Actor]]:
    """The actors named in a stretch of a sentence, in text order."""
    named = [
        (r.mention.begin, r.actors)
        for r in around.resolutions
        if sentence.begin + begin <= r.mention.begin < sentence.begin + end
    ]
    for side in _SIDE.finditer(sentence.span.text, begin, end):
        state = around.side(side[1])
        if state is not None:
            named.append((sentence.begin + side.start(), (state,)))
    yield from (actors for _, actors in sorted(named, key=lambda pair: pair[0]))


def _inviting(mention: EncounterMention, sentence: Sentence, around: Surroundings) -> Iterator[Sequence[Actor]]:
    """The subjects of verbs that bring the encounter about: "lud zu einem Gipfel", "das Treffen, zu dem X eingeladen hatte"."""
    span = sentence.span
    trigger = next((t for t in span if sentence.offset + t.idx == mention.begin), None)
    if trigger is None:
        return
    related = (syntax.governing_verb(t) for t in span if t.tag_ == "PRELS" and syntax.antecedent(t) == trigger)
    for verb in (syntax.governing_verb(trigger), *related):
        if verb is not None and syntax.lexical_lemma(verb) in _words("verbs") and not syntax.negations(verb):
            yield from _subject(verb, sentence, around)
    verb = trigger if trigger.pos_ == "VERB" else syntax.governing_verb(trigger)
    if verb is not None and mention.type not in _FRAMED and _is_sought(verb):
        yield from (actors for actors in _subject(verb, sentence, around) if len(actors) == 1)


_FRAMED = frozenset({EncounterType.VISIT, EncounterType.SUMMIT})


def _is_sought(verb: Token) -> bool:
    """True for "will ... sprechen" and "kündigte an, ... zu sprechen"."""
    if syntax.lexical_lemma(verb) not in _words("seeking"):
        return False
    finite, upper = syntax.finite_verb(verb), syntax.upper_verb(verb)
    intended = upper is not None and syntax.lexical_lemma(upper) in _words("intending")
    return intended or (finite is not None and finite.lower_ in _words("wanting"))


def _summoning(sentence: Sentence, parties: Collection[str], around: Surroundings) -> Iterator[Sequence[Actor]]:
    """The subjects of verbs that have a party come: "die Regierung habe ihn eingeladen"."""
    for verb in sentence.span:
        if verb.pos_ != "VERB" or syntax.lexical_lemma(verb) not in _words("summoning") or syntax.negations(verb):
            continue
        undergoers = [syntax.subject(verb)] if syntax.is_passive(verb) else _objects(verb)
        guests = (actor for token in undergoers for actors in _actors(token, sentence, around) for actor in actors)
        if any(actor.key in parties for actor in guests):
            yield from _subject(verb, sentence, around)


@cache
def _words(key: str) -> frozenset[str]:
    return load_lexicon().words("initiative", key)


def _objects(verb: Token) -> list[Token]:
    """The object; a second subject where the parser took a name for one."""
    found = syntax.direct_object(verb)
    return [found] if found is not None else syntax.own_subjects(verb)[1:]


def _subject(verb: Token, sentence: Sentence, around: Surroundings) -> Iterator[Sequence[Actor]]:
    yield from _actors(syntax.agent(verb) if syntax.is_passive(verb) else syntax.subject(verb), sentence, around)


def _actors(token: Token | None, sentence: Sentence, around: Surroundings) -> list[Sequence[Actor]]:
    """Whom the mention around a token names."""
    if token is None:
        return []
    at = sentence.offset + token.idx
    return [r.actors for r in around.resolutions if r.mention.begin <= at < r.mention.end]


def _stands_for(named: Actor, party: Actor, around: Surroundings) -> bool:
    if named.key == party.key or (named.country is not None and named.country == party.country):
        return True
    holder = around.stands_for(named)
    return holder is not None and holder.key == party.key
