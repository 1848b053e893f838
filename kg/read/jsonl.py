"""JSON Lines: one article a line, with ``text`` and, where known, id, published, publisher, url, title, language."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.model import Article, Skip
from kg.read.article import MAX_CHARACTERS, file_id, from_record, shown
from kg.read.decode import UndecodableError, decode

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
    return from_record(record, origin, default_id)
