"""Build the lemma table of ``kg_lemmas``: frequent verbs, nouns and adjectives as HanTa lemmatises them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from HanTa.HanoverTagger import HanoverTagger

VERB_WORDS, OTHER_WORDS = 300_000, 120_000
_POS = {"VV": "VERB", "VM": "VERB", "VA": "VERB", "NN": "NOUN", "NNA": "NOUN", "ADJ": "ADJ"}


def build(frequent: list[str], target: Path) -> None:
    """Write ``{UPOS: {form: lemma}}`` for words in order of frequency to ``target`` (gzipped JSON)."""
    tagger = HanoverTagger("morphmodel_ger.pgz")
    tables: dict[str, dict[str, str]] = {"VERB": {}, "NOUN": {}, "ADJ": {}}
    for rank, word in enumerate(frequent[:VERB_WORDS]):
        if len(word) < 3 or not word.replace("-", "").isalpha() or "-" in word:
            continue
        if rank < OTHER_WORDS or word.islower():
            _add(tagger, word, tables, verbs_only=rank >= OTHER_WORDS)
    raw = json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    target.write_bytes(gzip.compress(raw, mtime=0))


def _add(tagger: HanoverTagger, word: str, tables: dict[str, dict[str, str]], *, verbs_only: bool) -> None:
    for tag in _open_tags(name for name, _ in tagger.tag_word(word, cutoff=6)):
        pos = _POS[tag.split("(")[0]]
        if pos == "VERB" or not verbs_only:
            lemma = tagger.analyze(word, pos=tag)[0]
            tables[pos].setdefault(word, _modern(word, lemma))


def _open_tags(tags: Iterable[str]) -> list[str]:
    return [tag for tag in tags if tag.split("(")[0] in _POS]


def _modern(word: str, lemma: str) -> str:
    """The lemma in the new spelling ("Beschluss") and with the case of the form ("Hamburger")."""
    if "ß" in lemma and "ß" not in word:
        lemma = lemma.replace("ß", "ss")
    return lemma[:1].upper() + lemma[1:] if word[:1].isupper() else lemma
