"""The words that tell of encounters and of their status, read from the data files of a language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING, Any

from kg.values import EncounterType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_REMEMBERED = 50_000  # words whose look-up is kept
_NOUN_ENDINGS = ("", "s", "es", "e", "en", "n")


class Frame(StrEnum):
    """How the parties are attached to a verb; see the head of ``encounters.toml``."""

    PAIR = "pair"
    OBJECT = "object"
    HOST = "host"
    GUEST = "guest"
    TRAVEL = "travel"
    MEDIATOR = "mediator"


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """A verb, or a fixed turn of words (beside one of ``verbs``, where such are listed), that tells of an encounter."""

    lemma: str
    type: EncounterType
    frame: Frame
    words: tuple[str, ...] = ()
    verbs: frozenset[str] = frozenset()
    object: str = ""
    partner: tuple[str, ...] = ("mit",)
    not_with: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    reflexive: bool = False
    dative: bool = False
    person_object: bool = False
    weak: bool = False
    status: Status | None = None
    initiator: bool = False
    needs_partner: bool = False
    needs_place_or_time: bool = False
    needs_target: bool = False
    needs_into: bool = False


@dataclass(frozen=True, slots=True)
class NounEntry:
    """A noun that tells of an encounter; with ``suffix`` its compounds do too."""

    lemma: str
    type: EncounterType
    suffix: bool = False
    weak: bool = False
    plural_only: bool = False
    initiator: bool = False
    mediator: bool = False
    host_partner: bool = False
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NounHit:
    """A noun entry found in a word; ``modifier`` is the first part of a compound ("Krisen", "G20")."""

    entry: NounEntry
    modifier: str
    is_plural: bool


@dataclass(frozen=True)
class Lexicon:
    """Encounter words of one language."""

    verbs: dict[str, VerbEntry]
    turns: tuple[VerbEntry, ...]
    nouns: tuple[NounEntry, ...]
    cues: dict[str, Any] = field(hash=False)
    _hits: dict[str, NounHit | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _sets: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _phrases: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def noun(self, word: str) -> NounHit | None:
        """The entry for an inflected noun, the longest lemma first; None when no entry fits."""
        if word not in self._hits:
            if len(self._hits) >= _REMEMBERED:
                self._hits.clear()
            self._hits[word] = self._find_noun(word)
        return self._hits[word]

    def _find_noun(self, word: str) -> NounHit | None:
        folded = word.casefold()
        if not self._any_noun.search(folded):
            return None
        for entry in self.nouns:
            if entry.lemma.casefold() in folded and (hit := _match_noun(entry, word)):
                return hit
        return None

    @cached_property
    def _any_noun(self) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(entry.lemma.casefold()) for entry in self.nouns))

    @cached_property
    def turns_in_lower_case(self) -> tuple[tuple[list[str], VerbEntry], ...]:
        """The turns with their words as they are looked for."""
        return tuple(([word.lower() for word in entry.words], entry) for entry in self.turns)

    def words(self, section: str, key: str) -> frozenset[str]:
        """A list of cue words as a set."""
        if (section, key) not in self._sets:
            self._sets[section, key] = frozenset(self.cues[section][key])
        return self._sets[section, key]

    def phrases(self, section: str) -> tuple[str, ...]:
        """The lower-cased phrases of a section, longest first."""
        if section not in self._phrases:
            listed = self.cues[section]["phrases"]
            self._phrases[section] = tuple(sorted(listed, key=lambda p: (-len(p), p)))
        return self._phrases[section]


def _match_noun(entry: NounEntry, word: str) -> NounHit | None:
    for ending in _NOUN_ENDINGS:
        stem = word[: len(word) - len(ending)] if ending else word
        if not word.endswith(ending) or stem.casefold().endswith(tuple(e.casefold() for e in entry.excluded)):
            continue
        plural = ending in ("e", "en", "n")
        if stem == entry.lemma:
            return NounHit(entry, "", plural)
        if entry.suffix and stem.casefold().endswith(entry.lemma.casefold()) and len(stem) > len(entry.lemma) + 1:
            return NounHit(entry, stem[: -len(entry.lemma)].rstrip("-"), plural)
    return None


def _verb(raw: dict[str, Any]) -> VerbEntry:
    words = tuple(raw.get("words", ()))
    known = {
        k: raw[k]
        for k in (
            "object",
            "reflexive",
            "dative",
            "person_object",
            "weak",
            "initiator",
            "needs_partner",
            "needs_target",
            "needs_into",
        )
        if k in raw
    }
    return VerbEntry(
        lemma=raw.get("lemma", " ".join(words)),
        type=EncounterType(raw["type"]),
        frame=Frame(raw["frame"]),
        words=words,
        verbs=frozenset(raw.get("verbs", ())),
        partner=tuple(raw.get("partner", ("mit",))),
        not_with=tuple(raw.get("not_with", ())),
        only_with=tuple(raw.get("only_with", ())),
        status=Status(raw["status"]) if "status" in raw else None,
        needs_place_or_time=raw.get("needs_place_or_time", False),
        **known,
    )


def _noun(raw: dict[str, Any]) -> NounEntry:
    flags = {k: raw[k] for k in ("suffix", "weak", "plural_only", "initiator", "mediator", "host_partner") if k in raw}
    return NounEntry(lemma=raw["lemma"], type=EncounterType(raw["type"]), excluded=tuple(raw.get("not", ())), **flags)


def _each(tables: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One table for each word of ``lemmas`` or turn of ``turns``, where a table lists several with the same settings."""
    for table in tables:
        common = {k: v for k, v in table.items() if k not in ("lemmas", "turns")}
        yield from ({**common, "lemma": lemma} for lemma in table.get("lemmas", ()))
        yield from ({**common, "words": turn.split()} for turn in table.get("turns", ()))
        if common == table:
            yield table


@cache
def load_lexicon(language: str = "de") -> Lexicon:
    """Read the lexicon of a language once per process."""
    folder = resources.files("kg.lang").joinpath(language)
    raw = tomllib.loads(folder.joinpath("encounters.toml").read_text(encoding="utf-8"))
    cues = tomllib.loads(folder.joinpath("status.toml").read_text(encoding="utf-8"))
    nouns = sorted((_noun(n) for n in _each(raw["noun"])), key=lambda n: (-len(n.lemma), n.lemma))
    return Lexicon(
        verbs={v.lemma: v for v in map(_verb, _each(raw["verb"]))},
        turns=tuple(_verb(t) for t in _each(raw["turn"])),
        nouns=tuple(nouns),
        cues=cues,
    )


def function_words(purpose: str) -> frozenset[str]:
    """German function words that a step asks for by their purpose ("owning": what an owner stands behind)."""
    return load_lexicon().words("function_words", purpose)
