"""Who held an office on a day, asked in German words."""

from __future__ import annotations

import datetime as dt

from kg.authority import Authority
from kg.model import ActorMention, Article, CleanArticle, ParsedArticle, Resolution
from kg.resolve import offices
from kg.resolve.context import Context
from kg.resolve.phrase import read_phrase
from kg.values import DateValue, MentionKind


def who(text: str, day: dt.date, authority: Authority) -> Resolution | None:
    """The holder of the office that ``text`` names ("US-Präsident", "russischer Außenminister"), None when it names no office."""
    mention = ActorMention(MentionKind.OFFICE, text, 0, len(text), 0, 0, "PER")
    phrase = read_phrase(mention, authority)
    if not phrase.classes or phrase.name:
        return None
    clean = CleanArticle(Article("", text, "", ""), (), published=DateValue(str(day), day, day))
    return offices.office(mention, phrase, Context(ParsedArticle(clean, ()), authority), text)
