"""How many gold participants are linked to their Wikidata id, and what linking costs beside parsing.

``python bench/linking.py GOLD_DIR:TEXT_DIR [...] [--errors]``. A gold participant with a Wikidata id counts as linked when a mention of
the article resolves to that id, and as wrong when a mention resolves to an actor of its name with another id.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from spacy.language import Language

from kg.authority import Authority, fold
from kg.clean import clean
from kg.extract.mentions import find_mentions
from kg.model import Article, CleanArticle, Resolution
from kg.parse import load_model, parse
from kg.resolve import resolve
from kg.resolve.places import place_mentions


def participants(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(name, Wikidata id) of every demanded participant that has an id."""
    for event in gold.get("events") or []:
        for person in event.get("participants") or []:
            if isinstance(person, dict) and person.get("wikidata") and not person.get("optional"):
                yield person["name"], person["wikidata"]


def judge(name: str, qid: str, resolutions: tuple[Resolution, ...]) -> str:
    """ "linked", "wrong", "no id" (found by name without an id) or "missed"."""
    actors = [actor for resolution in resolutions for actor in resolution.actors]
    if any(actor.qid == qid for actor in actors):
        return "linked"
    same = [a for a in actors if fold(name) in {fold(n) for n in (a.label, *a.aliases)}]
    if any(a.qid for a in same):
        return "wrong"
    return "no id" if same else "missed"


def read(path: Path) -> CleanArticle:
    """A text file as a clean article."""
    text = path.read_text("utf-8")
    return clean(Article(path.stem, text, str(path), hashlib.sha256(text.encode()).hexdigest()))


def warm_up(folder: Path, authority: Authority, nlp: Language) -> None:
    """Run all steps on one text, so that what is loaded once in a process is not counted."""
    for parsed in parse([read(min(folder.glob("*.txt")))], nlp):
        mentions = find_mentions(parsed, authority)
        resolve(mentions, parsed, authority)
        place_mentions(parsed, mentions, authority)


def main() -> None:
    """Run over all folders and print counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", help="GOLD_DIR:TEXT_DIR")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    authority, nlp, counts = Authority.load(), load_model(), Counter[str]()
    warm_up(Path(options.folders[0].split(":")[1]), authority, nlp)
    spent = dict.fromkeys(("parse", "mentions", "linking"), 0.0)
    for folders in options.folders:
        gold_dir, text_dir = (Path(part) for part in folders.split(":"))
        files = [text_dir / f"{gold.stem}.txt" for gold in sorted(gold_dir.glob("*.yaml"))]
        begin = time.process_time()
        articles = list(parse((read(path) for path in files), nlp))
        spent["parse"] += time.process_time() - begin
        for parsed in articles:
            begin = time.process_time()
            mentions = find_mentions(parsed, authority)
            middle = time.process_time()
            resolutions = resolve(mentions, parsed, authority)
            place_mentions(parsed, mentions, authority)
            spent["mentions"] += middle - begin
            spent["linking"] += time.process_time() - middle
            name = parsed.clean.article.id
            for person, qid in participants(yaml.safe_load((gold_dir / f"{name}.yaml").read_text("utf-8"))):
                verdict = judge(person, qid, resolutions)
                counts[verdict] += 1
                if options.errors and verdict != "linked":
                    print(f"{verdict}: {person} {qid} in {name}")
    total = sum(counts.values())
    print(
        f"participants with an id: {total}; " + ", ".join(f"{k} {v} ({v / total:.3f})" for k, v in counts.most_common())
    )
    shares = ", ".join(
        f"{k} {spent[k]:.2f} s ({spent[k] / spent['parse']:.1%} of parsing)" for k in ("mentions", "linking")
    )
    print(f"processor time: parsing {spent['parse']:.2f} s, {shares}")


if __name__ == "__main__":
    main()
