"""Which sentences of a report say who vouches for it: those that mention the encounter or speak of what was said there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.claim_words import LINKS, NOUNS, WORDS
from kg.extract.topics import speaks_of_topics
from kg.model import Resolution, Sentence


def claim_sentences(
    sentences: Sequence[Sentence], own: Collection[int], parties: Collection[str], resolutions: Sequence[Resolution]
) -> list[Sentence]:
    """The sentences of ``own`` (indices), and of those that only follow the ones that go on about the encounter.

    These name topics, point back ("anschließend", "man"), or retell what a party said or did there ("Merkel habe ...
    gewarnt"). Others tell what somebody says of something else. ``parties`` are keys of actors.
    """
    named = {r.mention.sentence for r in resolutions if any(a.key in parties for a in r.actors)}
    return [s for s in sentences if s.index in own or _goes_on(s, retells=s.index in named)]


def _goes_on(sentence: Sentence, *, retells: bool) -> bool:
    words = [token.lower_ for token in sentence.span]
    if any(word in WORDS["links"] or word.startswith(LINKS) for word in words):
        return True
    return (retells and _is_retold(sentence)) or speaks_of_topics(sentence)


def retells_party(sentence: Sentence, parties: Collection[str], resolutions: Sequence[Resolution]) -> bool:
    """True for a sentence about a topic that retells a party: "Merkel habe die Abmachung begrüßt", "Nach Darstellung des
    Kreml verlangte Putin ..."."""
    actors = (a for r in resolutions if r.mention.sentence == sentence.index for a in r.actors)
    return any(a.key in parties for a in actors) and _is_retold(sentence) and speaks_of_topics(sentence)


def _is_retold(sentence: Sentence) -> bool:
    """True for the reported perfect ("habe ... gewarnt"), and beside "Darstellung", "Angaben"."""
    words = [token.lower_ for token in sentence.span]
    if any(word.endswith(NOUNS["own_words"]) for word in words):
        return True
    perfect = any(word in WORDS["perfect"] for word in words)
    return perfect and any(token.tag_ in ("VVPP", "VAPP", "VMPP") for token in sentence.span)
