"""Mentions of encounters in an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.arguments import find_arguments
from kg.extract.guards import is_encounter
from kg.extract.lexicon import Lexicon, load_lexicon
from kg.extract.mention_index import MentionIndex
from kg.extract.nominal import before, determiners, preposition
from kg.extract.status import read_status
from kg.extract.triggers import Trigger, find_triggers
from kg.lang.de.dates import tag
from kg.model import EncounterMention, EncounterType, TimeExpression, ZoneKind
from kg.parse import syntax

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import ActorMention, DateValue, ParsedArticle, Sentence

_CLAUSE_BREAK = re.compile(r"[,;:.–]")


def find_encounters(parsed: ParsedArticle, mentions: Sequence[ActorMention]) -> tuple[EncounterMention, ...]:
    """All encounter mentions of an article in text order."""
    lexicon = load_lexicon()
    found: list[EncounterMention] = []
    for sentence in parsed.sentences:
        index = MentionIndex(mentions, sentence, lexicon)
        times = _times(sentence, parsed.clean.published, lexicon)
        found += _in_sentence(sentence, index, mentions, times, parsed, lexicon)
    return tuple(found)


def _in_sentence(
    sentence: Sentence,
    index: MentionIndex,
    mentions: Sequence[ActorMention],
    times: Sequence[TimeExpression],
    parsed: ParsedArticle,
    lexicon: Lexicon,
) -> Iterator[EncounterMention]:
    triggers = find_triggers(sentence.span, lexicon)
    published = parsed.clean.published
    for trigger in triggers:
        arguments = find_arguments(trigger, index, mentions, lexicon)
        joins = trigger.noun is not None and _joins(trigger, lexicon)
        if joins and trigger.predicate is not None and syntax.negations(trigger.predicate):
            continue
        if not is_encounter(trigger, arguments, mentions, lexicon):
            continue
        clause = _clause_bounds(trigger, triggers, sentence)
        own = _own_times(times, trigger, clause, sentence)
        reading = read_status(trigger, own, published.latest if published else None, lexicon)
        begin = sentence.offset + trigger.token.idx
        yield EncounterMention(
            type=_type(trigger, sentence, [mentions[s.mention].text.lower() for s in arguments.slots], lexicon),
            lemma=_lemma(trigger),
            begin=begin,
            end=begin + len(trigger.token),
            sentence=sentence.index,
            clause=clause,
            slots=arguments.slots,
            status=reading.status,
            status_cue=reading.cue,
            times=own,
            is_definite=_is_definite(trigger, lexicon),
            is_echo=reading.is_echo,
            is_new=_has(trigger, lexicon, "new"),
            is_weak=trigger.weak,
            is_core=_is_core(trigger, index, lexicon),
            is_headline=sentence.zone is ZoneKind.HEADLINE,
            joins=joins,
            each=arguments.each,
            has_unnamed=arguments.has_unnamed,
            lacks_owner=arguments.lacks_owner,
            count=_number(trigger, lexicon, "counts") or 1,
            ordinal=_number(trigger, lexicon, "ordinals"),
            event_name=_event_name(trigger, lexicon),
            modifier=trigger.noun.modifier or None if trigger.noun is not None else None,
            confidence=0.9 if reading.firm else 0.6,
        )


def _times(sentence: Sentence, published: DateValue | None, lexicon: Lexicon) -> tuple[TimeExpression, ...]:
    """Time expressions with article offsets; a date inside a seit-phrase ("seit dem Amtsantritt im Mai") only bounds a time."""
    text = sentence.span.text
    found: list[TimeExpression] = []
    for t in tag(text, published):
        head = _CLAUSE_BREAK.split(text[: t.begin])[-1].lower().split()
        kind = t.kind
        if kind == "date" and lexicon.words("since", "words") & set(head):
            kind = "since"
        elif kind == "date" and _is_thing(t.text, head, lexicon):
            kind = "mention"
        found.append(
            TimeExpression(t.text, t.begin + sentence.begin, t.end + sentence.begin, t.value, kind, t.duration)
        )
    return tuple(found)


def _is_thing(text: str, head: Sequence[str], lexicon: Lexicon) -> bool:
    """ "über den kommenden Winter": with an article and no preposition of time a period is spoken about, not a date."""
    if not head or head[-1] not in lexicon.words("article", "words") or text[0].isdigit():
        return False
    return len(head) < 2 or head[-2] not in lexicon.words("temporal_prepositions", "words")


def _own_times(
    times: Sequence[TimeExpression], trigger: Trigger, clause: tuple[int, int], sentence: Sentence
) -> tuple[TimeExpression, ...]:
    """Times of the trigger's own clause; where it has none, those of the stretch of text that belongs to it."""
    tokens = [*syntax.clause(trigger.predicate if trigger.predicate is not None else trigger.token), trigger.token]
    begins = {sentence.offset + t.idx for t in tokens}
    turn = next((t.idx for t in sentence.span if t.lower_ == "sondern"), None)
    if turn is not None:
        times = [t for t in times if t.begin > sentence.offset + turn] or times
    inside = tuple(t for t in times if any(t.begin <= b < t.end for b in begins))
    return inside or tuple(t for t in times if clause[0] <= t.begin < clause[1])


