"""Infinitives with "ß", whatever the text writes."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.parse import syntax


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Die Ministerin schloss einen Rücktritt aus.", "schloss", "ausschließen"),
        ("Der Rat beschloss ein Gesetz.", "beschloss", "beschließen"),
        ("Die Gemeinde begrüsste ihn.", "begrüsste", "begrüßen"),
        ("Der Bundesrat begrüsst den Entscheid.", "begrüsst", "begrüßen"),
        ("Die Sache heisst so.", "heisst", "heißen"),
        ("Er liess ihn gehen.", "liess", "lassen"),
        ("Sie verliessen den Saal.", "verliessen", "verlassen"),
        ("Er fasste ihn.", "fasste", "fassen"),
        ("Sie hissten die Fahne.", "hissten", "hissen"),
        ("Sie wissen es.", "wissen", "wissen"),
        ("Sie vermissen ihn.", "vermissen", "vermissen"),
    ],
)
def test_a_long_vowel_has_a_sharp_s_and_a_short_one_has_none(text: str, verb: str, lemma: str, nlp: Language) -> None:
    token = next(token for token in nlp(text) if token.text == verb)
    assert syntax.lexical_lemma(token) == lemma


def test_auxiliaries_are_left_alone(nlp: Language) -> None:
    token = next(token for token in nlp("Sie mussten gehen.") if token.text == "mussten")
    assert token.lemma_ == "müssen"
