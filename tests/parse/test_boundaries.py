"""Where no sentence may begin, and where one must."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.parse.boundaries import join_sentences, mark_boundaries
from tests.parse.trees import tree


def marked(text: str) -> Doc:
    return mark_boundaries(spacy.blank("de")(text))


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Das ist gut, Herr Meier.", ["Das"]),
        ("„Das war gut“, sagte Trump.", ["„"]),
        ("Es hieß: „Gut.“ Danach kam Xi.", ["Es", "Danach"]),
        ('Sie sagte: "Gut." Danach kam Xi.', ["Sie", "Danach"]),
        ("Zölle: Die Minister reden weiter.", ["Zölle"]),
        ("Trump (li.) und Putin", ["Trump"]),
        ("Laut Bürgermeister Dr. Anna Meier kam Kim Jong-Un nicht.", ["Laut"]),
        ("Das folgt aus Art. 7 und Abs. 2 des Vertrags.", ["Das"]),
        ("Die Kunst. Eine Art. Die Regel.", ["Die", "Eine", "Die"]),
        ("Die Ministerin erklärte Mitte Juni ihren Rücktritt!", ["Die"]),
        ("Wer kommt? Niemand weiß es.", ["Wer", "Niemand"]),
        ("Ministerin in Rom Die Gäste (hinten) warten auf Wein.", ["Ministerin", "Die"]),
    ],
)
def test_sentences_begin_only_where_they_may(text: str, allowed: list[str]) -> None:
    assert [token.text for token in marked(text) if token.i == 0 or token.is_sent_start is None] == allowed


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Er ging. „Das reicht mir“, sagte er.", ["„"]),
        ('Er ging. "Das reicht mir", sagte er.', ['"']),
        ("Er wohnt dort seit 2004. Die Nachbarn mögen ihn.", ["Die"]),
        ("Es endete 24:22. Danach gab es Streit.", ["Danach"]),
        ("Die Sperrung der A8. In Ulm staute es sich.", ["In"]),
        ("Das Treffen ist am 7. Auch die Kanzlerin kommt.", ["Auch"]),
    ],
)
def test_sentences_begin_where_they_must(text: str, first: list[str]) -> None:
    assert [token.text for token in marked(text)[1:] if token.is_sent_start is True] == first


@pytest.mark.parametrize(
    "text",
    [
        "Er kam am 7. Juli und am 8. August.",
        "Das 3. Quartal war gut.",
        "1. Die Lage",
        "Er las „der, die, das“ vor.",
        "Er fragte: „Wer kommt?“",
        "Er rief „",
    ],
)
def test_no_sentence_must_begin_behind_an_ordinal_a_list_number_or_a_quoted_word(text: str) -> None:
    assert not [token.text for token in marked(text)[1:] if token.is_sent_start is True]


def test_empty_text_has_no_boundaries() -> None:
    assert len(marked("")) == 0


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


@pytest.mark.parametrize(
    "sentences",
    [
        ["Die Außenminister reden am 3. und 4. März in Wien über Zölle.", "Danach fliegen sie nach Rom."],
        ["Der Kredit kostet 4 Prozent p. a. und läuft zehn Jahre.", "Die Bank prüft ihn."],
        ["Machthaber Kim Jong-Un empfing die Gesandte.", "Er lud sie zum Essen ein."],
        ["Die Mannschaft gewann mit 27:25.", "Das Spiel dauerte lange."],
        ["Der Rat beruft sich auf Art. 42 des Vertrags und auf Nr. 3 der Regeln.", "Das Gericht sieht es anders."],
        ["Die Ministerin reiste ab.", "„Wir haben offen geredet“, sagte sie in Prag."],
        ["Er sagte: „Wir kommen wieder.", "Das ist versprochen.“", "Dann fuhr er heim."],
        ["Die Regierung hat ein Ziel: Die Zölle sollen fallen.", "Das braucht Zeit."],
        ["Am 12. April traf der Präsident Bürgermeister Dr. Karl Weber.", "Sie sprachen zwei Stunden."],
    ],
)
def test_the_shipped_pipeline_finds_sentences(nlp: Language, sentences: list[str]) -> None:
    assert [s.text for s in nlp(" ".join(sentences)).sents] == sentences
