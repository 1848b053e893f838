"""Clauses, their heads, and negation."""

from __future__ import annotations

from spacy.tokens import Token

from kg.parse.syntax.arguments import direct_object, own_subjects
from kg.parse.syntax.tokens import VERBAL, children_of, is_finite, labels_of, ordered, remembered, words
from kg.parse.syntax.verbs import main_verb, verb_complex


@remembered
def governing_verb(token: Token) -> Token | None:
    """The content verb that a noun belongs to, over nouns and prepositions between.

    For the subject of a nominal predicate its copula; None where there is no verb.
    """
    for upper in token.ancestors:
        if upper.pos_ in VERBAL:
            return main_verb(upper)
        copulas = children_of(upper, labels_of(token).copulas)
        if copulas:
            return copulas[0]
    return None


def clause_head(token: Token) -> Token:
    """The head of the smallest finite clause around a token; the root where there is none."""
    while token.head != token and not is_finite_clause(token):
        token = token.head
    return token


@remembered
def is_finite_clause(token: Token) -> bool:
    """True for the head of a finite clause."""
    if token.dep_ not in labels_of(token).clauses:
        return False
    return any(is_finite(part) for part in (token, *children_of(token, labels_of(token).auxiliaries)))


@remembered
def clause(token: Token) -> list[Token]:
    """The tokens of the smallest finite clause around a token, embedded finite clauses left out."""
    head = clause_head(token)
    found: list[Token] = []
    waiting = [head]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting += [child for child in current.children if not is_finite_clause(child)]
    return ordered(found)


def negations(token: Token) -> list[Token]:
    """Negating words of a verb (anywhere in its complex, and "kein" at its subject and object) or of a noun."""
    negating = words()["negations"]
    labels = labels_of(token).negations
    bases = [token]
    if token.pos_ in VERBAL:
        arguments = [*own_subjects(token), direct_object(token)]
        kein = words()["negative_determiners"]
        bare = [c for noun in arguments if noun is not None for c in noun.children if c.lower_ in kein]
        bases = verb_complex(token)
    else:
        bare = []
    adverbs = [c for base in bases for c in base.children if c.pos_ == "ADV"]  # "nicht mehr", "noch nicht"
    bases = [*bases, *adverbs]
    return ordered([*bare, *(c for base in bases for c in base.children if c.lower_ in negating or c.dep_ in labels)])
