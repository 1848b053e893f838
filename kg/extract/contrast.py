"""Elliptical contrasts: "hat sich mit Merkel getroffen, mit Putin hingegen noch nicht"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import Slot
from kg.values import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.mention_index import MentionIndex
    from kg.extract.triggers import Trigger
    from kg.model import EncounterMention


@dataclass(frozen=True, slots=True)
class Contrast:
    """The negator of the elliptical part, and the parties that it names."""

    negator: Token
    excepted: tuple[int, ...]

    def parted(self, told: EncounterMention) -> Iterator[EncounterMention]:
        """The encounter with the others, and the denied one with those excepted; the party named first is in both."""
        kept = tuple(s for s in told.slots if s.mention not in self.excepted)
        yield replace(told, slots=kept, each=told.each and len(kept) > 2)
        if kept:
            slots = (kept[0], *(Slot(m) for m in self.excepted))
            cue = self.negator.text
            yield replace(told, slots=slots, each=False, status=Status.DENIED, status_cue=cue, is_new=True)


def find_contrast(trigger: Trigger, index: MentionIndex) -> Contrast | None:
    """A verbless last part of the sentence, after a comma behind the trigger, that names a party and ends in "nicht"."""
    sentence = trigger.token.sent
    for negator in sentence:
        if negator.lower_ != "nicht" or negator.i <= trigger.token.i:
            continue
        part: list[Token] = []
        for token in reversed(sentence.doc[trigger.token.i + 1 : negator.i]):
            if token.text == ",":
                break
            part.append(token)
        else:
            continue
        ends = negator.i + 1 >= sentence.end or negator.nbor().pos_ == "PUNCT"
        named = sorted({m for t in part if (m := index.at(t)) is not None})
        if ends and named and not any(t.pos_ in ("VERB", "AUX") for t in part):
            return Contrast(negator, tuple(named))
    return None
