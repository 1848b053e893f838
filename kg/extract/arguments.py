"""Who takes part in an encounter mention, and in which role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.nominal import determiners
from kg.extract.noun_arguments import fill_noun
from kg.extract.parties import Filler, is_person
from kg.extract.verb_arguments import fill_verb
from kg.model import Slot
from kg.parse import syntax
from kg.values import EncounterType, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.lexicon import Lexicon
    from kg.extract.mention_index import MentionIndex
    from kg.extract.triggers import Trigger
    from kg.model import ActorMention


@dataclass(frozen=True, slots=True)
class Arguments:
    """Slots of a trigger; ``each`` when the partners are met one by one, ``has_unnamed`` when a party is told that has no
    name, ``lacks_owner`` when a noun has a mit-phrase and no other party."""

    slots: tuple[Slot, ...]
    each: bool = False
    has_unnamed: bool = False
    lacks_owner: bool = False


def find_arguments(
    trigger: Trigger, index: MentionIndex, mentions: Sequence[ActorMention], lexicon: Lexicon
) -> Arguments:
    """The parties of a trigger inside its sentence."""
    filler = Filler()
    partners: list[int] = []
    if trigger.verb is not None:
        partners = fill_verb(trigger, trigger.verb, index, mentions, lexicon, filler)
    elif trigger.noun is not None:
        partners = fill_noun(trigger, trigger.noun.entry, index, mentions, lexicon, filler)
    slots = tuple(s for _, s in sorted(filler.slots.items()))
    each = _one_by_one(trigger, slots, partners, mentions, lexicon)
    unnamed = _has_unnamed(trigger, index, lexicon)
    lacking = trigger.noun is not None and len(slots) == 1 and slots[0].mention in partners and not unnamed
    return Arguments(slots, each, unnamed, lacking)


def _has_unnamed(trigger: Trigger, index: MentionIndex, lexicon: Lexicon) -> bool:
    """ "ein Treffen mit den Organisatoren": a noun phrase for a party in which no name stands."""
    head = trigger.token
    phrases = [noun for _, noun in syntax.prepositional(head, ("mit", "zwischen"))]
    if trigger.noun is not None:
        phrases += syntax.genitives(head)
    subject = syntax.subject(trigger.predicate) if trigger.predicate is not None else None
    if subject is not None and subject != head:
        phrases.append(subject)
    names = lexicon.words("party_nouns", "lemmas")
    return any(p.lemma_ in names and index.at(p) is None and not index.named(p) for p in phrases)


def _one_by_one(
    trigger: Trigger, slots: tuple[Slot, ...], partners: list[int], mentions: Sequence[ActorMention], lexicon: Lexicon
) -> bool:
    """True for one party and several named partners who are not said to have met together."""
    entry = trigger.verb or (trigger.noun.entry if trigger.noun else None)
    if entry is None or entry.type in (
        EncounterType.NEGOTIATION,
        EncounterType.VISIT,
        EncounterType.SUMMIT,
        EncounterType.VIDEO_CALL,
    ):
        return False
    if trigger.verb is not None and trigger.verb.lemma in lexicon.words("word_groups", "joint"):
        return False
    content = trigger.content.noun if trigger.content is not None else None
    if content is not None and content.entry.type in (EncounterType.NEGOTIATION, EncounterType.SUMMIT):
        return False
    named = {m for m in partners if mentions[m].kind is not MentionKind.PLURAL and is_person(mentions[m])}
    others = [s for s in slots if s.mention not in named]
    if len(named) < 2 or len(others) != 1 or mentions[others[0].mention].kind is MentionKind.PLURAL:
        return False
    if trigger.noun is not None and determiners(trigger.token) and not trigger.noun.is_plural:
        return False
    context = syntax.clause(trigger.predicate) if trigger.predicate is not None else trigger.token.sent
    return not any(t.text in lexicon.words("joint", "words") for t in context)
