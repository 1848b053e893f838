"""What was talked about, and what was not, from sentences of the kind that news has."""

import pytest
import spacy

from kg.extract.topic_phrases import phrases_at, split_words
from kg.extract.topics import find_topics, tells_topics
from kg.model import Sentence
from kg.values import ZoneKind

NLP = spacy.blank("de")  # phrases are cut by their surface; parts of speech only help


def sentences(*texts):
    made, offset = [], 0
    for index, text in enumerate(texts):
        made.append(Sentence(index, 0, ZoneKind.BODY, offset, NLP(text)[:]))
        offset += len(text) + 1
    return made


def topics(*texts, names=("Anna Berg", "Boris Tal")):
    found = find_topics(sentences(*texts), names)
    return [t.label for t in found.about], [t.label for t in found.not_about]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Berg und Tal sprachen über den Ausbau der Häfen.", ["Ausbau der Häfen"]),
        ("Berg und Tal sprachen über Verkehr, Klima und den Bahnverkehr.", ["Verkehr", "Klima", "Bahnverkehr"]),
        ("Beide vereinbarten, den Fährverkehr im Sund auszubauen.", ["Fährverkehr im Sund"]),
        ("Beide saßen zwei Stunden zusammen, Thema: „Technik A 94“.", ["Technik A 94"]),
        ("Hauptthema des Treffens ist der Schutz der Küste.", ["Schutz der Küste"]),
        ("Bei dem Gespräch forderte Berg eine Reform der Zölle und mehr Züge.", ["Reform der Zölle", "mehr Züge"]),
        (
            "Knackpunkte seien die Abwertung der Krone und der Abbau der Zölle.",
            ["Abwertung der Krone", "Abbau der Zölle"],
        ),
        ("Im Streit um den Fischfang trafen sich Berg und Tal.", ["Fischfang"]),
        ("Dabei ging es um Zölle, um Visa und um eine Partnerschaft.", ["Zölle", "Visa", "Partnerschaft"]),
        ("Beide tauschten sich zur Umsetzung der Abkommen aus.", ["Umsetzung der Abkommen"]),
        ("Besondere Aufmerksamkeit galt der Sicherheit an der Grenze.", ["Sicherheit an der Grenze"]),
        ("Das Schwergewicht lag auf der Verfolgung der Christen.", ["Verfolgung der Christen"]),
        ("Berg und Tal sprachen über die Fähre bei ihrem Treffen.", ["Fähre"]),
        ("Berg wollte diese Problematik ansprechen.", []),
        ("Beide erörterten ihr Verhältnis, es ging um den Handel.", ["Handel"]),
        ("Es ging um das Verhältnis beider Länder zur Union.", ["Verhältnis beider Länder zur Union"]),
        (
            "Sie haben eine Zusammenarbeit beim Schutz der Küste und im Kampf gegen Piraten erörtert.",
            ["Zusammenarbeit beim Schutz der Küste", "Zusammenarbeit im Kampf gegen Piraten"],
        ),
        ("Berg sagte nach dem Treffen, dass die Werften im Norden bleiben.", ["Werften im Norden"]),
        ("Es ging um die Lage im Grenzgebiet und um die Fischerei.", ["Lage im Grenzgebiet", "Fischerei"]),
        ("Thema waren Zölle und die Energieversorgung im Winter.", ["Zölle", "Energieversorgung im Winter"]),
        ("Im Mittelpunkt habe die Zukunft der Werften gestanden.", ["Zukunft der Werften"]),
        ("Auf der Tagesordnung stehe vor allem die Reform des Strommarkts.", ["Reform des Strommarkts"]),
        ("Auch die Rückkehr der Fischer sei erörtert worden.", ["Rückkehr der Fischer"]),
        (
            "Zur Sprache kam der Grenzstreit zwischen Nordland und Westland.",
            ["Grenzstreit zwischen Nordland und Westland"],
        ),
        ("Besprochen wurden Einzelheiten des Einsatzes am Golf.", ["Einsatz am Golf"]),
        ("Berg sprach den neuen Grenzvertrag an.", ["neuer Grenzvertrag"]),
        ("Die Verhandlungen zur Freilassung der Matrosen dauern an.", ["Freilassung der Matrosen"]),
        ("Tal rief Berg wegen verdächtiger Schiffe an.", ["verdächtiger Schiffe"]),
        ("Man habe darüber gesprochen, dass der Fährverkehr ausgebaut werde.", ["Fährverkehr"]),
        (
            "Beide besprachen gemeinsame Energieprojekte, darunter die Gasleitung.",
            ["gemeinsame Energieprojekte", "Gasleitung"],
        ),
        ("Die Häfen, der Fischfang und die Zölle waren einige Punkte.", ["Häfen", "Fischfang", "Zölle"]),
        (
            "Sie berieten über Konflikte im Osten und auf der Halbinsel.",
            ["Konflikte im Osten", "Konflikte auf der Halbinsel"],
        ),
    ],
)
def test_about(text, about):
    assert topics(text) == (about, [])


