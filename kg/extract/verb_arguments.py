"""The parties of an encounter that a verb tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.by_line import (
    companions,
    named_behind_colon,
    next_mention,
    object_by_line,
    objective_pronoun,
    partners_of_verb,
    person_before,
    persons_around,
    stretch_of,
    subject_by_line,
)
from kg.extract.lexicon import Frame
from kg.extract.nominal import is_passive, preposition
from kg.extract.noun_arguments import partners_of_noun
from kg.extract.parties import LINE, Filler, is_person, is_place
from kg.extract.subjects import subject_mentions
from kg.parse import syntax
from kg.values import MentionKind, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kg.extract.lexicon import Lexicon, VerbEntry
    from kg.extract.mention_index import MentionIndex
    from kg.extract.triggers import Trigger
    from kg.model import ActorMention


def fill_verb(
    trigger: Trigger,
    entry: VerbEntry,
    index: MentionIndex,
    mentions: Sequence[ActorMention],
    lexicon: Lexicon,
    filler: Filler,
) -> list[int]:
    """Collect the parties of a verb by its frame; returns those that the subject deals with."""
    verb = trigger.predicate
    if verb is None:
        return _without_verb(trigger, entry, index, mentions, filler)
    doers = subject_mentions(verb, index) or named_behind_colon(verb, index, mentions)
    undergoers = _undergoers(verb, entry, index, mentions)
    if is_passive(verb):
        doers, undergoers = _agents(verb, index) or _hosts_of_passive(verb, entry, index), doers
    elif entry.frame in _TRANSITIVE and doers:
        doers = _in_the_nominative(doers, verb, index, lexicon)
        undergoers = [m for m in undergoers if m not in doers]
    if entry.frame in _TRANSITIVE and not doers and undergoers:
        received = objective_pronoun(verb, index, lexicon, undergoers)
        doers, undergoers = (undergoers, received) if received else (doers, undergoers)
    if not (undergoers and is_passive(verb)) and all(is_place(mentions[m]) for m in doers):
        doers = person_before(verb, index, mentions) or doers or _free_subject(verb, index, lexicon, undergoers)
    if (entry.frame in _TRANSITIVE or entry.dative) and not undergoers:
        undergoers = objective_pronoun(verb, index, lexicon, doers) or object_by_line(verb, index, mentions, doers)
    partners = partners_of_verb(verb, entry.partner, index)
    if is_passive(verb) and not partners and entry.frame is Frame.PAIR:
        partners = partners_of_verb(verb, ("zwischen",), index)
    if entry.frame is Frame.TRAVEL:
        partners = [m for m in partners_of_verb(verb, ("zu", "bei"), index) if is_person(mentions[m])]
        doers = [*doers, *(m for m in companions(verb, index) if m not in doers)]
    if trigger.content is not None and trigger.content.noun is not None:
        partners += partners_of_noun(trigger.content.token, trigger.content.noun.entry, index, mentions)
    _ROLES[entry.frame](filler, doers, undergoers, partners, entry, mentions)
    _complete_pair(filler, verb, entry, index, mentions, lexicon)
    return [*undergoers, *partners]


_PAIR = 2


def _complete_pair(
    filler: Filler,
    verb: Token,
    entry: VerbEntry,
    index: MentionIndex,
    mentions: Sequence[ActorMention],
    lexicon: Lexicon,
) -> None:
    """Who does it with whom, where the clause has "sich" or "miteinander" and the parse names but one."""
    if entry.frame is not Frame.PAIR or len(filler.slots) >= _PAIR:
        return
    if any(mentions[m].kind in (MentionKind.PLURAL, MentionKind.PRONOUN) for m in filler.slots):
        return  # "sie" and "die beiden" may be both of them
    words = {t.lower_ for t in syntax.clause(verb)}
    if words & lexicon.words("reciprocal", "words"):
        firm = bool(words & lexicon.words("reciprocal", "firm"))
        filler.add(persons_around(verb, index, mentions, in_clause=firm), confidence=LINE)


def _without_verb(
    trigger: Trigger, entry: VerbEntry, index: MentionIndex, mentions: Sequence[ActorMention], filler: Filler
) -> list[int]:
    """The parties of a turn in a headline: "Merkel bei Macron", "Biden und Xi am Telefon"."""
    first = trigger.token.i - len(entry.words)
    people = [m for m in index.positions if is_person(mentions[m]) and preposition(index.first(m)) is None]
    doers = [m for m in people if index.tokens(m)[-1] <= first]
    behind = next_mention(trigger.token, index) if entry.frame is Frame.TRAVEL else None
    partners = [behind] if behind is not None and is_person(mentions[behind]) else []
    _ROLES[entry.frame](filler, doers, [], partners, entry, mentions)
    return partners


_TRANSITIVE = frozenset({Frame.OBJECT, Frame.HOST, Frame.GUEST})


def _pair(
    filler: Filler,
    doers: list[int],
    undergoers: list[int],
    partners: list[int],
    entry: VerbEntry,
    _m: Sequence[ActorMention],
) -> None:
    filler.add(doers, Role.INITIATOR if entry.initiator else Role.PARTICIPANT)
    filler.add([*undergoers, *partners])


def _host(
    filler: Filler,
    doers: list[int],
    undergoers: list[int],
    partners: list[int],
    _e: VerbEntry,
    _m: Sequence[ActorMention],
) -> None:
    filler.add(doers, Role.HOST)
    filler.add(undergoers, Role.GUEST)


def _guest(
    filler: Filler,
    doers: list[int],
    undergoers: list[int],
    partners: list[int],
    _e: VerbEntry,
    mentions: Sequence[ActorMention],
) -> None:
    filler.add(doers, Role.GUEST)
    filler.add(
        m for m in [*undergoers, *partners] if mentions[m].label != "LOC" and mentions[m].kind is not MentionKind.STATE
    )


def _mediator(
    filler: Filler, doers: list[int], _u: list[int], partners: list[int], _e: VerbEntry, _m: Sequence[ActorMention]
) -> None:
    filler.add(doers, Role.MEDIATOR)
    filler.add(partners)


_ROLES = {
    Frame.PAIR: _pair,
    Frame.OBJECT: _pair,
    Frame.HOST: _host,
    Frame.GUEST: _guest,
    Frame.TRAVEL: _guest,
    Frame.MEDIATOR: _mediator,
}


def _undergoers(verb: Token, entry: VerbEntry, index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """Mentions in the objects that the frame of the verb asks for."""
    objects = index.named(syntax.likely_object(verb))
    datives = index.named(syntax.indirect_object(verb))
    if entry.words:
        return [m for m in (*datives, *objects) if is_person(mentions[m]) or mentions[m].kind is MentionKind.PLURAL]
    taken = objects if entry.object or entry.frame in _TRANSITIVE else []
    people = [m for m in objects if entry.person_object and is_person(mentions[m])]
    return [*taken, *people, *(datives if entry.dative else [])]


def _free_subject(verb: Token, index: MentionIndex, lexicon: Lexicon, undergoers: list[int]) -> list[int]:
    return [] if is_passive(verb) else subject_by_line(verb, index, lexicon, undergoers)


def _in_the_nominative(doers: list[int], verb: Token, index: MentionIndex, lexicon: Lexicon) -> list[int]:
    """ "wird ihn die Präsidentin empfangen": "ihn" is never the subject, whatever the parser says."""
    objects = lexicon.words("objective_pronouns", "words")
    kept = [m for m in doers if index.first(m).lower_ not in objects]
    return kept or subject_by_line(verb, index, lexicon, doers)


def _hosts_of_passive(verb: Token, entry: VerbEntry, index: MentionIndex) -> list[int]:
    """ "wird bei Trump erwartet"."""
    return partners_of_verb(verb, ("bei",), index) if entry.frame is Frame.HOST else []


def _agents(verb: Token, index: MentionIndex) -> list[int]:
    """Who does it in a passive; along the line of words where the parser attached the von-phrase elsewhere."""
    found = index.named(syntax.agent(verb))
    if found:
        return found
    inside = {t.i for t in syntax.clause(verb)} | stretch_of(verb)
    adpositions = [t for t in verb.sent if t.i in inside and t.lower_ in ("von", "vom") and t.pos_ == "ADP"]
    return [m for t in adpositions if (m := next_mention(t, index)) is not None][:1]
