"""Sentences that tell what was talked about without saying at which encounter: "Zur Sprache kamen ..."."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from kg.extract.topics import find_topics, tells_topics
from kg.model import ParsedArticle, Sentence

_PARAGRAPHS_BACK = 2


def topic_sentences(
    parsed: ParsedArticle,
    own: Mapping[int, Collection[int]],
    talks: Collection[int] = (),
    retells: Callable[[Sentence, int], bool] = lambda sentence, number: False,
    triggers: Collection[int] = (),
) -> dict[int, list[int]]:
    """Indices of the sentences that each encounter gains; ``own`` has the sentences that mention it, by its number.

    Inside a paragraph the sentence goes on about the encounter mentioned last; at the head of a paragraph it takes up
    the first one of the paragraph before, which the others only follow. Where the paragraph tells of ``talks`` (numbers
    of encounters of two parties or more) these come before visits and the like. ``retells`` says whether a sentence
    tells what a party of an encounter said there. ``triggers`` are the offsets of the words that tell of encounters: a
    sentence with such a word counts only where the word is itself the topic ("Es ging um ein Gipfeltreffen").
    """
    homes: dict[int, list[int]] = defaultdict(list)
    for number, indices in own.items():
        for index in indices:
            homes[index].append(number)
    gained: dict[int, list[int]] = defaultdict(list)
    for sentence in parsed.sentences:
        if sentence.index in homes and not _speaks_of_encounter(sentence, triggers):
            continue
        teller = _told_before(sentence, parsed.sentences, homes, talks)
        if (
            teller is not None
            and teller not in homes.get(sentence.index, ())
            and (tells_topics(sentence) or retells(sentence, teller))
        ):
            homes[sentence.index].append(teller)
            gained[teller].append(sentence.index)
    return dict(gained)


def _speaks_of_encounter(sentence: Sentence, triggers: Collection[int]) -> bool:
    about = find_topics([sentence]).about if tells_topics(sentence) else ()
    return any(span.begin <= begin < span.end for span in about for begin in triggers)


def _told_before(
    sentence: Sentence,
    sentences: Sequence[Sentence],
    homes: Mapping[int, Sequence[int]],
    talks: Collection[int],
) -> int | None:
    before = [s for s in sentences[: sentence.index] if s.index in homes]
    if not before or sentence.paragraph - before[-1].paragraph > _PARAGRAPHS_BACK:
        return None
    near = [s for s in before if s.paragraph == before[-1].paragraph]
    if before[-1].paragraph == sentence.paragraph:
        near.reverse()
    told = [number for s in near for number in homes[s.index]]
    return next((number for number in told if number in talks), told[0])
