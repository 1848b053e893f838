"""Mentions of actors in a parsed article."""

from __future__ import annotations

from functools import lru_cache

from kg.authority import Authority
from kg.extract.mention_collectives import find_collectives
from kg.extract.mention_draft import Draft, Drafts, entities_by_sentence
from kg.extract.mention_names import Known, find_entities, find_names, find_surnames, learn_titles, without_genitive
from kg.extract.mention_phrases import (
    find_bodies,
    find_demonyms,
    find_offices,
    find_parts,
    find_pronouns,
    find_relational,
    join_names,
    name_after_office,
    widen_names,
)
from kg.extract.mention_plurals import find_plurals
from kg.model import ActorMention, ParsedArticle
from kg.values import MentionKind


def find_mentions(parsed: ParsedArticle, authority: Authority) -> tuple[ActorMention, ...]:
    """All mentions of persons, organisations and states, in text order; they do not overlap.

    Names of the authority, entities of the language model and patterns of titles are united; the article is read twice, so
    that a surname counts before the full name too.
    """
    known = Known.of(parsed.clean.article.text)
    sheets = [Drafts(*pair) for pair in zip(parsed.sentences, entities_by_sentence(parsed), strict=True)]
    for drafts in sheets:
        learn_titles(drafts, known)
        find_names(drafts, authority, known)
    for drafts in sheets:
        find_entities(drafts, authority, known)
    for drafts in sheets:
        name_after_office(drafts, authority, known)
    for drafts in sheets:
        find_surnames(drafts, authority, known)
    for drafts in sheets:
        _find_capitals(drafts, authority)
        join_names(drafts, authority, known)
        widen_names(drafts, authority, known)
        find_relational(drafts, authority)
        find_bodies(drafts, authority)
        find_offices(drafts, authority)
        find_demonyms(drafts, authority)
        find_plurals(drafts)
        find_pronouns(drafts)
        find_collectives(drafts)
        find_parts(drafts, authority, known)
    return tuple(mention for drafts in sheets for mention in drafts.mentions())


def _find_capitals(drafts: Drafts, authority: Authority) -> None:
    """Add capitals, which may stand for a government: "Moskau und Washington"."""
    for index in drafts.capitals:
        text = drafts.word(index)
        if drafts.free(index, index + 1) and is_capital(authority, text):
            drafts.add(Draft(MentionKind.METONYM, index, index + 1, index, "LOC"))


@lru_cache(maxsize=50_000)
def is_capital(authority: Authority, text: str) -> bool:
    """True for the name of a capital, also in the genitive."""
    return any(authority.state_word(form, "capital") for form in without_genitive(text))
