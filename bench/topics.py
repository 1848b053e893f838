"""Measure topics on gold: topics found in the evidence sentences of each event against its gold topics.

usage: topics.py GOLD_DIR... [--errors]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from spacy.language import Language

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.evaluate.assign import pair_up
from kg.evaluate.gold import read_documents
from kg.evaluate.measure import prf
from kg.evaluate.names import Named
from kg.extract.topics import TopicMentions, find_topics
from kg.model import Sentence
from kg.parse import load_model
from kg.values import ZoneKind


def main() -> int:
    """Print F1 of topics and of topics not discussed, for each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    nlp = load_model()
    for folder in args.gold:
        counts: Counter[str] = Counter()
        for _, raw in read_documents([folder]):
            for event in raw.get("events") or ():
                if not event.get("optional"):
                    measure_event(nlp, event, counts, args.errors)
        print(folder, *(f"{slot}: {summary(counts, slot)}" for slot in ("topics", "not_topics")))
    return 0


def summary(counts: Counter[str], slot: str) -> str:
    """Precision, recall, F1."""
    return "P {:.3f} R {:.3f} F1 {:.3f}".format(*prf(counts[slot, "hit"], counts[slot, "told"], counts[slot, "gold"]))


def measure_event(nlp: Language, event: dict, counts: Counter, errors: bool) -> None:
    """Count one event."""
    found = topics_of(nlp, event)
    for slot, spans in (("topics", found.about), ("not_topics", found.not_about)):
        gold = list(event.get(slot) or [])
        labels = [s.label for s in spans]
        pairs = pair_up(labels, gold, lambda a, b: float(Named.of([a]).is_like(b)))
        counts.update({(slot, "hit"): len(pairs), (slot, "told"): len(labels), (slot, "gold"): len(gold)})
        wrong = [x for x in labels if x not in {a for a, _ in pairs}]
        missed = [x for x in gold if x not in {b for _, b in pairs}]
        if errors and (wrong or missed):
            print(f"{event['id']} {slot}: wrong {wrong} missed {missed} right {[a for a, _ in pairs]}")
            for quote in event.get("evidence") or ():
                print("      ", quote)


def topics_of(nlp: Language, event: dict) -> TopicMentions:
    """Topics found in the evidence of an event."""
    sentences, offset = [], 0
    for index, quote in enumerate(event.get("evidence") or ()):
        sentences.append(Sentence(index, 0, ZoneKind.BODY, offset, nlp(quote)[:]))
        offset += len(quote) + 1
    names = [p["name"] for p in event.get("participants") or ()]
    return find_topics(sentences, names)


if __name__ == "__main__":
    sys.exit(main())
