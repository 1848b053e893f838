"""HTML pages: the text of the article and its metadata, as trafilatura and htmldate find them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from kg.model import Article, Skip
from kg.read.article import MAX_CHARACTERS, article_or_skip, file_id, shown

MAX_BYTES = 20 * MAX_CHARACTERS
"""Largest page that is looked at."""


def read_html(path: Path) -> Iterator[Article | Skip]:
    """The one article of a saved page; offsets count in the extracted text, whose first line is the title."""
    with path.open("rb") as file:
        page = file.read(MAX_BYTES + 1)
    yield article_of_page(page, file_id(path), shown(path))


def article_of_page(page: bytes, name: str, origin: str, url: str | None = None) -> Article | Skip:
    """The article of a page, or why there is none."""
    if len(page) > MAX_BYTES:
        return Skip(origin, f"too long: more than {MAX_BYTES} bytes", name)
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415  (an extra)
    except ImportError:
        return Skip(origin, "HTML needs trafilatura: pip install 'kg-encounters[sources]'", name)
    found = bare_extraction(page, url=url, with_metadata=True, include_comments=False, include_tables=False)
    if found is None or isinstance(found, dict) or not found.text:
        return Skip(origin, "no article found in the page", name)
    title = found.title or None
    is_told = title is None or found.text.lstrip().startswith(title)
    text = found.text if is_told else f"{title}\n\n{found.text}"
    address = url or found.url
    host = urlsplit(address).hostname if address else None
    publisher = found.sitename or host
    return article_or_skip(
        text, id=name, origin=origin, title=title, url=address, publisher=publisher, published=found.date
    )
