"""Plurals that take up what was told before, without a trained model; what is counted tells whether they do."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.authority import Authority
from kg.clean import clean
from kg.extract.mentions import find_mentions
from kg.model import Article, ParsedArticle
from kg.parse import parse
from kg.values import MentionKind
from tests.resolve.sheets import article


def plurals(parsed: ParsedArticle) -> list[str]:
    return [m.text for m in find_mentions(parsed, Authority.load()) if m.kind is MentionKind.PLURAL]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danach trafen sich die drei.", ["die drei"]),
        ("Die vier Länder schwiegen.", ["Die vier Länder"]),
        ("Die fünf Staaten schwiegen.", ["Die fünf Staaten"]),
        ("Die beiden Regierungsspitzen schwiegen.", ["Die beiden Regierungsspitzen"]),
        ("Vier Länder schwiegen.", []),
        ("Die vier Tage vergingen.", []),
        ("Die drei Hunde bellten.", []),
        ("Beide Hunde bellten.", []),
    ],
)
def test_what_is_counted_must_be_parties(text: str, expected: list[str]) -> None:
    assert plurals(article(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Abend trafen sich die drei in Oslo.", ["die drei"]),
        ("Am Abend trafen sich die drei großen Orchester in Oslo.", []),
        ("Am Abend sah man die drei oder vier Orchester in Oslo.", []),
    ],
)
def test_a_number_before_more_words_counts_something_else(text: str, expected: list[str], nlp: Language) -> None:
    (parsed,) = parse([clean(Article("a", text, "a", "0"))], nlp)
    assert plurals(parsed) == expected
