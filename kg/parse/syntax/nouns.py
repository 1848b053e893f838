"""What belongs to a noun: genitives, possessors, coordination, appositions, modifiers, its phrase."""

from __future__ import annotations

from spacy.tokens import Token

from kg.parse.syntax.arguments import adposition_of, prepositional
from kg.parse.syntax.tokens import NOMINAL, children_of, first_conjunct, has, labels_of, ordered, remembered, words


def genitives(noun: Token) -> list[Token]:
    """Nouns in the genitive and von-phrases (of-phrases, 's) of a noun: "Treffen der Minister", "Besuch von Merkel"."""
    scheme = labels_of(noun)
    bare = [c for c in children_of(noun, scheme.genitives) if c.pos_ in NOMINAL and adposition_of(c) is None]
    marked = [n for _, n in prepositional(noun, {*words()["genitive_prepositions"], "of"})]
    return ordered([*bare, *marked])


def possessor(noun: Token) -> Token | None:
    """The possessive pronoun ("sein", "ihr") or preposed genitive ("Merkels") of a noun, else None."""
    for child in children_of(noun, labels_of(noun).possessives):
        saxon = child.i < noun.i and child.pos_ == "PROPN" and adposition_of(child) is None and child.dep_ != "nk"
        if child.tag_.startswith(("PPOS", "PRP$")) or has(child, "Poss", "Yes") or child.dep_ == "det:poss" or saxon:
            return child
    return None


def conjuncts(token: Token) -> list[Token]:
    """All heads of the coordination that a token stands in: "Trump, Putin und Xi" -> three, from any of them."""
    found: dict[int, Token] = {}
    waiting = [first_conjunct(token)]
    while waiting:
        current = waiting.pop()
        if current.i not in found:
            found[current.i] = current
            waiting += _next_conjuncts(current)
    return [found[i] for i in sorted(found)]


def _next_conjuncts(token: Token) -> list[Token]:
    scheme = labels_of(token)
    links = [child for c in children_of(token, scheme.coordinators) for child in children_of(c, scheme.conjuncts)]
    return [*children_of(token, scheme.conjuncts), *links]


def appositions(token: Token) -> list[Token]:
    """Names and nouns in apposition: "Minister Rex Tillerson" -> [Rex] (UD), "Merkel, die Kanzlerin" -> [Kanzlerin]."""
    return [c for c in children_of(token, labels_of(token).appositions) if c.pos_ in NOMINAL]


def modifiers(noun: Token) -> list[Token]:
    """Attributive adjectives: "der russische Präsident" -> [russische]."""
    return [c for c in children_of(noun, labels_of(noun).modifiers) if c.pos_ == "ADJ"]


@remembered
def noun_phrase(token: Token) -> tuple[int, int]:
    """Token indices [start, end) of a name or noun with determiner, adjectives, numerals, titles, adjacent appositions.

    Coordinations, genitives, prepositional phrases and relative clauses are not part of it.
    """
    labels = labels_of(token).noun_parts
    inside = {token.i}
    waiting = [token]
    while waiting:
        for child in children_of(waiting.pop(), labels):
            inside.add(child.i)
            waiting.append(child)
    start = end = token.i
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    return start, end + 1
