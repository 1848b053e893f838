"""WARC files: one article for each archived page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.model import Article, Skip
from kg.read.article import shown
from kg.read.html import MAX_BYTES, article_of_page
from kg.vocab import slug


def read_warc(path: Path) -> Iterator[Article | Skip]:
    """An article or a skip record for each response with a page in HTML; the id is made from the address."""
    origin = shown(path)
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  (an extra)
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError:
        yield Skip(origin, "WARC needs warcio: pip install 'kg-encounters[sources]'")
        return
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
                if record.rec_type == "response" and "html" in kind:
                    url = record.rec_headers.get_header("WARC-Target-URI")
                    page = record.content_stream().read(MAX_BYTES + 1)
                    yield article_of_page(page, slug(url, limit=150), f"{origin}#{url}", url)
        except (ArchiveLoadFailed, EOFError, ValueError) as error:
            yield Skip(origin, f"broken WARC: {error}")
