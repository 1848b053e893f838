"""Zones become sentences with true offsets, in order and as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from kg.errors import MissingPartError
from kg.model import Article, CleanArticle, Zone
from kg.parse import load_model, parse, syntax
from kg.values import ZoneKind

TEXT = (
    "Minister telefonieren\n\n"
    "Rom (dpa) - Der Minister rief am Montag seine Kollegin an. Sie sprachen über Zölle.\n\n"
    "Mehr zum Thema: Wetter\n\n"
    "Ein Treffen ist für den 7. und 8. Juli geplant."
)


def clean(ident: str, text: str, *zones: tuple[ZoneKind, str]) -> CleanArticle:
    """An article with a zone for each given stretch of its text."""
    spans = tuple(Zone(kind, text.index(part), text.index(part) + len(part)) for kind, part in zones)
    return CleanArticle(Article(ident, text, ident, "0" * 64), spans)


def story(ident: str = "a") -> CleanArticle:
    return clean(
        ident,
        TEXT,
        (ZoneKind.HEADLINE, "Minister telefonieren"),
        (ZoneKind.DATELINE, "Rom (dpa) - "),
        (ZoneKind.LEAD, "Der Minister rief am Montag seine Kollegin an. Sie sprachen über Zölle."),
        (ZoneKind.TEASER, "Mehr zum Thema: Wetter"),
        (ZoneKind.BODY, "Ein Treffen ist für den 7. und 8. Juli geplant."),
    )


def test_only_told_zones_are_parsed_and_offsets_are_true(nlp: Language) -> None:
    (parsed,) = parse([story()], nlp)
    assert [TEXT[s.begin : s.end] for s in parsed.sentences] == [s.span.text for s in parsed.sentences]
    assert [s.index for s in parsed.sentences] == list(range(len(parsed.sentences)))
    assert {s.zone for s in parsed.sentences} == {ZoneKind.HEADLINE, ZoneKind.LEAD, ZoneKind.BODY}
    assert [s.paragraph for s in parsed.sentences] == [0, 1, 1, 3]
    assert parsed.sentences[-1].span.text == "Ein Treffen ist für den 7. und 8. Juli geplant."


def test_articles_keep_their_order_also_without_told_zones(nlp: Language) -> None:
    empty = clean("empty", TEXT, (ZoneKind.TEASER, "Mehr zum Thema: Wetter"))
    found = list(parse([empty, story("a"), empty, story("b"), empty], nlp, batch_size=1))
    assert [p.clean.article.id for p in found] == ["empty", "a", "empty", "b", "empty"]
    assert [len(p.sentences) for p in found] == [0, 4, 0, 4, 0]


def test_articles_are_streamed(nlp: Language) -> None:
    taken = []

    def source() -> Iterator[CleanArticle]:
        for number in range(50):
            taken.append(number)
            yield story(str(number))

    first = next(iter(parse(source(), nlp, batch_size=4)))
    assert first.clean.article.id == "0"
    assert len(taken) < 10


def test_blank_zone_gives_no_sentence(nlp: Language) -> None:
    text = "Ja.\n\n \n\nNein."
    article = CleanArticle(Article("x", text, "x", "0" * 64), (Zone(ZoneKind.BODY, 5, 6),))
    (parsed,) = parse([article], nlp)
    assert parsed.sentences == ()


@pytest.mark.parametrize(
    "text",
    [
        "Der Gipfel findet am 7. und 8. Juli in Hamburg statt.",
        "Kim Jong-Un empfing am Dienstag den südkoreanischen Präsidenten.",
        "Die Zinsen lagen im 3. Quartal bei 2,5 Prozent p. a. in allen Ländern.",
        "Der Präsident sprach mit Dr. h. c. Anna Meier und Prof. Schulz.",
    ],
)
def test_abbreviations_and_ordinals_do_not_end_a_sentence(nlp: Language, text: str) -> None:
    (parsed,) = parse([clean("x", text, (ZoneKind.BODY, text))], nlp)
    assert [s.span.text for s in parsed.sentences] == [text]


def test_two_sentences_are_two(nlp: Language) -> None:
    text = "Die Kanzlerin reiste am Montag nach Paris. Dort traf sie den Präsidenten."
    (parsed,) = parse([clean("x", text, (ZoneKind.BODY, text))], nlp)
    assert len(parsed.sentences) == 2


def test_shipped_model_answers_the_adapter(nlp: Language) -> None:
    text = "Der amerikanische Präsident rief am Dienstag den französischen Präsidenten an."
    (parsed,) = parse([clean("x", text, (ZoneKind.BODY, text))], nlp)
    verb = next(token for token in parsed.sentences[0].span if token.text == "rief")
    assert syntax.lexical_lemma(verb) == "anrufen"
    assert syntax.tense(verb) == "past"


def test_missing_model_names_the_command() -> None:
    with pytest.raises(MissingPartError, match="python -m spacy download de_core_news_xy"):
        load_model("de_core_news_xy")


def test_folder_without_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match="Check the path"):
        load_model(str(tmp_path))


def test_pipeline_without_parser_is_refused(tmp_path: Path) -> None:
    blank = spacy.blank("de")
    blank.add_pipe("sentencizer")
    blank.to_disk(tmp_path / "blank")
    with pytest.raises(MissingPartError, match="no parser"):
        load_model(str(tmp_path / "blank"))


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump (li.) und Wladimir Putin sprechen miteinander.",
        "Merkel (vorn links, im roten Blazer.) spricht mit Macron.",
    ],
)
def test_no_sentence_begins_behind_a_bracket_in_small_letters(nlp: Language, text: str) -> None:
    (parsed,) = parse([clean("x", text, (ZoneKind.BODY, text))], nlp)
    assert [s.span.text for s in parsed.sentences] == [text]


def test_the_numeral_of_a_pope_or_king_ends_no_sentence() -> None:
    doc = load_model()("Die Kanzlerin wird am Samstag von Papst Leo XIV. in Audienz empfangen.")
    assert [token.text for token in doc if token.text.startswith("XIV")] == ["XIV."]
    assert len(list(doc.sents)) == 1
