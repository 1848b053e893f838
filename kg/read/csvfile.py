"""CSV and TSV: one article a row, with the columns of JSON Lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from kg.model import Article, Skip
from kg.read.article import MAX_CHARACTERS, file_id, from_record, shown
from kg.read.decode import UndecodableError, decode

_DELIMITERS = ",;\t|"


def read_csv(path: Path) -> Iterator[Article | Skip]:
    """An article or a skip record for each row below the header, which must name a column ``text``.

    The delimiter is the one of comma, semicolon, tab and bar that is most frequent in the header. The file is read as a whole.
    """
    origin = shown(path)
    try:
        text = decode(path.read_bytes())
    except UndecodableError as error:
        yield Skip(origin, str(error))
        return
    header = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header.count)
    csv.field_size_limit(2 * MAX_CHARACTERS)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    names = {name.strip().lower(): name for name in rows.fieldnames or () if name}
    if "text" not in names:
        yield Skip(origin, f"no column 'text' in the header: {', '.join(names) or 'no header'}")
        return
    try:
        for row in rows:
            record = {key: row.get(name) for key, name in names.items()}
            yield from_record(record, f"{origin}:{rows.line_num}", f"{file_id(path)}-{rows.line_num}")
    except csv.Error as error:
        yield Skip(f"{origin}:{rows.line_num}", f"broken CSV: {error}")
