"""What was talked about, and what expressly was not: short noun phrases from the sentences that tell an encounter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

from kg.extract.topic_phrases import Phrase, Word, is_stopped, phrases_at, split_words, word_set, words_of_topics
from kg.model import Sentence

Rule: TypeAlias = Mapping[str, Any]
"""A table of ``topics.toml``."""

_WORD = re.compile(r"\w[\w-]+")
_MARKS = ",;:–—()"
_MOST_LABEL_WORDS = 9


@dataclass(frozen=True, slots=True)
class TopicSpan:
    """A noun phrase that names a topic: its label, and where it stands in the article."""

    label: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class TopicMentions:
    """Topics of one encounter in one telling, in text order."""

    about: tuple[TopicSpan, ...] = ()
    not_about: tuple[TopicSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class _Find:
    span: TopicSpan
    negated: bool
    weak: bool
    is_talk: bool


def find_topics(sentences: Iterable[Sentence], names: Iterable[str] = ()) -> TopicMentions:
    """Topics in the sentences that tell one encounter, trigger sentences and their continuations alike.

    ``names`` are the participants as the text names them: they talk and are not talked about. What is only demanded,
    promised or praised counts where no sentence says outright what was talked about.
    """
    people = frozenset(word.lower() for name in names for word in _WORD.findall(name))
    found = [f for s in sentences for f in (*_in_sentence(s, people), *_taken_up(s, people))]
    strong = [f for f in found if not f.weak]
    about = [f for f in (strong if any(not f.negated for f in strong) else found) if not f.negated]
    return TopicMentions(_distinct(about), _distinct(f for f in strong if f.negated))


def tells_topics(sentence: Sentence) -> bool:
    """True for a sentence that says what was talked about without saying who: "Zur Sprache kamen ...", "Es ging um ...".

    It needs an encounter told before.
    """
    talk = word_set("talk", "words")
    text = sentence.span.text.lower()
    if not any(word in text for word in talk) or not any(w.lower in talk for w in split_words(sentence.span)):
        return False
    found = (*_in_sentence(sentence, frozenset()), *_taken_up(sentence, frozenset()))
    return any(find.is_talk and not find.weak for find in found)


def speaks_of_topics(sentence: Sentence) -> bool:
    """True for a sentence that names a topic in any way, or denies one."""
    return any(True for _ in _in_sentence(sentence, frozenset()))


def _distinct(found: Iterable[_Find]) -> tuple[TopicSpan, ...]:
    """One span a label; a label inside another one, "Abrüstung" beside "neuer Abrüstungsvertrag", is left out."""
    spans = sorted({f.span for f in found}, key=lambda s: (s.begin, -s.end))
    labels = {s.label.lower() for s in spans}
    kept: dict[str, TopicSpan] = {}
    for span in spans:
        label = span.label.lower()
        nested = any(_covers(o, span) for o in spans)
        if not nested and not any(label != other and _holds(other, label) for other in labels):
            kept.setdefault(label, span)
    return tuple(kept.values())


def _covers(outer: TopicSpan, inner: TopicSpan) -> bool:
    """True where a span lies in another one; of two on the same words the longer label covers the other."""
    if (outer.begin, outer.end) == (inner.begin, inner.end):
        return len(outer.label) > len(inner.label)
    return outer.begin <= inner.begin and inner.end <= outer.end


def _holds(longer: str, shorter: str) -> bool:
    """True where a label begins a word of another one: "Abrüstung" in "neuer Abrüstungsvertrag"."""
    return f" {longer}".find(f" {shorter}") >= 0


def _in_sentence(sentence: Sentence, people: frozenset[str]) -> Iterator[_Find]:
    words = split_words(sentence.span)
    segments = _segments(words)
    for kind, search in _SEARCHES.items():
        for rule in words_of_topics()[kind]:
            for phrase, negated in search(words, segments, rule):
                wanted = negated or not rule.get("negated_only")
                if wanted and _names_topic(words, phrase, people):
                    if rule.get("weak") and _is_bare_name(words, phrase):
                        continue
                    span = _span(sentence.begin, words, phrase)
                    yield _Find(span, negated, bool(rule.get("weak")), bool(rule.get("talk")))


def _taken_up(sentence: Sentence, people: frozenset[str]) -> Iterator[_Find]:
    """The topic at the head of the sentence before, which "das Thema" takes up: "Der Zoll belastet beide. Er sprach das Thema an."."""
    span = sentence.span
    words = split_words(span)
    if span.start == 0 or not any(_takes_up(words, begin, end) for begin, end in _segments(words)):
        return
    before = span.doc[span.start - 1].sent
    earlier = split_words(before)
    offset = sentence.begin - span.start_char + before.start_char
    for phrase in phrases_at(earlier, 0):
        if _names_topic(earlier, phrase, people) and not _is_bare_name(earlier, phrase):
            yield _Find(_span(offset, earlier, phrase), negated=False, weak=False, is_talk=True)


def _takes_up(words: Sequence[Word], begin: int, end: int) -> bool:
    rule = words_of_topics()["taken_up"]
    pairs = pairwise(words[begin:end])
    return any(a.lower in rule["articles"] and b.lower in rule["heads"] for a, b in pairs) and _is_said(
        words, begin, end, rule
    )


def _span(offset: int, words: Sequence[Word], phrase: Phrase) -> TopicSpan:
    begin, end = words[phrase.begin].begin, words[phrase.end - 1].end
    return TopicSpan(phrase.label, offset + begin, offset + end)


def _names_topic(words: Sequence[Word], phrase: Phrase, people: frozenset[str]) -> bool:
    core = [w.lower for w in words[phrase.head : phrase.core_end]]
    head = words[phrase.head]
    if phrase.label.count(" ") >= _MOST_LABEL_WORDS or (head.entity == "PER" and not _is_no_person(head)):
        return False
    if len(core) == 1 and phrase.label.lower() == core[0] and core[0] in word_set("stop", "alone"):
        return False
    if words[phrase.begin].lower in word_set("stop", "pointing"):
        return False
    return phrase.is_part or (not any(is_stopped(word) for word in core) and not all(word in people for word in core))


def _is_bare_name(words: Sequence[Word], phrase: Phrase) -> bool:
    names = words[phrase.head : phrase.core_end]
    return phrase.end == phrase.core_end and all(w.entity and not _is_no_person(w) for w in names)


def _is_no_person(word: Word) -> bool:
    """A common noun that the recogniser took for a person."""
    return word.entity == "PER" and word.pos == "NOUN"


def _segments(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Stretches between marks."""
    marks = [-1, *(i for i, w in enumerate(words) if w.text in _MARKS), len(words)]
    return [(a + 1, b) for a, b in pairwise(marks) if b > a + 1]


