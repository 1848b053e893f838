"""Making an ``Article`` or a ``Skip`` out of a text and what its container says about it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from kg.model import Article, Skip

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


def file_id(path: Path) -> str:
    """Name of the file without its ending, as Unicode text, with U+FFFD for bytes that are not UTF-8."""
    return os.fsencode(path.stem).decode("utf-8", errors="replace")


def shown(path: Path) -> str:
    """The path for messages and records, printable whatever bytes it holds."""
    return os.fsencode(path).decode("utf-8", errors="replace")
