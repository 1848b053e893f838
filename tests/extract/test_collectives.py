"""Parties without a name: which words name them, and how they are called."""

from __future__ import annotations

import pytest

from kg.extract.mention_collectives import Sort, collective, nominative


@pytest.mark.parametrize(
    ("token", "lemma", "sort"),
    [
        ("Gesamtbetriebsrats", "Gesamtbetriebsrat", Sort.STAFF),
        ("Rebellenvertretern", "Rebellenvertreter", Sort.REPRESENTATIVES),
        ("Entführern", "Entführer", Sort.GROUPS),
        ("VW-Vorstand", "VW-Vorstand", Sort.LEADERSHIP),
        ("Angehörigen", "Angehörige", Sort.PEOPLE),
        ("Opposition", "Opposition", Sort.BODIES),
    ],
)
def test_words_for_parties(token: str, lemma: str, sort: Sort) -> None:
    found = collective(token)
    assert found is not None
    assert (found.nominative, found.sort) == (lemma, sort)


@pytest.mark.parametrize("token", ["rebellen", "Verstand", "Dorf", "Erbauern", "2018"])
def test_other_words(token: str) -> None:
    assert collective(token) is None


@pytest.mark.parametrize(
    ("text", "label", "noun"),
    [
        ("örtlichen Stammesältesten", "örtliche Stammesälteste", "Stammesälteste"),
        ("Berliner Anwälten", "Berliner Anwälte", "Anwälte"),
        ("gesamten Vorstands der Bank", "gesamter Vorstand der Bank", "Vorstand"),
        ("afghanischen Parlament", "afghanisches Parlament", "Parlament"),
    ],
)
def test_a_label_stands_in_the_nominative(text: str, label: str, noun: str) -> None:
    assert nominative(text) == (label, noun)
