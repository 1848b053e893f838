"""Subjects, objects, agents and prepositional phrases of verbs and nouns."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from kg.parse.syntax.tokens import (
    LIMIT,
    NOMINAL,
    VERBAL,
    children_of,
    first_conjunct,
    has,
    is_finite,
    labels_of,
    ordered,
    remembered,
    words,
)
from kg.parse.syntax.verbs import is_passive, upper_verb, verb_complex


@remembered
def subject(verb: Token) -> Token | None:
    """The grammatical subject, also of a passive; the one of the governing verb for conjoined verbs and infinitives.

    A relative pronoun is returned as such, see ``antecedent``. Coordinated subjects: the first, see ``conjuncts``.
    """
    seen = verb
    for _ in range(LIMIT):
        found = own_subjects(seen)
        upper = upper_verb(seen)
        if found or upper is None:
            return found[0] if found else None
        seen = upper
    return None


def own_subjects(verb: Token) -> list[Token]:
    """Subjects in the verb's own complex; clauses only where there is no noun."""
    labels = labels_of(verb).subjects
    found = [child for part in verb_complex(verb) for child in children_of(part, labels)]
    return ordered([token for token in found if token.pos_ not in VERBAL]) or ordered(found)


def antecedent(pronoun: Token) -> Token | None:
    """The noun that the relative clause of a relative pronoun modifies, else None."""
    labels = labels_of(pronoun).relative_clauses
    for upper in pronoun.ancestors:
        if upper.dep_ in labels:
            return upper.head if pronoun.pos_ in ("PRON", "DET", "ADV") else None
    return None


def agent(verb: Token) -> Token | None:
    """The doer in a passive: the noun of its von- or durch-phrase (by-phrase), else None."""
    scheme = labels_of(verb)
    if not is_passive(verb):
        return None
    found = prepositional(verb, {*words()["agent_prepositions"], "by"})
    marked = [noun for _, noun in found if noun.dep_ in scheme.agents or noun.head.dep_ in scheme.agents]
    nouns = marked or [noun for _, noun in found]
    return nouns[0] if nouns else None


def direct_object(verb: Token) -> Token | None:
    """The accusative object of the content verb; reflexive pronouns are left out."""
    return _object(verb, labels_of(verb).objects)


def likely_object(verb: Token) -> Token | None:
    """The direct object; where the parser finds none but two subjects ("Kerry beglückwünschte Santos"), the second one.

    Whether the verb is passive is left to the caller, for the parser takes "wird ihn begrüßen" for one.
    """
    found = direct_object(verb)
    subjects = own_subjects(verb)
    if found is not None or len(subjects) < 2 or verb.pos_ == "AUX":
        return found
    second = subjects[1]
    behind = any(is_finite(part) and part.i < second.i for part in verb_complex(verb))
    bare = second.pos_ in ("NOUN", "PROPN") and adposition_of(second) is None
    return second if behind and bare else None


def indirect_object(verb: Token) -> Token | None:
    """The bare dative (or genitive) object of the content verb."""
    return _object(verb, labels_of(verb).indirect_objects)


def _object(verb: Token, labels: Collection[str]) -> Token | None:
    for part in reversed(verb_complex(verb)):
        for child in children_of(part, labels):
            if not is_reflexive(child) and adposition_of(child) is None:
                return child
    return None


def is_reflexive(token: Token) -> bool:
    """True for "sich" and pronouns marked reflexive."""
    return token.lower_ == "sich" or token.tag_ == "PRF" or has(token, "Reflex", "Yes")


def prepositional(token: Token, prepositions: Collection[str] | None = None) -> list[tuple[str, Token]]:
    """Prepositional phrases of a verb (with all its complex) or noun: (lemma of the preposition, head noun or pronoun).

    ``prepositions`` limits them ("mit", "zwischen"); contractions count as their preposition ("im" is "in"). Further
    coordinated nouns are found with ``conjuncts``.
    """
    bases = verb_complex(token) if token.pos_ in VERBAL else [token]
    found = {noun.i: (lemma, noun) for base in bases for lemma, noun in _phrases(base)}
    wanted = None if prepositions is None else set(prepositions)
    return [found[i] for i in sorted(found) if wanted is None or found[i][0] in wanted]


def _phrases(base: Token) -> Iterator[tuple[str, Token]]:
    scheme = labels_of(base)
    for child in base.children:
        if child.dep_ in scheme.obliques:
            adposition = adposition_of(child)
            if adposition is not None:
                yield _preposition_lemma(adposition), child
        elif child.pos_ == "ADP" and child.dep_ in scheme.prepositional_heads:
            nouns = [
                c for c in children_of(child, scheme.preposition_objects) if c.pos_ in (*NOMINAL, "DET", "ADJ", "ADV")
            ]
            if nouns:
                yield _preposition_lemma(child), nouns[0]


@remembered
def adposition_of(noun: Token) -> Token | None:
    """The adposition that marks a noun, else None."""
    scheme = labels_of(noun)
    marks = [c for c in children_of(noun, scheme.case_children) if c.pos_ == "ADP"]
    if marks:
        return marks[0]
    return noun.head if noun.head.pos_ == "ADP" and noun.dep_ in scheme.preposition_objects else None


@remembered
def preposition(noun: Token) -> str | None:
    """The preposition that governs a noun or its coordination ("mit Trump und Putin": mit for both), else None."""
    mark = adposition_of(noun) or adposition_of(first_conjunct(noun))
    return None if mark is None else _preposition_lemma(mark)


def _preposition_lemma(token: Token) -> str:
    contracted: str | None = words()["contractions"].get(token.lower_)
    return contracted or token.lower_