def _after_prepositions(
    words: Sequence[Word], segments: Sequence[tuple[int, int]], rule: Rule
) -> Iterator[tuple[Phrase, bool]]:
    for number, (begin, end) in enumerate(segments):
        for position in range(begin, end):
            if words[position].lower not in rule["words"]:
                continue
            phrases = phrases_at(words, position + 1)
            cue = _cue_segment(words, segments, number, phrases, rule) if phrases else None
            if cue is None and phrases and _goes_on_listing(words, segments, number, position, rule):
                cue = number
            if cue is not None:
                negated = not rule.get("frame") and any(_is_negated(words, *segments[i]) for i in (number, cue))
                yield from ((p, negated) for p in phrases)


def _goes_on_listing(
    words: Sequence[Word], segments: Sequence[tuple[int, int]], number: int, position: int, rule: Rule
) -> bool:
    """ "Es ging um Zölle, um Visa und um ...": the preposition again, in a stretch that it opens, behind the one with the cue."""
    begin = segments[number][0]
    if position != begin and not any(words[i].lower == words[position].lower for i in range(begin, position)):
        return False
    for first, last in reversed(segments[:number]):
        lowers = [w.lower for w in words[first:last]]
        if words[position].lower not in lowers:
            return False
        if any(lower.startswith(tuple(rule["cues"])) for lower in lowers):
            return True
    return False


