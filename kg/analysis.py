"""The steps inside one article: clean -> parse -> extract -> resolve -> tell."""

from __future__ import annotations

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.language import Language

from kg.authority import Authority
from kg.clean import clean
from kg.config import Settings
from kg.consolidate.telling import record, tell
from kg.consolidate.told import Surroundings
from kg.extract.claims import Claim, find_claims
from kg.extract.encounters import find_encounters, triggers_by_sentence
from kg.extract.mention_names import look_up
from kg.extract.mentions import find_mentions
from kg.extract.triggers import Trigger
from kg.model import ActorMention, Article, ArticleResult, ParsedArticle, Sentence
from kg.parse import load_model, parse, recognise, rows_stay_apart
from kg.resolve import resolve
from kg.resolve.holders import tell_holders
from kg.resolve.judgements import Judgements, load_judgements
from kg.resolve.places import place_mentions
from kg.resolve.reported import with_speakers
from kg.resolve.topics import tell_topics
from kg.values import Actor, ActorKind, Topic


class Stopwatch(defaultdict[str, float]):
    """Step -> seconds spent in it."""

    def __init__(self) -> None:
        """Start with nothing measured."""
        super().__init__(float)

    @contextmanager
    def on(self, step: str) -> Iterator[None]:
        """Count the time inside under ``step``."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self[step] += time.perf_counter() - start

    def add(self, other: dict[str, float]) -> None:
        """Add what was measured elsewhere."""
        for step, seconds in other.items():
            self[step] += seconds


@dataclass(frozen=True, slots=True)
class Prepared:
    """A parsed article and the words that may tell of encounters, by sentence."""

    parsed: ParsedArticle
    triggers: Mapping[int, Sequence[Trigger]]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the steps need, loaded once in a process; ``ahead`` are articles that were prepared together."""

    nlp: Language
    authority: Authority
    settings: Settings
    judgements: Judgements | None = None
    may_parse_together: bool = False
    watch: Stopwatch = field(default_factory=Stopwatch)
    ahead: dict[Article, Prepared] = field(default_factory=dict)

    @staticmethod
    def load(settings: Settings) -> Tools:
        """Load the language model and the authority. Raises ``MissingPartError`` or ``InputError``."""
        judgements = load_judgements(settings.judgements) if settings.judgements else None
        nlp = _model(settings.model)
        tools = Tools(nlp, Authority.load(settings.actors), settings, judgements, rows_stay_apart(nlp))
        gc.collect()
        gc.freeze()  # what was loaded stays, so the collector need not walk through it again and again
        return tools


@lru_cache(maxsize=1)
def _model(name_or_path: str | None) -> Language:
    return load_model(name_or_path)


def prepare(articles: Sequence[Article], tools: Tools) -> list[Prepared]:
    """Clean and parse articles together, which is quicker, and find the names in those that may tell of encounters.

    Each gets what it would get alone where ``tools.may_parse_together``.
    """
    with tools.watch.on("clean"):
        cleaned = [clean(article, published=tools.settings.published) for article in articles]
    with tools.watch.on("parse"):
        parsed = list(parse(cleaned, tools.nlp, entities=False))
    with tools.watch.on("extract"):
        prepared = [Prepared(one, triggers_by_sentence(one)) for one in parsed]
    with tools.watch.on("parse"):
        recognise((one.parsed for one in prepared if one.triggers), tools.nlp)
    return prepared


def analyse(article: Article, tools: Tools) -> ArticleResult:
    """All that one article tells. The result depends on nothing but the article and the tools.

    Most articles tell of no encounter: they are done with as soon as that is clear.
    """
    prepared = tools.ahead.pop(article, None) or prepare([article], tools)[0]
    parsed, triggers = prepared.parsed, prepared.triggers
    if not triggers:
        return ArticleResult(record(parsed.clean), ())
    with tools.watch.on("mentions"):
        mentions = find_mentions(parsed, tools.authority)
    with tools.watch.on("extract"):
        encounters = find_encounters(parsed, mentions, triggers)
    if not encounters:
        return ArticleResult(record(parsed.clean), ())
    with tools.watch.on("resolve"):
        claims = find_claims(parsed, mentions)
        around = _around(mentions, parsed, claims, tools)
    with tools.watch.on("tell"):
        holders = tell_holders(claims, mentions, around.resolutions, tools.authority)
        return tell(parsed, encounters, around, _topics(around, tools.authority), holders)


def _around(
    mentions: tuple[ActorMention, ...], parsed: ParsedArticle, claims: Mapping[int, Claim], tools: Tools
) -> Surroundings:
    authority = tools.authority
    published = parsed.clean.published
    day = published.latest if published else None
    return Surroundings(
        resolutions=with_speakers(resolve(mentions, parsed, authority, tools.judgements), parsed, claims, authority),
        places=place_mentions(parsed, mentions, authority),
        stands_for=lambda actor: authority.stands_for(actor, day),
        named=lambda name: _organisation(name, authority),
        place=authority.place,
        is_medium=lambda actor: _is_medium(actor, authority),
        side=lambda adjective: _state(adjective, authority),
    )


def _is_medium(actor: Actor, authority: Authority) -> bool:
    entry = authority.entry(actor.key)
    return entry is not None and entry.cls in ("publisher", "agency")


def _state(adjective: str, authority: Authority) -> Actor | None:
    """The one state that an adjective without its ending points to."""
    codes = authority.state_word(adjective, "adjective")
    entry = authority.state(codes[0]) if len(codes) == 1 else None
    return entry.actor if entry is not None else None


def _organisation(name: str, authority: Authority) -> Actor | None:
    entry = look_up(authority, name)
    return entry.actor if entry is not None and entry.actor.kind is ActorKind.ORGANIZATION else None


def _topics(
    around: Surroundings, authority: Authority
) -> Callable[[Sequence[Sentence], Collection[str]], tuple[tuple[Topic, ...], tuple[Topic, ...]]]:
    """Topics of the sentences about an encounter; its parties, given by their keys, are no topics."""

    def topics(sentences: Sequence[Sentence], parties: Collection[str]) -> tuple[tuple[Topic, ...], tuple[Topic, ...]]:
        names = [r.mention.text for r in around.resolutions if any(actor.key in parties for actor in r.actors)]
        return tell_topics(sentences, names, authority)

    return topics
