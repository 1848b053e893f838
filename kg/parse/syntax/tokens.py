"""What the modules of this package share: the German function words and small questions about one token."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from spacy.tokens import Doc, Token

from kg.parse.syntax.schemes import Scheme, scheme_of

VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "X")
LIMIT = 8
_DOCS = 64  # as many documents as the longest articles have zones; then the oldest answers are forgotten
_WORDS = Path(__file__).resolve().parents[2] / "lang" / "de" / "syntax.toml"


@cache
def words() -> dict[str, Any]:
    """German function words, from ``kg/lang/de/syntax.toml``."""
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


Answer = TypeVar("Answer")


def remembered(question: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """Ask a question about a token once, for the steps ask the same again and again. Callers must not change the answer.

    The answers are kept beside the last documents and not in them: tokens refer to their document, and a ring of
    references would keep each document until the next garbage collection.
    """

    @lru_cache(maxsize=_DOCS)
    def answers(_: Doc) -> dict[int, Answer]:
        return {}

    @wraps(question)
    def ask(token: Token) -> Answer:
        known = answers(token.doc)
        position = token.i
        if position not in known:
            known[position] = question(token)
        return known[position]

    return ask


def labels_of(token: Token) -> Scheme:
    """The label scheme of a token's document."""
    return scheme_of(token.doc)


def children_of(token: Token, labels: Collection[str]) -> list[Token]:
    """Children with one of the labels."""
    return [child for child in token.children if child.dep_ in labels]


def ordered(tokens: Collection[Token]) -> list[Token]:
    """Distinct tokens in text order."""
    return sorted(set(tokens), key=lambda token: token.i)


def has(token: Token, feature: str, value: str) -> bool:
    """True when the morphology has the value for the feature."""
    return value in str(token.morph.to_dict().get(feature, "")).split(",")


@remembered
def is_finite(token: Token) -> bool:
    """True for finite verb forms, by tag (STTS, Penn) or else by morphology."""
    if token.tag_:
        return token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.tag_.endswith(("FIN", "IMP"))
    return token.pos_ in VERBAL and "Mood" in token.morph.to_dict()


@remembered
def first_conjunct(token: Token) -> Token:
    """The head of the coordination that a token stands in, the token itself where it is in none."""
    scheme = labels_of(token)
    for _ in range(LIMIT):
        if token.dep_ not in scheme.conjuncts or token.head == token:
            break
        token = token.head.head if token.head.dep_ in scheme.coordinators else token.head
    return token
