"""Which words of a sentence belong to an encounter told in it, so that places elsewhere in the sentence are not taken for its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.nominal import preposition
from kg.extract.times import outer_clause
from kg.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.lexicon import Lexicon
    from kg.extract.triggers import Trigger
    from kg.model import Sentence


def own_words(trigger: Trigger, sentence: Sentence, lexicon: Lexicon, *, alone: bool) -> tuple[int, ...]:
    """Article offsets of the words in the trigger's clause, without attributes of other nouns ("über die Krise in Nordkorea").

    With ``alone``, the only trigger of a sentence in which nobody is cited, all clauses of the sentence count.
    """
    tokens: list[Token] = list(syntax.clause(trigger.predicate if trigger.predicate is not None else trigger.token))
    if alone and not _cites(sentence, lexicon):
        tokens = list(sentence.span)
    if trigger.noun is None and trigger.predicate is not None and (outer := outer_clause(trigger.predicate)):
        tokens += outer
    if trigger.noun is not None:
        first, last = syntax.noun_phrase(trigger.token)
        tokens += list(trigger.token.doc[first:last])
    return tuple(sorted({sentence.offset + t.idx for t in tokens if not _is_attribute(t, trigger, lexicon)}))


def _cites(sentence: Sentence, lexicon: Lexicon) -> bool:
    verbs = lexicon.words("citing", "lemmas")
    return any(t.pos_ == "VERB" and syntax.lexical_lemma(t) in verbs for t in sentence.span)


def _is_attribute(place: Token, trigger: Trigger, lexicon: Lexicon) -> bool:
    """The name in "die Krise in Nordkorea" after über, um, wegen …, or in a genitive ("der Präsidentenwahl in den USA")."""
    adposition = preposition(place)
    if adposition is None or adposition.lower_ not in ("in", "im") or adposition.i == adposition.sent.start:
        return False
    if place.i + 1 < place.sent.end and place.nbor().tag_ == "ADJA":  # "der im Gazastreifen festgehaltenen Geiseln"
        return True
    noun = adposition.nbor(-1)
    if noun.pos_ != "NOUN" or noun == trigger.token or lexicon.noun(noun.text) is not None:
        return False
    governing = preposition(noun)
    if governing is None:
        return "Gen" in noun.morph.get("Case", []) and not _owns(noun, trigger.token)
    return governing.lower_ in lexicon.words("topical", "prepositions")


def _owns(noun: Token, trigger: Token) -> bool:
    """The genitive right behind the trigger says whose encounter it is: "die Tagung des Ministerrats in Berlin"."""
    between = trigger.doc[trigger.i + 1 : noun.i]
    return trigger.i < noun.i and all(t.pos_ in ("DET", "ADJ") for t in between)
