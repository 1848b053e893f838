"""Where no sentence may begin."""

from __future__ import annotations

import pytest
import spacy

from kg.parse.boundaries import mark_boundaries


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Er kam am 7. Juli. Dann ging er.", ["Er", "7.", "Dann"]),
        ("Das ist gut, Herr Meier.", ["Das", "Meier"]),
        ("„Das war gut“, sagte Trump.", ["„", "Trump"]),
        ("Es hieß: „Gut.“ Danach kam Xi.", ["Es", "„", "Danach", "Xi"]),
        ('Sie sagte: "Gut." Danach kam Xi.', ["Sie", '"', "Danach", "Xi"]),
        ("Trump (li.) und Putin", ["Trump", "(", "Putin"]),
    ],
)
def test_sentences_begin_only_where_they_may(text: str, allowed: list[str]) -> None:
    doc = mark_boundaries(spacy.blank("de")(text))
    free = [token.text for token in doc if token.i == 0 or token.is_sent_start is None]
    assert free == allowed


def test_empty_text_has_no_boundaries() -> None:
    assert len(mark_boundaries(spacy.blank("de")(""))) == 0
