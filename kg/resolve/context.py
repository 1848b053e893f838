"""What an article has said about its persons so far."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

from kg.authority import Authority, Entry, fold
from kg.extract.mention_names import Known
from kg.lang.de.dates import tag
from kg.model import ActorMention, ParsedArticle
from kg.values import Actor, ActorKind, DateValue

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH, YEAR = 31, 366  # days


@dataclass
class Cast:
    """A person of the article: with which offices it was introduced, when it was mentioned."""

    actor: Actor
    entry: Entry | None
    gender: str
    classes: set[str] = field(default_factory=set)
    polities: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    first: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """An actor was mentioned from ``begin`` to ``end`` in ``sentence``."""

    actor: Actor
    begin: int
    end: int
    sentence: int
    is_person: bool
    is_place: bool = False


@lru_cache(maxsize=1_000)
def day_told(sentence: str) -> dt.date | None:
    """The middle of the first day or month that a sentence tells with its year ("am 19. März 1970")."""
    value = span_told(sentence, _MONTH)
    return value.earliest + (value.latest - value.earliest) / 2 if value is not None else None


@lru_cache(maxsize=1_000)
def span_told(sentence: str, longest: int = YEAR) -> DateValue | None:
    """The first span of at most ``longest`` days that a sentence tells with its year."""
    if _YEAR.search(sentence) is None:
        return None
    told = (t.value for t in tag(sentence, None) if t.kind == "date" and _YEAR.search(t.text))
    return next((v for v in told if v is not None and v.days <= longest), None)


_CLAUSE_MARKS = (",", ";", ":", "–", "„", "\n", ". ", "? ", "! ", "(")


class Context:
    """The persons of one article and the trail of mentions, in text order."""

    def __init__(self, parsed: ParsedArticle, authority: Authority) -> None:
        """Start with nobody."""
        self.authority = authority
        self.text = parsed.clean.article.text
        published = parsed.clean.published
        self.article = parsed.clean.article.sha256[:8]
        self.text = parsed.clean.article.text
        self.day: dt.date | None = published.latest if published else None
        self.cast: dict[str, Cast] = {}
        self.trail: list[Trace] = []
        self.dateline = parsed.clean.dateline_places
        self.polities: set[str] = set()
        self.short = Known.of(parsed.clean.article.text).short

    @contextmanager
    def at(self, day: dt.date | None) -> Iterator[None]:
        """While inside, offices are looked up on ``day``; on the day of publication where it is None."""
        published, self.day = self.day, day or self.day
        try:
            yield
        finally:
            self.day = published

    def introduce(self, actor: Actor, entry: Entry | None, gender: str, first: int) -> Cast:
        """The cast member of an actor, made when new."""
        member = self.cast.get(actor.key)
        if member is None:
            member = self.cast[actor.key] = Cast(actor, entry, (entry.gender if entry else "") or gender, first=first)
            if actor.country:
                member.polities.add(actor.country)
        member.gender = member.gender or gender
        return member

    def learn_name(self, actor: Actor, name: str) -> None:
        """Remember the words of a name for later surname mentions."""
        if actor.key in self.cast:
            self.cast[actor.key].names.update(fold(name).split())

    def mention(self, actor: Actor, mention: ActorMention, *, is_place: bool) -> None:
        """Note that an actor was mentioned; ``is_place`` for a state or capital that only says where."""
        person = actor.kind is ActorKind.PERSON
        self.trail.append(Trace(actor, mention.begin, mention.end, mention.sentence, person, is_place))

    def groups(self, before: ActorMention, *, persons: bool, reach: int) -> list[list[Actor]]:
        """Actors of each sentence up to the mention, the latest sentence first; inside a sentence in text order."""
        by_sentence: dict[int, dict[str, Actor]] = {}
        for trace in self.trail:
            fits = trace.is_person == persons and not trace.is_place and trace.begin < before.begin
            if fits and trace.sentence >= before.sentence - reach:
                by_sentence.setdefault(trace.sentence, {})[trace.actor.key] = trace.actor
        return [list(by_sentence[number].values()) for number in sorted(by_sentence, reverse=True)]

    def recent(self, before: ActorMention, *, persons: bool, sentences: int | None = None) -> list[Actor]:
        """Actors mentioned before, the latest first, each once; ``sentences`` limits how far back."""
        found: dict[str, Actor] = {}
        for trace in reversed(self.trail):
            if trace.is_person != persons or trace.is_place or trace.begin >= before.begin:
                continue
            if sentences is not None and trace.sentence < before.sentence - sentences:
                break
            found.setdefault(trace.actor.key, trace.actor)
        return list(found.values())

    def apposed(self, mention: ActorMention) -> Actor | None:
        """The person whom the mention follows as an apposition: "Ursula Castrup, die Leiterin"."""
        last = self.trail[-1] if self.trail else None
        return last.actor if last and last.is_person and self.text[last.end : mention.begin].strip() == "," else None

    def spoken_of(self, before: ActorMention, sentences: int) -> list[Actor]:
        """Persons mentioned before, the latest sentence first, and inside a sentence the one named first: the likely subject."""
        traces = [t for t in self.trail if t.is_person and not t.is_place and t.begin < before.begin]
        near = [t for t in traces if before.sentence - sentences <= t.sentence < before.sentence]
        ordered = sorted(near, key=lambda t: (-t.sentence, t.begin))
        return list({t.actor.key: t.actor for t in ordered}.values())

    def beside(self, pronoun: ActorMention) -> set[str]:
        """Keys of the persons named before the pronoun in its own clause, whom it does not mean: "Maurer empfing er im Mai"."""
        marks = (self.text.rfind(mark, 0, pronoun.begin) for mark in _CLAUSE_MARKS)
        start = max(marks)
        return {t.actor.key for t in self.trail if t.is_person and start < t.begin < pronoun.begin}

    def member(self, actor: Actor) -> Cast:
        """The cast member of an actor that was introduced."""
        return self.cast[actor.key]

    def holds(self, member: Cast, classes: tuple[str, ...], polities: tuple[str, ...], *, past: bool = False) -> bool:
        """True when the article or the authority gives the person one of the offices (in one of the polities, if any)."""
        introduced = bool(member.classes & set(classes))
        if introduced and (not polities or not member.polities or member.polities & set(polities)):
            return True
        if member.entry is None:
            return False
        for tenure in self.authority.tenures(member.entry):
            fits = tenure.cls in classes and (not polities or tenure.polity in polities)
            if fits and (self.day is None or (tenure.ended_by(self.day) if past else tenure.covers(self.day, 60))):
                return True
        return False
