"""The mentions in the subject of a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.mention_index import MentionIndex


def subject_mentions(verb: Token, index: MentionIndex) -> list[int]:
    """The mentions in the subject; where the parser found several subjects, those in the first that names anybody."""
    for subject in (*syntax.own_subjects(verb), syntax.subject(verb)):
        if named := index.named(subject, leftwards=True):
            return named
        if subject is not None and (before := _before_relative(subject, index)):
            return before
    return []


def _before_relative(pronoun: Token, index: MentionIndex) -> list[int]:
    """Whom a relative pronoun stands for where the parse does not say: the name right before its comma."""
    comma = pronoun.i - 1
    if pronoun.tag_ != "PRELS" or comma <= pronoun.sent.start or pronoun.doc[comma].text != ",":
        return []
    mention = index.at(pronoun.doc[comma - 1])
    return [mention] if mention is not None else []
