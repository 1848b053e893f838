"""What was agreed: the objects of verbs of agreement, as the text has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import Lexicon, load_lexicon
from kg.parse import syntax

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.model import Sentence

_LONGEST = 24  # words


def find_outcomes(sentence: Sentence) -> tuple[str, ...]:
    """Agreements told in a sentence ("haben einen Waffenstillstand für den Süden vereinbart"), each with its verb; negated ones too.

    Plans ("wollen vereinbaren") and encounters that are agreed on ("vereinbarten ein Treffen") are no outcomes.
    """
    lexicon = load_lexicon()
    return tuple(text for verb in sentence.span if (text := _outcome(verb, lexicon)))


def _outcome(verb: Token, lexicon: Lexicon) -> str | None:
    if verb.pos_ != "VERB" or syntax.main_verb(verb) != verb:
        return None
    if syntax.lexical_lemma(verb) not in lexicon.words("agreeing", "verbs") or _is_ahead(verb, lexicon):
        return None
    for head in _contents(verb):
        if lexicon.noun(head.text) is None and head.pos_ in ("NOUN", "PROPN"):
            return _text(head, verb)
    return None


def _is_ahead(verb: Token, lexicon: Lexicon) -> bool:
    modals = lexicon.words("modal", "planned") | lexicon.words("modal", "possible") | {"sollen", "müssen", "werden"}
    return any(a.lemma_ in modals for a in syntax.auxiliaries(verb)) and not syntax.is_passive(verb)


def _contents(verb: Token) -> Iterator[Token]:
    content = syntax.subject(verb) if syntax.is_passive(verb) else syntax.direct_object(verb)
    if content is not None:
        yield content
    yield from (head for _, head in syntax.prepositional(verb, ("auf",)))
    yield from syntax.own_subjects(verb)[1:]  # the parser's second subject is the object


def _text(head: Token, verb: Token) -> str | None:
    """From the beginning of the noun phrase to the verb behind it, or to the next punctuation."""
    first, last = syntax.noun_phrase(head)
    end = (
        verb.i + 1
        if verb.i > head.i
        else next((i for i in range(last, head.sent.end) if head.doc[i].pos_ == "PUNCT"), head.sent.end)
    )
    words = head.doc[first:end]
    text = words.text if verb.i > head.i else f"{words.text} ({verb.text})"
    return text if len(words) <= _LONGEST else None
