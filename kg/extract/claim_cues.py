"""The sources that one sentence names for itself, and whether it is told as somebody's words."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.claim_cites import cited
from kg.extract.claim_sources import Page, Source, TextSource
from kg.extract.claim_verbs import quoted_person, said
from kg.extract.claim_words import EVIDENTIAL, NOUNS, SUBJUNCTIVE
from kg.model import ActorMention
from kg.values import MentionKind


@dataclass(frozen=True, slots=True)
class Cue:
    """What one sentence says about its source; ``back`` when it speaks of the sentence before ("Das teilte X mit")."""

    holders: tuple[Source, ...]
    via: tuple[Source, ...]
    cue: str
    back: bool = False


def find_cue(page: Page) -> Cue | None:
    """The sources of a sentence, None where it names none. Cited sources are holders; who cites them is ``via``."""
    for quoted, by in quoted_person(page):
        return Cue((quoted,), (by,), "zitiert")
    sources, citing_words, appeal = cited(page)
    speakers, verb, back = said(page)
    if not sources and not speakers:
        return None
    own_words = citing_words.casefold().endswith(NOUNS["own_words"])
    if speakers and sources and not appeal and not own_words and all(_is_medium(source) for source in sources):
        return Cue(_unique(speakers), _unique(sources), verb, back)
    if sources:
        return Cue(_unique(sources), _unique(speakers) if appeal else (), citing_words, back)
    return Cue(_unique(speakers), (), verb, back)


def _is_medium(source: Source) -> bool:
    """A named organisation that is no seat of power: "laut CNN hat Panetta verkündet"."""
    if isinstance(source, TextSource):
        return source.is_name
    return isinstance(source, ActorMention) and source.kind is MentionKind.NAME and source.label == "ORG"


def _unique(sources: list[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))


def is_reported(page: Page) -> bool:
    """True for reported speech: a finite verb in the subjunctive of indirect speech."""
    return any(token.lower_ in SUBJUNCTIVE and token.pos_ in ("VERB", "AUX") for token in page.tokens)


def is_hearsay(page: Page) -> bool:
    """True for "soll ... haben"."""
    words = [token.lower_ for token in page.tokens]
    return any(word in EVIDENTIAL for word in words) and any(word in ("haben", "sein") for word in words[-3:])
