"""Standard input: JSON Lines when it begins with a brace, else one text."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.model import Article, Skip
from kg.read.article import shown
from kg.read.jsonl import read_jsonl
from kg.read.text import read_text


def read_stdin() -> Iterator[Article | Skip]:
    """The articles of standard input; a text gets the id "stdin"."""
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        copy = Path(folder, "stdin")
        with copy.open("wb") as target:
            shutil.copyfileobj(sys.stdin.buffer, target)
        with copy.open("rb") as file:
            is_json = file.read(100).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        for record in (read_jsonl if is_json else read_text)(copy):
            yield replace(record, origin=f"stdin{record.origin.removeprefix(shown(copy))}")