@pytest.mark.parametrize(
    ("text", "not_about"),
    [
        ("Über die Pipeline sei nicht gesprochen worden.", ["Pipeline"]),
        ("Um die Anerkennung der Insel sei es nicht gegangen.", ["Anerkennung der Insel"]),
        ("Die Pipeline sei kein Thema gewesen.", ["Pipeline"]),
        ("Von einer Waffenruhe war nicht die Rede.", ["Waffenruhe"]),
        ("Der Status der Insel werde ausgeklammert.", ["Status der Insel"]),
        ("Weder die Pipeline noch das Museum seien angesprochen worden.", ["Pipeline", "Museum"]),
        ("Über die Rentenreform, die viele empört, habe man nicht geredet.", ["Rentenreform"]),
        ("Die Privatisierung der Post, an der viele verdienen, sei nicht erwähnt worden.", ["Privatisierung der Post"]),
    ],
)
def test_not_about(text, not_about):
    assert topics(text) == ([], not_about)


@pytest.mark.parametrize(
    "text",
    [
        "Das Gespräch dauerte über zwei Stunden.",
        "Es ging um 12 Uhr los.",
        "Berg sprach mit Tal über eine Stunde lang.",
        "Der Präsident und die Kanzlerin trafen sich am Montag in Wien.",
        "Es ging nicht nur um Anna Berg.",
    ],
)
def test_neither(text):
    assert topics(text) == ([], [])


def test_nicht_nur_denies_nothing():
    assert topics("Es ging nicht nur um Zölle.") == (["Zölle"], [])


def test_demands_count_only_where_nothing_else_is_said():
    demand = "Tal forderte ein höheres Budget."
    assert topics(demand)[0] == ["höheres Budget"]
    assert topics(demand, "Es ging um Zölle.")[0] == ["Zölle"]


def test_nested_labels_are_told_once_and_offsets_point_into_the_article():
    first, second = "Es ging um Abrüstung.", "Im Mittelpunkt stand der neue Abrüstungsvertrag."
    found = find_topics(sentences(first, second))
    assert [t.label for t in found.about] == ["neuer Abrüstungsvertrag"]
    (span,) = found.about
    assert f"{first} {second}"[span.begin : span.end] == "der neue Abrüstungsvertrag"


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Zur Sprache kommen sollen die Zölle.", True),
        ("Gesprochen worden sei über die Autokennzeichen.", True),
        ("Das Parlament stimmt über das Gesetz ab.", False),
        ("Die Häfen sind seit Montag geschlossen.", False),
    ],
)
def test_sentences_that_take_up_the_talk(text, tells):
    (sentence,) = sentences(text)
    assert tells_topics(sentence) is tells


def test_an_enumeration_ends_before_a_relative_clause():
    words = split_words(NLP("Zölle, die Nordland und Westland vereinbart hatten.")[:])
    assert [p.label for p in phrases_at(words, 0)] == ["Zölle"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("den Krisenherden Ukraine", "Krisenherde Ukraine"),
        ("den neuen Ländern im Süden", "neue Länder im Süden"),
        ("den Verhandlungen", "Verhandlungen"),
        ("strategischer Stabilität", "strategische Stabilität"),
        ("islamistischer Terror", "islamistischer Terror"),
    ],
)
def test_labels_are_in_the_nominative(text, label):
    facts = {
        "Krisenherden": ("Krisenherd", "Case=Dat|Gender=Masc|Number=Plur"),
        "Ländern": ("Land", "Case=Dat|Gender=Neut|Number=Plur"),
        "Verhandlungen": ("Verhandlung", "Case=Dat|Gender=Fem|Number=Plur"),
        "strategischer": ("strategisch", "Case=Dat|Gender=Fem|Number=Sing"),
        "islamistischer": ("islamistisch", "Case=Nom|Gender=Masc|Number=Sing"),
    }
    doc = NLP(text)
    for token in doc:
        token.lemma_, morph = facts.get(token.text, (token.text, ""))
        token.set_morph(morph)
    assert [p.label for p in phrases_at(split_words(doc[:]), 0)] == [label]


def test_what_the_sentence_before_opens_with():
    one, two = "Der Zoll auf Fisch belastet beide Länder.", "Berg hat das Thema klar angesprochen."
    doc = NLP(f"{one} {two}")
    for token in doc:
        token.is_sent_start = token.text in ("Der", "Berg")
    (second,) = [s for s in doc.sents if s.text == two]
    sentence = Sentence(1, 0, ZoneKind.BODY, 0, second)
    assert [t.label for t in find_topics([sentence], ["Anna Berg"]).about] == ["Zoll auf Fisch"]
    assert tells_topics(sentence)
