"""The steps inside one article: clean -> parse -> extract -> resolve -> tell."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from spacy.language import Language

from kg.authority import Authority
from kg.clean import clean
from kg.config import Settings
from kg.model import Article, ArticleResult, ParsedArticle
from kg.parse import load_model, parse


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
class Tools:
    """What the steps need, loaded once in a process."""

    nlp: Language
    authority: Authority
    settings: Settings
    watch: Stopwatch = field(default_factory=Stopwatch)

    @staticmethod
    def load(settings: Settings) -> Tools:
        """Load the language model and the authority. Raises ``MissingPartError`` or ``InputError``."""
        return Tools(load_model(settings.model), Authority.load(settings.actors), settings)


def analyse(article: Article, tools: Tools) -> ArticleResult:
    """All that one article tells. The result depends on nothing but the article and the tools.

    An article is parsed on its own, not in a batch with others: floating-point sums depend on the shape of a batch.
    """
    with tools.watch.on("clean"):
        cleaned = clean(article, published=tools.settings.published)
    with tools.watch.on("parse"):
        parsed = next(iter(parse([cleaned], tools.nlp)))
    with tools.watch.on("extract"):
        return _tell(parsed, tools)


def _tell(parsed: ParsedArticle, tools: Tools) -> ArticleResult:
    raise NotImplementedError
