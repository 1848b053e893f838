"""Lemmas of the German pipeline: a table of frequent forms corrects the lemmatizer, separated prefixes are joined.

Importing this module registers the factory ``kg_lemmas`` with spaCy; the shipped model needs it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

# Infinitives with a long vowel before "ss": the Swiss spelling, and what the lemmatizer makes of "schloss" and "beschloss".
_SHARP = re.compile(r"(schlie|schie|gie|nie|flie|hei|rei|bei|schmei|sto|grü|bü)ss(en)$")
_FILE = "lemmas.json.gz"
_TABLE_OF = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "ADJ": "ADJ"}


@Language.factory("kg_lemmas", default_config={"particle_label": "compound:prt"})
def make_lemmas(nlp: Language, name: str, particle_label: str) -> Lemmas:
    """Factory of ``Lemmas``; ``particle_label`` is the parser's label of a separated prefix."""
    return Lemmas(name, particle_label)


class Lemmas:
    """Sets the lemma of verbs, nouns and adjectives that the table lists for their part of speech; others stay.

    A compound with a hyphen takes the lemma of its last part ("US-Präsidenten"). A verb whose prefix stands apart gets
    it ("kündigte ... an": "ankündigen"). Needs tagger and parser before it.
    """

    def __init__(self, name: str = "kg_lemmas", particle_label: str = "compound:prt") -> None:
        """Start with an empty table."""
        self.name = name
        self.particle_label = particle_label
        self.tables: dict[str, dict[str, str]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Correct the lemmas of a parsed document."""
        for token in doc:
            table = self.tables.get(_TABLE_OF.get(token.pos_, ""))
            if table is not None:
                token.lemma_ = _listed(token, table) or token.lemma_
            if token.pos_ == "VERB":
                token.lemma_ = _SHARP.sub(r"\1ß\2", token.lemma_)
        for token in doc:
            if token.dep_ == self.particle_label and token.head.pos_ in ("VERB", "AUX"):
                verb, prefix = token.head, token.lower_
                if not verb.lemma_.startswith(prefix):
                    verb.lemma_ = prefix + verb.lemma_
        return doc

    def initialize(self, get_examples: Callable[[], Any], *, nlp: Language, path: str | None = None) -> None:
        """Read the table (``{UPOS: {form: lemma}}``, gzipped JSON) from the file at ``path``."""
        if path is not None:
            self._read(Path(path))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the table into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        raw = json.dumps(self.tables, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        (folder / _FILE).write_bytes(gzip.compress(raw, mtime=0))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Lemmas:
        """Read the table from a folder."""
        self._read(Path(path) / _FILE)
        return self

    def _read(self, path: Path) -> None:
        self.tables = json.loads(gzip.decompress(path.read_bytes()))


def _listed(token: Token, table: dict[str, str]) -> str | None:
    """The table's lemma for a token, for its last part after a hyphen, or for a verb or adjective in lower case."""
    head, hyphen, tail = token.text.rpartition("-")
    if hyphen and tail in table:
        return head + hyphen + table[tail]
    return table.get(token.text) or (None if token.pos_ == "NOUN" else table.get(token.lower_))
