"""From the data folder to spaCy's training files: which sentences are trained on, tested on, and in what company."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training import entities, treebank
from training.silver import add_morphology
from training.treebank import Tree

FOLDS = 5
NEWS_WEIGHT = 2
_T = TypeVar("_T")


def groups(items: Sequence[_T], most: int, seed: int = 1) -> Iterator[Sequence[_T]]:
    """Neighbours in groups of 1 to ``most``: a paragraph has several sentences, and the end of one must be learnt."""
    rng = random.Random(seed)
    start = 0
    while start < len(items):
        size = rng.randint(1, most)
        yield items[start : start + size]
        start += size


def save(docs: list[Doc], target: Path) -> Path:
    """Write documents as a ``DocBin``."""
    DocBin(docs=docs).to_disk(target)
    return target


def general_trees(data: Path) -> list[Tree]:
    """GSD (dev and test) and PUD."""
    folder = data / "corpora" / "ud"
    gsd = [t for part in ("dev", "test") for t in treebank.read_trees(folder / f"gsd-{part}.conllu.xz")]
    return [*gsd, *treebank.read_trees(folder / "pud.conllu.xz", stts=False)]


def news_trees(data: Path, *, apart: bool = True) -> list[Tree]:
    """The 500 Wikinews sentences, their labels unchanged; ``apart`` takes separated prefixes off the lemmas of verbs."""
    paths = [data / "corpora" / "ud" / f"wikinews-{n}.conllu" for n in (1, 2)]
    return [tree for path in paths for tree in treebank.read_trees(path, fold_labels=False, apart=apart)]


def fold_of(tree: Tree) -> int:
    """The test fold of a news sentence: all sentences of a Wikinews page (the number in ``sent_id``) share one."""
    page = int("".join(c for c in tree.ident.split("-")[0] if c.isdigit()) or 0)
    return page * 2654435761 % 2**32 % FOLDS


def syntax_docs(nlp: Language, trees: Sequence[Tree]) -> list[Doc]:
    """Documents of one to four neighbouring sentences."""
    return [treebank.to_doc(nlp, group) for group in groups(trees, 4)]


def news_docs(base: Language, trees: Sequence[Tree]) -> list[Doc]:
    """The same for news sentences, with the morphology that ``base`` gives them."""
    docs = syntax_docs(base, trees)
    add_morphology(base, docs)
    return docs


def syntax_mix(base: Language, general: Sequence[Tree], news: Sequence[Tree]) -> list[Doc]:
    """The training mix of the second stage: the general trees once, the news trees ``NEWS_WEIGHT`` times."""
    return [*syntax_docs(base, general), *NEWS_WEIGHT * news_docs(base, news)]


def entity_docs(data: Path, names: Sequence[str], most: int) -> list[Doc]:
    """Documents of one to ``most`` neighbouring sentences of entity corpora (file names without ending)."""
    nlp = spacy.blank("de")
    paths = [data / "corpora" / "ner" / f"{name}.conll.xz" for name in names]
    return [entities.to_doc(nlp, g) for path in paths for g in groups(list(entities.read_sentences(path)), most)]
