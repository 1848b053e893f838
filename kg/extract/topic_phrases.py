"""Noun phrases by their surface: German nouns are capitalised, so a phrase can be cut without a parse.

A phrase is determiner, adjectives, noun or name, then attributes: genitives and prepositional phrases. Enumerations are
split; where a second attribute is joined ("Konflikte in Syrien und auf der Halbinsel") the head is carried over.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Span

_WORD = re.compile(r"\w[\w'’/&.-]*(?<!\.)|\S")
_ADJECTIVE = re.compile(r"[a-zäöüß][\wäöüß-]+(?:e|en|er|es|em)")
_NO_NOUN = frozenset(("VERB", "AUX", "ADV", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "PART", "INTJ", "NUM"))
_ADJECTIVAL = frozenset(("ADJ", "NUM", "DET", "NOUN", "PROPN"))  # taggers take some adjectives for names
_MOST_ATTRIBUTES = 3
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a sentence; offsets count in the sentence. What the parse says is "" where unknown."""

    text: str
    begin: int
    end: int
    pos: str = ""
    entity: str = ""
    lemma: str = ""
    morph: str = ""
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the word in lower case, which is asked for many times."""
        object.__setattr__(self, "lower", self.text.lower())


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words [begin, end) of a sentence; [head, core_end) are the noun or name itself, ``label`` names the topic.

    ``is_part``: the topic is only the first part of the word.
    """

    begin: int
    end: int
    head: int
    core_end: int
    label: str
    is_part: bool = False


@cache
def words_of_topics() -> dict[str, Any]:
    """The tables of ``topics.toml``."""
    return tomllib.loads((resources.files("kg.lang.de") / "topics.toml").read_text(encoding="utf-8"))


@cache
def word_set(table: str, key: str) -> frozenset[str]:
    """A list of the tables as a set."""
    return frozenset(words_of_topics()[table][key])


def split_words(span: Span) -> list[Word]:
    """Words and marks of a sentence; quotation marks and "vor allem" are left out, so that they cut no phrase."""
    tagged = {t.idx - span.start_char: t for t in span}
    found = []
    for match in _WORD.finditer(span.text):
        token = tagged.get(match.start())
        parsed = (token.pos_, token.ent_type_, token.lemma_, str(token.morph)) if token is not None else ()
        found.append(Word(match[0], match.start(), match.end(), *parsed))
    words = [w for w in found if w.text not in "„“”\"»«‚‘'›‹"]
    paired = {i + k for i, (a, b) in enumerate(pairwise(words)) if f"{a.lower} {b.lower}" in _pairs() for k in (0, 1)}
    return [w for i, w in enumerate(words) if i not in paired]


@cache
def _pairs() -> frozenset[str]:
    return word_set("phrases", "pairs")


def is_noun(word: Word) -> bool:
    """True for a capitalised word that is no function word; a number alone is none."""
    return word.text[0].isupper() and word.lower not in _closed() and word.pos not in _NO_NOUN


@cache
def _closed() -> frozenset[str]:
    lists = ("articles", "determiners", "prepositions", "and", "fillers", "no_noun", "verbs")
    return frozenset(w for name in lists for w in word_set("phrases", name))


def phrases_at(words: Sequence[Word], start: int) -> list[Phrase]:
    """The enumeration of noun phrases at ``start``, fillers such as "auch" skipped; empty where there is none."""
    found: list[Phrase] = []
    position: int | None = start
    while position is not None:
        phrase = _phrase(words, _skip_fillers(words, position))
        if phrase is None:
            break
        found.append(phrase)
        position = _next_item(words, phrase)
    return [p for phrase in found for p in _distribute(words, phrase)]


def _skip_fillers(words: Sequence[Word], position: int) -> int:
    while position < len(words) and words[position].lower in word_set("phrases", "fillers"):
        position += 1
    return position


def _phrase(words: Sequence[Word], start: int) -> Phrase | None:
    core = _core(words, start)
    if core is None:
        return None
    head, core_end = core
    if words[head].lower in word_set("phrases", "light") and _is_genitive(words, core_end):
        return _phrase(words, core_end)
    end = _attributes(words, start, core_end)
    return Phrase(start, end, head, core_end, label_of(words, start, end))


