"""What a build depends on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.vocab import DEFAULT_BASE


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be chosen for a build.

    ``published``: day of publication of articles whose container names none. ``model``: name or folder of a spaCy
    pipeline instead of the shipped one. ``actors``: file of further actors. ``judgements``: file that says which
    names are one actor and which are not. ``jobs``: worker processes; the graph does not depend on it. ``limit``:
    stop after so many articles, in the order of paths. ``any_language``: also texts that are not German. ``fetch``:
    take the pages that lists of addresses name from the web. ``seconds_per_article``, ``megabytes_per_article``: an
    article that takes longer, or more memory on top of what the process has, is skipped with a record. ``view``: also
    draw the network, with an interface in ``view_lang`` ("de" or "en"). ``cluster``: address of a Dask scheduler
    whose workers take the place of processes. ``store``: also write the graph as an Oxigraph store.
    """

    published: str | None = None
    base_iri: str = DEFAULT_BASE
    model: str | None = None
    actors: Path | None = None
    judgements: Path | None = None
    jobs: int = 1
    limit: int | None = None
    any_language: bool = False
    fetch: bool = False
    seconds_per_article: float = 600.0
    megabytes_per_article: int = 4096
    view: bool = True
    view_lang: str = "de"
    cluster: str | None = None
    store: bool = False