def _cue_segment(
    words: Sequence[Word],
    segments: Sequence[tuple[int, int]],
    own: int,
    phrases: Sequence[Phrase],
    rule: Rule,
) -> int | None:
    """The first segment with a cue outside the phrases, from the own one on."""
    cues = tuple(rule["cues"])
    inside = {i for p in phrases for i in range(p.begin, p.end)}
    for number in range(own, len(segments)):
        begin, end = segments[number]
        outside = [words[i].lower for i in range(begin, end) if i not in inside]
        if _is_split(words, begin, end, rule) or any(w.startswith(cues) or _holds_cue(w, cues) for w in outside):
            return number
    return None


def _holds_cue(word: str, cues: tuple[str, ...]) -> bool:
    """A long cue may stand inside a compound: "Friedensgespräche"."""
    return any(len(cue) > 6 and cue in word for cue in cues)


def _after_nouns(
    words: Sequence[Word], segments: Sequence[tuple[int, int]], rule: Rule
) -> Iterator[tuple[Phrase, bool]]:
    endings = tuple(rule["endings"])
    for begin, end in segments:
        if "" in rule["words"] and _names_what_follows(words, end, endings):
            yield from ((p, False) for p in phrases_at(words, end + 1))
        for position in range(begin, end - 1):
            if not words[position].lower.endswith(endings):
                continue
            joined = words[position + 1].lower in rule["words"]
            start = position + 2 if joined else position + 1
            if joined or ("" in rule["words"] and words[start].text[0].isupper()):
                negated = _is_negated(words, begin, end)
                yield from ((p, negated) for p in phrases_at(words, start))


def _names_what_follows(words: Sequence[Word], end: int, endings: tuple[str, ...]) -> bool:
    """ "Thema: Brückenbau"."""
    return end + 1 < len(words) and words[end].text == ":" and words[end - 1].lower.endswith(endings)


def _said_of(words: Sequence[Word], segments: Sequence[tuple[int, int]], rule: Rule) -> Iterator[tuple[Phrase, bool]]:
    for number, (begin, end) in enumerate(segments):
        if _is_said(words, begin, end, rule):
            first = _list_begin(words, segments, number)
            listed = [[p for p in found if not _is_cue(words[p.head], rule)] for found in _bare(words, first, end)]
            listed = [found for found in listed if found] or [_subject_before(words, segments[:number])]
            negated = _is_negated(words, begin, end)
            yield from ((p, negated) for found in (listed[-1:] if rule.get("weak") else listed) for p in found)


def _subject_before(words: Sequence[Word], before: Sequence[tuple[int, int]]) -> list[Phrase]:
    """The subject that a relative clause or an insertion parts from its verb."""
    for begin, end in before[:1] if len(before) > 1 else ():
        phrases = phrases_at(words, begin)
        if phrases and phrases[-1].end >= end - 1:
            return phrases
    return []


def _list_begin(words: Sequence[Word], segments: Sequence[tuple[int, int]], number: int) -> int:
    """Where the enumeration begins whose last item opens the segment: "Syrien, Libyen und der Handel waren Themen"."""
    first = segments[number][0]
    for begin, end in reversed(segments[:number]):
        phrases = phrases_at(words, begin)
        if not phrases or phrases[0].begin != begin or phrases[0].end != end:
            break
        first = begin
    return first


def _in_clauses(
    words: Sequence[Word], segments: Sequence[tuple[int, int]], rule: Rule
) -> Iterator[tuple[Phrase, bool]]:
    """Phrases of the clauses that say what was spoken of: "darüber gesprochen, dass ...", "vereinbart, ... zu ..."."""
    for number, (begin, end) in enumerate(segments[:-1]):
        if not _is_said(words, begin, end, rule) or not _has(words, rule.get("also")):
            continue
        for first, last in segments[number + 1 : number + 1 + rule["reach"]]:
            if _is_content(words, first, last):
                negated = _is_negated(words, begin, end)
                yield from ((p, negated) for p in _any(words, first, last))


def _has(words: Sequence[Word], beginnings: Sequence[str] | None) -> bool:
    """True where some word of the sentence begins so, or nothing is asked."""
    return beginnings is None or any(w.lower.startswith(tuple(beginnings)) for w in words)


def _is_content(words: Sequence[Word], begin: int, end: int) -> bool:
    """A clause with "dass" or "ob", or an infinitive with "zu"."""
    lowers = [w.lower for w in words[begin:end]]
    infinitive = any(a == "zu" and b.endswith("n") for a, b in pairwise(lowers))
    separable = any(_separable().fullmatch(lower) for lower in lowers)
    return lowers[0] in word_set("phrases", "opening") or infinitive or separable


