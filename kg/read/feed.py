"""RSS and Atom files: one article an entry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.model import Article, Skip
from kg.read.article import article_or_skip, file_id, shown
from kg.vocab import slug


def read_feed(path: Path) -> Iterator[Article | Skip]:
    """An article for each entry: its title and the longest text that the feed gives. The id comes from the entry's own."""
    origin = shown(path)
    try:
        import feedparser  # noqa: PLC0415  (an extra)
        from lxml.html import fromstring  # noqa: PLC0415  (an extra)
    except ImportError:
        yield Skip(origin, "feeds need feedparser: pip install 'kg-encounters[sources]'")
        return
    feed = feedparser.parse(path.read_bytes(), sanitize_html=True)
    if not feed.entries:
        yield Skip(origin, "no entries: not an RSS or Atom feed")
    for number, entry in enumerate(feed.entries, start=1):
        markup = max([_content(entry), str(entry.get("summary", ""))], key=len)
        body = "\n\n".join(part.strip() for part in fromstring(f"<div>{markup}</div>").itertext() if part.strip())
        title = str(entry.get("title", "")).strip()
        key = entry.get("id") or entry.get("link")
        yield article_or_skip(
            f"{title}\n\n{body}".strip(),
            id=slug(str(key)) if key else f"{file_id(path)}-{number}",
            origin=f"{origin}#{number}",
            title=title or None,
            published=entry.get("published") or entry.get("updated"),
            publisher=feed.feed.get("title"),
            url=entry.get("link"),
        )


def _content(entry: dict[str, Any]) -> str:
    return max((str(part.get("value", "")) for part in entry.get("content", ())), key=len, default="")
