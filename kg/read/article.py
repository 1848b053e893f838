"""Making an ``Article`` or a ``Skip`` out of a text and what its container says about it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from kg.model import Article, Skip
from kg.read.decode import replace_surrogates

_TOLD = ("published", "publisher", "url", "title", "language")

MAX_CHARACTERS = 1_000_000
"""Longest text that is taken as one article, in characters; a longer one is skipped with a record."""


def article_or_skip(text: str, *, id: str, origin: str, **told: str | None) -> Article | Skip:  # noqa: A002
    """The article, or why it is left out: nothing but white space, or longer than ``MAX_CHARACTERS``.

    ``told`` are the other fields of ``Article`` as the container gives them: published, publisher, url, title,
    language.
    The hash is that of the text in UTF-8, so the same text has the same hash whatever file it came in.
    """
    if not text.strip():
        return Skip(origin, "empty: no text", id)
    if len(text) > MAX_CHARACTERS:
        return Skip(origin, f"too long: {len(text)} characters, the limit is {MAX_CHARACTERS}", id)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=id, text=text, origin=origin, sha256=digest, **told)


def from_record(record: Mapping[str, object], origin: str, default_id: str) -> Article | Skip:
    """The article of a record with ``text`` and, where known, id, published, publisher, url, title, language."""
    text = record.get("text")
    name = _plain(record.get("id")) or default_id
    if not isinstance(text, str):
        return Skip(origin, "no 'text' in this record" if text is None else "'text' is not a string", name)
    told = {key: _plain(record.get(key)) for key in _TOLD}
    return article_or_skip(replace_surrogates(text), id=name, origin=origin, **told)


def _plain(value: object) -> str | None:
    """A string or number as a stripped string; anything else, and blanks, as None."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return replace_surrogates(str(value)).strip() or None


def file_id(path: Path) -> str:
    """Name of the file without its ending, as Unicode text, with U+FFFD for bytes that are not UTF-8."""
    return os.fsencode(path.stem).decode("utf-8", errors="replace")


def shown(path: Path) -> str:
    """The path for messages and records, printable whatever bytes it holds."""
    return os.fsencode(path).decode("utf-8", errors="replace")
