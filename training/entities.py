"""Read the entity corpora (five-column CoNLL with real or derived spacing)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from training.treebank import open_text

Row = tuple[str, str, bool]


def read_sentences(path: Path) -> Iterator[list[Row]]:
    """Sentences of (form, IOB2 tag, space after)."""
    rows: list[Row] = []
    for line in [*open_text(path), ""]:
        cells = line.split("\t")
        if len(cells) >= 4 and not line.startswith("# "):
            rows.append((cells[0], cells[1], cells[3] == "1"))
        elif not line and rows:
            yield rows
            rows = []


def to_doc(nlp: Language, sentences: Iterable[list[Row]]) -> Doc:
    """One ``Doc`` of neighbouring sentences with their entities."""
    rows: list[Row] = []
    for sentence in sentences:
        rows += sentence[:-1]
        rows.append((sentence[-1][0], sentence[-1][1], True))
    return Doc(nlp.vocab, words=[r[0] for r in rows], spaces=[r[2] for r in rows], ents=[r[1] for r in rows])
