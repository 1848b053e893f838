"""All figures of the German pipeline. ``python -m training.evaluate --help``."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from kg.parse import boundaries, load_model
from training.prepare import FOLDS, entity_docs, fold_of, groups, news_trees
from training.run import train_syntax, with_lemmas
from training.treebank import to_doc

_IN_META = {
    "tag": "tag_acc",
    "upos": "pos_acc",
    "lemma": "lemma_acc",
    "uas": "dep_uas",
    "las": "dep_las",
    "sents_f": "sents_f",
    "ents_p": "ents_p",
    "ents_r": "ents_r",
    "ents_f": "ents_f",
}


def syntax_figures(nlp: Language, gold: Sequence[Doc]) -> dict[str, float]:
    """Scores of syntax on gold documents, over all tokens; ``uas_words`` and ``las_words`` leave punctuation out.

    The pipeline works on plain text; a gold token that its tokenizer does not have counts as wrong.
    """
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    spans: Counter[str] = Counter()
    for reference in gold:
        parsed = nlp(reference.text)
        here = {t.idx: t for t in parsed}
        for token in reference:
            found = here.get(token.idx)
            same = found is not None and len(found) == len(token)
            attached = same and found.head.idx == token.head.idx and (found.head == found) == (token.head == token)
            labelled = attached and found.dep_ == token.dep_
            counted = {"uas": attached, "las": labelled, "upos": same and found.pos_ == token.pos_}
            counted |= {"lemma": same and found.lemma_ == token.lemma_, "tag": same and found.tag_ == token.tag_}
            if token.dep_ != "punct":
                counted |= {"uas_words": attached, "las_words": labelled}
            right.update(name for name, hit in counted.items() if hit)
            total.update(list(counted))
        mine = {(s.start_char, s.end_char) for s in parsed.sents}
        theirs = {(s.start_char, s.end_char) for s in reference.sents}
        spans.update(hit=len(mine & theirs), found=len(mine), gold=len(theirs))
    figures = {name: right[name] / total[name] for name in total}
    figures["sents_f"] = 2 * spans["hit"] / (spans["found"] + spans["gold"])
    return figures


def entity_figures(nlp: Language, gold: Sequence[Doc], labels: Iterable[str] | None = None) -> dict[str, object]:
    """Strict precision, recall and F1 with spaCy's scorer, whole and by label; ``labels`` limits both sides."""
    kept = set(labels or ("PER", "LOC", "ORG", "MISC"))
    examples = []
    for reference in gold:
        predicted = nlp(reference.text)
        predicted.ents = [e for e in predicted.ents if e.label_ in kept]
        examples.append(Example(predicted, reference))
    scores = nlp.get_pipe("ner").score(examples)  # type: ignore[attr-defined]
    return {name: scores[name] for name in ("ents_p", "ents_r", "ents_f", "ents_per_type")}


def gold_news(data: Path, fold: int | None = None) -> list[Doc]:
    """The news trees of a fold (all without one) as gold documents; lemmas of verbs have their separated prefix."""
    nlp = spacy.blank("de")
    trees = [tree for tree in news_trees(data, apart=False) if fold is None or fold_of(tree) == fold]
    return [to_doc(nlp, group) for group in groups(trees, 4)]


def five_folds(data: Path, work: Path) -> dict[str, float]:
    """Mean of the folds, weighted by their tokens; each fold's model has seen none of its sentences."""
    found: list[tuple[int, dict[str, float]]] = []
    for fold in range(FOLDS):
        news = [tree for tree in news_trees(data) if fold_of(tree) != fold]
        nlp = with_lemmas(train_syntax(data, work, f"fold{fold}", news), work)
        nlp.add_pipe(boundaries.NAME, first=True)  # as kg.parse.load_model does
        nlp.add_pipe(boundaries.MENDED, after="parser")
        gold = gold_news(data, fold)
        figures = syntax_figures(nlp, gold)
        print(f"fold {fold}", _line(figures), flush=True)
        found.append((sum(map(len, gold)), figures))
    weight = sum(size for size, _ in found)
    return {name: sum(size * figures[name] for size, figures in found) / weight for name in found[0][1]}


def record(model: Path, figures: Mapping[str, object]) -> None:
    """Write figures into the ``meta.json`` of a pipeline, under the names that spaCy gives them; others there stay."""
    path = model / "meta.json"
    meta = srsly.read_json(path)
    meta["performance"] |= {
        _IN_META[k]: round(v, 3) for k, v in figures.items() if k in _IN_META and isinstance(v, float)
    }
    srsly.write_json(path, meta)


def _line(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {100 * value:.1f}" for name, value in figures.items())


def main() -> None:
    """Read the command line and print figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--data", type=Path, required=True, help="folder with corpora/")
    reader.add_argument(
        "--work", type=Path, default=Path("work/training"), help="the folder that training.run worked in"
    )
    reader.add_argument("--model", type=str, help="a pipeline; default: the shipped one")
    reader.add_argument("--folds", action="store_true", help="train and test the five folds of the news trees")
    reader.add_argument("--record", action="store_true", help="write the figures into the pipeline's meta.json")
    arguments = reader.parse_args()
    data, work = arguments.data, arguments.work
    figures: dict[str, object] = {}
    if arguments.folds:
        syntax = five_folds(data, work)
        print("news, mean of 5 folds", _line(syntax))
        figures |= syntax
    start = time.perf_counter()
    nlp = load_model(arguments.model)
    print(f"loads in {time.perf_counter() - start:.2f} s")
    for name, labels in (
        ("germeval2014.dev", None),
        ("germeval2014.test", None),
        ("uner_pud.test", ("PER", "LOC", "ORG")),
    ):
        entities = entity_figures(nlp, entity_docs(data, [name], 1), labels)
        print(name, entities)
        figures |= entities if name == "germeval2014.test" else {}
    if arguments.record:
        record(nlp.path, figures)


if __name__ == "__main__":
    main()
