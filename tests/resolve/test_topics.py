"""Topic phrases as concepts: keys, matches, and what is told both ways."""

import pytest
import spacy

from kg.authority import Authority
from kg.extract.topics import TopicSpan
from kg.model import Sentence
from kg.resolve.topics import tell_topics, to_topics
from kg.values import ZoneKind
from kg.vocab import EUROVOC, WIKIDATA

NLP = spacy.blank("de")


@pytest.fixture(scope="module")
def authority():
    return Authority.load()


def sentence(text):
    return Sentence(0, 0, ZoneKind.BODY, 0, NLP(text)[:])


def test_one_concept_a_label_with_a_readable_key():
    (topic,) = to_topics([TopicSpan("Rüstungskontrolle", 0, 17), TopicSpan("Rüstungskontrolle", 40, 57)])
    assert topic.key == "ruestungskontrolle"
    assert topic.label == "Rüstungskontrolle"


def test_matches_only_where_labels_are_identical(authority):
    syria, nearly = to_topics([TopicSpan("Syrien", 0, 6), TopicSpan("Lage in Syrien", 10, 24)], authority)
    assert str(WIKIDATA["Q858"]) in syria.matches
    assert any(match.startswith(str(EUROVOC)) for match in syria.matches)
    assert nearly.matches == ()


def test_persons_are_no_concepts(authority):
    (topic,) = to_topics([TopicSpan("Angela Merkel", 0, 13)], authority)
    assert topic.matches == ()


def test_a_topic_told_both_ways_stays_among_those_talked_about():
    about, not_about = tell_topics(
        [sentence("Es ging um die Pipeline, hieß es."), sentence("Die Pipeline sei kein Thema gewesen.")]
    )
    assert [t.key for t in about] == ["pipeline"]
    assert not_about == ()