def _is_genitive(words: Sequence[Word], position: int) -> bool:
    return position < len(words) and words[position].lower in word_set("phrases", "genitive")


def _attributes(words: Sequence[Word], start: int, end: int) -> int:
    """End of the phrase from ``start`` with the attributes that follow ``end``."""
    for _ in range(_MOST_ATTRIBUTES):
        longer = _attribute(words, end)
        if longer is None or longer - start > _MOST_WORDS:
            break
        end = longer
    return end


def _core(words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """Determiner, adjectives, noun: index of the noun and end; ``None`` where no noun follows."""
    position = start
    if position < len(words) and words[position].lower in _leading():
        position += 1
    while position < len(words) and _is_adjective(words[position]):
        position += 1
    if position >= len(words) or not is_noun(words[position]):
        return None
    end = position + 1
    while end < len(words) and (is_noun(words[end]) or words[end].text.isdigit()) and not _is_time(words[end]):
        end += 1
    if end < len(words) - 1 and words[end - 1].text.endswith("-") and words[end].lower in word_set("phrases", "and"):
        return end + 1, end + 2
    return position, end


@cache
def _leading() -> frozenset[str]:
    return word_set("phrases", "articles") | word_set("phrases", "determiners")


def _is_adjective(word: Word) -> bool:
    if word.text[0].isdigit() or word.lower in ("rund", "mehr", "sogenannten", "erster", "zweiter"):
        return True
    if word.pos and word.pos not in _ADJECTIVAL:
        return False
    return _ADJECTIVE.fullmatch(word.text) is not None and word.lower not in _closed()


def _is_time(word: Word) -> bool:
    return word.lower in word_set("stop", "time") or word.lower.endswith(tuple(word_set("stop", "time_endings")))


def _attribute(words: Sequence[Word], start: int) -> int | None:
    """End of a genitive or prepositional attribute at ``start``; times are none."""
    if start >= len(words):
        return None
    lower = words[start].lower
    plural_genitive = lower.endswith("er") and _is_adjective(words[start])
    genitive = plural_genitive or lower in word_set("phrases", "genitive")
    if not genitive and lower not in word_set("phrases", "attributes"):
        return None
    core = _core(words, start if genitive else start + 1)
    if core is None or _is_time(words[core[0]]) or (not genitive and _is_no_attribute(words[core[0]].lower)):
        return None
    if is_stopped(words[core[0]].lower):  # "das Verhältnis beider Länder zur Union": people are passed over
        return _attribute(words, core[1]) if genitive else None
    pair = lower == "zwischen" and core[1] < len(words) and words[core[1]].lower in word_set("phrases", "and")
    second = _core(words, core[1] + 1) if pair else None
    return second[1] if second else core[1]


def _is_no_attribute(lower: str) -> bool:
    """What belongs to the verb and not to the noun before it: "den Haushalt beim Treffen ...", "... unter Dach und Fach"."""
    return lower in word_set("stop", "turns") or lower.endswith(tuple(word_set("stop", "occasions")))


def _next_item(words: Sequence[Word], phrase: Phrase) -> int | None:
    """Where the next item of the enumeration begins."""
    end = phrase.end
    if end >= len(words):
        return None
    if words[end].lower in word_set("phrases", "and"):
        return _after_preposition(words, end + 1, phrase)
    if words[end].text != ",":
        return None
    if end + 1 < len(words) and words[end + 1].lower in word_set("phrases", "including"):
        return end + 2
    following = _phrase(words, end + 1)
    while following is not None and following.end < len(words):
        mark = words[following.end]
        if mark.lower in word_set("phrases", "and"):
            return None if _is_relative(words, end + 1) else end + 1
        following = _phrase(words, following.end + 1) if mark.text == "," else None
    return None


def _after_preposition(words: Sequence[Word], position: int, phrase: Phrase) -> int:
    """Skip the preposition that is said again: "um X und um Y", "über X und über Y"."""
    before = words[phrase.begin - 1].lower if phrase.begin else ""
    position = _skip_fillers(words, position)
    repeated = (
        position < len(words) and words[position].lower == before and before in word_set("phrases", "prepositions")
    )
    return position + 1 if repeated else position


def _is_relative(words: Sequence[Word], start: int) -> bool:
    """True when the words up to the next mark are a relative clause: a pronoun first, a finite verb last."""
    end = next((i for i in range(start, len(words)) if words[i].text in ",.;:!?"), len(words))
    last = words[end - 1].lower
    finite = last.endswith(("t", "te", "ten", "en")) and not is_noun(words[end - 1]) and not last.startswith("ge")
    return words[start].lower in word_set("phrases", "articles") and finite


def _distribute(words: Sequence[Word], phrase: Phrase) -> Iterator[Phrase]:
    """The phrase, and the head again with a second attribute: "Konflikte in Syrien und auf der Halbinsel"."""
    yield phrase
    joined = phrase.end + 1
    if joined >= len(words) or words[phrase.end].lower not in word_set("phrases", "and"):
        return
    before = words[phrase.begin - 1].lower if phrase.begin else ""
    if words[joined].lower == before or words[joined].lower not in word_set("phrases", "attributes"):
        return
    first = _attribute(words, joined)
    if first is not None and phrase.end > phrase.core_end:
        end = _attributes(words, joined, first)
        label = " ".join([label_of(words, phrase.begin, phrase.core_end), *(w.text for w in words[joined:end])])
        yield Phrase(joined, end, phrase.head, phrase.core_end, label)


def label_of(words: Sequence[Word], begin: int, end: int) -> str:
    """Without determiner, the adjectives in the strong nominative: "dem neuen Vertrag" -> "neuer Vertrag"."""
    first = begin
    determiner = ""
    if words[first].lower in _leading() and first + 1 < end:
        determiner = words[first].lower
        first += 1
    texts = [w.text for w in words[first:end]]
    head = next((i for i, w in enumerate(words[first:end]) if is_noun(w)), None)
    plural = head is not None and "Number=Plur" in words[first + head].morph
    for i, word in enumerate(words[first:end]):
        if not _is_adjective(word):
            break
        if texts[i].endswith("en"):
            texts[i] = texts[i][:-2] + ("e" if plural else _STRONG.get(determiner, "e"))
        elif texts[i].endswith("e"):
            texts[i] += _NOMINATIVE.get(determiner, "")
        elif texts[i].endswith("er") and not determiner and "Gender=Fem" in word.morph and "Case=Nom" not in word.morph:
            texts[i] = texts[i][:-1]
    if head is not None:
        texts[head] = _nominative_plural(words[first + head]) or texts[head]
        if determiner in ("des", "eines"):
            texts[head] = _GENITIVE.sub("", texts[head])
    return " ".join(texts)


def _nominative_plural(word: Word) -> str:
    """ "Herde" for "Herden", "Länder" for "Ländern"; "" where the plural has no ending of the dative."""
    if "Number=Plur" not in word.morph or "Case=Dat" not in word.morph or not word.text.endswith("n"):
        return ""
    shorter = word.text[:-1]
    added = shorter.endswith(("er", "el")) or (shorter == f"{word.lemma}e" and "Gender=Fem" not in word.morph)
    return shorter if added and word.lemma != word.text else ""


_GENITIVE = re.compile(r"(?:(?<=[^\Wu])es|(?<=[^\Wsue])s)$")
"""Genitive ending of "Einsatzes", "Strommarkts"; none in "Status"."""

_STRONG = {"den": "er", "einen": "er", "keinen": "er", "dem": "er", "einem": "er", "des": "er", "eines": "er"}
"""Ending of the strong nominative after the determiner of an oblique case; elsewhere feminine or plural."""

_NOMINATIVE = {"der": "r", "das": "s"}
"""What the weak nominative lacks."""


def is_stopped(lower: str) -> bool:
    """True for heads that are never a topic: times, the talk itself, people."""
    if lower in word_set("stop", "time") or lower in word_set("stop", "heads"):
        return True
    return lower.endswith((*word_set("stop", "people"), *word_set("stop", "time_endings")))
