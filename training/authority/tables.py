"""Reading of tab-separated tables, plain or gzipped."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a table with a header line as dictionaries; missing cells are empty strings."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""):
            yield {key: (value or "").strip() for key, value in row.items()}


def items(cell: str, separator: str = ";") -> list[str]:
    """The values of a list cell, without empty ones."""
    return [part.strip() for part in cell.split(separator) if part.strip()]