def _lemma(trigger: Trigger) -> str:
    if trigger.noun is not None:
        return trigger.noun.entry.lemma
    return trigger.verb.lemma if trigger.verb is not None else trigger.token.lemma_


def _clause_bounds(trigger: Trigger, triggers: Sequence[Trigger], sentence: Sentence) -> tuple[int, int]:
    """The clause of the trigger, or the whole sentence where it is the only trigger."""
    if len(triggers) == 1:
        return sentence.begin, sentence.end
    tokens = [*syntax.clause(trigger.predicate if trigger.predicate is not None else trigger.token), trigger.token]
    if trigger.noun is not None:
        first, last = syntax.noun_phrase(trigger.token)
        tokens += list(trigger.token.doc[first:last])
    begin = min(t.idx for t in tokens)
    end = max(t.idx + len(t) for t in tokens)
    return sentence.offset + begin, sentence.offset + end


def _type(trigger: Trigger, sentence: Sentence, parties: Sequence[str], lexicon: Lexicon) -> EncounterType:
    """The lexicon's type, made more precise by the words around ("telefonisches Gespräch", "Treffen der Staats- und Regierungschefs")."""
    entry = trigger.verb or (trigger.noun.entry if trigger.noun else None)
    kind = entry.type if entry else EncounterType.ENCOUNTER
    if trigger.content is not None and trigger.content.noun is not None:
        kind = _more_telling(kind, trigger.content.noun.entry.type)
    clause = syntax.clause(trigger.predicate) if trigger.predicate is not None else sentence.span
    text = " ".join(t.lower_ for t in clause)
    if kind in (EncounterType.ENCOUNTER, EncounterType.MEETING):
        for name, phrases in lexicon.cues["medium"].items():
            if any(p in text for p in phrases):
                return EncounterType(name)
    if kind is EncounterType.MEETING and any(
        p in party for p in lexicon.phrases("heads_of_state_plural") for party in parties
    ):
        return EncounterType.SUMMIT
    return kind


def _more_telling(verb: EncounterType, noun: EncounterType) -> EncounterType:
    """ "kamen zu einem Gipfel zusammen" is a summit, "traf sich zu einem Gespräch" stays a meeting."""
    if verb in (EncounterType.ENCOUNTER, EncounterType.MEETING) and noun not in (
        EncounterType.ENCOUNTER,
        EncounterType.VISIT,
    ):
        return noun
    return verb


def _is_definite(trigger: Trigger, lexicon: Lexicon) -> bool:
    if trigger.noun is None:
        return False
    adposition = preposition(trigger.token)
    if adposition is not None and adposition.lower_ in ("beim", "im", "zum", "vom", "am", "zur"):
        return True
    words = {d.lower_ for d in determiners(trigger.token)}
    return bool(words & (_DEFINITE | lexicon.words("possessive", "words")))


_DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des", "dieses", "diesem", "diese", "dieser", "diesen"})
_CORE_SECTIONS = ("light_verbs", "core")
_CORE_VERBS = ("cancelled", "postponed", "denied", "possible", "planned", "occurred")


def _joins(trigger: Trigger, lexicon: Lexicon) -> bool:
    return trigger.predicate is not None and syntax.lexical_lemma(trigger.predicate) in lexicon.words(
        "joining", "lemmas"
    )


def _is_core(trigger: Trigger, index: MentionIndex, lexicon: Lexicon) -> bool:
    """The clause speaks of the encounter itself: the noun is subject or object of a verb of happening, planning or denying."""
    if trigger.predicate is None:
        return False
    if trigger.noun is None:
        subject = syntax.subject(trigger.predicate)
        return subject is None or subject.pos_ == "PRON" or index.at(subject) is not None
    adposition = preposition(trigger.token)
    if adposition is not None and adposition.lower_ not in ("zu", "zum", "zur", "für"):
        return False
    lemma = syntax.lexical_lemma(trigger.predicate)
    return any(lemma in lexicon.words(s, "lemmas") for s in _CORE_SECTIONS) or any(
        lemma in lexicon.words(s, "verbs") for s in _CORE_VERBS
    )


def _has(trigger: Trigger, lexicon: Lexicon, section: str) -> bool:
    if trigger.noun is not None and any(
        w.lower_ in lexicon.words(section, "adjectives") for w in before(trigger.token)
    ):
        return True
    if trigger.verb is None:
        return False
    return any(w.lower_ in lexicon.words(section, "adverbs") for w in syntax.clause(trigger.token))


def _number(trigger: Trigger, lexicon: Lexicon, section: str) -> int | None:
    if trigger.noun is None:
        return None
    numbers = lexicon.cues[section]
    return next((numbers[w.lower_] for w in before(trigger.token) if w.lower_ in numbers), None)


def _event_name(trigger: Trigger, lexicon: Lexicon) -> str | None:
    """The proper name of a framing event, where the trigger has one: the compound as written ("G20-Gipfel", "Nato-Gipfel")."""
    if trigger.noun is None or trigger.noun.entry.type is not EncounterType.SUMMIT or not trigger.noun.modifier:
        return None
    if trigger.noun.modifier in lexicon.words("generic_modifiers", "words"):
        return None
    joint = "-" if "-" in trigger.token.text else ""
    return f"{trigger.noun.modifier}{joint}{trigger.noun.entry.lemma if joint else trigger.noun.entry.lemma.lower()}"
