"""Make the German pipeline from a data folder: ``python -m training.run --data FOLDER --out DIR``.

The folder holds ``corpora/`` and ``authority/`` (see README.md here). About an hour on two cores; nothing is downloaded.
What is already in the folder ``--work`` is not made again.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from training import lemmas, lexicon
from training.fit import fit
from training.prepare import entity_docs, general_trees, news_trees, save, syntax_docs, syntax_mix
from training.treebank import Tree

BASE_STEPS, NEWS_STEPS, ENTITY_STEPS = 900, 450, 5000
ENTITY_CORPORA = ("germeval2014.train",)


def make_tables(data: Path, work: Path) -> None:
    """The word table and the lemma table; both are kept when they are there."""
    if not (work / "lexicon.npz").exists():
        lexicon.build(data, work / "lexicon.npz")
    if not (work / "lemmas.json.gz").exists():
        lemmas.build(lexicon.frequent_words(), work / "lemmas.json.gz")


def paths(work: Path, train: Path, dev: Path, steps: int) -> dict[str, Any]:
    """Overrides of a config file."""
    return {
        "paths.train": str(train),
        "paths.dev": str(dev),
        "paths.lexicon": str(work / "lexicon.npz"),
        "training.max_steps": steps,
        "training.eval_frequency": steps,
    }


def train_base(data: Path, work: Path) -> Language:
    """Syntax from the general treebanks; it has seen no news tree."""
    target = work / "base"
    if not (target / "model-last").exists():
        docs = syntax_docs(spacy.blank("de"), general_trees(data))
        dev = save(syntax_docs(spacy.blank("de"), news_trees(data)), work / "news.spacy")
        fit("syntax", target, paths(work, save(docs, work / "general.spacy"), dev, BASE_STEPS))
    return spacy.load(target / "model-last")


def train_syntax(data: Path, work: Path, name: str, news: list[Tree]) -> Language:
    """The base trained on with news trees, in ``work/NAME``."""
    target = work / name
    if not (target / "model-last").exists():
        base = train_base(data, work)
        train = save(syntax_mix(base, general_trees(data), news), work / f"{name}.spacy")
        overrides = paths(work, train, work / "news.spacy", NEWS_STEPS) | {"training.batcher.size.start": 500}
        fit("syntax", target, overrides, base=work / "base" / "model-last")
    return spacy.load(target / "model-last")


def train_entities(data: Path, work: Path, name: str = "entities") -> Language:
    """The entity recogniser, in ``work/NAME``."""
    target = work / name
    if not (target / "model-last").exists():
        train = save(entity_docs(data, ENTITY_CORPORA, 3), work / f"{name}.train.spacy")
        dev = save(entity_docs(data, ["germeval2014.dev"], 1), work / f"{name}.dev.spacy")
        fit("ner", target, paths(work, train, dev, ENTITY_STEPS) | {"training.eval_frequency": 1000})
    return spacy.load(target / "model-last")


def with_lemmas(syntax: Language, work: Path) -> Language:
    """The pipeline with the lemma table at its end."""
    component = syntax.add_pipe("kg_lemmas", last=True)
    component.initialize(list, nlp=syntax, path=str(work / "lemmas.json.gz"))  # type: ignore[attr-defined]
    return syntax


def describe_in_meta(nlp: Language, figures: dict[str, Any]) -> None:
    """Name, licence, sources and held-out figures."""
    nlp.meta.update(
        name="kg_news",
        version="1.0.0",
        description="German news: tags, morphology, lemmas, Universal Dependencies, entities (PER LOC ORG MISC).",
        author="kg-encounters",
        license="CC BY-SA 4.0",
        sources=[
            {"name": "UD German-GSD", "license": "CC BY-SA 4.0"},
            {"name": "UD German-PUD", "license": "CC BY-SA 3.0"},
            {"name": "Wikinews trees", "license": "text CC BY 2.5, trees CC0"},
            {"name": "GermEval 2014", "license": "CC BY 4.0"},
            {"name": "spacy-lookups-data (German word clusters and frequencies)", "license": "MIT"},
            {"name": "HanTa (usual tags and lemmas of frequent words)", "license": "LGPL 3"},
        ],
        performance=figures,
    )


def without_paths(nlp: Language) -> None:
    """Take the folders of this machine out of the config that is saved with the model."""
    config = nlp.config.copy()
    config["paths"] = dict.fromkeys(config.get("paths", {}))
    config["initialize"] = {"vectors": None, "init_tok2vec": None, "lookups": None, "components": {}, "tokenizer": {}}
    nlp.config = config


def main() -> None:
    """Read the command line and make the model."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--data", type=Path, required=True, help="folder with corpora/ and authority/")
    reader.add_argument("--out", type=Path, required=True, help="folder of the finished pipeline")
    reader.add_argument("--work", type=Path, default=Path("work/training"), help="folder for what is made on the way")
    arguments = reader.parse_args()
    data, work = arguments.data, arguments.work
    work.mkdir(parents=True, exist_ok=True)
    make_tables(data, work)
    syntax = train_syntax(data, work, "syntax", news_trees(data))
    nlp = with_lemmas(syntax, work)
    nlp.add_pipe("ner", source=train_entities(data, work))
    describe_in_meta(nlp, {})
    without_paths(nlp)
    nlp.to_disk(arguments.out)


if __name__ == "__main__":
    main()
