"""Copies of a corpus with other names and other years, and a parser that plays recorded parses back for them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.authority import Authority
from kg.clean import clean
from kg.model import Article
from kg.parse import parse

_FULL_NAME = re.compile(r"\b([A-ZÄÖÜ][a-zäöüß]+) ([A-ZÄÖÜ][a-zäöüß]{3,})\b")
_WORD = re.compile(r"\w+")
_FIRST_YEAR, _YEARS = 1996, 28
_YEAR = re.compile(r"(?:19|20)\d\d")
_ATTRIBUTES = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START"]
_STEP = 7  # years from one copy to the next, prime to the number of years


class Renaming:
    """Puts other people and other years into a text, word by word, so that copies tell of other encounters.

    The persons of the authority whom the corpus names in full change places, given name and surname apart, so that both
    still belong together; copy 0 is the corpus itself.
    """

    def __init__(self, texts: Iterable[str], authority: Authority) -> None:
        """Find the persons in the texts of the corpus."""
        pairs = {match.groups() for text in texts for match in _FULL_NAME.finditer(text)}
        known = sorted(p for p in pairs if any(e.is_person for e in authority.named(" ".join(p))))
        one_each = {surname: given for given, surname in reversed(known)}
        given_once = {given: surname for surname, given in sorted(one_each.items())}
        self.people = [(given, surname) for given, surname in sorted(given_once.items()) if given not in one_each]

    def words(self, copy: int) -> dict[str, str]:
        """Which word stands for which in a copy."""
        if copy == 0:
            return {}
        turned = self.people[copy:] + self.people[:copy]
        pairs = zip(self.people, turned, strict=True)
        names = {old: new for olds, news in pairs for old, new in zip(olds, news, strict=True)}
        names |= {f"{old}s": f"{new}s" for old, new in names.items()}
        years = range(_FIRST_YEAR, _FIRST_YEAR + _YEARS)
        return names | {str(y): str(_FIRST_YEAR + (y - _FIRST_YEAR + _STEP * copy) % _YEARS) for y in years}


def rename(text: str, words: dict[str, str]) -> str:
    """The text with words exchanged."""
    return _WORD.sub(lambda match: words.get(match[0], match[0]), text)


def write_copies(records: list[dict[str, Any]], renaming: Renaming, copies: int, target: Path) -> None:
    """JSON Lines with that many copies of the corpus."""
    with target.open("w", encoding="utf-8") as stream:
        for copy in range(copies):
            words = renaming.words(copy)
            for number, record in enumerate(records):
                changed = {key: rename(value, words) for key, value in record.items() if isinstance(value, str)}
                line = {**record, **changed, "id": f"{number:06}-{copy:03}"}
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def record(articles: Iterable[Article], nlp: Language, target: Path) -> None:
    """Parse a corpus once and keep the documents in an SQLite file, so that they take no memory when played back."""
    with closing(sqlite3.connect(target)) as base, base:
        base.execute("CREATE TABLE doc (article TEXT, text TEXT, data BLOB)")
        base.execute("CREATE INDEX of_article ON doc (article)")
        for parsed in parse((clean(article) for article in articles), nlp):
            docs = {id(s.span.doc): s.span.doc for s in parsed.sentences}
            rows = ((parsed.clean.article.id, d.text, d.to_bytes(exclude=["tensor"])) for d in docs.values())
            base.executemany("INSERT INTO doc VALUES (?, ?, ?)", rows)


class Recorded:
    """Stands for the language model: gives the parses of the corpus back, with the words of the copy put in.

    Names and years are exchanged token for token, so a parse of the corpus is one of its copies. Everything behind the
    neural network is what it is in a real build. ``turn`` is the id of the article that is analysed next.
    """

    def __init__(self, path: Path, nlp: Language, renaming: Renaming) -> None:
        """Open what ``record`` wrote."""
        self.turn, self.missed = "", 0
        self.pipe_names = nlp.pipe_names
        self._base = sqlite3.connect(path)
        self._vocab, self._renaming = nlp.vocab, renaming
        self._labels = nlp.get_pipe("parser").labels  # type: ignore[attr-defined]

    def get_pipe(self, _: str) -> SimpleNamespace:
        """Any part: the parser is asked for its labels, and names are already recorded."""
        return SimpleNamespace(labels=self._labels, pipe=lambda docs: docs)

    def pipe(self, zones: Iterable[tuple[str, Any]], **_: object) -> Iterator[tuple[Doc, Any]]:
        """The recorded documents of the article whose turn it is."""
        told = list(zones)
        number, copy = self.turn.rsplit("-", 1)
        words = self._renaming.words(int(copy))
        rows = self._base.execute("SELECT text, data FROM doc WHERE article = ?", (f"{number}-000",))
        renamed = {rename(text, words): data for text, data in rows}
        for text, zone in told:
            data = renamed.get(text)
            self.missed += data is None and bool(text.strip())
            yield (self._played(data, words) if data else Doc(self._vocab)), zone

    def _played(self, data: bytes, words: dict[str, str]) -> Doc:
        doc = Doc(self._vocab).from_bytes(data)
        told = [rename(token.text, words) for token in doc]
        spaces = [bool(token.whitespace_) for token in doc]
        return Doc(self._vocab, words=told, spaces=spaces).from_array(_ATTRIBUTES, doc.to_array(_ATTRIBUTES))


def read_records(source: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """The records of a JSON Lines file."""
    with source.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in islice(stream, limit)]
