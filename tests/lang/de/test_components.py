"""Word knowledge as features: what the table says of a word, and that repeated words are embedded as single ones are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.strings import get_string_id
from spacy.tokens import Doc

from kg.lang.de.components import LexicalEmbed, Lexicon

WORDS = {"Rat": (1, 5), "Minister": (2, 7), "trifft": (3, 0)}


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    """A table of three words and two columns."""
    rows = sorted((get_string_id(word) & 0xFFFFFFFF, values) for word, values in WORDS.items())
    keys = np.array([key for key, _ in rows], dtype=np.uint32)
    np.savez(tmp_path / "lexicon.npz", keys=keys, values=np.array([v for _, v in rows], dtype=np.uint16))
    return Lexicon().from_disk(tmp_path)


def noted(lexicon: Lexicon, text: str) -> list[list[int]]:
    doc = lexicon(spacy.blank("de")(text))
    return doc.user_data["kg.lexicon"].tolist()  # type: ignore[no-any-return]


def test_a_word_is_known_by_its_form_its_small_letters_or_its_last_part(lexicon: Lexicon) -> None:
    rows = noted(lexicon, "Minister Trifft EU-Rat Xyz")
    assert [tuple(row[:2]) for row in rows] == [(2, 7), (3, 0), (1, 5), (0, 0)]


def test_words_share_the_columns_of_their_letters(lexicon: Lexicon) -> None:
    first, second, third = noted(lexicon, "Ministerin Ministerium Königin")
    assert first[2] == second[2] != third[2]
    assert first[3] != second[3]


def test_the_same_word_has_the_same_features_wherever_it_stands(lexicon: Lexicon) -> None:
    rows = noted(lexicon, "Rat trifft Rat")
    assert rows[0] == rows[2] != rows[1]
    assert noted(lexicon, "Rat") == [rows[0]]


def test_a_copy_on_disk_says_the_same(lexicon: Lexicon, tmp_path: Path) -> None:
    lexicon.to_disk(tmp_path / "copy")
    assert noted(Lexicon().from_disk(tmp_path / "copy"), "EU-Rat trifft") == noted(lexicon, "EU-Rat trifft")


def docs(lexicon: Lexicon) -> list[Doc]:
    nlp = spacy.blank("de")
    texts = ("Der Rat trifft den Minister.", "", "Der Minister trifft den Rat, den Rat!", "Xyz")
    return [lexicon(nlp(text)) for text in texts]


def test_repeated_words_are_embedded_as_in_training(lexicon: Lexicon) -> None:
    model = LexicalEmbed(8, ["NORM", "SHAPE"], [50, 50], 4, [20, 20, 20, 20])
    model.initialize(docs(lexicon))
    together = model.predict(docs(lexicon))
    trained, _ = model(docs(lexicon), is_train=True)
    alone = [model.predict([doc])[0] for doc in docs(lexicon)]
    assert [len(vectors) for vectors in together] == [6, 0, 9, 1]
    for found, expected, single in zip(together, trained, alone, strict=True):
        assert np.allclose(found, expected, atol=1e-6)
        assert np.allclose(found, single, atol=1e-6)
    assert np.array_equal(together[0][1], together[2][7])  # "Rat"
    assert not np.array_equal(together[0][1], together[0][4])


def test_no_documents_have_no_vectors(lexicon: Lexicon) -> None:
    model = LexicalEmbed(8, ["NORM"], [50], 4, [20, 20, 20, 20])
    model.initialize(docs(lexicon))
    assert model.predict([]) == []
    assert [len(vectors) for vectors in model.predict([lexicon(spacy.blank("de")(""))])] == [0]
