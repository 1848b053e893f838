"""Finds the words of a sentence that tell of encounters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.lexicon import Frame, Lexicon, NounHit, VerbEntry
from kg.parse import syntax

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an encounter: a verb or turn (``verb`` is set) or a noun (``noun`` is set).

    ``token`` is the word itself; ``predicate`` is the verb whose tense, mood and negation count, None in a nominal clause.
    """

    token: Token
    predicate: Token | None
    verb: VerbEntry | None = None
    noun: NounHit | None = None

    @property
    def weak(self) -> bool:
        """True when the word tells of an encounter only with two parties in sight."""
        entry = self.verb or (self.noun.entry if self.noun else None)
        return bool(entry and entry.weak)


def find_triggers(sentence: Span, lexicon: Lexicon) -> list[Trigger]:
    """All triggers of a sentence in text order; a noun that only fills the verb of another trigger is left out."""
    found = [*_verbs(sentence, lexicon), *_turns(sentence, lexicon), *_nouns(sentence, lexicon)]
    found.sort(key=lambda t: t.token.i)
    return _without_doubles(found)


def _verbs(sentence: Span, lexicon: Lexicon) -> Iterator[Trigger]:
    reflexives = lexicon.words("reflexive", "words")
    for token in sentence:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        entry = lexicon.verbs.get(syntax.lexical_lemma(token)) or _by_form(token, lexicon)
        if entry and not _other_sense(token, entry, reflexives):
            yield Trigger(token, token, verb=entry)


def _by_form(token: Token, lexicon: Lexicon) -> VerbEntry | None:
    lemma = lexicon.cues["forms"].get(token.lower_)
    if lemma is None:
        return None
    particle = syntax.particle(token)
    return lexicon.verbs.get((particle.lower_ if particle else "") + lemma)


def _other_sense(token: Token, entry: VerbEntry, reflexives: frozenset[str]) -> bool:
    if entry.reflexive and not any(c.lower_ in reflexives for c in syntax.clause(token)):
        return True
    return bool(entry.not_with) and bool(syntax.prepositional(token, set(entry.not_with)))


def _turns(sentence: Span, lexicon: Lexicon) -> Iterator[Trigger]:
    words = [t.lower_ for t in sentence]
    for entry in lexicon.turns:
        wanted = [w.lower() for w in entry.words]
        for i in range(len(words) - len(wanted) + 1):
            if words[i : i + len(wanted)] == wanted:
                token = sentence[i + len(wanted) - 1]
                predicate = syntax.governing_verb(token)
                if predicate is not None:
                    yield Trigger(token, predicate, verb=entry)


def _nouns(sentence: Span, lexicon: Lexicon) -> Iterator[Trigger]:
    for token in sentence:
        if not token.text[:1].isupper() and "-" not in token.text:
            continue
        if token.pos_ not in ("NOUN", "PROPN", "X", "VERB", "ADJ"):
            continue
        hit = lexicon.noun(token.text)
        if hit and not (hit.entry.plural_only and not hit.is_plural and not hit.modifier):
            yield Trigger(token, syntax.governing_verb(token), noun=hit)


def _without_doubles(found: list[Trigger]) -> list[Trigger]:
    """Drop weak or general triggers that another trigger of the same predicate already tells ("sich zu einem Gespräch treffen")."""
    kept: list[Trigger] = []
    for trigger in found:
        rival = next((o for o in found if o is not trigger and _covers(o, trigger)), None)
        if rival is None:
            kept.append(trigger)
    return kept


def _covers(strong: Trigger, other: Trigger) -> bool:
    """True when ``other`` adds nothing to ``strong``: same predicate, and the noun is the content of the verb."""
    if strong.predicate is None or other.predicate is None or strong.token == other.token:
        return False
    if strong.verb and strong.predicate == strong.token and other.noun and other.predicate == strong.token:
        return strong.verb.frame is not Frame.TRAVEL and _is_content(strong.token, other.token)
    if strong.noun and other.verb and other.token == strong.predicate:
        return other.verb.frame is Frame.TRAVEL and _is_content(other.token, strong.token)
    if strong.verb and strong.verb.words and other.verb and other.predicate == strong.predicate:
        return not other.verb.words
    return False


def _is_content(verb: Token, noun: Token) -> bool:
    heads = [head for _, head in syntax.prepositional(verb, {"zu", "zum", "zur", "bei", "beim", "in", "im"})]
    target = syntax.direct_object(verb)
    return noun in heads or noun == target
