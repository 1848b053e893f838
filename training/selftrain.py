"""Entity annotation for raw text: what two recognisers with different seeds agree on, whole sentences only."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from training.treebank import open_text

SPEECH_LINES = 15_000


def raw_texts(data: Path, seed: int = 3) -> list[str]:
    """Sentences of all Wikinews articles, and a sample of paragraphs of Bundestag speeches."""
    folder = data / "corpora" / "raw"
    texts = []
    for line in open_text(folder / "wikinews_de.jsonl.xz"):
        article = json.loads(line)
        texts += [article["text"][begin:end].strip() for begin, end in article["sent_offsets"]]
    rng = random.Random(seed)
    paths = sorted(folder.glob("bundestag_*.txt.xz"))
    speeches = [line for path in paths for line in open_text(path) if not line.startswith("#") and 60 < len(line) < 400]
    return [t for t in [*texts, *rng.sample(speeches, SPEECH_LINES)] if t]


def agreed(first: Language, second: Language, texts: Sequence[str]) -> Iterator[Doc]:
    """Documents in which both find the same entities, at least one."""
    for one, other in zip(first.pipe(texts), second.pipe(texts), strict=True):
        spans = [(e.start, e.end, e.label_) for e in one.ents]
        if spans and spans == [(e.start, e.end, e.label_) for e in other.ents]:
            one.user_data.clear()
            yield one
