"""Plurals that take up persons or parties told before: "die beiden", "beide Seiten", "die drei", "die vier Länder"."""

from __future__ import annotations

from kg.extract.mention_draft import Draft, Drafts
from kg.extract.mention_words import words
from kg.values import MentionKind


def find_plurals(drafts: Drafts) -> None:
    """Add "die beiden", "beide Seiten", "die zwei Politiker", "die drei"."""
    determiners = words().determiners
    for token in drafts.tokens:
        low = token.text.lower()
        counted = low in determiners["two"] | determiners["three"] and _has_article(drafts, token.i)
        if not (counted or low in determiners["both"]) or not drafts.free(token.i, token.i + 1):
            continue
        start = token.i - _has_article(drafts, token.i)
        end = _end(drafts, token.i + 1, counted=counted)
        if end and drafts.free(start, end):
            drafts.add(Draft(MentionKind.PLURAL, start, end, end - 1))


def _end(drafts: Drafts, position: int, *, counted: bool) -> int:
    """Where the phrase ends whose number word stands before ``position``; 0 where something else is counted."""
    lexicon = words()
    noun = drafts.word(position) if position < drafts.last else ""
    if noun in lexicon.plural_persons | lexicon.plural_parties or (
        noun[:1].isupper() and noun.lower().endswith(lexicon.plural_suffixes)
    ):
        return position + 1
    if noun[:1].isupper() or (counted and noun and not _ends_phrase(drafts, position)):
        return 0
    return position


def _ends_phrase(drafts: Drafts, position: int) -> bool:
    """ "die drei trafen sich"; not "die drei großen Parteien", "die zwei bis drei Tage"."""
    token = drafts.token(position)
    return token.pos_ not in ("NUM", "NOUN", "PROPN") and token.tag_ not in ("ADJA", "KON", "TRUNC", "KOKOM")


def _has_article(drafts: Drafts, position: int) -> bool:
    """ "die zwei Nachbarn" were told before, "zwei Nachbarn" were not."""
    return position > drafts.first and drafts.word(position - 1).lower() in words().determiners["definite"]
