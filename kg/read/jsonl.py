"""JSON Lines: one article a line, with ``text`` and, where known, id, published, publisher, url, title, language."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.model import Article, Skip
from kg.read.article import MAX_CHARACTERS, article_or_skip, file_id, shown
from kg.read.decode import UndecodableError, decode, replace_surrogates

_TOLD = ("published", "publisher", "url", "title", "language")
_MAX_LINE = 8 * MAX_CHARACTERS  # bytes; a JSON escape takes six for a character, and the other fields need room


def read_jsonl(path: Path) -> Iterator[Article | Skip]:
    """An article or a skip record for each line that is not blank; other keys are ignored.

    A line without ``id`` gets the file name and its line number. Broken lines never end the reading.
    """
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), start=1):
            origin = f"{shown(path)}:{number}"
            if len(line) > _MAX_LINE:
                yield Skip(origin, f"line longer than {_MAX_LINE} bytes")
            elif line.strip():
                yield _from_line(line, origin, f"{file_id(path)}-{number}")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines of at most ``_MAX_LINE`` + 1 bytes; a longer one is cut and its rest passed over."""
    head = file.read(4)
    file.seek(0)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield from (line.encode() for line in io.TextIOWrapper(file, "utf-16", errors="replace", newline="\n"))
        return
    while line := file.readline(_MAX_LINE + 1):
        yield line
        while len(line) > _MAX_LINE and not line.endswith(b"\n"):
            line = file.readline(_MAX_LINE + 1)


def _from_line(line: bytes, origin: str, default_id: str) -> Article | Skip:
    try:
        record = json.loads(decode(line))
    except UndecodableError as error:
        return Skip(origin, str(error))
    except json.JSONDecodeError as error:
        return Skip(origin, f"broken JSON: {error.msg} at column {error.colno}")
    except (RecursionError, ValueError) as error:  # nested thousands deep; a number of thousands of digits
        return Skip(origin, f"unreadable JSON: {error}")
    if not isinstance(record, dict):
        return Skip(origin, "not a JSON object")
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
