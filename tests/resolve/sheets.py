"""Articles for tests, parsed without a trained model: patterns and the authority must carry the load."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import spacy
from spacy.language import Language

from kg.model import Article, CleanArticle, ParsedArticle, Sentence
from kg.values import DateValue, ZoneKind


@lru_cache(maxsize=1)
def blank() -> Language:
    """A pipeline that only splits tokens and sentences."""
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    return nlp


def article(text: str, date: str | None = None) -> ParsedArticle:
    """One paragraph of body text, published on ``date`` (ISO)."""
    day = dt.date.fromisoformat(date) if date else None
    published = DateValue(str(day), day, day) if day else None
    clean = CleanArticle(Article("test", text, "test", "0"), (), published=published)
    spans = [span for span in blank()(text).sents if span.text.strip()]
    return ParsedArticle(clean, tuple(Sentence(i, 0, ZoneKind.BODY, 0, span) for i, span in enumerate(spans)))
