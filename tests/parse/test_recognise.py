"""Names that are found afterwards are those that the whole pipeline finds."""

from __future__ import annotations

from kg.clean import clean
from kg.model import Article, ParsedArticle
from kg.parse import parse, recognise

TEXT = "Merkel rief Putin an\n\nBerlin (dpa) - Bundeskanzlerin Angela Merkel hat mit Wladimir Putin telefoniert. Siemens schwieg."


def names(parsed: ParsedArticle) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for sentence in parsed.sentences for entity in sentence.span.ents]


def test_names_come_when_they_are_asked_for(nlp) -> None:
    cleaned = clean(Article("a", TEXT, "a", "0" * 64))
    (whole,), (later,) = parse([cleaned], nlp), parse([cleaned], nlp, entities=False)
    assert names(whole)
    assert not names(later)
    recognise([later], nlp)
    assert names(later) == names(whole)


def test_a_pipeline_with_something_behind_the_names_finds_them_at_once(nlp) -> None:
    nlp.add_pipe("merge_entities")
    try:
        (parsed,) = parse([clean(Article("a", TEXT, "a", "0" * 64))], nlp, entities=False)
    finally:
        nlp.remove_pipe("merge_entities")
    assert names(parsed)