@cache
def _separable() -> re.Pattern[str]:
    """Infinitives with "zu" inside: "auszubauen"."""
    return re.compile(f"(?:{'|'.join(sorted(word_set('phrases', 'particles')))})zu[a-zäöüß]{{2,}}n")


def _any(words: Sequence[Word], begin: int, end: int) -> Iterator[Phrase]:
    position = begin
    while position < end:
        phrases = phrases_at(words, position)
        yield from phrases
        position = max([position + 1, *(p.end for p in phrases)])


def _compounds(words: Sequence[Word], segments: Sequence[tuple[int, int]], rule: Rule) -> Iterator[tuple[Phrase, bool]]:
    """The first part of "Waffenstillstandsgespräche", "Libyen-Konferenz"."""
    for begin, end in segments:
        for position in range(begin, end):
            modifier = _modifier(words[position].text, tuple(rule["endings"]))
            if modifier and modifier.lower() not in rule["not"]:
                yield Phrase(position, position + 1, position, position + 1, modifier, is_part=True), False


def _modifier(word: str, endings: tuple[str, ...]) -> str | None:
    ending = max((e for e in endings if word.lower().endswith(e)), key=len, default="")
    first = word[: len(word) - len(ending)].rstrip("-") if ending else ""
    if len(first) < _SHORTEST_MODIFIER or not first[0].isupper() or any(c.isdigit() for c in first):
        return None  # "G-20-Gipfel": the body that meets
    return first[:-1] if first.endswith(_LINKED) else first


_SHORTEST_MODIFIER = 4
_LINKED = ("ngs", "ons", "its", "ands", "ens", "ums", "tts", "als", "els")
"""Ends of first parts that carry a linking s: "Migrationskonferenz"."""


def _is_cue(word: Word, rule: Rule) -> bool:
    return word.lower.startswith(tuple(rule.get("cues", ("\0",))))


def _is_split(words: Sequence[Word], begin: int, end: int, rule: Rule) -> bool:
    """A separable verb: "rief ... auf", "sprach ... an"; a full stop may follow."""
    lowers = [w.lower for w in words[begin:end] if w.text not in ".!?"]
    return bool(lowers) and lowers[-1] == rule.get("particle") and any(w in rule["split_verb"] for w in lowers)


def _is_said(words: Sequence[Word], begin: int, end: int, rule: Rule) -> bool:
    lowers = [w.lower for w in words[begin:end]]
    if any(_is_cue(word, rule) for word in words[begin:end]):
        return True
    if _is_split(words, begin, end, rule):
        return True
    text = f" {' '.join(lowers)} "
    return any(f" {turn} " in text for turn in rule.get("turns", ()))


def _bare(words: Sequence[Word], begin: int, end: int) -> Iterator[list[Phrase]]:
    """Enumerations of noun phrases of a segment that no preposition governs; they may run on over commas."""
    position = begin
    while position < end:
        if words[position].lower in word_set("phrases", "prepositions"):
            skipped = phrases_at(words, position + 1)
            position = max([position + 1, *(p.end for p in skipped)])
            continue
        phrases = phrases_at(words, position)
        if phrases:
            yield phrases
        position = max([position + 1, *(p.end for p in phrases)])


def _is_negated(words: Sequence[Word], begin: int, end: int) -> bool:
    """True where the segment denies: "nicht" (but not "nicht nur"), "kein", "weder", or a verb of leaving out."""
    for position in range(begin, end):
        lower = words[position].lower
        following = words[position + 1].lower if position + 1 < len(words) else ""
        if lower in word_set("negation", "words") and following not in word_set("negation", "only"):
            return True
        if lower.startswith(_leaving_out()):
            return True
    return False


@cache
def _leaving_out() -> tuple[str, ...]:
    return tuple(word_set("negation", "turns"))


_SEARCHES = {
    "preposition": _after_prepositions,
    "noun": _after_nouns,
    "subject": _said_of,
    "clause": _in_clauses,
    "compound": _compounds,
}
