"""One article, whatever it provokes: a result, or a record of why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from kg.analysis import Tools, analyse, prepare
from kg.config import Settings
from kg.limits import TooSlowError, at_most_megabytes, at_most_seconds
from kg.model import Article, ArticleResult, Skip


@dataclass(frozen=True, slots=True)
class Analysed:
    """What became of one article: a result or why there is none, and seconds by step."""

    result: ArticleResult | None
    skip: Skip | None
    seconds: dict[str, float]


def guarded_together(articles: Sequence[Article], tools: Tools) -> Iterator[Analysed]:
    """Analyse some articles that are parsed together where that changes nothing; each has its bounds all the same.

    What goes wrong while they are parsed is not told of any: then each is parsed on its own.
    """
    tools.watch.clear()
    if tools.may_parse_together and len(articles) > 1:
        with suppress(Exception), _bounds(tools.settings):
            tools.ahead.update(zip(articles, prepare(articles, tools), strict=True))
    for article in articles:
        yield _analysed(article, tools)
        tools.watch.clear()
    tools.ahead.clear()


def guarded(article: Article, tools: Tools) -> Analysed:
    """Analyse one article; whatever it provokes becomes a record of why it is skipped."""
    tools.watch.clear()
    return _analysed(article, tools)


def _analysed(article: Article, tools: Tools) -> Analysed:
    settings = tools.settings
    try:
        with _bounds(settings):
            result = analyse(article, tools)
    except TooSlowError:
        reason = f"gave up after {settings.seconds_per_article} seconds"
    except MemoryError:
        reason = f"gave up: it needs more than {settings.megabytes_per_article} megabytes of memory"
    except Exception as error:  # noqa: BLE001  (whatever an article provokes, the others are built)
        reason = f"internal error, please report it: {type(error).__name__}: {error}"
    else:
        return Analysed(result, None, dict(tools.watch))
    return Analysed(None, Skip(article.origin, reason, article.id), dict(tools.watch))


@contextmanager
def _bounds(settings: Settings) -> Iterator[None]:
    with at_most_seconds(settings.seconds_per_article), at_most_megabytes(settings.megabytes_per_article):
        yield


def died_over(article: Article) -> Skip:
    """The record of an article that ends processes."""
    return Skip(article.origin, "the worker process died over it", article.id)
