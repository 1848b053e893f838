"""Where no sentence may begin."""

from __future__ import annotations

import pytest
import spacy

from kg.parse.boundaries import join_sentences, mark_boundaries
from tests.parse.trees import tree


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


def test_a_second_root_where_no_sentence_may_begin_is_joined() -> None:
    doc = tree("""
        Sie sie PRON PPER nsubj 1
        gingen gehen VERB VVFIN ROOT 1
        , , PUNCT $, punct 4
        so so ADV ADV advmod 4
        sagte sagen VERB VVFIN ROOT 4
        er er PRON PPER nsubj 4
        . . PUNCT $. punct 4
        Xi Xi PROPN NE nsubj 8
        blieb bleiben VERB VVFIN ROOT 8
    """)
    assert len(list(doc.sents)) == 3
    joined = join_sentences(doc)
    assert [s.text for s in joined.sents] == ["Sie gingen , so sagte er .", "Xi blieb"]
    assert joined[4].head == joined[1]
    assert [t.lemma_ for t in joined][:2] == ["sie", "gehen"]
