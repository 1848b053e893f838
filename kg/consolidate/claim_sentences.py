"""Which sentences of a report say who vouches for it: those that mention the encounter or speak of what was said there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from kg.extract.claim_words import LINKS, NOUNS, WORDS
from kg.extract.topics import speaks_of_topics
from kg.model import Resolution, Sentence


def claim_sentences(
    sentences: Sequence[Sentence], own: Collection[int], parties: Collection[str], resolutions: Sequence[Resolution]
) -> list[Sentence]:
    """The sentences of ``own`` (indices), and of those that only follow the ones that go on about the encounter.

    These name topics, point back ("anschließend", "man"), name both sides ("rief Putin Trump zur Ruhe auf"), or retell what a
    party said or did there ("Merkel habe ... gewarnt"). Others tell what somebody says of something else. ``parties`` are keys of actors.
    """
    named: defaultdict[int, set[str]] = defaultdict(set)
    for r in resolutions:
        named[r.mention.sentence].update(a.key for a in r.actors if a.key in parties)
    found = []
    for sentence in sentences:
        told = len(named[sentence.index])
        if sentence.index in own or told >= _SIDES or _goes_on(sentence, retells=told > 0):
            found.append(sentence)
    return found


_SIDES = 2


def _goes_on(sentence: Sentence, *, retells: bool) -> bool:
    words = [token.lower_ for token in sentence.span]
    if any(word in WORDS["links"] or word.startswith(LINKS) for word in words):
        return True
    return (retells and _is_retold(sentence)) or speaks_of_topics(sentence)


def retells_party(sentence: Sentence, parties: Collection[str], resolutions: Sequence[Resolution]) -> bool:
    """True for a sentence about a topic that retells a party: "Merkel habe die Abmachung begrüßt", "Nach Darstellung des
    Kreml verlangte Putin ..."; one that names two parties needs no topic: "Erdogan habe die Kanzlerin gedrängt ..."."""
    actors = {a.key for r in resolutions if r.mention.sentence == sentence.index for a in r.actors}
    named = len(actors & set(parties))
    return named > 0 and _is_retold(sentence) and (named >= _SIDES or speaks_of_topics(sentence))


def _is_retold(sentence: Sentence) -> bool:
    """True for the reported perfect ("habe ... gewarnt"), and beside "Darstellung", "Angaben"."""
    words = [token.lower_ for token in sentence.span]
    if any(word.endswith(NOUNS["own_words"]) for word in words):
        return True
    perfect = any(word in WORDS["perfect"] for word in words)
    return perfect and any(token.tag_ in ("VVPP", "VAPP", "VMPP") for token in sentence.span)
