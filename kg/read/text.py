"""Plain text files: one article each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.model import Article, Skip
from kg.read.article import MAX_CHARACTERS, article_or_skip, file_id, shown
from kg.read.decode import UndecodableError, decode

_MAX_BYTES = 4 * MAX_CHARACTERS + 4  # the widest encoding, with its mark


def read_text(path: Path) -> Iterator[Article | Skip]:
    """The one article of a text file; its id is the file name without ending, its text the decoded file."""
    origin, name = shown(path), file_id(path)
    with path.open("rb") as file:
        data = file.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        yield Skip(origin, f"too long: more than {_MAX_BYTES} bytes, the limit is {MAX_CHARACTERS} characters", name)
        return
    try:
        text = decode(data)
    except UndecodableError as error:
        yield Skip(origin, str(error), name)
    else:
        yield article_or_skip(text, id=name, origin=origin)
