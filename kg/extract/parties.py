"""What the parties of an encounter are collected in, and what kind of party a mention can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Slot
from kg.values import MentionKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import ActorMention

SYNTAX, LINE = 0.9, 0.6
"""Confidence of a party read from syntax, and along the line of words."""


class Filler:
    """Collects slots; the first role given to a mention stays unless a later one says more."""

    def __init__(self) -> None:
        """Start empty."""
        self.slots: dict[int, Slot] = {}

    def add(self, mentions: Iterable[int], role: Role = Role.PARTICIPANT, confidence: float = SYNTAX) -> None:
        """Add mentions in a role; a role that says more replaces plain participation."""
        for m in mentions:
            known = self.slots.get(m)
            if known is None or (known.role is Role.PARTICIPANT and role is not Role.PARTICIPANT):
                self.slots[m] = Slot(m, role, max(confidence, known.confidence if known else 0.0))


def is_person(mention: ActorMention) -> bool:
    """A person, by label or by the way it is named."""
    return mention.label == "PER" or mention.kind in (MentionKind.OFFICE, MentionKind.RELATIONAL, MentionKind.PRONOUN)


def is_place(mention: ActorMention) -> bool:
    """A state or place, which can be a party or merely where something happens."""
    return mention.kind is MentionKind.STATE or mention.label == "LOC"
