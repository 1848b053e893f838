"""Mentions in text without a trained model: the authority and the patterns of titles must find them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.authority import Authority
from kg.extract.mentions import find_mentions
from kg.model import ActorMention
from kg.values import MentionKind
from tests.resolve.sheets import article


def mentions(text: str) -> tuple[ActorMention, ...]:
    return find_mentions(article(text), Authority.load())


def found(text: str) -> list[tuple[str, str]]:
    return [(m.kind.value, m.text) for m in mentions(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dort sprach US-Präsident Donald Trump.", "US-Präsident Donald Trump"),
        ("Dort sprach Bundeskanzlerin Angela Merkel (CDU).", "Bundeskanzlerin Angela Merkel (CDU)"),
        ("Dort sprach der türkische Staatschef Recep Tayyip Erdogan.", "der türkische Staatschef Recep Tayyip Erdogan"),
        ("Dort sprach Russlands Präsident Wladimir Putin.", "Russlands Präsident Wladimir Putin"),
        ("Dort sprach Präsident Bharrat Jagdeo.", "Präsident Bharrat Jagdeo"),
        ("Dort sprach der syrische Diktator Baschar al-Assad.", "der syrische Diktator Baschar al-Assad"),
        ("Dort sprach Ursula von der Leyen.", "Ursula von der Leyen"),
        ("Dort sprach Nordkoreas Machthaber Kim Jong-Un.", "Nordkoreas Machthaber Kim Jong-Un"),
        ("Dort sprach der frühere Kanzler Gerhard Schröder.", "der frühere Kanzler Gerhard Schröder"),
        ("Dort sprach seine Amtskollegin Annalena Baerbock.", "seine Amtskollegin Annalena Baerbock"),
    ],
)
def test_a_name_takes_in_what_belongs_to_it(text: str, name: str) -> None:
    assert ("name", name) in found(text)


def test_a_surname_counts_before_the_full_name_too() -> None:
    names = [text for _, text in found("Gerstenmaier reiste ab. Später kam Direktor William Gerstenmaier zurück.")]
    assert names[0] == "Gerstenmaier"


def test_genitive_of_a_surname() -> None:
    assert ("name", "Trumps") in found("Das war Trumps Idee.")


def test_a_possessor_is_no_part_of_the_office_behind_it() -> None:
    assert found("Das sagte Trumps Sprecherin Sarah Sanders.") == [
        ("name", "Trumps"),
        ("name", "Sprecherin Sarah Sanders"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dort sprach Ursula von der Leyen. Am Montag reiste von der Leyen ab.", "von der Leyen"),
        ("Am Montag empfing von der Leyen eine Klasse.", "von der Leyen"),
        ("Dort sprach Minister Jan van den Broek. Das sagte van den Broek am Montag.", "van den Broek"),
        ("Das hörte man am Montag von Merkel.", "Merkel"),
        ("Dort sprach Minister Jan Broek. Das hörte man von Broek.", "Broek"),
    ],
)
def test_a_surname_takes_in_its_own_particles(text: str, name: str) -> None:
    assert found(text)[-1] == ("name", name)


def test_in_is_never_a_surname() -> None:
    assert found("Dort sprach Präsident Moon Jae In. In der Nacht schwieg man.") == [
        ("name", "Präsident Moon Jae In"),
    ]
    assert found("Dort sprach Präsident Moon Jae Inn. Inn lachte.")[-1] == ("name", "Inn")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dort predigte Patriarch Ewstatij. Später reiste Ewstatij ab.", ["Patriarch Ewstatij", "Ewstatij"]),
        ("Dort lag das Schiff Ewstatij. Später reiste Ewstatij ab.", []),
    ],
)
def test_a_single_name_behind_a_title_is_known_from_then_on(text: str, expected: list[str]) -> None:
    assert [name for _, name in found(text)] == expected


def test_surnames_side_by_side_are_two_persons() -> None:
    names = [text for _, text in found("Am Dienstag rief Putin Trump an.")]
    assert names == ["Putin", "Trump"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Das sagte der US-Präsident.", "der US-Präsident"),
        ("Das sagte die Kanzlerin.", "die Kanzlerin"),
        ("Das sagte der Kremlchef.", "der Kremlchef"),
        ("Das sagte der Kreml-Chef.", "der Kreml-Chef"),
        ("Das sagte der Papst.", "der Papst"),
        ("Das sagte der Präsident der Ukraine.", "der Präsident der Ukraine"),
        ("Das sagte der Premierminister Israels.", "der Premierminister Israels"),
        ("Das sagte Chinas Staatschef.", "Chinas Staatschef"),
        ("Das sagte der Schweizer Bundespräsident.", "der Schweizer Bundespräsident"),
        ("Das teilte der EU-Außenbeauftragte mit.", "der EU-Außenbeauftragte"),
        ("Das sagte die damalige Außenministerin.", "die damalige Außenministerin"),
    ],
)
def test_offices_alone(text: str, office: str) -> None:
    assert found(text) == [("office", office)]


def test_two_states_share_one_office_word() -> None:
    assert found("Dort telefonierten der russische und der türkische Präsident.") == [
        ("office", "der russische"),
        ("office", "der türkische Präsident"),
    ]


@pytest.mark.parametrize("text", ["Ein Präsident muss das wissen.", "Kein Kanzler hat das je getan."])
def test_an_indefinite_office_is_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("Dort sprachen die beiden Präsidenten.", "die beiden Präsidenten"),
        ("Das Gespräch der beiden dauerte lange.", "der beiden"),
        ("Das teilten beide Seiten mit.", "beide Seiten"),
        ("Dort tagten die EU-Außenminister.", "die EU-Außenminister"),
        ("Dort sprachen die beiden Staatenlenker.", "die beiden Staatenlenker"),
        (
            "Dort trafen sich die Außenminister Deutschlands und Frankreichs.",
            "die Außenminister Deutschlands und Frankreichs",
        ),
    ],
)
def test_plurals(text: str, plural: str) -> None:
    assert ("plural", plural) in found(text)


def test_an_office_of_several_states_is_a_plural() -> None:
    assert ("plural", "den Präsidenten Perus, Chiles und Boliviens") in found(
        "Man traf sich mit den Präsidenten Perus, Chiles und Boliviens."
    )
    assert ("office", "den Präsidenten Perus") in found("Man traf am Montag den Präsidenten Perus.")


def test_colleagues() -> None:
    assert ("relational", "seinen russischen Kollegen") in found("Er rief seinen russischen Kollegen an.")


@pytest.mark.parametrize(
    ("text", "kind", "name", "label"),
    [
        ("Das fordern die USA.", MentionKind.STATE, "USA", "LOC"),
        ("Das fordern die Vereinigten Staaten.", MentionKind.STATE, "Vereinigten Staaten", "LOC"),
        ("Das ist Russlands Sicht.", MentionKind.STATE, "Russlands", "LOC"),
        ("Das meldet der Kreml.", MentionKind.METONYM, "Kreml", "ORG"),
        ("Das hieß es vom Weißen Haus.", MentionKind.METONYM, "Weißen Haus", "ORG"),
        ("Das verlangt Moskau.", MentionKind.METONYM, "Moskau", "LOC"),
        ("Das sagt die russische Regierung.", MentionKind.METONYM, "die russische Regierung", "ORG"),
        ("Das sagt das türkische Außenministerium.", MentionKind.METONYM, "das türkische Außenministerium", "ORG"),
        ("Das verlangt die Nato.", MentionKind.NAME, "Nato", "ORG"),
        ("Das verlangt die Deutsche Bahn.", MentionKind.NAME, "Deutsche Bahn", "ORG"),
        ("Das verlangt Ver.di.", MentionKind.NAME, "Ver.di", "ORG"),
    ],
)
def test_states_metonyms_organisations(text: str, kind: MentionKind, name: str, label: str) -> None:
    assert [(m.kind, m.text, m.label) for m in mentions(text)] == [(kind, name, label)]


def test_a_newspaper_with_a_common_name_needs_quotes() -> None:
    assert found("Die Zeit drängt, und die Welt schaut zu.") == []
    assert ("name", "Zeit") in found("Das schreibt die „Zeit“ am Montag.")


def test_short_forms_must_be_written_exactly_so() -> None:
    assert found("Er fragte, ob es im Au is.") == [("pronoun", "Er")]


def test_a_short_name_needs_its_field() -> None:
    assert ("name", "Bahn") in found("Die Lokführer streiken. Mit der Bahn sprach niemand.")
    assert found("Auf der Bahn lag Schnee.") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Das Trump-Putin-Treffen ist abgesagt.", ["Trump", "Putin"]),
        ("Der EU-Russland-Gipfel ist abgesagt.", ["EU", "Russland"]),
    ],
)
def test_names_inside_compounds(text: str, parts: list[str]) -> None:
    text = "Wladimir Putin und Donald Trump schweigen. " + text
    inside = [m for m in mentions(text) if m.sentence == 1]
    assert [m.text for m in inside] == parts
    assert all(text[m.begin : m.end] == m.text for m in inside)


@pytest.mark.parametrize(
    "text",
    [
        "Das sagte Regierungssprecher Steffen Seibert.",
        "Das sagte Kremlsprecher Dmitri Peskow.",
        "Das sagte ihre Sprecherin.",
    ],
)
def test_spokespersons_are_marked(text: str) -> None:
    assert [m.is_spokesperson for m in mentions(text)] == [True]


@pytest.mark.parametrize("text", ["Die Entführer flohen.", "Der Lokführer schlief.", "Der Lautsprecher brummt."])
def test_words_that_only_look_like_offices(text: str) -> None:
    assert [kind for kind, _ in found(text) if kind != "collective"] == []


def test_offsets_are_those_of_the_article_and_nothing_overlaps() -> None:
    text = (
        "Der russische Präsident Wladimir Putin und US-Präsident Donald Trump telefonierten am Dienstag. Der Kreml nannte das Gespräch "
        "der beiden gut. Moskau und Washington schweigen; Bundeskanzlerin Merkel (CDU) und der Nato-Generalsekretär auch."
    )
    listed = mentions(text)
    assert all(text[m.begin : m.end] == m.text for m in listed)
    assert all(m.begin <= m.head_begin < m.end for m in listed)
    assert all(one.end <= other.begin for one, other in pairwise(listed))
