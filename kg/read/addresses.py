"""Lists of web addresses: one a line; blank lines and those that begin with ``#`` are passed over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.model import Article, Skip
from kg.read.article import shown
from kg.read.decode import UndecodableError, decode
from kg.read.html import article_of_page
from kg.vocab import slug


def pass_over_addresses(path: Path) -> Iterator[Skip]:
    """Nothing is fetched unless that is asked for."""
    yield Skip(shown(path), "a list of web addresses: they are fetched with --fetch only")


def fetch_addresses(path: Path) -> Iterator[Article | Skip]:
    """The article of each page, or why there is none; the id is made from the address in the list.

    Pages are fetched one after the other, as robots.txt allows, with pauses; see ``kg.read.fetch``.
    """
    try:
        from kg.read.fetch import Fetcher, NotFetchedError  # noqa: PLC0415  (an extra)
    except ImportError:
        yield Skip(shown(path), "fetching needs protego and urllib3: pip install 'kg-encounters[sources]'")
        return
    try:
        lines = decode(path.read_bytes()).splitlines()
    except UndecodableError as error:
        yield Skip(shown(path), str(error))
        return
    fetcher = Fetcher()
    for number, line in enumerate(map(str.strip, lines), start=1):
        if line and not line.startswith("#"):
            name, origin = slug(line, limit=150), f"{shown(path)}:{number}"
            try:
                page, url = fetcher.page(line)
            except NotFetchedError as error:
                yield Skip(origin, f"not fetched: {error}", name)
            else:
                yield article_of_page(page, name, origin, url)
