"""What a build depends on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.vocab import DEFAULT_BASE


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be chosen for a build.

    ``published``: day of publication of articles whose container names none. ``model``: name or folder of a spaCy
    pipeline instead of the shipped one. ``actors``: file of further actors. ``jobs``: worker processes; the graph does
    not depend on it. ``limit``: stop after so many articles, in the order of paths. ``any_language``: also texts that
    are not German. ``seconds_per_article``: an article that takes longer is skipped with a record. ``view``: also draw
    the network, with an interface in ``view_lang`` ("de" or "en").
    """

    published: str | None = None
    base_iri: str = DEFAULT_BASE
    model: str | None = None
    actors: Path | None = None
    jobs: int = 1
    limit: int | None = None
    any_language: bool = False
    seconds_per_article: float = 600.0
    view: bool = True
    view_lang: str = "de"
