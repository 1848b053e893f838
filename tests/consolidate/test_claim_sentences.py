"""Which sentences behind the telling of an encounter still speak of it."""

import pytest
import spacy

from kg.consolidate.claim_sentences import claim_sentences, retells_party
from kg.model import ActorMention, Resolution, Sentence
from kg.values import Actor, ActorKind, MentionKind, ZoneKind

NLP = spacy.blank("de")
MERKEL = Actor("angela-merkel", ActorKind.PERSON, "Angela Merkel")
OWN = "Merkel hat am Montag mit Macron telefoniert."


def told(text: str, *tagged: str) -> tuple[list[Sentence], list[Resolution]]:
    """The telling and a sentence behind it, words of which are tagged as participles; whom that sentence names."""
    doc = NLP(text)
    for token in doc:
        token.tag_ = "VVPP" if token.text in tagged else "XY"
    begin = text.find("Merkel")
    mention = ActorMention(MentionKind.NAME, "Merkel", begin, begin + 6, 1, begin, "PER")
    resolutions = [Resolution(mention, (MERKEL,), 1.0, "named")] if begin >= 0 else []
    return [Sentence(i, 0, ZoneKind.BODY, 0, d[:]) for i, d in enumerate((NLP(OWN), doc))], resolutions


def kept(text: str, *tagged: str) -> bool:
    sentences, resolutions = told(text, *tagged)
    found = claim_sentences(sentences, {0}, {MERKEL.key}, resolutions)
    assert found[0] is sentences[0]
    return sentences[1] in found


@pytest.mark.parametrize(
    ("text", "tagged", "wanted"),
    [
        ("Der Minister sprach anschließend von einem guten Auftakt.", (), True),
        ("Das Gespräch sei freundlich gewesen, hieß es in Paris.", (), True),
        ("Die Zölle seien nicht zur Sprache gekommen, hieß es in Paris.", (), True),
        ("Merkel habe den Nachbarn gewarnt, sagte der Sprecher.", ("gewarnt",), True),
        ("Merkel werde im Herbst abtreten, sagte der Sprecher.", (), False),
        ("Warnstreiks schloss die Gewerkschaft vorerst aus.", (), False),
    ],
)
def test_goes_on(text, tagged, wanted):
    assert kept(text, *tagged) is wanted


@pytest.mark.parametrize(
    ("text", "tagged", "wanted"),
    [
        ("Merkel habe über die Zölle berichtet, hieß es.", ("berichtet",), True),
        ("Nach polnischer Darstellung forderte Merkel niedrigere Zölle.", (), True),
        ("Macron habe über die Zölle berichtet, hieß es.", ("berichtet",), False),
        ("Merkel habe lange geschwiegen, hieß es.", ("geschwiegen",), False),
        ("Merkel fordert niedrigere Zölle.", (), False),
    ],
)
def test_retells_a_party(text, tagged, wanted):
    sentences, resolutions = told(text, *tagged)
    assert retells_party(sentences[1], {MERKEL.key}, resolutions) is wanted
