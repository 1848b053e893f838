"""Speed of the shipped German pipeline beside blank spaCy pipelines of the same components, in one run.

``python bench/model_speed.py TEXT_FOLDER [--steps 150]`` (a folder of German ``.txt`` files, a few thousand words or more)

There are two yard-sticks. ``one`` is what ``spacy init config --optimize efficiency`` lays out: one tok2vec for all components.
``two`` gives the entity recogniser a tok2vec of its own, the layout of spaCy's ``core_web_sm`` and ``core_news_sm``. Both learn
for a while from the analyses of the shipped pipeline, so that they find likely trees, lemmas and entities. Rounds alternate;
processor time counts, and the best round of each.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import DocBin

from kg.parse import load_model

SYNTAX = ["tagger", "morphologizer", "trainable_lemmatizer", "parser"]


def paragraphs(folder: Path) -> list[str]:
    """The paragraphs of all text files."""
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    return [" ".join(block.split()) for text in texts for block in text.split("\n\n") if block.strip()]


def learnt(pipeline: list[str], analyses: Path, steps: int, folder: Path) -> Language:
    """A blank pipeline of spaCy's small size that has learnt from the analyses."""
    folder.mkdir()
    config = folder / "config.cfg"
    init_config(lang="de", pipeline=pipeline, optimize="efficiency").to_disk(config)
    overrides = {"paths.train": str(analyses), "paths.dev": str(analyses)}
    train(config, folder, overrides=overrides | {"training.max_steps": steps, "training.eval_frequency": steps})
    return spacy.load(folder / "model-last")


def yard_sticks(analyses: Path, steps: int, folder: Path) -> dict[str, Language]:
    """The pipelines to compare with."""
    one = learnt([*SYNTAX, "ner"], analyses, steps, folder / "one")
    two = learnt(SYNTAX, analyses, steps, folder / "syntax")
    entities = learnt(["ner"], analyses, steps, folder / "entities")
    entities.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    two.add_pipe("ner", source=entities)
    return {"one": one, "two": two}


def seconds(nlp: Language, texts: list[str]) -> float:
    """Processor time of one round."""
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    return time.process_time() - start


def main() -> None:
    """Print words per second of each pipeline, and the ratios."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--steps", type=int, default=150)
    reader.add_argument("--rounds", type=int, default=7)
    options = reader.parse_args()
    texts, own = paragraphs(options.folder), load_model()
    analyses = list(own.pipe(texts))
    words = sum(map(len, analyses))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "analyses.spacy"
        DocBin(docs=analyses).to_disk(path)
        pipelines = {"own": own, **yard_sticks(path, options.steps, Path(folder))}
    rounds = [{name: seconds(nlp, texts) for name, nlp in pipelines.items()} for _ in range(options.rounds)]
    best = {name: words / min(round_[name] for round_ in rounds) for name in pipelines}
    for name, speed in best.items():
        print(f"{name}: {speed:.0f} words a second; own is {best['own'] / speed:.2f} times as fast")


if __name__ == "__main__":
    main()
