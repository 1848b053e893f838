"""Which sentences of a report say who vouches for it: those that mention the encounter or speak of what was said there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.claim_words import LINKS, SUBJUNCTIVE, WORDS
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
    perfect = any(word in SUBJUNCTIVE & WORDS["perfect"] for word in words)
    participle = any(token.tag_ in ("VVPP", "VAPP", "VMPP") for token in sentence.span)
    return (retells and perfect and participle) or speaks_of_topics(sentence)
