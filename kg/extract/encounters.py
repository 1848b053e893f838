"""Mentions of encounters in an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.arguments import Arguments, find_arguments
from kg.extract.by_line import of_an_office
from kg.extract.contrast import find_contrast
from kg.extract.guards import is_awaited, is_encounter, names_place, only_representatives
from kg.extract.lexicon import load_lexicon
from kg.extract.mention_index import MentionIndex
from kg.extract.nominal import is_passive
from kg.extract.scope import own_words
from kg.extract.status import read_status
from kg.extract.times import before_publication, find_times, in_narrative, leans_back, of_the_encounter, own_times
from kg.extract.traits import (
    clause_bounds,
    event_name,
    has_word,
    is_core,
    is_definite,
    joins,
    lemma_of,
    number_of,
    type_of,
)
from kg.extract.triggers import find_triggers
from kg.model import EncounterMention
from kg.parse import syntax
from kg.values import EncounterType, Status, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.lexicon import Lexicon
    from kg.extract.triggers import Trigger
    from kg.model import ActorMention, ParsedArticle, Sentence
    from kg.values import TimeExpression


def triggers_by_sentence(parsed: ParsedArticle) -> dict[int, list[Trigger]]:
    """The words that may tell of an encounter, by the index of their sentence; sentences without any are left out."""
    lexicon = load_lexicon()
    found = ((sentence.index, find_triggers(sentence.span, lexicon)) for sentence in parsed.sentences)
    return {index: triggers for index, triggers in found if triggers}


def find_encounters(
    parsed: ParsedArticle, mentions: Sequence[ActorMention], triggers: Mapping[int, Sequence[Trigger]]
) -> tuple[EncounterMention, ...]:
    """All encounter mentions of an article in text order; ``triggers`` are those of ``triggers_by_sentence``."""
    lexicon = load_lexicon()
    found: list[EncounterMention] = []
    for position, of_sentence in triggers.items():
        sentence = parsed.sentences[position]
        index = MentionIndex(mentions, sentence, lexicon)
        found += _in_sentence(sentence, of_sentence, index, mentions, parsed)
    return tuple(found)


def _in_sentence(
    sentence: Sentence,
    triggers: Sequence[Trigger],
    index: MentionIndex,
    mentions: Sequence[ActorMention],
    parsed: ParsedArticle,
) -> Iterator[EncounterMention]:
    lexicon = load_lexicon()
    published = parsed.clean.published
    times = _times(sentence, parsed, lexicon)
    for found in triggers:
        trigger, arguments = _with_arguments(found, index, mentions, lexicon)
        joining = trigger.noun is not None and joins(trigger, lexicon)
        if joining and trigger.predicate is not None and syntax.negations(trigger.predicate):
            continue
        if not is_encounter(trigger, arguments, mentions, lexicon):
            continue
        backward = only_representatives(arguments, mentions)
        if backward:
            arguments = replace(arguments, slots=())
        clause = clause_bounds(trigger, triggers, sentence)
        own = before_publication(own_times(times, trigger, clause, sentence), trigger, published, lexicon)
        if trigger.verb is not None and trigger.verb.needs_place_or_time and not (own or names_place(trigger)):
            continue
        contrast = find_contrast(trigger, index)
        day = published.latest if published else None
        reading = read_status(trigger, own, day, lexicon, ignored=contrast.negator if contrast else None)
        if trigger.verb is not None and trigger.verb.status is Status.POSSIBLE:
            own = tuple(t for t in own if day is None or t.value is None or t.value.latest > day)
        if reading.status is Status.CANCELLED and trigger.noun is not None:
            own = of_the_encounter(own, trigger.token, sentence)
        begin = sentence.offset + trigger.token.idx
        impersonal = trigger.verb is not None and not arguments.slots and is_passive(trigger.token)
        told = EncounterMention(
            type=EncounterType.ENCOUNTER
            if impersonal
            else EncounterType.VISIT
            if len(arguments.slots) == 1 and is_awaited(trigger)
            else type_of(trigger, sentence, [mentions[s.mention].text.lower() for s in arguments.slots], lexicon),
            lemma=lemma_of(trigger),
            begin=begin,
            end=begin + len(trigger.token),
            sentence=sentence.index,
            clause=clause,
            slots=arguments.slots,
            status=reading.status,
            status_cue=reading.cue,
            times=own,
            words=own_words(trigger, sentence, lexicon, alone=len(triggers) == 1),
            is_there=any(t.lower_ in lexicon.words("there", "words") for t in sentence.span),
            is_margin=any(t.text in lexicon.words("margin", "words") for t in sentence.span),
            is_definite=backward or is_definite(trigger, lexicon),
            is_echo=reading.is_echo,
            is_new=has_word(trigger, lexicon, "new"),
            is_weak=trigger.weak or impersonal,
            is_core=bool(own) and reading.status is Status.PLANNED if impersonal else is_core(trigger, index, lexicon),
            is_headline=sentence.zone is ZoneKind.HEADLINE,
            joins=joining,
            each=arguments.each,
            has_unnamed=arguments.has_unnamed,
            lacks_owner=arguments.lacks_owner,
            is_of_others=not arguments.slots and trigger.noun is not None and of_an_office(trigger.token),
            count=number_of(trigger, lexicon, "counts") or 1,
            ordinal=number_of(trigger, lexicon, "ordinals"),
            event_name=event_name(trigger, lexicon),
            modifier=trigger.noun.modifier or None if trigger.noun is not None else None,
            confidence=0.9 if reading.firm and (arguments.slots or not trigger.weak) else 0.6,
        )
        yield from contrast.parted(told) if contrast else (told,)


def _with_arguments(
    trigger: Trigger, index: MentionIndex, mentions: Sequence[ActorMention], lexicon: Lexicon
) -> tuple[Trigger, Arguments]:
    """The trigger with its parties; its content where the verb tells of no encounter: "auf das sich X bei ihrem Treffen einigten"."""
    arguments = find_arguments(trigger, index, mentions, lexicon)
    if trigger.content is not None and not is_encounter(trigger, arguments, mentions, lexicon):
        return trigger.content, find_arguments(trigger.content, index, mentions, lexicon)
    return trigger, arguments


def _times(sentence: Sentence, parsed: ParsedArticle, lexicon: Lexicon) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence; those that lean on a day told before are placed by the sentences before."""
    published = parsed.clean.published
    times = find_times(sentence, published, lexicon)
    if not any(leans_back(t) for t in times):
        return times
    before = parsed.sentences[max(0, sentence.index - _REACH) : sentence.index]
    return in_narrative(times, [t for s in before for t in find_times(s, published, lexicon)], published, lexicon)


_REACH = 8  # sentences
