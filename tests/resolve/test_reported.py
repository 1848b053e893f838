"""Pronouns of reported speech: the speaker who is named behind them."""

from __future__ import annotations

import hashlib

import pytest
from spacy.language import Language

from kg.authority import Authority
from kg.clean import clean
from kg.extract.claims import find_claims
from kg.extract.mentions import find_mentions
from kg.model import Article
from kg.parse import parse
from kg.resolve import resolve
from kg.resolve.reported import with_speakers


def meant(text: str, pronoun: str, nlp: Language) -> list[str]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    told = Article(id="a", text=text, origin="a.txt", sha256=digest, published="2019-05-14")
    parsed, authority = next(iter(parse([clean(told)], nlp))), Authority.load()
    mentions = find_mentions(parsed, authority)
    found = with_speakers(resolve(mentions, parsed, authority), parsed, find_claims(parsed, mentions), authority)
    return [actor.label for r in found if r.mention.text.lower() == pronoun for actor in r.actors]


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("Mit Alexis Tsipras wolle er nicht verhandeln, sagte Wolfgang Schäuble.", "er", ["Wolfgang Schäuble"]),
        ("Emmanuel Macron habe sie erreicht, sagte Angela Merkel.", "sie", ["Angela Merkel"]),
        ("Er habe abgesagt, erklärte Friedrich Merz.", "er", ["Friedrich Merz"]),
        ("Alexis Tsipras kam spät. Er habe angerufen, sagte Angela Merkel.", "er", ["Alexis Tsipras"]),
        ("Alexis Tsipras kam spät. Er war müde, sagte Wolfgang Schäuble.", "er", ["Alexis Tsipras"]),
    ],
)
def test_er_and_sie(text: str, pronoun: str, expected: list[str], nlp: Language):
    assert meant(text, pronoun, nlp) == expected


def test_nobody_beside_it_in_the_clause(nlp: Language):
    text = "Donald Trump kennt die Schweiz: Ueli Maurer empfing er im Mai im Weißen Haus."
    assert meant(text, "er", nlp) == ["Donald Trump"]
