"""Names in -s of persons whom the authority lacks: part of the name, or a genitive."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import parties
from tests.resolve.test_actors import labels, read


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Dort sprach Berater Piet Hendriks. Später lachte Hendriks.", "Berater Piet Hendriks", "Piet Hendriks"),
        ("Dort sprach Berater Piet Hendriks. Niemand kannte Hendrik.", "Berater Piet Hendriks", "Piet Hendrik"),
        ("Dort sprach Direktor Otto Marquis. Niemand kannte Marqui.", "Direktor Otto Marquis", "Otto Marquis"),
        ("Das war Direktor Otto Felix’ Idee.", "Direktor Otto Felix", "Otto Felix"),
    ],
)
def test_a_final_s_is_cut_where_the_article_has_the_name_without_it(text: str, mention: str, name: str) -> None:
    assert labels(read(text, "2019-05-14")[mention]) == [name]


@pytest.mark.parametrize(
    ("phrase", "name"), [("Piet Hendriks", "Piet Hendrik"), ("von Berater Piet Hendriks", "Piet Hendriks")]
)
def test_right_behind_a_noun_it_is_a_genitive(phrase: str, name: str, nlp: Language) -> None:
    assert parties(f"Das Gespräch {phrase} mit Otmar Kühnert war am Montag.", nlp) == [{name, "Otmar Kühnert"}]
