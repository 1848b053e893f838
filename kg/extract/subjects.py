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
    return []
