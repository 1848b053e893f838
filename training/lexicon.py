"""Build the word table of the ``kg_lexicon`` component: Brown clusters, name classes, usual tags.

Columns: 0 the cluster (path of the Brown hierarchy), 1 and 2 its first 4 and 6 bits, 3 name classes (see
``training.names``), 4 the usual STTS tag and, where close, the second (HanTa, from the form alone), 5 the rarity (natural
log). 0 means: not known.

Sources: word clusters and frequencies of ``spacy-lookups-data`` (MIT), the name tables in ``authority/`` (CC0, CC BY),
HanTa.
"""

from __future__ import annotations

import gzip
import importlib.resources
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from HanTa.HanoverTagger import HanoverTagger
from spacy.strings import get_string_id

from training.names import name_classes

WORDS = 300_000
_CLOSE = 4.0  # natural log; a second tag this close in likelihood is noted


def build(data: Path, target: Path) -> None:
    """Write the table made from ``data/authority`` and the installed packages to ``target`` (.npz)."""
    clusters: dict[str, int] = _lookups("de_lexeme_cluster")
    chances: dict[str, float] = _lookups("de_lexeme_prob")
    names = name_classes(data / "authority")
    often = frequent_words()
    words = sorted({*often, *names})
    tags = _usual_tags(often)
    rows = {}
    for word in words:
        cluster = clusters.get(word, 0)
        key = get_string_id(word) & 0xFFFFFFFF
        prefixes = _prefix(cluster, 15), _prefix(cluster, 63)
        rarity = round(-chances[word]) if word in chances else 0
        rows[key] = (cluster, *prefixes, names.get(word, 0), tags.get(word, 0), rarity)
    keys = np.array(sorted(rows), dtype=np.uint32)
    values = np.array([rows[int(key)] for key in keys], dtype=np.uint16)
    np.savez_compressed(target, keys=keys, values=values)


def frequent_words() -> list[str]:
    """The ``WORDS`` most frequent words, most frequent first."""
    chances = _lookups("de_lexeme_prob")
    return sorted(chances, key=lambda word: (-chances[word], word))[:WORDS]


def _prefix(cluster: int, mask: int) -> int:
    """The first bits of the path, which are the lowest of the number; one up, so that 0 stays free."""
    return (cluster & mask) + 1 if cluster else 0


def _lookups(name: str) -> dict[str, float]:
    path = importlib.resources.files("spacy_lookups_data") / "data" / f"{name}.json.gz"
    loaded: dict[str, float] = json.loads(gzip.decompress(path.read_bytes()))
    return loaded


def _usual_tags(words: Iterable[str]) -> dict[str, int]:
    tagger = HanoverTagger("morphmodel_ger.pgz")
    numbers: dict[str, int] = {}
    found = {}
    for word in words:
        ranked = tagger.tag_word(word)
        if ranked:
            (first, best), *rest = ranked
            second = rest[0][0] if rest and best - rest[0][1] < _CLOSE else ""
            found[word] = numbers.setdefault(f"{first} {second}", len(numbers) + 1)
    return found
