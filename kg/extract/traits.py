"""What the words around a trigger say of the encounter: its type, name and number, and how it stands in its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import function_words
from kg.extract.nominal import before, determiners, preposition
from kg.parse import syntax
from kg.values import EncounterType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.lexicon import Lexicon
    from kg.extract.mention_index import MentionIndex
    from kg.extract.triggers import Trigger
    from kg.model import Sentence


def lemma_of(trigger: Trigger) -> str:
    """Lemma of the lexicon entry of a trigger."""
    if trigger.noun is not None:
        return trigger.noun.entry.lemma
    return trigger.verb.lemma if trigger.verb is not None else trigger.token.lemma_


def clause_bounds(trigger: Trigger, triggers: Sequence[Trigger], sentence: Sentence) -> tuple[int, int]:
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


def type_of(trigger: Trigger, sentence: Sentence, parties: Sequence[str], lexicon: Lexicon) -> EncounterType:
    """The lexicon's type, made more precise by the words around ("telefonisches Gespräch", "Treffen der Staats- und Regierungschefs")."""
    entry = trigger.verb or (trigger.noun.entry if trigger.noun else None)
    kind = entry.type if entry else EncounterType.ENCOUNTER
    if trigger.content is not None and trigger.content.noun is not None:
        kind = _more_telling(kind, trigger.content.noun.entry.type)
    clause = syntax.clause(trigger.predicate) if trigger.predicate is not None else sentence.span
    if _is_frame(trigger, lexicon):
        clause = sentence.span[: trigger.token.i - sentence.span.start + 1]
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


def _is_frame(trigger: Trigger, lexicon: Lexicon) -> bool:
    """ "Nach dem Gespräch mit A telefonierte B": the verb tells of another encounter, and of that one's medium."""
    adposition = preposition(trigger.token) if trigger.noun is not None else None
    if adposition is None or trigger.predicate is None:
        return False
    framing = adposition.lower_ in lexicon.words("reporting_frame", "prepositions")
    return framing and syntax.lexical_lemma(trigger.predicate) in lexicon.verbs


def _more_telling(verb: EncounterType, noun: EncounterType) -> EncounterType:
    """ "kamen zu einem Gipfel zusammen" is a summit, "traf sich zu einem Gespräch" stays a meeting."""
    if verb in (EncounterType.ENCOUNTER, EncounterType.MEETING) and noun not in (
        EncounterType.ENCOUNTER,
        EncounterType.VISIT,
    ):
        return noun
    return verb


def is_definite(trigger: Trigger, lexicon: Lexicon) -> bool:
    """A noun with a definite article, demonstrative or possessive, which may point back."""
    if trigger.noun is None:
        return False
    adposition = preposition(trigger.token)
    if adposition is not None and adposition.lower_ in ("beim", "im", "zum", "vom", "am", "zur"):
        return True
    words = {d.lower_ for d in determiners(trigger.token)}
    return bool(words & (function_words("definite") | lexicon.words("possessive", "words")))


_CORE_SECTIONS = ("light_verbs", "core")
_CORE_VERBS = ("cancelled", "postponed", "denied", "possible", "planned", "occurred")


def joins(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Somebody is said to take part in the encounter ("an dem Treffen nahm X teil")."""
    return trigger.predicate is not None and syntax.lexical_lemma(trigger.predicate) in lexicon.words(
        "joining", "lemmas"
    )


def is_core(trigger: Trigger, index: MentionIndex, lexicon: Lexicon) -> bool:
    """The clause speaks of the encounter itself: the noun is subject or object of a verb of happening, planning or denying."""
    if trigger.predicate is None:
        return False
    if trigger.noun is None:
        subject = syntax.subject(trigger.predicate)
        return subject is not None and (subject.pos_ == "PRON" or index.at(subject) is not None)
    adposition = preposition(trigger.token)
    if adposition is not None and adposition.lower_ not in ("zu", "zum", "zur", "für"):
        return False
    lemma = syntax.lexical_lemma(trigger.predicate)
    return any(lemma in lexicon.words(s, "lemmas") for s in _CORE_SECTIONS) or any(
        lemma in lexicon.words(s, "verbs") for s in _CORE_VERBS
    )


def has_word(trigger: Trigger, lexicon: Lexicon, section: str) -> bool:
    """The trigger, or its clause for a verb, has a word of a section ("new": weiteres, erneut)."""
    if trigger.noun is not None and any(
        w.lower_ in lexicon.words(section, "adjectives") for w in before(trigger.token)
    ):
        return True
    if trigger.verb is None:
        return False
    return any(w.lower_ in lexicon.words(section, "adverbs") for w in syntax.clause(trigger.token))


def number_of(trigger: Trigger, lexicon: Lexicon, section: str) -> int | None:
    """The number before a noun, from a section of numerals ("ordinals": das dritte Telefonat)."""
    if trigger.noun is None:
        return None
    numbers = lexicon.cues[section]
    return next((numbers[w.lower_] for w in before(trigger.token) if w.lower_ in numbers), None)


def event_name(trigger: Trigger, lexicon: Lexicon) -> str | None:
    """The proper name of a framing event, where the trigger has one: the compound as written ("G20-Gipfel", "Nato-Gipfel")."""
    if trigger.noun is None or trigger.noun.entry.type is not EncounterType.SUMMIT or not trigger.noun.modifier:
        return None
    if trigger.noun.modifier in lexicon.words("generic_modifiers", "words"):
        return None
    joint = "-" if "-" in trigger.token.text else ""
    return f"{trigger.noun.modifier}{joint}{trigger.noun.entry.lemma if joint else trigger.noun.entry.lemma.lower()}"
