"""Which encounter a sentence goes on about that names nobody."""

import spacy

from kg.consolidate.topic_sentences import topic_sentences
from kg.model import Article, CleanArticle, ParsedArticle, Sentence
from kg.values import ZoneKind

NLP = spacy.blank("de")
TALK = "Zur Sprache kamen die Zölle."
OTHER = "Am Montag regnete es in Wien."


def parsed(*rows):
    """Rows of (paragraph, text)."""
    clean = CleanArticle(Article("a", "", "a", ""), ())
    return ParsedArticle(clean, tuple(Sentence(i, p, ZoneKind.BODY, 0, NLP(t)[:]) for i, (p, t) in enumerate(rows)))


def test_inside_a_paragraph_the_encounter_mentioned_last():
    assert topic_sentences(parsed((0, OTHER), (0, OTHER), (0, TALK)), {1: [0], 2: [1]}) == {2: [2]}


def test_at_the_head_of_a_paragraph_the_first_one_of_the_paragraph_before():
    assert topic_sentences(parsed((0, OTHER), (0, OTHER), (1, TALK)), {1: [0], 2: [1]}) == {1: [2]}


def test_nothing_before_or_too_far_before():
    assert topic_sentences(parsed((0, TALK), (0, OTHER)), {1: [1]}) == {}
    assert topic_sentences(parsed((0, OTHER), (3, TALK)), {1: [0]}) == {}


def test_other_sentences_and_mentions_are_left_alone():
    assert topic_sentences(parsed((0, OTHER), (0, OTHER), (0, TALK)), {1: [0, 2]}) == {}


def test_talks_come_before_visits():
    rows = parsed((0, OTHER), (0, OTHER), (1, TALK))
    assert topic_sentences(rows, {1: [0], 2: [1]}, talks=[2]) == {2: [2]}
    assert topic_sentences(parsed((0, OTHER), (0, OTHER), (0, TALK)), {1: [0], 2: [1]}, talks=[1]) == {1: [2]}


def test_what_a_party_is_said_to_have_said():
    rows = parsed((0, OTHER), (1, OTHER), (1, OTHER))
    assert topic_sentences(rows, {1: [0]}, retells=lambda s, number: (s.index, number) == (2, 1)) == {1: [2]}


def test_an_encounter_that_is_itself_the_topic():
    rows = parsed((0, OTHER), (0, "Besondere Aufmerksamkeit galt einem Gipfeltreffen."))
    begin = rows.sentences[1].begin + rows.sentences[1].span.text.index("Gipfeltreffen")
    assert topic_sentences(rows, {1: [0], 2: [1]}) == {}
    assert topic_sentences(rows, {1: [0], 2: [1]}, triggers=[begin]) == {1: [1]}
